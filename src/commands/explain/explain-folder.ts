import { join } from 'node:path'
import { fullReason } from '../../extract/reasons.ts'
import { coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath, showPlace } from '../../io/path.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import { byCodePoint } from '../../model/problem.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { isWithin, openProject, readSources, showProblems } from '../../project/project.ts'
import { nothingRead } from '../../project/topic-path.ts'
import { wrapText } from '../../terminal/wrap-text.ts'
import { countText } from '../../text/count.ts'
import type { CommonOptions } from '../options.ts'
import { type Missed, missedIn } from './missed.ts'

/** How many lines are printed unless all are wanted. */
const SHOWN = 20

/** `topdeck explain [FOLDER]`: lists what was probably missed in a project or a part of it, the likeliest first. */
export async function explainFolder(
  target: string | undefined,
  options: Omit<CommonOptions, 'tag'>,
  io: Io,
): Promise<ExitCode> {
  const project = await openProject(target, undefined, io)
  const sources = readSources(project, io)
  const { found } = await findProjectCards(project, sources.files, io, fullReason)
  const files = sources.files.filter(({ path }) => isWithin(path, project.within))
  const missed = files.flatMap(({ path, text }) =>
    missedIn(found.fates.get(path) ?? [], text).map((one) => ({ file: path, ...one })),
  )
  missed.sort((a, b) => b.score - a.score || byCodePoint(a.file, b.file) || a.line - b.line)

  if (options.output === 'json') {
    const records = missed.map(({ file, line, text, score, signs, reason }) => {
      return { file, line, text, score: Number(score.toFixed(2)), signs, reason }
    })
    writeJson(io.out, records)
  } else {
    const colours = coloursFor(io.out, options.colour, io.env)
    const shown = options.verbosity === 'all' ? missed : missed.slice(0, SHOWN)
    for (const { file, line, text, signs, reason } of shown) {
      const place = colours.faint(showPlace(showPath(join(project.topics, file), io), line))
      io.out.write(`${place}  ${colours.strong(text)}\n${onScreen(`${reason}; the line ${listed(signs)}`, '    ', io)}`)
    }
    if (missed.length > shown.length)
      io.out.write(`… and ${missed.length - shown.length} more (--verbose shows them)\n`)
    const own = found.identified.questions.filter(({ file }) => isWithin(file, project.within))
    const leftOut = files.filter(({ path }) => found.leftOut.has(path)).length
    io.out.write(nothingRead(project, io) ?? onScreen(summary(own, files.length - leftOut, missed), '', io))
    if (leftOut > 0) io.out.write(`${countText(leftOut, 'file')} left out by the configuration or by front matter\n`)
  }

  const problems = sortProblems(
    showProblems(
      [...sources.problems, ...found.problems].filter(({ file }) => isWithin(file ?? '', project.within)),
      project,
      io,
    ),
  )
  io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(problems)
}

/** A sentence as lines: on a terminal, none of them breaks a word. */
function onScreen(text: string, indent: string, { out }: Io): string {
  if (!out.isTerminal) return `${indent}${text}\n`
  return wrapText(text, Math.max(20, out.columns - indent.length))
    .map(({ start, end }) => `${indent}${text.slice(start, end)}\n`)
    .join('')
}

function summary(
  questions: readonly { readonly answered: boolean }[],
  files: number,
  missed: readonly Missed[],
): string {
  const unanswered = questions.filter(({ answered }) => !answered).length
  const asked = `${countText(questions.length, 'question')} (${unanswered} unanswered) in ${countText(files, 'file')}`
  if (missed.length === 0) return `${asked}; nothing ${questions.length === 0 ? '' : 'else '}looks like a question`
  const few = `${countText(missed.length, 'line')} ${missed.length === 1 ? 'looks' : 'look'} like a question and became none`
  return `${asked}; ${few} ("topdeck explain FILE:LINE" shows the block; <!-- topdeck: card --> on the line above makes it a card)`
}

/** Signs as a list: `is a heading, is numbered and ends with a question mark`. */
function listed(signs: readonly string[]): string {
  return signs.length < 2 ? signs.join('') : `${signs.slice(0, -1).join(', ')} and ${signs.at(-1) ?? ''}`
}
