import { describe, expect, test } from 'vitest'
import type { Fingerprint } from '../../../src/model/card.ts'
import { exportEvents, parseEvents } from '../../../src/review/history/event-lines.ts'
import { folderWith } from '../../commands/terminal.ts'
import { item, review, setAside, storeIn, undo } from '../store-fixture.ts'

const header = '{"format":"topdeck reviews","version":1}'
const grade = review(item(1), 3, { seen: 'abc' as Fingerprint })
const line = JSON.stringify(grade)

describe('a history as lines', () => {
  test('gives the same events where it is read', () => {
    const store = storeIn(folderWith({}))
    const events = [grade, review(item(2, 3), 1), undo(grade), setAside(item(2), 'suspend'), setAside(item(1), 'reset')]
    store.merge(events)
    const lines = [...exportEvents(store)]
    expect(lines[0]).toBe(`${header}\n`)
    const parsed = parseEvents(lines, 'reviews.jsonl')
    expect(parsed.problems).toEqual([])
    expect(storeIn(folderWith({})).merge(parsed.events)).toEqual({ added: 5, known: 0, conflicting: [] })
    expect(parsed.events).toEqual([...store.events()])
  })

  test('is written one way', () => {
    const store = storeIn(folderWith({}))
    const happened = { id: '01KDYGTR00000000000000000A', item: item(1), time: grade.time, offset: 60, device: 'laptop' }
    store.merge(parseEvents([JSON.stringify({ type: 'review', taken: 1, grade: 2, ...happened })], '').events)
    expect([...exportEvents(store)][1]).toBe(
      '{"id":"01KDYGTR00000000000000000A","item":"c00000000001","time":1767355200000,"offset":60,"device":"laptop","type":"review","grade":2,"taken":1}\n',
    )
  })
})

describe('reading', () => {
  const problems = (lines: readonly string[]) =>
    parseEvents(lines, 'reviews.jsonl').problems.map(({ line, reason }) => `${line}: ${reason}`)

  test('continues after lines that are not events, and reports which', () => {
    const parsed = parseEvents(
      [header, '{"id":', '[]', line.replace('"grade":3', '"grade":5'), '', line],
      'reviews.jsonl',
    )
    expect(parsed.events).toEqual([grade])
    expect(parsed.problems.map((problem) => [problem.file, problem.line])).toEqual([
      ['reviews.jsonl', 2],
      ['reviews.jsonl', 3],
      ['reviews.jsonl', 4],
    ])
    expect(parsed.problems[2]?.reason).toBe('Not an event: Unexpected number 5 for "grade", expected 1, 2, 3 or 4')
  })

  test.each([
    ['id', '"id":"1"', 'string "1"', 'an event id of 26 characters'],
    ['item', '"item":"a b"', 'string "a b"', 'the name of an item'],
    ['time', '"time":1.5', 'number 1.5', 'a whole number from 0 to 253402300799999'],
    ['time', '"time":9007199254740991', 'number 9007199254740991', 'a whole number from 0 to 253402300799999'],
    ['offset', '"offset":9999', 'number 9999', 'a whole number from -1440 to 1440'],
    ['device', '"device":""', 'empty string', 'the name of a device'],
    ['type', '"type":"look"', 'string "look"', 'review, undo, suspend, unsuspend, bury, reset, move or flag'],
    ['taken', '"taken":-1', 'number -1', 'a whole number from 0'],
    ['taken', '"taken":1e300', 'number 1e+300', 'a whole number from 0'],
    ['seen', '"seen":7', 'number 7', 'a fingerprint'],
  ])('wants a right "%s"', (key, wrong, found, expected) => {
    const broken = line.replace(new RegExp(`"${key}":("[^"]*"|\\d+)`), wrong)
    expect(problems([header, broken])).toEqual([
      `2: Not an event: Unexpected ${found} for "${key}", expected ${expected}`,
    ])
  })

  test('wants an object', () => {
    expect(problems([header, '[]', '7', 'null'])).toEqual([
      '2: Not an event: Expected review, undo, suspend, unsuspend, bury, reset, move or flag for "type"; the value is missing',
      '3: Not an event: Unexpected number 7, expected an object',
      '4: Not an event: Expected an object; the value is missing',
    ])
  })

  test('wants the event that an undo takes back', () => {
    const broken = JSON.stringify({ ...undo(grade), event: undefined })
    expect(problems([header, broken])).toEqual([
      '2: Not an event: Expected an event id of 26 characters for "event"; the value is missing',
    ])
  })

  test('does without what a review need not have', () => {
    for (const seen of [undefined, null]) {
      const { events } = parseEvents([header, JSON.stringify({ ...grade, seen })], 'reviews.jsonl')
      expect(events).toStrictEqual([{ ...grade, seen: undefined }])
    }
  })

  test('takes several files one after the other, with any ends of lines', () => {
    expect(problems([`\uFEFF${header}\r`, `${line}\r`, header, line])).toEqual([])
  })

  test('says that the first line is missing', () => {
    expect(problems([line, line])).toEqual(['1: Expected a first line with "topdeck reviews"'])
    expect(problems(['{"format":"something else"}'])).toEqual([
      '1: Not an event: Unexpected string "something else" for "format", expected "topdeck reviews"',
    ])
  })

  test('refuses a newer version', () => {
    expect(() => parseEvents(['{"format":"topdeck reviews","version":2}'], 'reviews.jsonl')).toThrow(
      'reviews.jsonl:1: written by a newer topdeck (version 2 of the format)',
    )
  })
})
