import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { Format } from '../emit/index.ts'
import type { ExitCode, Io } from '../io/io.ts'
import { Failure, Interrupted } from '../model/failure.ts'
import type { Configuration } from '../project/configuration.ts'
import type { CommonOptions } from './options.ts'

/** Runs `topdeck` with the arguments behind its name, and gives the exit code. Nothing is thrown. */
export async function run(argv: readonly string[], io: Io, version: string): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = createProgram(io, version, (result) => {
    code = result
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof Interrupted) {
      io.err.write(`topdeck: ${error.message}\n`)
      return 130
    }
    if (error instanceof Failure) io.err.write(`topdeck: ${error.message}\n`)
    else
      io.err.write(
        `topdeck: failed unexpectedly: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      )
    return 2
  }
}

const knownFormats: readonly Format[] = ['apkg', 'json', 'csv']

interface CommonFlags {
  readonly tag?: string[]
  readonly json?: true
  readonly verbose?: true
  readonly color?: boolean
}

interface BuildFlags extends CommonFlags {
  readonly output?: string
  readonly format?: Format[]
  readonly deck?: string
  readonly retired?: Configuration['retired']
  readonly dryRun?: true
  readonly fresh?: true
}

interface DiffFlags extends CommonFlags {
  readonly against?: string
  readonly check?: true
}

interface ReplayFlags extends CommonFlags {
  readonly since?: string
}

interface StoreFlags {
  readonly store?: string
}

interface DueFlags extends CommonFlags, StoreFlags {
  readonly deck?: string[]
}

interface StatsFlags extends DueFlags {
  readonly days?: number
  readonly html?: string
}

interface OptimizeFlags extends DueFlags {
  readonly yes?: true
}

interface ReviewFlags extends CommonFlags, StoreFlags {
  readonly deck?: string[]
  readonly limit?: number
  readonly new?: number
  readonly ahead?: number
  readonly cram?: true
  readonly type?: true
  readonly plain?: true
}

function createProgram(io: Io, version: string, finish: (code: ExitCode) => void): Command {
  const program = new Command('topdeck')
    .description('Turns Markdown with questions into Anki decks, JSON and CSV, and keeps every card through edits.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      getOutHelpWidth: () => io.out.columns,
      getErrHelpWidth: () => io.err.columns,
    })
    .addHelpText('after', programExamples)

  const buildCommand = program
    .command('build')
    .description('Write the decks of a topics folder.')
    .argument('[topics]', 'folder with the Markdown, or a folder or file in it (default: "topics")')
    .option('-o, --output <folder>', 'where the decks go (default: "decks")')
    .option(
      '-f, --format <formats>',
      'what to write: apkg, json, csv, with commas between (default: all)',
      parseFormats,
    )
    .addOption(tagOption())
    .option('--deck <name>', 'deck in Anki that all others lie in (default: "Topdeck")')
    .addOption(
      new Option(
        '--retired <how>',
        'cards that are no more: go along with the tag topdeck::retired, or not at all (default: "tag")',
      ).choices(['tag', 'drop']),
    )
    .option('-n, --dry-run', 'say what would be written, and write nothing')
    .option('--fresh', 'build even if nothing has changed since the last time')
  common(buildCommand)
    .addHelpText('after', buildExamples)
    .action(async (topics: string | undefined, flags: BuildFlags) => {
      const { build } = await import('./build/build.ts')
      finish(
        await build(
          topics,
          {
            ...commonOptions(flags),
            ...(flags.output !== undefined && { decks: flags.output }),
            ...(flags.format !== undefined && { formats: flags.format }),
            ...(flags.deck !== undefined && { deck: flags.deck }),
            ...(flags.retired !== undefined && { retired: flags.retired }),
            effect: flags.dryRun === undefined ? 'write' : 'plan',
            stamp: flags.fresh === undefined ? 'use' : 'ignore',
          },
          io,
        ),
      )
    })

  const listCommand = program
    .command('list')
    .description('List every card with the places where its question stands, unanswered ones too.')
    .argument('[topics]', 'folder with the Markdown, or a folder or file in it (default: "topics")')
    .addOption(tagOption())
  common(listCommand)
    .addHelpText('after', listExamples)
    .action(async (topics: string | undefined, flags: CommonFlags) => {
      const { list } = await import('./list/list.ts')
      finish(await list(topics, commonOptions(flags), io))
    })

  const explainCommand = program
    .command('explain')
    .description('Say what each block of a file became, and why.')
    .argument('[file[:line]]', 'Markdown file, or one line of it')
    .option('--id <id>', 'say instead what became of an id, and how its question was found again')
  common(explainCommand)
    .addHelpText('after', explainExamples)
    .action(async (place: string | undefined, flags: CommonFlags & { readonly id?: string }) => {
      if ((place === undefined) === (flags.id === undefined))
        throw new Failure('explain: expected a file or --id ID; one of the two')
      if (flags.id !== undefined) {
        const { explainId } = await import('./explain/explain-id.ts')
        finish(await explainId(flags.id, commonOptions(flags), io))
      }
      if (place !== undefined) {
        const { explain } = await import('./explain/explain.ts')
        finish(await explain(place, commonOptions(flags), io))
      }
    })

  const diffCommand = program
    .command('diff')
    .description('Say what the topics as they are now do to learners: which cards keep their history, which lose it.')
    .argument('[topics]', 'folder with the Markdown, or a folder or file in it (default: "topics")')
    .option('-a, --against <ref|decks>', 'compare with a git ref, or with JSON decks (default: the ledger)')
    .option('--check', 'fail on lost history, on ambiguous cards, and on a ledger that is out of date')
  common(diffCommand)
    .addHelpText('after', diffExamples)
    .action(async (topics: string | undefined, flags: DiffFlags) => {
      const { diff } = await import('./diff/diff.ts')
      finish(
        await diff(
          topics,
          {
            ...commonOptions(flags),
            ...(flags.against !== undefined && { against: flags.against }),
            purpose: flags.check === undefined ? 'show' : 'gate',
          },
          io,
        ),
      )
    })

  const replayCommand = program
    .command('replay')
    .description('Say what each commit of the topics would have done to learners.')
    .argument('[topics]', 'folder with the Markdown, or a folder or file in it (default: "topics")')
    .option('-s, --since <ref>', 'start from a git ref, with the ledger that it holds (default: the first commit)')
  common(replayCommand)
    .addHelpText('after', replayExamples)
    .action(async (topics: string | undefined, flags: ReplayFlags) => {
      const { replay } = await import('./replay/replay.ts')
      finish(
        await replay(topics, { ...commonOptions(flags), ...(flags.since !== undefined && { since: flags.since }) }, io),
      )
    })

  const duplicatesCommand = program
    .command('duplicates')
    .description('List questions that may be one card, or are one and have several answers.')
    .argument('[topics]', 'folder with the Markdown, or a folder or file in it (default: "topics")')
    .addOption(tagOption())
  common(duplicatesCommand)
    .addHelpText('after', duplicatesExamples)
    .action(async (topics: string | undefined, flags: CommonFlags) => {
      const { duplicates } = await import('./duplicates/duplicates.ts')
      finish(await duplicates(topics, commonOptions(flags), io))
    })

  const reviewCommand = program
    .command('review')
    .description('Review what is due, in the terminal; every grade is kept at once.')
    .argument('[topics]', 'folder with the Markdown, or a folder or file in it (default: "topics", or else "decks")')
    .addOption(tagOption())
    .addOption(deckOption())
    .option('--limit <number>', 'cards at most', parseCount)
    .option('--new <number>', 'new cards at most, in place of the daily limit', parseCount)
    .option('--ahead <days>', 'also what comes due in the next days', parseCount)
    .addOption(
      new Option('--cram', 'go through all cards, due or not; grades are not recorded').conflicts(['new', 'ahead']),
    )
    .option('--type', 'type the answers that can be typed: commands and single words')
    .addOption(new Option('--plain', 'one line in, one line out: for screen readers and pipes').conflicts('json'))
    .addOption(storeOption())
  common(reviewCommand)
    .addHelpText('after', reviewExamples)
    .action(async (topics: string | undefined, flags: ReviewFlags) => {
      const { review } = await import('./review/review.ts')
      finish(
        await review(
          topics,
          {
            ...commonOptions(flags),
            ...storeOptions(flags),
            decks: flags.deck ?? [],
            limit: flags.limit,
            new: flags.new,
            ahead: flags.ahead ?? 0,
            what: flags.cram === undefined ? 'due' : 'cram',
            answers: flags.type === undefined ? 'shown' : 'typed',
            surface: flags.plain === undefined ? 'screen' : 'lines',
          },
          io,
        ),
      )
    })

  const dueCommand = program
    .command('due')
    .description('Say in one line how much is to be learned now, for a shell prompt or a status bar.')
    .argument('[topics]', 'folder with the Markdown, or a folder or file in it (default: "topics", or else "decks")')
    .addOption(tagOption())
    .addOption(deckOption())
    .addOption(storeOption())
  common(dueCommand)
    .addHelpText('after', dueExamples)
    .action(async (topics: string | undefined, flags: DueFlags) => {
      const { due } = await import('./due/due.ts')
      finish(await due(topics, { ...commonOptions(flags), ...storeOptions(flags), decks: flags.deck ?? [] }, io))
    })

  const statsCommand = program
    .command('stats')
    .description('Show what was learned: cards due, reviews, retention, time spent, stability and difficulty.')
    .argument('[topics]', 'folder with the Markdown, or a folder or file in it (default: "topics", or else "decks")')
    .addOption(tagOption())
    .addOption(deckOption())
    .option('--days <n>', 'days to look back and ahead (default: 26 weeks back, 30 days ahead)', parseDays)
    .option('--html <file>', 'write a page with all charts, which needs no other file')
    .addOption(storeOption())
  common(statsCommand)
    .addHelpText('after', statsExamples)
    .action(async (topics: string | undefined, flags: StatsFlags) => {
      const { stats } = await import('./stats/stats.ts')
      finish(
        await stats(
          topics,
          {
            ...commonOptions(flags),
            ...storeOptions(flags),
            decks: flags.deck ?? [],
            days: flags.days,
            html: flags.html,
          },
          io,
        ),
      )
    })

  const optimizeCommand = program
    .command('optimize')
    .description('Train the parameters by which reviews are scheduled from your own reviews.')
    .argument('[topics]', 'folder with the Markdown, or a folder or file in it (default: "topics", or else "decks")')
    .addOption(tagOption())
    .addOption(deckOption())
    .option('-y, --yes', 'keep what is better without asking')
    .addOption(storeOption())
  common(optimizeCommand)
    .addHelpText('after', optimizeExamples)
    .action(async (topics: string | undefined, flags: OptimizeFlags) => {
      const { optimize } = await import('./optimize/optimize.ts')
      finish(
        await optimize(
          topics,
          {
            ...commonOptions(flags),
            ...storeOptions(flags),
            decks: flags.deck ?? [],
            consent: flags.yes === undefined ? 'ask' : 'given',
          },
          io,
        ),
      )
    })

  const reviewsCommand = program
    .command('reviews')
    .description('Carry the history of your reviews from one machine to another; take back what was done to cards.')
    .addHelpText('after', reviewsExamples)

  reviewsCommand
    .command('export')
    .description('Write all reviews as JSON lines.')
    .argument('[file]', 'where to (default: "-", the output)')
    .addOption(storeOption())
    .action(async (file: string | undefined, flags: StoreFlags) => {
      const { exportReviews } = await import('./reviews/export.ts')
      finish(await exportReviews(file, storeOptions(flags), io))
    })

  const importCommand = reviewsCommand
    .command('import')
    .description('Add reviews that were exported elsewhere; what is known already is left as it is.')
    .argument('<files...>', 'files, or "-" for the input')
    .addOption(storeOption())
  common(importCommand).action(async (files: readonly string[], flags: CommonFlags & StoreFlags) => {
    const { importReviews } = await import('./reviews/import.ts')
    finish(await importReviews(files, { ...commonOptions(flags), ...storeOptions(flags) }, io))
  })

  reviewsCommand
    .command('undo')
    .description('Take back what you did last, also yesterday; as often as you like.')
    .addOption(storeOption())
    .action(async (flags: StoreFlags) => {
      const { undoLast } = await import('./reviews/undo.ts')
      finish(await undoLast(storeOptions(flags), io))
    })

  reviewsCommand
    .command('unsuspend')
    .description('Let suspended cards come again, leeches too.')
    .argument('[ids...]', 'ids of cards, or of parts of a cloze (default: list what is suspended)')
    .addOption(storeOption())
    .action(async (ids: readonly string[], flags: StoreFlags) => {
      const { changeCards } = await import('./reviews/change-cards.ts')
      finish(await changeCards('unsuspend', ids, storeOptions(flags), io))
    })

  reviewsCommand
    .command('reset')
    .description('Make cards new again; their reviews are kept, and an undo takes the reset back.')
    .argument('<ids...>', 'ids of cards, or of parts of a cloze (topdeck list shows them)')
    .addOption(storeOption())
    .action(async (ids: readonly string[], flags: StoreFlags) => {
      const { changeCards } = await import('./reviews/change-cards.ts')
      finish(await changeCards('reset', ids, storeOptions(flags), io))
    })

  return program
}

/** The options that every command has. */
function common(command: Command): Command {
  return command
    .option('--json', 'print JSON for programs')
    .option('-v, --verbose', 'print all problems, not only the first 20')
    .option('--color', 'colour the output even if it is no terminal')
    .option('--no-color', 'never colour it (also: NO_COLOR=1)')
}

function commonOptions({ tag, json, verbose, color }: CommonFlags): CommonOptions {
  return {
    tag: tag ?? [],
    output: json === undefined ? 'text' : 'json',
    colour: color === undefined ? 'auto' : color ? 'always' : 'never',
    verbosity: verbose === undefined ? 'some' : 'all',
  }
}

function storeOptions({ store }: StoreFlags): { readonly store?: string } {
  return store === undefined ? {} : { store }
}

function storeOption(): Option {
  return new Option('--store <file>', 'where your reviews are kept (default: TOPDECK_STORE, or in your data folder)')
}

function deckOption(): Option {
  return new Option('--deck <name>', 'only cards of this deck and those below it; repeat for several').argParser(
    collect,
  )
}

function collect(text: string, before: string[] | undefined): string[] {
  return [...(before ?? []), text]
}

function tagOption(): Option {
  return new Option(
    '-t, --tag <expression>',
    'only cards with this tag: a, "a,b" (or), "!a" (not); repeat for "and"',
  ).argParser(collect)
}

function parseDays(text: string): number {
  const days = Number(text)
  if (/^\d+$/.test(text) && days >= 1 && days <= 3650) return days
  throw new InvalidArgumentError(`Unexpected "${text}", expected a whole number from 1 to 3650.`)
}

function parseFormats(text: string): Format[] {
  const formats = text.split(',').map((part) => {
    const found = knownFormats.find((format) => format === part.trim().toLowerCase())
    if (found === undefined)
      throw new InvalidArgumentError(`Unexpected "${part.trim()}", expected ${knownFormats.join(', ')}.`)
    return found
  })
  return [...new Set(formats)]
}

function parseCount(text: string): number {
  const count = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count)) {
    throw new InvalidArgumentError(`Unexpected "${text}", expected a whole number from 0 on.`)
  }
  return count
}

const programExamples = `
Examples:
  topdeck build                       topics/ becomes decks/
  topdeck list --tag docker           the cards about Docker
  topdeck explain topics/docker/faq.md:12
  topdeck diff --against main         what this branch does to learners

Exit codes: 0 fine, 1 problems in the content (what is good was written), 2 wrong use or failure.
`

const buildExamples = `
Examples:
  topdeck build                       decks/<topic>.apkg, .json and .csv, and decks/all.apkg
  topdeck build notes -o out          another folder, other decks
  topdeck build topics/docker         only the decks of one topic
  topdeck build --tag docker,podman --tag '!security' -o out
                                      about Docker or Podman, and not about security
  topdeck build --dry-run             say what would change

A tag counts for those below it: containers means containers::images too.
The decks are replaced all at once; when something fails, the old ones stay.
`

const listExamples = `
Examples:
  topdeck list
  topdeck list topics/docker --tag command
  topdeck list --json | jq '.[] | select(.answered | not) | .question'
`

const explainExamples = `
Examples:
  topdeck explain topics/docker/faq.md
  topdeck explain topics/docker/faq.md:12
  topdeck explain --id vXNRuAcv4yZi
`

const diffExamples = `
Examples:
  topdeck diff                        what the next build would change
  topdeck diff --against main         what this branch does to learners
  topdeck diff --against v1 --json | jq '.changes[] | select(.type == "reset")'
  topdeck diff --against ~/old/decks  beside the JSON decks of an earlier build
  topdeck diff --check                for CI: fails where a card would lose its history

Nothing is written.
`

const replayExamples = `
Examples:
  topdeck replay                      every commit of the topics, from an empty ledger on
  topdeck replay --since v1 --verbose the commits since v1, with each rewording

Nothing is written. Exit code 1 means that some commit made a card lose its history.
`

const duplicatesExamples = `
Examples:
  topdeck duplicates
  topdeck duplicates topics/docker --tag images
  topdeck duplicates --json | jq '.[] | select(.kind == "suggested" and .score > 0.8)'

suggested   two cards that may ask the same in other words; they are never merged by themselves
kept-apart  two cards with the same question, whose answers differ
conflict    one card that shows two answers

Each can be settled by a line of topdeck.config.yaml, which is printed with it, or by a comment at a question:
  <!-- topdeck: same-as ID -->   <!-- topdeck: different-from ID -->
`

const dueExamples = `
Examples:
  topdeck due                         12 due, 3 learning, 20 new
  topdeck due --deck docker --json
  topdeck due ~/notes/topics          from any folder

What the limits of the day leave is told. Nothing is compiled when the topics haven't changed.
`

const statsExamples = `
Examples:
  topdeck stats
  topdeck stats --tag docker --days 90
  topdeck stats --html stats.html     the same as a page, without a server
  topdeck stats --json | jq '.retention.all | .recalled / .of'

Retention is the share of reviews with hard, good or easy: the first of a card on a day, of cards that are past their
learning steps. Young cards come again within less than 21 days, mature ones later. A card of several gaps counts once
for each. Who takes longer than 10 minutes for one answer was away: no more is counted.

Keys of the JSON, with dates as 2026-01-02:
  today, period          the days that are looked at: how many past ones and how many ahead, today in both
  cards                  how many are new, learning, young, mature, suspended, leech
  knowledge              cards seen, and how many of them are expected to be recalled today
  due                    overdue ones, and for each day how many are due; today's hold those overdue
  activity, total        reviews and seconds for each past day, and since the beginning
  streak                 current and longest, in days
  grades                 of the past days: again, hard, good, easy
  medianAnswerSeconds    of the past days; null without any
  retention              all, young, mature: how many were recalled and of how many; weeks: the same by week
  stability, difficulty  median, and how many cards lie from one bound to below the next
`

const optimizeExamples = `
Examples:
  topdeck optimize                    for all cards; asks before it keeps anything
  topdeck optimize --deck docker
  topdeck optimize --yes --json       for scripts

Log loss and RMSE say how far the forecasts were off, less being better. What the configuration sets goes before.
`

const reviewsExamples = `
Examples:
  topdeck reviews export laptop.jsonl
  topdeck reviews import laptop.jsonl desk.jsonl
  ssh desk topdeck reviews export | topdeck reviews import -
  topdeck reviews unsuspend           lists suspended cards; with ids, they come again
  topdeck reviews reset vXNRuAcv4yZi  as if it had never been learned

Histories of several machines add up, in any order and as often as you like.
`

const reviewExamples = `
Examples:
  topdeck review                      what is due today
  topdeck review --tag docker --new 5
  topdeck review --ahead 3            before a journey
  topdeck review --cram --deck containers
  topdeck review --type               type commands; flags in any order, -it as good as -i -t
  topdeck review --plain              for screen readers and pipes

Keys: space or enter shows the answer, 1 again, 2 hard, 3 good, 4 easy, u undo (also yesterday's), s suspend,
b bury until tomorrow, e edit the source, o open the link, ? help, q quit.

With --json, a program reviews, by one JSON object per line:
  out {"type":"card","item":…,"question":…,"questionHtml":…,"typable":…,"changed":…,"left":{…}, …}
  in  {"answer":true}                 out {"type":"answer","answer":…,"answerHtml":…,"intervals":{"1":"1m",…},…}
  in  {"typed":"docker ps"}           the same, with "result", "suggested" and "tokens"
  in  {"grade":3}                     out {"type":"graded","event":…,"due":…,"leech":false}, when it is on the disc;
                                      "taken" beside it: milliseconds that it took
  in  {"undo":true} {"suspend":true} {"bury":true}
                                      out {"type":"undone"} {"type":"suspended"} {"type":"buried"}
  in  {"quit":true}, or no more       out {"type":"summary","reviews":…,"grades":{…},"retention":…,"next":{…}}
What cannot be done gets {"type":"error","message":…}, and the session goes on.
`
