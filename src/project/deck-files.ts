import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA_FILE } from '../emit/file-name.ts'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import type { Deck } from '../model/card.ts'
import { Failure, reasonOf } from '../model/failure.ts'
import { byCodePoint } from '../model/problem.ts'
import { stagedDecks } from './interrupted-build.ts'

/**
 * The names of the files in a folder that can be JSON decks, in order; none where there is no such folder. Names that
 * systems, editors and sync tools give to files of their own (`._docker.json`, `.~docker.json`, `~$docker.json`,
 * `#docker.json#`) are not among them.
 */
export function deckFiles(folder: string): readonly string[] {
  return [...deckPaths(folder).keys()]
}

/**
 * The files of {@link deckFiles} with their paths. If a build was interrupted while it replaced them, the new ones are
 * partly where it had got them ready; so all of them are new.
 */
export function deckPaths(folder: string): ReadonlyMap<string, string> {
  const isDeck = (name: string): boolean => name.endsWith('.json') && name !== SCHEMA_FILE
  const staged = stagedDecks(folder)
  const names = filesIn(folder, isDeck)
  const all = staged.size === 0 ? names : [...new Set([...names, ...staged.keys()])].filter(isDeck).sort(byCodePoint)
  return new Map(all.map((name) => [name, staged.get(name) ?? join(folder, name)]))
}

/** The text of a deck; a build may move it to its place at this moment. */
export function deckText(folder: string, name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (path === join(folder, name)) throw error
    return readFileSync(join(folder, name), 'utf8')
  }
}

/** The names of the files in a folder that a build can have written: those of its formats, the schema included. */
export function builtFiles(folder: string): readonly string[] {
  return filesIn(folder, (name) => /\.(?:apkg|json|csv)$/.test(name))
}

function filesIn(folder: string, isWanted: (name: string) => boolean): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => !/^[.~#]/.test(name) && isWanted(name) && isFile(join(folder, name)))
    .sort(byCodePoint)
}

/** A link that points to itself and a file that may not be looked at are no files. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Decks that were read from a folder, and what is wrong with the files that are none. */
interface DecksRead {
  readonly decks: readonly Deck[]
  readonly strays: readonly Stray[]
}

/** A file that can't be read as a deck. */
interface Stray {
  readonly name: string
  /** The whole message, with the path as the user would write it. */
  readonly reason: string
  /** `damaged deck`: a build has written it, by its beginning. */
  readonly kind: 'other file' | 'damaged deck'
}

/**
 * Reads the JSON decks of a folder, in the order of their names. Fails where no file is a deck.
 * @param parse reads the text of a deck; it is passed in so that naming decks doesn't load the parsing of them
 */
export function readDecks(folder: string, parse: (text: string) => Deck, io: Io): DecksRead {
  const decks: Deck[] = []
  const strays: Stray[] = []
  const paths = deckPaths(folder)
  for (const [name, staged] of paths) {
    const path = join(folder, name)
    let text = ''
    try {
      text = deckText(folder, name, staged)
      const deck = parse(text)
      const own = `${deck.name}.json`
      if (own === name || !paths.has(own)) decks.push(deck)
      else strays.push({ name, reason: `${showPath(path, io)}: a copy of ${own}`, kind: 'other file' })
    } catch (error) {
      const reason = `${showPath(path, io)}: not a deck: ${reasonOf(error)}`
      strays.push({ name, reason, kind: isWrittenByBuild(text) ? 'damaged deck' : 'other file' })
    }
  }
  if (decks.length === 0) {
    const reasons = strays.map(({ reason }) => reason)
    throw new Failure(
      reasons.length === 0 ? `${showPath(folder, io)}: no decks (.json) in this folder` : reasons.join('\n'),
    )
  }
  return { decks, strays }
}

function isWrittenByBuild(text: string): boolean {
  return /^\s*\{\s*"(?:\$schema":\s*"\.\/topdeck\.schema\.json"|format":\s*\d)/.test(text)
}
