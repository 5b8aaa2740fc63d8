import { existsSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { type Snapshot, snapshotOf, snapshotOfDecks } from '../changes/snapshot.ts'
import { parseDeckJson } from '../emit/json.ts'
import { emptyLedger, type Ledger, parseLedger } from '../identity/ledger.ts'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import type { Deck } from '../model/card.ts'
import { Failure, reasonOf } from '../model/failure.ts'
import { compileState } from './compiled.ts'
import { deckText, readDecks } from './deck-files.ts'
import { type Commit, History, type TopicsAt } from './history.ts'
import { noteInterruption, stagedDecks } from './interrupted-build.ts'
import { type LedgerFile, latestChange } from './ledger-file.ts'
import type { Project } from './project.ts'

/** An earlier state, with the name that the user knows it by. */
export interface Earlier {
  readonly name: string
  readonly snapshot: Snapshot
}

/**
 * What learners had: by the ledger on the disk (the default), by JSON decks of an earlier build (a file or a folder),
 * or by the topics and the ledger at a commit. Fails if the name refers to none of these or to two of them.
 */
export async function readEarlier(
  against: string | undefined,
  project: Project,
  ledgerFile: LedgerFile,
  io: Io,
): Promise<Earlier> {
  if (against === undefined) return { name: showPath(project.ledger, io), snapshot: snapshotOf(ledgerFile.ledger) }
  const path = resolve(io.cwd, against)
  if (!existsSync(path)) return await readCommit(against, project, ledgerFile, io)
  if (isCommit(against, project, io))
    throw new Failure(`${against}: names both a path and a commit; write ./${against} or refs/heads/${against}`)
  return { name: showPath(path, io), snapshot: snapshotOfDecks(decksAt(path, io)) }
}

/** The ledger in a commit; undefined if it contains none. */
export function ledgerAt(history: History, commit: Commit, project: Project, io: Io): Ledger | undefined {
  const text = history.textAt(commit, project.ledger)
  if (text === undefined) return undefined
  const shown = `${commit.hash.slice(0, 10)}:${basename(project.ledger)}`
  // What a commit has lost concerns its own build; here it only tells which ids there were.
  const { incomplete: _, ...ledger } = parseLedger(text, shown, latestChange(io)).ledger
  return ledger
}

/** The topics in a folder of a commit; only the one file if the project is a single file. */
export function topicsAt(history: History, commit: Commit, folder: string, project: Project): TopicsAt {
  const { within, extent, leftOut } = project
  if (extent === 'folder') return history.topicsAt(commit, folder, leftOut)
  const all = history.topicsAt(commit, folder)
  return { ...all, files: all.files.filter(({ path }) => path === within), problems: [] }
}

async function readCommit(ref: string, project: Project, { link }: LedgerFile, io: Io): Promise<Earlier> {
  const history = new History(project.folder, io.env)
  const commit = history.commit(ref)
  const ledger = ledgerAt(history, commit, project, io) ?? emptyLedger
  const { files, readImage } = topicsAt(history, commit, project.topics, project)
  const compilation = await compileState(project, { files, ledger, readImage, link, now: commit.time })
  return { name: ref, snapshot: snapshotOf(compilation.ledger, compilation) }
}

function isCommit(ref: string, project: Project, io: Io): boolean {
  try {
    return new History(project.folder, io.env).has(ref)
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/**
 * Reads the decks in a file or folder. Files that are not decks are left out with a message.
 * @throws Failure if a deck is damaged: its cards would be missing from the comparison.
 */
function decksAt(path: string, io: Io): readonly Deck[] {
  if (!statSync(path).isDirectory()) return [deckAt(path, io)]
  noteInterruption(path, io)
  const { decks, strays } = readDecks(path, parseDeckJson, io)
  const damaged = strays.filter(({ kind }) => kind === 'damaged deck')
  if (damaged.length > 0) throw new Failure(damaged.map(({ reason }) => reason).join('\n'))
  for (const { reason } of strays) io.err.write(`${reason}; it is left out\n`)
  return decks
}

function deckAt(path: string, io: Io): Deck {
  try {
    const [folder, name] = [dirname(path), basename(path)]
    if (stagedDecks(folder).has(name)) noteInterruption(folder, io)
    return parseDeckJson(deckText(folder, name, stagedDecks(folder).get(name) ?? path))
  } catch (error) {
    throw new Failure(`${showPath(path, io)}: not a deck: ${reasonOf(error)}`, { cause: error })
  }
}
