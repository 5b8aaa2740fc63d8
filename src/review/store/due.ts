import { isDeckWithin } from '../../model/deck-name.ts'
import type { TagExpression } from '../../model/tags.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import type { ItemId } from '../history/event.ts'
import { cardOf, tagsOf } from './card-rows.ts'
import type { Connection, DatabaseRow, Value } from './connection.ts'
import type { Origin, ReviewScope } from './stored-card.ts'

/** A query for due items. */
export interface DueQuery extends ReviewScope {
  /** Learning steps up to this moment are due. */
  readonly now: Milliseconds
  /** The learner's day: items that are buried on it, or whose siblings were reviewed on it, are left out. */
  readonly today: Day
  /** Reviews up to this day are due: today, or a later day to work ahead. */
  readonly until: Day
  /** Whether the items of one card are kept for different days, or may all be shown on one day. */
  readonly siblings: 'apart' | 'together'
  /** The order of reviews: by due day and at random within a day, or entirely at random. */
  readonly order: 'due' | 'random'
  /** The order of new items: that of the source, at random but the same all day, or one of each deck in turn. */
  readonly newOrder: 'file' | 'random' | 'topic'
  /** How many new items of each deck were begun today: that many turns of `topic` are over. */
  readonly begun: ReadonlyMap<string, number>
  /** The most items to return of each queue. */
  readonly limits: DueCounts
}

/** How many items are new, being learned, and due for review. */
interface DueCounts {
  readonly new: number
  readonly learning: number
  readonly review: number
}

/** An item that is due. */
export interface DueItem {
  readonly item: ItemId
  readonly deck: string
  readonly tags: readonly string[]
}

/** What is due. */
export interface DueList {
  /** How many items are due, whatever the limits. */
  readonly counts: DueCounts
  /** In study order. */
  readonly new: readonly DueItem[]
  /** The earliest learning step first. */
  readonly learning: readonly DueItem[]
  readonly review: readonly DueItem[]
}

/** When something in a scope comes due next, apart from what is due now. */
export interface NextDue {
  readonly moment: Milliseconds | undefined
  readonly day: Day | undefined
}

/** The queue of an item: new items, learning steps, or reviews. */
export type QueueName = keyof DueCounts

/** Finds what is due in a scope, and counts it. This takes a few milliseconds with 100,000 items. */
export function dueItems(connection: Connection, query: DueQuery): DueList {
  const condition = scopeCondition(connection, query)
  if (condition === undefined) return { counts: { new: 0, learning: 0, review: 0 }, new: [], learning: [], review: [] }
  const count = (queue: QueueName) => countQueue(connection, query, condition, queue)
  const counts = { new: count('new'), learning: count('learning'), review: count('review') }
  const list = (queue: QueueName) => (counts[queue] === 0 ? [] : listQueue(connection, query, condition, queue))
  return {
    counts,
    new: list('new'),
    learning: list('learning'),
    review: list('review'),
  }
}

/** Finds out when something comes due next. */
export function nextDue(connection: Connection, query: DueQuery): NextDue {
  const condition = scopeCondition(connection, query)
  if (condition === undefined) return { moment: undefined, day: undefined }
  const first = (waits: string, from: number) =>
    connection.value(
      `SELECT due FROM queue WHERE ${condition.sql} AND waits = ? AND due > ? ORDER BY due LIMIT 1`,
      ...condition.values,
      waits,
      from,
    )
  return {
    moment: first('moment', query.now) as Milliseconds | undefined,
    day: first('day', query.until) as Day | undefined,
  }
}

/** Counts the reviews by the day that they are due, overdue ones included. */
export function reviewsByDay(connection: Connection, scope: ReviewScope): ReadonlyMap<Day, number> {
  const condition = scopeCondition(connection, scope)
  if (condition === undefined) return new Map()
  const rows = connection.all(
    `SELECT due, count(*) AS count FROM queue WHERE ${condition.sql} AND waits = 'day' GROUP BY due`,
    ...condition.values,
  )
  return new Map(rows.map((row) => [row['due'] as Day, row['count'] as number]))
}

/** The number of reviews of an origin that are due on a day, of cards with one deck and one set of tags. */
export interface DayLoad {
  readonly deck: string
  readonly tags: readonly string[]
  readonly day: Day
  readonly count: number
}

