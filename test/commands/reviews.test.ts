import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ItemId } from '../../src/review/history/event.ts'
import { graded, harnessWith, idsByQuestion, type ReviewHarness } from './learner.ts'
import { pageOf } from './terminal.ts'

const topics = { 'topics/docks/a.md': pageOf({ 'What is a quay?': 'A wall.', 'What is a berth?': 'A place.' }) }
const header = '{"format":"topdeck reviews","version":1}\n'

/** A harness where each card was graded once, and the ids of the cards. */
async function learned(...days: readonly number[]): Promise<{ harness: ReviewHarness; ids: readonly ItemId[] }> {
  const harness = harnessWith(topics)
  const learning = await harness.open()
  const ids = Object.values(idsByQuestion(learning)).map((id) => id as string as ItemId)
  for (const day of days) for (const id of ids) learning.store.record(graded(id, 3, day))
  learning.close()
  return { harness, ids }
}

describe('export', () => {
  test('writes one line per event, to the output or to a file', async () => {
    const { harness, ids } = await learned(0, 3)
    const { code, out, err } = await harness.topdeck('reviews', 'export')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.startsWith(header)).toBe(true)
    const events = out.trim().split('\n').slice(1)
    expect(events.map((line) => JSON.parse(line).item)).toEqual([...ids, ...ids])
    expect((await harness.topdeck('reviews', 'export', 'all.jsonl')).out).toBe('')
    expect(readFileSync(join(harness.folder, 'all.jsonl'), 'utf8')).toBe(out)
    expect((await harness.topdeck('reviews', 'export', '-')).out).toBe(out)
  })

  test('leaves nothing where it cannot write', async () => {
    const { harness } = await learned(0)
    mkdirSync(join(harness.folder, 'here'))
    expect(await harness.topdeck('reviews', 'export', 'nowhere/all.jsonl')).toMatchObject({
      code: 2,
      err: 'topdeck: nowhere/all.jsonl: cannot be written: no such file or folder\n',
    })
    expect((await harness.topdeck('reviews', 'export', 'here')).code).toBe(2)
    expect(readdirSync(harness.folder).sort()).toEqual(['.keep', 'here', 'topics'])
  })

  test('is possible before anything was learned', async () => {
    expect(await harnessWith({}).topdeck('reviews', 'export')).toEqual({ code: 0, out: header, err: '' })
  })
})

