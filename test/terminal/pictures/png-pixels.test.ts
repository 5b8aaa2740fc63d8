import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pngPixels } from '../../../src/terminal/pictures/png-pixels.ts'
import { flatPng, pngFile } from './png-file.ts'

function pixelsOf(file: Uint8Array): number[][] | undefined {
  const pixels = pngPixels(file)
  if (pixels === undefined) return undefined
  return Array.from({ length: pixels.width * pixels.height }, (_, at) => [...pixels.data.slice(at * 4, at * 4 + 4)])
}

describe('pixels of every colour type', () => {
  test('colours, with opacity or without', () => {
    const rows = Uint8Array.from([0, 1, 2, 3, 4, 5, 6])
    expect(pixelsOf(pngFile({ width: 2, height: 1, depth: 8, type: 2, rows }))).toEqual([
      [1, 2, 3, 255],
      [4, 5, 6, 255],
    ])
    const clear = Uint8Array.from([0, 1, 2, 3, 9])
    expect(pixelsOf(pngFile({ width: 1, height: 1, depth: 8, type: 6, rows: clear }))).toEqual([[1, 2, 3, 9]])
  })

  test('sixteen bits are shown as eight', () => {
    const rows = Uint8Array.from([0, 1, 99, 2, 99, 3, 99])
    expect(pixelsOf(pngFile({ width: 1, height: 1, depth: 16, type: 2, rows }))).toEqual([[1, 2, 3, 255]])
  })

  test('grey, of one bit to eight, with opacity or without', () => {
    expect(
      pixelsOf(pngFile({ width: 3, height: 1, depth: 1, type: 0, rows: Uint8Array.from([0, 0b101_00000]) })),
    ).toEqual([
      [255, 255, 255, 255],
      [0, 0, 0, 255],
      [255, 255, 255, 255],
    ])
    expect(pixelsOf(pngFile({ width: 2, height: 1, depth: 4, type: 0, rows: Uint8Array.from([0, 0x3f]) }))).toEqual([
      [51, 51, 51, 255],
      [255, 255, 255, 255],
    ])
    expect(pixelsOf(pngFile({ width: 1, height: 1, depth: 8, type: 4, rows: Uint8Array.from([0, 7, 8]) }))).toEqual([
      [7, 7, 7, 8],
    ])
  })

  test('a palette, some of whose colours are transparent', () => {
    const file = { width: 2, height: 1, depth: 2, type: 3, rows: Uint8Array.from([0, 0b01_00_0000]) }
    expect(pixelsOf(pngFile({ ...file, palette: [1, 1, 1, 2, 2, 2], opacities: [0] }))).toEqual([
      [2, 2, 2, 255],
      [1, 1, 1, 0],
    ])
  })
})

test('each row has a filter of its own', () => {
  const rows = Uint8Array.from([
    ...[0, 10, 20, 30],
    ...[1, 10, 10, 10],
    ...[2, 1, 1, 1],
    ...[3, 10, 10, 10],
    ...[4, 1, 1, 1],
  ])
  const grey = pixelsOf(pngFile({ width: 3, height: 5, depth: 8, type: 0, rows }))?.map(([value]) => value)
  expect(grey).toEqual([...[10, 20, 30], ...[10, 20, 30], ...[11, 21, 31], ...[15, 28, 39], ...[16, 29, 40]])
})

test('an interlaced file, pass by pass', () => {
  const rows = Uint8Array.from([...[0, 1], ...[0, 2], ...[0, 3, 4]])
  const file = pngFile({ width: 2, height: 2, depth: 8, type: 0, rows, interlaced: 1 })
  expect(pixelsOf(file)?.map(([value]) => value)).toEqual([1, 2, 3, 4])
})

test('no file ends the program: what is damaged, cut off or too large is no picture', () => {
  const file = flatPng(4, 4, [1, 2, 3])
  for (let length = 0; length < file.length - 20; length += 1) expect(pngPixels(file.slice(0, length))).toBeUndefined()
  const huge = Uint8Array.from(file)
  huge.set([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 16)
  expect(pngPixels(huge)).toBeUndefined()
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.nat(255), (at, value) => {
      const damaged = Uint8Array.from(file)
      damaged[at] = value
      expect(() => pngPixels(damaged)).not.toThrow()
    }),
    { numRuns: 500 },
  )
})
