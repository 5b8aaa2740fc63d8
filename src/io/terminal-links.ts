import type { Io } from './io.ts'

const supporters: ReadonlySet<string> = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio', 'Tabby'])

/** Whether the terminal is known to support links (OSC 8); others may show the sequences as text. */
export function terminalLinks(env: Io['env']): 'osc8' | 'plain' {
  // A multiplexer draws what runs inside it, but leaves the outer terminal's variables in the environment.
  if (/^(?:screen|tmux|dumb)/.test(env.TERM ?? '')) return 'plain'
  const isKnown =
    supporters.has(env.TERM_PROGRAM ?? '') ||
    Number(env.VTE_VERSION ?? 0) >= 5000 ||
    (env.WT_SESSION ?? '') !== '' ||
    (env.KITTY_WINDOW_ID ?? '') !== '' ||
    /^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/.test(env.TERM ?? '')
  return isKnown ? 'osc8' : 'plain'
}
