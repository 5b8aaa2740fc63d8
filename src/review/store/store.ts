import { randomUUID } from 'node:crypto'
import { lstatSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder, moveIntoPlace, syncFile } from '../../io/files.ts'
import type { Fingerprint } from '../../model/card.ts'
import { Failure, reasonOf } from '../../model/failure.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import type { Event, EventId, ItemId } from '../history/event.ts'
import type { ItemState } from '../history/item-state.ts'
import {
  decksOfOrigin,
  digestOfOrigin,
  locationsOf,
  readCard,
  readVersion,
  replaceCards,
  sumOrigin,
  tagsOfOrigin,
  toRows,
} from './card-rows.ts'
import { Connection, type SqlErrorKind, sqlErrorKind } from './connection.ts'
import { copiesOf, eventsIn, makeCopy, type StoreCopy } from './copies.ts'
import { DamageFound, isDamage } from './damage.ts'
import {
  type DayLoad,
  type DueItem,
  type DueList,
  type DueQuery,
  dueItems,
  itemsOfScope,
  loadByDay,
  type NextDue,
  nextDue,
  reviewsByDay,
} from './due.ts'
import {
  countAllEvents,
  eventsAfter,
  eventsByItem,
  eventsOfItem,
  eventsSince,
  type HistoryMark,
  hasEvent,
  hasEventId,
  insertEvent,
  isFollowed,
  isOutdated,
  lastUndoable,
  type MarkExtent,
  markOf,
  standingEvent,
} from './event-rows.ts'
import { isAsLeft, keepState } from './file-state.ts'
import { checkEverything, requireTables } from './integrity.ts'
import { eventsFor, replaceJoined, successors, successorsOf } from './joined-items.ts'
import { FILE_ID, readSetting, setDefault, writeSetting } from './meta-rows.ts'
import { isEmptyDatabase, isMigrated, migrate } from './migration.ts'
import {
  finishRepair,
  hasRemains,
  isRepairUnfinished,
  isStore,
  type Repair,
  repair,
  wasStore,
  withLock,
} from './repair.ts'
import { salvageEvents } from './salvage.ts'
import { deleteState, readState, readStates, writeState } from './state-rows.ts'
import type { CardLocation, CardVersion, JoinedItems, Origin, ReviewScope, StoredCard } from './stored-card.ts'
import { MIGRATIONS, PAGE_SIZE } from './tables.ts'
import { logDamage } from './write-ahead-log.ts'

/**
 * Derives the state of an item. Gets all of its events by time and then by id, including undone ones and undos, and can
 * ask for the deck and tags of its card. The same arguments must result in the same state.
 */
type Replay = (item: ItemId, events: readonly Event[], locations: () => readonly CardLocation[]) => ItemState

/** What a store needs from outside. */
export interface StoreOptions {
  /** The name of this machine, for a new store; an existing one keeps its own. */
  readonly device: string
  readonly now: () => Milliseconds
  readonly replay: Replay
  /** Called when a damaged database has been rebuilt. */
  readonly onRepair: (repair: Repair) => void
  /** Called with what the learner should know besides. */
  readonly onNotice?: (text: string) => void
  /** What tells files of one name apart: the inode, unless a test says otherwise. */
  readonly fileAt?: (path: string) => bigint | undefined
}

/** The result of adding events. */
export interface MergeResult {
  /** How many events are new. */
  readonly added: number
  /** How many events were already there. */
  readonly known: number
  /** The ids of events that were there with different content, which was kept. */
  readonly conflicting: readonly EventId[]
}

/** What came of an undo. `outdated`: the item of the event has been reviewed since, so nothing was undone. */
export type Undoing =
  | { readonly type: 'undone'; readonly event: Event; readonly state: ItemState }
  | { readonly type: 'outdated'; readonly event: Event }
  | { readonly type: 'nothing' }

