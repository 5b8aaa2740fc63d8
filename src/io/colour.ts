/** Decides whether, and in which palette, something is coloured; `terminal/style.ts` does the painting. */

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
export function coloursFor(sink: Sink, choice: ColourChoice, env: Io['env']): Colours {
  const palette: Palette = isColoured(choice, env, sink.isTerminal) ? 'terminal' : 'none'
  const paint = painter(palette)
  const mark = (style: TextStyle) => (text: string) => paint(text, style)
  const { removed, added } = markers(palette)
  return {
    strong: mark({ weight: 'bold' }),
    faint: mark({ hue: 'quiet' }),
    good: mark({ hue: 'tip' }),
    warning: mark({ hue: 'warning' }),
    wrong: mark({ hue: 'caution' }),
    removed: (text) => paint(removed(text), { hue: 'caution' }),
    added: (text) => paint(added(text), { hue: 'tip' }),
  }
}

/** The palette for what is drawn as on a screen, but written to a sink. */
export function paletteFor(sink: Sink, choice: ColourChoice, env: Io['env']): Palette {
  return isColoured(choice, env, sink.isTerminal) ? screenPalette(choice, env) : 'none'
}

/** The palette of a whole screen: for a light background if `COLORFGBG` says so, otherwise for a dark one. */
export function screenPalette(choice: ColourChoice, env: Io['env']): Palette {
  if (!isColoured(choice, env, true)) return 'none'
  const background = Number(/;(\d+)$/.exec(env.COLORFGBG ?? '')?.[1] ?? 0)
  return background === 7 || background === 15 ? 'light' : 'dark'
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
