/** Makes text of unknown origin safe to print on a terminal. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/**
 * Makes text safe for a terminal: line feeds and tabs stay, and other control characters are replaced by control pictures
 * (`␛`), so that the terminal never interprets an escape sequence of a card.
 */
export function escapeControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, (control) => {
    const code = control.charCodeAt(0)
    if (code > 0x7f) return '\uFFFD'
    return code === 0x7f ? '\u2421' : String.fromCharCode(0x2400 + code)
  })
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
