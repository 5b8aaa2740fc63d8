import { expect, test } from 'vitest'
import { fitFrame, frameUpdate } from '../../src/terminal/frame.ts'
import { pageFrame } from '../../src/terminal/page.ts'
import { paneOf } from '../../src/terminal/pane.ts'
import type { Picture } from '../../src/terminal/pictures/picture.ts'

const size = { columns: 20, rows: 6 }
const one: Picture = { columns: 4, rows: 2, draw: '{one}', erase: '{erase}' }
const other: Picture = { ...one, draw: '{other}' }

const fitted = (row: number, picture: Picture = one) =>
  fitFrame({ lines: ['text'], pictures: [{ row, column: 0, picture }] }, size)

test('a picture is drawn over the lines, at its place', () => {
  expect(frameUpdate(undefined, fitted(2), size)).toMatch(/text.*\[3;1H\{one\}$/s)
})

test('the same picture at the same place is not drawn again', () => {
  expect(frameUpdate(fitted(2), fitted(2), size)).toBe('')
  const changed = fitFrame({ lines: ['text', 'more'], pictures: [{ row: 2, column: 0, picture: one }] }, size)
  expect(frameUpdate(fitted(2), changed, size)).not.toContain('{')
})

test('another picture, or another place, begins with an empty screen', () => {
  for (const after of [fitted(3), fitted(2, other), fitFrame({ lines: ['text'] }, size)]) {
    expect(frameUpdate(fitted(2), after, size)).toMatch(/\{erase\}.\[2J.*text/s)
  }
})

test('a picture that would reach beyond the screen is left out', () => {
  expect(fitted(4).pictures).toHaveLength(1)
  expect(fitted(5).pictures).toEqual([])
  expect(fitted(-1).pictures).toEqual([])
  expect(fitted(0, { ...one, columns: 21 }).pictures).toEqual([])
})

test('a page shows a picture once there is room for all of it', () => {
  const lines = ['a', 'b', '', '', 'c', 'd', 'e']
  const page = { head: ['head'], foot: ['foot'], pictures: [{ line: 2, picture: one }] }
  const rowsAt = (offset: number) =>
    pageFrame({ ...page, body: { ...paneOf(lines), offset } }, size, (text) => text).pictures?.map(({ row }) => row)
  expect(rowsAt(0)).toEqual([])
  expect(rowsAt(1)).toEqual([2])
  expect(rowsAt(2)).toEqual([1])
  expect(rowsAt(3)).toEqual([])
})
