import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import { addCommonOptions, addLearnerOptions, type LearnerFlags, learnerOptions, type RunVerb } from '../options.ts'

/** Declares `topdeck due`. */
export function declareDue(program: Command, run: RunVerb): void {
  const command = addLearnerOptions(
    program
      .command('due')
      .description('Print how many cards are due, in one line for your shell prompt or status bar.'),
  )
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: LearnerFlags) =>
      run(async (io) => {
        const { due } = await import('./due.ts')
        return await due(topics, learnerOptions(flags), io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck due', 'prints, for example: 12 due, 3 learning, 20 new'],
    ['topdeck due --deck docker --json'],
    ['topdeck due ~/notes/topics', 'works from any folder'],
  ],
  notes: ['The counts respect your daily limits. If the topics have not changed, nothing is compiled.'],
})
