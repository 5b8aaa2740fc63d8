import { describe, expect, test } from 'vitest'
import type { Milliseconds } from '../../../src/model/time.ts'
import { eventIds, isEventId } from '../../../src/review/history/event-id.ts'

const at = (time: number) => time as Milliseconds
const bytes = (value: number) => (count: number) => new Uint8Array(count).fill(value)

describe('the id of an event', () => {
  test('is a ULID: the time, then random digits', () => {
    // The example of https://github.com/ulid/spec
    expect(eventIds(bytes(0))(at(1_469_918_176_385))).toBe(`01ARYZ6S41${'0'.repeat(16)}`)
    expect(eventIds(bytes(255))(at(1_469_918_176_385))).toBe(`01ARYZ6S41${'Z'.repeat(16)}`)
  })

  test('sorts after the one before, in the same millisecond too', () => {
    const next = eventIds(bytes(7))
    const ids = Array.from({ length: 100 }, () => next(at(1000)))
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(100)
    expect(new Set(ids.map((id) => id.slice(0, 10))).size).toBe(1)
  })

  test('sorts after the one before when the clock has jumped back', () => {
    const next = eventIds(bytes(7))
    const ids = [2000, 1000, 1500, 2001].map((time) => next(at(time)))
    expect(ids).toEqual(ids.toSorted())
  })

  test('sorts after the one before when a millisecond has no more ids', () => {
    const next = eventIds(bytes(255))
    const ids = [next(at(1000)), next(at(1000)), next(at(1000))]
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(3)
  })

  test('has its form for clocks that are far off', () => {
    const next = eventIds(bytes(1))
    expect([-5, 2 ** 60, 0.5].map((time) => isEventId(next(at(time))))).toEqual([true, true, true])
  })

  test('is distinguished from other strings', () => {
    expect(['', '01ARYZ6S41', '81ARYZ6S41'.padEnd(26, '0'), `01ARYZ6S4i${'0'.repeat(16)}`].some(isEventId)).toBe(false)
  })
})
