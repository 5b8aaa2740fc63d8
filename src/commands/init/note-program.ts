import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Omission, Surroundings } from './survey.ts'

/** What the settings of Obsidian or Logseq in a folder say about where daily notes and templates are. */
export function noteProgramIn(folder: string): Pick<Surroundings, 'keeper' | 'named'> {
  if (existsSync(join(folder, '.obsidian'))) return { keeper: 'Obsidian', named: obsidianFolders(folder) }
  const isGraph = existsSync(join(folder, 'logseq/config.edn'))
  return isGraph ? { keeper: 'Logseq', named: logseqFolders(folder) } : { keeper: undefined, named: [] }
}

/** Settings of Obsidian and of two plugins that many use, by file and the key that names a folder. */
const obsidianSettings: readonly (readonly [file: string, keys: readonly string[], what: Omission['what']])[] = [
  ['daily-notes.json', ['folder'], 'daily notes'],
  ['templates.json', ['folder'], 'templates'],
  ['plugins/periodic-notes/data.json', ['daily', 'folder'], 'daily notes'],
  ['plugins/periodic-notes/data.json', ['weekly', 'folder'], 'daily notes'],
  ['plugins/templater-obsidian/data.json', ['templates_folder'], 'templates'],
]

function obsidianFolders(folder: string): readonly Omission[] {
  const found = obsidianSettings.flatMap(([file, keys, what]) => {
    const name = keys.reduce<unknown>(valueAt, settingsIn(join(folder, '.obsidian', file)))
    const path = typeof name === 'string' ? name.replace(/^\/+|\/+$/g, '') : ''
    return path === '' ? [] : [{ path: `${path}/`, what, certainty: 'sure' as const }]
  })
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index)
}

function logseqFolders(folder: string): readonly Omission[] {
  const settings = textOf(join(folder, 'logseq/config.edn'))
  const [, journals = 'journals'] = /^[^;\n]*:journals-directory\s+"([^"]+)"/m.exec(settings) ?? []
  return [
    { path: `${journals}/`, what: 'daily notes', certainty: 'sure' },
    { path: 'logseq/', what: 'files of Logseq', certainty: 'sure' },
  ]
}

function settingsIn(path: string): unknown {
  try {
    return JSON.parse(textOf(path))
  } catch {
    return undefined
  }
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined
}

/** The text of a file; empty if it cannot be read. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
