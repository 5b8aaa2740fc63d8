/** Links in a terminal (OSC 8). */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these sequences begin and end with one
const ownLink = /^\u001B\]8;;(?:(?:https?|file):[!-~]*)?\u0007$/

/** A text as a link; the address, of the web or of a file, consists of printable ASCII. */
export function linked(text: string, address: string): string {
  return `\u001B]8;;${address}\u0007${text}\u001B]8;;\u0007`
}

/** Whether a sequence begins or ends a link that {@link linked} may have made. */
export function isOwnLink(sequence: string): boolean {
  return ownLink.test(sequence)
}
