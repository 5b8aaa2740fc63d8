import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Milliseconds } from '../../src/model/time.ts'
import {
  type Basis,
  digestOf,
  type FileAccess,
  ImageRecorder,
  imageFiles,
  imageState,
  parseBasis,
  plainFiles,
  refreshBasis,
  refreshSnapshot,
  serialiseBasis,
  snapshotOfKnown,
  takeSnapshot,
} from '../../src/project/freshness.ts'
import { imageReader } from '../../src/project/topics/read.ts'
import { folderWith } from '../commands/terminal.ts'

const hour = 3_600_000
const at = (milliseconds: number) => milliseconds as Milliseconds

/** A file, when it was modified, and access to files that counts how often one is read. */
function fileWith(text: string) {
  const path = join(folderWith({ 'a.md': text }), 'a.md')
  let reads = 0
  const access: FileAccess = {
    ...plainFiles,
    contentOf(name) {
      reads += 1
      return plainFiles.contentOf(name)
    },
  }
  return { path, access, modified: statSync(path).mtimeMs, reads: () => reads }
}

describe('a snapshot of a file', () => {
  test('holds without reading the file when it was old and looks the same', () => {
    const { path, access, modified, reads } = fileWith('one')
    const snapshot = takeSnapshot([path], at(modified + hour), access)
    expect(reads()).toBe(1)
    expect(refreshSnapshot(snapshot, at(modified + 2 * hour), access)).toBe(snapshot)
    expect(reads()).toBe(1)
  })

  test('reads a file that was modified just before it, however the file looks, until a later one can do without', () => {
    const { path, access, modified, reads } = fileWith('one')
    const young = takeSnapshot([path], at(modified + 1000), access)
    expect(refreshSnapshot(young, at(modified + 1500), access)).toBe(young)
    expect(reads()).toBe(2)
    const old = refreshSnapshot(young, at(modified + hour), access)
    expect(reads()).toBe(3)
    expect(old).toEqual({ ...young, taken: modified + hour })
    expect(old && refreshSnapshot(old, at(modified + 2 * hour), access)).toBe(old)
    expect(reads()).toBe(3)
  })

  test('notices an edit within one tick of the clock that leaves size and times as they were', () => {
    const { path, modified } = fileWith('one')
    const [[, outside] = ['', '']] = takeSnapshot([path], at(modified)).files
    const before = { taken: at(modified), files: [[path, outside, digestOf('two')] as const] }
    expect(refreshSnapshot(before, at(modified + hour))).toBeUndefined()
  })

  test('holds when a file was only touched, and is worth keeping then', () => {
    const { path, modified } = fileWith('one')
    const snapshot = takeSnapshot([path], at(modified + hour))
    utimesSync(path, 1_600_000_000, 1_600_000_000)
    const later = refreshSnapshot(snapshot, at(modified + 2 * hour))
    expect(later?.taken).toBe(modified + 2 * hour)
    expect(later?.files[0]?.[2]).toBe(digestOf('one'))
  })

  test.each<[string, (path: string) => void]>([
    ['is edited', (path) => writeFileSync(path, 'another')],
    ['is edited at the same size', (path) => writeFileSync(path, 'two')],
    [
      'is edited at the same size and gets its old time back',
      (path) => {
        const { atime, mtime } = statSync(path)
        writeFileSync(path, 'two')
        utimesSync(path, atime, mtime)
      },
    ],
    [
      'is replaced',
      (path) => {
        writeFileSync(`${path}.new`, 'two')
        renameSync(`${path}.new`, path)
      },
    ],
    ['is deleted', (path) => rmSync(path)],
    [
      'becomes a folder',
      (path) => {
        rmSync(path)
        mkdirSync(path)
      },
    ],
  ])('no longer holds when the file %s', (_, change) => {
    const { path, modified } = fileWith('one')
    const snapshot = takeSnapshot([path], at(modified + hour))
    change(path)
    expect(refreshSnapshot(snapshot, at(modified + 2 * hour))).toBeUndefined()
  })

  test('knows a file that is missing, and notices when it appears', () => {
    const path = join(folderWith({}), 'a.md')
    const snapshot = takeSnapshot([path], at(hour))
    expect(refreshSnapshot(snapshot, at(hour))).toBe(snapshot)
    writeFileSync(path, '')
    expect(refreshSnapshot(snapshot, at(hour))).toBeUndefined()
  })

  test('of files that were just written notices who writes to them afterwards', () => {
    const { path, modified } = fileWith('one')
    const begun = at(modified - 10)
    const snapshot = snapshotOfKnown([{ path, digest: digestOf('one') }], begun)
    expect(refreshSnapshot(snapshot, at(modified))).toBe(snapshot)
    writeFileSync(path, 'two')
    expect(refreshSnapshot(snapshotOfKnown([{ path, digest: digestOf('one') }], begun), at(modified))).toBeUndefined()
  })
})

