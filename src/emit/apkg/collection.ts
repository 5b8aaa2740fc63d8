import type { RenderedCard, RetiredCard } from '../../model/card.ts'
import { ankiField, fieldChecksum, sortText } from './anki-field.ts'
import { assignIds, type WithAnkiId } from './ids.ts'
import { basicNoteType, CARDS_PER_NOTE, cardOrds, clozeNoteType, noteTypeJson, noteTypeOf } from './note-types.ts'
import { type SqlFile, writeSqlFile } from './sqlite.ts'

/** 2020-01-01 04:00 UTC in seconds: day 0 of the collection, fixed so that the bytes do not depend on the clock. */
const CREATED = 1_577_851_200

/** The deck that every collection has. */
const DEFAULT_DECK = 1

/** Anki's update sequence number for "not yet synchronised". */
const UNSYNCED = -1

/** Tables of schema 11 (`rslib/src/storage/schema11.sql` in Anki). */
const TABLES = `
  CREATE TABLE col (
    id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
    dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL,
    decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL
  );
  CREATE TABLE notes (
    id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
    tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL,
    data text NOT NULL
  );
  CREATE TABLE cards (
    id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
    factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
    odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL
  );
  CREATE TABLE revlog (
    id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
    lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL
  );
  CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);`

/** Created after the rows are inserted: sorting once is faster than keeping the indexes sorted. */
const INDEXES = `
  CREATE INDEX ix_notes_usn ON notes (usn);
  CREATE INDEX ix_cards_usn ON cards (usn);
  CREATE INDEX ix_revlog_usn ON revlog (usn);
  CREATE INDEX ix_cards_nid ON cards (nid);
  CREATE INDEX ix_cards_sched ON cards (did, queue, due);
  CREATE INDEX ix_revlog_cid ON revlog (cid);
  CREATE INDEX ix_notes_csum ON notes (csum);`

/**
 * Writes an Anki database (schema 11) with the cards to `path`. All cards are new, in the order of `cards`. Times come
 * from the cards and ids from names, so the same cards give the same bytes.
 *
 * Retired cards are written as notes without cards. Anki does not create cards for notes when it imports a package:
 * learners who have the card keep it and its reviews, and see the new tag and remark; new learners don't get it.
 * @throws Error if a card occurs twice: Anki would add both notes, and no later import could tell them apart.
 */
export function writeCollection(path: string, cards: readonly RenderedCard[], retired: readonly RetiredCard[]): void {
  const placed = cards.map((card, index) => ({ card, position: index + 1 }))
  const notes = assignIds(placed, ({ card }) => card.id, CARDS_PER_NOTE)
  const retiredNotes = numberedRetired(retired, notes)
  const decks = decksOf(cards)
  writeSqlFile(path, (file) => {
    file.exec(TABLES)
    insertCollection(file, decks, cards.length)
    file.insert(
      'notes',
      `(?, ?, ?, ?, ${UNSYNCED}, ?, ?, ?, ?, 0, '')`,
      noteRows([...notes, ...retiredNotes].sort((a, b) => a.id - b.id)),
    )
    file.insert('cards', `(?, ?, ?, ?, ?, ${UNSYNCED}, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')`, cardRows(notes, decks))
    file.exec(INDEXES)
  })
}

type Note = WithAnkiId<{ readonly card: RenderedCard }>
type LiveNote = WithAnkiId<{ readonly card: RenderedCard; readonly position: number }>

/** The notes of retired cards, whose presence does not change the ids of the other notes. */
function numberedRetired(retired: readonly RetiredCard[], notes: readonly LiveNote[]): Note[] {
  if (retired.length === 0) return []
  const live = new Set(notes.map(({ thing }) => thing.card.id))
  const both = retired.find(({ id }) => live.has(id))
  if (both !== undefined)
    throw new Error(`Unexpected retired card ${both.id} in a deck that also has it as a live card`)
  return assignIds(
    retired.map((card) => ({ card })),
    ({ card }) => card.id,
    CARDS_PER_NOTE,
    notes,
  )
}

