import { expect, test } from 'vitest'
import { backgroundIn } from '../../src/terminal/background.ts'

test.each([
  ['rgb:ffff/ffff/ffff', 'light'],
  ['rgb:0000/0000/0000', 'dark'],
  ['rgb:ff/ff/ff', 'light'],
  ['rgb:f/f/f', 'light'],
  ['rgb:fdfd/f6f6/e3e3', 'light'],
  ['rgb:0000/2b2b/3636', 'dark'],
  ['rgb:282/2a3/360', 'dark'],
  ['rgba:ffff/ffff/ffff/8000', 'light'],
  ['#fbf1c7', 'light'],
  ['#2e3440', 'dark'],
  ['#fff', 'light'],
  ['#ffffffffffff', 'light'],
  ['RGB:FFFF/FFFF/FFFF', 'light'],
  ['rgb:6767/6767/6767', 'dark'],
  ['rgb:8080/8080/8080', 'light'],
  ['rgb:ffff/ffff', undefined],
  ['rgb:/ffff/ffff', undefined],
  ['white', undefined],
  ['', undefined],
])('a terminal with the background %s is %s', (colour, background) => {
  expect(backgroundIn(`\u001B]11;${colour}\u001B\\`)).toBe(background)
  expect(backgroundIn(`\u001B]11;${colour}\u0007`)).toBe(background)
})

test('a terminal that only tells what it is does not know its background', () => {
  expect(backgroundIn('\u001B[?62;22c')).toBe('asked')
})

test.each(['\u001B]10;rgb:ffff/ffff/ffff\u0007', '\u001B[0n', '\u001BP>|XTerm\u001B\\', '11;rgb:ffff/ffff/ffff'])(
  'the reply %j says nothing about the background',
  (reply) => {
    expect(backgroundIn(reply)).toBeUndefined()
  },
)
