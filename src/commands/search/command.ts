import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import { addCommonOptions, type CommonFlags, commonOptions, type RunVerb, tagOption } from '../options.ts'

/** Declares `topdeck search`. */
export function declareSearch(program: Command, run: RunVerb): void {
  const command = program
    .command('search')
    .description('Find cards by words in their questions and answers, the best first.')
    .argument('<words...>', 'words that a card must have; a phrase in quotes counts as one word')
    .addOption(tagOption)
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((words: readonly string[], flags: CommonFlags) =>
      run(async (io) => {
        const { search } = await import('./search.ts')
        return await search(words, commonOptions(flags), io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck search image'],
    ["topdeck search 'template for' containers", 'a phrase and a word'],
    ['topdeck search docker --tag command', 'only cards with this tag'],
    ["topdeck search docker --json | jq -r '.[0].id'", 'the id of the best card'],
  ],
  notes: [
    'A word is found at the beginning of a word and inside it too, in upper or lower case, with or without accents. ' +
      'If no card has all the words, the cards that have most of them are listed. ' +
      'The first 20 cards are printed; --verbose prints all.',
  ],
})
