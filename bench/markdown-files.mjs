import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The Markdown files below a folder as paths and texts, with the line endings that the library expects. */
export function markdownFiles(folder, below = '') {
  const entries = readdirSync(join(folder, below), { withFileTypes: true })
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    if (entry.isDirectory()) return markdownFiles(folder, path)
    if (!entry.isFile() || !/\.(?:md|markdown)$/i.test(path)) return []
    return [{ path, text: readFileSync(join(folder, path), 'utf8').replace(/\r\n?/g, '\n') }]
  })
}
