import { dirname } from 'node:path'
import { moveIntoPlace, syncFolder } from '../../io/files.ts'
import { Failure, reasonOf } from '../../model/failure.ts'
import { isLedgerText } from '../ledger-file.ts'
import type { Project } from '../project.ts'
import type { BuildLock } from './lock.ts'
import type { Plan } from './plan.ts'

/**
 * Moves the files of a plan to their places. All of them are staged by now, so that only renames are left: a failure up to
 * here, also Ctrl-C, leaves the old decks untouched.
 *
 * The ledger comes first. If the computer crashes behind it, old decks are left, and the next build makes the same new
 * ones, because every id and time is in the ledger.
 * @returns `outdated`, with nothing changed, if the ledger is no longer the one that the plan was made from; then a new
 *   plan is needed. The lock keeps out builds of the same decks, but not a `git checkout`, nor a build to another folder.
 */
export function applyPlan(plan: Plan, project: Project, lock: BuildLock): 'applied' | 'outdated' {
  lock.checkInterrupt()
  if (!isLedgerText(project, plan.basedOn)) return 'outdated'
  const moves = [plan.ledger, ...plan.files].flatMap(({ path, staged }) =>
    staged === undefined ? [] : { path, staged },
  )
  for (const [index, { path, staged }] of moves.entries()) {
    try {
      moveIntoPlace(staged, path)
    } catch (error) {
      const state =
        index === 0 ? 'the old decks are untouched' : `${index} of ${moves.length} files are new; build again`
      throw new Failure(`${path}: cannot be replaced: ${reasonOf(error)}; ${state}`, { cause: error })
    }
  }
  for (const folder of new Set(moves.map(({ path }) => dirname(path)))) syncFolder(folder)
  return 'applied'
}
