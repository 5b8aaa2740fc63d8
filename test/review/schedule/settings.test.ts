import { default_w } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readOutside } from '../../../src/model/outside-data.ts'
import type { Milliseconds } from '../../../src/model/time.ts'
import {
  defaultReviewSettings,
  idleOverrides,
  limitsOf,
  type Override,
  type ReviewSettings,
  settingsFor,
} from '../../../src/review/schedule/settings.ts'
import { reviewSchema } from '../../../src/review/schedule/settings-schema.ts'

const MINUTE = 60_000 as Milliseconds

test('the default parameters are those of ts-fsrs', () => {
  expect(defaultReviewSettings.parameters).toEqual(default_w)
})

describe('the settings for a card', () => {
  const card = { deck: 'Topdeck::containers::images', tags: ['docker::images', 'exam'] }

  function withOverrides(...overrides: readonly Override[]): ReviewSettings {
    return { ...defaultReviewSettings, overrides }
  }

  function of(type: 'deck' | 'tag', name: string, settings: Override['settings']): Override {
    return { group: { type, name }, settings }
  }

  test('are the general ones unless an override applies', () => {
    const { overrides: _, ...general } = defaultReviewSettings
    expect(settingsFor(card, defaultReviewSettings)).toEqual(general)
  })

  test('are those of its deck or of one above it, and of no other', () => {
    const settings = withOverrides(
      of('deck', 'Topdeck::containers', { retention: 0.95 }),
      of('deck', 'Topdeck::contain', { maximumInterval: 10 }),
      of('deck', 'Topdeck::containers::images::layers', { leechThreshold: 3 }),
    )
    expect(settingsFor(card, settings)).toEqual({
      ...settingsFor(card, defaultReviewSettings),
      retention: 0.95,
    })
  })

  test.each([
    ['deck', 'containers'],
    ['deck', 'IMAGES'],
    ['deck', 'topdeck::Containers'],
    ['tag', 'Docker'],
    ['tag', '#docker/Images'],
    ['tag', 'docker::images'],
    ['tag', 'EXAM'],
  ] as const)('are found by the %s %s, as the options --deck and --tag find it', (type, name) => {
    expect(settingsFor(card, withOverrides(of(type, name, { retention: 0.95 }))).retention).toBe(0.95)
  })

  test.each([
    ['deck', 'contain'],
    ['deck', 'Topdeck::images'],
    ['tag', 'images'],
    ['tag', 'dock'],
    ['tag', '::'],
  ] as const)('are not found by the %s %s', (type, name) => {
    expect(settingsFor(card, withOverrides(of(type, name, { retention: 0.95 }))).retention).toBe(0.9)
  })

  test('come from the lower deck, also where it is named by its last level', () => {
    const lower = of('deck', 'images', { retention: 0.95 })
    const upper = of('deck', 'Topdeck::containers', { retention: 0.8 })
    for (const settings of [withOverrides(lower, upper), withOverrides(upper, lower)])
      expect(settingsFor(card, settings).retention).toBe(0.95)
  })

  test('say which overrides apply to no card', () => {
    const settings = withOverrides(
      of('deck', 'containers', {}),
      of('deck', 'contaners', {}),
      of('tag', 'Exam', {}),
      of('tag', 'exma', {}),
      of('tag', 'cooking', {}),
    )
    expect(
      idleOverrides(settings, { decks: [card.deck], tags: card.tags }).map(({ index, reason }) => [index, reason]),
    ).toEqual([
      [1, 'No card is in a deck "contaners", so this override changes nothing; did you mean "containers"?'],
      [3, 'No card has the tag "exma", so this override changes nothing; did you mean "exam"?'],
      [4, 'No card has the tag "cooking", so this override changes nothing; expected docker, docker::images or exam'],
    ])
  })

  test('have the limits of the one deck that is meant, for the deck that has them', () => {
    const settings = withOverrides(
      of('deck', 'containers', { limits: { new: 5 } }),
      of('tag', 'exam', { limits: { new: 1 } }),
    )
    const own = { limits: { new: 5, reviews: 200 }, deck: 'Topdeck::containers' }
    expect(limitsOf({ decks: [card.deck] }, settings)).toEqual(own)
    expect(limitsOf({ decks: ['Topdeck'] }, settings)).toEqual({ limits: { new: 20, reviews: 200 }, deck: undefined })
  })

  test('come from the lower deck before the upper one, whichever is named first', () => {
    const lower = of('deck', 'Topdeck::containers::images', { retention: 0.95 })
    const upper = of('deck', 'Topdeck', { retention: 0.8, maximumInterval: 365 })
    for (const settings of [withOverrides(lower, upper), withOverrides(upper, lower)]) {
      expect(settingsFor(card, settings)).toMatchObject({ retention: 0.95, maximumInterval: 365 })
    }
  })

  test('come from a tag before a deck, and of two alike from the later', () => {
    const settings = withOverrides(
      of('tag', 'docker', { retention: 0.97 }),
      of('tag', 'exam', { retention: 0.98 }),
      of('deck', card.deck, { retention: 0.8 }),
    )
    expect(settingsFor(card, settings).retention).toBe(0.98)
    expect(settingsFor({ ...card, tags: [] }, settings).retention).toBe(0.8)
  })

  test('keep one limit where only the other is set', () => {
    const settings = withOverrides(of('deck', 'Topdeck', { limits: { new: 5 } }))
    expect(settingsFor(card, settings).limits).toEqual({ new: 5, reviews: 200 })
  })
})

