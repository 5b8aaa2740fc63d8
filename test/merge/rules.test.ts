import { expect, test } from 'vitest'
import { defaults } from '../../src/configuration.ts'
import { mergeRules } from '../../src/merge/rules.ts'
import { containers } from '../../src/merge/vocabulary.ts'

test('the name of a built-in list stands for its groups, beside own ones', () => {
  const own = ['k8s', 'Kubernetes']
  expect(mergeRules(defaults).vocabulary).toEqual(containers)
  expect(mergeRules({ ...defaults, vocabulary: [own] }).vocabulary).toEqual([own])
  expect(mergeRules({ ...defaults, vocabulary: ['containers', own] }).vocabulary).toEqual([...containers, own])
})
