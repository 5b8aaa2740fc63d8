/**
 * Which day of those within the fuzz a card is due on, by how many cards are due on each: Anki's load balancer and easy
 * days (rslib/src/scheduler/states/load_balancer.rs), with the same numbers.
 */

import type { Day } from '../../model/time.ts'
import { fuzzRange } from './fuzz.ts'

/** The days of the week, in the order in which they are counted. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** How much is to be due on a day of the week. */
export const easyDayLoads = ['normal', 'reduced', 'minimum'] as const

/** The days of the week on which less is to be due; the others are normal. */
export type EasyDays = { readonly [Weekday in (typeof weekdays)[number]]?: (typeof easyDayLoads)[number] }

/** Longer intervals aren't balanced. */
const MAX_BALANCED = 90

/** How many days are looked at, today included. */
export const BALANCED_DAYS = 99

/** The share of a normal day; not quite zero, so that the days can be compared if all of them have the least. */
const LOADS = { normal: 1, reduced: 0.5, minimum: 0.0001 } as const

/** The weights of the days around one with a sibling, from that day itself on. */
const SIBLING_WEIGHTS = [0.000001, 0.2, 0.4, 0.6, 0.8]

/** What is due on the days from today on. */
export interface DueLoad {
  readonly today: Day
  /** How many cards with the same settings are due, by the number of days from today. */
  readonly counts: readonly number[]
  /** In how many days other parts of the card, or the card itself, are due. */
  readonly siblings: ReadonlySet<number>
  readonly easyDays: EasyDays
}

/** A day that a card may be due on, with its weight in the choice. */
interface WeightedDay {
  readonly days: number
  readonly weight: number
}

/**
 * Chooses an interval in whole days within the range of the fuzz; undefined if it is too long to be balanced.
 * @param factor from 0 up to, but not including, 1: chooses among the days by their weights
 */
export function balancedInterval(
  load: DueLoad,
  factor: number,
  interval: number,
  minimum: number,
  maximum: number,
): number | undefined {
  if (Math.trunc(interval) > MAX_BALANCED || minimum > MAX_BALANCED) return undefined
  const { shortest, longest } = fuzzRange(interval, minimum, maximum)
  const weighted = weightedDays(load, shortest, longest)
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0)
  let reached = 0
  for (const { days, weight } of weighted) {
    reached += weight
    if (factor * total < reached) return days
  }
  return longest
}

/** The days of a range with their weights: fewer cards weigh more, and so do shorter intervals. */
export function weightedDays(load: DueLoad, shortest: number, longest: number): readonly WeightedDay[] {
  const range = Array.from({ length: longest - shortest + 1 }, (_, index) => shortest + index)
  const counts = range.map((days) => load.counts[days] ?? 0)
  const easy = easyWeights(load, range, counts)
  return range.map((days, index) => {
    const count = counts[index] ?? 0
    if (count === 0) return { days, weight: 1 }
    return { days, weight: (1 / count) ** 2.15 * (1 / days) ** 3 * siblingWeight(load, days) * (easy[index] ?? 1) }
  })
}

/** A reduced day is normal as long as it has less than half of what the other days of the range have. */
function easyWeights({ today, easyDays }: DueLoad, range: readonly number[], counts: readonly number[]): number[] {
  const loads = range.map((days) => easyDays[weekdayOf(today + days)] ?? 'normal')
  const all = counts.reduce((sum, count) => sum + count, 0)
  const shares = loads.reduce((sum, each) => sum + LOADS[each], 0)
  return loads.map((each, index) => {
    if (each !== 'reduced') return LOADS[each]
    const count = counts[index] ?? 0
    const threshold = (all - count) / (shares - LOADS.reduced)
    return LOADS[count / LOADS.reduced > threshold ? 'minimum' : 'normal']
  })
}

function siblingWeight({ siblings }: DueLoad, days: number): number {
  let weight = 1
  for (const sibling of siblings) weight *= SIBLING_WEIGHTS[Math.abs(sibling - days)] ?? 1
  return weight
}

/** The day of the week of a learner's day; the first of them, 1970-01-01, was a Thursday. */
function weekdayOf(day: number): (typeof weekdays)[number] {
  return weekdays[(day + 3) % 7] ?? 'monday'
}
