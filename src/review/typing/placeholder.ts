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
  const parts = expected.split(names)
  const pattern = parts.map((part, index) => {
    const isName = index % 2 === 1 && isPlaceholder(part, parts[index + 1] ?? '', capitals)
    return isName ? '(?:.+)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${pattern.join('')}$`, 's').test(typed)
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
