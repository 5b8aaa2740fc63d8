import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ItemId } from '../../src/review/history/event.ts'
import { type Desk, deskWith, graded, idsAtHand } from './learner.ts'
import { pageOf } from './terminal.ts'

const topics = { 'topics/docks/a.md': pageOf({ 'What is a quay?': 'A wall.', 'What is a berth?': 'A place.' }) }
const header = '{"format":"topdeck reviews","version":1}\n'

/** A desk where each card was graded once, and the ids of the cards. */
async function learned(...days: readonly number[]): Promise<{ desk: Desk; ids: readonly ItemId[] }> {
  const desk = deskWith(topics)
  const learning = await desk.open()
  const ids = Object.values(idsAtHand(learning)).map((id) => id as string as ItemId)
  for (const day of days) for (const id of ids) learning.store.record(graded(id, 3, day))
  learning.close()
  return { desk, ids }
}

describe('export', () => {
  test('writes one line per event, to the output or to a file', async () => {
    const { desk, ids } = await learned(0, 3)
    const { code, out, err } = await desk.topdeck('reviews', 'export')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.startsWith(header)).toBe(true)
    const events = out.trim().split('\n').slice(1)
    expect(events.map((line) => JSON.parse(line).item)).toEqual([...ids, ...ids])
    expect((await desk.topdeck('reviews', 'export', 'all.jsonl')).out).toBe('')
    expect(readFileSync(join(desk.folder, 'all.jsonl'), 'utf8')).toBe(out)
    expect((await desk.topdeck('reviews', 'export', '-')).out).toBe(out)
  })

  test('leaves nothing where it cannot write', async () => {
    const { desk } = await learned(0)
    mkdirSync(join(desk.folder, 'here'))
    expect(await desk.topdeck('reviews', 'export', 'nowhere/all.jsonl')).toMatchObject({
      code: 2,
      err: 'topdeck: nowhere/all.jsonl: cannot be written: no such file or folder\n',
    })
    expect((await desk.topdeck('reviews', 'export', 'here')).code).toBe(2)
    expect(readdirSync(desk.folder).sort()).toEqual(['.keep', 'here', 'topics'])
  })

  test('is possible before anything was learned', async () => {
    expect(await deskWith({}).topdeck('reviews', 'export')).toEqual({ code: 0, out: header, err: '' })
  })
})

describe('import', () => {
  test('adds the histories of other machines, each event once', async () => {
    const [one, two] = [await learned(0), await learned(5, 9)]
    for (const [name, { desk }] of [
      ['one', one],
      ['two', two],
    ] as const) {
      const { out } = await desk.topdeck('reviews', 'export')
      writeFileSync(join(one.desk.folder, `${name}.jsonl`), out)
    }
    expect(await one.desk.topdeck('reviews', 'import', 'two.jsonl', 'one.jsonl')).toEqual({
      code: 0,
      out: '4 added, 2 known\n',
      err: '',
    })
    expect((await one.desk.topdeck('reviews', 'import', 'two.jsonl')).out).toBe('0 added, 4 known\n')
    const { store } = await one.desk.open()
    expect(one.ids.map((id) => store.state(id)?.reviews)).toEqual([3, 3])
  })

  test('takes the input, too', async () => {
    const { desk } = await learned(0)
    const { out } = await desk.topdeck('reviews', 'export')
    async function* lines() {
      yield* out.trim().split('\n')
    }
    const other = deskWith({}, { lines })
    expect((await other.topdeck('reviews', 'import', '-')).out).toBe('2 added, 0 known\n')
    expect((await other.topdeck('reviews', 'export')).out).toBe(out)
  })

  test('says which lines it could not read, and takes the others', async () => {
    const { desk } = await learned(0)
    const { out } = await desk.topdeck('reviews', 'export')
    const other = deskWith({ 'bad.jsonl': `${out}{"id":1}\nnonsense\n` })
    const { code, out: told, err } = await other.topdeck('reviews', 'import', 'bad.jsonl')
    expect({ code, told }).toEqual({ code: 1, told: '2 added, 0 known\n' })
    expect(err).toMatch(
      /^bad\.jsonl:4:1 {2}warning {2}Not an event: .*\nbad\.jsonl:5:1 {2}warning {2}Not an event: .*\n2 problems\n$/,
    )
    const report = JSON.parse((await other.topdeck('reviews', 'import', 'bad.jsonl', '--json')).out)
    expect(report).toMatchObject({ added: 0, known: 2, problems: [{ line: 4 }, { line: 5 }] })
  })

  test('says when an event of that name is another here', async () => {
    const { desk } = await learned(0)
    const { out } = await desk.topdeck('reviews', 'export')
    writeFileSync(join(desk.folder, 'forged.jsonl'), out.replaceAll('"grade":3', '"grade":4'))
    const { code, out: told, err } = await desk.topdeck('reviews', 'import', 'forged.jsonl')
    expect({ code, told }).toEqual({ code: 1, told: '0 added, 0 known\n' })
    expect(err).toContain('is here with something else in it, which was kept')
    expect((await desk.topdeck('reviews', 'export')).out).toBe(out)
  })

  test('adds nothing when one of the files is not there', async () => {
    const { desk } = await learned(0)
    const { out } = await desk.topdeck('reviews', 'export')
    const other = deskWith({ 'good.jsonl': out })
    expect(await other.topdeck('reviews', 'import', 'good.jsonl', 'gone.jsonl')).toEqual({
      code: 2,
      out: '',
      err: 'topdeck: gone.jsonl: cannot be read: no such file or folder\n',
    })
    expect(existsSync(join(other.folder, '../data'))).toBe(false)
  })

  test('schedules by the settings of the cards when they come to hand', async () => {
    const { desk, ids } = await learned(0)
    writeFileSync(join(desk.folder, 'all.jsonl'), (await desk.topdeck('reviews', 'export')).out)
    const other = deskWith({ ...topics, 'topdeck.config.yaml': 'review: { steps: [] }\n' })
    ;(await other.open()).close()
    await other.topdeck('reviews', 'import', join(desk.folder, 'all.jsonl'))
    const { store } = await other.open()
    expect(ids.map((id) => store.state(id)?.phase)).toEqual(['review', 'review'])
  })
})
