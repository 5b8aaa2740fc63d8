/** Makes text of unknown origin safe to print on a terminal. */

/** Letters that are written from right to left. */
const rightToLeft = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** A flag of a region (🏴 and letters as tags): the one use of tags that everybody sees. */
const flag = '\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}'

/** Marks of direction that are rightly used beside such letters; elsewhere they can swap numbers. */
const marks = '\\u061C\\u200F'

/** Embeddings, overrides and isolates, which draw text in another order than it has, and tags, which hide text. */
const disguises = '\\u202A-\\u202E\\u2066-\\u206F\u{E0000}-\u{E007F}'

const hostile = new RegExp(`${flag}|[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F${marks}${disguises}]`, 'gu')

/**
 * Makes text safe for a terminal: line feeds and tabs stay, and other control characters are replaced by pictures (`␛`) or
 * their numbers (`\u{9b}`), so that the terminal never interprets an escape sequence of a card. So are the characters that
 * make a text look like another one: overrides of the direction of writing, and invisible tags.
 */
export function escapeControls(text: string): string {
  return showControls(text.replace(/\r\n?/g, '\n'))
}

/** Makes a name safe for a terminal, and keeps it within its line: a line feed in it is replaced by a picture, too. */
export function escapeName(name: string): string {
  return showControls(name).replace(/[\n\t]/g, pictureOf)
}

/** Replaces the characters that a terminal must not get; line feeds and tabs stay, carriage returns do not. */
export function showControls(text: string): string {
  if (text.search(hostile) === -1) return text
  const isMarked = rightToLeft.test(text)
  return text.replace(hostile, (found) => {
    if (found.length > 2 || (isMarked && (found === '\u061C' || found === '\u200F'))) return found
    return pictureOf(found)
  })
}

function pictureOf(control: string): string {
  const code = control.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '\u2421' : `\\u{${code.toString(16)}}`
}

/** Makes an address safe inside an escape sequence: only printable ASCII, the rest percent-encoded. */
export function encodeAddress(address: string): string {
  return address.trim().replace(/[^!-~]/gu, (character) => {
    try {
      return encodeURIComponent(character)
    } catch {
      return '%EF%BF%BD'
    }
  })
}
