import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import type { Io } from '../../io/io.ts'
import { isOnNetwork } from '../../io/network-drive.ts'
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
import { copyFolder } from './copies.ts'
import type { Repair } from './repair.ts'
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

/** The key of the note that the learner was told of a network drive. */
const NETWORK_SETTING = 'network drive'

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
    onRepair: (repair) => io.err.write(`topdeck: ${repairText(path, repair, io)}\n`),
    onNotice: (text) => io.err.write(`topdeck: ${text}\n`),
  })
  hideHostName(store, io)
  warnOfNetwork(store, path, io)
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

/** What was done about a damaged database, and where everything is. */
function repairText(path: string, { reason, aside, events, fromCopies, lost }: Repair, io: Io): string {
  const shown = showPath(path, io)
  const copies = showPath(copyFolder(path), io)
  const loss = lost > 0 ? `; ${countText(lost, 'event')} could not be read, and no copy has them` : ''
  if (aside === undefined) {
    return (
      `${shown} was missing and has been made again with the ${countText(events + fromCopies, 'event')} in its copies${loss}; ` +
      `to start anew, delete everything whose name begins with ${shown}`
    )
  }
  return [
    `${shown} was damaged and has been rebuilt with the ${countText(events, 'event')} that could be read`,
    ...(fromCopies > 0 ? [` and ${fromCopies} more from the copies in ${copies}`] : []),
    `; the damaged file was moved to ${showPath(aside, io)} (${reason})`,
    loss,
  ].join('')
}

/** Random, because what a person has called a machine is nobody else's business: exports are shared. */
function deviceName({ system }: Io): string {
  return `device-${Buffer.from(system.randomBytes(8)).toString('hex')}`
}

/** Earlier versions named a store after its machine. Its events keep that name. */
function hideHostName(store: Store, io: Io): void {
  if (/-[0-9a-f]{4}$/.test(store.device)) store.renameDevice(deviceName(io))
}

/** SQLite's locks don't hold on network drives. */
function warnOfNetwork(store: Store, path: string, io: Io): void {
  if (!isOnNetwork(dirname(path), process.platform) || store.setting(NETWORK_SETTING) !== undefined) return
  store.setSetting(NETWORK_SETTING, 'warned')
  io.err.write(
    `topdeck: ${showPath(path, io)} is on a network drive, where a database can be damaged when two machines use it; ` +
      'keep it on this machine, and exchange your reviews by "topdeck reviews export" and "import"\n',
  )
}
