import { join } from 'node:path'
import { coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath, showPlace } from '../../io/path.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import { matchesTags, parseTagExpression } from '../../model/tags.ts'
import { requireTaggedCards } from '../../project/asked-tags.ts'
import { configurationProblems } from '../../project/configuration-problems.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { isWithin, openProject, type Project, readSources, showProblems } from '../../project/project.ts'
import { nothingRead } from '../../project/topic-path.ts'
import { isMarkdown } from '../../project/topics/read.ts'
import { cardRecord, cardText } from '../listed-card.ts'
import type { CommonOptions } from '../options.ts'

/** `topdeck list`: lists every card with the places of its questions. Renders nothing and writes nothing. */
export async function list(target: string | undefined, options: CommonOptions, io: Io): Promise<ExitCode> {
  const expression = parseTagExpression(options.tag)
  const project = await openProject(target, undefined, io)
  const sources = readSources(project, io)
  const { found, ledgerFile } = await findProjectCards(project, sources.files, io)
  const { ledger, problems: ledgerProblems } = ledgerFile
  requireTaggedCards(expression, found.cards)

  const cards = found.cards
    .filter(({ tags }) => matchesTags(expression, tags))
    .filter((card) => card.sources.some(({ file }) => isWithin(file, project.within)))
  const colours = coloursFor(io.out, options.colour, io.env)
  if (options.output === 'json') {
    const records = cards.map((card) => cardRecord(card, project))
    writeJson(io.out, records)
  } else io.out.write(cards.map((card) => cardText(card, project, colours, io)).join(''))

  if (cards.length === 0 && expression.length === 0 && options.output === 'text')
    io.err.write(nothingRead(project, io) ?? noQuestion(found.leftOut.get(project.within), project, io))

  const problems = sortProblems([
    ...ledgerProblems,
    ...configurationProblems(found, ledger, project, io),
    ...showProblems([...sources.problems, ...found.problems], project, io),
  ])
  io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(problems)
}

/** @param leftOut why the file that the user named is left out, if it is */
function noQuestion(leftOut: string | undefined, { topics, within }: Project, io: Io): string {
  const named = showPlace(showPath(join(topics, within), io))
  if (leftOut !== undefined) return `${named}: this file is left out: ${leftOut}\n`
  const command = within === '' ? 'topdeck explain' : `topdeck explain ${named}`
  return `No question was found; "${command}" ${isMarkdown(within) ? 'says why' : 'lists what was probably missed'}\n`
}
