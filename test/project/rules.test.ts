import { expect, test } from 'vitest'
import { containers } from '../../src/merge/vocabulary.ts'
import { configurationDefaults } from '../../src/project/default-configuration.ts'
import { mergeRules } from '../../src/project/merge-rules.ts'

test('the name of a built-in list stands for its groups, beside own ones', () => {
  const own = ['k8s', 'Kubernetes']
  expect(mergeRules(configurationDefaults).vocabulary).toEqual(containers)
  expect(mergeRules({ ...configurationDefaults, vocabulary: [own] }).vocabulary).toEqual([own])
  expect(mergeRules({ ...configurationDefaults, vocabulary: ['containers', own] }).vocabulary).toEqual([
    ...containers,
    own,
  ])
})
