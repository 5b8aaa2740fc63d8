import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Cache, Io } from '../../src/io/io.ts'
import type { Milliseconds, Seconds } from '../../src/model/time.ts'
import { openStamp, sealStamp } from '../../src/project/build/stamp.ts'
import { folderWith, learnerIn, noon, type Printed, pageOf, topdeck, undisturbed } from './terminal.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')

/** A project whose cards show one image that is there and one that isn't, beside the folder where stamps are kept. */
function project(): { folder: string; cache: Cache } {
  const home = folderWith({
    'project/topdeck.config.yaml': 'deck: Harbour\n',
    'project/topics/docks/basics.md': pageOf({
      'What is a quay?': 'A wall for ships. ![quay](quay.png) ![crane](crane.png)',
      'What is a berth?': 'A place at the quay.',
    }),
    'project/topics/docks/quay.png': png,
    'project/topics/lights/buoys.md': pageOf({ 'What is a buoy?': 'A float.' }),
  })
  return { folder: join(home, 'project'), cache: { folder: join(home, 'cache'), program: () => 'topdeck 1.2.3' } }
}

/** A run that also says whether it was a real build: only such a one listens for Ctrl-C. */
async function build(
  { folder, cache }: { folder: string; cache: Cache },
  argv: readonly string[] = [],
  changes: Partial<Io> = {},
): Promise<Printed & { path: 'built' | 'stamped' }> {
  let path: 'built' | 'stamped' = 'stamped'
  const builder = {
    ...undisturbed,
    onInterrupt: () => {
      path = 'built'
      return () => undefined
    },
  }
  const printed = await topdeck(folder, ['build', ...argv], { builder, cache, ...changes })
  return { ...printed, path }
}

function bytesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const plain = files.filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(plain.map((name) => [name, readFileSync(join(folder, name), 'latin1')]))
}

describe('a build after one of the same', () => {
  test('compiles nothing and prints, leaves and returns what a real build would', async () => {
    const own = project()
    await build(own)
    const files = bytesBelow(own.folder)
    const again = await build(own)
    expect(again.path).toBe('stamped')
    expect(again.out).toContain('Wrote 0 files to decks/, 8 unchanged; topdeck.lock unchanged\n')
    expect(again.err).toContain('Cannot show image "crane.png": no such file')
    expect(again.code).toBe(1)
    expect(bytesBelow(own.folder)).toEqual(files)
    expect(await build(own, ['--fresh'])).toEqual({ ...again, path: 'built' })
    expect(bytesBelow(own.folder)).toEqual(files)
  })

  test('compiles nothing when files were only touched', async () => {
    const own = project()
    await build(own)
    for (const name of ['topics/docks/basics.md', 'topics/docks/quay.png', 'topdeck.lock', 'decks/docks.csv'])
      utimesSync(join(own.folder, name), 1_600_000_000, 1_600_000_000)
    expect((await build(own)).path).toBe('stamped')
  })

  test('reads no file once all of them are older than the stamp', async () => {
    const own = project()
    await build(own)
    const stampText = () => readFileSync(join(own.cache.folder, readdirSync(own.cache.folder)[0] ?? ''), 'utf8')
    const young = stampText()
    await build(own)
    expect(stampText()).toBe(young)
    // An hour later by the clock of the disk.
    const milliseconds = () => (Date.now() + 3_600_000) as Milliseconds
    const later = { system: learnerIn(undefined, { milliseconds }) }
    expect((await build(own, [], later)).path).toBe('stamped')
    const settled = stampText()
    expect(settled).not.toBe(young)
    expect((await build(own, [], later)).path).toBe('stamped')
    expect(stampText()).toBe(settled)
  })

  test('gives programs the same report', async () => {
    const own = project()
    await build(own)
    const again = await build(own, ['--json'])
    expect(again.path).toBe('stamped')
    expect(await build(own, ['--json', '--fresh'])).toEqual({ ...again, path: 'built' })
  })

  test('names a file of a deleted topic, even one that appeared in between', async () => {
    const own = project()
    await build(own)
    writeFileSync(join(own.folder, 'decks/gone.csv'), 'left over')
    const again = await build(own)
    expect(again.path).toBe('stamped')
    expect(again.out).toContain(
      "decks/gone.csv: there is no topic of this name; delete the file if you don't need it\n",
    )
  })

  test('shows problems with paths from the folder it is called in', async () => {
    const own = project()
    await build(own)
    const again = await build(own, [], { cwd: join(own.folder, 'topics') })
    expect(again.path).toBe('stamped')
    expect(again.err).toMatch(/^docks\/basics\.md:3:/)
  })

  test('says nothing more about a damaged line that the last build took out of the ledger', async () => {
    const own = project()
    await build(own)
    appendFileSync(join(own.folder, 'topdeck.lock'), 'damaged\n')
    const repairing = await build(own)
    expect(repairing).toMatchObject({ path: 'built', err: expect.stringContaining('Damaged line') })
    const again = await build(own)
    expect(again.path).toBe('stamped')
    expect(await build(own, ['--fresh'])).toEqual({ ...again, path: 'built' })
  })

  test('keeps its stamp outside of the project', async () => {
    const own = project()
    const names = Object.keys(bytesBelow(own.folder))
    await build(own, ['--format', 'csv'])
    const added = Object.keys(bytesBelow(own.folder)).filter((name) => !names.includes(name))
    expect(added).toEqual(['decks/docks.csv', 'decks/lights.csv', 'topdeck.lock'])
    expect(readdirSync(own.cache.folder)).toHaveLength(1)
  })
})

