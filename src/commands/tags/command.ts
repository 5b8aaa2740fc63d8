import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import { addCommonOptions, type CommonFlags, commonOptions, type RunVerb, topicsArgument } from '../options.ts'

/** Declares `topdeck tags`. */
export function declareTags(program: Command, run: RunVerb): void {
  const command = program
    .command('tags')
    .description('List all tags as a tree, with the number of cards that have each.')
    .addArgument(topicsArgument)
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: CommonFlags) =>
      run(async (io) => {
        const { tags } = await import('./tags.ts')
        return await tags(topics, commonOptions(flags), io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck tags'],
    ['topdeck tags topics/docker', 'the tags of one topic'],
    ["topdeck tags --json | jq -r '.[].tag'", 'the full names only'],
  ],
  notes: [
    'A card that has a tag also counts for the tags above it. Pass the full name to --tag: ' +
      '"topdeck review --tag docker::images".',
  ],
})
