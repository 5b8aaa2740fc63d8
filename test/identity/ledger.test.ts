import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base62 } from '../../src/identity/base62.ts'
import { type Ledger, parseLedger, serialiseLedger } from '../../src/identity/ledger.ts'
import type { CardId, Fingerprint, LedgerEntry, Traits } from '../../src/model/card.ts'
import type { Seconds } from '../../src/model/time.ts'
import { Builds, folds } from './builds.ts'

const latest = 1_800_000_000 as Seconds

const traits: Traits = {
  file: 'docker/images.md',
  section: ['Images', 'Layers'],
  question: 'What is a layer?',
  questionHash: 'qqqqqqqqqqqq',
  answer: { hash: 'aaaaaaaaaaaa', sketch: 'abcdefghijklmnopqrstuvwxyz-_0123', text: 'A "diff".' },
  clozes: undefined,
  after: undefined,
  found: undefined,
}

function entry(id: string, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id: id as CardId,
    state: { type: 'card' },
    born: 1_700_000_000 as Seconds,
    changed: 1_700_000_000 as Seconds,
    fingerprint: 'ffffffffffff' as Fingerprint,
    traits,
    ...changes,
  }
}

const a = entry('Aaaaaaaaaaaa')
const b = entry('bbbbbbbbbbbb', {
  state: { type: 'joined', card: a.id },
  changed: 1_700_000_001 as Seconds,
  traits: {
    ...traits,
    file: 'containers/images.md',
    section: [],
    question: 'What is a “layer” – in one word?',
    answer: undefined,
    after: a.id,
    found: { question: 0.91, answer: undefined, file: 'same', section: 'other', neighbours: 1 },
  },
})
const c = entry('cccccccccccc', {
  state: { type: 'open' },
  fingerprint: undefined,
  traits: {
    ...traits,
    clozes: [
      { number: 2, text: 'socket', state: 'present' },
      { number: 1, text: 'dockerd', state: 'gone' },
    ],
  },
})
const d = entry('dddddddddddd', { state: { type: 'retired' } })

const ledger: Ledger = {
  repository: 'https://github.com/o/r/blob/HEAD/{path}#L{line}',
  entries: new Map([d, c, b, a].map((one) => [one.id, one])),
}
const text = serialiseLedger(ledger)

function read(damaged: string) {
  const { ledger: found, problems } = parseLedger(damaged, 'topdeck.lock', latest)
  return { entries: found.entries, said: problems.map(({ line, reason }) => [line, reason]) }
}

/** The text of the ledger with one line changed. */
function withLine(id: CardId, change: (line: string) => string): string {
  return text.replace(new RegExp(`^${id}.*$`, 'm'), (line) => change(line))
}

test('starts with its format, followed by one line per id, sorted by id', () => {
  expect(text.split('\n').map((line) => line.split('\t')[0])).toEqual([
    'topdeck ledger 4',
    'repository',
    a.id,
    b.id,
    c.id,
    d.id,
    '',
  ])
})

test('a line holds the state of the id, its times and its traits', () => {
  const line = text.split('\n')[3]?.split('\t')
  expect(line?.slice(0, -1)).toEqual([
    'bbbbbbbbbbbb',
    'in:Aaaaaaaaaaaa',
    '2023-11-14T22:13:20Z',
    '2023-11-14T22:13:21Z',
    'ffffffffffff',
    'containers/images.md',
    '[]',
    'What is a “layer” – in one word?',
    'qqqqqqqqqqqq',
    '-',
    'Aaaaaaaaaaaa',
    '0.91 - same other 1',
    '-',
    '-',
    'Aaaaaaaaaaaa',
  ])
})

test('every line names the line above it, and the first one names the last', () => {
  const rows = text.split('\n').slice(1, -1)
  expect(rows.map((line) => [line.split('\t')[0], line.split('\t').at(-2)])).toEqual([
    ['repository', d.id],
    [a.id, 'repository'],
    [b.id, a.id],
    [c.id, b.id],
    [d.id, c.id],
  ])
})

