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

/** Declares `topdeck list`. */
export function declareList(program: Command, run: RunVerb): void {
  const command = program
    .command('list')
    .description('List all cards, including unanswered ones, and where each question appears.')
    .addArgument(topicsArgument)
    .addOption(tagOption)
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: CommonFlags) =>
      run(async (io) => {
        const { list } = await import('./list.ts')
        return await list(topics, commonOptions(flags), io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck list'],
    ['topdeck list topics/docker --tag command'],
    ["topdeck list --json | jq '.[] | select(.answered | not) | .question'", 'the questions without an answer'],
  ],
})
