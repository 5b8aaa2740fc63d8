import { expect, test } from 'vitest'
import type { CardId, Fingerprint, Seconds } from '../../src/card.ts'
import { emptyLedger, parseLedger, serialiseLedger, stamp } from '../../src/identity/ledger.ts'

const latest = 1800000000 as Seconds
const a = { id: 'Aaaaaaaaaaaa' as CardId, fingerprint: 'ffffffffffff' as Fingerprint }
const b = { id: 'bbbbbbbbbbbb' as CardId, fingerprint: 'gggggggggggg' as Fingerprint }

const text = `topdeck ledger 1
repository\thttps://github.com/o/r/blob/HEAD/{path}#L{line}
Aaaaaaaaaaaa\t2023-11-14T22:13:20Z\tffffffffffff
bbbbbbbbbbbb\t2023-11-14T22:13:21Z\tgggggggggggg
`

function problemsOf(damaged: string): (string | number | undefined)[][] {
  return parseLedger(damaged, 'topdeck.lock', latest).problems.map(({ file, line, reason }) => [file, line, reason])
}

test('reads what it wrote', () => {
  const { ledger, problems } = parseLedger(text, 'topdeck.lock', latest)
  expect(problems).toEqual([])
  expect(ledger.entries.get(b.id)).toEqual({ ...b, changed: 1700000001 })
  expect(serialiseLedger(ledger)).toBe(text)
})

test('is sorted by id, whatever order the cards came in', () => {
  const ledger = stamp([b, a], emptyLedger, 1700000000 as Seconds)
  const ids = serialiseLedger(ledger).match(/^\w{12}(?=\t)/gm)
  expect(ids).toEqual([a.id, b.id])
})

test('keeps the time of a card that looks the same, and gives another one the time of this build', () => {
  const { ledger } = parseLedger(text, 'topdeck.lock', latest)
  const after = stamp([a, { ...b, fingerprint: 'hhhhhhhhhhhh' as Fingerprint }], ledger, latest)
  expect([after.entries.get(a.id)?.changed, after.entries.get(b.id)?.changed]).toEqual([1700000000, latest])
})

test('moves the time of an edited card on even where the clock is behind', () => {
  const { ledger } = parseLedger(text, 'topdeck.lock', latest)
  const after = stamp([{ ...b, fingerprint: 'hhhhhhhhhhhh' as Fingerprint }], ledger, 5 as Seconds)
  expect(after.entries.get(b.id)?.changed).toBe(1700000002)
})

test('keeps the line of a card that is no more, and the repository', () => {
  const { ledger } = parseLedger(text, 'topdeck.lock', latest)
  expect(serialiseLedger(stamp([a], ledger, latest))).toBe(text)
})

test.each([
  ['a cut line', 'bbbbbbbbbbbb\t2023-11-14T22'],
  ['a wrong id', 'bbbb-bbbbbbb\t2023-11-14T22:13:21Z\tgggggggggggg'],
  ['a day that no month has', 'bbbbbbbbbbbb\t2023-11-34T22:13:21Z\tgggggggggggg'],
  ['a wrong fingerprint', 'bbbbbbbbbbbb\t2023-11-14T22:13:21Z\tggg'],
  ['more than a line holds', 'bbbbbbbbbbbb\t2023-11-14T22:13:21Z\tgggggggggggg\tx'],
])('says the number of %s and keeps the rest', (_, line) => {
  const damaged = text.replace(/^b.*$/m, line)
  const { ledger } = parseLedger(damaged, 'topdeck.lock', latest)
  expect([...ledger.entries.keys()]).toEqual([a.id])
  expect(problemsOf(damaged)).toEqual([
    ['topdeck.lock', 4, 'Damaged line, expected an id, a time and a fingerprint; it is left out'],
  ])
})

test('keeps both sides of a merge conflict, and the later change of a card that both have', () => {
  const conflict = `topdeck ledger 1
<<<<<<< HEAD
Aaaaaaaaaaaa\t2023-11-14T22:13:25Z\thhhhhhhhhhhh
=======
Aaaaaaaaaaaa\t2023-11-14T22:13:20Z\tffffffffffff
bbbbbbbbbbbb\t2023-11-14T22:13:21Z\tgggggggggggg
>>>>>>> other
`
  const { ledger } = parseLedger(conflict, 'topdeck.lock', latest)
  expect([...ledger.entries.values()].map(({ id, changed }) => [id, changed])).toEqual([
    [a.id, 1700000005],
    [b.id, 1700000001],
  ])
  expect(problemsOf(conflict).map(([, line]) => line)).toEqual([2, 4, 7])
})

test('takes no change from the future', () => {
  const { ledger, problems } = parseLedger(text, 'topdeck.lock', 1700000000 as Seconds)
  expect(ledger.entries.get(b.id)?.changed).toBe(1700000000)
  expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'The change of card bbbbbbbbbbbb lies in the future (2023-11-14T22:13:21Z); taken as 2023-11-14T22:13:20Z'],
  ])
})

test('reads line ends of Windows', () => {
  const { ledger, problems } = parseLedger(text.replaceAll('\n', '\r\n'), 'topdeck.lock', latest)
  expect(problems).toEqual([])
  expect(serialiseLedger(ledger)).toBe(text)
})

test('puts a missing header back', () => {
  const headless = text.replace('topdeck ledger 1\n', '')
  expect(problemsOf(headless)).toEqual([['topdeck.lock', 1, 'The line "topdeck ledger 1" is missing; it is put back']])
  expect(serialiseLedger(parseLedger(headless, 'topdeck.lock', latest).ledger)).toBe(text)
})

test.each([
  [
    'of a newer format',
    'topdeck ledger 2\n',
    'topdeck.lock:1: a ledger of format 2; this topdeck knows format 1, a newer one is needed',
  ],
  [
    'that is something else',
    '{"lockfileVersion": 3}\n',
    'topdeck.lock: not a ledger; it begins with the line "topdeck ledger 1"',
  ],
])('refuses a file %s', (_, content, message) => {
  expect(() => parseLedger(content, 'topdeck.lock', latest)).toThrow(message)
})