test('a ledger without ids says so', () => {
  expect(serialiseLedger({ entries: new Map() })).toBe('topdeck ledger 4\nempty\n')
  expect(parseLedger('topdeck ledger 4\nempty\n', 'topdeck.lock', latest)).toMatchObject({
    problems: [],
    missing: [],
    extent: 'empty',
  })
})

test('a written ledger can be read back', () => {
  const { entries, said } = read(text)
  expect(said).toEqual([])
  expect(entries).toEqual(new Map([a, b, c, d].map((one) => [one.id, one])))
})

test('no character of a file name ends a field', () => {
  const name = 'docker/a\tb\n\u2028c.md'
  const builds = new Builds()
  const first = builds.build({ [name]: folds({ 'What is a layer?': 'A difference.' }) })
  const again = builds.build({ [name]: folds({ 'What is a layer?': 'A difference.' }) })
  expect(serialiseLedger(first.ledger)).toBe(serialiseLedger(again.ledger))
  expect(serialiseLedger(again.ledger).split('\n')).toHaveLength(3)
})

test('Windows line endings and a byte order mark are accepted', () => {
  expect(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(read(text))
})

test('format 2, whose lines lack the text of the answer, can be read', () => {
  const builds = new Builds()
  const { ledger: written } = builds.build({ 'docker/a.md': folds({ 'What is a layer?': 'A difference.' }) })
  const [, line = ''] = serialiseLedger(written).split('\n')
  const fields = line.split('\t').slice(0, -3).join('\t')
  const checkSum = base62(hash('sha256', fields, 'hex'), 6)
  const { entries, said } = read(`topdeck ledger 2\n${fields}\t${checkSum}\n`)
  const [entry] = entries.values()
  expect(said).toEqual([])
  expect(entry?.traits?.answer).toMatchObject({ text: undefined })
  expect(entry?.traits?.questionHash).toBe([...written.entries.values()][0]?.traits?.questionHash)
})

test('format 3, whose lines do not name one another, can be read', () => {
  const rows = text
    .split('\n')
    .slice(2, -1)
    .map((line) => {
      const fields = line.split('\t').slice(0, -2).join('\t')
      return `${fields}\t${base62(hash('sha256', fields, 'hex'), 6)}`
    })
  const address = `repository\t${ledger.repository}`
  const found = parseLedger(['topdeck ledger 3', address, ...rows, ''].join('\n'), 'topdeck.lock', latest)
  expect(found).toMatchObject({ ledger: { repository: ledger.repository }, problems: [], missing: [] })
  expect(found.ledger.entries).toEqual(new Map([a, b, c, d].map((one) => [one.id, one])))
  expect(parseLedger('topdeck ledger 3\n', 'topdeck.lock', latest)).toMatchObject({ problems: [], extent: 'empty' })
})

test('format 1 can be read', () => {
  const first = 'topdeck ledger 1\nAaaaaaaaaaaa\t2023-11-14T22:13:20Z\tffffffffffff\n'
  expect(read(first)).toEqual({ entries: new Map([[a.id, { ...a, traits: undefined }]]), said: [] })
})

describe('a damaged line', () => {
  test('with one wrong character in its id is corrected by the checksum', () => {
    const damaged = withLine(b.id, (line) => line.replace('bbbbbbbbbbbb', 'bbbbbxbbbbbb'))
    expect(read(damaged)).toEqual({
      entries: new Map([a, b, c, d].map((one) => [one.id, one])),
      said: [[4, 'Damaged line of card bbbbbbbbbbbb: a wrong character was corrected by the checksum']],
    })
  })

  test.each([
    ['with a wrong time', (line: string) => line.replace('22:13:21Z', '99:13:21Z'), { changed: b.born }],
    ['with a wrong fingerprint', (line: string) => line.replace('ffffffffffff', 'f'), { fingerprint: undefined }],
    ['with a wrong state', (line: string) => line.replace('in:Aaaaaaaaaaaa', 'in:'), { state: { type: 'card' } }],
    [
      'with another question',
      (line: string) => line.replace('layer', 'lair'),
      { traits: { ...b.traits, question: 'What is a “lair” – in one word?' } },
    ],
    ['with its end cut off', (line: string) => line.slice(0, 90), { traits: undefined }],
  ])('%s keeps its id and every readable field', (_, change, lost) => {
    const { entries, said } = read(withLine(b.id, change))
    expect(entries.get(b.id)).toEqual({ ...b, ...lost })
    expect(entries.size).toBe(4)
    expect(said).toEqual([[4, 'Damaged line of card bbbbbbbbbbbb: the readable fields are kept']])
  })

  /** The line of `b` names `a`; `a`, `b` and `c` are in one file. */
  const chain = serialiseLedger({
    entries: new Map([a, { ...b, traits: { ...traits, after: a.id } }, c].map((one) => [one.id, one])),
  })

  test('that lacks only its id is restored if another line names the id', () => {
    const { entries, said } = read(chain.replace(/^Aaaaaaaaaaaa/m, '???').replace(/^cccccccccccc/m, '???'))
    expect([...entries.values()]).toContainEqual(a)
    expect(said).toEqual([
      [2, 'Damaged line with an unreadable id; another line and the checksum show that it is Aaaaaaaaaaaa'],
      [4, 'Damaged line with an unreadable id; another line and the checksum show that it is cccccccccccc'],
    ])
  })

  test('gets no id that could also belong to another line of its file', () => {
    const damaged = chain.replace(/^Aaaaaaaaaaaa\tcard/m, '???\t').replace(/^cccccccccccc\topen/m, '???\t')
    expect([...read(damaged).entries.keys()]).toEqual([b.id])
  })

  test('that has lost its id and more is not guessed: its id is missing', () => {
    const damaged = chain.replace(/^Aaaaaaaaaaaa\tcard/m, '???\t')
    expect(read(damaged).said).toEqual([[2, UNREADABLE]])
    const { ledger: found, missing } = parseLedger(damaged, 'topdeck.lock', latest)
    expect([...found.entries.keys()]).toEqual([b.id, c.id])
    expect(missing).toEqual([{ name: a.id, line: 3 }])
    expect(found.incomplete).toBeDefined()
  })

  test('that is unreadable is reported', () => {
    expect(read(withLine(d.id, () => 'rubbish')).said).toEqual([[6, UNREADABLE]])
  })

  test('whose damaged id could be that of a card is not believed, because no line names it', () => {
    const damaged = withLine(b.id, (line) => line.replace('bbbbbbbbbbbb', 'bbbbbxxxbbbb').replace('layer', 'lair'))
    expect(read(damaged)).toEqual({ entries: new Map([a, c, d].map((one) => [one.id, one])), said: [[4, UNREADABLE]] })
    expect(parseLedger(damaged, 'topdeck.lock', latest).missing).toEqual([{ name: b.id, line: 5 }])
  })

  test('never replaces the undamaged line of the same id', () => {
    const spoilt = withLine(b.id, (line) => `${line}\n${line.replace('2023', '2024').replace('layer', 'lair')}`)
    expect(read(spoilt).entries.get(b.id)).toEqual(b)
    expect(read(spoilt).said).toEqual([[5, 'Damaged line of card bbbbbbbbbbbb, which has another line']])
  })
})

const UNREADABLE = 'Damaged line with an unreadable id; if its question is known elsewhere, it is restored'

describe('of the bits of a ledger', () => {
  /** A change of one bit, as a disk or a cable makes it. */
  function flip(at: number): string {
    const bytes = Buffer.from(text)
    const place = Math.floor(at / 8) % bytes.length
    bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8))
    return bytes.toString('utf8')
  }

  test('none changes without being noticed, and nearly all are corrected', () => {
    const whole = parseLedger(text, 'topdeck.lock', latest).ledger
    let corrected = 0
    const bits = Buffer.byteLength(text) * 8
    let tried = 0
    for (let at = 3; at < bits; at += 29) {
      tried++
      const damaged = flip(at)
      let found: ReturnType<typeof parseLedger>
      try {
        found = parseLedger(damaged, 'topdeck.lock', latest)
      } catch (error) {
        expect(String(error)).toMatch(/unexpected ledger format [56]/)
        continue
      }
      const { ledger: read, problems, missing } = found
      const isSame = isDeepStrictEqual(read, whole)
      if (isSame) corrected++
      expect(isSame || problems.length > 0 || missing.length > 0, `bit ${at}`).toBe(true)
      // The last character is a line break, of which a ledger isn't worse off without.
      if (at < bits - 8) expect(problems.length + missing.length, `bit ${at}`).toBeGreaterThan(0)
    }
    expect(corrected / tried).toBeGreaterThan(0.95)
  }, 60_000)
})

