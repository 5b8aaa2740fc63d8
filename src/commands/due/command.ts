import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import { addCommonOptions, addLearnerOptions, type LearnerFlags, learnerOptions, type RunVerb } from '../options.ts'

interface DueFlags extends LearnerFlags {
  readonly decks?: true
  readonly quiet?: true
}

/** Declares `topdeck due`. */
export function declareDue(program: Command, run: RunVerb): void {
  const command = addLearnerOptions(
    program
      .command('due')
      .description('Print how many cards are due, in one line for your shell prompt or status bar.'),
  )
    .option('--decks', 'print what is due in each deck, as a review of that deck alone would show it')
    .option('-q, --quiet', 'print nothing where there is no project')
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: DueFlags) =>
      run(async (io) => {
        const { due } = await import('./due.ts')
        const options = {
          ...learnerOptions(flags),
          extent: flags.decks === undefined ? 'total' : 'decks',
          outside: flags.quiet === undefined ? 'failure' : 'quiet',
        } as const
        return await due(topics, options, io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck due', 'prints, for example: 12 due, 3 learning, 20 new'],
    ['topdeck due --deck docker --json'],
    ['topdeck due --decks', 'each deck with what is due in it'],
    ['topdeck due --quiet', 'for shell prompts: silent outside of projects'],
    ['topdeck due ~/notes/topics', 'works from any folder'],
  ],
  notes: ['The counts respect your daily limits. If the topics have not changed, nothing is compiled.'],
})
