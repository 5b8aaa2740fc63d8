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

test('are told where one is wrong', () => {
  expect(() => decksNamed(['ocker'], known)).toThrow(`--deck "ocker": no such deck; there are ${known.join(', ')}`)
  expect(() => decksNamed(['ocker'], [])).toThrow('--deck "ocker": no such deck')
})
