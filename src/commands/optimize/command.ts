import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import { addCommonOptions, addLearnerOptions, type LearnerFlags, learnerOptions, type RunVerb } from '../options.ts'

interface OptimizeFlags extends LearnerFlags {
  readonly yes?: true
}

/** Declares `topdeck optimize`. */
export function declareOptimize(program: Command, run: RunVerb): void {
  const command = addLearnerOptions(
    program.command('optimize').description('Train the scheduling parameters on your own reviews.'),
  ).option('-y, --yes', 'save better parameters without asking')
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: OptimizeFlags) =>
      run(async (io) => {
        const { optimize } = await import('./optimize.ts')
        const consent = flags.yes === undefined ? 'ask' : 'given'
        return await optimize(topics, { ...learnerOptions(flags), consent }, io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck optimize', 'for all cards; asks before it saves anything'],
    ['topdeck optimize --deck docker', 'for the cards of one deck'],
    ['topdeck optimize --yes --json', 'for scripts'],
  ],
  notes: [
    'Log loss and RMSE measure how far the predictions were from your grades; lower is better. ' +
      'Parameters that the configuration sets take precedence over trained ones.',
  ],
})
