/**
 * Whether a path (with `/`) is meant by a pattern: `*` and `?` stay within one folder, `**` goes through any number of
 * them; a pattern without `/` is looked for in every folder; a pattern that means a folder means all that is in it.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const bare = pattern.replace(/^\.?\//, '').replace(/\/$/, '')
  const anywhere = bare.includes('/') || pattern.startsWith('/') ? bare : `**/${bare}`
  const source = anywhere.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (found) => wildcards[found] ?? `\\${found}`)
  return new RegExp(`^${source}(?:/.*)?$`, 'su').test(path)
}

const wildcards: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' }