/**
 * Opens the store in a file, which is created if it doesn't exist and migrated if it is older. A damaged database is
 * reported, set aside and rebuilt. Fails if the file comes from a newer version of topdeck or another program (without
 * touching it), or if the disk reports an error.
 */
export function openStore(path: string, options: StoreOptions): Store {
  return new Store(path, options)
}

/**
 * A learner's events, the states derived from them, and the cards: a SQLite database, which several processes may have
 * open. All methods fail with a {@link Failure} if the disk reports an error; then nothing has been changed.
 */
export class Store {
  readonly #path: string
  readonly #options: StoreOptions
  #connection: Connection
  /** The inode of the file that the connection is to, whatever its name is now. */
  #file: bigint
  #hasRecorded = false
  /** The inodes that this process has opened as this database. */
  readonly #opened = new Set<bigint>()

  constructor(path: string, options: StoreOptions) {
    // A repair moves files, so links are resolved: the log is next to the file that a link leads to.
    this.#path = path
    this.#options = options
    this.#path = this.#explain(() => filePath(path))
    const { connection, file } = this.#explain(() => this.#open())
    this.#connection = connection
    this.#file = file
  }

  /** The name of this machine in its events. */
  get device(): string {
    return this.setting(DEVICE) ?? this.#options.device
  }

