import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import {
  addCommonOptions,
  type CommonFlags,
  commonOptions,
  type RunVerb,
  type StoreFlags,
  storeOption,
  storeOptions,
} from '../options.ts'

/** Declares `topdeck show`. */
export function declareShow(program: Command, run: RunVerb): void {
  const command = program
    .command('show')
    .description('Show a card with both sides, as a review draws it, and when it is due.')
    .argument('<card>', 'id of a card, or FILE:LINE for the card on a line, or FILE for all cards of a file')
    .addOption(storeOption)
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((card: string, flags: CommonFlags & StoreFlags) =>
      run(async (io) => {
        const { show } = await import('./show.ts')
        return await show(card, { ...commonOptions(flags), ...storeOptions(flags) }, io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck show vXNRuAcv4yZi', 'the card with this id ("topdeck list" and "topdeck search" print ids)'],
    ['topdeck show topics/docker/faq.md:9', 'the card whose question or answer is on line 9'],
    ['topdeck show topics/docker/faq.md', 'all cards of a file'],
    ["topdeck show vXNRuAcv4yZi --json | jq -r '.[0].fields.answer'", 'the answer as HTML'],
  ],
})
