/** A review session from its start to its summary, on the screen, as plain lines, or as JSON. */

import { asksForBackground, type BackgroundChoice, type ColourChoice, screenPalette } from '../../io/colour.ts'
import type { Io } from '../../io/io.ts'
import { terminalLinks } from '../../io/terminal-links.ts'
import type { Background } from '../../terminal/background.ts'
import { withScreen } from '../../terminal/screen.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { eventIds } from '../history/event-id.ts'
import { type KeyMap, keysOffering } from '../keys/key-map.ts'
import { settingsFor } from '../schedule/settings.ts'
import { gradesFor } from '../schedule/sitting.ts'
import { cramSession } from '../session/cram-session.ts'
import { dueSession } from '../session/due-session.ts'
import type { DueChoice, StudyContext } from '../session/queues.ts'
import type { CurrentItem, Session } from '../session/session.ts'
import { nothingDueLine, summaryLines, summaryOf } from '../session/session-summary.ts'
import type { EqualWords } from '../typing/answer-token.ts'
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
}

/** How long the first card waits for the terminal to tell its background, in milliseconds. */
const ANSWER_PATIENCE = 80

/** Holds a session until nothing is left or the learner quits; `no cards`: the scope has none. */
export async function holdSession(
  context: StudyContext,
  options: SessionOptions,
  { system, out, env }: Io,
): Promise<'held' | 'no cards'> {
  const session = sessionOf({ ...context, nextId: eventIds(system.randomBytes) }, options)
  const isLeft = session.current() !== undefined
  const { items: _, ...anyItem } = context.scope
  if (!isLeft && context.store.itemsOf(anyItem).length === 0) return 'no cards'
  const write = (text: string) => out.write(text)
  const { milliseconds } = system
  const { answers, equal, edit, open, pictures } = options
  const grades = gradesFor(context.settings.answers)
  const keys = keysOffering(grades, options.keys)
  const terminal = options.surface === 'screen' ? screenTerminal(system, env) : undefined
  if (options.output === 'json')
    await reviewByJson(session, { lines: system.lines(), write, milliseconds, equal, grades })
  else if (!isLeft) write(`${nothingDueLine(session)}\n`)
  else if (terminal === undefined) {
    await reviewByLines(session, { lines: system.lines(), write, milliseconds, answers, equal, keys })
  } else {
    const { colour, background } = options
    const links = terminalLinks(env)
    const style = (told: Background | undefined) => ({ palette: screenPalette(colour, env, background, told), links })
    const known = ({ item, state, card }: CurrentItem) => ({
      ...{ item, state, events: context.store.historyOf(item) },
      ...{ settings: settingsFor(card, context.settings), now: context.now() },
    })
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

function sessionOf(context: Parameters<typeof dueSession>[0], options: SessionOptions): Session {
  return options.what === 'cram' ? cramSession(context, options.limit) : dueSession(context, options)
}

/** The terminal, if it can show a screen. */
function screenTerminal(system: Io['system'], env: Io['env']): Terminal | undefined {
  return env.TERM === 'dumb' ? undefined : system.terminal()
}
