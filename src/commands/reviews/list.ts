import { coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { writeJson } from '../../io/sink.ts'
import { type Learning, openLearning, scopeOf } from '../../learning/learning.ts'
import { isoDate } from '../../model/calendar.ts'
import { Failure } from '../../model/failure.ts'
import { byCodePoint } from '../../model/problem.ts'
import { DAY, type Day, type Milliseconds } from '../../model/time.ts'
import { printedField } from '../../render/field/printed-field.ts'
import { alignedCells, historyCells } from '../../review/front/card-information.ts'
import { dayOf } from '../../review/history/day.ts'
import type { Event, ItemId } from '../../review/history/event.ts'
import { settingsFor } from '../../review/schedule/settings.ts'
import { sidesOf } from '../../review/session/card-sides.ts'
import { gradeNames } from '../../review/session/outcome-text.ts'
import { cardHistory, type HistoryEntry } from '../../review/statistics/card-history.ts'
import type { StoreChoice } from '../../review/store/learner-store.ts'
import type { StoredCard } from '../../review/store/stored-card.ts'
import { clipLine } from '../../terminal/styled-line.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `reviews list`. */
export interface ListReviewsOptions extends CommonOptions, StoreChoice {
  readonly decks: readonly string[]
  /** Ids of cards or gaps, or words of their questions; empty for all. */
  readonly cards: readonly string[]
  readonly since: AskedDay | undefined
  readonly until: AskedDay | undefined
  /** Undefined for {@link SHOWN} in text, and for all in JSON. */
  readonly limit: number | undefined
}

/** A day as it was asked for: a date, or so many days ago. */
export type AskedDay =
  | { readonly type: 'date'; readonly day: Day }
  | { readonly type: 'days ago'; readonly days: number }

/** How many events are printed unless more are wanted. */
const SHOWN = 50

/** `topdeck reviews list`: lists what happened to cards, the latest first. */
export async function listReviews(options: ListReviewsOptions, io: Io): Promise<ExitCode> {
  const learning = await openLearning(undefined, options, io)
  try {
    const wanted = itemsAsked(learning, options)
    const events = eventsAsked(learning, wanted, options)
    const limit = options.limit ?? (options.output === 'json' ? events.length : SHOWN)
    const entries = entriesOf(events.slice(0, limit), learning)
    if (options.output === 'json') {
      writeJson(io.out, entries.map(recordOf))
      return 0
    }
    if (entries.length === 0) io.out.write('There are no reviews that match.\n')
    io.out.write(textOf(entries, options, io))
    const more = events.length - entries.length
    if (more > 0) io.out.write(`… and ${more} more (--limit ${events.length} shows them)\n`)
    return 0
  } finally {
    learning.close()
  }
}

/** The items that a user asks for; undefined for all, of other projects too. */
function itemsAsked(learning: Learning, options: ListReviewsOptions): ReadonlySet<ItemId> | undefined {
  const { store, origin } = learning
  const { cards, decks, tag } = options
  if (cards.length === 0 && decks.length === 0 && tag.length === 0) return undefined
  const scoped = new Set(store.itemsOf(scopeOf(learning, { decks, tag })).map(({ item }) => item))
  if (cards.length === 0) return scoped
  const named = cards.flatMap((card) => itemsNamed(card, learning))
  const isGone = (item: ItemId) => store.card(origin, item) === undefined
  return new Set(named.filter((item) => scoped.has(item) || (decks.length + tag.length === 0 && isGone(item))))
}

/** The items of the cards with an id or a question; a card that no longer exists still has its reviews. */
function itemsNamed(asked: string, { store, origin }: Learning): readonly ItemId[] {
  const own = store.items().filter((item) => item === asked || item.startsWith(`${asked}.`))
  const card = store.card(origin, asked as ItemId)
  if (card !== undefined) return asked.includes('.') ? [asked as ItemId] : [...new Set([...card.items, ...own])]
  if (own.length > 0) return own
  const fold = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
  const cards = [
    ...new Map(
      store.itemsOf({ origin, decks: [], tags: [] }).flatMap(({ item }) => {
        const found = store.card(origin, item)
        return found === undefined ? [] : [[found.id, found] as const]
      }),
    ).values(),
  ]
  const same = cards.filter(({ text }) => fold(text) === fold(asked))
  const found = same.length > 0 ? same : cards.filter(({ text }) => fold(text).includes(fold(asked)))
  if (found.length === 0)
    throw new Failure(`${asked}: no card has this id, or these words in its question; "topdeck search" finds cards`)
  return found.flatMap(({ items }) => items)
}

/** The events that were asked for, without undos, the latest first. */
function eventsAsked(
  { store, settings, now }: Learning,
  wanted: ReadonlySet<ItemId> | undefined,
  { since, until }: ListReviewsOptions,
): readonly Event[] {
  const today = dayOf(now(), settings.rollover)
  const dayAsked = (asked: AskedDay) => (asked.type === 'date' ? asked.day : ((today - asked.days) as Day))
  const [first, last] = [since && dayAsked(since), until && dayAsked(until)]
  // A day lies, in whatever time zone, within a day of the same day in UTC.
  const from = (first === undefined ? Number.MIN_SAFE_INTEGER : (first - 1) * DAY) as Milliseconds
  const isAsked = (event: Event) => {
    const day = dayOf(event, settings.rollover)
    return event.type !== 'undo' && (first === undefined || day >= first) && (last === undefined || day <= last)
  }
  const own = () => store.items().flatMap((item) => (wanted?.has(item) === true ? store.historyOf(item) : []))
  return (wanted === undefined ? store.eventsSince(from) : own())
    .filter(isAsked)
    .toSorted((a, b) => b.time - a.time || byCodePoint(b.id, a.id))
}

/** An event with what came of it, and its card, if it is known. */
interface ListedEvent extends HistoryEntry {
  readonly card: StoredCard | undefined
}

function entriesOf(events: readonly Event[], { store, origin, settings }: Learning): readonly ListedEvent[] {
  const histories = new Map<ItemId, { card: StoredCard | undefined; entries: ReadonlyMap<string, HistoryEntry> }>()
  const known = (item: ItemId) => {
    const before = histories.get(item)
    if (before !== undefined) return before
    const card = store.card(origin, item)
    const own = card === undefined ? settings : settingsFor(card, settings)
    const entries = new Map(cardHistory(item, store.historyOf(item), own).map((entry) => [entry.event.id, entry]))
    const found = { card, entries }
    histories.set(item, found)
    return found
  }
  return events.flatMap((event) => {
    const { card, entries } = known(event.item)
    const entry = entries.get(event.id)
    return entry === undefined ? [] : [{ ...entry, card }]
  })
}

function textOf(entries: readonly ListedEvent[], options: ListReviewsOptions, io: Io): string {
  const colours = coloursFor(io.out, options.colour, io.env)
  // Most learners have one device only, and its name would take the place of the question.
  const isFromSeveral = new Set(entries.map(({ event }) => event.device)).size > 1
  const deviceCells = ({ device }: Event) => (isFromSeveral ? [device] : [])
  const heads = alignedCells(
    entries.map((entry) => [...historyCells(entry), ...deviceCells(entry.event), entry.event.item]),
  )
  return entries
    .map((entry, index) => {
      const line = `${colours.faint(heads[index] ?? '')}  ${questionOf(entry)}`
      return `${io.out.isTerminal ? clipLine(line, io.out.columns) : line}\n`
    })
    .join('')
}

function questionOf({ card, event }: ListedEvent): string {
  if (card === undefined) return '(a card that is not here)'
  return printedField(sidesOf(card, event.item).question).replace(/\s+/g, ' ').trim()
}

/** An event as `--json` gives it. */
function recordOf({ event, state, interval, card }: ListedEvent) {
  const { id, item, time, offset, device, type } = event
  const review =
    event.type === 'review'
      ? { grade: event.grade, gradeName: gradeNames[event.grade], taken: event.taken }
      : { grade: null, gradeName: null, taken: null }
  return {
    id,
    item,
    card: item.replace(/\.\d+$/, ''),
    question: card?.text ?? null,
    deck: card?.deck ?? null,
    time: new Date(time).toISOString(),
    offset,
    type,
    ...review,
    intervalDays: interval?.type === 'day' ? interval.days : null,
    intervalSeconds: interval?.type === 'moment' ? Math.round(interval.delay / 1000) : null,
    due: dueText(state),
    undone: state === undefined,
    device,
  }
}

function dueText(state: HistoryEntry['state']): string | null {
  if (state?.due === undefined) return null
  return state.due.type === 'day' ? isoDate(state.due.day) : new Date(state.due.at).toISOString()
}
