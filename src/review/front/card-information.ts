/** What a learner can know about a card: its history, its memory state, and what each grade would do. */

import { isoDate } from '../../model/calendar.ts'
import type { Moment } from '../../model/time.ts'
import { type Paint, painter } from '../../terminal/style.ts'
import { textWidth } from '../../terminal/text-width.ts'
import { wrapText } from '../../terminal/wrap-text.ts'
import { numberText } from '../../text/count.ts'
import { secondsText } from '../../text/duration.ts'
import { dayOf } from '../history/day.ts'
import type { Event, Grade, ItemId } from '../history/event.ts'
import type { ItemState } from '../history/item-state.ts'
import { retrievability } from '../schedule/memory.ts'
import type { Interval } from '../schedule/scheduler.ts'
import type { Settings } from '../schedule/settings.ts'
import { countedTime } from '../session/answer-times.ts'
import { intervalText } from '../session/interval-text.ts'
import { eventName, gradeNames } from '../session/outcome-text.ts'
import { stateText } from '../session/state-text.ts'
import { cardHistory, type HistoryEntry } from '../statistics/card-history.ts'
import type { StoredCard } from '../store/stored-card.ts'
import type { ScreenStyle } from './card-lines.ts'

/** Everything that is known of an item. */
export interface KnownItem {
  readonly item: ItemId
  /** Undefined for an item without events. */
  readonly state: ItemState | undefined
  /** All of its events, by time. */
  readonly events: readonly Event[]
  readonly settings: Settings
  readonly now: Moment
}

/** What is known of the item that is shown, with the intervals of the grades that are offered. */
export interface KnownCurrent extends KnownItem {
  readonly state: ItemState
  readonly next: ReadonlyMap<Grade, Interval>
  /** Where the question stands, as it can be pasted; empty if that isn't known. */
  readonly place: string
}

/** A line of the information: `Stability  12.3 days`. */
interface Fact {
  readonly name: string
  readonly text: string
}

/** When an item was reviewed, and how well it is known; undefined for an item without reviews. */
function memoryOf({ item, state, events, settings, now }: KnownItem) {
  if (state?.last === undefined || state.memory === undefined) return undefined
  const { stability, difficulty } = state.memory
  const reviews = cardHistory(item, events, settings).filter(({ event }) => event.type === 'review')
  const first = reviews.find((entry) => entry.state !== undefined)?.state?.last?.day ?? state.last.day
  const elapsed = Math.max(0, dayOf(now, settings.rollover) - state.last.day)
  const recall = retrievability(state.memory, elapsed, settings.parameters)
  return { stability, difficulty, recall, first, last: state.last.day }
}

function memoryFacts(known: KnownItem): readonly Fact[] {
  const memory = memoryOf(known)
  if (memory === undefined) return []
  return [
    { name: 'First review', text: isoDate(memory.first) },
    { name: 'Last review', text: isoDate(memory.last) },
    { name: 'Stability', text: daysText(memory.stability) },
    { name: 'Difficulty', text: `${memory.difficulty.toFixed(1)} of 10` },
    { name: 'Retrievability', text: percentText(memory.recall) },
  ]
}

/** An item's memory and its last reviews as a few lines; none for an item without reviews. */
export function detailLines(known: KnownItem): readonly string[] {
  const memory = memoryOf(known)
  if (memory === undefined) return []
  const { stability, difficulty, recall, first, last } = memory
  const history = cardHistory(known.item, known.events, known.settings).toReversed()
  const rows = history.slice(0, SHOWN_ENTRIES).map(historyCells)
  const earlier = history.length - rows.length
  return [
    `stability ${daysText(stability)}, difficulty ${difficulty.toFixed(1)} of 10, retrievability ${percentText(recall)}`,
    `first review ${isoDate(first)}, last review ${isoDate(last)}`,
    ...alignedCells(rows),
    ...(earlier === 0 ? [] : [`… and ${earlier} earlier ("topdeck reviews list --card ${known.item}" shows them)`]),
  ]
}

