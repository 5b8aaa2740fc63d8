import { expect, test } from 'vitest'
import { deckLevel, isDeckWithin, nearestOf } from '../../src/model/deck-name.ts'

test.each([
  ['Topdeck::docker', 'Topdeck::docker', 2],
  ['Topdeck::docker::images', 'Topdeck::docker', 2],
  ['Topdeck::docker::images', 'docker', 2],
  ['Topdeck::docker::images', 'Docker::Images', 3],
  ['Topdeck::docker::images', 'TOPDECK', 1],
  ['Topdeck::docker', 'dock', undefined],
  ['Topdeck::docker', 'Topdeck::docker::images', undefined],
  ['Topdeck::dockerfile', 'docker', undefined],
  ['Topdeck::docker', '', undefined],
  ['Topdeck::docker', '::', undefined],
])('%s is within %s at level %s', (deck, name, level) => {
  expect(deckLevel(deck, name)).toBe(level)
  expect(isDeckWithin(deck, name)).toBe(level !== undefined)
})

test.each([
  ['dokcer', '; did you mean "docker"?'],
  ['Topdeck::docer', '; did you mean "Topdeck::docker"?'],
  ['cooking', '; expected Topdeck, Topdeck::docker or Topdeck::git'],
])('suggests the nearest deck name to %s', (name, end) => {
  expect(nearestOf(name, ['Topdeck::docker', 'Topdeck::git'])).toBe(end)
})

test('lists only some of many decks', () => {
  const many = Array.from({ length: 12 }, (_, number) => `deck ${number}`)
  expect(nearestOf('x', many)).toMatch(/^; there are deck 0, .*deck 9 and 2 more$/)
  expect(nearestOf('x', [])).toBe('')
})
