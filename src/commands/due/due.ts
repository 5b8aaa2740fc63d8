import type { ExitCode, Io } from '../../io/io.ts'
import { writeJson } from '../../io/sink.ts'
import { type Learning, openLearning, scopeOf } from '../../learning/learning.ts'
import { NoProject } from '../../model/failure.ts'
import { dueSummary } from '../../review/session/due-summary.ts'
import type { StoreChoice } from '../../review/store/learner-store.ts'
import type { CommonOptions } from '../options.ts'
import { countsText, dueRecord } from './due-counts.ts'

/** The options of `due`. */
export interface DueOptions extends CommonOptions, StoreChoice {
  /** Names of decks. */
  readonly decks: readonly string[]
  /** `decks`: what is due in each deck, instead of in one line. */
  readonly extent: 'total' | 'decks'
  /** `quiet`: print nothing where there is no project. */
  readonly outside: 'failure' | 'quiet'
}

/** `topdeck due`: prints how many cards are due, in one line for a shell prompt or a status bar, or for each deck. */
export async function due(target: string | undefined, options: DueOptions, io: Io): Promise<ExitCode> {
  const learning = await openedLearning(target, options, io)
  if (learning === undefined) return 0
  try {
    const { store, settings, root, now } = learning
    const context = { store, scope: scopeOf(learning, options), settings, root, now }
    const { offsetAt } = io.system
    const tree = options.extent === 'decks' ? await import('./due-tree.ts') : undefined
    const decks = tree?.dueByDeck(context, offsetAt) ?? []
    if (options.output === 'json') {
      const record = { ...dueRecord(dueSummary(context, offsetAt)), ...(tree && { decks: tree.deckRecords(decks) }) }
      writeJson(io.out, record)
    } else io.out.write(tree?.deckLines(decks) ?? `${countsText(dueSummary(context, offsetAt))}\n`)
    return 0
  } finally {
    learning.close()
  }
}

/** Undefined where there is no project, and the user wants to hear nothing of it. */
async function openedLearning(target: string | undefined, options: DueOptions, io: Io): Promise<Learning | undefined> {
  try {
    return await openLearning(target, { ...options, remarks: 'hidden' }, io)
  } catch (error) {
    if (options.outside === 'quiet' && error instanceof NoProject) return undefined
    throw error
  }
}
