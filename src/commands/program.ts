import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import type { ExitCode, Io } from '../io/io.ts'
import { showPlace } from '../io/path.ts'
import { Failure, Interrupted } from '../model/failure.ts'
import { escapeControls } from '../render/field/escape-controls.ts'
import { declareBuild } from './build/command.ts'
import { declareDiff } from './diff/command.ts'
import { declareDue } from './due/command.ts'
import { declareDuplicates } from './duplicates/command.ts'
import { declareExplain } from './explain/command.ts'
import { helpConfiguration, moreHelp } from './help.ts'
import { declareInit } from './init/command.ts'
import { declareList } from './list/command.ts'
import { declareOptimize } from './optimize/command.ts'
import type { RunVerb } from './options.ts'
import { declareReplay } from './replay/command.ts'
import { declareReview } from './review/command.ts'
import { declareReviews } from './reviews/command.ts'
import { declareSearch } from './search/command.ts'
import { declareShow } from './show/command.ts'
import { declareStats } from './stats/command.ts'
import { declareTags } from './tags/command.ts'
import { usageMessage } from './usage-message.ts'

/** The verbs, in the order in which the help lists them. */
const verbs: readonly ((program: Command, run: RunVerb) => void)[] = [
  declareInit,
  declareBuild,
  declareList,
  declareSearch,
  declareShow,
  declareTags,
  declareExplain,
  declareDiff,
  declareReplay,
  declareDuplicates,
  declareReview,
  declareDue,
  declareStats,
  declareOptimize,
  declareReviews,
]

/** Runs `topdeck` with the arguments after its name, and gives the exit code. Never throws. */
export async function run(argv: readonly string[], io: Io, version: string): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = programFor(io, version)
  for (const declare of verbs) {
    declare(program, async (work) => {
      code = await work(io)
    })
  }
  try {
    await program.parseAsync(withoutHelpOnUnknown(argv, program), { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0
      // Whoever named no command sees the whole help already.
      if (error.code !== 'commander.help')
        io.err.write(`${adviceOn(withoutHelpOnUnknown(argv, program), program, io)}\n`)
      return 2
    }
    io.err.write(`topdeck: ${escapeControls(messageOf(error))}\n`)
    return error instanceof Interrupted ? 130 : 2
  }
}

/** `help expalin` shows no help, so that it fails as `expalin` does, with the command that was probably meant. */
function withoutHelpOnUnknown(argv: readonly string[], program: Command): readonly string[] {
  const [first, second] = argv
  const isUnknown =
    second !== undefined && !/^-|^help$/.test(second) && !program.commands.some((one) => one.name() === second)
  return first === 'help' && isUnknown ? argv.slice(1) : argv
}

/** What to do about a command line that cannot be understood. */
function adviceOn(argv: readonly string[], program: Command, { cwd }: Io): string {
  const [first = '', second] = argv
  const command = program.commands.find((one) => one.name() === first)
  if (command === undefined) {
    const build = existsSync(resolve(cwd, first)) ? `"topdeck build ${showPlace(first)}" builds its decks; ` : ''
    return `${build}"topdeck --help" lists the commands`
  }
  const inner = command.commands.find((one) => one.name() === second)
  const name = inner === undefined ? first : `${first} ${inner.name()}`
  return `"topdeck ${name} --help" shows what it takes, with examples`
}

function messageOf(error: unknown): string {
  if (error instanceof Interrupted || error instanceof Failure) return error.message
  return `unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

function programFor(io: Io, version: string): Command {
  return new Command('topdeck')
    .description(
      'Build Anki decks, JSON and CSV from questions in Markdown, and review the cards in the terminal. ' +
        'Cards keep their history when you edit the questions.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureHelp(helpConfiguration)
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      outputError: (text, write) => write(usageMessage(text)),
      getOutHelpWidth: () => io.out.columns,
      getErrHelpWidth: () => io.err.columns,
    })
    .addHelpText('after', help)
}

const help = moreHelp({
  examples: [
    ['topdeck init', 'begins a project in this folder, whatever notes are in it'],
    ['topdeck build', 'builds topics/ into decks/'],
    ['topdeck list --tag docker', 'lists the cards about Docker'],
    ['topdeck search image', 'finds cards by their words'],
    ['topdeck explain', 'lists what was probably missed'],
    ['topdeck explain topics/docker/faq.md:12', 'explains what became of a line'],
    ['topdeck diff --against main', 'shows what this branch does to learners'],
    ['topdeck review', 'reviews what is due'],
  ],
  notes: [
    {
      title: 'Exit codes:',
      items: [
        ['0', 'success'],
        ['1', 'problems in the content; everything without problems was still written'],
        ['2', 'wrong usage, or a failure'],
        ['130', 'interrupted'],
      ],
    },
  ],
})
