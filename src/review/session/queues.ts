/** The queues of a session: the next items that are due, so that the store isn't asked for everything at each card. */

import { sep } from 'node:path'
import { isDeckWithin } from '../../model/deck-name.ts'
import { matchesTags } from '../../model/tags.ts'
import { DAY, type Day, type Milliseconds } from '../../model/time.ts'
import { memoise } from '../../text/memoise.ts'
import { dayOf } from '../history/day.ts'
import type { Event, ItemId } from '../history/event.ts'
import type { ItemState } from '../history/item-state.ts'
import type { DueItem, DueQuery, QueueName } from '../store/due.ts'
import type { ReviewScope } from '../store/stored-card.ts'
import { introducedItems, type RemainingLimits, remainingLimits, withinLimits } from './daily-limits.ts'
import type { CurrentItem, SessionContext } from './session.ts'

/** What queues are read from. */
export type StudyContext = Omit<SessionContext, 'nextId'>

/** Which of the due cards a session shows. */
export interface DueChoice {
  /** How many days ahead reviews are shown too, regardless of the daily limit of reviews; 0 for today alone. */
  readonly ahead: number
  /** The most cards to show; undefined for all. */
  readonly limit: number | undefined
  /** The most new cards to show, in place of the daily limit. */
  readonly new: number | undefined
}

/** The next items of each queue. */
export interface Queues {
  readonly today: Day
  readonly until: Day
  readonly new: readonly ItemId[]
  readonly review: readonly ItemId[]
  /** All learning steps, the earliest first. */
  readonly learning: readonly { readonly item: ItemId; readonly at: Milliseconds }[]
  /** How many items are left, including those that were not read. */
  readonly left: { readonly new: number; readonly review: number }
  /** How many items the daily limits hold back. */
  readonly heldBack: { readonly new: number; readonly review: number }
}

/** How many items of a queue are read at a time. */
const ITEMS_AT_ONCE = 100
/** More learning steps than anybody has at a time. */
const MAX_LEARNING = 1000

/** Reads what is due in a scope, within the daily limits. `shown` is how many new cards this session has shown. */
export function readQueues(context: StudyContext, choice: DueChoice, shown: number): Queues {
  const { store } = context
  const asking = dueQuery(context, choice)
  const events = eventsOf(asking.today, context)
  const query = asking.newOrder === 'topic' ? { ...asking, begun: begunByDeck(events, context) } : asking
  const limits = limitsFor(context, choice, events, shown)
  const early = reviewedEarly(events, query, context)
  // The database can't tell groups with their own limits apart.
  const isCounted = limits.groups.length === 0
  let asked = { new: ITEMS_AT_ONCE, learning: MAX_LEARNING, review: ITEMS_AT_ONCE + early.size }
  for (;;) {
    const list = store.due({ ...query, limits: asked })
    const reviews = list.review.filter(({ item }) => !early.has(item))
    const counts = { new: list.counts.new, review: list.counts.review - early.size }
    const allowed = {
      new: withinLimits(list.new, 'new', limits),
      review: withinLimits(reviews, 'review', limits),
    }
    const isShort = (queue: 'new' | 'review') =>
      list[queue].length >= asked[queue] &&
      list[queue].length < list.counts[queue] &&
      allowed[queue].length < limits[queue]
    if (!isCounted && (isShort('new') || isShort('review'))) {
      asked = { ...asked, new: asked.new * 4, review: asked.review * 4 }
      continue
    }
    const count = (queue: 'new' | 'review') =>
      isCounted ? Math.min(counts[queue], limits[queue]) : allowed[queue].length
    const left = { new: count('new'), review: count('review') }
    return {
      today: query.today,
      until: query.until,
      new: itemsOf(allowed.new),
      review: itemsOf(allowed.review),
      learning: itemsOf(list.learning).flatMap((item) => {
        const due = store.state(item)?.due
        return due?.type === 'moment' ? [{ item, at: due.at }] : []
      }),
      left,
      heldBack: { new: counts.new - left.new, review: counts.review - left.review },
    }
  }
}

/** How many new items of each deck were begun today. */
function begunByDeck(events: readonly Event[], { store, scope }: StudyContext): ReadonlyMap<string, number> {
  const begun = new Map<string, number>()
  for (const item of introducedItems(events, (each) => store.state(each)?.reviews ?? 0)) {
    const deck = store.card(scope.origin, item)?.deck
    if (deck !== undefined) begun.set(deck, (begun.get(deck) ?? 0) + 1)
  }
  return begun
}

