import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { discard, replaceFile, retryWhileBusy, stageFile, temporaryPath, writeOutput } from '../../src/io/files.ts'
import { folderWith, ioIn } from '../commands/terminal.ts'

const pid = 4_000_001

describe('replacing a file', () => {
  test('writes all chunks and leaves nothing beside the file', async () => {
    const folder = folderWith({ 'a.txt': 'old' })
    await replaceFile(join(folder, 'a.txt'), ['one ', new TextEncoder().encode('two')], pid)
    await replaceFile(join(folder, 'b.txt'), [], pid)
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('one two')
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt'])
  })

  test('keeps the old file and leaves nothing behind when the chunks fail', async () => {
    const folder = folderWith({ 'a.txt': 'old' })
    function* failing(): Generator<string> {
      yield 'new'
      throw new Error('no more')
    }
    await expect(replaceFile(join(folder, 'a.txt'), failing(), pid)).rejects.toThrow('no more')
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  test('keeps the old file and leaves nothing behind when it cannot be replaced', async () => {
    const folder = folderWith({ 'a/b.txt': 'inside' })
    await expect(replaceFile(join(folder, 'a'), ['new'], pid)).rejects.toThrow()
    expect(readdirSync(folder)).toEqual(['a'])
    expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe('inside')
  })

  test('does not write through a link at the temporary name', async () => {
    const folder = folderWith({ 'mine.txt': 'mine' })
    const path = join(folder, 'a.txt')
    symlinkSync('mine.txt', temporaryPath(path, pid))
    await replaceFile(path, ['new'], pid)
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine')
    expect(lstatSync(path).isFile()).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('new')
  })

  test('replaces a link at the place itself, and leaves what it points to', async () => {
    const folder = folderWith({ 'mine.txt': 'mine' })
    const path = join(folder, 'a.txt')
    symlinkSync('mine.txt', path)
    await replaceFile(path, ['new'], pid)
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine')
    expect(lstatSync(path).isFile()).toBe(true)
  })

  test('takes the place of a temporary file that a killed process has left', async () => {
    const folder = folderWith({})
    const temporary = join(folder, '.a.txt.new')
    writeFileSync(temporary, 'half of a much longer text')
    await stageFile(temporary, ['new'])
    expect(readFileSync(temporary, 'utf8')).toBe('new')
  })
})

describe('writing a file that the user named', () => {
  test('makes the file that a link points to if it does not exist yet, and keeps the link', async () => {
    const folder = folderWith({})
    symlinkSync('later.txt', join(folder, 'link.txt'))
    await writeOutput(join(folder, 'link.txt'), ['new'], ioIn(folder))
    expect(readlinkSync(join(folder, 'link.txt'))).toBe('later.txt')
    expect(readFileSync(join(folder, 'later.txt'), 'utf8')).toBe('new')
  })

  test.skipIf(process.platform === 'win32')('keeps the permissions of the file that it replaces', async () => {
    const folder = folderWith({ 'private.txt': 'old' })
    chmodSync(join(folder, 'private.txt'), 0o600)
    await writeOutput(join(folder, 'private.txt'), ['new'], ioIn(folder))
    expect(statSync(join(folder, 'private.txt')).mode & 0o777).toBe(0o600)
  })

  test('replaces the file that a link points to, and keeps the link', async () => {
    const folder = folderWith({ 'real/a.txt': 'old' })
    symlinkSync('real/a.txt', join(folder, 'link.txt'))
    await writeOutput(join(folder, 'link.txt'), ['new'], ioIn(folder))
    expect(readlinkSync(join(folder, 'link.txt'))).toBe('real/a.txt')
    expect(readFileSync(join(folder, 'real/a.txt'), 'utf8')).toBe('new')
    expect(readdirSync(join(folder, 'real'))).toEqual(['a.txt'])
  })

  test.each(['a.txt', 'none.txt'])('refuses a link that leads out of the working folder, to %s', async (name) => {
    const folder = folderWith({ 'here/x': '', 'elsewhere/a.txt': 'old' })
    const here = join(folder, 'here')
    symlinkSync('hop', join(here, 'link.txt'))
    symlinkSync(`../elsewhere/${name}`, join(here, 'hop'))
    const work = writeOutput(join(here, 'link.txt'), ['new'], ioIn(here))
    await expect(work).rejects.toThrow(
      `link.txt: the link leads out of this folder, and nothing was written; name ${join(folder, 'elsewhere', name)} itself`,
    )
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['a.txt'])
    expect(readFileSync(join(folder, 'elsewhere/a.txt'), 'utf8')).toBe('old')
  })

  test('follows a link that the user names from elsewhere', async () => {
    const folder = folderWith({ 'here/x': '', 'links/x': '', 'elsewhere/a.txt': 'old' })
    symlinkSync('../elsewhere/a.txt', join(folder, 'links/link.txt'))
    await writeOutput(join(folder, 'links/link.txt'), ['new'], ioIn(join(folder, 'here')))
    expect(readFileSync(join(folder, 'elsewhere/a.txt'), 'utf8')).toBe('new')
  })

  test('writes to a device as it is', async () => {
    await writeOutput('/dev/null', ['new'], ioIn('/'))
    expect(statSync('/dev/null').isFile()).toBe(false)
  })

  test('names the path as the user would write it when that fails', async () => {
    const folder = folderWith({})
    const work = writeOutput(join(folder, 'gone/a.txt'), ['new'], ioIn(folder))
    await expect(work).rejects.toThrow('gone/a.txt: cannot be written: no such file or folder')
  })
})

describe('a file that another program holds for a moment', () => {
  const held = (times: number, code: string) => {
    let calls = 0
    return () => {
      calls += 1
      if (calls <= times) throw Object.assign(new Error(code), { code })
      return calls
    }
  }

  test.each(['EPERM', 'EACCES', 'EBUSY'])('is waited for on Windows (%s)', (code) => {
    expect(retryWhileBusy(held(2, code), 'win32')).toBe(3)
  })

  test('is not waited for on other systems, nor for other reasons', () => {
    expect(() => retryWhileBusy(held(1, 'EACCES'), 'linux')).toThrow('EACCES')
    expect(() => retryWhileBusy(held(1, 'ENOSPC'), 'win32')).toThrow('ENOSPC')
  })

  test('is waited for two seconds at most', () => {
    const begun = Date.now()
    expect(() => retryWhileBusy(held(Infinity, 'EBUSY'), 'win32')).toThrow('EBUSY')
    expect(Date.now() - begun).toBeGreaterThanOrEqual(2000)
    expect(Date.now() - begun).toBeLessThan(4000)
  })
})

test('what cannot be removed stays, without hiding what came before', () => {
  const folder = folderWith({ 'a/b.txt': 'text' })
  discard(join(folder, 'a'))
  discard(join(folder, 'a'))
  expect(readdirSync(folder)).toEqual([])
  expect(() => discard('/proc/self/status')).not.toThrow()
})
