import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { isCardId } from '../../identity/card-id.ts'
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
    .description('Explain what each block of a file became, and why; or list what was probably missed in a folder.')
    .argument('[place]', 'FILE, FILE:LINE for the block on a line, a folder, or an id (default: the whole project)')
    .option('--id <id>', 'explain instead what became of a card id, and how its question was recognised')
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((place: string | undefined, flags: ExplainFlags) =>
      run(async (io) => {
        // Whoever pastes an id means the card, unless a file has such a name.
        const isId = place !== undefined && isCardId(place) && !existsSync(resolve(io.cwd, place))
        const { id } = isId ? { id: flags.id ?? place } : flags
        if (id !== undefined && (place === undefined || place === id)) {
          const { explainId } = await import('./explain-id.ts')
          return await explainId(id, commonOptions(flags), io)
        }
        if (id !== undefined) throw new Failure('explain: --id stands alone; leave out either the id or the file')
        if (place !== undefined) {
          const { explain } = await import('./explain.ts')
          return await explain(place, commonOptions(flags), io)
        }
        const { explainFolder } = await import('./explain-folder.ts')
        return await explainFolder(undefined, commonOptions(flags), io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck explain', 'what was probably missed in the project, the likeliest first'],
    ['topdeck explain topics/docker', 'the same for one folder'],
    ['topdeck explain topics/docker/faq.md', 'every block of a file'],
    ['topdeck explain topics/docker/faq.md:12', 'the block on line 12'],
    ['topdeck explain --id vXNRuAcv4yZi', 'the history of an id; --id can be left out'],
  ],
})
