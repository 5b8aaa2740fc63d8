import { describe, expect, test } from 'vitest'
import { cacheFolder } from '../../src/io/user-folder.ts'

describe('the folder for what can be made again', () => {
  test('lies where each system keeps such things', () => {
    expect(cacheFolder('linux', {}, '/home/ada')).toBe('/home/ada/.cache/topdeck')
    expect(cacheFolder('darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Caches/topdeck')
    const local = String.raw`C:\Users\ada\AppData\Local`
    expect(cacheFolder('win32', { LOCALAPPDATA: local }, String.raw`C:\Users\ada`)).toBe(
      String.raw`C:\Users\ada\AppData\Local\topdeck\Cache`,
    )
  })

  test('lies below XDG_CACHE_HOME where that is an absolute path', () => {
    expect(cacheFolder('linux', { XDG_CACHE_HOME: '/var/cache/ada' }, '/home/ada')).toBe('/var/cache/ada/topdeck')
    expect(cacheFolder('linux', { XDG_CACHE_HOME: 'cache' }, '/home/ada')).toBe('/home/ada/.cache/topdeck')
    expect(cacheFolder('linux', { XDG_CACHE_HOME: '' }, '/home/ada')).toBe('/home/ada/.cache/topdeck')
  })

  test('is nowhere for a user without a home', () => {
    expect(cacheFolder('linux', {}, '')).toBeUndefined()
  })
})
