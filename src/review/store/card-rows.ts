import { hash } from 'node:crypto'
import type { CardId, Fingerprint, Kind } from '../../model/card.ts'
import type { Seconds } from '../../model/time.ts'
import type { ItemId } from '../history/event.ts'
import { checksum } from '../history/event-sum.ts'
import type { Connection, DatabaseRow, Value } from './connection.ts'
import { rowSum } from './row-sum.ts'
import { readState, waitOf } from './state-rows.ts'
import type { CardLocation, CardVersion, Origin, StoredCard } from './stored-card.ts'

/** The digest of what the cards of an origin were made of; undefined when none are stored. */
export function digestOfOrigin(connection: Connection, origin: Origin): string | undefined {
  return connection.get('SELECT digest FROM origins WHERE path = ?', origin)?.['digest'] as string | undefined
}

/** The full names of the decks that an origin has cards in, sorted. */
export function decksOfOrigin(connection: Connection, origin: Origin): readonly string[] {
  const rows = connection.all(
    'SELECT DISTINCT deck FROM bundles WHERE origin = (SELECT id FROM origins WHERE path = ?) ORDER BY deck',
    origin,
  )
  return rows.map(({ deck }) => deck as string)
}

/** The tags of the cards of an origin and those above them, in lower case and in order. */
export function tagsOfOrigin(connection: Connection, origin: Origin): readonly string[] {
  const rows = connection.all(
    'SELECT DISTINCT tag FROM bundle_tags WHERE origin = (SELECT id FROM origins WHERE path = ?) ORDER BY tag',
    origin,
  )
  return rows.map(({ tag }) => tag as string)
}

/** A card as a row, with a hash of its content. */
interface CardRow {
  readonly card: StoredCard
  readonly values: readonly Value[]
  readonly digest: string
}

/** Prepares cards for {@link replaceCards}, outside of the transaction that keeps other processes waiting. */
export function toRows(cards: readonly StoredCard[]): readonly CardRow[] {
  return cards.map((card) => {
    const values = valuesOf(card)
    return { card, values, digest: cardDigest(card, values) }
  })
}

function cardDigest({ deck, tags }: Pick<StoredCard, 'deck' | 'tags'>, values: readonly Value[]): string {
  return hash('sha256', JSON.stringify([deck, tags, ...values]), 'base64').slice(0, 24)
}

/** Says what about the cards of any origin isn't what was written; undefined if all is well. */
export function damagedCards(connection: Connection): string | undefined {
  const select = 'SELECT cards.*, deck, tags FROM cards LEFT JOIN bundles ON bundles.id = cards.bundle'
  for (const row of connection.iterate(select)) {
    const values = CONTENT.map((column) => row[column] ?? null)
    if (row['deck'] === null || cardDigest({ deck: String(row['deck']), tags: tagsOf(row) }, values) !== row['digest'])
      return `the content of card ${row['id']} is wrong`
  }
  const origins = connection.all('SELECT id, path, sum FROM origins')
  const wrong = origins.find(({ id, sum }) => originSum(connection, Number(id)) !== sum)
  return wrong === undefined ? undefined : `the list of cards of ${wrong['path']} is wrong`
}

/** Writes the checksum of what belongs to an origin: which cards, in which order, with which decks and tags. */
export function sumOrigin(connection: Connection, id: number): void {
  connection.run('UPDATE origins SET sum = ? WHERE id = ?', originSum(connection, id), id)
}

/** Gives origins their checksums, for a database that had none. */
export function addOriginSums(connection: Connection): void {
  for (const { id } of connection.all('SELECT id FROM origins')) sumOrigin(connection, Number(id))
}

function originSum(connection: Connection, id: number): string {
  const list = (columns: string, table: string, order: string, origin = 'origin') =>
    connection.value(
      `SELECT json_group_array(json_array(${columns})) FROM (SELECT * FROM ${table} WHERE +${origin} = ? ORDER BY ${order})`,
      id,
    ) ?? ''
  return checksum(
    [
      list('path', 'origins', 'id', 'id'),
      list('id, deck, tags', 'bundles', 'id'),
      list('tag, bundle', 'bundle_tags', 'tag, bundle'),
      list('id, digest, bundle', 'cards', 'id'),
      list('item, bundle, position, siblings, shuffle', 'queue', 'item'),
      list('item, successor', 'joined', 'item'),
    ].join('\n'),
  )
}