describe('a build is a real one', () => {
  const basics = 'topics/docks/basics.md'
  const changes: Readonly<Record<string, (folder: string) => void>> = {
    'after an edit of a source that leaves its size': (folder) => {
      const text = readFileSync(join(folder, basics), 'utf8')
      writeFileSync(join(folder, basics), text.replace('ships', 'boats'))
    },
    'after an edit of a source': (folder) => appendFileSync(join(folder, basics), '\n## What is a pier?\n\nA jetty.\n'),
    'after a new source': (folder) => writeFileSync(join(folder, 'topics/docks/more.md'), '## Why?\n\nSo.\n'),
    'after a source is gone': (folder) => rmSync(join(folder, 'topics/lights/buoys.md')),
    'after a new file that cannot be read': (folder) => writeFileSync(join(folder, 'topics/bin.md'), Buffer.of(0)),
    'after an edit of an image': (folder) => appendFileSync(join(folder, 'topics/docks/quay.png'), 'x'),
    'after a missing image was added': (folder) => writeFileSync(join(folder, 'topics/docks/crane.png'), png),
    'after an image is gone': (folder) => rmSync(join(folder, 'topics/docks/quay.png')),
    'after an edit of the configuration': (folder) =>
      writeFileSync(join(folder, 'topdeck.config.yaml'), 'deck: Port\n'),
    'after the configuration is gone': (folder) => rmSync(join(folder, 'topdeck.config.yaml')),
    'after a deck was deleted': (folder) => rmSync(join(folder, 'decks/docks.apkg')),
    'after a deck was altered, even at the same size': (folder) => {
      const text = readFileSync(join(folder, 'decks/docks.csv'), 'utf8')
      writeFileSync(join(folder, 'decks/docks.csv'), text.replace('float', 'fl0at').replace('berth', 'b3rth'))
    },
    'after the schema was deleted': (folder) => rmSync(join(folder, 'decks/topdeck.schema.json')),
    'after an edit of the ledger': (folder) => {
      const text = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
      writeFileSync(join(folder, 'topdeck.lock'), text.replace('2026-01-02T', '2026-01-01T'))
    },
    'after the ledger was deleted': (folder) => rmSync(join(folder, 'topdeck.lock')),
  }
  for (const [when, change] of Object.entries(changes)) {
    test(`${when}, and the next one isn't`, async () => {
      const own = project()
      await build(own)
      change(own.folder)
      const later = { now: () => (noon + 60) as Seconds }
      expect((await build(own, [], later)).path).toBe('built')
      const third = await build(own, [], later)
      expect(third.path).toBe('stamped')
      expect(await build(own, ['--fresh'], later)).toEqual({ ...third, path: 'built' })
    })
  }

  const options: readonly (readonly string[])[] = [
    ['--format', 'csv'],
    ['--tag', 'docks'],
    ['--deck', 'Port'],
    ['-o', 'out'],
    ['topics/docks'],
    ['--fresh'],
  ]
  for (const argv of options) {
    test(`with ${argv.join(' ')} after one without`, async () => {
      const own = project()
      await build(own)
      expect((await build(own, argv)).path).toBe('built')
    })
  }

  test('in another copy of the project', async () => {
    const one = project()
    const other = project()
    await build(one)
    expect((await build({ folder: other.folder, cache: one.cache })).path).toBe('built')
  })

  test('by another program', async () => {
    const own = project()
    await build(own)
    const cache = { ...own.cache, program: () => 'topdeck 1.2.4' }
    expect((await build({ ...own, cache })).path).toBe('built')
  })

  test('when the clock says that the ledger lies in the future, as it tells', async () => {
    const own = project()
    await build(own)
    const earlier = await build(own, [], { now: () => (noon - 4000) as Seconds })
    expect(earlier).toMatchObject({ path: 'built', err: expect.stringContaining('in the future') })
  })

  test('after the cache was deleted', async () => {
    const own = project()
    await build(own)
    rmSync(own.cache.folder, { recursive: true })
    expect((await build(own)).path).toBe('built')
  })

  test('where nothing can be kept', async () => {
    const own = project()
    await build(own)
    expect((await build(own, [], { cache: undefined })).path).toBe('built')
  })
})

