/** A token of a shell command: a word, as written and as the program receives it, or an operator. */
export interface ShellToken {
  readonly type: 'word' | 'operator'
  readonly text: string
  readonly value: string
}

const operator = /&&|\|\||\|&|[|;&]/y
const redirection = /\d?(?:>>|>&\d?|>|<<<|<)|&>/y
const placeholder = /<[a-z][\w .:/-]*>/iy
const blank = /[ \t\n]+|\\\n/y
const comment = /#[^\n]*/y

/**
 * Splits a command line like a POSIX shell: quotes and backslashes are interpreted, comments are left out, nothing is
 * expanded. `<name>` is a word, not a redirection; an unterminated quotation ends at the end of the line.
 */
export function shellTokens(line: string): ShellToken[] {
  const tokens: ShellToken[] = []
  let at = 0
  let word: { start: number; value: string } | undefined
  const finish = () => {
    if (word !== undefined) tokens.push({ type: 'word', text: line.slice(word.start, at), value: word.value })
    word = undefined
  }
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(line)?.[0]
  }
  const add = (text: string, value: string) => {
    word = { start: word?.start ?? at, value: (word?.value ?? '') + value }
    at += text.length
  }
  const addSeparate = (type: ShellToken['type'], text: string) => {
    finish()
    tokens.push({ type, text, value: text })
    at += text.length
  }
  while (at < line.length) {
    const space = take(blank) ?? (word === undefined ? take(comment) : undefined)
    const named = take(placeholder)
    const joint = space === undefined && named === undefined ? take(operator) : undefined
    // A digit is part of a redirection only at the beginning of a word.
    const redirected = word === undefined || !/\d/.test(line.charAt(at)) ? take(redirection) : undefined
    if (space !== undefined) {
      finish()
      at += space.length
    } else if (named !== undefined) add(named, named)
    else if (redirected !== undefined) addSeparate('word', redirected)
    else if (joint !== undefined) addSeparate('operator', joint)
    else {
      const { text, value } = readPiece(line, at)
      add(text, value)
    }
  }
  finish()
  return tokens
}

/** Reads a quotation, an escaped character or a single character. */
function readPiece(line: string, at: number): { text: string; value: string } {
  const mark = line.charAt(at)
  if (mark === '\\') return { text: line.slice(at, at + 2), value: line.charAt(at + 1) }
  if (mark === "'") {
    const end = line.indexOf("'", at + 1)
    const text = end < 0 ? line.slice(at) : line.slice(at, end + 1)
    return { text, value: text.slice(1, end < 0 ? undefined : -1) }
  }
  if (mark === '"') {
    const text = /^"(?:\\[\s\S]|[^"\\])*(?:"|\\?$)/.exec(line.slice(at))?.[0] ?? line.slice(at)
    const inside = text.slice(1, text.length > 1 && text.endsWith('"') ? -1 : undefined)
    return { text, value: inside.replace(/\\(["\\$`\n])/g, '$1') }
  }
  return { text: mark, value: mark }
}