/** The columns of a card with its content. */
const CONTENT = [
  ...['kind', 'text', 'question', 'answer', 'context', 'notes', 'file', 'line', 'address', 'changed', 'fingerprint'],
]

/**
 * Replaces the cards of an origin, given in study order; only differences are written. What a learner saw of a card
 * that has changed is kept as a version. Returns the number of the origin.
 */
export function replaceCards(
  connection: Connection,
  origin: Origin,
  digest: string,
  cards: readonly CardRow[],
): number {
  const id = Number(
    connection.value(
      `INSERT INTO origins (path, digest) VALUES (?, ?)
        ON CONFLICT (path) DO UPDATE SET digest = excluded.digest RETURNING id`,
      origin,
      digest,
    ),
  )
  const bundles = bundlesOf(connection, id)
  const known = textByKey(connection, 'SELECT id, digest FROM cards WHERE origin = ?', id)
  const positions = textByKey(
    connection,
    "SELECT item, bundle || ' ' || position || ' ' || siblings FROM queue WHERE origin = ?",
    id,
  )
  for (const [position, { card, values, digest }] of cards.entries()) {
    const bundle = bundles(card)
    if (known.get(card.id) !== digest) {
      if (known.has(card.id)) keepVersion(connection, id, card.id)
      connection.run(
        'INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        card.id,
        digest,
        bundle,
        ...values,
      )
    }
    known.delete(card.id)
    for (const item of card.items) {
      const place = [bundle, position, card.items.length]
      if (positions.get(item) !== place.join(' ')) queueItem(connection, item, id, place)
      positions.delete(item)
    }
  }
  for (const item of positions.keys()) connection.run('DELETE FROM queue WHERE item = ? AND origin = ?', item, id)
  for (const card of known.keys()) {
    keepVersion(connection, id, card as CardId)
    connection.run('DELETE FROM cards WHERE origin = ? AND id = ?', id, card)
  }
  const left = 'IN (SELECT id FROM bundles WHERE origin = ? EXCEPT SELECT bundle FROM queue WHERE origin = ?)'
  connection.run(`DELETE FROM bundle_tags WHERE origin = ? AND bundle ${left}`, id, id, id)
  connection.run(`DELETE FROM bundles WHERE id ${left}`, id, id)
  return id
}

/** The deck and tags of an item's card at each origin that has it. */
export function locationsOf(connection: Connection, item: ItemId): readonly CardLocation[] {
  const rows = connection.all(
    `SELECT origins.path, bundles.deck, bundles.tags FROM queue JOIN bundles ON bundles.id = queue.bundle
      JOIN origins ON origins.id = queue.origin WHERE queue.item = ?`,
    item,
  )
  return rows.map((row) => ({ origin: row['path'] as Origin, deck: row['deck'] as string, tags: tagsOf(row) }))
}

/** Reads the card of an item, as an origin has it. */
export function readCard(connection: Connection, origin: Origin, item: ItemId): StoredCard | undefined {
  const id = cardOf(item)
  const row = connection.get(
    `SELECT cards.*, bundles.deck, bundles.tags FROM cards JOIN bundles ON bundles.id = cards.bundle
      WHERE cards.origin = (SELECT id FROM origins WHERE path = ?) AND cards.id = ?`,
    origin,
    id,
  )
  if (row === undefined) return undefined
  // The plus keeps SQLite from scanning everything of the origin.
  const items = connection
    .all(
      'SELECT item FROM queue WHERE +origin = ? AND item >= ? AND item < ?',
      row['origin'] as number,
      id,
      endOfItems(id),
    )
    .map((each) => each['item'] as ItemId)
  const [first, ...others] = items.sort((a, b) => partOf(a) - partOf(b))
  return first === undefined ? undefined : cardFrom(row, [first, ...others])
}

/** What a learner saw, by its fingerprint; undefined if it isn't known or if the card hasn't changed since. */
export function readVersion(connection: Connection, fingerprint: Fingerprint): CardVersion | undefined {
  const row = connection.get('SELECT question, answer FROM versions WHERE fingerprint = ?', fingerprint)
  return row === undefined ? undefined : { question: row['question'] as string, answer: row['answer'] as string }
}

/** Reads the tags in a row of a bundle. */
export function tagsOf(row: DatabaseRow): readonly string[] {
  return (row['tags'] as string).split(' ').filter(Boolean)
}

