import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Milliseconds } from '../../../src/model/time.ts'
import { Connection } from '../../../src/review/store/connection.ts'
import type { Repair } from '../../../src/review/store/repair.ts'
import type { Store, StoreOptions } from '../../../src/review/store/store.ts'
import { folderWith } from '../../commands/terminal.ts'
import { flipBits } from '../flipped-bits.mjs'
import { days, ids, item, noon, review, storeIn } from '../store-fixture.ts'

/** Opens the store of a folder, and keeps what it says. */
function opened(folder: string, changes: Partial<StoreOptions> = {}) {
  const repairs: Repair[] = []
  const notices: string[] = []
  const store = storeIn(folder, {
    onRepair: (repair) => repairs.push(repair),
    onNotice: (text) => notices.push(text),
    ...changes,
  })
  return { store, repairs, notices }
}

/** Records a review on a day, so many days after {@link noon}, and closes the store. */
function recordOn(folder: string, day: number, number = day): void {
  const { store } = opened(folder, { now: () => days(day) })
  store.record(review(item(number), 3, { time: days(day) }))
  store.close()
}

/** A folder with a store of five reviews, and a copy of it. */
function filled() {
  const folder = folderWith({})
  const store = storeIn(folder)
  store.merge([1, 2, 3, 4, 5].map((number) => review(item(number), 3)))
  const known = ids(store.events())
  store.close()
  return { folder, path: join(folder, 'reviews.db'), known }
}

function copiesIn(folder: string): readonly string[] {
  return readdirSync(join(folder, 'reviews.db.copies')).sort()
}

describe('a copy', () => {
  test('is made by the first session of a day that records something', () => {
    const folder = folderWith({})
    recordOn(folder, 0, 1)
    expect(copiesIn(folder)).toEqual(['2026-01-02.db'])
    const first = readFileSync(join(folder, 'reviews.db.copies/2026-01-02.db'))
    recordOn(folder, 0, 2)
    expect(readFileSync(join(folder, 'reviews.db.copies/2026-01-02.db')).equals(first)).toBe(true)
    opened(folder, { now: () => days(1) }).store.close()
    expect(copiesIn(folder)).toEqual(['2026-01-02.db'])
    recordOn(folder, 1, 3)
    expect(copiesIn(folder)).toEqual(['2026-01-02.db', '2026-01-03.db'])
  })

  test('is kept for the last seven days on which something was recorded', () => {
    const folder = folderWith({})
    for (const day of [0, 1, 2, 3, 10, 11, 12, 13, 14]) recordOn(folder, day)
    expect(copiesIn(folder)).toEqual([
      ...['2026-01-04.db', '2026-01-05.db', '2026-01-12.db', '2026-01-13.db'],
      ...['2026-01-14.db', '2026-01-15.db', '2026-01-16.db'],
    ])
  })

  test('is kept although a clock that was wrong has left seven of days to come', () => {
    const folder = folderWith({})
    for (const day of [400, 401, 402, 403, 404, 405, 406, 0, 1]) recordOn(folder, day)
    const kept = copiesIn(folder)
    expect(kept).toHaveLength(7)
    expect(kept.slice(0, 2)).toEqual(['2026-01-02.db', '2026-01-03.db'])
  })

  test('is not made by an import of what is already there', () => {
    const { folder } = filled()
    const { store } = opened(folder, { now: () => days(1) })
    store.merge([...store.events()])
    store.close()
    expect(copiesIn(folder)).toEqual(['2026-01-02.db'])
  })

  test('is a whole database', () => {
    const { folder } = filled()
    const copy = new Connection(join(folder, 'reviews.db.copies/2026-01-02.db'), 'read')
    expect(copy.value('PRAGMA integrity_check')).toBe('ok')
    expect(copy.value('SELECT count(*) FROM events')).toBe(5)
    copy.close()
  })

  test('that cannot be made is reported, and the review is there all the same', () => {
    const folder = folderWith({ 'reviews.db.copies': '' })
    const { store, notices } = opened(folder)
    store.record(review(item(1), 3))
    store.close()
    expect(notices).toEqual([expect.stringMatching(/reviews\.db: today's copy could not be made: /)])
    expect([...opened(folder).store.events()]).toHaveLength(1)
  })
})

describe('what a damaged database has lost', () => {
  test('comes from its copies', () => {
    const { folder, path, known } = filled()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xa5, 0, bytes.length))
    const { store, repairs } = opened(folder)
    expect(repairs).toMatchObject([{ events: 0, fromCopies: 5, lost: 0 }])
    expect(ids(store.events())).toEqual(known)
  })

  test('comes from several copies, of which one is damaged, too', () => {
    const folder = folderWith({})
    for (const day of [0, 1, 2]) recordOn(folder, day)
    const known = ids(storeIn(folder).events())
    const path = join(folder, 'reviews.db')
    truncateSync(path, 100)
    writeFileSync(join(folder, 'reviews.db.copies/2026-01-03.db'), 'garbage')
    expect(ids(opened(folder).store.events())).toEqual(known)
  })

  test('keeps the settings of the copy', () => {
    const { folder, path } = filled()
    const { store } = opened(folder, { now: () => days(1) })
    store.setSetting('parameters', '[0.4]')
    store.record(review(item(6), 3))
    store.close()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xa5, 0, bytes.length))
    const again = opened(folder).store
    expect([again.setting('parameters'), again.device]).toEqual(['[0.4]', 'laptop'])
  })

  test('is counted when no copy has it', () => {
    const { folder, path } = filled()
    rmSync(join(folder, 'reviews.db.copies'), { recursive: true })
    const connection = new Connection(path, 'fail')
    connection.run('UPDATE events SET grade = 1, taken = 77 WHERE seq = 2')
    connection.close()
    const { store, repairs } = opened(folder)
    expect(repairs).toMatchObject([{ events: 4, fromCopies: 0, lost: 1, reason: expect.stringContaining('checksum') }])
    expect([...store.events()]).toHaveLength(4)
  })
})

