import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import {
  addCommonOptions,
  type CommonFlags,
  commonOptions,
  type RunVerb,
  tagOption,
  topicsArgument,
} from '../options.ts'

/** Declares `topdeck duplicates`. */
export function declareDuplicates(program: Command, run: RunVerb): void {
  const command = program
    .command('duplicates')
    .description('Find questions that may be the same card, and cards whose answers disagree.')
    .addArgument(topicsArgument)
    .addOption(tagOption)
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: CommonFlags) =>
      run(async (io) => {
        const { duplicates } = await import('./duplicates.ts')
        return await duplicates(topics, commonOptions(flags), io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck duplicates'],
    ['topdeck duplicates topics/docker --tag images'],
    [
      'topdeck duplicates --json | jq \'.[] | select(.kind == "suggested" and .score > 0.8)\'',
      'only the most likely ones',
    ],
  ],
  notes: [
    {
      title: 'Kinds:',
      items: [
        ['suggested', 'two cards that may ask the same thing in different words; Topdeck never merges them by itself'],
        ['kept-apart', 'two cards with the same question but different answers'],
        ['conflict', 'one card that shows two different answers, and no rule or comment says that both are right'],
      ],
    },
    {
      title:
        'To settle a case for good, copy the line that is printed with it into topdeck.config.yaml, ' +
        'or write a comment beside the question:',
      items: [['<!-- topdeck: same-as ID -->'], ['<!-- topdeck: different-from ID -->']],
    },
  ],
})
