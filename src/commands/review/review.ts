import { join } from 'node:path'
import type { ExitCode, Io } from '../../io/io.ts'
import { terminalColours, terminalLinks } from '../../io/terminal-looks.ts'
import { type Learning, openLearning, scopeOf } from '../../learning/learning.ts'
import { Failure } from '../../model/failure.ts'
import { reviewByJson } from '../../review/front/json-review.ts'
import { reviewByLines } from '../../review/front/plain-review.ts'
import { type LearnerDesk, reviewOnScreen } from '../../review/front/review-screen.ts'
import { eventIds } from '../../review/history/event-id.ts'
import { cramSession } from '../../review/session/cram-session.ts'
import { dueSession } from '../../review/session/due-session.ts'
import type { Session } from '../../review/session/session.ts'
import { nothingDueLine, summaryLines, summaryOf } from '../../review/session/session-summary.ts'
import type { ReviewScope } from '../../review/store/due.ts'
import type { EqualWords } from '../../review/typing/answer-token.ts'
import { withScreen } from '../../terminal/screen.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `review`. */
export interface ReviewOptions extends CommonOptions {
  /** Names of decks; empty for all. */
  readonly decks: readonly string[]
  readonly store?: string
  /** Undefined for all. */
  readonly limit: number | undefined
  /** Undefined for as many as the daily limit allows. */
  readonly new: number | undefined
  /** Number of days ahead from which reviews are shown early. */
  readonly ahead: number
  readonly what: 'due' | 'cram'
  readonly answers: 'shown' | 'typed'
  readonly surface: 'screen' | 'lines'
}

/** Reviews what is due. */
export async function review(target: string | undefined, options: ReviewOptions, io: Io): Promise<ExitCode> {
  const learning = await openLearning(target, options, io)
  try {
    await reviewWith(learning, options, io)
    return 0
  } finally {
    learning.close()
  }
}

/** Reviews the loaded cards that are due. */
export async function reviewWith(learning: Learning, options: ReviewOptions, io: Io): Promise<void> {
  const scope = scopeOf(learning, options)
  await hold(sessionOf(learning, scope, options, io), scope, learning, options, io)
}

function sessionOf(learning: Learning, scope: ReviewScope, options: ReviewOptions, io: Io): Session {
  const { store, settings, now } = learning
  const ground = { store, scope, settings, now, nextId: eventIds(io.learner.randomBytes) }
  return options.what === 'cram' ? cramSession(ground, options.limit) : dueSession(ground, options)
}

async function hold(
  session: Session,
  scope: ReviewScope,
  learning: Learning,
  options: ReviewOptions,
  io: Io,
): Promise<void> {
  const { learner, out } = io
  const isLeft = session.turn() !== undefined
  if (!isLeft && learning.store.itemsOf(scope).length === 0) throw new Failure(noCards(options))
  const write = (text: string) => out.write(text)
  const equal = equalWords(learning)
  const { milliseconds } = learner
  if (options.output === 'json') return reviewByJson(session, { lines: learner.lines(), write, milliseconds, equal })
  if (!isLeft) return write(`${nothingDueLine(session)}\n`)
  const terminal = options.surface === 'screen' ? terminalOf(io) : undefined
  if (terminal === undefined) {
    const { answers } = options
    return reviewByLines(session, { lines: learner.lines(), write, milliseconds, answers, equal })
  }
  const looks = { colours: terminalColours(options.colour, io.env), links: terminalLinks(io.env) }
  const surroundings: LearnerDesk = {
    milliseconds,
    browse: (address) => learner.browse(address),
    edit: ({ file, line }) => edit(file, line, learning, io),
  }
  await withScreen(terminal, (screen) =>
    reviewOnScreen(screen, session, surroundings, { ...looks, answers: options.answers, equal }),
  )
  for (const line of summaryLines(summaryOf(session))) write(`${line}\n`)
}

/** The terminal, if it can show a screen. */
function terminalOf({ learner, env }: Io): Terminal | undefined {
  return env.TERM === 'dumb' ? undefined : learner.terminal()
}

async function edit(file: string, line: number, learning: Learning, io: Io): Promise<string | undefined> {
  const { project } = learning
  if (project === undefined) return 'These cards come from decks, so there is no source to edit here.'
  const code = await io.learner.edit(join(project.topics, file), line)
  try {
    await learning.refresh()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.message
  }
  if (code === 127) return 'The editor was not found; set EDITOR to the editor that you use.'
  return code === 0 ? undefined : `The editor ended with exit code ${code}.`
}

function noCards({ decks, tag }: ReviewOptions): string {
  const asked = [...decks.map((name) => `--deck "${name}"`), ...tag.map((text) => `--tag "${text}"`)]
  return asked.length === 0 ? 'review: there are no cards to review' : `${asked.join(' ')}: no cards match`
}

/** Variants name products, and each may stand for the others in an answer. */
function equalWords({ project }: Learning): EqualWords {
  const { variants = [], vocabulary = [] } = project?.configuration ?? {}
  const groups = vocabulary.filter((group) => typeof group !== 'string')
  return [...(variants.length > 1 ? [variants] : []), ...groups]
}
