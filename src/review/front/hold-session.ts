/** A review session from its start to its summary, on the screen, as plain lines, or as JSON. */

import { asksForBackground, type BackgroundChoice, type ColourChoice, screenPalette } from '../../io/colour.ts'
import type { Io } from '../../io/io.ts'
import { terminalLinks } from '../../io/terminal-links.ts'
import type { Background } from '../../terminal/background.ts'
import { withScreen } from '../../terminal/screen.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { eventIds } from '../history/event-id.ts'
import { type KeyMap, keysOffering } from '../keys/key-map.ts'
import { intervals } from '../schedule/scheduler.ts'
import { settingsFor } from '../schedule/settings.ts'
import { gradesFor } from '../schedule/sitting.ts'
import { ownerOf } from '../session/card-owner.ts'
import { cramSession } from '../session/cram-session.ts'
import { dueSession } from '../session/due-session.ts'
import { jointSession, shares } from '../session/joint-session.ts'
import type { DueChoice, StudyContext } from '../session/queues.ts'
import type { CurrentItem, Session, SessionProgress } from '../session/session.ts'
import { nothingDueLine, summaryLines, summaryOf } from '../session/session-summary.ts'
import type { StoredCard } from '../store/stored-card.ts'
import type { EqualWords } from '../typing/answer-token.ts'
import type { KnownCurrent } from './card-information.ts'
import { reviewByJson } from './json-review.ts'
import { reviewByLines } from './plain-review.ts'
import { reviewOnScreen, type ScreenActions, type ScreenOptions } from './review-screen.ts'

/** How a session is to be held. */
export interface SessionOptions extends DueChoice {
  readonly what: 'due' | 'cram'
  /** Whether the learner types the answers that can be typed. */
  readonly answers: 'shown' | 'typed'
  readonly surface: 'screen' | 'lines'
  readonly output: 'text' | 'json'
  readonly colour: ColourChoice
  readonly background: BackgroundChoice
  /** Groups of words that count as the same in a typed answer. */
  readonly equal: EqualWords
  readonly keys: KeyMap
  readonly pictures: ScreenOptions['pictures']
  /** Opens the source of a card in an editor and reloads the cards; gives what went wrong, if anything. */
  readonly edit: ScreenActions['edit']
  readonly open: ScreenActions['open']
  /** Where the question of a card stands, as it can be pasted; empty if that isn't known. */
  place(card: StoredCard): string
}

/** How long the first card waits for the terminal to tell its background, in milliseconds. */
const ANSWER_PATIENCE = 80

/** What a session is held on: the cards of one project, or of several, the first of which decides how. */
export type StudyContexts = readonly [StudyContext, ...StudyContext[]]

/** Holds a session until nothing is left or the learner quits; `no cards`: the scopes have none. */
export async function holdSession(
  contexts: StudyContexts,
  options: SessionOptions,
  { system, out, env }: Io,
): Promise<'held' | 'no cards'> {
  const session = sessionOf(contexts, options, system)
  const isLeft = session.current() !== undefined
  if (!isLeft && contexts.every(({ store, scope }) => store.itemsOf({ ...scope, items: undefined }).length === 0)) {
    return 'no cards'
  }
  const write = (text: string) => out.write(text)
  const { milliseconds } = system
  const { answers, equal, edit, open, pictures } = options
  const grades = gradesFor(contexts[0].settings.answers)
  const keys = keysOffering(grades, options.keys)
  const known = (current: CurrentItem): KnownCurrent => {
    const { item, state, card } = current
    const cardsOf = ({ store, scope }: StudyContext) => ({ store, origin: scope.origin })
    const { store, settings: all, now } = ownerOf(card, contexts, cardsOf)
    const settings = settingsFor(card, all)
    const offered = session.intervals(current) ?? intervals(state, now(), settings)
    const next = new Map(grades.map((grade) => [grade, offered[grade]]))
    return { item, state, events: store.historyOf(item), settings, now: now(), next, place: options.place(card) }
  }
  const terminal = options.surface === 'screen' ? screenTerminal(system, env) : undefined
  if (options.output === 'json')
    await reviewByJson(session, { lines: system.lines(), write: (json) => out.data(json), milliseconds, equal, grades })
  else if (!isLeft) write(`${nothingDueLine(session, countSuspended(contexts))}\n`)
  else if (terminal === undefined) {
    await reviewByLines(session, { lines: system.lines(), write, milliseconds, answers, equal, keys, known })
  } else {
    const { colour, background } = options
    const links = terminalLinks(env)
    const style = (told: Background | undefined) => ({ palette: screenPalette(colour, env, background, told), links })
    const actions: ScreenActions = { milliseconds, browse: (address) => system.browse(address), edit, open, known }
    const isAsked = asksForBackground(colour, env, background)
    await withScreen(terminal, async (screen) => {
      if (isAsked) await screen.askBackground(ANSWER_PATIENCE)
      await reviewOnScreen(screen, session, actions, { style, answers, equal, keys, pictures })
    })
    for (const line of summaryLines(summaryOf(session))) write(`${line}\n`)
  }
  return 'held'
}

/** How many of the items that the learner asks for are suspended. */
function countSuspended(contexts: StudyContexts): number {
  return contexts
    .flatMap(({ store, scope }) => store.itemsOf(scope).map(({ item }) => store.state(item)))
    .filter((state) => state !== undefined && state.availability !== 'active').length
}

function sessionOf(
  contexts: StudyContexts,
  options: SessionOptions,
  { randomBytes, milliseconds }: Io['system'],
): Session {
  const nextId = eventIds(randomBytes)
  const sessionOn = (context: StudyContext, choice: DueChoice): Session =>
    options.what === 'cram'
      ? cramSession({ ...context, nextId }, choice.limit)
      : dueSession({ ...context, nextId }, choice)
  const [first, ...others] = contexts
  if (others.length === 0) return sessionOn(first, options)
  // Numbers of cards that the learner wants in all are divided among the projects.
  const divided = (total: number, choices: readonly DueChoice[], of: (progress: SessionProgress) => number) =>
    shares(
      total,
      contexts.map((context, index) => of(sessionOn(context, choices[index] ?? options).progress())),
    )
  let choices: readonly DueChoice[] = contexts.map(() => ({ ...options, limit: undefined }))
  if (options.new !== undefined) {
    const fresh = divided(options.new, choices, ({ left }) => left.new)
    choices = choices.map((choice, index) => ({ ...choice, new: fresh[index] }))
  }
  if (options.limit !== undefined) {
    const most = divided(options.limit, choices, ({ left }) => left.new + left.learning + left.review)
    choices = choices.map((choice, index) => ({ ...choice, limit: most[index] }))
  }
  const [ofFirst, ...ofOthers] = contexts.map((context, index) => sessionOn(context, choices[index] ?? options))
  return ofFirst === undefined ? sessionOn(first, options) : jointSession([ofFirst, ...ofOthers], milliseconds)
}

/** The terminal, if it can show a screen. */
function screenTerminal(system: Io['system'], env: Io['env']): Terminal | undefined {
  return env.TERM === 'dumb' ? undefined : system.terminal()
}