  /** Names this machine anew. Its earlier events keep the old name, and can still be undone. */
  renameDevice(name: string): void {
    const former = this.device
    this.#write((connection) => {
      writeSetting(connection, FORMER_DEVICE, former)
      writeSetting(connection, DEVICE, name)
    })
  }

  /**
   * Adds an event and returns the resulting state of its item, including what other processes have added in the
   * meantime. The event is on disk when this returns. Adding the same event again changes nothing. An undo has the item
   * of the event that it undoes. With a mark, nothing is recorded, and undefined returned, if something has happened
   * since the mark was made.
   */
  record(event: Event): ItemState
  record(event: Event, mark: HistoryMark): ItemState | undefined
  record(event: Event, mark?: HistoryMark): ItemState | undefined {
    this.#hasRecorded = true
    return this.#write((connection) => {
      if (mark !== undefined && isOutdated(connection, mark)) return undefined
      insertEvent(connection, event)
      return this.#derive(connection, event.item)
    })
  }

  /** Marks the present end of the history of an item, or of its whole card, for {@link record}. */
  mark(item: ItemId, extent: MarkExtent): HistoryMark {
    return this.#read((connection) => markOf(connection, item, extent))
  }

  /**
   * Undoes the first of these events that hasn't been undone yet; without any, the last one of this machine. `undoOf`
   * makes the event that does so.
   */
  undo(candidates: readonly EventId[] | 'any', undoOf: (event: Event) => Event): Undoing {
    this.#hasRecorded = true
    return this.#write((connection): Undoing => {
      const event =
        candidates === 'any'
          ? lastUndoableHere(connection)
          : firstDefined(candidates, (id) => standingEvent(connection, id))
      if (event === undefined) return { type: 'nothing' }
      if (isFollowed(connection, event)) return { type: 'outdated', event }
      insertEvent(connection, undoOf(event))
      return { type: 'undone', event, state: this.#derive(connection, event.item) }
    })
  }

  /** A number that is another one when another process has changed the database. */
  get foreignChanges(): number {
    return this.#read((connection) => Number(connection.value('PRAGMA data_version')))
  }

  /** The last event of this machine that can be undone, from whatever session. */
  lastUndoable(): Event | undefined {
    return this.#read(lastUndoableHere)
  }

  /** The events of an item, by time. */
  eventsOf(item: ItemId): readonly Event[] {
    return this.#read((connection) => eventsOfItem(connection, item))
  }

  /** The events that count for an item, its own and those of items that were joined to it, by time. */
  historyOf(item: ItemId): readonly Event[] {
    return this.#read((connection) => eventsFor(connection, item))
  }

  /** The events from a point in time on, by time. */
  eventsSince(time: Milliseconds): readonly Event[] {
    return this.#read((connection) => eventsSince(connection, time))
  }

  /** All events, by id. */
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

  /** The state of an item; undefined if it has no events. */
  state(item: ItemId): ItemState | undefined {
    return this.#read((connection) => readState(connection, item))
  }

  /** The states of all items with events, including those whose cards no longer exist. */
  states(): readonly ItemState[] {
    return this.#read((connection) => [...readStates(connection)])
  }

  /** All items with events, including those whose cards no longer exist. */
  items(): readonly ItemId[] {
    return this.#read((connection) =>
      connection.all('SELECT item FROM states ORDER BY item').map(({ item }) => item as ItemId),
    )
  }

  /** Adds the events of other machines, in any order and as often as needed, and derives the affected states. */
  merge(events: Iterable<Event>): MergeResult {
    const list = [...events]
    const result = this.#write((connection) => {
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
    // What adds nothing needs no copy, which would take the place of the oldest one.
    if (result.added > 0) this.#hasRecorded = true
    return result
  }

  /** Derives all states again, as is necessary when {@link Replay} depends on something that has changed. */
  rebuild(): void {
    this.#write((connection) => this.#deriveAll(connection))
  }

  /** Derives the states of some items again; items without events have none. */
  derive(items: Iterable<ItemId>): void {
    this.#write((connection) => {
      for (const item of items) this.#deriveItem(connection, item)
    })
  }

  /** Finds what is due in a scope, and counts it. */
  due(query: DueQuery): DueList {
    return this.#read((connection) => dueItems(connection, query))
  }

  /** Finds out when something in a scope comes due next. */
  nextDue(query: DueQuery): NextDue {
    return this.#read((connection) => nextDue(connection, query))
  }

  /** Counts the reviews in a scope by the day that they are due, overdue ones included. */
  reviewsByDay(scope: ReviewScope): ReadonlyMap<Day, number> {
    return this.#read((connection) => reviewsByDay(connection, scope))
  }

  /** Counts the reviews of an origin by the day that they are due, and by their decks and tags. */
  loadByDay(origin: Origin, from: Day, to: Day): readonly DayLoad[] {
    return this.#read((connection) => loadByDay(connection, origin, from, to))
  }

  /** Lists all items of a scope, due or not, in study order. */
  itemsOf(scope: ReviewScope): readonly DueItem[] {
    return this.#read((connection) => itemsOfScope(connection, scope))
  }

  /** The full names of the decks that an origin has cards in, sorted. */
  decksOf(origin: Origin): readonly string[] {
    return this.#read((connection) => decksOfOrigin(connection, origin))
  }

  /** The tags of the cards of an origin and those above them, in lower case and in order. */
  tagsOf(origin: Origin): readonly string[] {
    return this.#read((connection) => tagsOfOrigin(connection, origin))
  }

  /** The digest of what the cards of an origin were made of; undefined when none are stored. */
  digestOf(origin: Origin): string | undefined {
    return this.#read((connection) => digestOfOrigin(connection, origin))
  }

  /** Changes the digest of an origin. */
  setDigest(origin: Origin, digest: string): void {
    this.#write((connection) => connection.run('UPDATE origins SET digest = ? WHERE path = ?', digest, origin))
  }

  /**
   * Replaces the cards of an origin, given in study order. All events are kept; those of a card that was merged into
   * another count for that one too.
   */
  replaceCards(origin: Origin, digest: string, cards: readonly StoredCard[], joined: JoinedItems = new Map()): void {
    const rows = toRows(cards)
    this.#write((connection) => {
      const id = replaceCards(connection, origin, digest, rows)
      for (const item of replaceJoined(connection, id, joined)) this.#deriveItem(connection, item)
      sumOrigin(connection, id)
    })
  }

  /** The origins that have the card of an item. */
  originsOf(item: ItemId): readonly Origin[] {
    return this.#read((connection) => locationsOf(connection, item).map(({ origin }) => origin))
  }

  /** The card of an item, as an origin has it. */
  card(origin: Origin, item: ItemId): StoredCard | undefined {
    return this.#read((connection) => readCard(connection, origin, item))
  }

  /** What a learner saw of a card that has changed since; undefined if that isn't known. */
  version(fingerprint: Fingerprint): CardVersion | undefined {
    return this.#read((connection) => readVersion(connection, fingerprint))
  }

  /** A setting of the learner, such as trained parameters; undefined if it was never set. */
  setting(key: string): string | undefined {
    return this.#read((connection) => readSetting(connection, key))
  }

  setSetting(key: string, value: string): void {
    this.#write((connection) => writeSetting(connection, key, value))
  }

  /** The daily copies of this store, the newest first. */
  copies(): readonly StoreCopy[] {
    return copiesOf(this.#path)
  }

  /** Whether a path leads to this database. */
  isAt(path: string): boolean {
    return this.#fileAt() !== undefined && inodeOf(path) === inodeOf(this.#path)
  }

  /** Reads and checks the whole database, and repairs it if it is damaged. */
  check(): void {
    this.#read((connection) => connection.snapshot(() => checkEverything(connection)))
  }

  /** Closes the database, after the first changes of a day with a copy. */
  close(): void {
    if (this.#connection.isOpen && this.#hasRecorded) this.#copy()
    this.#connection.close()
    // Only now: closing any other handle of the file gives up the locks that SQLite holds on it.
    keepState(this.#path)
  }

  /** Derives the state of an item, and those of the items that its events count for. */
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
        for (let attempt = 1; ; attempt += 1) {
          const result = this.#connection.transaction(() => work(this.#connection))
          // Another process may have replaced a damaged file; then this was written to the file that was set aside.
          if (this.#isInPlace(this.#connection, this.#file)) return result
          if (attempt === MOST_ATTEMPTS)
            throw new Failure(`${this.#path}: other programs replace this file all the time`)
          this.#reopen()
        }
      }),
    )
  }

  /** Runs a step; if it finds the database damaged, repairs it and runs the step again. */
  #inRepair<T>(step: () => T): T {
    // It is closed if an earlier repair has failed.
    if (!this.#connection.isOpen) this.#reopen()
    try {
      return step()
    } catch (error) {
      if (!isDamage(error)) throw error
      const damaged = this.#file
      this.#connection.close()
      this.#repair(damaged, reasonOf(error), 'if it is this file')
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
    for (let attempt = 1; ; attempt += 1) {
      const file = this.#place()
      try {
        const connection = this.#connectSound()
        // Another file may have come into this place in the meantime.
        if (this.#isInPlace(connection, file)) return { connection, file }
        connection.close()
        if (attempt === MOST_ATTEMPTS) throw new Failure(`${this.#path}: other programs replace this file all the time`)
      } catch (error) {
        if (!isDamage(error) || attempt === MOST_ATTEMPTS) throw error
        this.#repair(file, reasonOf(error), attempt === 1 ? 'if it is this file' : 'in any case')
      }
    }
  }

  /** Whether a connection is to the file that is in place. Where inodes are unstable, its random name tells. */
  #isInPlace(connection: Connection, file: bigint): boolean {
    if (this.#fileAt() === file) return true
    const inPlace = new Connection(this.#path, 'fail')
    try {
      return readSetting(inPlace, FILE_ID) === readSetting(connection, FILE_ID)
    } finally {
      inPlace.close()
    }
  }

  #fileAt(): bigint | undefined {
    return (this.#options.fileAt ?? inodeOf)(this.#path)
  }

  /** Creates the database if there is none, and returns its inode. */
  #place(): bigint {
    const there = isRepairUnfinished(this.#path) || sizeOf(this.#path) === 0 ? undefined : this.#fileAt()
    if (there !== undefined) return there
    makeFolder(dirname(this.#path))
    const had = { store: wasStore(this.#path), remains: hasRemains(this.#path) }
    let done: Repair | undefined
    withLock(this.#path, () => {
      const finished = finishRepair(this.#path, this.#options.now(), (connection) => this.#deriveAll(connection))
      if (finished === 'finished') this.#notify('the interrupted repair of this database has been completed')
      const size = sizeOf(this.#path)
      if (size !== undefined && size > 0) return
      if (had.remains) done = this.#rebuild(size === 0 ? 'the file is empty' : 'the file is missing')
      else {
        if (size === 0) this.#notify('the file was empty; a new database of reviews was created in it')
        else if (had.store) this.#notify('the database of reviews is missing; a new one was created')
        this.#create()
      }
    })
    if (done !== undefined) this.#options.onRepair(done)
    const made = this.#fileAt()
    if (made === undefined) throw new Failure(`${this.#path}: ${reasonOf({ code: 'ENOENT' })}`)
    return made
  }

  /** Makes an empty database beside its place first: a process that is killed leaves nothing that is half made. */
  #create(): void {
    const fresh = `${this.#path}.creating`
    rmSync(fresh, { force: true })
    const connection = new Connection(fresh, 'memory')
    try {
      connection.exec(`PRAGMA page_size = ${PAGE_SIZE}`)
      migrate(connection, fresh, MIGRATIONS)
      connection.run('VACUUM INTO ?', fresh)
    } finally {
      connection.close()
    }
    syncFile(fresh)
    moveIntoPlace(fresh, this.#path)
  }

  /** Connects to a database that is as topdeck has left it, or else is checked as a whole. */
  #connectSound(): Connection {
    const isChecked = this.#inspect()
    const connection = this.#connect()
    try {
      requireTables(connection)
      if (!isChecked) {
        connection.snapshot(() => {
          checkEverything(connection)
          this.#compareWithCopy(connection)
        })
      }
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  /**
   * Reads the files of the database; gives whether they are as topdeck has left them. Files that this process has opened
   * as a database before are left alone: closing another handle of theirs would give up the locks of SQLite, which keeps
   * them open until its statements are collected.
   */
  #inspect(): boolean {
    const file = this.#fileAt()
    if (file === undefined || this.#opened.has(file)) return false
    const found = logDamage(this.#path)
    const isSound = isAsLeft(this.#path)
    this.#opened.add(file)
    if (found !== undefined) throw new DamageFound(found)
    return isSound
  }

  /** A database that came back from somewhere may lack what a copy has. */
  #compareWithCopy(connection: Connection): void {
    // By events rather than by days: a clock may have been wrong, and a copy damaged.
    const [fullest] = copiesOf(this.#path)
      .map((copy) => ({ copy, events: eventsIn(copy) ?? 0 }))
      .sort((one, other) => other.events - one.events)
    if (fullest === undefined) return
    for (const row of salvageEvents(fullest.copy.path, (id) => hasEventId(connection, id))) {
      // What cannot be read of a copy is nothing that a repair could add.
      if (row.type !== 'wrong' && !hasEventId(connection, row.event.id)) {
        throw new DamageFound('reviews are missing that its copies have')
      }
    }
  }

  #connect(): Connection {
    const connection = new Connection(this.#path, 'fail')
    try {
      if (isEmptyDatabase(connection)) {
        if (hasRemains(this.#path)) throw new DamageFound('it holds nothing')
        this.#notify('the database was empty; a new database of reviews was created in it')
      }
      this.#prepare(connection)
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  #prepare(connection: Connection): void {
    // By default, this package's SQLite doesn't wait until the log is on disk.
    connection.exec(`PRAGMA page_size = ${PAGE_SIZE}; PRAGMA synchronous = FULL`)
    if (!isMigrated(connection, this.#path, MIGRATIONS)) {
      withLock(this.#path, () => migrate(connection, this.#path, MIGRATIONS))
    }
    if (connection.value('PRAGMA journal_mode') !== 'wal') connection.value('PRAGMA journal_mode = WAL')
    for (const [key, value] of [
      [DEVICE, this.#options.device],
      [FILE_ID, randomUUID()],
    ] as const) {
      if (readSetting(connection, key) === undefined) setDefault(connection, key, value)
    }
  }

  /** @param damaged the inode of the damaged file, which another process may have replaced by now */
  #repair(damaged: bigint, reason: string, when: 'if it is this file' | 'in any case'): void {
    if (!isStore(this.#path)) throw new Failure(`${this.#path}: not a review database; nothing was changed`)
    const done = withLock(this.#path, () => {
      return when === 'if it is this file' && this.#fileAt() !== damaged ? undefined : this.#rebuild(reason)
    })
    if (done !== undefined) this.#options.onRepair(done)
  }

  #rebuild(reason: string): Repair {
    const { now } = this.#options
    return repair(this.#path, { reason, now: now(), derive: (connection) => this.#deriveAll(connection) })
  }

  /** Copies the database, once on a day. */
  #copy(): void {
    const day = new Date(this.#options.now()).toISOString().slice(0, 10)
    try {
      const copies = copiesOf(this.#path)
      if (copies.some((copy) => copy.day === day)) return
      const events = countAllEvents(this.#connection)
      const best = Math.max(0, ...copies.slice(0, 1).map((copy) => eventsIn(copy) ?? 0))
      if (events === 0 || events < best) return
      withLock(this.#path, () => makeCopy(this.#connection, this.#path, day))
    } catch (error) {
      const kind = sqlErrorKind(error)
      this.#notify(`today's copy could not be made: ${kind === undefined ? reasonOf(error) : reasons[kind]}`)
    }
  }

  #notify(text: string): void {
    this.#options.onNotice?.(`${this.#path}: ${text}`)
  }

  /** Turns errors of the disk into failures in plain words. */
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

/** The settings with the name of this machine, and the one that it had before. */
const DEVICE = 'device'
const FORMER_DEVICE = 'former device'

/** How often something is tried again when another file has come into the place of the database. */
const MOST_ATTEMPTS = 3

const reasons: Readonly<Record<SqlErrorKind, string>> = {
  damaged: 'the database is damaged and could not be repaired',
  busy: 'another topdeck is writing to it and did not finish in time',
  full: 'no space left on the disk',
  'read-only':
    'it cannot be written: the file or its folder is read-only; change that, or name another file with --store FILE',
  unopenable: 'it cannot be opened or created; check the permissions of the file and of its folder',
  disk: 'the disk reported an error',
}

function firstDefined<T, Found>(list: Iterable<T>, find: (each: T) => Found | undefined): Found | undefined {
  for (const each of list) {
    const found = find(each)
    if (found !== undefined) return found
  }
  return undefined
}

/** The last event of this machine that can be undone, under its present name or the former one. */
function lastUndoableHere(connection: Connection): Event | undefined {
  return firstDefined([DEVICE, FORMER_DEVICE], (key) => {
    const device = readSetting(connection, key)
    return device === undefined ? undefined : lastUndoable(connection, device)
  })
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

/** The file that a path leads to, by links, or is. Fails if it can't be a database. */
function filePath(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path
    throw new Failure(
      `${path}: this is a link to ${readlinkSync(path)}, which does not exist; connect the drive that it is on, or remove the link`,
    )
  }
  if (found.isFile()) return realpathSync.native(path)
  const kind = found.isDirectory() ? 'a folder' : 'a pipe or a device'
  throw new Failure(`${path}: it is ${kind}, not a file; nothing was recorded. Name another file with --store FILE`)
}

/** The inode of the file with this name; undefined if there is none. */
function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino
}

/** The size of the file with this name; undefined if there is none. */
function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size
}
