import { type Command, InvalidArgumentError } from 'commander'
import { dayOfDate } from '../../model/calendar.ts'
import { moreHelp } from '../help.ts'
import {
  addCommonOptions,
  type CommonFlags,
  collect,
  commonOptions,
  deckOption,
  type LearnerFlags,
  learnerOptions,
  type RunVerb,
  type StoreFlags,
  storeOption,
  storeOptions,
  tagOption,
  wholeNumber,
} from '../options.ts'
import type { AskedDay } from './list.ts'

interface ListFlags extends LearnerFlags {
  readonly card?: string[]
  readonly since?: AskedDay
  readonly until?: AskedDay
  readonly limit?: number
}

/** Declares `topdeck reviews` and its subcommands. */
export function declareReviews(program: Command, run: RunVerb): void {
  const reviews = program
    .command('reviews')
    .description('List, export, import and restore your reviews, undo them, and unsuspend, reset, move or flag cards.')
    .addHelpText('after', help)

  reviews
    .command('export')
    .description('Write all your reviews as JSON lines.')
    .argument('[file]', 'file to write (default: "-", standard output)')
    .addOption(storeOption)
    .action((file: string | undefined, flags: StoreFlags) =>
      run(async (io) => {
        const { exportReviews } = await import('./export.ts')
        return await exportReviews(file, storeOptions(flags), io)
      }),
    )

  const listing = reviews
    .command('list')
    .description('List your reviews, the latest first: when, the grade, the time taken, the interval, and the card.')
    .option('--card <card>', 'only this card: its id, or words of its question; repeat the option for several', collect)
    .addOption(tagOption)
    .addOption(deckOption)
    .option(
      '--since <day>',
      'only from this day on: a date (2026-01-31), "today", "yesterday", or "7d" for a week',
      asDay,
    )
    .option('--until <day>', 'only up to this day', asDay)
    .option('--limit <number>', 'list at most this many (default: 50, and all with --json)', wholeNumber(1))
    .addOption(storeOption)
  addCommonOptions(listing).action((flags: ListFlags) =>
    run(async (io) => {
      const { listReviews } = await import('./list.ts')
      const { card, since, until, limit } = flags
      return await listReviews({ ...learnerOptions(flags), cards: card ?? [], since, until, limit }, io)
    }),
  )

  const importing = reviews
    .command('import')
    .description('Add reviews that were exported on another machine. Reviews that you already have are skipped.')
    .argument('<files...>', 'files to read, or "-" for standard input')
    .addOption(storeOption)
  addCommonOptions(importing).action((files: readonly string[], flags: CommonFlags & StoreFlags) =>
    run(async (io) => {
      const { importReviews } = await import('./import.ts')
      return await importReviews(files, { ...commonOptions(flags), ...storeOptions(flags) }, io)
    }),
  )

  reviews
    .command('restore')
    .description('Add reviews that are missing from a daily copy of your reviews, or from another database of reviews.')
    .argument('[copies...]', 'days of copies, or files, damaged ones included (default: list the copies)')
    .addOption(storeOption)
    .action((copies: readonly string[], flags: StoreFlags) =>
      run(async (io) => {
        const { restoreReviews } = await import('./restore.ts')
        return await restoreReviews(copies, storeOptions(flags), io)
      }),
    )

  reviews
    .command('undo')
    .description('Undo your last action, even from an earlier day. Repeat to undo more.')
    .addOption(storeOption)
    .action((flags: StoreFlags) =>
      run(async (io) => {
        const { undoLast } = await import('./undo.ts')
        return await undoLast(storeOptions(flags), io)
      }),
    )

  reviews
    .command('unsuspend')
    .description('Bring suspended cards back, including leeches.')
    .argument('[ids...]', 'ids of cards, or of single gaps of a cloze (default: list what is suspended)')
    .addOption(storeOption)
    .action((ids: readonly string[], flags: StoreFlags) =>
      run(async (io) => {
        const { changeCards } = await import('./change-cards.ts')
        return await changeCards({ type: 'unsuspend' }, ids, storeOptions(flags), io)
      }),
    )

  reviews
    .command('reset')
    .description('Make cards new again. Their reviews are kept, and "topdeck reviews undo" reverses the reset.')
    .argument('<ids...>', 'ids of cards, or of single gaps of a cloze ("topdeck list" shows ids)')
    .addOption(storeOption)
    .action((ids: readonly string[], flags: StoreFlags) =>
      run(async (io) => {
        const { changeCards } = await import('./change-cards.ts')
        return await changeCards({ type: 'reset' }, ids, storeOptions(flags), io)
      }),
    )

  reviews
    .command('due')
    .description('Make a card due on another day, as "Set Due Date" of Anki does.')
    .argument('<id>', 'id of a card, or of a single gap of a cloze')
    .argument('<day>', 'a number of days from today, such as +5, or "today", "tomorrow", or a date, such as 2026-12-24')
    .addOption(storeOption)
    .action((id: string, day: string, flags: StoreFlags) =>
      run(async (io) => {
        const { moveCard } = await import('./change-cards.ts')
        return await moveCard(id, day, storeOptions(flags), io)
      }),
    )

  reviews
    .command('flag')
    .description('Flag a card, or remove its flag.')
    .argument('<id>', 'id of a card, or of a single gap of a cloze')
    .argument('<flag>', 'red, orange, green, blue, pink, turquoise or purple, its number from 1 to 7, or none')
    .addOption(storeOption)
    .action((id: string, flag: string, flags: StoreFlags) =>
      run(async (io) => {
        const { flagCard } = await import('./change-cards.ts')
        return await flagCard(id, flag, storeOptions(flags), io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck reviews export laptop.jsonl'],
    ['topdeck reviews import laptop.jsonl desk.jsonl'],
    ['ssh desk topdeck reviews export | topdeck reviews import -'],
    ['topdeck reviews list --since yesterday'],
    ['topdeck reviews list --card vXNRuAcv4yZi', 'the history of a card'],
    ['topdeck reviews restore', 'lists the daily copies'],
    ['topdeck reviews restore 2026-01-02', 'adds the reviews in a copy that you lack'],
    ['topdeck reviews unsuspend', 'lists suspended cards'],
    ['topdeck reviews unsuspend vXNRuAcv4yZi', 'brings a card back'],
    ['topdeck reviews due vXNRuAcv4yZi +5', 'shows a card in five days'],
    ['topdeck reviews due vXNRuAcv4yZi 2026-12-24', 'shows a card on that day'],
    ['topdeck reviews flag vXNRuAcv4yZi red', 'as "topdeck review --filter flag:red" finds it'],
    ['topdeck reviews reset vXNRuAcv4yZi', 'treats a card as if you had never learned it'],
  ],
  notes: ['You can import the reviews of several machines in any order, and as often as you like.'],
})

const daysAgo: ReadonlyMap<string, string> = new Map([
  ['today', '0'],
  ['yesterday', '1'],
])

/** Reads a day: `2026-01-31`, `today`, `yesterday`, or `7d` for seven days ago. */
function asDay(text: string): AskedDay {
  const ago = /^(\d{1,5})d$/.exec(text)?.[1] ?? daysAgo.get(text)
  if (ago !== undefined) return { type: 'days ago', days: Number(ago) }
  const day = dayOfDate(text)
  if (day !== undefined) return { type: 'date', day }
  throw new InvalidArgumentError(
    'expected a date such as 2026-01-31, "today", "yesterday", or a number of days such as 7d',
  )
}
