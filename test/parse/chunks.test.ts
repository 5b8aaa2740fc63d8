import { expect, test } from 'vitest'
import { plainChunks } from '../../src/parse/chunks.ts'

test('the options of a chunk are no code', () => {
  expect(plainChunks('```{r plot, echo=FALSE}\n#| label: a\n1 + 1\n```\n')).toBe('\n```r\n1 + 1\n```\n')
})

test('a chunk that is not included is left out', () => {
  expect(plainChunks('```{r setup, include=FALSE}\n1\n```\nText\n')).toBe('\n\n\nText\n')
  expect(plainChunks('```{python}\n#| include: false\n1\n```\n')).toBe('\n\n\n\n')
})

test('a chunk that is shown in a longer fence stays as it is written', () => {
  const source = '````md\n```{r}\n1\n```\n````\n'
  expect(plainChunks(source)).toBe(source)
})