/** Counts the reviews of an origin by the day that they are due, and by their decks and tags. */
export function loadByDay(connection: Connection, path: Origin, from: Day, to: Day): readonly DayLoad[] {
  const rows = connection.all(
    `SELECT deck, tags, due, count(*) AS count FROM queue JOIN bundles ON bundles.id = queue.bundle
      WHERE queue.origin = (SELECT id FROM origins WHERE path = ?) AND waits = 'day' AND due BETWEEN ? AND ?
      GROUP BY bundle, due`,
    path,
    from,
    to,
  )
  return rows.map((row) => ({
    deck: row['deck'] as string,
    tags: tagsOf(row),
    day: row['due'] as Day,
    count: row['count'] as number,
  }))
}

/** Lists all items of a scope, in study order. */
export function itemsOfScope(connection: Connection, scope: ReviewScope): readonly DueItem[] {
  const condition = scopeCondition(connection, scope)
  if (condition === undefined) return []
  return dueItemsOf(
    connection,
    connection.all(
      `SELECT item, bundle FROM queue WHERE ${condition.sql} ORDER BY position, item`,
      ...condition.values,
    ),
  )
}

/** A condition in SQL, with its values. */
interface SqlCondition {
  readonly sql: string
  readonly values: readonly Value[]
}

/** The condition that an item is in a scope; undefined if the origin has no cards. */
function scopeCondition(connection: Connection, scope: ReviewScope): SqlCondition | undefined {
  const condition = bundleCondition(connection, scope)
  if (condition === undefined || scope.items === undefined) return condition
  return {
    sql: `${condition.sql} AND item IN (SELECT value FROM json_each(?))`,
    values: [...condition.values, JSON.stringify(scope.items)],
  }
}

