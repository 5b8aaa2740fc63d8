import { posix } from 'node:path'
import { type Colours, coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import type { Card } from '../../model/card.ts'
import { matchesTags, parseTagExpression } from '../../model/tags.ts'
import { configurationProblems } from '../../project/configuration-problems.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { tagRemarks } from '../../project/name-remarks.ts'
import { isWithin, openProject, readSources, showProblems } from '../../project/project.ts'
import type { CommonOptions } from '../options.ts'

/** `topdeck list`: lists every card with the places of its questions. Renders nothing and writes nothing. */
export async function list(target: string | undefined, options: CommonOptions, io: Io): Promise<ExitCode> {
  const expression = parseTagExpression(options.tag)
  const project = await openProject(target, undefined, io)
  const sources = readSources(project, io)
  const { found, ledgerFile } = await findProjectCards(project, sources.files, io)
  const { ledger, problems: ledgerProblems } = ledgerFile

  const cards = found.cards
    .filter(({ tags }) => matchesTags(expression, tags))
    .filter((card) => card.sources.some(({ file }) => isWithin(file, project.within)))
    .map((card) => record(card, project.extent === 'single file' ? '' : project.within))
  const colours = coloursFor(io.out, options.colour, io.env)
  io.out.write(
    options.output === 'json'
      ? `${JSON.stringify(cards, null, 2)}\n`
      : cards.map((card) => cardText(card, colours)).join(''),
  )

  const problems = sortProblems([
    ...ledgerProblems,
    ...configurationProblems(found, ledger, project, io),
    ...tagRemarks(expression, () => found.cards.flatMap(({ tags }) => tags)),
    ...showProblems([...sources.problems, ...found.problems], project, io),
  ])
  io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(problems)
}

/** A card as `list --json` gives it; files are relative to the folder that the user named. */
function record({ id, kind, topic, deck, tags, answered, sources }: Card, within: string) {
  const places = sources.map(({ file, line, text, answered, dialect, variant }) => {
    const path = within === file ? posix.basename(file) : posix.relative(within, file)
    return { file: path, line, question: text, answered, dialect, variant }
  })
  return { id, kind, topic, question: sources[0].text, answered, deck, tags, sources: places }
}

function cardText(card: ReturnType<typeof record>, colours: Colours): string {
  const places = card.sources.map(({ file, line }) => `${file}:${line}`).join(', ')
  const open = card.answered ? '' : `  ${colours.warning('unanswered')}`
  const head = `${colours.faint(card.id)}  ${card.question.replace(/\s+/g, ' ')}${open}`
  return `${head}\n    ${places}  ${colours.faint(card.tags.join(' '))}\n`
}
