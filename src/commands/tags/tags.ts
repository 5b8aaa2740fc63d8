import { type Colours, coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { isWithin, openProject, readSources, showProblems } from '../../project/project.ts'
import { nothingRead } from '../../project/topic-path.ts'
import { countText } from '../../text/count.ts'
import type { CommonOptions } from '../options.ts'
import { countTags, type TagCount } from './tag-tree.ts'

/** `topdeck tags`: lists the tags of all cards as a tree, with their numbers. Writes nothing. */
export async function tags(target: string | undefined, options: Omit<CommonOptions, 'tag'>, io: Io): Promise<ExitCode> {
  const project = await openProject(target, undefined, io)
  const sources = readSources(project, io)
  const { found, ledgerFile } = await findProjectCards(project, sources.files, io)
  const cards = found.cards.filter((card) => card.sources.some(({ file }) => isWithin(file, project.within)))
  const counts = countTags(cards)

  if (options.output === 'json') writeJson(io.out, counts)
  else if (counts.length === 0)
    io.out.write(nothingRead(project, io) ?? 'No card has a tag; "topdeck list" shows the cards.\n')
  else io.out.write(treeText(counts, coloursFor(io.out, options.colour, io.env)))

  const problems = sortProblems([
    ...ledgerFile.problems,
    ...showProblems([...sources.problems, ...found.problems], project, io),
  ])
  io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(problems)
}

/** One tag a line, below the tag that it belongs to; the numbers stand in front, where they align. */
function treeText(counts: readonly TagCount[], colours: Colours): string {
  const width = Math.max(...counts.map(({ cards }) => String(cards).length))
  return counts
    .map(({ tag, cards, unanswered }) => {
      const levels = tag.split('::')
      const name = `${'  '.repeat(levels.length - 1)}${levels.at(-1) ?? ''}`
      const open = unanswered === 0 ? '' : colours.faint(`  and ${countText(unanswered, 'question')} without an answer`)
      return `${String(cards).padStart(width)}  ${name}${open}\n`
    })
    .join('')
}
