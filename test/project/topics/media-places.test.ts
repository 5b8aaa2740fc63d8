import { expect, test } from 'vitest'
import { findByName, pathResolver } from '../../../src/project/topics/media-places.ts'
import { anywhere } from '../../../src/render/media.ts'

const find = findByName(['deep/er/a.png', 'b/a.png', 'c/a.png', 'd/B.PNG', 'e/caf\u0065\u0301.png'])

test('a file is found by its name in the fewest folders, or by the end of its path', () => {
  expect(find('a.png')).toBe('b/a.png')
  expect(find('c/a.png')).toBe('c/a.png')
  expect(find('er/a.png')).toBe('deep/er/a.png')
})

test('case and the way in which letters are composed make no difference', () => {
  expect(find('b.png')).toBe('d/B.PNG')
  expect(find('caf\u00e9.png')).toBe('e/caf\u0065\u0301.png')
})

test('a part of a name is no name', () => {
  expect(find('.png')).toBeUndefined()
  expect(find('x/a.png')).toBeUndefined()
})

test('only a path that may be in any folder is looked for, and the files are read once', () => {
  let readings = 0
  const resolved = pathResolver(() => {
    readings++
    return ['deep/a.png', 'b.png']
  })
  expect(resolved('a.png')).toBe('a.png')
  expect(readings).toBe(0)
  expect([`${anywhere}a.png`, `${anywhere}b.png`, `${anywhere}c.png`].map(resolved)).toEqual([
    'deep/a.png',
    'b.png',
    undefined,
  ])
  expect(readings).toBe(1)
})
