import { DAY, type Day, type Milliseconds, type Moment } from '../../model/time.ts'
import { dayAfter, dayOf } from '../history/day.ts'
import { type CountedEvent, effectiveEvents } from '../history/effective-events.ts'
import type { Event, Grade, ItemId } from '../history/event.ts'
import type { Due, ItemState, Memory } from '../history/item-state.ts'
import { fuzzed, fuzzFactor, fuzzRange } from './fuzz.ts'
import { daysUntil, nextMemory } from './memory.ts'
import type { Settings } from './settings.ts'

/** The time until an item is shown again: a delay within the learner's day, or whole days. */
export type Interval =
  | { readonly type: 'moment'; readonly delay: Milliseconds }
  | { readonly type: 'day'; readonly days: number }

/** Where a grade moves an item: to a learning step, or to a day. */
type Placement =
  | { readonly phase: 'learning' | 'relearning'; readonly step: number; readonly delay: Milliseconds }
  | { readonly phase: 'review'; readonly days: number }

/** The state of an item without any events. */
export function newItem(item: ItemId): ItemState {
  return {
    item,
    phase: 'new',
    step: 0,
    memory: undefined,
    due: undefined,
    last: undefined,
    interval: 0,
    reviews: 0,
    lapses: 0,
    availability: 'active',
    buried: undefined,
    flag: 0,
    seen: undefined,
  }
}

/**
 * Derives the state of an item from its events. They may come in any order and more than once (`effectiveEvents`
 * decides which count); events of other items are ignored.
 */
export function replay(item: ItemId, events: Iterable<Event>, settings: Settings): ItemState {
  const own = Array.from(events).filter((event) => event.item === item)
  return effectiveEvents(own).reduce((state, event) => applyEvent(state, event, settings), newItem(item))
}

/**
 * The state after an event that is later than everything in the state. An undo can't be applied: it requires a replay
 * of the remaining events.
 */
export function applyEvent(state: ItemState, event: CountedEvent, settings: Settings): ItemState {
  switch (event.type) {
    case 'review':
      return { ...withDays(graded(state, event.grade, event, settings), event.days, settings), seen: event.seen }
    case 'suspend':
      return { ...state, availability: 'suspended' }
    case 'unsuspend':
      return { ...state, availability: 'active' }
    case 'bury':
      return { ...state, buried: dayAfter(state.last?.day, event, settings.rollover) }
    case 'reset':
      return { ...newItem(state.item), flag: state.flag }
    case 'move':
      return moved(state, event.day)
    case 'flag':
      return { ...state, flag: event.flag }
  }
}

/**
 * As "Set Due Date" of Anki with FSRS: the item leaves its steps, or is no longer new, is shown even if it was suspended or
 * buried, and its interval is counted from its last review; one without an interval has none afterwards either.
 */
function moved(state: ItemState, day: Day): ItemState {
  const { interval, last } = state
  return {
    ...state,
    phase: 'review',
    step: 0,
    due: { type: 'day', day },
    interval: interval === 0 || last === undefined ? 0 : Math.max(0, day - last.day),
    availability: 'active',
    buried: undefined,
  }
}

/** Chooses an interval in whole days from the days that the memory allows, within limits; undefined if it does not. */
export type DayChoice = (interval: number, minimum: number, maximum: number) => number | undefined

/** The state with the days that were chosen for its last review, as long as the fuzz by these settings could give them. */
function withDays(state: ItemState, days: number | undefined, settings: Settings): ItemState {
  const { due, memory, interval, last } = state
  if (days === undefined || days === interval || !settings.fuzz) return state
  if (due?.type !== 'day' || state.phase !== 'review' || memory === undefined || last === undefined) return state
  const ideal = daysUntil(settings.retention, memory, settings.parameters)
  const { shortest, longest } = fuzzRange(ideal, 1, settings.maximumInterval)
  const isPossible = days >= Math.min(shortest, interval) && days <= Math.max(longest + 1, interval)
  return isPossible ? { ...state, interval: days, due: { type: 'day', day: (last.day + days) as Day } } : state
}

/** The days after which a grade makes an item due if they are chosen; undefined if it has a learning step instead. */
export function chosenDays(
  state: ItemState,
  grade: Grade,
  now: Moment,
  settings: Settings,
  choice: DayChoice,
): number | undefined {
  const { phase, interval } = graded(state, grade, now, settings, choice)
  return phase === 'review' ? interval : undefined
}

/** The intervals that the four grades would result in; also for a leech, which stays hidden until it is unsuspended. */
export function intervals(
  state: ItemState,
  now: Moment,
  settings: Settings,
  choice?: DayChoice,
): Readonly<Record<Grade, Interval>> {
  const today = dayAfter(state.last?.day, now, settings.rollover)
  const after = (grade: Grade): Interval => intervalTo(graded(state, grade, now, settings, choice).due, now.time, today)
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) }
}

function intervalTo(due: Due | undefined, now: Milliseconds, today: Day): Interval {
  if (due === undefined) return { type: 'day', days: 0 }
  if (due.type === 'day') return { type: 'day', days: due.day - today }
  return { type: 'moment', delay: (due.at - now) as Milliseconds }
}

