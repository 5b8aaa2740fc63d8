import { basename, dirname, join, relative, sep } from 'node:path'
import { discard, moveIntoPlace, stageFile, syncFolder } from '../../io/files.ts'
import { Failure, reasonOf } from '../../model/failure.ts'
import { MOVES_FILE, type Moves } from '../interrupted-build.ts'
import { isLedgerText } from '../ledger-file.ts'
import type { Project } from '../project.ts'
import type { BuildLock } from './lock.ts'
import type { Plan } from './plan.ts'

/**
 * Moves the files of a plan to their places. All of them are staged by now, so that only renames are left: a failure up to
 * here, also Ctrl-C, leaves the old decks untouched.
 *
 * The ledger comes first. If the program is killed or the computer crashes behind it, every id and time is in the ledger, and
 * the list of moves lets the next build finish (`interrupted-build.ts`).
 * @returns `outdated`, with nothing changed, if the ledger is no longer the one that the plan was made from; then a new
 *   plan is needed. The lock keeps out builds of the same decks, but not a `git checkout`, nor a build to another folder.
 */
export async function applyPlan(plan: Plan, project: Project, lock: BuildLock): Promise<'applied' | 'outdated'> {
  const [ledger, ...files] = [plan.ledger, ...plan.files].map(({ path, staged }) =>
    staged === undefined ? undefined : { path, staged },
  )
  const decks = files.filter((file) => file !== undefined)
  const moves = [...(ledger === undefined ? [] : [ledger]), ...decks]
  const list = moves.length > 1 ? await listMoves(ledger, decks, lock) : undefined
  let moved = 0
  try {
    lock.checkInterrupt()
    if (!isLedgerText(project, plan.basedOn)) return 'outdated'
    for (const { path, staged } of moves) {
      moveInto(path, staged, moved, moves.length)
      // The disk has to have the new ledger before any new deck.
      if (moved === 0) syncFolder(dirname(path))
      moved++
    }
  } finally {
    // Where nothing was moved, there is nothing to finish.
    if (moved === 0 && list !== undefined) discard(list)
  }
  for (const folder of new Set(moves.map(({ path }) => dirname(path)))) syncFolder(folder)
  return 'applied'
}

function moveInto(path: string, staged: string, moved: number, all: number): void {
  try {
    moveIntoPlace(staged, path)
  } catch (error) {
    const state = moved === 0 ? 'the old decks are untouched' : `${moved} of ${all} files are new; build again`
    throw new Failure(`${path}: cannot be replaced: ${reasonOf(error)}; ${state}`, { cause: error })
  }
}

interface Move {
  readonly path: string
  readonly staged: string
}

/** Writes down which files are about to be moved; gives the path of the list. */
async function listMoves(ledger: Move | undefined, decks: readonly Move[], { folder }: BuildLock): Promise<string> {
  const near = decks.filter(({ staged }) => dirname(staged) === folder)
  const moves: Moves = {
    format: 1,
    ...(ledger !== undefined && { ledger: relative(folder, ledger.staged).split(sep).join('/') }),
    decks: near.map(({ staged }) => basename(staged)),
  }
  const path = join(folder, MOVES_FILE)
  const temporary = `${path}.new`
  await stageFile(temporary, [JSON.stringify(moves)])
  moveIntoPlace(temporary, path)
  syncFolder(folder)
  return path
}