/** The card that an item belongs to. */
export function cardOf(item: ItemId): CardId {
  return (item.split('.')[0] ?? item) as CardId
}

/** The number of the part of a cloze card; 0 for a whole card. */
function partOf(item: ItemId): number {
  return Number(item.split('.')[1] ?? 0)
}

/** A string that sorts just after the ids of all items of a card: `/` is the character after `.`. */
function endOfItems(id: CardId): string {
  return `${id}/`
}

/** Makes a function that returns the number of a card's bundle, which is inserted if it is new. */
function bundlesOf(connection: Connection, origin: number): (card: StoredCard) => number {
  const rows = connection.all('SELECT id, deck, tags FROM bundles WHERE origin = ?', origin)
  const known = new Map(rows.map((row) => [`${row['deck']}\n${row['tags']}`, Number(row['id'])]))
  return ({ deck, tags }) => {
    // Tags contain no white space.
    const list = tags.join(' ')
    const key = `${deck}\n${list}`
    let id = known.get(key)
    if (id === undefined) {
      const insert = 'INSERT INTO bundles (origin, deck, tags) VALUES (?, ?, ?) RETURNING id'
      id = Number(connection.value(insert, origin, deck, list))
      for (const tag of withAncestors(tags)) connection.run('INSERT INTO bundle_tags VALUES (?, ?, ?)', origin, tag, id)
      known.set(key, id)
    }
    return id
  }
}

/** Tags and the tags above them, `a` and `a::b` for `A::b`, each once: what a search for a tag finds. */
function withAncestors(tags: readonly string[]): ReadonlySet<string> {
  return new Set(
    tags.flatMap((tag) => {
      const levels = tag.toLowerCase().split('::')
      return levels.map((_, index) => levels.slice(0, index + 1).join('::'))
    }),
  )
}

function textByKey(connection: Connection, sql: string, origin: number): Map<string, string> {
  const texts = new Map<string, string>()
  for (const row of connection.iterate(sql, origin)) {
    const [key, text] = Object.values(row)
    texts.set(String(key), String(text))
  }
  return texts
}

function queueItem(connection: Connection, item: ItemId, origin: number, place: readonly number[]): void {
  const state = readState(connection, item)
  const { waits, at } = waitOf(state)
  connection.run(
    'INSERT OR REPLACE INTO queue VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    item,
    origin,
    ...place,
    shuffleOf(item),
    waits,
    at,
    state?.buried ?? null,
    state?.last?.day ?? null,
  )
}

/** A pseudo-random number of 31 bits to shuffle items by. */
function shuffleOf(item: ItemId): number {
  return Number.parseInt(hash('md5', item).slice(0, 8), 16) >>> 1
}

function keepVersion(connection: Connection, origin: number, id: CardId): void {
  const row = connection.get(
    `SELECT fingerprint, question, answer FROM cards WHERE origin = ? AND id = ?
      AND fingerprint IN (SELECT seen FROM states WHERE item >= ? AND item < ?)`,
    origin,
    id,
    id,
    endOfItems(id),
  )
  if (row === undefined) return
  const values = [String(row['fingerprint']), String(row['question']), String(row['answer'])]
  const insert = 'INSERT OR IGNORE INTO versions (fingerprint, question, answer, sum) VALUES (?, ?, ?, ?)'
  connection.run(insert, ...values, rowSum(...values))
}

/** The values of {@link CONTENT}. */
function valuesOf(card: StoredCard): Value[] {
  const { question, answer, context, notes } = card.fields
  return [
    card.kind,
    card.text,
    question,
    answer,
    context,
    notes,
    card.file,
    card.line,
    card.address ?? null,
    card.changed,
    card.fingerprint ?? null,
  ]
}

function cardFrom(row: DatabaseRow, items: StoredCard['items']): StoredCard {
  const text = (key: string) => row[key] as string
  return {
    id: text('id') as CardId,
    items,
    kind: text('kind') as Kind,
    deck: text('deck'),
    tags: tagsOf(row),
    text: text('text'),
    fields: { question: text('question'), answer: text('answer'), context: text('context'), notes: text('notes') },
    file: text('file'),
    line: row['line'] as number,
    address: (row['address'] as string | null) ?? undefined,
    changed: row['changed'] as Seconds,
    fingerprint: (row['fingerprint'] as Fingerprint | null) ?? undefined,
  }
}
