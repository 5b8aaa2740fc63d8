/** Decides whether, and in which palette, something is coloured; `terminal/style.ts` does the painting. */

import { Failure } from '../model/failure.ts'
import { escapeControls } from '../render/field/escape-controls.ts'
import type { Background } from '../terminal/background.ts'
import { markers, type Palette, painter, type TextStyle } from '../terminal/style.ts'
import type { Io, Sink } from './io.ts'

/** Marks words for a terminal; where colour isn't wanted, returns them as they are. */
export interface Colours {
  strong(text: string): string
  faint(text: string): string
  good(text: string): string
  warning(text: string): string
  wrong(text: string): string
  /** What only the first of two texts has; without colours `[-…-]`, like `git diff --word-diff`. */
  removed(text: string): string
  /** What only the second of two texts has; without colours `{+…+}`. */
  added(text: string): string
}

/** When to colour: `--color`, `--no-color`, or `auto`, which goes by the environment and by who reads the output. */
export type ColourChoice = 'always' | 'never' | 'auto'

/** The colours for the lines that a command writes to a sink: those that the user gave the terminal. */
export function coloursFor(sink: Pick<Sink, 'isTerminal'>, choice: ColourChoice, env: Io['env']): Colours {
  const palette: Palette = isColoured(choice, env, sink.isTerminal) ? 'terminal' : 'none'
  const paint = painter(palette)
  const mark = (style: TextStyle) => (text: string) => paint(escapeControls(text), style)
  const { removed, added } = markers(palette)
  return {
    strong: mark({ weight: 'bold' }),
    faint: mark({ hue: 'quiet' }),
    good: mark({ hue: 'tip' }),
    warning: mark({ hue: 'warning' }),
    wrong: mark({ hue: 'caution' }),
    removed: (text) => paint(escapeControls(removed(text)), { hue: 'caution' }),
    added: (text) => paint(escapeControls(added(text)), { hue: 'tip' }),
  }
}

/** The palette for what is drawn as on a screen, but written to a sink. */
export function paletteFor(sink: Sink, choice: ColourChoice, env: Io['env']): Palette {
  return isColoured(choice, env, sink.isTerminal) ? screenPalette(choice, env) : 'none'
}

/**
 * The palette of a whole screen, for the background that the user sets, the terminal tells, or the environment suggests; for
 * any background if nobody says.
 */
export function screenPalette(
  choice: ColourChoice,
  env: Io['env'],
  background: BackgroundChoice = 'auto',
  told?: Background,
): Palette {
  if (!isColoured(choice, env, true)) return 'none'
  return setBackground(background, env) ?? told ?? suggestedBackground(env) ?? 'either'
}

/** The background of the terminal: `dark`, `light`, or `auto`, which finds out. */
export type BackgroundChoice = (typeof backgroundChoices)[number]

/** What can be chosen for the background. */
export const backgroundChoices = ['auto', 'dark', 'light'] as const

/** Whether the terminal has to be asked for its background, because colours depend on it and the user has not set it. */
export function asksForBackground(choice: ColourChoice, env: Io['env'], background: BackgroundChoice): boolean {
  return isColoured(choice, env, true) && setBackground(background, env) === undefined
}

/** The background that the user sets: by an option, or else by `TOPDECK_BACKGROUND`. */
function setBackground(choice: BackgroundChoice, env: Io['env']): Background | undefined {
  const { TOPDECK_BACKGROUND = '' } = env
  const inEnvironment = backgroundChoices.find((each) => each === TOPDECK_BACKGROUND)
  if (TOPDECK_BACKGROUND !== '' && inEnvironment === undefined) {
    throw new Failure(`TOPDECK_BACKGROUND: Unexpected "${TOPDECK_BACKGROUND}", expected auto, dark or light`)
  }
  const set = choice === 'auto' ? inEnvironment : choice
  return set === 'auto' ? undefined : set
}

/** What some terminals put into the environment; the console of Linux is black. */
function suggestedBackground({ COLORFGBG = '', TERM }: Io['env']): Background | undefined {
  const [, index] = /;(\d+)$/.exec(COLORFGBG) ?? []
  if (index !== undefined) return index === '7' || index === '15' ? 'light' : 'dark'
  return TERM === 'linux' ? 'dark' : undefined
}

/**
 * The option decides; without it `NO_COLOR` (https://no-color.org), then `FORCE_COLOR` (`0` and `false` switch colours
 * off, anything else on), then whether the output is a terminal that can show colours. An empty variable is ignored.
 */
function isColoured(choice: ColourChoice, env: Io['env'], isTerminal: boolean): boolean {
  if (choice !== 'auto') return choice === 'always'
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = env
  if (NO_COLOR !== '') return false
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal && TERM !== 'dumb'
}
