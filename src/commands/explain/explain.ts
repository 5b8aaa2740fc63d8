import { resolve } from 'node:path'
import type { Fate } from '../../extract/extract.ts'
import { type Colours, coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath, showPlace } from '../../io/path.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import { Failure } from '../../model/failure.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { openProject, readSources, showProblems } from '../../project/project.ts'
import { countText } from '../../text/count.ts'
import type { CommonOptions } from '../options.ts'
import { readPlace, standsOn } from '../place.ts'

/** `topdeck explain FILE[:LINE]`: explains what each block of a file became, or the block on one line, and why. */
export async function explain(target: string, options: Omit<CommonOptions, 'tag'>, io: Io): Promise<ExitCode> {
  const { file, lines } = readPlace(target, io)
  const project = await openProject(file, undefined, io)
  if (project.within === '' || !/\.(?:md|markdown)$/i.test(project.within))
    throw new Failure(`${file}: is a folder; name one Markdown file`)
  const sources = readSources(project, io)
  const { found } = await findProjectCards(project, sources.files, io)
  const all = found.fates.get(project.within) ?? []
  const fates = all.filter((fate) => standsOn(fate, lines))
  const shown = showPath(resolve(io.cwd, file), io)

  if (options.output === 'json') io.out.write(`${JSON.stringify(fates.map(record), null, 2)}\n`)
  else {
    const colours = coloursFor(io.out, options.colour, io.env)
    io.out.write(fates.map((fate) => fateText(fate, shown, colours)).join(''))
    if (fates.length === 0)
      io.out.write(
        lines === undefined
          ? `${shown}: this file has no blocks\n`
          : `${showPlace(shown, lines.first)}: there is no block on this line\n`,
      )
    if (lines === undefined) io.out.write(summary(fates))
  }

  const problems = [...sources.problems, ...found.problems].filter((problem) => problem.file === project.within)
  const sorted = sortProblems(showProblems(problems, project, io))
  io.err.write(problemsText(sorted, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(sorted)
}

/** A fate as `--json` gives it: questions as text. */
function record({ line, endLine, text, became }: Fate) {
  if (became.type !== 'questions') return { line, endLine, text, became }
  const questions = became.questions.map(({ line, endLine, kind, dialect, text, answered, section }) => {
    return { line, endLine, kind, dialect, question: text, answered, section }
  })
  return { line, endLine, text, became: { ...became, questions } }
}

function fateText({ line, endLine, text, became }: Fate, file: string, colours: Colours): string {
  const place = colours.faint(showPlace(file, line) + (line === endLine ? '' : `-${endLine}`))
  const head = (what: string): string => `${place}  ${what}  ${colours.faint(text)}\n`
  switch (became.type) {
    case 'group':
      return head('contains the blocks below')
    case 'nothing':
      return head(`not a question: ${became.reason}`)
    case 'questions': {
      const questions = became.questions.map((question) => {
        const { kind, answered } = question
        const state = answered ? colours.good('answered') : colours.warning('unanswered')
        return `    ${question.line}  ${colours.strong(question.text.replace(/\s+/g, ' '))}  (${kind}, ${state})\n`
      })
      // The page is part of a card of another page: as its exercise or its solution.
      const label =
        questions.length === 0 ? `part of a card: ${became.evidence}` : `${became.dialect}: ${became.evidence}`
      return `${head(colours.good(label))}${questions.join('')}`
    }
  }
}

function summary(fates: readonly Fate[]): string {
  const questions = fates.flatMap(({ became }) => (became.type === 'questions' ? became.questions : []))
  const nothing = fates.filter(({ became }) => became.type === 'nothing').length
  const unanswered = questions.filter(({ answered }) => !answered).length
  const asked = `${countText(questions.length, 'question')} (${unanswered} unanswered)`
  return `${asked}, ${countText(nothing, 'block')} without a question\n`
}
