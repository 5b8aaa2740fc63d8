import { coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import { matchesTags, parseTagExpression } from '../../model/tags.ts'
import { requireTaggedCards } from '../../project/asked-tags.ts'
import { configurationProblems } from '../../project/configuration-problems.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { isWithin, openProject, readSources, showProblems } from '../../project/project.ts'
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
  io.out.write(
    options.output === 'json'
      ? `${JSON.stringify(
          cards.map((card) => cardRecord(card, project)),
          null,
          2,
        )}\n`
      : cards.map((card) => cardText(card, project, colours, io)).join(''),
  )

  if (cards.length === 0 && expression.length === 0 && options.output === 'text')
    io.err.write('No question was found; "topdeck explain" lists what was probably missed\n')

  const problems = sortProblems([
    ...ledgerProblems,
    ...configurationProblems(found, ledger, project, io),
    ...showProblems([...sources.problems, ...found.problems], project, io),
  ])
  io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(problems)
}
