import { expect, test } from 'vitest'
import { isSketch, sketchOf, sketchSimilarity } from '../../src/identity/sketch.ts'

const text =
  'Containers share the kernel of the host, while each virtual machine brings one of its own. That makes containers ' +
  'start within milliseconds and need little memory, and makes virtual machines the stronger wall between tenants.'

function likeness(a: string, b: string): number {
  return sketchSimilarity(sketchOf(a), sketchOf(b))
}

test('has 32 characters, whatever the text', () => {
  for (const one of [text, '', 'No.', '容器是什么？', 'x'.repeat(100_000)]) expect(isSketch(sketchOf(one))).toBe(true)
})

test('does not depend on letter case', () => {
  expect(sketchOf(text.toUpperCase())).toBe(sketchOf(text))
})

test('estimates how much of a text is unchanged', () => {
  expect(likeness(text, text.replace('milliseconds', 'seconds'))).toBeGreaterThan(0.75)
  expect(likeness(text, `${text} Both can be combined: containers that run in small machines.`)).toBeGreaterThan(0.5)
  expect(likeness(text, text.slice(0, 100))).toBeGreaterThan(0.25)
})

test('finds no similarity to an unrelated text', () => {
  const other =
    'A registry keeps images by name and tag; pulling one fetches only those layers that are missing locally.'
  expect(likeness(text, other)).toBeLessThan(0.15)
})

test('distinguishes short answers and texts without spaces', () => {
  expect(likeness('True', 'False')).toBeLessThan(0.2)
  expect(likeness('容器共享主机的内核', '容器共享主机的内核和网络')).toBeGreaterThan(0.5)
})
