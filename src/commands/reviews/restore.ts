import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import { Failure } from '../../model/failure.ts'
import { configurationDefaults } from '../../project/default-configuration.ts'
import type { EventId } from '../../review/history/event.ts'
import type { StoreCopy } from '../../review/store/copies.ts'
import { noteImport, openLearnerStore, type StoreChoice } from '../../review/store/learner-store.ts'
import { readStore } from '../../review/store/salvage.ts'
import type { Store } from '../../review/store/store.ts'
import { countText } from '../../text/count.ts'
import { alternatives } from '../../text/did-you-mean.ts'

/**
 * `topdeck reviews restore`: adds the reviews in daily copies, or in other databases of reviews, damaged ones included,
 * that are missing in the database. Without names, lists the daily copies.
 */
export async function restoreReviews(names: readonly string[], options: StoreChoice, io: Io): Promise<ExitCode> {
  const { store } = openLearnerStore({ configured: configurationDefaults.review, origin: undefined }, options, io)
  try {
    if (names.length === 0) io.out.write(listText(store, io))
    else {
      // All are looked for before anything is added.
      for (const path of names.map((name) => pathNamed(name, store.copies(), io))) restore(store, path, io)
    }
    return 0
  } finally {
    store.close()
  }
}

function listText(store: Store, io: Io): string {
  const copies = store.copies()
  const [newest] = copies
  if (newest === undefined) return 'There is no copy yet: one is made on each day on which you review.\n'
  const here = idsIn(store)
  const lines = copies.map(({ day, path }) => {
    const { events, wrong } = readStore(path)
    if (events.length === 0) return `${day}  nothing in it can be read\n`
    const missing = events.filter(({ id }) => !here.has(id)).length
    const what = missing === 0 ? 'all of them are in the database' : `${missing} of them are missing in the database`
    return `${day}  ${countText(events.length, 'event')}, ${what}${wrong > 0 ? `; ${wrong} more cannot be read` : ''}\n`
  })
  return `${lines.join('')}"topdeck reviews restore ${newest.day}" adds what is missing and changes nothing else. The copies are in ${showPath(resolve(newest.path, '..'), io)}\n`
}

function pathNamed(name: string, copies: readonly StoreCopy[], io: Io): string {
  const copy = copies.find(({ day }) => day === name)
  if (copy !== undefined) return copy.path
  const path = resolve(io.cwd, name)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile() === true) return path
  if (found !== undefined) throw new Failure(`${name}: this is not a file; name a copy or another database`)
  const known = copies.map(({ day }) => day)
  throw new Failure(
    `${name}: there is no such copy or file; expected ${alternatives([...known, 'the path of a database'])}`,
  )
}

function restore(store: Store, path: string, io: Io): void {
  const shown = showPath(path, io)
  if (store.isAt(path)) throw new Failure(`${shown}: this is the database itself; name a copy or another database`)
  const { events, wrong } = readStore(path)
  if (events.length === 0)
    throw new Failure(
      `${shown}: no reviews were found in this file; nothing was changed ("topdeck reviews import" reads exports)`,
    )
  const { added, known, conflicting } = store.merge(events)
  if (added > 0) noteImport(store)
  const others = [
    ...(conflicting.length > 0 ? [`${conflicting.length} kept as they are here, where they differ`] : []),
    ...(wrong > 0 ? [`${wrong} could not be read`] : []),
  ]
  io.out.write(`${shown}: ${[`${added} added`, `${known} already present`, ...others].join(', ')}\n`)
}

function idsIn(store: Store): ReadonlySet<EventId> {
  return new Set(Array.from(store.events(), ({ id }) => id))
}
