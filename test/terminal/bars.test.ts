import { expect, test } from 'vitest'
import { progressBar, statusBar } from '../../src/terminal/bars.ts'

const plain = (text: string) => text

test.each([
  ['both sides', 'docker', '3 left', 16, 'docker    3 left'],
  ['the left side where both do not fit', 'docker', '3 left', 12, 'docker'],
  ['a part of the left side', 'docker', '3 left', 4, 'doc…'],
  ['wide characters', '漢', '字', 6, '漢  字'],
])('a status bar shows %s', (_, left, right, width, expected) => {
  expect(statusBar(left, right, width)).toBe(expected)
})

test.each([
  ['nothing done', 0, 10, '░░░░░░░░'],
  ['half done', 5, 10, '████░░░░'],
  ['some done', 1, 100, '█░░░░░░░'],
  ['nearly all done', 99, 100, '███████░'],
  ['all done', 10, 10, '████████'],
  ['more than all done', 12, 10, '████████'],
  ['nothing to do', 0, 0, '████████'],
])('a progress bar with %s', (_, done, total, expected) => {
  expect(progressBar(done, total, 8, plain)).toBe(expected)
})

test.each([0, -3])('a progress bar of %i columns is empty', (width) => {
  expect(progressBar(1, 2, width, plain)).toBe('')
})
