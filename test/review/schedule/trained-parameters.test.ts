import { expect, test } from 'vitest'
import { defaultReviewSettings, settingsFor } from '../../../src/review/schedule/settings.ts'
import {
  keepTrained,
  parseTrained,
  serialiseTrained,
  type Trained,
  withTrained,
} from '../../../src/review/schedule/trained-parameters.ts'

const all: Trained = { trainee: { type: 'all' }, parameters: [1] }
const docker: Trained = { trainee: { type: 'deck', name: 'Topdeck::docker' }, parameters: [2] }
const card = { deck: 'Topdeck::docker::images', tags: [] }

test('are read as they were written, and may be missing', () => {
  expect(parseTrained(serialiseTrained([all, docker]))).toEqual([all, docker])
  expect(parseTrained(undefined)).toEqual([])
})

test('replace earlier ones for the same cards', () => {
  const again = { ...docker, parameters: [3] }
  expect(keepTrained([all, docker], again)).toEqual([all, again])
  expect(keepTrained([all], docker)).toEqual([all, docker])
})

test('hold for all cards and for a deck', () => {
  const settings = withTrained(defaultReviewSettings, [all, docker])
  expect(settings.parameters).toEqual([1])
  expect(settingsFor(card, settings).parameters).toEqual([2])
  expect(settingsFor({ ...card, deck: 'Topdeck' }, settings).parameters).toEqual([1])
})

test("don't override the configuration", () => {
  const group = { type: 'deck', name: 'Topdeck::docker' } as const
  const configured = {
    ...defaultReviewSettings,
    parameters: [4],
    overrides: [{ group, settings: { parameters: [5] } }],
  }
  const settings = withTrained(configured, [all, docker])
  expect(settings.parameters).toEqual([4])
  expect(settingsFor(card, settings).parameters).toEqual([5])
})

test('change nothing if there are none', () => {
  expect(withTrained(defaultReviewSettings, [])).toEqual(defaultReviewSettings)
})
