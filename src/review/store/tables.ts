import { addOriginSums } from './card-rows.ts'
import type { Connection } from './connection.ts'
import { addEventSums } from './event-rows.ts'
import { rowSum } from './row-sum.ts'
import { addStateSums } from './state-rows.ts'

/** Identifies a review store in the header of its file: "tdck". */
export const APPLICATION_ID = 0x7464636b

/** The size of a database page in bytes. */
export const PAGE_SIZE = 4096

/** A step from one version of the schema to the next, as SQL or as a function. */
export type Migration = string | ((connection: Connection) => void)

/**
 * The schema as the steps that lead to it, oldest first; their number is its version. A released step never changes: a
 * new one is added. Rows are only ever added to `events`; `states` and `queue` are derived from them.
 */
export const MIGRATIONS: readonly Migration[] = [
  `
  -- In the order in which they came here. The first columns stay as they are: a damaged file is read by them.
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    item TEXT NOT NULL,
    time INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    type TEXT NOT NULL,
    grade INTEGER,
    taken INTEGER,
    seen TEXT,
    target TEXT,
    device TEXT NOT NULL
  );
  CREATE INDEX events_of_item ON events (item, time, id);
  CREATE INDEX events_by_time ON events (time);
  CREATE INDEX events_of_device ON events (device);
  CREATE INDEX events_taken_back ON events (target) WHERE target IS NOT NULL;

  CREATE TABLE states (
    item TEXT PRIMARY KEY,
    phase TEXT NOT NULL,
    step INTEGER NOT NULL,
    stability REAL,
    difficulty REAL,
    due_moment INTEGER,
    due_day INTEGER,
    last_time INTEGER,
    last_day INTEGER,
    interval INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    availability TEXT NOT NULL,
    buried INTEGER,
    seen TEXT
  ) WITHOUT ROWID;

  CREATE TABLE origins (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL
  );

  -- The cards of one deck that have the same tags, so that a choice of decks and tags is made among few.
  CREATE TABLE bundles (
    id INTEGER PRIMARY KEY,
    origin INTEGER NOT NULL,
    deck TEXT NOT NULL,
    tags TEXT NOT NULL,
    UNIQUE (origin, deck, tags)
  );

  -- Each tag of a bundle and the tags above it, in small letters.
  CREATE TABLE bundle_tags (
    origin INTEGER NOT NULL,
    tag TEXT NOT NULL,
    bundle INTEGER NOT NULL,
    PRIMARY KEY (origin, tag, bundle)
  ) WITHOUT ROWID;

  CREATE TABLE cards (
    origin INTEGER NOT NULL,
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    bundle INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    context TEXT NOT NULL,
    notes TEXT NOT NULL,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    address TEXT,
    changed INTEGER NOT NULL,
    fingerprint TEXT,
    PRIMARY KEY (origin, id)
  );
  CREATE INDEX cards_by_digest ON cards (origin, id, digest);

  -- What learners saw of cards that have changed since.
  CREATE TABLE versions (
    fingerprint TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    answer TEXT NOT NULL
  );

  -- What is to be learned at an origin, with what of its state decides when.
  CREATE TABLE queue (
    item TEXT NOT NULL,
    origin INTEGER NOT NULL,
    bundle INTEGER NOT NULL,
    position INTEGER NOT NULL,
    siblings INTEGER NOT NULL,
    shuffle INTEGER NOT NULL,
    waits TEXT NOT NULL,
    due INTEGER NOT NULL,
    buried INTEGER,
    last_day INTEGER,
    PRIMARY KEY (item, origin)
  ) WITHOUT ROWID;
  CREATE INDEX queue_by_due ON queue (origin, waits, due, position, bundle, siblings, shuffle, buried);

  -- Items of cards that another card has taken in: what happened to them counts for the successor too.
  CREATE TABLE joined (
    item TEXT NOT NULL,
    origin INTEGER NOT NULL,
    successor TEXT NOT NULL,
    PRIMARY KEY (item, origin)
  ) WITHOUT ROWID;
  CREATE INDEX joined_by_successor ON joined (successor);

  CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
  addSums,
  `
  -- The day of a move, the number of a flag, or the days that were chosen for a review.
  ALTER TABLE events ADD COLUMN value INTEGER;
  ALTER TABLE states ADD COLUMN flag INTEGER;
  `,
]

/** A flipped bit in a row isn't noticed by SQLite. */
function addSums(connection: Connection): void {
  for (const table of ['events', 'states', 'meta', 'versions', 'origins']) {
    connection.exec(`ALTER TABLE ${table} ADD COLUMN sum TEXT`)
  }
  addEventSums(connection)
  addStateSums(connection)
  addOriginSums(connection)
  for (const { key, value } of connection.all('SELECT key, value FROM meta')) {
    connection.run('UPDATE meta SET sum = ? WHERE key = ?', rowSum(String(key), String(value)), String(key))
  }
  for (const row of connection.all('SELECT fingerprint, question, answer FROM versions')) {
    const values = [String(row['fingerprint']), String(row['question']), String(row['answer'])]
    connection.run('UPDATE versions SET sum = ? WHERE fingerprint = ?', rowSum(...values), String(row['fingerprint']))
  }
}