describe('lines that are missing', () => {
  const lines = text.split('\n').slice(1, -1)

  test.each([
    ['whichever they are', fc.subarray(lines, { minLength: 1, maxLength: lines.length - 1 })],
    ['the lines behind a certain one', fc.integer({ min: 1, max: lines.length - 1 }).map((at) => lines.slice(0, at))],
  ])('are noticed, %s', (_, some) => {
    fc.assert(
      fc.property(some, (kept) => {
        const { missing, ledger: found } = parseLedger(`topdeck ledger 4\n${kept.join('\n')}\n`, 'topdeck.lock', latest)
        expect(missing.length).toBeGreaterThan(0)
        const lost = lines.filter((line) => !kept.includes(line)).map((line) => line.split('\t')[0])
        for (const { name } of missing) expect(lost).toContain(name)
        if (lost.some((name) => name !== 'repository')) expect(found.entries.size).toBeLessThan(4)
      }),
    )
  })

  test.each([
    ['an empty file', ''],
    ['the first line alone', 'topdeck ledger 4\n'],
  ])('are all of them in %s', (_, left) => {
    expect(parseLedger(left, 'topdeck.lock', latest).extent).toBe('lost all')
  })

  test('lets new questions have ids that no other question can have had', () => {
    const builds = new Builds()
    const { ids } = builds.build({
      'a/a.md': folds({ 'What is a layer?': 'A difference.', 'What is a tag?': 'A name.' }),
    })
    const whole = serialiseLedger(builds.ledger)
    const cut = whole
      .split('\n')
      .filter((line) => !line.includes('What is a layer?'))
      .join('\n')
    const again = new Builds(parseLedger(cut, 'topdeck.lock', latest).ledger)
    const after = again.build({
      'a/a.md': folds({ 'What is a layer?': 'Anything else.', 'What is a tag?': 'A name.' }),
    })
    expect(after.ids['What is a tag?']).toBe(ids['What is a tag?'])
    expect(Object.values(ids)).not.toContain(after.ids['What is a layer?'])
    expect(after.ledger.incomplete).toBeUndefined()
  })

  test('let an edited question be recognised only once the author has pinned it', () => {
    const builds = new Builds()
    const before = {
      'What is the layer of an image?': 'A difference.',
      'What is a tag?': 'A name.',
      'What is a pod?': 'A group.',
    }
    const { ids } = builds.build({ 'a/a.md': folds(before) })
    const cut = serialiseLedger(builds.ledger)
      .split('\n')
      .filter((line) => !line.includes('What is a pod?'))
      .join('\n')
    const damaged = parseLedger(cut, 'topdeck.lock', latest).ledger
    const edited = {
      'What is the layer of an image?': '',
      'What exactly is the layer of an image?': 'A difference.',
      'What is a tag?': 'A name.',
    }
    const page = folds(edited).replace(folds({ 'What is the layer of an image?': '' }), '')
    const after = new Builds(damaged).build({ 'a/a.md': page })
    const id = ids['What is the layer of an image?']
    expect(after.ids['What exactly is the layer of an image?']).not.toBe(id)
    expect(after.problems.map(({ reason }) => reason)).toEqual([
      expect.stringContaining(`If it is an edit, write <!-- topdeck: id ${id} --> here`),
    ])
  })
})

