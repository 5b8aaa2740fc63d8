import { expect, test } from 'vitest'
import { standsFor } from '../../../src/review/typing/placeholder.ts'

test.each([
  ['<name>', 'web', true],
  ['<name>', '', false],
  ['<name>:<tag>', 'web:1', true],
  ['<name>:<tag>', 'web:', false],
  ['<a><b>', 'x', false],
  ['<a><b>', 'xy', true],
  ['--name=<name>', '--name=web', true],
  ['--name=<name>', 'name=web', false],
  ['<path>/x/<path>/y', 'a/x/b/x/c/y', true],
  // Whichever part each of them stood for, the end is another one.
  [`${'<a>'.repeat(30)}Z`, 'x'.repeat(60), false],
])('%s stands for %s: %s', (expected, typed, stands) => {
  expect(standsFor(expected, typed, 'names')).toBe(stands)
})
