import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import {
  addCommonOptions,
  type CommonFlags,
  commonOptions,
  type RunVerb,
  type StoreFlags,
  storeOption,
  storeOptions,
} from '../options.ts'

/** Declares `topdeck reviews` and its subcommands. */
export function declareReviews(program: Command, run: RunVerb): void {
  const reviews = program
    .command('reviews')
    .description('Export and import your reviews, undo them, and unsuspend or reset cards.')
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
        const { changeCards } = await import('./unsuspend-and-reset.ts')
        return await changeCards('unsuspend', ids, storeOptions(flags), io)
      }),
    )

  reviews
    .command('reset')
    .description('Make cards new again. Their reviews are kept, and "topdeck reviews undo" reverses the reset.')
    .argument('<ids...>', 'ids of cards, or of single gaps of a cloze ("topdeck list" shows ids)')
    .addOption(storeOption)
    .action((ids: readonly string[], flags: StoreFlags) =>
      run(async (io) => {
        const { changeCards } = await import('./unsuspend-and-reset.ts')
        return await changeCards('reset', ids, storeOptions(flags), io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck reviews export laptop.jsonl'],
    ['topdeck reviews import laptop.jsonl desk.jsonl'],
    ['ssh desk topdeck reviews export | topdeck reviews import -'],
    ['topdeck reviews unsuspend', 'lists suspended cards'],
    ['topdeck reviews unsuspend vXNRuAcv4yZi', 'brings a card back'],
    ['topdeck reviews reset vXNRuAcv4yZi', 'treats a card as if you had never learned it'],
  ],
  notes: ['You can import the reviews of several machines in any order, and as often as you like.'],
})
