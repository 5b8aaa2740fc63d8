import { execFileSync, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openStore } from '../../../src/review/store/store.ts'
import { folderWith } from '../../commands/terminal.ts'
import { bundleStore } from '../bundle.mjs'
import { crash, crashCopy, crashMigration, crashRepair, startRecorder, toFirstVersion } from '../crash.mjs'
import { ids, options, storeIn } from '../store-fixture.ts'

test('a killed process loses nothing that it recorded', async () => {
  const { wrong, recorded } = await crash(15)
  expect(wrong).toEqual([])
  expect(recorded).toBeGreaterThan(15)
}, 60_000)

test('a process that is killed while it repairs a store loses nothing', async () => {
  expect(await crashRepair(15)).toEqual({ recorded: 1000, wrong: [] })
}, 60_000)

test('a process that is killed while it copies a store leaves no copy that is not whole', async () => {
  expect((await crashCopy(8)).wrong).toEqual([])
}, 60_000)

test('a process that is killed while it takes over an older store loses nothing', async () => {
  expect(await crashMigration(8)).toEqual({ recorded: 1000, wrong: [] })
}, 60_000)

test('processes that take over an older store at the same time all succeed', async () => {
  const folder = folderWith({})
  await bundleStore(join(folder, 'store.mjs'))
  const path = join(folder, 'reviews.db')
  const { ids: known } = await startRecorder(join(folder, 'store.mjs'), path, 'laptop', 500).ended
  for (let round = 0; round < 3; round += 1) {
    toFirstVersion(path)
    const all = [1, 2, 3].map(() => startRecorder(join(folder, 'store.mjs'), path, 'laptop', 0).ended)
    const ended = await Promise.all(all)
    expect(ended.map(({ complained, code }) => [complained, code])).toEqual([1, 2, 3].map(() => ['', 0]))
  }
  expect(ids(storeIn(folder).events())).toEqual(known.toSorted())
}, 60_000)

test('two processes that record at the same time lose nothing', async () => {
  const folder = folderWith({})
  await bundleStore(join(folder, 'store.mjs'))
  const path = join(folder, 'reviews.db')
  const both = ['one', 'two'].map((device) => startRecorder(join(folder, 'store.mjs'), path, device, 500).ended)
  const [one, two] = await Promise.all(both)
  expect([one?.complained, one?.code, two?.complained, two?.code]).toEqual(['', 0, '', 0])
  const store = storeIn(folder)
  expect(ids(store.events())).toEqual([...(one?.ids ?? []), ...(two?.ids ?? [])].toSorted())
  expect(store.states().reduce((sum, { reviews }) => sum + reviews, 0)).toBe(1000)
}, 60_000)

/** A disk of one megabyte in a name space of its own, as any user may have one where the system lets him. */
const smallDisk = ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs "$1" && shift && exec "$@"', 'sh'] as const
const hasSmallDiscs = spawnSync('unshare', [...smallDisk, tmpdir(), 'true']).status === 0

test.runIf(hasSmallDiscs)(
  'a review fails if the disk is full, leaves nothing behind, and succeeds once there is space',
  async () => {
    const folder = folderWith({ 'disk/.keep': '' })
    const bundle = join(folder, 'store.mjs')
    const disk = join(folder, 'disk')
    await bundleStore(bundle)
    const script = fileURLToPath(new URL('../full-disk.mjs', import.meta.url))
    const said = execFileSync('unshare', [...smallDisk, disk, process.execPath, script, bundle, disk], {
      encoding: 'utf8',
    })
    const { failure, recorded, kept, refused, later } = JSON.parse(said)
    expect(failure).toBe('Failure: /reviews.db: no space left on the disk; nothing was recorded')
    expect(kept).toEqual(recorded)
    expect(later).toEqual([...recorded, refused])
  },
)

test('a folder that cannot be written is reported, whatever the reason', () => {
  const folder = folderWith({ file: '' })
  const open = (path: string) => () => openStore(path, options)
  expect(open(join(folder, 'file/reviews.db'))).toThrow('part of the path is a file, not a folder')
  expect(open('/proc/topdeck/reviews.db')).toThrow(/^\/proc\/topdeck\/reviews\.db: .*; nothing was recorded$/)
})
