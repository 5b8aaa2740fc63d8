import type { Command } from 'commander'
import { Failure } from '../../model/failure.ts'
import { moreHelp } from '../help.ts'
import { addCommonOptions, type CommonFlags, commonOptions, type RunVerb } from '../options.ts'

interface ExplainFlags extends CommonFlags {
  readonly id?: string
}

/** Declares `topdeck explain`. */
export function declareExplain(program: Command, run: RunVerb): void {
  const command = program
    .command('explain')
    .description('Explain what each block of a file became, and why.')
    .argument('[file[:line]]', 'Markdown file, or one line of it')
    .option('--id <id>', 'explain instead what became of a card id, and how its question was recognised')
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((place: string | undefined, flags: ExplainFlags) =>
      run(async (io) => {
        const { id } = flags
        if (id !== undefined && place === undefined) {
          const { explainId } = await import('./explain-id.ts')
          return await explainId(id, commonOptions(flags), io)
        }
        if (id === undefined && place !== undefined) {
          const { explain } = await import('./explain.ts')
          return await explain(place, commonOptions(flags), io)
        }
        throw new Failure('explain: expected either a file or --id ID')
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck explain topics/docker/faq.md', 'every block of a file'],
    ['topdeck explain topics/docker/faq.md:12', 'the block on line 12'],
    ['topdeck explain --id vXNRuAcv4yZi', 'the history of an id'],
  ],
})