test.each(['database', 'log'] as const)(
  'a flipped bit of the %s is never silent',
  async (part) => {
    expect(await flipBits(12, part)).toMatchObject({ wrong: [] })
  },
  60_000,
)

describe('a database that is not there as it was', () => {
  test.each<[string, (path: string) => void]>([
    ['without a byte', (path) => truncateSync(path, 0)],
    ['with a header alone', (path) => truncateSync(path, 100)],
    ['with the first page alone', (path) => truncateSync(path, 4096)],
    ['that is missing', (path) => rmSync(path)],
    ['without tables', (path) => writeFileSync(path, emptyDatabase())],
    ['without events', (path) => runIn(path, 'DELETE FROM events')],
    ['without the table of events', (path) => runIn(path, 'DROP TABLE events')],
  ])('%s is made again from its copy, and reported once', (_, damage) => {
    const { folder, path, known } = filled()
    damage(path)
    const { store, repairs } = opened(folder)
    expect(repairs).toHaveLength(1)
    expect(ids(store.events())).toEqual(known)
    store.close()
    expect(opened(folder)).toMatchObject({ repairs: [], notices: [] })
  })

  test.each<[string, (path: string) => void]>([
    ['without a byte', (path) => truncateSync(path, 0)],
    ['that is missing', (path) => rmSync(path)],
    ['without tables', (path) => writeFileSync(path, emptyDatabase())],
  ])('%s is reported, although there is no copy', (_, damage) => {
    const { folder, path } = filled()
    rmSync(`${path}.copies`, { recursive: true })
    damage(path)
    expect(opened(folder).repairs).toMatchObject([{ events: 0, fromCopies: 0 }])
  })

  test('is an older one, which gets what its copies have more', () => {
    const folder = folderWith({})
    const path = join(folder, 'reviews.db')
    recordOn(folder, 0)
    copyFileSync(path, `${path}.old`)
    recordOn(folder, 1)
    copyFileSync(`${path}.old`, path)
    expect([...opened(folder).store.events()]).toHaveLength(2)
  })

  test('is an older one, although the last copy is damaged', () => {
    const folder = folderWith({})
    const path = join(folder, 'reviews.db')
    recordOn(folder, 0)
    copyFileSync(path, `${path}.old`)
    for (const day of [1, 2]) recordOn(folder, day)
    writeFileSync(join(folder, 'reviews.db.copies/2026-01-04.db'), 'garbage')
    copyFileSync(`${path}.old`, path)
    expect([...opened(folder).store.events()]).toHaveLength(2)
  })

  test('is one of another machine with more reviews, which gets those of the copies', () => {
    const { folder, path, known } = filled()
    const other = folderWith({})
    const store = storeIn(other)
    store.merge([1, 2, 3, 4, 5, 6].map((number) => review(item(number), 4)))
    const others = ids(store.events())
    store.close()
    copyFileSync(join(other, 'reviews.db'), path)
    expect(ids(opened(folder).store.events())).toEqual([...known, ...others].sort())
  })

  test('is missing, and a review in the only copy is damaged: the others are there, and it opens again', () => {
    const { folder, path } = filled()
    const copy = join(folder, 'reviews.db.copies/2026-01-02.db')
    const bytes = readFileSync(copy)
    const at = bytes.indexOf('laptop')
    writeFileSync(copy, bytes.fill(0, at, at + 6))
    rmSync(path)
    const { store, repairs } = opened(folder)
    expect([...store.events()]).toHaveLength(4)
    expect(repairs).toMatchObject([{ fromCopies: 4, lost: 1 }])
    store.close()
    expect(opened(folder).repairs).toEqual([])
  })

  test('is an empty file that was never a store: that is said', () => {
    const folder = folderWith({ 'reviews.db': '' })
    const { notices, repairs } = opened(folder)
    expect({ notices, repairs }).toEqual({
      notices: [`${join(folder, 'reviews.db')}: the file was empty; a new database of reviews was created in it`],
      repairs: [],
    })
  })

  test('is missing where only the lock of one is left: that is said', () => {
    const folder = folderWith({ 'reviews.db.lock': '' })
    expect(opened(folder)).toMatchObject({
      notices: [`${join(folder, 'reviews.db')}: the database of reviews is missing; a new one was created`],
      repairs: [],
    })
  })

  test('is a new one: that needs no word', () => {
    expect(opened(folderWith({}))).toMatchObject({ notices: [], repairs: [] })
  })
})

