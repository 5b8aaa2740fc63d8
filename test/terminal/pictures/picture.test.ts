import { describe, expect, test } from 'vitest'
import { imageHeader } from '../../../src/terminal/pictures/image-size.ts'
import { pictureOf } from '../../../src/terminal/pictures/picture.ts'
import { flatPng, pngFile } from './png-file.ts'

/** Kitty needs the size only; the pixels may be missing. */
const plain = { depth: 8, type: 0, rows: new Uint8Array() }

const room = { columns: 40, rows: 10 }

/** The beginnings of files, as bytes in hexadecimal. */
const gif = Buffer.from(`${Buffer.from('GIF89a').toString('hex')}2c01c800`, 'hex')
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108 00c8 012c 03'.replaceAll(' ', ''), 'hex')
const webp = Buffer.concat([
  Buffer.from('RIFF\0\0\0\0WEBPVP8X'),
  Buffer.from('0a00000000000000 2b0100 c70000'.replaceAll(' ', ''), 'hex'),
])

test.each([
  ['png', flatPng(300, 200, [0, 0, 0])],
  ['gif', gif],
  ['jpeg', jpeg],
  ['webp', webp],
] as const)('the size of a %s file is read from its beginning', (format, bytes) => {
  expect(imageHeader(bytes)).toEqual({ format, width: 300, height: 200 })
  for (let length = 0; length < 20; length += 1) expect(() => imageHeader(bytes.subarray(0, length))).not.toThrow()
})

test('what is no image has no size', () => {
  expect(imageHeader(new Uint8Array())).toBeUndefined()
  expect(imageHeader(Buffer.from('<svg width="3" height="3"/>'))).toBeUndefined()
  expect(imageHeader(Buffer.from('ffd8ffe00000ffe00000', 'hex'))).toBeUndefined()
})

describe('the size in characters', () => {
  test.each([
    [16, 16, 2, 1],
    [320, 160, 40, 10],
    [3200, 1600, 40, 10],
    [4000, 10, 40, 1],
    [10, 4000, 1, 10],
    [1, 1, 1, 1],
  ])('%d × %d pixels', (width, height, columns, rows) => {
    expect(pictureOf(pngFile({ ...plain, width, height }), 'kitty', room)).toMatchObject({ columns, rows })
  })
})

/** Escape sequences in letters. */
function spelled(text: string): string {
  return text.replaceAll('\u001B', 'ESC').replaceAll('\u0007', 'BEL')
}

describe('protocols', () => {
  test('kitty gets the file in pieces, is told not to answer, and removes all pictures at once', () => {
    const long = new Uint8Array(9000)
    long.set(flatPng(64, 32, [1, 2, 3]))
    const picture = pictureOf(long, 'kitty', room)
    const pieces = [...spelled(picture?.draw ?? '').matchAll(/ESC_G([^;]*);([A-Za-z0-9+/=]*)ESC\\/g)]
    expect(pieces.map(([, keys]) => keys)).toEqual(['a=T,f=100,t=d,C=1,q=2,c=8,r=2,m=1', 'q=2,m=1', 'q=2,m=0'])
    expect(Buffer.from(pieces.map(([, , data]) => data).join(''), 'base64')).toEqual(Buffer.from(long))
    expect(pieces.map(([piece]) => piece).join('')).toBe(spelled(picture?.draw ?? ''))
    expect(spelled(picture?.erase ?? '')).toBe('ESC_Ga=d,d=A,q=2ESC\\')
  })

  test('iTerm2 gets the file, whatever its format', () => {
    expect(spelled(pictureOf(gif, 'iterm2', room)?.draw ?? '')).toMatch(
      /^ESC\]1337;File=inline=1;size=10;width=30;height=10;[^:]*:[A-Za-z0-9+/=]+BEL$/,
    )
  })

  test('sixels are no larger than the characters', () => {
    expect(spelled(pictureOf(flatPng(64, 32, [255, 0, 0]), 'sixel', room)?.draw ?? '')).toMatch(
      /^ESCP0;1;0q"1;1;64;32#180;2;100;0;0.*ESC\\$/s,
    )
    expect(pictureOf(flatPng(640, 320, [255, 0, 0]), 'sixel', room)?.draw).toContain('"1;1;320;160')
  })

  test('a format that would have to be decoded is not shown', () => {
    expect(pictureOf(jpeg, 'kitty', room)).toBeUndefined()
    expect(pictureOf(webp, 'sixel', room)).toBeUndefined()
    expect(pictureOf(flatPng(2, 2, [0, 0, 0]).slice(0, 45), 'sixel', room)).toBeUndefined()
  })
})
