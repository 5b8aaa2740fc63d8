import { expect, test } from 'vitest'
import schema from '../../src/project/configuration.schema.json' with { type: 'json' }
import { defaults } from '../../src/project/configuration.ts'
import { parseConfiguration } from '../../src/project/configuration-file.ts'
import { parseReviewSettings } from '../../src/review/schedule/settings.ts'

function problemsOf(text: string): string[] {
  return parseConfiguration(text, 'c').problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`)
}

test('has the defaults that the schema tells', () => {
  const { review, ...others } = schema.properties
  const told = Object.entries(others).flatMap(([name, rule]) => ('default' in rule ? [[name, rule.default]] : []))
  const { limits, ...general } = review.properties
  const defaultsOf = (rules: object) =>
    Object.fromEntries(
      Object.entries(rules).flatMap(([name, rule]) => ('default' in rule ? [[name, rule.default]] : [])),
    )
  const { settings, problems } = parseReviewSettings({ ...defaultsOf(general), limits: defaultsOf(limits.properties) })
  expect(problems).toEqual([])
  expect(defaults).toEqual({ ...Object.fromEntries(told), review: settings })
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
    ...defaults.review,
    rollover: 3,
    limits: { new: 5, reviews: 200 },
    overrides: [{ group: { type: 'deck', name: 'Topdeck::docker' }, settings: { retention: 0.85 } }],
  })
})

test.each([
  ['review:', []],
  ['review: yes', ['1:9 Unexpected text "yes" for "review", expected keys and values']],
  ['review:\n  rollover: 24', ['2:13 Unexpected number 24 for "rollover", expected a whole number from 0 to 23']],
  [
    'review:\n  steps: [1m, 10]',
    ['2:15 Unexpected number 10 for item 2 of "steps", expected a duration up to 365d, such as 30s, 10m or 2h'],
  ],
  ['review:\n  limits:\n    cards: 5', ['3:5 Unexpected key "cards", expected one of new, reviews']],
  [
    'deck: A\nreview:\n  overrides:\n    - tag: a\n      fuzz:',
    ['5:12 Unexpected nothing for "fuzz" of item 1 of "overrides", expected on or off'],
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
  expect(configuration).toEqual({ ...defaults, deck: 'My cards', formats: ['csv'], ignore: ['drafts'] })
})

test('says how questions are merged', () => {
  const text = `variants: [containers, docker]
vocabulary: [containers, [k8s, Kubernetes]]
same: [[abcDEF123456, 123456789012]]
different:
  - [abcDEF123456, ABCdef123456]
retired: drop
`
  expect(parseConfiguration(text, 'c')).toEqual({
    configuration: {
      ...defaults,
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
  expect(parseConfiguration(text, 'c')).toEqual({ configuration: defaults, problems: [] })
})

test.each([
  [
    'ignored: [a]',
    '1:1 Unexpected key "ignored", expected one of topics, decks, deck, formats, repository, ignore, variants, vocabulary, same, different, retired, review; did you mean "ignore"?',
  ],
  [
    'colour: red',
    '1:1 Unexpected key "colour", expected one of topics, decks, deck, formats, repository, ignore, variants, vocabulary, same, different, retired, review',
  ],
  ['variants: [docker, docker]', '1:20 Unexpected second "docker" in "variants"'],
  [
    'vocabulary: [container]',
    '1:14 Unexpected "container" for item 1 of "vocabulary", expected containers; did you mean "containers"?',
  ],
  ['vocabulary: [[k8s]]', '1:14 Unexpected list of 1 for item 1 of "vocabulary", expected at least 2 items'],
  ['vocabulary: [{k8s: Kubernetes}]', '1:14 Unexpected keys for item 1 of "vocabulary", expected a text'],
  ['same: [abcDEF123456]', '1:8 Unexpected text "abcDEF123456" for item 1 of "same", expected a list'],
  [
    'same: [[abcDEF123456, "abc"]]',
    '1:23 Unexpected "abc" for item 2 of item 1 of "same", expected an id: 12 letters (a-z, A-Z) and digits',
  ],
  ['different:\n  - [abcDEF123456]', '2:5 Unexpected list of 1 for item 1 of "different", expected at least 2 items'],
  ['different: [[abcDEF123456, abcDEF123456]]', '1:28 Unexpected second "abcDEF123456" in item 1 of "different"'],
  ['retired: keep', '1:10 Unexpected "keep" for "retired", expected tag, drop'],
  ['deck: 5', '1:7 Unexpected number 5 for "deck", expected a text'],
  ['deck:', '1:6 Unexpected nothing for "deck", expected a text'],
  ['deck: ""', '1:7 Unexpected empty text for "deck"'],
  ['deck: [a]', '1:7 Unexpected list for "deck", expected a text'],
  ['formats: apkg', '1:10 Unexpected text "apkg" for "formats", expected a list'],
  ['formats: []', '1:10 Unexpected empty list for "formats", expected at least one item'],
  ['formats: [json, json]', '1:17 Unexpected second "json" in "formats"'],
  [
    'formats:\n  - apkg\n  - jsn',
    '3:5 Unexpected "jsn" for item 2 of "formats", expected apkg, json, csv; did you mean "json"?',
  ],
  ['ignore: [{a: b}]', '1:10 Unexpected keys for item 1 of "ignore", expected a text'],
  ['- deck', '1:1 Unexpected list, expected keys and values such as "deck: Topdeck"'],
  ['deck', '1:1 Unexpected text "deck", expected keys and values such as "deck: Topdeck"'],
  [
    'repository: ftp://example.org/x',
    '1:13 Unexpected repository "ftp://example.org/x", expected an address on GitHub, GitLab, Bitbucket or Codeberg, or a pattern such as "https://example.org/{path}?line={line}"',
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
