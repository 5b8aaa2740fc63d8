import { describe, expect, test } from 'vitest'
import { parseConfiguration } from '../../../src/project/configuration-file.ts'

function read(yaml: string) {
  const { configuration, problems } = parseConfiguration(`keys:\n${yaml.replace(/^/gm, '  ')}`, 'topdeck.config.yaml')
  return { keys: configuration.keys, problems: problems.map(({ line, reason }) => `${line} ${reason}`) }
}

test.each([
  ['good: [g, " "]', { good: ['g', 'space'] }],
  ['good: [g, space]\nundo: z', { good: ['g', 'space'], undo: ['z'] }],
  ['again: 1\neasy: 2\nhard: 3\ngood: 4', { again: ['1'], easy: ['2'], hard: ['3'], good: ['4'] }],
  ['undo: ö', { undo: ['ö'] }],
  ['undo: г', { undo: ['г'] }],
  ['quit: n\nbury: y', { quit: ['n'], bury: ['y'] }],
  ['undo: backspace\nopen: right', { undo: ['backspace'], open: ['right'] }],
  ['good: u\nundo: 3', { good: ['u'], undo: ['3'] }],
  ['show: x\neasy: x', { show: ['x'], easy: ['x'] }],
  ['undo: "\'"', { undo: ["'"] }],
])('takes %j', (yaml, keys) => {
  expect(read(yaml)).toEqual({ keys, problems: [] })
})

test('nothing is set where everything below the key is commented out', () => {
  expect(parseConfiguration('keys:\n  # good: g\n', 'topdeck.config.yaml')).toMatchObject({
    configuration: { keys: {} },
    problems: [],
  })
})

const expected = 'one character, or one of space, enter, backspace, delete, left, right'

describe('refuses', () => {
  test.each([
    ['an unknown action', 'god: g', /^2 Unexpected key "god", expected one of show, .*did you mean "good"\?$/],
    ['more than one character', 'good: gg', `2 Unexpected string "gg" for "good" of "keys", expected ${expected}`],
    ['Ctrl-C', 'quit: ctrl-c', `2 Unexpected string "ctrl-c" for "quit" of "keys", expected ${expected}`],
    ['Ctrl-Z as a character', 'undo: "\\x1a"', /^2 Unexpected string .* for "undo" of "keys", expected one character/],
    ['arrows that scroll', 'undo: up', /^2 Unexpected string "up" for "undo" of "keys", expected one character/],
    ['a mark without its letter', 'undo: "\\u0301"', /^2 Unexpected string .*expected one character/],
    ['an invisible character', 'undo: "\\u202e"', /^2 Unexpected string .*expected one character/],
    ['nothing', 'undo: ""', /^2 Unexpected (?:empty )?string.* for "undo" of "keys", expected one character/],
    ['a missing value', 'undo:', /^2 Expected one character.* for "undo" of "keys"; the value is missing$/],
    ['no key', 'undo: []', '2 Unexpected empty list for "undo" of "keys", expected at least one key'],
    ['a switch', 'undo: true', /^2 Unexpected boolean true for "undo" of "keys", expected one character/],
    [
      'a number with two digits',
      'good: 12',
      /^2 Unexpected (?:number 12|string "12") for "good" of "keys", expected one character/,
    ],
    [
      'a key for two actions',
      'good: x\nundo: x',
      '3 Unexpected "x" for "undo", expected another key, because it stands for "good" too',
    ],
    ['a key twice for one action', 'good: [x, x]', '2 Unexpected "x" for "good", expected each key only once'],
    [
      'the only key of another action',
      'good: u',
      '2 Unexpected key for "good": "undo" would have no key left; set a key for "undo" too',
    ],
  ])('%s', (_, yaml, problem) => {
    const { problems } = read(yaml)
    expect(problems).toHaveLength(1)
    if (typeof problem === 'string') expect(problems).toEqual([problem])
    else expect(problems[0]).toMatch(problem)
  })
})
