import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machineName } from '../../src/io/machine.ts'
import { isRunning } from '../../src/io/node-process.ts'
import type { Milliseconds } from '../../src/model/time.ts'
import { folderWith } from '../commands/terminal.ts'

const never = (): string => expect.fail('asked for a new name')

test('a machine is called as the network calls it', () => {
  expect(machineName('linux', folderWith({}), never)).toBe(hostname())
})

test('on macOS, where that changes, it keeps a name of its own', () => {
  const cache = join(folderWith({}), 'cache/topdeck')
  expect(machineName('darwin', cache, () => 'first')).toBe('first')
  expect(machineName('darwin', cache, never)).toBe('first')
  expect(readFileSync(join(cache, 'machine'), 'utf8')).toBe('first\n')
})

test('where no name can be kept, the one of the network has to do', () => {
  expect(machineName('darwin', undefined, never)).toBe(hostname())
  const folder = folderWith({ cache: 'a file' })
  expect(machineName('darwin', join(folder, 'cache/topdeck'), () => 'lost')).toBe(hostname())
})

test('a process can be asked about only since the machine was started', () => {
  expect(isRunning(process.pid)).toBe(true)
  expect(isRunning(process.pid, Date.now() as Milliseconds)).toBe(true)
  expect(isRunning(process.pid, 0 as Milliseconds)).toBe(false)
})
