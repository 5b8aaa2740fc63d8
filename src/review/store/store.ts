import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../../io/files.ts'
import type { Fingerprint } from '../../model/card.ts'
import { Failure, reasonOf } from '../../model/failure.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import type { Event, EventId, ItemId } from '../history/event.ts'
import type { ItemState } from '../history/item-state.ts'
import { decksOfOrigin, digestOfOrigin, locationsOf, readCard, readVersion, replaceCards, toRows } from './card-rows.ts'
import { Connection, type SqlErrorKind, sqlErrorKind } from './connection.ts'
import {
  type DueItem,
  type DueList,
  type DueQuery,
  dueItems,
  itemsOfScope,
  type NextDue,
  nextDue,
  reviewsByDay,
} from './due.ts'
import {
  eventsAfter,
  eventsByItem,
  eventsOfItem,
  eventsSince,
  hasEvent,
  insertEvent,
  lastUndoable,
} from './event-rows.ts'
import { eventsFor, replaceJoined, successors, successorsOf } from './joined-items.ts'
import { migrate } from './migration.ts'
import { finishRepair, isRepairUnfinished, isStore, type Repair, repair, withLock } from './repair.ts'
import { deleteState, readState, readStates, writeState } from './state-rows.ts'
import type { CardLocation, CardVersion, JoinedItems, Origin, ReviewScope, StoredCard } from './stored-card.ts'
import { MIGRATIONS, PAGE_SIZE } from './tables.ts'

/**
 * What the events of an item add up to. Gets all of them, in the order in which they happened (by time, then by id),
 * those that were taken back and the undos included, and can ask where the card belongs. The same gives the same state.
 */
type Replay = (item: ItemId, events: readonly Event[], belongings: () => readonly CardLocation[]) => ItemState

/** What a store has to know of the world. */
export interface StoreOptions {
  /** Name of this machine, for a store that is made now; one that is there has its own. */
  readonly device: string
  readonly now: () => Milliseconds
  readonly replay: Replay
  /** Told when the database was found damaged and has been put right as far as it could be read. */
  readonly onRepair: (repair: Repair) => void
}

/** What became of events that were to be added. */
export interface MergeResult {
  /** Events that were not there before. */
  readonly added: number
  /** Events that were there, the same. */
  readonly known: number
  /** Ids of events that were there with something else in them, which was kept. */
  readonly conflicting: readonly EventId[]
}

/**
 * Opens the store in a file, which is made where there is none, and brought to the newest form where it is older. A
 * damaged one is kept aside and made again of what can be read. Fails when the file is a newer topdeck's or another
 * program's (nothing is touched), or when the disc refuses.
 */
export function openStore(path: string, options: StoreOptions): Store {
  return new Store(path, options)
}

/**
 * What a learner has done, what follows from it, and the cards at hand: one SQLite database, which several processes
 * may have open. All of its methods fail with a {@link Failure} when the disc refuses; then nothing of what was asked
 * has been done.
 */
export class Store {
  readonly #path: string
  readonly #options: StoreOptions
  #connection: Connection
  /** Which file the connection is to, whatever name it has now. */
  #file: bigint

  constructor(path: string, options: StoreOptions) {
    // A repair moves files: those that a link leads to, beside which their log lies.
    this.#path = existsSync(path) ? realpathSync(path) : path
    this.#options = options
    const { connection, file } = this.#explain(() => this.#open())
    this.#connection = connection
    this.#file = file
  }

  /** Name of this machine, in its events. */
  get device(): string {
    return this.setting('device') ?? this.#options.device
  }