describe('after a merge of branches', () => {
  const later = { ...a, changed: 1_700_000_009 as Seconds, traits: { ...traits, question: 'What are layers?' } }
  const lineOf = (one: LedgerEntry) => serialiseLedger({ entries: new Map([[one.id, one]]) }).split('\n')[1]

  test('the lines of two branches name only lines that are there', () => {
    const e = entry('aaaaaaaaaaab')
    const f = entry('bbbbbbbbbbbc')
    const ours = serialiseLedger({ entries: new Map([a, b, d, e].map((one) => [one.id, one])) }).split('\n')
    const theirs = serialiseLedger({ entries: new Map([a, b, d, f].map((one) => [one.id, one])) }).split('\n')
    const both = parseLedger([...ours, ...theirs.slice(1)].join('\n'), 'topdeck.lock', latest)
    expect(both).toMatchObject({ problems: [], missing: [] })
    expect([...both.ledger.entries.keys()].sort()).toEqual([a.id, e.id, b.id, f.id, d.id].sort())
  })

  test('the later of two lines with one id wins, in either order', () => {
    for (const lines of [
      [lineOf(a), lineOf(later)],
      [lineOf(later), lineOf(a)],
    ]) {
      expect(read(`topdeck ledger 4\n${lines.join('\n')}\n`)).toEqual({ entries: new Map([[a.id, later]]), said: [] })
    }
  })

  test('the lines of both sides of a conflict are kept, and its markers are reported', () => {
    const conflict = [
      'topdeck ledger 4',
      '<<<<<<< HEAD',
      lineOf(later),
      '=======',
      lineOf(a),
      lineOf(b),
      '>>>>>>> other',
      '',
    ]
    const { entries, said } = read(conflict.join('\n'))
    expect([...entries.values()]).toEqual([later, b])
    expect(said.map(([line]) => line)).toEqual([2, 4, 7])
  })

  test('a line of format 1 beside one of format 3 is ignored', () => {
    const mixed = `topdeck ledger 4\n${lineOf(a)}\nAaaaaaaaaaaa\t2023-11-14T22:13:20Z\tffffffffffff\n`
    expect(read(mixed).entries.get(a.id)).toEqual(a)
  })
})

