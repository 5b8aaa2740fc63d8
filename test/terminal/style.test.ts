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

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Backgrounds that terminals and their best-known themes have. */
const backgrounds = {
  dark: {
    ...{ xterm: '#000000', gnome: '#171421', windows: '#0c0c0c', vscode: '#1e1e1e', ubuntu: '#300a24' },
    ...{ solarized: '#002b36', gruvbox: '#282828', dracula: '#282a36', oneDark: '#282c34', nord: '#2e3440' },
  },
  light: {
    ...{ xterm: '#ffffff', github: '#f6f8fa', oneLight: '#fafafa', solarized: '#fdf6e3', gruvbox: '#fbf1c7' },
  },
  either: { black: '#000000', white: '#ffffff' },
} as const

const pairs = Object.entries(backgrounds).flatMap(([palette, grounds]) =>
  Object.entries(grounds).flatMap(([ground, colour]) =>
    Object.entries(hues[palette as keyof typeof hues]).map(
      ([hue, index]) => [palette, hue, ground, index, colour] as const,
    ),
  ),
)

test.each(pairs)(
  '%s palette: %s has a contrast of at least 4.5 : 1 on the background of %s',
  (_, _hue, _ground, index, colour) => {
    expect(contrast(luminance(index), luminanceOf(colour))).toBeGreaterThanOrEqual(4.5)
  },
)

test.each(Object.entries(hues.either))('where nobody knows the background, %s is told from any other', (_, index) => {
  const grounds = [...Object.values(backgrounds.dark), ...Object.values(backgrounds.light)]
  for (const colour of grounds) expect(contrast(luminance(index), luminanceOf(colour))).toBeGreaterThan(2.5)
})

test('a style is switched on before a text and off after it', () => {
  expect(painter('dark')('x', { weight: 'bold', line: 'under', hue: 'link' })).toBe('\u001B[1;4;38;5;111mx\u001B[0m')
  expect(painter('dark')('x', {})).toBe('x')
  expect(painter('dark')('', { weight: 'bold' })).toBe('')
})

test('without colours nothing is painted', () => {
  expect(painter('none')('x', { weight: 'bold', hue: 'link', inverse: 'inverse' })).toBe('x')
})