  /**
   * Adds an event and gives the state of its item after it, whatever other processes have added meanwhile. When this
   * returns, it is on the disc. The same event another time changes nothing. An undo is of the item of the event that it
   * takes back.
   */
  record(event: Event): ItemState {
    return this.#write((connection) => {
      insertEvent(connection, event)
      return this.#derive(connection, event.item)
    })
  }

  /** The last event of this machine that an undo can take back, in whatever session it was. */
  lastUndoable(): Event | undefined {
    const { device } = this
    return this.#read((connection) => lastUndoable(connection, device))
  }

  /** All that ever happened to an item, in order of time. */
  eventsOf(item: ItemId): readonly Event[] {
    return this.#read((connection) => eventsOfItem(connection, item))
  }

  /** All that counts for an item: what happened to it, and to those that were joined to it, in order of time. */
  historyOf(item: ItemId): readonly Event[] {
    return this.#read((connection) => eventsFor(connection, item))
  }

  /** What happened from a moment on, in order of time. */
  eventsSince(time: Milliseconds): readonly Event[] {
    return this.#read((connection) => eventsSince(connection, time))
  }

  /** All events, in the order of their ids. */
  *events(): Generator<Event> {
    let last: EventId | '' = ''
    for (;;) {
      const from: EventId | '' = last
      const events: readonly Event[] = this.#read((connection) => eventsAfter(connection, from))
      yield* events
      const final: Event | undefined = events.at(-1)
      if (final === undefined) return
      last = final.id
    }
  }

  /** The state of an item; undefined when nothing ever happened to it. */
  state(item: ItemId): ItemState | undefined {
    return this.#read((connection) => readState(connection, item))
  }

  /** The states of all items that anything ever happened to, also of cards that are no more. */
  states(): readonly ItemState[] {
    return this.#read((connection) => [...readStates(connection)])
  }

  /** All items that anything ever happened to, also of cards that are no more. */
  items(): readonly ItemId[] {
    return this.#read((connection) =>
      connection.all('SELECT item FROM states ORDER BY item').map(({ item }) => item as ItemId),
    )
  }

  /** Adds the events of other machines, in any order and as often as one likes, and derives the states they touch. */
  merge(events: Iterable<Event>): MergeResult {
    const list = [...events]
    return this.#write((connection) => {
      let added = 0
      const conflicting: EventId[] = []
      const touched = new Set<ItemId>()
      for (const event of list) {
        if (insertEvent(connection, event)) {
          added += 1
          touched.add(event.item)
        } else if (!hasEvent(connection, event)) conflicting.push(event.id)
      }
      for (const item of touched) this.#derive(connection, item)
      return { added, known: list.length - added - conflicting.length, conflicting }
    })
  }

  /** Derives the states of all items again, as after a change of what {@link Replay} goes by. */
  rebuild(): void {
    this.#write((connection) => this.#deriveAll(connection))
  }

  /** Derives the states of some items again; those that nothing ever happened to have none. */
  derive(items: Iterable<ItemId>): void {
    this.#write((connection) => {
      for (const item of items) this.#deriveItem(connection, item)
    })
  }

  /** What is due of a scope, and how much. */
  due(query: DueQuery): DueList {
    return this.#read((connection) => dueItems(connection, query))
  }

  /** When something of a scope comes due that isn't yet. */
  nextDue(query: DueQuery): NextDue {
    return this.#read((connection) => nextDue(connection, query))
  }

  /** How many reviews of a scope come due on each day, overdue ones on theirs. */
  reviewsByDay(scope: ReviewScope): ReadonlyMap<Day, number> {
    return this.#read((connection) => reviewsByDay(connection, scope))
  }

  /** All items of a scope, due or not, in study order. */
  itemsOf(scope: ReviewScope): readonly DueItem[] {
    return this.#read((connection) => itemsOfScope(connection, scope))
  }

  /** Full names of the decks that cards at hand from an origin are in, in order. */
  decksOf(origin: Origin): readonly string[] {
    return this.#read((connection) => decksOfOrigin(connection, origin))
  }

  /** What the cards at hand from an origin were made of; undefined when none are. */
  digestOf(origin: Origin): string | undefined {
    return this.#read((connection) => digestOfOrigin(connection, origin))
  }

  /** Says otherwise what the cards at hand from an origin were made of. */
  setDigest(origin: Origin, digest: string): void {
    this.#write((connection) => connection.run('UPDATE origins SET digest = ? WHERE path = ?', digest, origin))
  }

  /**
   * Puts cards, in study order, in place of those at hand from an origin. What happened to any card stays; what happened
   * to one that another has taken in counts for that one too.
   */
  replaceCards(origin: Origin, digest: string, cards: readonly StoredCard[], joined: JoinedItems = new Map()): void {
    const rows = toRows(cards)
    this.#write((connection) => {
      const id = replaceCards(connection, origin, digest, rows)
      for (const item of replaceJoined(connection, id, joined)) this.#deriveItem(connection, item)
    })
  }

  /** The card of an item, as it is at hand from an origin. */
  card(origin: Origin, item: ItemId): StoredCard | undefined {
    return this.#read((connection) => readCard(connection, origin, item))
  }

  /** What a learner saw of a card that has changed since; undefined when that isn't known here. */
  version(fingerprint: Fingerprint): CardVersion | undefined {
    return this.#read((connection) => readVersion(connection, fingerprint))
  }

  /** A setting of the learner, such as optimised parameters; undefined when it was never set. */
  setting(key: string): string | undefined {
    return this.#read((connection) => connection.value('SELECT value FROM meta WHERE key = ?', key)) as
      | string
      | undefined
  }

  setSetting(key: string, value: string): void {
    this.#write((connection) => connection.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', key, value))
  }

  /** Reads the whole database, and puts it right where it is damaged. */
  check(): void {
    this.#read((connection) => {
      const found = connection.value('PRAGMA quick_check(1)')
      if (found !== 'ok') throw new DamageFound(String(found))
    })
  }

  close(): void {
    this.#connection.close()
  }

  /** Derives the state of an item that something happened to, and of those that it counts for as well. */
  #derive(connection: Connection, item: ItemId): ItemState {
    const state = this.#replay(connection, item, eventsFor(connection, item))
    writeState(connection, state)
    for (const successor of successorsOf(connection, item)) this.#deriveItem(connection, successor)
    return state
  }

  #deriveItem(connection: Connection, item: ItemId): void {
    const events = eventsFor(connection, item)
    if (events.length === 0) deleteState(connection, item)
    else writeState(connection, this.#replay(connection, item, events))
  }

  #replay(connection: Connection, item: ItemId, events: readonly Event[]): ItemState {
    return this.#options.replay(item, events, () => locationsOf(connection, item))
  }

  #deriveAll(connection: Connection): void {
    connection.run('DELETE FROM states')
    connection.run("UPDATE queue SET waits = 'new', due = 0, buried = NULL, last_day = NULL WHERE waits <> 'new'")
    for (const [item, events] of eventsByItem(connection)) {
      writeState(connection, this.#replay(connection, item, events))
    }
    for (const item of successors(connection)) this.#deriveItem(connection, item)
  }

  #read<T>(work: (connection: Connection) => T): T {
    return this.#explain(() => this.#inRepair(() => work(this.#connection)))
  }

  #write<T>(work: (connection: Connection) => T): T {
    return this.#explain(() =>
      this.#inRepair(() => {
        for (;;) {
          const result = this.#connection.transaction(() => work(this.#connection))
          // Another process may have found the file damaged and put a new one in its place: what was written went aside.
          if (fileAt(this.#path) === this.#file) return result
          this.#reopen()
        }
      }),
    )
  }

  /** Runs a step, once again when it finds the database damaged, which is put right before. */
  #inRepair<T>(step: () => T): T {
    // Closed where a damaged one could not be put right.
    if (!this.#connection.isOpen) this.#reopen()
    try {
      return step()
    } catch (error) {
      if (!isDamage(error)) throw error
      const damaged = this.#file
      this.#connection.close()
      this.#repair(damaged)
      this.#reopen()
      return step()
    }
  }

  #reopen(): void {
    this.#connection.close()
    const { connection, file } = this.#open()
    this.#connection = connection
    this.#file = file
  }

  #open(): { readonly connection: Connection; readonly file: bigint } {
    for (;;) {
      const file = this.#place()
      try {
        const connection = this.#connect('fail')
        // Between the two looks, another file may have come to this place.
        if (fileAt(this.#path) === file) return { connection, file }
        connection.close()
      } catch (error) {
        if (!isDamage(error)) throw error
        this.#repair(file)
      }
    }
  }

  /** Makes the database where there is none, and tells which file it is. */
  #place(): bigint {
    const there = isRepairUnfinished(this.#path) ? undefined : fileAt(this.#path)
    if (there !== undefined) return there
    makeFolder(dirname(this.#path))
    return withLock(this.#path, () => {
      finishRepair(this.#path, this.#options.now())
      if (fileAt(this.#path) === undefined) this.#connect('create').close()
      const made = fileAt(this.#path)
      if (made === undefined) throw new Failure(`${this.#path}: ${reasonOf({ code: 'ENOENT' })}`)
      return made
    })
  }

  #connect(missing: 'create' | 'fail'): Connection {
    const connection = new Connection(this.#path, missing)
    try {
      // When nothing is said, this package's SQLite doesn't wait for the disc to have a log.
      connection.exec(`PRAGMA page_size = ${PAGE_SIZE}; PRAGMA synchronous = FULL`)
      migrate(connection, this.#path, MIGRATIONS)
      if (connection.value('PRAGMA journal_mode') !== 'wal') connection.value('PRAGMA journal_mode = WAL')
      if (connection.value("SELECT value FROM meta WHERE key = 'device'") === undefined) {
        connection.run("INSERT OR IGNORE INTO meta VALUES ('device', ?)", this.#options.device)
      }
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  /** @param damaged the file that was found so: another process may have put it right by now */
  #repair(damaged: bigint): void {
    if (!isStore(this.#path)) throw new Failure(`${this.#path}: not a database of reviews; nothing was changed`)
    const done = withLock(this.#path, () => {
      if (fileAt(this.#path) !== damaged) return undefined
      return repair(this.#path, this.#options.now(), (connection) => this.#deriveAll(connection))
    })
    if (done !== undefined) this.#options.onRepair(done)
  }

  /** Tells the troubles of the disc in plain words. */
  #explain<T>(step: () => T): T {
    try {
      return step()
    } catch (error) {
      if (error instanceof Failure) throw error
      const kind = sqlErrorKind(error)
      if (kind === undefined && !isSystemError(error)) throw error
      const reason = kind === undefined ? reasonOf(error) : reasons[kind]
      throw new Failure(`${this.#path}: ${reason}; nothing was recorded`, { cause: error })
    }
  }
}

const reasons: Readonly<Record<SqlErrorKind, string>> = {
  damaged: 'the database is damaged and could not be put right',
  busy: 'another topdeck is writing to it and did not end in time',
  full: 'no space left on the disc',
  'read-only': 'it cannot be written, the file or its folder is read-only',
  unopenable: 'it cannot be opened or made there',
  disk: 'the disc reports an error',
}

/** Found by looking for it, not by stumbling over it. */
class DamageFound extends Error {}

function isDamage(error: unknown): boolean {
  return error instanceof DamageFound || sqlErrorKind(error) === 'damaged'
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

/** Which file has this name; undefined when none has. */
function fileAt(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino
}
