import type { TerminalColours } from '../terminal/style.ts'
import type { ColourChoice } from './colour.ts'
import type { Io } from './io.ts'

/** The colours for a terminal: its ground is what `COLORFGBG` says, or else dark. */
export function terminalColours(choice: ColourChoice, env: Io['env']): TerminalColours {
  if (choice === 'never') return 'none'
  if (choice === 'auto' && ((env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb')) return 'none'
  const ground = Number(/;(\d+)$/.exec(env.COLORFGBG ?? '')?.[1] ?? 0)
  return ground === 7 || ground === 15 ? 'light' : 'dark'
}

const followers: ReadonlySet<string> = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio', 'Tabby'])

/** Whether a terminal is known to follow links (OSC 8); others may show their sequences as text. */
export function terminalLinks(env: Io['env']): 'osc8' | 'plain' {
  // What runs within another one is shown by that, which leaves its own names in the environment.
  if (/^(?:screen|tmux|dumb)/.test(env.TERM ?? '')) return 'plain'
  const isKnown =
    followers.has(env.TERM_PROGRAM ?? '') ||
    Number(env.VTE_VERSION ?? 0) >= 5000 ||
    (env.WT_SESSION ?? '') !== '' ||
    (env.KITTY_WINDOW_ID ?? '') !== '' ||
    /^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/.test(env.TERM ?? '')
  return isKnown ? 'osc8' : 'plain'
}
