import type { PictureProtocol } from '../terminal/pictures/picture.ts'
import type { Io } from './io.ts'

/** How to show pictures: by a protocol, by their paths and links alone (`link`), or only by their descriptions (`off`). */
export type PictureView = PictureProtocol | 'link' | 'off'

/** What a user may choose; `auto` goes by the environment. */
export const pictureChoices = ['auto', 'off', 'link', 'kitty', 'iterm2', 'sixel'] as const

export type PictureChoice = (typeof pictureChoices)[number]

/** What a terminal that draws sixels has among its attributes. */
const SIXELS = 4

/**
 * How to show pictures in the terminal that the environment tells of. Unknown ones might print a picture as text.
 * @param attributes what the terminal has told of itself (DA1); empty if it has told nothing
 */
export function pictureView(choice: PictureChoice, env: Io['env'], attributes: readonly number[]): PictureView {
  if (choice !== 'auto') return choice
  const { TERM = '', TERM_PROGRAM = '' } = env
  // A multiplexer draws what runs inside it, but leaves the outer terminal's variables in the environment.
  if (/^(?:screen|tmux|dumb)/.test(TERM) || (env['TMUX'] ?? '') !== '' || (env['STY'] ?? '') !== '') return 'link'
  if ((env['KITTY_WINDOW_ID'] ?? '') !== '' || /^xterm-(?:kitty|ghostty)/.test(TERM) || TERM_PROGRAM === 'ghostty')
    return 'kitty'
  if (TERM_PROGRAM === 'iTerm.app' || TERM_PROGRAM === 'WezTerm' || TERM_PROGRAM === 'mintty') return 'iterm2'
  return attributes.includes(SIXELS) || /^(?:foot|mlterm|contour|yaft)|sixel/.test(TERM) ? 'sixel' : 'link'
}
