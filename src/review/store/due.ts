import type { TagExpression } from '../../model/tags.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import type { ItemId } from '../history/event.ts'
import { cardOf, tagsOf } from './card-rows.ts'
import type { Connection, DatabaseRow, Value } from './connection.ts'
import type { ReviewScope } from './stored-card.ts'

/** What is asked of the queue. */
export interface DueQuery extends ReviewScope {
  /** Learning steps up to this moment are due. */
  readonly now: Milliseconds
  /** The learner's day: what is buried on it, or reviewed on it with a sibling, is left out. */
  readonly today: Day
  /** Reviews of up to this day are due: today, or a later day to work ahead. */
  readonly until: Day
  /** The other items of a card that was reviewed today, or that are due as well: on another day, or all the same. */
  readonly siblings: 'apart' | 'together'
  /** Of reviews: those that are due longest first and of each day at random, or all at random. */
  readonly order: 'due' | 'random'
  /** How many to give of each list at most. */
  readonly limits: DueCounts
}

/** How many items: new, within learning, and due for review. */
interface DueCounts {
  readonly new: number
  readonly learning: number
  readonly review: number
}

/** An item whose turn it is. */
export interface DueItem {
  readonly item: ItemId
  readonly deck: string
  readonly tags: readonly string[]
}

/** What is due. */
export interface DueList {
  /** Of all that are due, whatever the limits. */
  readonly counts: DueCounts
  /** In study order. */
  readonly new: readonly DueItem[]
  /** The learning steps that came first, first. */
  readonly learning: readonly DueItem[]
  readonly review: readonly DueItem[]
}

/** When something of a scope comes due next, after what is due. */
export interface NextDue {
  readonly moment: Milliseconds | undefined
  readonly day: Day | undefined
}

/** What an item waits for: its first review, its next learning step, or its day. */
export type QueueName = keyof DueCounts

/** What is due of a scope, and how much. Takes a few milliseconds out of 100,000 items. */
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

/** When something comes due that isn't yet. */
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

/** How many reviews come due on each day, overdue ones on theirs. */
export function reviewsByDay(connection: Connection, scope: ReviewScope): ReadonlyMap<Day, number> {
  const condition = scopeCondition(connection, scope)
  if (condition === undefined) return new Map()
  const rows = connection.all(
    `SELECT due, count(*) AS count FROM queue WHERE ${condition.sql} AND waits = 'day' GROUP BY due`,
    ...condition.values,
  )
  return new Map(rows.map((row) => [row['due'] as Day, row['count'] as number]))
}

/** All items of a scope, in study order. */
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

/** What is meant, as a condition in SQL with its values. */
interface SqlCondition {
  readonly sql: string
  readonly values: readonly Value[]
}

/** Undefined when no card at hand is meant. */
function scopeCondition(connection: Connection, { origin: path, decks, tags }: ReviewScope): SqlCondition | undefined {
  const origin = connection.value('SELECT id FROM origins WHERE path = ?', path)
  if (origin === undefined) return undefined
  if (decks.length === 0 && tags.length === 0) return { sql: 'origin = ?', values: [origin] }
  const conditions = [deckCondition(decks), ...tags.map((clause) => clauseCondition(clause, origin))]
  const bundles = connection.value(
    `SELECT json_group_array(id) FROM bundles WHERE origin = ? AND ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    origin,
    ...conditions.flatMap(({ values }) => values),
  )
  return { sql: 'origin = ? AND bundle IN (SELECT value FROM json_each(?))', values: [origin, bundles ?? '[]'] }
}

/** That the deck of a bundle is one of these or below one; that nothing is wanted when there are none. */
function deckCondition(decks: readonly string[]): SqlCondition {
  if (decks.length === 0) return { sql: 'TRUE', values: [] }
  // `;` is the character after `:`.
  const each = decks.map(() => "deck = ? OR (deck >= ? || '::' AND deck < ? || ':;')")
  return { sql: `(${each.join(' OR ')})`, values: decks.flatMap((deck) => [deck, deck, deck]) }
}

/** That one of the terms of a clause holds for a bundle, as `matchesTags` would find. */
function clauseCondition(clause: TagExpression[number], origin: Value): SqlCondition {
  const each = clause.map(({ wanted }) => {
    return `id ${wanted === 'present' ? 'IN' : 'NOT IN'} (SELECT bundle FROM bundle_tags WHERE origin = ? AND tag = ?)`
  })
  return { sql: `(${each.join(' OR ')})`, values: clause.flatMap(({ tag }) => [origin, tag]) }
}

/** The card of an item, as SQL. */
const CARD = "substr(queue.item, 1, instr(queue.item || '.', '.') - 1)"

/** That another item of the card was reviewed on a day, as SQL. */
const IS_REVIEWED = 'sibling.last_day = ?'

/** That another item of the card is due for review, as SQL: it goes before one that is new. */
const IS_DUE = "(sibling.waits = 'day' AND sibling.due <= ? AND sibling.buried IS NOT ?)"

/** That no other item of the card is so, as SQL. Most cards have one item, which is found out first. */
function noSibling(isSo: string): string {
  return `(siblings = 1 OR NOT EXISTS (SELECT 1 FROM queue AS sibling
    WHERE sibling.item >= ${CARD} AND sibling.item < ${CARD} || '/' AND +sibling.origin = queue.origin
      AND sibling.item <> queue.item AND (${isSo})))`
}

/** The condition that an item is due in a queue, as SQL with its values. */
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

/** What is being learned goes on, whatever else is asked of its card. */
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
  // Siblings take places of their own in the answer: where too few cards are left of it, more is asked for.
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
  if (queue === 'new') return { order: 'position, item', by: [] }
  if (queue === 'learning') return { order: 'due, item', by: [] }
  // Times an odd number, the 31-bit numbers change places, and on each day otherwise.
  const factor = ((query.today * 2_654_435_761) % 2 ** 31) | 1
  const random = '(shuffle * ?) & 2147483647, item'
  return { order: query.order === 'due' ? `due, ${random}` : random, by: [factor] }
}

/** Rows of the queue with the decks and tags of their bundles. */
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
