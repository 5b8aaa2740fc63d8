import { describe, expect, test } from 'vitest'
import type { Day } from '../../../src/model/time.ts'
import { balancedInterval, type DueLoad, weightedDays } from '../../../src/review/schedule/load-balance.ts'

/** A Monday. */
const monday = 20_458 as Day

function loadOf(counts: Readonly<Record<number, number>>, changes: Partial<DueLoad> = {}): DueLoad {
  const list: number[] = []
  for (const [days, count] of Object.entries(counts)) list[Number(days)] = count
  return { today: monday, counts: list, siblings: new Set(), easyDays: {}, ...changes }
}

/** The share of each day in the choice, in percent. */
function shares(load: DueLoad, shortest: number, longest: number): readonly number[] {
  const days = weightedDays(load, shortest, longest)
  const total = days.reduce((sum, { weight }) => sum + weight, 0)
  return days.map(({ weight }) => Math.round((weight / total) * 10_000) / 100)
}

const even = { 8: 5, 9: 5, 10: 5, 11: 5, 12: 5 }

describe('the weights of Anki', () => {
  test('prefer shorter intervals where as many cards are due', () => {
    expect(shares(loadOf(even), 8, 12)).toEqual([34.54, 24.26, 17.68, 13.29, 10.23])
  })

  test('prefer days on which fewer cards are due', () => {
    expect(shares(loadOf({ 8: 10, 9: 2, 10: 1, 11: 4, 12: 20 }), 8, 12)).toEqual([1.02, 22.69, 73.42, 2.8, 0.07])
  })

  test('leave out days of the week with the least load, and reduced ones that have their share', () => {
    // Eleven days after a Monday is a Friday.
    const easyDays = { saturday: 'minimum', sunday: 'reduced' } as const
    expect(shares(loadOf(even, { easyDays }), 8, 12)).toEqual([38.48, 27.02, 19.7, 14.8, 0])
    const reduced = { friday: 'reduced' } as const
    expect(shares(loadOf({ 8: 4, 9: 4, 10: 4, 11: 1, 12: 4 }, { easyDays: reduced }), 8, 12)).toEqual([
      9.91, 6.96, 5.08, 75.11, 2.94,
    ])
  })

  test('keep away from the days of siblings', () => {
    expect(shares(loadOf(even, { siblings: new Set([10]) }), 8, 12)).toEqual([54.35, 19.09, 0, 10.45, 16.1])
  })

  test('are the same for all days on which nothing is due', () => {
    expect(shares(loadOf({}), 8, 11)).toEqual([25, 25, 25, 25])
  })
})

describe('an interval', () => {
  test('is chosen among the days of the fuzz by its factor', () => {
    const load = loadOf({ 8: 10, 9: 2, 10: 1, 11: 4, 12: 20 })
    const chosen = [0, 0.01, 0.02, 0.23, 0.24, 0.97, 0.98, 0.9999].map((factor) =>
      balancedInterval(load, factor, 10, 1, 1000),
    )
    expect(chosen).toEqual([8, 8, 9, 9, 10, 10, 11, 12])
  })

  test('respects the shortest and the longest that is allowed', () => {
    const load = loadOf(even)
    for (const factor of [0, 0.3, 0.6, 0.99]) {
      expect(balancedInterval(load, factor, 10, 11, 1000)).toBeGreaterThanOrEqual(11)
      expect(balancedInterval(load, factor, 10, 1, 9)).toBeLessThanOrEqual(9)
    }
  })

  test('of more than ninety days is left to the fuzz', () => {
    expect(balancedInterval(loadOf(even), 0.5, 91, 1, 1000)).toBeUndefined()
    expect(balancedInterval(loadOf(even), 0.5, 10, 91, 1000)).toBeUndefined()
    expect(balancedInterval(loadOf(even), 0.5, 90.9, 1, 1000)).toBeDefined()
  })
})