describe('a cache that is of no use', () => {
  test('succeeds when its stamp is damaged, and repairs it', async () => {
    const own = project()
    const first = await build(own)
    const [name = ''] = readdirSync(own.cache.folder)
    writeFileSync(join(own.cache.folder, name), '{')
    const second = await build(own)
    expect(second).toMatchObject({ path: 'built', code: first.code, err: first.err })
    expect((await build(own)).path).toBe('stamped')
  })

  test('succeeds when its stamp cannot be written', async () => {
    const own = project()
    writeFileSync(own.cache.folder, 'a file')
    const first = await build(own)
    expect(first.err).toMatch(/^topics\/docks\/basics\.md:\d+:\d+ {2}warning .*\n1 problem\n$/)
    expect((await build(own)).path).toBe('built')
    expect(readFileSync(own.cache.folder, 'utf8')).toBe('a file')
  })
})

describe('--dry-run', () => {
  test('leaves no stamp', async () => {
    const own = project()
    await build(own, ['--dry-run'])
    expect(existsSync(own.cache.folder)).toBe(false)
  })

  test('goes by the stamp of the last build', async () => {
    const own = project()
    await build(own)
    const path = join(own.cache.folder, readdirSync(own.cache.folder)[0] ?? '')
    const stamp = openStamp(readFileSync(path, 'utf8'), own.cache.program())
    if (stamp === undefined) throw new Error('Unexpected damaged stamp')
    writeFileSync(path, sealStamp({ ...stamp, counts: { ...stamp.counts, questions: 77 } }, own.cache.program()))
    expect((await build(own, ['--dry-run'])).out).toContain('topics: 77 questions')
    expect((await build(own, ['--dry-run', '--fresh'])).out).toContain('topics: 3 questions')
  })

  test('says what a real plan says, and leaves the stamp as it was', async () => {
    const own = project()
    await build(own)
    const stamps = bytesBelow(own.cache.folder)
    const planned = await build(own, ['--dry-run'])
    expect(planned.out).toContain('Would write 0 files to decks/, 8 unchanged; topdeck.lock unchanged\n')
    expect(await build(own, ['--dry-run', '--fresh'])).toEqual(planned)
    expect(bytesBelow(own.cache.folder)).toEqual(stamps)
  })
})
