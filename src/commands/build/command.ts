import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Format } from '../../emit/index.ts'
import { ankiDeck, LONGEST_DECK } from '../../model/deck-name.ts'
import type { Configuration } from '../../project/configuration.ts'
import { alternatives, didYouMean } from '../../text/did-you-mean.ts'
import { moreHelp } from '../help.ts'
import {
  addCommonOptions,
  type CommonFlags,
  commonOptions,
  type RunVerb,
  tagOption,
  topicsArgument,
} from '../options.ts'

interface BuildFlags extends CommonFlags {
  readonly output?: string
  readonly format?: Format[]
  readonly deck?: string
  readonly retired?: Configuration['retired']
  readonly dryRun?: true
  readonly fresh?: true
  readonly acceptLoss?: true
}

/** Declares `topdeck build`. */
export function declareBuild(program: Command, run: RunVerb): void {
  const command = program
    .command('build')
    .description('Build the decks from a topics folder.')
    .addArgument(topicsArgument)
    .option('-o, --output <folder>', 'folder for the decks (default: "decks")')
    .option(
      '-f, --format <formats>',
      'formats to write, separated by commas: apkg, json, csv (default: all)',
      formatsOf,
    )
    .addOption(tagOption)
    .option('--deck <name>', 'parent deck in Anki (default: "Topdeck")', deckOf)
    .addOption(
      new Option(
        '--retired <how>',
        'cards whose question is gone: export them with the tag topdeck::retired, or drop them (default: "tag")',
      ).choices(['tag', 'drop']),
    )
    .option('-n, --dry-run', 'show what would be written without writing anything')
    .option('--fresh', 'build even if nothing has changed since the last build')
    .option('--accept-loss', 'build although the ledger has lost lines that neither git nor the decks know')
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: BuildFlags) =>
      run(async (io) => {
        const { build } = await import('./build.ts')
        const { output: decks, format: formats, deck, retired, dryRun, fresh, acceptLoss } = flags
        const effect = dryRun === undefined ? 'write' : 'plan'
        const stamp = fresh === undefined ? 'use' : 'ignore'
        const loss = acceptLoss === undefined ? 'refuse' : 'accept'
        return await build(topics, { ...commonOptions(flags), decks, formats, deck, retired, effect, stamp, loss }, io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck build', 'builds topics/ into decks/: .apkg, .json and .csv files for each topic, and all.apkg'],
    ['topdeck build notes -o out', 'builds another folder into other decks'],
    ['topdeck build topics/docker', 'builds only the decks of one topic'],
    [
      "topdeck build --tag docker,containers --tag '!command' -o out",
      'builds the cards about Docker or containers, without those that ask for a command',
    ],
    ['topdeck build --dry-run', 'shows what would change'],
  ],
  notes: [
    'A tag includes the tags below it: "containers" also matches "containers::images".',
    'All decks are replaced together. If anything fails, the old decks stay as they are.',
  ],
})

function deckOf(name: string): string {
  if (ankiDeck(name) !== '' && name.length <= LONGEST_DECK) return name
  throw new InvalidArgumentError(`Expected the name of a deck, of at most ${LONGEST_DECK} characters.`)
}

const knownFormats: readonly Format[] = ['apkg', 'json', 'csv']

function formatsOf(text: string): Format[] {
  const formats = text.split(',').map((part) => {
    const found = knownFormats.find((format) => format === part.trim().toLowerCase())
    if (found === undefined)
      throw new InvalidArgumentError(`expected ${alternatives(knownFormats)}${didYouMean(part.trim(), knownFormats)}`)
    return found
  })
  return [...new Set(formats)]
}
