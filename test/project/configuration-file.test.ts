import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseConfiguration } from '../../src/project/configuration-file.ts'
import { configurationJsonSchema } from '../../src/project/configuration-json-schema.ts'
import { configurationDefaults } from '../../src/project/default-configuration.ts'

function problemsOf(text: string): string[] {
  return parseConfiguration(text, 'c').problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`)
}

test('has the defaults of the schema', () => {
  const { review, ...others } = JSON.parse(configurationJsonSchema()).properties
  const { limits, ...general } = review.properties
  const defaultsOf = (rules: object) =>
    Object.fromEntries(
      Object.entries(rules).flatMap(([name, rule]) => ('default' in rule ? [[name, rule.default]] : [])),
    )
  const told = {
    ...defaultsOf(others),
    review: { ...defaultsOf(general), limits: defaultsOf(limits.properties) },
  }
  expect(parseConfiguration(JSON.stringify(told), 'c')).toMatchObject({
    configuration: configurationDefaults,
    problems: [],
  })
  expect(Object.keys(told).sort()).toEqual(Object.keys(configurationDefaults).sort())
})

test('has a schema that takes what the program takes', () => {
  const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(JSON.parse(configurationJsonSchema()))
  for (const text of [
    '{}',
    'formats: [csv]\nreview: { fuzz: off, overrides: [{ deck: a, steps: [1m] }] }',
    'files: { "a/**": ignore, b: { headings: 2, tables: cards }, c: { headings: [1, 2] } }',
    'vocabulary: [containers, [a, b]]\nsame: [[abcDEF123456, ABCDEF123456]]\nreview: { fuzz: true, limits: { new: 3 } }',
  ]) {
    expect(problemsOf(text)).toEqual([])
    expect(validate(parse(text))).toBe(true)
  }
  for (const text of [
    'colour: red',
    'formats: [csv, csv]',
    'files: { a: nothing }',
    'files: { a: { heading: 2 } }',
    'files: { a: { headings: 7 } }',
    'same: [[abcDEF123456]]',
    'review: { fuzz: maybe }',
    'review: { overrides: [{ deck: a, tag: b }] }',
    'review: { rollover: 24 }',
  ]) {
    expect(problemsOf(text)).toHaveLength(1)
    expect(validate(parse(text))).toBe(false)
  }
})

test('says how cards are reviewed', () => {
  const { configuration, problems } = parseConfiguration(
    `review:
  rollover: 3
  limits: { new: 5 }
  overrides:
    - deck: Topdeck::docker
      retention: 0.85
`,
    'c',
  )
  expect(problems).toEqual([])
  expect(configuration.review).toEqual({
    ...configurationDefaults.review,
    rollover: 3,
    limits: { new: 5, reviews: 200 },
    overrides: [{ group: { type: 'deck', name: 'Topdeck::docker' }, settings: { retention: 0.85 } }],
  })
})

test.each([
  ['review:', []],
  ['review: yes', ['1:9 Unexpected string "yes" for "review", expected an object']],
  [
    'review:\n  rollover: 24',
    ['2:13 Unexpected number 24 for "rollover" of "review", expected a whole number from 0 to 23'],
  ],
  [
    'review:\n  steps: [1m, 10]',
    [
      '2:15 Unexpected number 10 for item 2 of "steps" of "review", expected a duration up to 365d, such as 30s, 10m or 2h',
    ],
  ],
  ['review:\n  limits:\n    cards: 5', ['3:5 Unexpected key "cards", expected one of new, reviews']],
  [
    'deck: A\nreview:\n  overrides:\n    - tag: a\n      fuzz:',
    ['5:12 Expected true or false for "fuzz" of item 1 of "overrides" of "review"; the value is missing'],
  ],
])('tells what is wrong with how cards are reviewed: %j', (text, expected) => {
  expect(problemsOf(text)).toEqual(expected)
})

test.each([
  ['YAML', 'deck: My cards\nformats:\n  - csv\nignore: [drafts]\n'],
  ['JSON', '{ "$schema": "x.json", "deck": "My cards", "formats": ["csv"], "ignore": ["drafts"] }'],
])('is read from %s', (_, text) => {
  const { configuration, problems } = parseConfiguration(text, 'c')
  expect(problems).toEqual([])
  expect(configuration).toEqual({ ...configurationDefaults, deck: 'My cards', formats: ['csv'], ignore: ['drafts'] })
})

test('says how questions are merged', () => {
  const text = `variants: [containers, docker]
vocabulary: [containers, [k8s, Kubernetes]]
same: [[abcDEF123456, 123456789012]]
different:
  - [abcDEF123456, ABCdef123456]
retired: drop
`
  expect(parseConfiguration(text, 'c')).toMatchObject({
    configuration: {
      ...configurationDefaults,
      variants: ['containers', 'docker'],
      vocabulary: ['containers', ['k8s', 'Kubernetes']],
      same: [['abcDEF123456', '123456789012']],
      different: [['abcDEF123456', 'ABCdef123456']],
      retired: 'drop',
    },
    problems: [],
  })
})

test.each(['', '# nothing yet\n', '{}', '\uFEFFdeck: Topdeck'])('can be as short as %j', (text) => {
  expect(parseConfiguration(text, 'c')).toMatchObject({ configuration: configurationDefaults, problems: [] })
})

test.each([
  [
    'ignored: [a]',
    '1:1 Unexpected key "ignored", expected one of topics, decks, deck, formats, repository, ignore, files, ' +
      'variants, vocabulary, same, different, retired, images, review, keys; did you mean "ignore"?',
  ],
  [
    'colour: red',
    '1:1 Unexpected key "colour", expected one of topics, decks, deck, formats, repository, ignore, files, variants, vocabulary, same, different, retired, images, review, keys',
  ],
  [
    'variants: [docker, docker]',
    '1:20 Unexpected string "docker" for item 2 of "variants", expected each item only once',
  ],
  [
    'vocabulary: [container]',
    '1:14 Unexpected string "container" for item 1 of "vocabulary", expected containers; did you mean "containers"?',
  ],
  ['vocabulary: [[k8s, 8]]', '1:20 Unexpected number 8 for item 2 of item 1 of "vocabulary", expected a string'],
  ['vocabulary: [[k8s]]', '1:14 Unexpected list of 1 for item 1 of "vocabulary", expected at least 2 items'],
  [
    'vocabulary: [{k8s: Kubernetes}]',
    '1:14 Unexpected object for item 1 of "vocabulary", expected a list of words, or the name of a built-in list',
  ],
  ['same: [abcDEF123456]', '1:8 Unexpected string "abcDEF123456" for item 1 of "same", expected a list of ids'],
  [
    'same: [[abcDEF123456, "abc"]]',
    '1:23 Unexpected string "abc" for item 2 of item 1 of "same", expected an id: 12 letters (a-z, A-Z) and digits',
  ],
  ['different:\n  - [abcDEF123456]', '2:5 Unexpected list of 1 for item 1 of "different", expected at least 2 items'],
  [
    'different: [[abcDEF123456, abcDEF123456]]',
    '1:28 Unexpected string "abcDEF123456" for item 2 of item 1 of "different", expected each item only once',
  ],
  ['retired: keep', '1:10 Unexpected string "keep" for "retired", expected tag or drop'],
  ['deck: 5', '1:7 Unexpected number 5 for "deck", expected a string'],
  ['deck:', '1:6 Expected a string for "deck"; the value is missing'],
  ['deck: ""', '1:7 Unexpected empty string for "deck", expected a string that is not empty'],
  ['deck: [a]', '1:7 Unexpected list for "deck", expected a string'],
  ['formats: apkg', '1:10 Unexpected string "apkg" for "formats", expected a list'],
  ['formats: []', '1:10 Unexpected empty list for "formats", expected at least one item'],
  ['formats: [json, json]', '1:17 Unexpected string "json" for item 2 of "formats", expected each item only once'],
  [
    'formats:\n  - apkg\n  - jsn',
    '3:5 Unexpected string "jsn" for item 2 of "formats", expected apkg, json or csv; did you mean "json"?',
  ],
  ['ignore: [{a: b}]', '1:10 Unexpected object for item 1 of "ignore", expected a string'],
  ['- deck', '1:1 Unexpected list, expected keys and values such as "deck: Topdeck"'],
  ['deck', '1:1 Unexpected string "deck", expected keys and values such as "deck: Topdeck"'],
  [
    'repository: ftp://example.org/x',
    '1:13 Unexpected string "ftp://example.org/x" for "repository", expected ' +
      'an address on GitHub, GitLab, Bitbucket or Codeberg, or a pattern such as "https://example.org/{path}?line={line}"',
  ],
])('says what is wrong with %j, and where', (text, problem) => {
  expect(problemsOf(text)).toEqual([problem])
})

test('says where the YAML ends to be YAML', () => {
  expect(problemsOf('deck: "Topdeck\n')[0]).toMatch(/^\d:\d+ Missing closing "quote/)
  expect(problemsOf('deck: a\ndeck: b\n')).toEqual(['2:1 Map keys must be unique'])
})

test('says everything at once', () => {
  expect(problemsOf('deck: 5\nformats: x\ndex: y\n')).toHaveLength(3)
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'prototype'])(
  'does not know the key %s',
  (key) => {
    expect(problemsOf(`deck: A\n${key}: x\nreview:\n  ${key}: x\n`)).toEqual([
      expect.stringMatching(`^2:1 Unexpected key "${key}", expected one of topics,`),
      expect.stringMatching(`^4:3 Unexpected key "${key}", expected one of rollover,`),
    ])
  },
)

test('suggests the nearest key at every level', () => {
  expect(problemsOf('review:\n  retension: 0.8\n  limits: { review: 5 }\n  overrides: [{ deck: a, fuz: on }]')).toEqual(
    [
      expect.stringMatching(/^2:3 .*did you mean "retention"\?$/),
      expect.stringMatching(/^3:13 .*did you mean "reviews"\?$/),
      expect.stringMatching(/^4:26 .*did you mean "fuzz"\?$/),
    ],
  )
})

test('can use anchors and aliases, but not to blow up', () => {
  const { configuration, problems } = parseConfiguration('variants: &v [a, b]\nignore: *v\n', 'c')
  expect([configuration.ignore, problems]).toEqual([['a', 'b'], []])
  const rows = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`)
  expect(problemsOf(`a0: &a0 [x]\n${rows.join('\n')}`)).toHaveLength(1)
})

