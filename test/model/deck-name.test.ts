import { expect, test } from 'vitest'
import { ankiDeck, deckBelow, deckFault, deckLevel, isDeckWithin, nearestOf } from '../../src/model/deck-name.ts'

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

test.each([
  ['Topdeck::docker', 'Topdeck::docker'],
  ['A::::B', 'A::B'],
  ['::A', 'A'],
  ['A::', 'A'],
  ['A:: ::B', 'A::B'],
  [' A :: B ', 'A::B'],
  ['::', ''],
  [' ', ''],
  ['A\u0007\u009BB', 'AB'],
  ['A\n\tB', 'A B'],
  ['say "hi"', 'say hi'],
  ['A\u202EB', 'AB'],
  ['A\u{E0041}', 'A'],
  ['A:::B', 'A:::B'],
  ['A:', 'A:'],
  ['C++ & (more): 1/2', 'C++ & (more): 1/2'],
  ['日本語::文法', '日本語::文法'],
  [
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
  ],
])('the deck %j is called %j in Anki', (name, called) => {
  expect(ankiDeck(name)).toBe(called)
  expect(ankiDeck(called)).toBe(called)
})

test.each([
  ['Topdeck', '', 'Topdeck'],
  ['Topdeck', 'docker', 'Topdeck::docker'],
  ['A::', 'docker', 'A::docker'],
  ['A:', 'docker', 'A::docker'],
  ['Topdeck', '::', 'Topdeck::blank'],
  ['\u0007', '', 'blank'],
])('below %j, the deck %j is %j', (root, deck, full) => {
  expect(deckBelow(root, deck)).toBe(full)
})

test('a name that Anki would change is a fault, and spaces are none', () => {
  expect(deckFault('A::::B')).toBe(
    'The deck "A::::B" is called "A::B": Anki has no empty levels, control characters or quotes in the names of decks',
  )
  expect(deckFault('::')).toMatch(/^The deck "::" cannot be used: /)
  for (const name of ['A::B', ' A :: B ', 'A:', '日本語']) expect(deckFault(name)).toBeUndefined()
})
