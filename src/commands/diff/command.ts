import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import { addCommonOptions, type CommonFlags, commonOptions, type RunVerb, topicsArgument } from '../options.ts'

interface DiffFlags extends CommonFlags {
  readonly against?: string
  readonly check?: true
}

/** Declares `topdeck diff`. */
export function declareDiff(program: Command, run: RunVerb): void {
  const command = program
    .command('diff')
    .description('Show what your edits do to learners: which cards keep their history and which lose it.')
    .addArgument(topicsArgument)
    .option('-a, --against <ref|decks>', 'compare with a git ref or with JSON decks (default: the ledger)')
    .option(
      '--check',
      'fail if a card would or may lose its history, if a match is ambiguous, or if the ledger is out of date',
    )
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: DiffFlags) =>
      run(async (io) => {
        const { diff } = await import('./diff.ts')
        const { against, check } = flags
        const purpose = check === undefined ? 'show' : 'gate'
        return await diff(topics, { ...commonOptions(flags), against, purpose }, io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck diff', 'what the next build would change'],
    ['topdeck diff --against main', 'what this branch does to learners'],
    ['topdeck diff --against v1 --json | jq \'.changes[] | select(.type == "reset")\'', 'the cards lost since v1'],
    ['topdeck diff --against ~/old/decks', 'compares with the JSON decks of an earlier build'],
    ['topdeck diff --check', 'for CI: fails if a card would lose its history'],
  ],
  notes: ['This command writes nothing.'],
})
