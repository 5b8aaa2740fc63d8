import { expect, test } from 'vitest'
import { hues, painter } from '../../src/terminal/style.ts'

/** Relative luminance by WCAG 2 of a colour of the 256-colour palette. */
function luminance(index: number): number {
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40)
  const cube = index - 16
  const channels =
    index >= 232
      ? [8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10]
      : [level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6)]
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const black = 0
/** Of `#282c34`, about the lightest ground that is called dark. */
const darkGrey = 0.025
const white = 1
/** Of `#fdf6e3`, a cream that is called light. */
const cream = 0.926

test.each(Object.entries(hues.dark))('%s is readable on dark backgrounds', (_, index) => {
  expect(contrast(luminance(index), black)).toBeGreaterThan(4.5)
  expect(contrast(luminance(index), darkGrey)).toBeGreaterThan(4.5)
})

test.each(Object.entries(hues.light))('%s is readable on light backgrounds', (_, index) => {
  expect(contrast(luminance(index), white)).toBeGreaterThan(4.5)
  expect(contrast(luminance(index), cream)).toBeGreaterThan(4.5)
})

test('a style is switched on before a text and off after it', () => {
  expect(painter('dark')('x', { weight: 'bold', line: 'under', hue: 'link' })).toBe('\u001B[1;4;38;5;111mx\u001B[0m')
  expect(painter('dark')('x', {})).toBe('x')
  expect(painter('dark')('', { weight: 'bold' })).toBe('')
})

test('without colours nothing is painted', () => {
  expect(painter('none')('x', { weight: 'bold', hue: 'link', inverse: 'inverse' })).toBe('x')
})