test('tells the place of a value', () => {
  const { placeOf } = parseConfiguration('ignore:\n  - a\n  - b\n', 'c')
  expect(placeOf(['ignore', 1])).toEqual({ line: 3, column: 5 })
  expect(placeOf(['ignore', 7])).toEqual({ line: 2, column: 3 })
})

test.each([
  ['deck: *bold', 'Unresolved alias'],
  ['<<: *foo', 'Unresolved alias'],
  [`topics: ${'['.repeat(20_000)}`, 'The values are nested too deeply'],
  ['? '.repeat(20_000), 'The values are nested too deeply'],
  ['constructor: x', 'Unexpected key "constructor"'],
  ['review: { hasOwnProperty: 1 }', 'Unexpected key "hasOwnProperty"'],
  ['topics: { toString: 1 }', 'Unexpected object for "topics", expected a string'],
  ['files: { constructor: { headings: 9 } }', 'Unexpected number 9 for "headings" of "constructor" of "files"'],
  [`ignore: [${'a'.repeat(2000)}]`, 'expected a pattern of at most 1000 characters'],
  ['ignore: ["a/**/a/**/a/**/a/**/b"]', 'expected a pattern with at most 3 times "/**/"'],
])('what only an attacker or a typing error writes is refused with its place: %s', (text, reason) => {
  const [first, ...others] = problemsOf(text)
  expect(first).toMatch(/^1:\d+ /)
  expect(first).toContain(reason)
  expect(others).toEqual([])
})

test('files and folders may have names that JavaScript has a meaning for', () => {
  const { configuration, problems } = parseConfiguration(
    'files: { constructor: all, __proto__: { headings: 2 } }\nignore: [toString, a/**/**/**/**/**/b]\ndeck: constructor\nvariants: [constructor, valueOf]\nvocabulary: [[constructor, toString]]',
    'c',
  )
  expect(problems).toEqual([])
  expect(Object.entries(configuration.files)).toEqual([
    ['constructor', 'all'],
    ['__proto__', { headings: [2] }],
  ])
})