/** A query for all learning steps of the next day, and nothing of the other queues yet. */
export function dueQuery({ scope, settings, now }: StudyContext, { ahead }: DueChoice): DueQuery {
  const moment = now()
  const today = dayOf(moment, settings.rollover)
  return {
    ...scope,
    now: (moment.time + DAY) as Milliseconds,
    today,
    until: (today + ahead) as Day,
    siblings: 'apart',
    order: 'due',
    newOrder: settings.newOrder,
    begun: new Map(),
    limits: { new: 0, learning: 0, review: 0 },
  }
}

/** The queues after a grade that moved the current item to this state. */
export function queuesAfter(queues: Queues, { item, queue }: CurrentItem, { due, availability }: ItemState): Queues {
  const rest = queuesWithout(queues, item, queue)
  if (due?.type !== 'moment' || availability !== 'active') return rest
  const learning = [...rest.learning, { item, at: due.at }].sort((a, b) => a.at - b.at)
  return { ...rest, learning }
}

/** The queues without an item. */
export function queuesWithout(queues: Queues, item: ItemId, queue: QueueName): Queues {
  const isOther = (other: ItemId) => other !== item
  return {
    ...queues,
    new: queues.new.filter(isOther),
    review: queues.review.filter(isOther),
    learning: queues.learning.filter((other) => other.item !== item),
    left: queue === 'learning' ? queues.left : { ...queues.left, [queue]: Math.max(0, queues.left[queue] - 1) },
  }
}

/** Whether the current item is still due in its queue, as it was when the queues were read. */
export function isDue({ queue, state }: CurrentItem, { today, until }: Queues): boolean {
  const { availability, buried, due, phase, last } = state
  if (availability !== 'active' || buried === today) return false
  if (queue === 'new') return phase === 'new'
  if (queue === 'learning') return due?.type === 'moment'
  return due?.type === 'day' && due.day <= until && (due.day <= today || last?.day !== today)
}

function itemsOf(items: readonly DueItem[]): readonly ItemId[] {
  return items.map(({ item }) => item)
}

/** Items that were reviewed today and come due again within the days that are worked ahead. */
function reviewedEarly(
  events: readonly Event[],
  { today, until }: DueQuery,
  { store, scope }: StudyContext,
): ReadonlySet<ItemId> {
  if (until <= today) return new Set()
  const reviewed = new Set(events.flatMap((event) => (event.type === 'review' ? [event.item] : [])))
  const isEarly = (item: ItemId) => {
    const state = store.state(item)
    const card = store.card(scope.origin, item)
    const isDue = state?.due?.type === 'day' && state.due.day <= until && state.last?.day === today
    return (
      isDue &&
      state.availability === 'active' &&
      state.buried !== today &&
      card !== undefined &&
      isInScope(scope, item, card)
    )
  }
  return new Set([...reviewed].filter(isEarly))
}

function eventsOf(today: Day, { store, settings, root, now }: StudyContext): readonly Event[] {
  const since = (now().time - 2 * DAY) as Milliseconds
  const isHere = memoise((item: string) => root === undefined || isOfProject(item as ItemId, root, store), 10_000)
  return store.eventsSince(since).filter((event) => dayOf(event, settings.rollover) === today && isHere(event.item))
}

/** Whether a project has the card of an item, or no project does any longer. */
function isOfProject(item: ItemId, root: string, store: StudyContext['store']): boolean {
  const origins = store.originsOf(item)
  return origins.length === 0 || origins.some((origin) => origin === root || origin.startsWith(`${root}${sep}`))
}

function limitsFor(
  { store, settings, scope }: StudyContext,
  { ahead, new: most }: DueChoice,
  events: readonly Event[],
  shown: number,
): RemainingLimits {
  const limits = remainingLimits(
    scope,
    settings,
    events,
    (item) => store.state(item)?.reviews ?? 0,
    (item) => store.card(scope.origin, item),
  )
  const newLeft = most === undefined ? undefined : Math.max(0, most - shown)
  return {
    new: newLeft ?? limits.new,
    review: ahead > 0 ? Number.MAX_SAFE_INTEGER : limits.review,
    groups: limits.groups.map((group) => ({ ...group, ...(newLeft !== undefined && { new: newLeft }) })),
  }
}

/** Whether an item is in a scope. */
function isInScope(
  { decks, tags, items }: ReviewScope,
  item: ItemId,
  card: { readonly deck: string; readonly tags: readonly string[] },
): boolean {
  const isInDeck = decks.length === 0 || decks.some((deck) => isDeckWithin(card.deck, deck))
  return isInDeck && matchesTags(tags, card.tags) && (items === undefined || items.includes(item))
}
