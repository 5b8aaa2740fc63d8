import { join, resolve } from 'node:path'
import type { Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import { Failure } from '../../model/failure.ts'
import { countText } from '../../text/count.ts'
import { replay } from '../schedule/scheduler.ts'
import { type ReviewSettings, settingsFor } from '../schedule/settings.ts'
import {
  keepTrained,
  parseTrained,
  serialiseTrained,
  type Trained,
  withTrained,
} from '../schedule/trained-parameters.ts'
import { openStore, type Store } from './store.ts'
import type { Origin } from './stored-card.ts'

/** The options about the store. */
export interface StoreChoice {
  /** The path of its file. */
  readonly store?: string
}

/** The key of the learner's trained parameters in the store. */
const TRAINED_SETTING = 'trained parameters'

/** The key of the number of times that reviews of other machines were imported. */
const IMPORTS_SETTING = 'imports'

/** Opens the learner's store. Its states follow the configured settings and the trained parameters. */
export function openLearnerStore(
  { configured, origin }: { readonly configured: ReviewSettings; readonly origin: Origin | undefined },
  options: StoreChoice,
  io: Io,
): { readonly store: Store; readonly settings: ReviewSettings } {
  const path = storePath(options, io)
  if (path === undefined)
    throw new Failure('There is no data folder for your reviews; name a file with --store FILE or TOPDECK_STORE=FILE')
  let settings = configured
  const store = openStore(path, {
    device: deviceName(io),
    now: () => io.system.milliseconds(),
    replay(item, events, locations) {
      const places = settings.overrides.length === 0 ? [] : locations()
      const place = places.find((each) => each.origin === origin) ?? places[0]
      return replay(item, events, place === undefined ? settings : settingsFor(place, settings))
    },
    onRepair({ aside, events }) {
      io.err.write(
        `topdeck: ${showPath(path, io)} was damaged and has been rebuilt with the ${countText(events, 'event')} ` +
          `that could be read; the damaged file was moved to ${showPath(aside, io)}\n`,
      )
    },
  })
  settings = withTrained(configured, parseTrained(store.setting(TRAINED_SETTING)))
  return { store, settings }
}

/** Stores newly trained parameters, replacing those of the same trainee. */
export function keepParameters(store: Store, trained: Trained): void {
  const kept = keepTrained(parseTrained(store.setting(TRAINED_SETTING)), trained)
  store.setSetting(TRAINED_SETTING, serialiseTrained(kept))
}

/** Notes an import: it derived the states of cards without the settings of their projects. */
export function noteImport(store: Store): void {
  store.setSetting(IMPORTS_SETTING, String(importsOf(store) + 1))
}

/** How many times {@link noteImport} was called. */
export function importsOf(store: Store): number {
  return Number(store.setting(IMPORTS_SETTING) ?? 0)
}

/** Where the learner's reviews are; undefined if there is neither a data folder nor a file that the user named. */
export function storePath({ store }: StoreChoice, { cwd, env, system }: Io): string | undefined {
  const chosen = [store, env['TOPDECK_STORE']].find((path) => path !== undefined && path !== '')
  if (chosen !== undefined) return resolve(cwd, chosen)
  return system.folder === undefined ? undefined : join(system.folder, 'reviews.db')
}

/** The random ending tells apart two machines that have the same name. */
function deviceName({ system }: Io): string {
  const random = Buffer.from(system.randomBytes(2)).toString('hex')
  return `${system.host}-${random}`
}
