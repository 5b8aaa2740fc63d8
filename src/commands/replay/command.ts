import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import { addCommonOptions, type CommonFlags, commonOptions, type RunVerb, topicsArgument } from '../options.ts'

interface ReplayFlags extends CommonFlags {
  readonly since?: string
}

/** Declares `topdeck replay`. */
export function declareReplay(program: Command, run: RunVerb): void {
  const command = program
    .command('replay')
    .description('Show what each commit of the topics would have done to learners.')
    .addArgument(topicsArgument)
    .option('-s, --since <ref>', 'start from a git ref and the ledger it contains (default: the first commit)')
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: ReplayFlags) =>
      run(async (io) => {
        const { replay } = await import('./replay.ts')
        return await replay(topics, { ...commonOptions(flags), since: flags.since }, io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck replay', 'all commits of the topics, starting from an empty ledger'],
    ['topdeck replay --since v1 --verbose', 'the commits since v1, including every rewording'],
  ],
  notes: ['This command writes nothing. It exits with 1 if any commit made a card lose its history.'],
})
