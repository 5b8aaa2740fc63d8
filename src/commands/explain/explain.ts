import { resolve } from 'node:path'
import type { Fate } from '../../extract/extract.ts'
import { fullReason } from '../../extract/reasons.ts'
import type { Found } from '../../find-cards.ts'
import { type Colours, coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath, showPlace } from '../../io/path.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { isFolder } from '../../project/ledger-place.ts'
import { openProject, type Project, readSources, showProblems } from '../../project/project.ts'
import { topicPath } from '../../project/topic-path.ts'
import { whyLeftOut } from '../../project/topics/read.ts'
import { countText } from '../../text/count.ts'
import type { CommonOptions } from '../options.ts'
import { type NamedPlace, readPlace, standsOn } from '../place.ts'
import { explainFolder } from './explain-folder.ts'

/**
 * `topdeck explain FILE[:LINE]`: explains what each block of a file became, or the block on one line, and why; of a folder,
 * what was probably missed in it.
 */
export async function explain(target: string, options: Omit<CommonOptions, 'tag'>, io: Io): Promise<ExitCode> {
  const { file: named, lines } = readPlace(target, io)
  const file = await topicPath(named, io)
  if (isFolder(resolve(io.cwd, file))) return await explainFolder(file, options, io)
  const project = await openProject(file, undefined, io)
  const sources = readSources(project, io)
  const { found } = await findProjectCards(project, sources.files, io, fullReason)
  const all = found.fates.get(project.within) ?? []
  const fates = all.filter((fate) => standsOn(fate, lines))
  const shown = showPath(resolve(io.cwd, file), io)

  if (options.output === 'json') writeJson(io.out, fates.map(record))
  else {
    const colours = coloursFor(io.out, options.colour, io.env)
    const leftOut = leftOutText(project, found)
    io.out.write(fates.map((fate) => fateText(fate, shown, lines, colours)).join(''))
    if (fates.length === 0) io.out.write(`${emptyText(shown, lines, leftOut)}\n`)
    if (lines === undefined) io.out.write(summary(fates))
    if (fates.some(({ became }) => became.type === 'nothing')) io.out.write(advice)
  }

  const problems = [...sources.problems, ...found.problems].filter((problem) => problem.file === project.within)
  const sorted = sortProblems(showProblems(problems, project, io))
  io.err.write(problemsText(sorted, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(sorted)
}

/** How a file is left out; undefined if it isn't. */
function leftOutText({ within, leftOut }: Project, found: Found): string | undefined {
  const reason = found.leftOut.get(within)
  if (reason !== undefined || found.fates.has(within)) return reason
  return whyLeftOut({ path: within, kind: 'file' }, leftOut) ?? 'it could not be read'
}

function emptyText(file: string, lines: NamedPlace['lines'], leftOut: string | undefined): string {
  if (leftOut !== undefined) return `${file}: this file is left out: ${leftOut}`
  return lines === undefined
    ? `${file}: this file has no blocks`
    : `${showPlace(file, lines.first)}: there is no block on this line`
}

const advice = 'To make a card of a block that is not a question, put <!-- topdeck: card --> on the line above it.\n'

/** A fate as `--json` gives it: questions as text. */
function record({ line, endLine, text, became }: Fate) {
  if (became.type !== 'questions') return { line, endLine, text, became }
  const questions = became.questions.map(({ line, endLine, kind, dialect, text, answered, section }) => {
    return { line, endLine, kind, dialect, question: text, answered, section }
  })
  return { line, endLine, text, became: { ...became, questions } }
}

/** @param lines those that were asked for; of several questions, only the ones that stand there are shown */
function fateText(
  { line, endLine, text, became }: Fate,
  file: string,
  lines: NamedPlace['lines'],
  colours: Colours,
): string {
  const place = colours.faint(showPlace(file, line) + (line === endLine ? '' : `-${endLine}`))
  const head = (what: string): string => `${place}  ${what}  ${colours.faint(text)}\n`
  switch (became.type) {
    case 'group':
      return head('contains the blocks below')
    case 'nothing':
      return head(`not a question: ${became.reason}`)
    case 'questions': {
      const here = became.questions.filter((question) => standsOn(question, lines))
      const questions = (here.length > 0 ? here : became.questions).map((question) => {
        const { kind, answered } = question
        const state = answered ? colours.good('answered') : colours.warning('unanswered')
        const isBelow = lines !== undefined && here.length > 0 && lines.first > question.line
        const part = isBelow ? `; line ${lines.first} belongs to it` : ''
        return `    ${question.line}  ${colours.strong(question.text.replace(/\s+/g, ' '))}  (${kind}, ${state}${part})\n`
      })
      const skipped = skippedText(became)
      if (questions.length === 0 && skipped !== '') return head(`not a question: ${skipped}`)
      // The page is part of a card of another page: as its exercise or its solution.
      const label =
        questions.length === 0 ? `part of a card: ${became.evidence}` : `${became.dialect}: ${became.evidence}`
      return `${head(colours.good(skipped === '' ? label : `${label}; ${skipped}`))}${questions.join('')}`
    }
  }
}

function skippedText({ questions, skipped = 0 }: Extract<Fate['became'], { readonly type: 'questions' }>): string {
  if (skipped === 0) return ''
  const what = questions.length === 0 ? 'left out' : `${countText(skipped, 'question')} left out`
  return `${what} by the comment <!-- topdeck: skip -->`
}

function summary(fates: readonly Fate[]): string {
  const questions = fates.flatMap(({ became }) => (became.type === 'questions' ? became.questions : []))
  const nothing = fates.filter(({ became }) => became.type === 'nothing').length
  const unanswered = questions.filter(({ answered }) => !answered).length
  const asked = `${countText(questions.length, 'question')} (${unanswered} unanswered)`
  return `${asked}, ${countText(nothing, 'block')} without a question\n`
}