describe('import', () => {
  test('adds the histories of other machines, each event once', async () => {
    const [one, two] = [await learned(0), await learned(5, 9)]
    for (const [name, { harness }] of [
      ['one', one],
      ['two', two],
    ] as const) {
      const { out } = await harness.topdeck('reviews', 'export')
      writeFileSync(join(one.harness.folder, `${name}.jsonl`), out)
    }
    expect(await one.harness.topdeck('reviews', 'import', 'two.jsonl', 'one.jsonl')).toEqual({
      code: 0,
      out: '4 added, 2 already present\n',
      err: '',
    })
    expect((await one.harness.topdeck('reviews', 'import', 'two.jsonl')).out).toBe('0 added, 4 already present\n')
    const { store } = await one.harness.open()
    expect(one.ids.map((id) => store.state(id)?.reviews)).toEqual([3, 3])
  })

  test('takes the input, too', async () => {
    const { harness } = await learned(0)
    const { out } = await harness.topdeck('reviews', 'export')
    async function* lines() {
      yield* out.trim().split('\n')
    }
    const other = harnessWith({}, { lines })
    expect((await other.topdeck('reviews', 'import', '-')).out).toBe('2 added, 0 already present\n')
    expect((await other.topdeck('reviews', 'export')).out).toBe(out)
  })

  test.each([
    [
      'UTF-16 with a byte order mark, as Windows PowerShell writes it',
      (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    ],
    ['UTF-16 in the other byte order', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 without a byte order mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['lines that end with CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['UTF-16 with CRLF', (text: string) => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le')],
    ['two exports in UTF-16', (text: string) => Buffer.from(`\uFEFF${text}\uFEFF${text}`, 'utf16le')],
  ])('takes %s', async (_, encode) => {
    const { harness } = await learned(0)
    const { out } = await harness.topdeck('reviews', 'export')
    const other = harnessWith({ 'all.jsonl': encode(out) })
    expect(await other.topdeck('reviews', 'import', 'all.jsonl')).toMatchObject({ code: 0, err: '' })
    expect((await other.topdeck('reviews', 'export')).out).toBe(out)
  })

  test('refuses UTF-16 on the input, which was read as UTF-8, and says what to do', async () => {
    async function* lines() {
      yield Buffer.from(`\uFEFF${header}`, 'utf16le').toString('utf8')
    }
    expect(await harnessWith({}, { lines }).topdeck('reviews', 'import', '-')).toMatchObject({
      code: 2,
      err: 'topdeck: standard input: this is UTF-16, expected UTF-8; import the file by its name, which accepts both\n',
    })
  })

  test('says which lines it could not read, and takes the others', async () => {
    const { harness } = await learned(0)
    const { out } = await harness.topdeck('reviews', 'export')
    const other = harnessWith({ 'bad.jsonl': `${out}{"id":1}\nnonsense\n` })
    const { code, out: told, err } = await other.topdeck('reviews', 'import', 'bad.jsonl')
    expect({ code, told }).toEqual({ code: 1, told: '2 added, 0 already present\n' })
    expect(err).toMatch(
      /^bad\.jsonl:4:1 {2}warning {2}Not an event: .*\nbad\.jsonl:5:1 {2}warning {2}Not an event: .*\n2 problems\n$/,
    )
    const report = JSON.parse((await other.topdeck('reviews', 'import', 'bad.jsonl', '--json')).out)
    expect(report).toMatchObject({ added: 0, known: 2, problems: [{ line: 4 }, { line: 5 }] })
  })

  test('says when an event of that name is another here', async () => {
    const { harness } = await learned(0)
    const { out } = await harness.topdeck('reviews', 'export')
    writeFileSync(join(harness.folder, 'forged.jsonl'), out.replaceAll('"grade":3', '"grade":4'))
    const { code, out: told, err } = await harness.topdeck('reviews', 'import', 'forged.jsonl')
    expect({ code, told }).toEqual({ code: 1, told: '0 added, 0 already present\n' })
    expect(err).toContain('already exists with different content; the existing one was kept')
    expect((await harness.topdeck('reviews', 'export')).out).toBe(out)
  })

  test('adds nothing when one of the files does not exist', async () => {
    const { harness } = await learned(0)
    const { out } = await harness.topdeck('reviews', 'export')
    const other = harnessWith({ 'good.jsonl': out })
    expect(await other.topdeck('reviews', 'import', 'good.jsonl', 'gone.jsonl')).toEqual({
      code: 2,
      out: '',
      err: 'topdeck: gone.jsonl: cannot be read: no such file or folder\n',
    })
    expect(existsSync(join(other.folder, '../data'))).toBe(false)
  })

  test('schedules by the settings of the cards when they come to hand', async () => {
    const { harness, ids } = await learned(0)
    writeFileSync(join(harness.folder, 'all.jsonl'), (await harness.topdeck('reviews', 'export')).out)
    const other = harnessWith({ ...topics, 'topdeck.config.yaml': 'review: { steps: [] }\n' })
    ;(await other.open()).close()
    await other.topdeck('reviews', 'import', join(harness.folder, 'all.jsonl'))
    const { store } = await other.open()
    expect(ids.map((id) => store.state(id)?.phase)).toEqual(['review', 'review'])
  })
})

describe('restore', () => {
  test('lists the daily copies, and adds what is missing from one', async () => {
    const { harness, ids } = await learned(0)
    const folder = join(harness.folder, '../data/reviews.db.copies')
    expect(readdirSync(folder)).toEqual(['2026-01-02.db'])
    const { out } = await harness.topdeck('reviews', 'restore')
    expect(out).toContain('2026-01-02  2 events, all of them are in the database\n')
    const other = harnessWith(topics)
    expect((await other.topdeck('reviews', 'restore')).out).toBe(
      'There is no copy yet: one is made on each day on which you review.\n',
    )
    const copy = join(folder, '2026-01-02.db')
    expect(await other.topdeck('reviews', 'restore', copy)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/2026-01-02\.db: 2 added, 0 already present\n$/),
    })
    expect((await other.topdeck('reviews', 'restore', copy)).out).toMatch(/: 0 added, 2 already present\n$/)
    const { store } = await other.open()
    expect(ids.map((id) => store.state(id)?.reviews)).toEqual([1, 1])
  })

  test('says of a copy that nothing in it can be read', async () => {
    const { harness } = await learned(0)
    writeFileSync(join(harness.folder, '../data/reviews.db.copies/2026-01-01.db'), 'garbage')
    const { out } = await harness.topdeck('reviews', 'restore')
    expect(out).toContain('2026-01-01  nothing in it can be read\n')
  })

  test('adds nothing when one of the copies does not exist, and names those that do', async () => {
    const { harness } = await learned(0)
    expect(await harness.topdeck('reviews', 'restore', '2026-01-02', '2020-01-01')).toMatchObject({
      code: 2,
      out: '',
      err: 'topdeck: 2020-01-01: there is no such copy or file; expected 2026-01-02 or the path of a database\n',
    })
  })

  test('refuses a folder, and passes over one in the place of a copy', async () => {
    const { harness } = await learned(0)
    const folder = join(harness.folder, '../data/reviews.db.copies')
    mkdirSync(join(folder, '2026-01-01.db'))
    expect(await harness.topdeck('reviews', 'restore', folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('this is not a file; name a copy or another database'),
    })
    const { out } = await harness.topdeck('reviews', 'restore')
    expect(out).toContain('2026-01-01  nothing in it can be read\n')
  })

  test('refuses the database itself', async () => {
    const { harness } = await learned(0)
    expect(await harness.topdeck('reviews', 'restore', join(harness.folder, '../data/reviews.db'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('this is the database itself; name a copy or another database'),
    })
  })

  test('reads no reviews from other files', async () => {
    const harness = harnessWith({ 'notes.txt': 'My notes' })
    expect(await harness.topdeck('reviews', 'restore', 'notes.txt')).toMatchObject({
      code: 2,
      err: 'topdeck: notes.txt: no reviews were found in this file; nothing was changed ("topdeck reviews import" reads exports)\n',
    })
  })
})
