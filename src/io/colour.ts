import type { Io, Sink } from './io.ts'

/** Marks words for a terminal; where colour isn't wanted, gives them as they are. */
export interface Colours {
  strong(text: string): string
  faint(text: string): string
  good(text: string): string
  warning(text: string): string
  wrong(text: string): string
  /** What only the first of two texts has; without colour `[-…-]`, as `git diff --word-diff` has it. */
  removed(text: string): string
  /** What only the second of two texts has; without colour `{+…+}`. */
  added(text: string): string
}

/** When to colour: `auto` goes by `NO_COLOR`, `FORCE_COLOR` and whether a person sees it. */
export type ColourChoice = 'always' | 'never' | 'auto'

/** The colours for what is written to a sink. */
export function coloursFor(sink: Sink, choice: ColourChoice, env: Io['env']): Colours {
  const coloured = isColoured(sink, choice, env)
  const paint = coloured
    ? (open: number, close: number) => (text: string) => `\u001B[${open}m${text}\u001B[${close}m`
    : () => (text: string) => text
  return {
    strong: paint(1, 22),
    faint: paint(2, 22),
    good: paint(32, 39),
    warning: paint(33, 39),
    wrong: paint(31, 39),
    removed: coloured ? paint(31, 39) : (text) => `[-${text}-]`,
    added: coloured ? paint(32, 39) : (text) => `{+${text}+}`,
  }
}

function isColoured(sink: Sink, choice: ColourChoice, env: Io['env']): boolean {
  if (choice !== 'auto') return choice === 'always'
  if ((env.NO_COLOR ?? '') !== '') return false
  if ((env.FORCE_COLOR ?? '0') !== '0') return true
  return sink.isTerminal && env.TERM !== 'dumb'
}
