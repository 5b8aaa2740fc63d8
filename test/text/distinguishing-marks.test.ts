import { expect, test } from 'vitest'
import { distinguishingMarks } from '../../src/text/distinguishing-marks.ts'

test.each([
  ['What does kill -9 1 do?', '-9 1'],
  ['What does exit code 137 mean?', '137'],
  ['Which volumes are not deleted?', 'not'],
  ["Why isn't IPv6 used?", "n't IPv6"],
  ['What is the difference between == and ===?', '== ==='],
  ['What does docker run --rm-all-of-it do?', '--rm-all-of-it'],
  ['Why do multi-stage builds help?', ''],
])('of %j are %j', (text, marks) => {
  expect(distinguishingMarks(text)).toBe(marks)
})