/** How many events of a card are shown beside the card itself. */
const SHOWN_ENTRIES = 5

/** An item's memory for programs; without reviews, nothing. */
export function memoryRecord(known: KnownItem): Readonly<Record<string, unknown>> {
  const memory = memoryOf(known)
  if (memory === undefined) return {}
  const rounded = (number: number) => Number(number.toFixed(4))
  return {
    ...{ stability: rounded(memory.stability), difficulty: rounded(memory.difficulty) },
    ...{ retrievability: rounded(memory.recall), first: isoDate(memory.first), last: isoDate(memory.last) },
  }
}

function daysText(days: number): string {
  return `${numberText(days, 1)} days`
}

function percentText(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** `again 1m, hard 6m, good 10m, easy 4d` */
function nextIntervalsText({ next }: KnownCurrent): string {
  return Array.from(next, ([grade, interval]) => `${gradeNames[grade]} ${intervalText(interval)}`).join(', ')
}

/** Draws what is known of a card for a number of columns: facts, then the history, the latest first. */
export function informationLines(
  card: Pick<StoredCard, 'deck' | 'tags'>,
  known: KnownCurrent,
  columns: number,
  { palette }: Pick<ScreenStyle, 'palette'>,
): readonly string[] {
  const paint = painter(palette)
  const { item, events, settings } = known
  const facts = [
    { name: 'State', text: stateText(known.state, known.now, settings.rollover) },
    ...memoryFacts(known),
    { name: 'Next', text: nextIntervalsText(known) },
    { name: 'Deck', text: card.deck.replaceAll('::', ' › ') },
    { name: 'Tags', text: card.tags.join(' ') },
    { name: 'Source', text: known.place },
    { name: 'Id', text: item },
  ].filter(({ text }) => text !== '')
  const history = cardHistory(item, events, settings).toReversed()
  return [
    paint('Card information', { weight: 'bold' }),
    '',
    ...factLines(facts, columns, paint),
    '',
    paint(history.length === 0 ? 'No reviews yet.' : 'History', { weight: 'bold' }),
    ...historyLines(history, columns),
  ]
}

function factLines(facts: readonly Fact[], columns: number, paint: Paint): string[] {
  const margin = Math.max(...facts.map(({ name }) => name.length)) + 2
  const isBeside = columns - margin >= 16
  return facts.flatMap(({ name, text }) => {
    const lines = wrapped(text, isBeside ? columns - margin : columns)
    if (!isBeside) return [paint(name, { hue: 'quiet' }), ...lines]
    return lines.map((line, index) => paint((index === 0 ? name : '').padEnd(margin), { hue: 'quiet' }) + line)
  })
}

function wrapped(text: string, width: number): string[] {
  return wrapText(text, Math.max(1, width)).map(({ start, end }) => text.slice(start, end))
}

function historyLines(history: readonly HistoryEntry[], columns: number): string[] {
  return alignedCells(history.map(historyCells)).flatMap((line) => wrapped(line, columns))
}

/** Rows as lines, each cell below the one above. */
export function alignedCells(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, textWidth(cell))
  }
  const padded = (cell: string, at: number) => cell + ' '.repeat((widths[at] ?? 0) - textWidth(cell))
  return rows.map((row) => row.map(padded).join('  ').trimEnd())
}

/** When, what, how long it took, and what interval came of it: `2026-01-02 08:12`, `good`, `4.2s`, `3d`. */
export function historyCells({ event, state, interval }: HistoryEntry): readonly [string, string, string, string] {
  const name = eventName(event)
  return [
    momentText(event),
    state === undefined ? `${name} (undone)` : name,
    event.type === 'review' ? secondsText(countedTime(event.taken)) : '',
    interval === undefined ? '' : intervalText(interval),
  ]
}

/** A moment as the learner's clock showed it: `2026-01-02 08:12`. */
function momentText({ time, offset }: Moment): string {
  return new Date(time + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}
