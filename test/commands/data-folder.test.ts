import { describe, expect, test } from 'vitest'
import { dataFolder } from '../../src/io/user-folder.ts'

describe('the folder for what a user would miss', () => {
  test('lies where each system keeps such things', () => {
    expect(dataFolder('linux', {}, '/home/ada')).toBe('/home/ada/.local/share/topdeck')
    expect(dataFolder('darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Application Support/topdeck')
    const local = String.raw`C:\Users\ada\AppData\Local`
    expect(dataFolder('win32', { LOCALAPPDATA: local }, String.raw`C:\Users\ada`)).toBe(
      String.raw`C:\Users\ada\AppData\Local\topdeck`,
    )
  })

  test('lies below XDG_DATA_HOME where that is an absolute path', () => {
    expect(dataFolder('linux', { XDG_DATA_HOME: '/data/ada' }, '/home/ada')).toBe('/data/ada/topdeck')
    expect(dataFolder('linux', { XDG_DATA_HOME: 'data' }, '/home/ada')).toBe('/home/ada/.local/share/topdeck')
    expect(dataFolder('linux', { XDG_DATA_HOME: '' }, '/home/ada')).toBe('/home/ada/.local/share/topdeck')
  })

  test('is nowhere for a user without a home', () => {
    expect(dataFolder('linux', {}, '')).toBeUndefined()
  })
})
