import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { isOnNetwork } from '../../src/io/network-drive.ts'

test.each([
  ['\\\\server\\share\\reviews', true],
  ['//server/share/reviews', true],
  ['\\\\wsl$\\Ubuntu\\home\\ada', true],
  ['\\\\?\\UNC\\server\\share', true],
  ['\\\\?\\C:\\Users\\ada', false],
  ['C:\\Users\\ada', false],
])('on Windows, %s: %s', (folder, expected) => {
  expect(isOnNetwork(folder, 'win32')).toBe(expected)
})

test.each([
  ['NFS', 0x6969, true],
  ['CIFS', 0xff534d42, true],
  ['CIFS as a negative number', 0xff534d42 | 0, true],
  ['a drive of Windows in WSL', 0x01021997, true],
  ['ext4', 0xef53, false],
  ['tmpfs', 0x01021994, false],
])('on Linux, %s', (_, type, expected) => {
  expect(isOnNetwork('/anywhere', 'linux', () => type)).toBe(expected)
})

test('a folder of this machine, one that is missing, and one of another system are on no network', () => {
  expect(isOnNetwork(tmpdir(), 'linux')).toBe(false)
  expect(isOnNetwork('/missing', 'linux')).toBe(false)
  expect(isOnNetwork('/Volumes/share', 'darwin', () => 0x6969)).toBe(false)
})
