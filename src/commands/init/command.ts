import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import { addCommonOptions, type CommonFlags, commonOptions, type RunVerb } from '../options.ts'

/** Declares `topdeck init`. */
export function declareInit(program: Command, run: RunVerb): void {
  const command = program
    .command('init')
    .description(
      'Begin a project: write a configuration that fits the folder, and a sample topic if it has no Markdown.',
    )
    .argument('[folder]', 'folder of the project (default: the working folder)')
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((folder: string | undefined, flags: CommonFlags) =>
      run(async (io) => {
        const { init } = await import('./init.ts')
        return await init(folder, commonOptions(flags), io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck init ~/flashcards', 'makes a folder with a configuration and a sample topic'],
    ['cd ~/vault && topdeck init', 'makes a vault of notes a project, without its daily notes and templates'],
  ],
  notes: ['Nothing that exists is overwritten. Delete topdeck.config.yaml to begin again.'],
})
