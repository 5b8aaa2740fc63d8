/** Text of other people on its way to a terminal. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/**
 * Text that does nothing but stand there: line feeds and tabs stay, other control characters are shown by their
 * pictures (`␛`), so that no escape sequence of a card is ever obeyed.
 */
export function harmlessText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, (control) => {
    const code = control.charCodeAt(0)
    if (code > 0x7f) return '\uFFFD'
    return code === 0x7f ? '\u2421' : String.fromCharCode(0x2400 + code)
  })
}

/** An address as it may stand inside of a sequence: printable ASCII only. */
export function harmlessAddress(address: string): string {
  return address.trim().replace(/[^!-~]/gu, (character) => {
    try {
      return encodeURIComponent(character)
    } catch {
      return '%EF%BF%BD'
    }
  })
}