function* noteRows(notes: readonly Note[]) {
  for (const { thing, id } of notes) {
    const { card } = thing
    const noteType = noteTypeOf(card)
    const fields = noteType.fields.map((field) => ankiField(card.fields[field.of]))
    const words = sortText(fields[0] ?? '')
    const tags = card.tags.length > 0 ? ` ${card.tags.join(' ')} ` : ''
    yield [id, card.id, noteType.id, card.changed, tags, fields.join('\x1f'), words, fieldChecksum(words)]
  }
}

function* cardRows(notes: readonly LiveNote[], decks: Decks) {
  for (const { thing, id } of notes) {
    const { card, position } = thing
    const deck = decks.get(deckKey(card.deck))?.id ?? DEFAULT_DECK
    for (const ord of cardOrds(card)) yield [id + ord, id, deck, ord, card.changed, position]
  }
}

/** Decks by {@link deckKey}. */
type Decks = ReadonlyMap<string, { readonly id: number; readonly name: string }>

/** A key for the name of a deck: to Anki, names that differ only in case or composition are the same. */
function deckKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** The decks of the cards, their parent decks, and the default deck of every collection. */
function decksOf(cards: readonly RenderedCard[]): Decks {
  const names = new Map<string, string>()
  for (const full of new Set(cards.map((card) => card.deck))) {
    const levels = full.normalize('NFC').split('::')
    for (let depth = 1; depth <= levels.length; depth++) {
      const name = levels.slice(0, depth).join('::')
      if (!names.has(deckKey(name))) names.set(deckKey(name), name)
    }
  }
  names.delete(deckKey('Default'))
  const decks = new Map([[deckKey('Default'), { id: DEFAULT_DECK, name: 'Default' }]])
  for (const { thing, id } of assignIds([...names], ([key]) => key, 1)) decks.set(thing[0], { id, name: thing[1] })
  return decks
}

function insertCollection(file: SqlFile, decks: Decks, cardCount: number): void {
  const configuration = {
    schedVer: 2,
    sched2021: true,
    creationOffset: 0,
    rollover: 4,
    curDeck: DEFAULT_DECK,
    activeDecks: [DEFAULT_DECK],
    curModel: basicNoteType.id,
    nextPos: cardCount + 1,
    sortType: 'noteFld',
    sortBackwards: false,
    newSpread: 0,
    collapseTime: 1200,
    timeLim: 0,
    estTimes: true,
    dueCounts: true,
    addToCur: true,
    dayLearnFirst: false,
  }
  const noteTypes = [basicNoteType, clozeNoteType].map((noteType) => [noteType.id, noteTypeJson(noteType)])
  const deckJson = Array.from(decks.values(), ({ id, name }) => [id, deck(id, name)])
  file.insert('col', `(1, ${CREATED}, ${CREATED}000, ${CREATED}000, 11, 0, 0, 0, ?, ?, ?, ?, '{}')`, [
    [
      JSON.stringify(configuration),
      JSON.stringify(Object.fromEntries(noteTypes)),
      JSON.stringify(Object.fromEntries(deckJson)),
      JSON.stringify({ [DEFAULT_OPTIONS.id]: DEFAULT_OPTIONS }),
    ],
  ])
}

/** A deck as schema 11 holds it in `col.decks` (`rslib/src/decks/schema11.rs`). */
function deck(id: number, name: string): object {
  return {
    id,
    name,
    mod: CREATED,
    usn: id === DEFAULT_DECK ? 0 : UNSYNCED,
    desc: '',
    dyn: 0,
    conf: DEFAULT_OPTIONS.id,
    collapsed: false,
    browserCollapsed: false,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
    extendNew: 0,
    extendRev: 0,
  }
}

/** Anki's own default options. An import does not change the user's options, but decks must refer to some. */
const DEFAULT_OPTIONS = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36500, perDay: 200, hardFactor: 1.2 },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
}