test('a change in the future is reduced to the present, with a tolerance for clock differences', () => {
  const said = parseLedger(text, 'topdeck.lock', (1_700_000_001 - 4000) as Seconds).problems
  expect(said).toHaveLength(4)
  expect(said[0]?.reason).toBe(
    'Card Aaaaaaaaaaaa has a change in the future (2023-11-14T22:13:20Z); 2023-11-14T21:06:41Z is used instead',
  )
  expect(parseLedger(text, 'topdeck.lock', (1_700_000_001 - 3000) as Seconds).problems).toEqual([])
})

test('a missing header is restored', () => {
  const headless = text.replace('topdeck ledger 4\n', '')
  expect(read(headless).said).toEqual([[1, 'Missing first line "topdeck ledger 4"; it will be restored']])
  expect(read(headless).entries.size).toBe(4)
})

test.each([
  [
    'with a newer format',
    'topdeck ledger 5\n',
    'topdeck.lock:1: unexpected ledger format 5, expected 4; update topdeck to read it',
  ],
  [
    'that is something else',
    '{"lockfileVersion": 3}\n',
    'topdeck.lock: this file is not a ledger, which starts with the line "topdeck ledger 4"',
  ],
])('a file %s is refused', (_, content, message) => {
  expect(() => parseLedger(content, 'topdeck.lock', latest)).toThrow(message)
})
