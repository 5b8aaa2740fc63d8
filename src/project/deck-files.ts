import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA_FILE } from '../emit/file-name.ts'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import type { Deck } from '../model/card.ts'
import { Failure, reasonOf } from '../model/failure.ts'
import { byCodePoint } from '../model/problem.ts'

/**
 * The names of the files in a folder that can be JSON decks, in order; none where there is no such folder. Names that
 * systems, editors and sync tools give to files of their own (`._docker.json`, `.~docker.json`, `~$docker.json`,
 * `#docker.json#`) are not among them.
 */
export function deckFiles(folder: string): readonly string[] {
  return filesIn(folder, (name) => name.endsWith('.json') && name !== SCHEMA_FILE)
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
  const names = new Set(deckFiles(folder))
  for (const name of names) {
    const path = join(folder, name)
    let text = ''
    try {
      text = readFileSync(path, 'utf8')
      const deck = parse(text)
      const own = `${deck.name}.json`
      if (own === name || !names.has(own)) decks.push(deck)
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
