import { weekOf } from '../../model/calendar.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import { effectiveEvents } from '../history/effective-events.ts'
import type { Event, Grade, ItemId, Review } from '../history/event.ts'
import type { ItemState } from '../history/item-state.ts'
import { retrievability } from '../schedule/memory.ts'
import { applyEvent, newItem } from '../schedule/scheduler.ts'
import type { Settings } from '../schedule/settings.ts'
import { distribution } from './distribution.ts'
import type { AskedPeriod, Effort, Recall, Statistics, StudyState } from './figures.ts'
import { maturityOf, RecallTally, testedMaturity } from './recall.ts'
import { streakOf } from './streak.ts'

/** Everything that is known of an item. */
export interface History {
  readonly item: ItemId
  readonly settings: Settings
  /** Undefined for an item without events. */
  readonly state: ItemState | undefined
  readonly events: readonly Event[]
}

/** In days. */
const STABILITY_BOUNDS = [0, 1, 3, 7, 14, 30, 90, 180, 365, Infinity]
const DIFFICULTY_BOUNDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** The shortest period that is shown where all days are wanted. */
const LEAST_DAYS = 7

/** A learner who takes longer for one card is taken to be away. */
const LONGEST_ANSWER = 600_000

/** Computes figures from the histories of items, which are read once and not kept. */
export function statistics(histories: Iterable<History>, period: AskedPeriod): Statistics {
  const present = new PresentTally(period)
  const past = new PastTally(period)
  for (const { state, settings, item, events } of histories) {
    present.add(state, settings)
    past.add(item, events, settings)
  }
  return { ...period, ...present.figures(), ...past.figures() }
}

/** Counts the present states of items. */
class PresentTally {
  readonly #period: AskedPeriod
  readonly #cards: Record<StudyState, number> = { new: 0, learning: 0, young: 0, mature: 0, suspended: 0, leech: 0 }
  readonly #forecast: number[]
  readonly #stability: number[] = []
  readonly #difficulty: number[] = []
  #overdue = 0
  #expected = 0

  constructor(period: AskedPeriod) {
    this.#period = period
    this.#forecast = Array.from({ length: period.ahead }, () => 0)
  }

  add(state: ItemState | undefined, settings: Settings): void {
    this.#cards[cardStateOf(state)] += 1
    if (state === undefined) return
    this.#addDue(state)
    const { memory, last } = state
    if (memory === undefined || last === undefined) return
    this.#stability.push(memory.stability)
    this.#difficulty.push(memory.difficulty)
    this.#expected += retrievability(memory, Math.max(0, this.#period.today - last.day), settings.parameters)
  }

  figures() {
    return {
      cards: this.#cards,
      knowledge: { seen: this.#stability.length, expected: this.#expected },
      forecast: this.#forecast,
      overdue: this.#overdue,
      stability: distribution(this.#stability, STABILITY_BOUNDS),
      difficulty: distribution(this.#difficulty, DIFFICULTY_BOUNDS),
    }
  }

  #addDue({ due, availability, buried, last }: ItemState): void {
    if (due === undefined || availability !== 'active') return
    const { today } = this.#period
    // A learning step ends on the day that it began on; otherwise it would have a day.
    const dueDay = due.type === 'day' ? due.day : (last?.day ?? today)
    const day = Math.max(dueDay, buried === today ? today + 1 : today)
    if (day === today && dueDay < today) this.#overdue += 1
    const index = day - today
    if (index < this.#forecast.length) this.#forecast[index] = (this.#forecast[index] ?? 0) + 1
  }
}

function cardStateOf(state: ItemState | undefined): StudyState {
  if (state === undefined) return 'new'
  if (state.availability !== 'active') return state.availability
  if (state.phase === 'new') return 'new'
  return state.phase === 'review' ? maturityOf(state) : 'learning'
}

/** Counts past reviews. */
class PastTally {
  readonly #period: AskedPeriod
  readonly #first: Day
  readonly #efforts = new Map<Day, { reviews: number; taken: number }>()
  readonly #grades: Record<Grade, number> = { 1: 0, 2: 0, 3: 0, 4: 0 }
  /** The number of answers by the tenths of a second that they took. */
  readonly #answers = new Uint32Array(LONGEST_ANSWER / 100 + 1)
  readonly #recall = new RecallTally()
  readonly #recallByWeek = new Map<Day, RecallTally>()

  constructor(period: AskedPeriod) {
    this.#period = period
    this.#first = (period.past === 'all' ? Number.MIN_SAFE_INTEGER : period.today - period.past + 1) as Day
  }

  add(item: ItemId, events: readonly Event[], settings: Settings): void {
    let state = newItem(item)
    for (const event of effectiveEvents(events)) {
      const before = state
      state = applyEvent(before, event, settings)
      if (event.type === 'review' && state.last !== undefined) this.#addReview(event, before, state.last.day)
    }
  }

  figures() {
    const { today } = this.#period
    const past = this.#past()
    const first = (today - past + 1) as Day
    const weeks = Array.from({ length: (weekOf(today) - weekOf(first)) / 7 + 1 }, (_, index) => {
      return (weekOf(first) + index * 7) as Day
    })
    const efforts = [...this.#efforts.values()]
    const sum = (key: keyof Effort) => efforts.reduce((total, effort) => total + effort[key], 0)
    return {
      past,
      activity: Array.from({ length: past }, (_, index) => {
        const day = (first + index) as Day
        const { reviews, taken } = this.#efforts.get(day) ?? { reviews: 0, taken: 0 }
        return { day, reviews, taken: taken as Milliseconds }
      }),
      total: { reviews: sum('reviews'), taken: sum('taken') as Milliseconds, days: efforts.length },
      streak: streakOf(this.#efforts.keys(), today),
      grades: this.#grades,
      medianAnswer: this.#medianAnswer(),
      recall: recallOf(this.#recall),
      recallByWeek: weeks.map((week) => ({ week, ...recallOf(this.#recallByWeek.get(week) ?? new RecallTally()) })),
    }
  }

  #past(): number {
    const { past, today } = this.#period
    if (past !== 'all') return past
    let first = (today - LEAST_DAYS + 1) as Day
    for (const day of this.#efforts.keys()) if (day < first) first = day
    return today - first + 1
  }

  #addReview(review: Review, before: ItemState, day: Day): void {
    const taken = Math.min(Math.max(review.taken, 0), LONGEST_ANSWER)
    const effort = this.#efforts.get(day)
    if (effort === undefined) this.#efforts.set(day, { reviews: 1, taken })
    else {
      effort.reviews += 1
      effort.taken += taken
    }
    if (day < this.#first || day > this.#period.today) return
    this.#grades[review.grade] += 1
    const tenths = Math.round(taken / 100)
    this.#answers[tenths] = (this.#answers[tenths] ?? 0) + 1
    const maturity = testedMaturity(before, day)
    if (maturity === undefined) return
    this.#recall.add(maturity, review)
    const week = this.#recallByWeek.get(weekOf(day)) ?? new RecallTally()
    this.#recallByWeek.set(weekOf(day), week)
    week.add(maturity, review)
  }

  #medianAnswer(): Milliseconds | undefined {
    const half = this.#answers.reduce((sum, count) => sum + count, 0) / 2
    let counted = 0
    const tenths = this.#answers.findIndex((count) => {
      counted += count
      return count > 0 && counted >= half
    })
    return tenths === -1 ? undefined : ((tenths * 100) as Milliseconds)
  }
}

function recallOf({ young, mature, all }: RecallTally): Recall {
  return { young, mature, all }
}
