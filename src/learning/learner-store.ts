import { join, resolve } from 'node:path'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import { Failure } from '../model/failure.ts'
import { replay } from '../review/schedule/scheduler.ts'
import { type ReviewSettings, settingsFor } from '../review/schedule/settings.ts'
import { parseTrained, withTrained } from '../review/schedule/trained-parameters.ts'
import type { Origin } from '../review/store/card-rows.ts'
import { openStore, type Store } from '../review/store/store.ts'

/** What the user can say of the store. */
export interface StoreChoice {
  /** Its path. */
  readonly store?: string
}

/** Key of the learner's trained parameters in the store. */
export const TRAINED_SETTING = 'trained parameters'

/** Key of how many times reviews of other machines were taken in. */
const IMPORTS_SETTING = 'imports'

/** Opens the learner's store, whose states go by what is configured and by what was trained. */
export function openLearnerStore(
  { configured, origin }: { readonly configured: ReviewSettings; readonly origin: Origin | undefined },
  options: StoreChoice,
  io: Io,
): { readonly store: Store; readonly settings: ReviewSettings } {
  const path = storePath(options, io)
  let settings = configured
  const store = openStore(path, {
    device: deviceName(io),
    now: () => io.learner.milliseconds(),
    replay(item, events, belongings) {
      const homes = settings.overrides.length === 0 ? [] : belongings()
      const home = homes.find((each) => each.origin === origin) ?? homes[0]
      return replay(item, events, home === undefined ? settings : settingsFor(home, settings))
    },
    onRepair({ aside, events }) {
      const count = events === 1 ? '1 event' : `${events} events`
      io.err.write(
        `topdeck: ${showPath(path, io)} was damaged; ${count} could be read and are in a new one, the old one is ${showPath(aside, io)}\n`,
      )
    },
  })
  settings = withTrained(configured, parseTrained(store.setting(TRAINED_SETTING)))
  return { store, settings }
}

/** Remembers that reviews were taken in by other settings than those of their cards. */
export function noteImport(store: Store): void {
  store.setSetting(IMPORTS_SETTING, String(importsOf(store) + 1))
}

/** How many times {@link noteImport} was told. */
export function importsOf(store: Store): number {
  return Number(store.setting(IMPORTS_SETTING) ?? 0)
}

function storePath({ store }: StoreChoice, { cwd, env, learner }: Io): string {
  const said = [store, env['TOPDECK_STORE']].find((path) => path !== undefined && path !== '')
  if (said !== undefined) return resolve(cwd, said)
  if (learner.folder !== undefined) return join(learner.folder, 'reviews.db')
  throw new Failure('There is no data folder to keep reviews in; name a file: --store FILE, or TOPDECK_STORE=FILE')
}

/** Of two machines with one name, each is known by what chance adds. */
function deviceName({ learner }: Io): string {
  const chance = Buffer.from(learner.randomBytes(2)).toString('hex')
  return `${learner.host}-${chance}`
}
