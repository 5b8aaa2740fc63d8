import { type Colours, coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { problemsText, sortProblems } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import { type CardSources, type Duplicate, findDuplicates } from '../../merge/duplicates.ts'
import { cardTags, matchesTags, parseTagExpression, type TagExpression, uniteTags } from '../../model/tags.ts'
import { requireTaggedCards } from '../../project/asked-tags.ts'
import { configurationProblems } from '../../project/configuration-problems.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { mergeRules } from '../../project/merge-rules.ts'
import { isWithin, openProject, type Project, readSources, showProblems } from '../../project/project.ts'
import { escapeControls } from '../../render/field/escape-controls.ts'
import { countText } from '../../text/count.ts'
import { fileWithin, placesText } from '../listed-card.ts'
import type { CommonOptions } from '../options.ts'

/** `topdeck duplicates`: finds cards that may be one, and cards that may be two. Writes nothing. */
export async function duplicates(target: string | undefined, options: CommonOptions, io: Io): Promise<ExitCode> {
  const expression = parseTagExpression(options.tag)
  const project = await openProject(target, undefined, io)
  const sources = readSources(project, io)
  const rules = mergeRules(project.configuration)
  const { found, ledgerFile } = await findProjectCards(project, sources.files, io)
  const { ledger, problems: ledgerProblems } = ledgerFile
  requireTaggedCards(expression, found.cards)

  const { within } = project
  const folder = project.extent === 'single file' ? '' : within
  const wanted = findDuplicates(found.merging, rules).filter(({ a, b }) =>
    [a, b].some((side) => isWanted(side, expression, within)),
  )
  const colours = coloursFor(io.out, options.colour, io.env)
  if (options.output === 'json') {
    const records = wanted.map((duplicate) => record(duplicate, folder))
    writeJson(io.out, records)
  } else
    io.out.write(`${wanted.map((one) => `${duplicateText(one, project, colours, io)}\n`).join('')}${summary(wanted)}`)

  const problems = sortProblems([
    ...ledgerProblems,
    ...configurationProblems(found, ledger, project, io),
    ...showProblems([...sources.problems, ...found.problems], project, io),
  ])
  io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return 0
}

function isWanted(sources: CardSources, expression: TagExpression, within: string): boolean {
  return (
    sources.some(({ file }) => isWithin(file, within)) &&
    matchesTags(expression, uniteTags(sources.flatMap((source) => cardTags(source))))
  )
}

/** A finding as `duplicates --json` gives it; files are relative to the folder that the user named. */
function record(duplicate: Duplicate, folder: string) {
  const { kind, reasons } = duplicate
  const score = duplicate.kind === 'suggested' ? { score: duplicate.score } : {}
  return { kind, ...score, reasons, a: sideRecord(duplicate.a, folder), b: sideRecord(duplicate.b, folder) }
}

function sideRecord(sources: CardSources, folder: string) {
  const places = sources.map(({ id, file, line, text, variant }) => {
    return { id, file: fileWithin(file, folder), line, question: text, variant }
  })
  return { id: sources[0].id, question: sources[0].text, sources: places }
}

function duplicateText(one: Duplicate, project: Project, colours: Colours, io: Io): string {
  const score = one.kind === 'suggested' ? ` ${one.score.toFixed(2)}` : ''
  const head = `${colours.strong(`${one.kind}${score}`)}  ${colours.faint(one.reasons.join('; '))}\n`
  const ids = `[[${one.a[0].id}, ${one.b[0].id}]]`
  const sides = [one.a, one.b].map((side) => sideText(side, project, colours, io)).join('')
  return `${head}${sides}${settlements(one.kind, ids)}`
}

function sideText(sources: CardSources, project: Project, colours: Colours, io: Io): string {
  const [{ id, text }] = sources
  const variants = [...new Set(sources.map(({ variant }) => variant))].join(', ')
  const places = placesText(sources, project, io)
  return `  ${colours.faint(id)}  ${escapeControls(text.replace(/\s+/g, ' '))}\n    ${places}  ${colours.faint(variants)}\n`
}

/** The lines of the configuration that settle a finding one way or the other. */
function settlements(kind: Duplicate['kind'], ids: string): string {
  const different = `  to keep two cards:      different: ${ids}\n`
  return kind === 'conflict'
    ? `  if both are right:      same: ${ids}\n${different}`
    : `  to make them one card:  same: ${ids}\n${different}`
}

function summary(records: readonly Duplicate[]): string {
  const count = (kind: Duplicate['kind']): number => records.filter((one) => one.kind === kind).length
  const conflicts = countText(count('conflict'), 'conflict')
  return `${count('suggested')} suggested, ${count('kept-apart')} kept apart, ${conflicts}\n`
}