/** The condition that the card of an item has the decks and tags of a scope. */
function bundleCondition(connection: Connection, { origin: path, decks, tags }: ReviewScope): SqlCondition | undefined {
  const origin = connection.value('SELECT id FROM origins WHERE path = ?', path)
  if (origin === undefined) return undefined
  if (decks.length === 0 && tags.length === 0) return { sql: 'origin = ?', values: [origin] }
  const conditions = [
    deckCondition(connection, decks, origin),
    ...tags.map((clause) => clauseCondition(clause, origin)),
  ]
  const bundles = connection.value(
    `SELECT json_group_array(id) FROM bundles WHERE origin = ? AND ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    origin,
    ...conditions.flatMap(({ values }) => values),
  )
  return { sql: 'origin = ? AND bundle IN (SELECT value FROM json_each(?))', values: [origin, bundles ?? '[]'] }
}

/** The condition that the deck of a bundle is one of these or below one; without decks, it always holds. */
function deckCondition(connection: Connection, decks: readonly string[], origin: Value): SqlCondition {
  if (decks.length === 0) return { sql: 'TRUE', values: [] }
  const rows = connection.all('SELECT DISTINCT deck FROM bundles WHERE origin = ?', origin)
  const meant = rows.map(({ deck }) => deck as string).filter((each) => decks.some((deck) => isDeckWithin(each, deck)))
  return { sql: 'deck IN (SELECT value FROM json_each(?))', values: [JSON.stringify(meant)] }
}

/** The condition that a bundle satisfies a clause, as `matchesTags` would decide; a test compares the two. */
function clauseCondition(clause: TagExpression[number], origin: Value): SqlCondition {
  const each = clause.map(({ wanted }) => {
    return `id ${wanted === 'present' ? 'IN' : 'NOT IN'} (SELECT bundle FROM bundle_tags WHERE origin = ? AND tag = ?)`
  })
  return { sql: `(${each.join(' OR ')})`, values: clause.flatMap(({ tag }) => [origin, tag]) }
}

/** The card of an item, in SQL. */
const CARD = "substr(queue.item, 1, instr(queue.item || '.', '.') - 1)"

/** The condition that a sibling was reviewed on a day. */
const IS_REVIEWED = 'sibling.last_day = ?'

/** The condition that a sibling is due for review, which takes precedence over a new item. */
const IS_DUE = "(sibling.waits = 'day' AND sibling.due <= ? AND sibling.buried IS NOT ?)"

/** The condition that no sibling satisfies a condition. Most cards have one item, so that is checked first. */
function noSibling(isSo: string): string {
  return `(siblings = 1 OR NOT EXISTS (SELECT 1 FROM queue AS sibling
    WHERE sibling.item >= ${CARD} AND sibling.item < ${CARD} || '/' AND +sibling.origin = queue.origin
      AND sibling.item <> queue.item AND (${isSo})))`
}

/** The condition that an item is due in a queue. */
function dueIn(
  queue: QueueName,
  query: DueQuery,
  condition: SqlCondition,
): { readonly sql: string; readonly values: Value[] } {
  const waits = {
    new: { sql: "waits = 'new' AND due = ?", until: 0 },
    learning: { sql: "waits = 'moment' AND due <= ?", until: query.now },
    review: { sql: "waits = 'day' AND due <= ?", until: query.until },
  }[queue]
  const due = {
    sql: `${condition.sql} AND ${waits.sql} AND buried IS NOT ?`,
    values: [...condition.values, waits.until, query.today],
  }
  if (!keepsApart(queue, query)) return due
  const isNew = queue === 'new'
  return {
    sql: `${due.sql} AND ${noSibling(isNew ? `${IS_REVIEWED} OR ${IS_DUE}` : IS_REVIEWED)}`,
    values: [...due.values, query.today, ...(isNew ? [query.until, query.today] : [])],
  }
}

/** Whether siblings are kept apart. Cards in learning steps are always shown, even if a sibling is due. */
function keepsApart(queue: QueueName, { siblings }: DueQuery): boolean {
  return queue !== 'learning' && siblings === 'apart'
}

function countQueue(connection: Connection, query: DueQuery, condition: SqlCondition, queue: QueueName): number {
  const { sql, values } = dueIn(queue, query, condition)
  const count = keepsApart(queue, query)
    ? `count(CASE WHEN siblings = 1 THEN 1 END) + count(DISTINCT CASE WHEN siblings > 1 THEN ${CARD} END)`
    : 'count(*)'
  return Number(connection.value(`SELECT ${count} FROM queue WHERE ${sql}`, ...values))
}

function listQueue(
  connection: Connection,
  query: DueQuery,
  condition: SqlCondition,
  queue: QueueName,
): readonly DueItem[] {
  const limit = query.limits[queue]
  if (limit <= 0) return []
  const { sql, values } = dueIn(queue, query, condition)
  const { order, by } = orderOf(queue, query)
  const select = `SELECT item, bundle FROM queue WHERE ${sql} ORDER BY ${order} LIMIT ?`
  // Siblings take up rows of the result: if too few cards are left without them, more rows are read.
  for (let asked = limit; ; asked *= 4) {
    const rows = connection.all(select, ...values, ...by, Math.min(asked, 2 ** 31))
    const cards = new Set<string>()
    const firsts = keepsApart(queue, query)
      ? rows.filter((row) => cards.size < cards.add(cardOf(row['item'] as ItemId)).size)
      : rows
    if (firsts.length >= limit || rows.length < asked) return dueItemsOf(connection, firsts.slice(0, limit))
  }
}

function orderOf(queue: QueueName, query: DueQuery): { readonly order: string; readonly by: Value[] } {
  if (queue === 'learning') return { order: 'due, item', by: [] }
  // Multiplied by an odd number, the 31-bit numbers are permuted, differently on each day.
  const factor = ((query.today * 2_654_435_761) % 2 ** 31) | 1
  if (queue === 'review') {
    const random = '(shuffle * ?) & 2147483647, item'
    return { order: query.order === 'due' ? `due, ${random}` : random, by: [factor] }
  }
  switch (query.newOrder) {
    case 'file':
      return { order: 'position, item', by: [] }
    case 'random':
      return { order: `(${CARD_SHUFFLE} * ?) & 2147483647, position, item`, by: [factor] }
    case 'topic':
      return { order: `${TURN}, position, item`, by: [JSON.stringify(Object.fromEntries(query.begun))] }
  }
}

/** A random number in SQL that the items of a card share, so that they keep their order. */
const CARD_SHUFFLE = `CASE WHEN siblings = 1 THEN shuffle ELSE (SELECT min(sibling.shuffle) FROM queue AS sibling
  WHERE sibling.item >= ${CARD} AND sibling.item < ${CARD} || '/' AND +sibling.origin = queue.origin) END`

/** The deck of an item, in SQL. */
const DECK = '(SELECT deck FROM bundles WHERE bundles.id = queue.bundle)'

/** The turn in which a card of a deck comes, in SQL: that of the items that were begun are over. */
const TURN = `dense_rank() OVER (PARTITION BY ${DECK} ORDER BY position)
  + coalesce((SELECT begun.value FROM json_each(?) AS begun WHERE begun.key = ${DECK}), 0)`

/** Adds the decks and tags of their bundles to rows of the queue. */
function dueItemsOf(connection: Connection, rows: readonly DatabaseRow[]): readonly DueItem[] {
  const bundles = new Map<Value | undefined, Omit<DueItem, 'item'>>()
  return rows.map(({ item, bundle }) => {
    let found = bundles.get(bundle)
    if (found === undefined) {
      const row = connection.get('SELECT deck, tags FROM bundles WHERE id = ?', bundle ?? null) ?? {}
      found = { deck: row['deck'] as string, tags: tagsOf(row) }
      bundles.set(bundle, found)
    }
    return { item: item as ItemId, ...found }
  })
}
