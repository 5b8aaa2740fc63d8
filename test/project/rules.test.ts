import { expect, test } from 'vitest'
import { containers } from '../../src/merge/vocabulary.ts'
import { defaults } from '../../src/project/configuration.ts'
import { mergeRules } from '../../src/project/merge-rules.ts'

test('the name of a built-in list stands for its groups, beside own ones', () => {
  const own = ['k8s', 'Kubernetes']
  expect(mergeRules(defaults).vocabulary).toEqual(containers)
  expect(mergeRules({ ...defaults, vocabulary: [own] }).vocabulary).toEqual([own])
  expect(mergeRules({ ...defaults, vocabulary: ['containers', own] }).vocabulary).toEqual([...containers, own])
})