describe('the configuration', () => {
  function problemsOf(yaml: string): string[] {
    const { faults = [] } = readOutside(reviewSchema, parse(yaml))
    return faults.map(({ path, reason }) => `${path.join('.')}: ${reason}`)
  }

  test('can set nothing', () => {
    expect(readOutside(reviewSchema, {})).toEqual({ value: defaultReviewSettings })
  })

  test('has the very default parameters where none are set, so that trained ones can take their place', () => {
    const { value } = readOutside(reviewSchema, {}) as { value: ReviewSettings }
    expect(value.parameters).toBe(defaultReviewSettings.parameters)
  })

  test.each([
    ['true', true],
    ['false', false],
    ['on', true],
    ['off', false],
  ])('turns the fuzz on and off: %s', (word, fuzz) => {
    expect(readOutside(reviewSchema, parse(`fuzz: ${word}`))).toMatchObject({ value: { fuzz } })
  })

  test('can say everything', () => {
    const yaml = `
      rollover: 0
      retention: 0.85
      steps: [30s, 5m, 1.5h, 1d]
      relearningSteps: []
      maximumInterval: 365
      leechThreshold: 0
      fuzz: off
      balance: on
      easyDays: { saturday: reduced, sunday: minimum }
      newOrder: random
      mix: after
      minutes: 25
      answers: two
      limits: { new: 10 }
      overrides:
        - deck: Topdeck::containers
          retention: 0.95
          parameters: [${defaultReviewSettings.parameters.join(', ')}]
        - { tag: exam, steps: [10m], limits: { reviews: 50 } }`
    expect(readOutside(reviewSchema, parse(yaml))).toEqual({
      value: {
        rollover: 0,
        retention: 0.85,
        steps: [MINUTE / 2, 5 * MINUTE, 90 * MINUTE, 1440 * MINUTE],
        relearningSteps: [],
        maximumInterval: 365,
        parameters: defaultReviewSettings.parameters,
        leechThreshold: 0,
        fuzz: false,
        balance: true,
        easyDays: { saturday: 'reduced', sunday: 'minimum' },
        newOrder: 'random',
        mix: 'after',
        minutes: 25,
        answers: 'two',
        limits: { new: 10, reviews: 200 },
        overrides: [
          {
            group: { type: 'deck', name: 'Topdeck::containers' },
            settings: { retention: 0.95, parameters: defaultReviewSettings.parameters },
          },
          { group: { type: 'tag', name: 'exam' }, settings: { steps: [10 * MINUTE], limits: { reviews: 50 } } },
        ],
      },
    })
  })

  test.each([
    ['retention: 1', 'retention: Unexpected number 1 for "retention", expected a number from 0.7 to 0.99'],
    ['retention: 90%', 'retention: Unexpected string "90%" for "retention", expected a number from 0.7 to 0.99'],
    [
      'newOrder: files',
      'newOrder: Unexpected string "files" for "newOrder", expected file, random or topic; did you mean "file"?',
    ],
    ['mix: first', 'mix: Unexpected string "first" for "mix", expected mixed, before or after'],
    [
      'easyDays: { sunday: light }',
      'easyDays.sunday: Unexpected string "light" for "sunday" of "easyDays", expected normal, reduced or minimum',
    ],
    ['minutes: -1', 'minutes: Unexpected number -1 for "minutes", expected a whole number from 0 to 1440'],
    ['answers: 2', 'answers: Unexpected number 2 for "answers", expected four or two'],
    ['rollover: 24', 'rollover: Unexpected number 24 for "rollover", expected a whole number from 0 to 23'],
    ['rollover: 4.5', 'rollover: Unexpected number 4.5 for "rollover", expected a whole number from 0 to 23'],
    ['steps: 10m', 'steps: Unexpected string "10m" for "steps", expected a list'],
    [
      'steps: [1m, 10]',
      'steps.1: Unexpected number 10 for item 2 of "steps", expected a duration up to 365d, such as 30s, 10m or 2h',
    ],
    [
      'steps: [0m]',
      'steps.0: Unexpected string "0m" for item 1 of "steps", expected a duration up to 365d, such as 30s, 10m or 2h',
    ],
    [
      'steps: [366d]',
      'steps.0: Unexpected string "366d" for item 1 of "steps", expected a duration up to 365d, such as 30s, 10m or 2h',
    ],
    ['parameters: [1, 2]', 'parameters: Unexpected list of 2 for "parameters", expected the 21 numbers of FSRS-6'],
    ['fuzz: 1', 'fuzz: Unexpected number 1 for "fuzz", expected true or false'],
    ['fuzz: yes', 'fuzz: Unexpected string "yes" for "fuzz", expected true or false'],
    ['limits: 20', 'limits: Unexpected number 20 for "limits", expected an object'],
    [
      'limits: { new: -1 }',
      'limits.new: Unexpected number -1 for "new" of "limits", expected a whole number from 0 to 9999',
    ],
    ['limits: { old: 1 }', 'limits.old: Unexpected key "old", expected one of new, reviews'],
    [
      'interval: 3',
      'interval: Unexpected key "interval", expected one of rollover, retention, steps, ' +
        'relearningSteps, maximumInterval, parameters, leechThreshold, fuzz, balance, easyDays, newOrder, mix, minutes, answers, limits, overrides',
    ],
    ['[retention]', ': Unexpected list, expected an object'],
    ['overrides: [deck]', 'overrides.0: Unexpected string "deck" for item 1 of "overrides", expected an object'],
    [
      'overrides: [{ retention: 0.8 }]',
      'overrides.0: Unexpected object for item 1 of "overrides", expected either a deck or a tag',
    ],
    [
      'overrides: [{ deck: a, tag: b }]',
      'overrides.0: Unexpected object for item 1 of "overrides", expected either a deck or a tag',
    ],
    [
      'overrides: [{ deck: "" }]',
      'overrides.0.deck: Unexpected empty string for "deck" of item 1 of "overrides", expected a string that is not empty',
    ],
    [
      'overrides: [{ deck: a, rollover: 3 }]',
      'overrides.0.rollover: Unexpected key "rollover", expected one of deck, tag, ' +
        'retention, steps, relearningSteps, maximumInterval, parameters, leechThreshold, fuzz, balance, easyDays, limits',
    ],
    [
      'overrides: [{ deck: a }, { tag: b, retention: 2 }]',
      'overrides.1.retention: Unexpected number 2 for "retention" of item 2 of "overrides", expected a number from 0.7 to 0.99',
    ],
  ])('reports what is wrong with %j', (yaml, problem) => {
    expect(problemsOf(yaml)).toEqual([problem])
  })

  test('reports everything that is wrong', () => {
    const { faults = [] } = readOutside(reviewSchema, parse('rollover: -1\nfuzz: yes\nretention: 0.8\nzz: 1\nyy: 2'))
    expect(faults.map(({ path }) => path)).toEqual([['rollover'], ['fuzz'], ['zz'], ['yy']])
  })
})
