import { expect, test } from 'vitest'
import { readOutside } from '../../../src/model/outside-data.ts'
import { requestSchema } from '../../../src/review/front/request.ts'

const all =
  'one of {"answer":true}, {"typed":"TEXT"}, {"grade":1} to 4, {"undo":true}, {"suspend":true}, {"bury":true}, {"flag":"red"}, {"due":"+5"}, {"quit":true}'

test.each([
  [{ answer: true }, { type: 'answer' }],
  [{ typed: '' }, { type: 'typed', text: '' }],
  [{ grade: 4 }, { type: 'grade', grade: 4, taken: undefined }],
  [
    { grade: 1, taken: 0 },
    { type: 'grade', grade: 1, taken: 0 },
  ],
  [{ undo: true }, { type: 'undo' }],
  [{ suspend: true }, { type: 'suspend' }],
  [{ bury: true }, { type: 'bury' }],
  [{ quit: true }, { type: 'quit' }],
])('%j is a request', (value, request) => {
  expect(readOutside(requestSchema, value)).toEqual({ value: request })
})

test.each([
  [[], `Unexpected list, expected ${all}`],
  [null, `Expected ${all}; the value is missing`],
  [{}, `Unexpected {}, expected ${all}`],
  [{ grade: 5 }, 'Unexpected number 5 for "grade", expected 1, 2, 3 or 4'],
  [{ grade: '3' }, 'Unexpected string "3" for "grade", expected 1, 2, 3 or 4'],
  [{ grade: null }, 'Expected 1, 2, 3 or 4 for "grade"; the value is missing'],
  [{ grade: 3, taken: -1 }, 'Unexpected number -1 for "taken", expected a whole number from 0'],
  [{ grade: 3, taken: 1.5 }, 'Unexpected number 1.5 for "taken", expected a whole number from 0'],
  [{ taken: 5 }, 'Unexpected "taken" without a grade, expected it beside one'],
  [{ quit: true, taken: 5 }, 'Unexpected "taken" without a grade, expected it beside one'],
  [{ quit: false }, 'Unexpected boolean false for "quit", expected true'],
  [{ typed: 7 }, 'Unexpected number 7 for "typed", expected a string'],
  [{ grade: 1, undo: true }, `Unexpected "undo" beside "grade", expected ${all}`],
  [
    { awnser: true },
    'Unexpected key "awnser", expected one of answer, typed, grade, undo, suspend, bury, flag, due, quit, taken; did you mean "answer"?',
  ],
  [
    JSON.parse('{"__proto__":1}'),
    'Unexpected key "__proto__", expected one of answer, typed, grade, undo, suspend, bury, flag, due, quit, taken',
  ],
])('%j is none: %s', (value, reason) => {
  expect(readOutside(requestSchema, value).faults?.map((fault) => fault.reason)).toEqual([reason])
})
