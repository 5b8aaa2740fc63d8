import { existsSync } from 'node:fs'
import { forgetUnseen, retiredBetween, youngEntries } from '../../changes/forget.ts'
import type { Ledger } from '../../identity/ledger.ts'
import type { Io } from '../../io/io.ts'
import type { CardId } from '../../model/card.ts'
import { Failure } from '../../model/failure.ts'
import type { Seconds } from '../../model/time.ts'
import { findGitRoot } from '../git.ts'
import { History } from '../history.ts'
import { buildTime } from '../ledger-file.ts'
import type { Project } from '../project.ts'

/**
 * The ledger after a build without the cards of first trials: young cards that are retired now, that no commit of the ledger
 * has, and that nobody has reviewed on this machine. Whoever doesn't use git may have given the decks away, so there nothing
 * is forgotten. Git and the reviews are read only if a build retires young cards.
 */
export async function forgetFirstTrials(project: Project, before: Ledger, after: Ledger, io: Io): Promise<Ledger> {
  const young = youngEntries(retiredBetween(before, after), buildTime(io))
  if (young.length === 0 || findGitRoot(project.folder) === undefined) return after
  const since = Math.min(...young.map(({ born }) => born)) as Seconds
  const ids = young.map(({ id }) => id)
  const unseen = await unreviewed(uncommitted(ids, since, project, io), io)
  return unseen.length === 0 ? after : forgetUnseen(after, new Set(unseen))
}

/** A day: clocks differ, and `SOURCE_DATE_EPOCH` can be a little off. */
const SLACK = 86_400

/** The ids that no commit of the ledger has; none if git doesn't keep the ledger. */
function uncommitted(ids: readonly CardId[], since: Seconds, project: Project, io: Io): readonly CardId[] {
  try {
    const history = new History(project.folder, io.env)
    if (history.isIgnored(project.ledger)) return []
    let left = ids
    for (const { text } of history.textsOf(project.ledger, 'all branches', (since - SLACK) as Seconds)) {
      left = left.filter((id) => !text.includes(`\n${id}\t`))
      if (left.length === 0) break
    }
    return left
  } catch (error) {
    if (error instanceof Failure) return []
    throw error
  }
}

/** The ids without any review in the learner's store; none if the store can't be read. */
async function unreviewed(ids: readonly CardId[], io: Io): Promise<readonly CardId[]> {
  if (ids.length === 0) return ids
  const { storePath, openLearnerStore } = await import('../../review/store/learner-store.ts')
  const path = storePath({}, io)
  if (path === undefined || !existsSync(path)) return ids
  const { cardOf } = await import('../../review/store/card-rows.ts')
  const { defaultReviewSettings } = await import('../../review/schedule/settings.ts')
  try {
    const { store } = openLearnerStore({ configured: defaultReviewSettings, origin: undefined }, {}, io)
    try {
      const reviewed = new Set(store.items().map(cardOf))
      return ids.filter((id) => !reviewed.has(id))
    } finally {
      store.close()
    }
  } catch {
    return []
  }
}