describe('images', () => {
  const taken = at(hour)

  test('have a state by their bytes, or by why they are missing', () => {
    expect(imageState({ bytes: Uint8Array.of(1) })).toBe(imageState({ bytes: Uint8Array.of(1) }))
    expect(imageState({ bytes: Uint8Array.of(1) })).not.toBe(imageState({ bytes: Uint8Array.of(2) }))
    expect(imageState({ missing: 'outside' })).toBe('outside')
  })

  test('are known as they were read', () => {
    const folder = folderWith({ 'topics/a.png': 'picture' })
    const read = imageReader(join(folder, 'topics'))
    const recorder = new ImageRecorder(join(folder, 'topics'), read)
    for (const name of ['a.png', 'gone.png', '../outside.png']) recorder.readImage(name)
    const snapshot = { taken, files: recorder.states }
    const access = imageFiles(join(folder, 'topics'), read)
    expect(refreshSnapshot(snapshot, taken, access)).toBe(snapshot)
    writeFileSync(join(folder, 'topics/gone.png'), 'here')
    expect(refreshSnapshot(snapshot, taken, access)).toBeUndefined()
  })

  test('that are looked for in all folders are fresh until another one is found', () => {
    const folder = folderWith({ 'topics/a/b/x.png': 'picture' })
    const reader = () => imageReader(join(folder, 'topics'))
    const recorder = new ImageRecorder(join(folder, 'topics'), reader())
    for (const name of ['**/x.png', '**/gone.png']) recorder.readImage(name)
    const snapshot = { taken, files: recorder.states }
    const isFresh = () => refreshSnapshot(snapshot, taken, imageFiles(join(folder, 'topics'), reader())) !== undefined
    expect(isFresh()).toBe(true)
    writeFileSync(join(folder, 'topics/gone.png'), 'here')
    expect(isFresh()).toBe(false)
  })

  test('that change while they are used twice are never the same again', () => {
    const folder = folderWith({ 'topics/a.png': 'picture' })
    const read = imageReader(join(folder, 'topics'))
    const recorder = new ImageRecorder(join(folder, 'topics'), read)
    recorder.readImage('a.png')
    writeFileSync(join(folder, 'topics/a.png'), 'another')
    recorder.readImage('a.png')
    const snapshot = { taken, files: recorder.states }
    expect(refreshSnapshot(snapshot, taken, imageFiles(join(folder, 'topics'), read))).toBeUndefined()
  })
})

describe('a basis', () => {
  function basisOf(names: readonly string[]) {
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, name])))
    const sources = names.map((name) => join(folder, name))
    const now = at(Date.now() + hour)
    const basis: Basis = { others: digestOf('x'), sources: takeSnapshot(sources, now), images: takeSnapshot([], now) }
    return { basis, ingredients: { others: digestOf('x'), sources, images: plainFiles }, now }
  }

  test('holds for the same, and is read as it was written', () => {
    const { basis, ingredients, now } = basisOf(['a.md', 'b.md'])
    expect(refreshBasis(basis, ingredients, now)).toBe(basis)
    expect(parseBasis(serialiseBasis(basis))).toEqual(basis)
  })

  test('does not hold for other options, nor for more, fewer or other files', () => {
    const { basis, ingredients, now } = basisOf(['a.md', 'b.md'])
    const [a = '', b = ''] = ingredients.sources
    for (const change of [{ others: digestOf('y') }, { sources: [a] }, { sources: [b, a] }, { sources: [a, b, a] }])
      expect(refreshBasis(basis, { ...ingredients, ...change }, now)).toBeUndefined()
  })

  test('of an earlier version is none', () => {
    expect(parseBasis(undefined)).toBeUndefined()
    expect(parseBasis('none')).toBeUndefined()
    expect(parseBasis('{"taken":1,"sum":"x","images":[],"imagesSum":"y"}')).toBeUndefined()
  })
})
