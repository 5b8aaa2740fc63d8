import { expect, test } from 'vitest'
import { decksNamed } from '../../src/learning/deck-names.ts'

const known = ['Topdeck::docker', 'Topdeck::docker::images', 'Topdeck::kubernetes::images']

test.each([
  [['Topdeck::docker'], ['Topdeck::docker']],
  [['Topdeck'], ['Topdeck']],
  [['docker'], ['Topdeck::docker']],
  [['Docker::Images'], ['Topdeck::docker::images']],
  [['images'], ['Topdeck::docker::images', 'Topdeck::kubernetes::images']],
  [['kubernetes', 'Topdeck::kubernetes'], ['Topdeck::kubernetes']],
  [[], []],
])('%j are the decks %j', (names, decks) => {
  expect(decksNamed(names, known)).toEqual(decks)
})

test('that do not exist are refused, with the nearest one or those that there are', () => {
  expect(() => decksNamed(['ocker'], known)).toThrow('--deck "ocker": no such deck; did you mean "docker"?')
  expect(() => decksNamed(['imges'], known)).toThrow('--deck "imges": no such deck; did you mean "images"?')
  expect(() => decksNamed(['cooking'], ['A::b'])).toThrow('--deck "cooking": no such deck; expected A or A::b')
  expect(() => decksNamed(['ocker'], [])).toThrow('--deck "ocker": no such deck')
})
