/** Placeholders in an expected answer (`IMAGE`, `<name>`, `$ID`), which match a word of the learner's choice. */

/** Words in capitals that aren't placeholders. */
const literals = new RegExp(
  `^(?:${[
    '(?:ORIG_|FETCH_|MERGE_)?HEAD',
    'GET|POST|PUT|PATCH|DELETE',
    'SIG[A-Z\\d]+|HUP|INT|KILL|QUIT|TERM|STOP|CONT|USR[12]',
    'ALL|(?:NET|SYS|CAP|DAC)_[A-Z_]+',
    'AND|OR|NOT|UTF-8|README|LICENSE',
    'PWD|HOME|PATH|USER',
  ].join('|')})$`,
)

const names = /(<[A-Za-z][^<>]*>|\$\{[A-Za-z_]\w*\}|\$[A-Za-z_]\w*|(?<![\w$-])[A-Z][A-Z\d_-]*[A-Z\d](?![\w-]))/

/**
 * Whether a word of an expected command line is a placeholder for what was typed; `capitals` says if `IMAGE` is one.
 */
export function standsFor(expected: string, typed: string, capitals: 'names' | 'themselves'): boolean {
  if (typed === '' || !names.test(expected)) return false
  return fits(literalsOf(expected, capitals), typed)
}

/** A text that has to be typed as it is, behind some placeholders, each of which stands for a character or more. */
interface Literal {
  placeholders: number
  text: string
}

function literalsOf(expected: string, capitals: 'names' | 'themselves'): readonly Literal[] {
  const parts = expected.split(names)
  const literals: Literal[] = []
  let last: Literal = { placeholders: 0, text: '' }
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0 || !isPlaceholder(part, parts[index + 1] ?? '', capitals)) last.text += part
    else if (last.text === '' && last.placeholders > 0) last.placeholders += 1
    else {
      literals.push(last)
      last = { placeholders: 1, text: '' }
    }
  }
  return [...literals, last]
}

/** Takes each text at its first place. A regular expression would try all of them, for ever where there are many. */
function fits([first, ...others]: readonly Literal[], typed: string): boolean {
  if (first === undefined || !typed.startsWith(first.text)) return false
  let at = first.text.length
  const last = others.pop()
  if (last === undefined) return at === typed.length
  for (const { placeholders, text } of others) {
    const found = typed.indexOf(text, at + placeholders)
    if (found === -1) return false
    at = found + text.length
  }
  return typed.endsWith(last.text) && typed.length - last.text.length >= at + last.placeholders
}

function isPlaceholder(name: string, after: string, capitals: 'names' | 'themselves'): boolean {
  if (name.startsWith('<')) return true
  const bare = name.replace(/^\$\{?|\}$/g, '')
  if (literals.test(bare)) return false
  if (name.startsWith('$')) return true
  if (capitals === 'themselves' || bare !== bare.toUpperCase()) return false
  // In `POSTGRES_PASSWORD=…`, the name of the variable is meant literally.
  return !after.startsWith('=') || /^(?:KEY|NAME|VAR|VARIABLE)$/.test(bare)
}
