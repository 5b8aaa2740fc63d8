import { parse as parseToml } from 'smol-toml'
import type { VFile } from 'vfile'
import { LineCounter, parseDocument } from 'yaml'

/** The settings at the top of a file. All of them are optional. */
export interface FrontMatter {
  readonly title?: string
  readonly tags: readonly string[]
  readonly variant?: string
  readonly deck?: string
  /** Whether `topdeck: false` or `draft: true` excludes the file. */
  readonly skip: boolean
}

/** Reads the front matter of a source. */
export type FrontMatterReader = (source: string, file: VFile) => { matter: FrontMatter; isMatter: boolean }

const none: FrontMatter = { tags: [], skip: false }

const fenced = /^(---|\+\+\+)[ \t]*\n([\s\S]*?)(?:^|\n)\1[ \t]*(?:\n|$)/

/**
 * Reads YAML or TOML front matter from the start of a source. `isMatter` is false if the text between the dashes is
 * content (a card, a list), so that the caller parses it as such. Invalid YAML is reported with its line and ignored.
 */
export function readFrontMatter(source: string, file: VFile): { matter: FrontMatter; isMatter: boolean } {
  const value = fenced.exec(source)?.[2]
  if (value === undefined) return { matter: none, isMatter: true }
  const toml = tryToml(value)
  if (toml !== undefined) return { matter: pick(toml, file), isMatter: true }
  const lines = new LineCounter()
  const document = parseDocument(value, { lineCounter: lines, logLevel: 'silent' })
  const looksLikeYaml =
    /^\s*(?:#.*\n\s*)*["']?[\w][\w .-]*["']?\s*:(?:\s|$)/.test(value) && !/\n\s*\n/.test(value.trim())
  const [error] = document.errors
  if (error === undefined) {
    const said: unknown = document.toJS()
    if (isRecord(said)) return { matter: pick(said, file), isMatter: true }
    return { matter: none, isMatter: said === null || said === undefined }
  }
  if (!looksLikeYaml) return { matter: none, isMatter: false }
  const at = lines.linePos(error.pos[0])
  const reason = `Unexpected front matter that isn't YAML (${firstLine(error.message)}), expected \`key: value\` lines between \`---\``
  const place = { line: at.line + 1, column: at.col }
  file.message(reason, { place, ruleId: 'front-matter', source: 'topdeck' })
  return { matter: none, isMatter: true }
}

function pick(value: Record<string, unknown>, file: VFile): FrontMatter {
  const said = (key: string): string | undefined => {
    const found = value[key]
    if (typeof found === 'string' && found.trim() !== '') return found.trim()
    if (typeof found === 'number') return String(found)
    if (found !== undefined && found !== null && found !== '') {
      const reason = `Unexpected ${Array.isArray(found) ? 'list' : typeof found} as \`${key}\` in the front matter, expected text; it is ignored`
      file.message(reason, { place: { line: 1, column: 1 }, ruleId: 'front-matter', source: 'topdeck' })
    }
    return undefined
  }
  const title = said('title')
  const variant = said('variant')
  const deck = said('deck')
  return {
    ...(title !== undefined && { title }),
    tags: tagsOf(value['tags'] ?? value['tag']),
    ...(variant !== undefined && { variant }),
    ...(deck !== undefined && { deck }),
    skip: value['topdeck'] === false || value['draft'] === true,
  }
}

function tagsOf(value: unknown): string[] {
  const list =
    typeof value === 'string' ? value.split(value.includes(',') ? ',' : /\s+/) : Array.isArray(value) ? value : []
  return list.map((tag) => String(tag).trim().replace(/^#/, '')).filter((tag) => tag !== '')
}

function tryToml(value: string): Record<string, unknown> | undefined {
  if (!/^\s*[\w-]+\s*=/m.test(value)) return undefined
  try {
    return parseToml(value)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
}
