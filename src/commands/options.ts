import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import type { ColourChoice } from '../io/colour.ts'
import type { ExitCode, Io } from '../io/io.ts'
import type { Verbosity } from '../io/problems.ts'

/** Runs the work of a verb and keeps its exit code. */
export type RunVerb = (work: (io: Io) => Promise<ExitCode>) => Promise<void>

/** The options that every verb has. */
export interface CommonOptions {
  /** Tag expressions that must all hold. */
  readonly tag: readonly string[]
  readonly output: 'text' | 'json'
  readonly colour: ColourChoice
  readonly verbosity: Verbosity
}

/** {@link CommonOptions} as they are read from the command line. */
export interface CommonFlags {
  readonly tag?: string[]
  readonly json?: true
  readonly verbose?: true
  readonly color?: boolean
}

/** The option that names the file with the learner's reviews, as it is read from the command line. */
export interface StoreFlags {
  readonly store?: string
}

/** The options of the verbs that work on the learner's cards, as they are read from the command line. */
export interface LearnerFlags extends CommonFlags, StoreFlags {
  readonly deck?: string[]
}

const topicsDescription = 'folder with the Markdown, or a folder or file inside it'

/** The argument of the verbs that need the Markdown. */
export const topicsArgument = new Argument('[topics]', `${topicsDescription} (default: "topics")`)

/** The argument of the verbs that work on cards, for which decks are enough. */
const cardsArgument = new Argument(
  '[topics]',
  `${topicsDescription}, or a folder with JSON decks (default: "topics", or "decks" if there are no topics)`,
)

/** The same for a verb that works on the cards of several projects. */
export const manyCardsArgument = new Argument(
  '[topics...]',
  `${cardsArgument.description}; several for a session on all of them`,
)

export const tagOption = new Option(
  '-t, --tag <expression>',
  'only cards with this tag: "a", "a,b" (either), "!a" (not); repeat the option to require several',
).argParser(collect)

export const deckOption = new Option(
  '--deck <name>',
  'only cards in this deck and its subdecks; repeat the option for several decks',
).argParser(collect)

export const storeOption = new Option(
  '--store <file>',
  'file with your reviews (default: $TOPDECK_STORE, or a file in your data folder)',
)

/** Adds the options that every verb has. */
export function addCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print JSON, for use by other programs')
    .option(
      '-v, --verbose',
      'print everything: all problems and cards instead of the first 20, and decks without changes',
    )
    .option('--color', 'use colours even if the output is not a terminal')
    .option('--no-color', 'never use colours (same as NO_COLOR=1)')
}

/** Adds the argument of the verbs that work on the learner's cards, and the options that choose among the cards. */
export function addLearnerOptions(command: Command, argument = cardsArgument): Command {
  return command.addArgument(argument).addOption(tagOption).addOption(deckOption).addOption(storeOption)
}

/** What the flags that every verb has mean. */
export function commonOptions({ tag, json, verbose, color }: CommonFlags): CommonOptions {
  return {
    tag: tag ?? [],
    output: json === undefined ? 'text' : 'json',
    colour: color === undefined ? 'auto' : color ? 'always' : 'never',
    verbosity: verbose === undefined ? 'some' : 'all',
  }
}

/** What the flag for the file with the reviews means. */
export function storeOptions({ store }: StoreFlags): { readonly store?: string } {
  return store === undefined ? {} : { store }
}

/** What the flags of {@link addLearnerOptions} and {@link addCommonOptions} mean. */
export function learnerOptions(flags: LearnerFlags) {
  return { ...commonOptions(flags), ...storeOptions(flags), decks: flags.deck ?? [] }
}

/** Reads a whole number that is not smaller than `least`, nor larger than `most`. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`
    throw new InvalidArgumentError(`expected a whole number ${range}`)
  }
}

/** Collects the values of an option that is repeated. */
export function collect(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text]
}