function graded(state: ItemState, grade: Grade, moment: Moment, settings: Settings, choice?: DayChoice): ItemState {
  const { last, phase } = state
  const day = dayAfter(last?.day, moment, settings.rollover)
  const elapsedDays = last === undefined ? 0 : day - last.day
  const memoryAfter = (other: Grade): Memory => nextMemory(state.memory, elapsedDays, other, settings.parameters)
  const placement = place(state, grade, memoryAfter, settings, choice)
  const lapsed = phase === 'review' && grade === 1
  const lapses = lapsed ? state.lapses + 1 : state.lapses
  const leech = lapsed && state.availability === 'active' && isLeech(lapses, settings.leechThreshold)
  return {
    ...state,
    phase: placement.phase,
    step: placement.phase === 'review' ? 0 : placement.step,
    memory: memoryAfter(grade),
    due: dueAfter(placement, moment, day, settings.rollover),
    last: { time: moment.time, day },
    interval: placement.phase === 'review' ? placement.days : 0,
    reviews: state.reviews + 1,
    lapses,
    availability: leech ? 'leech' : state.availability,
  }
}

/** A learning step that ends on a later day is due from the beginning of that day. */
function dueAfter(placement: Placement, { time, offset }: Moment, day: Day, rollover: number): Due {
  if (placement.phase === 'review') return { type: 'day', day: (day + placement.days) as Day }
  const at = (time + placement.delay) as Milliseconds
  const days = dayOf({ time: at, offset }, rollover) - dayOf({ time, offset }, rollover)
  return days > 0 ? { type: 'day', day: (day + days) as Day } : { type: 'moment', at }
}

/** At the threshold, and again after every further half of it (rounded up), as in Anki; with 0, never. */
function isLeech(lapses: number, threshold: number): boolean {
  return threshold > 0 && lapses >= threshold && (lapses - threshold) % Math.ceil(threshold / 2) === 0
}

/**
 * As in Anki with FSRS: learning steps come first; an item that leaves them, or has none, is placed by its stability.
 */
function place(
  state: ItemState,
  grade: Grade,
  memoryAfter: (grade: Grade) => Memory,
  settings: Settings,
  choice?: DayChoice,
): Placement {
  const { retention, parameters, maximumInterval } = settings
  const factor = settings.fuzz ? fuzzFactor(state.item, state.reviews) : undefined
  const ideal = (other: Grade): number => daysUntil(retention, memoryAfter(other), parameters)
  const days = (interval: number, minimum: number): number =>
    choice?.(interval, minimum, maximumInterval) ?? fuzzed(interval, factor, minimum, maximumInterval)

  if (state.phase === 'review' && grade !== 1) {
    // Each passing grade results in more days than the one below it.
    const passing = (other: 2 | 3 | 4, above: number): number => {
      const interval = ideal(other)
      return days(interval, Math.max(minimumInterval(interval, state.interval, maximumInterval), above))
    }
    const hard = passing(2, 1)
    if (grade === 2) return { phase: 'review', days: hard }
    const good = passing(3, hard + 1)
    return { phase: 'review', days: grade === 3 ? good : passing(4, good + 1) }
  }
  if (grade === 4) {
    return { phase: 'review', days: days(Math.max(1, Math.round(ideal(4))), days(ideal(3), 1) + 1) }
  }

  const phase = state.phase === 'new' || state.phase === 'learning' ? 'learning' : 'relearning'
  const steps = phase === 'learning' ? settings.steps : settings.relearningSteps
  const next = stepAfter(grade, state.phase === 'review' ? 0 : state.step, steps)
  if (next !== undefined) return { phase, ...next }
  const interval = ideal(grade)
  if (steps.length === 0 && interval < 0.5 && hasShortTerm(parameters)) {
    return { phase, step: 0, delay: (Math.floor((interval * DAY) / 1000) * 1000) as Milliseconds }
  }
  return { phase: 'review', days: days(Math.max(1, Math.round(interval)), 1) }
}

/** Fuzz must not make an interval shorter than the previous one, unless the memory state itself does. */
function minimumInterval(interval: number, previous: number, maximum: number): number {
  if (Math.round(interval) > previous) return previous + 1
  return previous <= fuzzRange(interval, 1, maximum).longest ? previous : 0
}

/** Whether these parameters model reviews on the same day. */
function hasShortTerm(parameters: Settings['parameters']): boolean {
  return (parameters[17] ?? 0) > 0 && (parameters[18] ?? 0) > 0
}

/** The step that a grade leads to, with its delay; undefined when there is none left. */
function stepAfter(
  grade: 1 | 2 | 3,
  step: number,
  steps: readonly Milliseconds[],
): { readonly step: number; readonly delay: Milliseconds } | undefined {
  // The settings may have had more steps when the item reached this one.
  const current = Math.max(0, Math.min(step, steps.length - 1))
  const index = grade === 1 ? 0 : grade === 2 ? current : current + 1
  const delay = steps[index]
  if (delay === undefined) return undefined
  return { step: index, delay: grade === 2 && index === 0 ? firstHardDelay(delay, steps[1]) : delay }
}

/**
 * "Hard" on the first step lies between "again" and "good": half-way to the second step, or half as long again, but at
 * most a day longer. Delays of more than a day are rounded to whole days, so that the time of day doesn't matter.
 */
function firstHardDelay(first: Milliseconds, second: Milliseconds | undefined): Milliseconds {
  const delay = second === undefined ? Math.min(first * 1.5, first + DAY) : (first + second) / 2
  return (delay > DAY ? Math.round(delay / DAY) * DAY : Math.floor(delay)) as Milliseconds
}
