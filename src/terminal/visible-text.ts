/**
 * The one gate between the program and whoever reads it: every text on a screen, in a terminal or in a pipe goes through
 * {@link visibleText}, whatever it is made of. `io/sink.ts` and `frame.ts` see to that.
 */

import { showControls } from '../render/field/escape-controls.ts'
import { isOwnLink } from './link.ts'
import { isOwnStyle } from './style.ts'

/** Whether the links that `paintRuns` writes stay; only what draws fields has any. */
export type OwnLinks = 'links' | 'no links'

// biome-ignore lint/suspicious/noControlCharactersInRegex: sequences begin with one
const sequences = /(\u001B\[[\d;]*m|\u001B\]8;;[!-~]*\u0007)/

/**
 * A text as a person may see it: the styles that the program has added stay, and every other control character, and every
 * character that makes a text look like another one, is shown as a picture or as its number.
 */
export function visibleText(text: string, links: OwnLinks): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  return lines.map((line) => visibleLine(line, links)).join('\n')
}

function visibleLine(line: string, links: OwnLinks): string {
  if (!line.includes('\u001B')) return showControls(line)
  const isOwn = (part: string) => isOwnStyle(part) || (links === 'links' && isOwnLink(part))
  return line
    .split(sequences)
    .map((part, index) => (index % 2 === 1 && isOwn(part) ? part : showControls(part)))
    .join('')
}

/** JSON with the same content, of which a terminal draws every character and interprets none. */
export function visibleJson(json: string): string {
  return json.replace(/[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]|\uDB40[\uDC00-\uDC7F]/g, (found) =>
    Array.from(
      { length: found.length },
      (_, index) => `\\u${found.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}
