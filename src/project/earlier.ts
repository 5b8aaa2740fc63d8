import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type Snapshot, snapshotOf, snapshotOfDecks } from '../changes/snapshot.ts'
import { SCHEMA_FILE } from '../emit/deck-schema.ts'
import { parseDeckJson } from '../emit/json.ts'
import { emptyLedger, type Ledger, parseLedger } from '../identity/ledger.ts'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import { Failure, reasonOf } from '../model/failure.ts'
import { compileState } from './compiled.ts'
import { type Commit, History, type TopicsAt } from './history.ts'
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
  return { name: showPath(path, io), snapshot: snapshotOfDecks(readDecks(path, io)) }
}

/** The ledger in a commit; undefined if it contains none. */
export function ledgerAt(history: History, commit: Commit, project: Project, io: Io): Ledger | undefined {
  const text = history.textAt(commit, project.ledger)
  if (text === undefined) return undefined
  const shown = `${commit.hash.slice(0, 10)}:${basename(project.ledger)}`
  return parseLedger(text, shown, latestChange(io)).ledger
}

/** The topics in a folder of a commit; only the one file if the project is a single file. */
export function topicsAt(history: History, commit: Commit, folder: string, project: Project): TopicsAt {
  const { within, extent, configuration } = project
  if (extent === 'folder') return history.topicsAt(commit, folder, configuration.ignore)
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

function readDecks(path: string, io: Io) {
  const isFolder = statSync(path).isDirectory()
  const files = isFolder
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json') && name !== SCHEMA_FILE)
        .map((name) => join(path, name))
    : [path]
  if (files.length === 0) throw new Failure(`${showPath(path, io)}: no decks (.json) in this folder`)
  return files.sort().map((file) => {
    try {
      return parseDeckJson(readFileSync(file, 'utf8'))
    } catch (error) {
      const reason = error instanceof SyntaxError ? `not a deck: ${error.message}` : reasonOf(error)
      throw new Failure(`${showPath(file, io)}: ${reason}`, { cause: error })
    }
  })
}