describe('a log that is gone after a crash', () => {
  /** A store whose last review is in the log alone, as after a crash. */
  function crashed() {
    const { folder, path } = filled()
    const store = storeIn(folder)
    store.record(review(item(9), 3))
    const other = folderWith({})
    for (const name of ['', '-wal', '-shm', '.state']) copyFileSync(`${path}${name}`, join(other, `reviews.db${name}`))
    return { folder: other, path: join(other, 'reviews.db') }
  }

  test('is taken in when it is there', () => {
    const { folder } = crashed()
    const { store, repairs } = opened(folder)
    expect([...store.events()]).toHaveLength(6)
    expect(repairs).toEqual([])
  })

  test.each<[string, (path: string) => void]>([
    ['deleted', (path) => rmSync(path)],
    ['emptied', (path) => truncateSync(path, 0)],
  ])('is reported: %s', (_, lose) => {
    const { folder, path } = crashed()
    lose(`${path}-wal`)
    const { store, repairs } = opened(folder)
    expect(repairs).toMatchObject([{ reason: 'its log is missing' }])
    expect([...store.events()]).toHaveLength(5)
  })
})

describe('what is in the place of a store', () => {
  test('is reported: a folder', () => {
    const folder = folderWith({})
    mkdirSync(join(folder, 'reviews.db'))
    expect(() => storeIn(folder)).toThrow(
      `${join(folder, 'reviews.db')}: it is a folder, not a file; nothing was recorded. Name another file with --store FILE`,
    )
  })

  test('is reported: a link to nothing, perhaps on a drive that is not connected', () => {
    const folder = folderWith({})
    symlinkSync(join(folder, 'drive/reviews.db'), join(folder, 'reviews.db'))
    expect(() => storeIn(folder)).toThrow(
      `${join(folder, 'reviews.db')}: this is a link to ${join(folder, 'drive/reviews.db')}, which does not exist`,
    )
    expect(readdirSync(folder)).toEqual(['reviews.db'])
  })
})

describe('where the inodes of files change', () => {
  test('reviews are recorded once, and end', () => {
    const folder = folderWith({})
    const { store } = opened(folder, { fileAt: unstable() })
    store.record(review(item(1), 3))
    store.record(review(item(2), 3))
    expect([...store.events()]).toHaveLength(2)
  })

  test('a damaged store is repaired', () => {
    const { folder, path, known } = filled()
    truncateSync(path, 5000)
    const { store, repairs } = opened(folder, { fileAt: unstable() })
    expect(repairs).toHaveLength(1)
    expect(ids(store.events())).toEqual(known)
  })
})

test('a store gets a new name, and can undo what it recorded under the old one', () => {
  const folder = folderWith({})
  const store: Store = storeIn(folder)
  const before = review(item(1), 3)
  store.record(before)
  store.renameDevice('device-1')
  expect(store.device).toBe('device-1')
  expect(store.lastUndoable()).toEqual(before)
  const after = review(item(2), 3, { device: 'device-1', time: (noon + 1) as Milliseconds })
  store.record(after)
  expect(store.lastUndoable()).toEqual(after)
})

/** Inodes as some network and memory card file systems have them: another one whenever they are asked for. */
function unstable(): (path: string) => bigint | undefined {
  let last = 0n
  return (path) => {
    last += 1n
    return existsSync(path) ? last : undefined
  }
}

function runIn(path: string, sql: string): void {
  const connection = new Connection(path, 'fail')
  connection.exec(sql)
  connection.close()
}

function emptyDatabase(): Uint8Array {
  const path = join(folderWith({}), 'empty.db')
  const connection = new Connection(path, 'create')
  connection.exec('CREATE TABLE gone (x); DROP TABLE gone')
  connection.close()
  return readFileSync(path)
}
