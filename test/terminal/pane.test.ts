import { describe, expect, test } from 'vitest'
import { bodyRows, pageFrame } from '../../src/terminal/page.ts'
import { paneLines, paneOf, scrolled } from '../../src/terminal/pane.ts'

const plain = (text: string) => text
const ten = paneOf(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])

test('what fits is shown as it is', () => {
  expect(paneLines(ten, 10, plain)).toEqual(ten.lines)
  expect(paneLines(paneOf([]), 3, plain)).toEqual([])
})

test('what does not fit is counted in the last row', () => {
  expect(paneLines(ten, 4, plain)).toEqual(['1', '2', '3', '↓ 7 more'])
  expect(paneLines({ ...ten, offset: 2 }, 4, plain)).toEqual(['3', '4', '5', '↑ 2  ↓ 5 more'])
  expect(paneLines({ ...ten, offset: 7 }, 4, plain)).toEqual(['8', '9', '10', '↑ 7 more'])
})

test('one row shows a line, none shows nothing', () => {
  expect(paneLines(ten, 1, plain)).toEqual(['1'])
  expect(paneLines(ten, 0, plain)).toEqual([])
})

test.each([
  ['down', 0, 1],
  ['up', 1, 0],
  ['up', 0, 0],
  ['page-down', 0, 2],
  ['page-down', 6, 7],
  ['page-up', 5, 3],
  ['end', 0, 7],
  ['home', 7, 0],
] as const)('%s from %i leads to %i', (move, from, to) => {
  expect(scrolled({ ...ten, offset: from }, 4, move).offset).toBe(to)
})

test('an offset from a smaller window is adjusted', () => {
  expect(paneLines({ ...ten, offset: 7 }, 10, plain)).toEqual(ten.lines)
  expect(scrolled({ ...ten, offset: 9 }, 8, 'up').offset).toBe(2)
})

describe('a page', () => {
  const page = { head: ['head', '----'], body: paneOf(['a', 'b']), foot: ['grades', 'keys'] }

  test('has its foot at the bottom', () => {
    const { lines } = pageFrame(page, { columns: 20, rows: 8 }, plain)
    expect(lines).toEqual(['head', '----', 'a', 'b', '', '', 'grades', 'keys'])
  })

  test('gives the body what is left, but at least a third', () => {
    expect(bodyRows(page, { columns: 20, rows: 8 })).toBe(4)
    expect(pageFrame(page, { columns: 10, rows: 3 }, plain).lines).toEqual(['a', 'grades', 'keys'])
    expect(pageFrame(page, { columns: 10, rows: 1 }, plain).lines).toEqual(['a'])
  })
})
