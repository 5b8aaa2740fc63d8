import { expect, test } from 'vitest'
import { basicTemplate, clozeTemplate, css } from '../../../src/emit/apkg/design.ts'

/** The colours by name, from the first rule (light) or from that for night mode. */
function palette(mode: 'light' | 'night'): ReadonlyMap<string, string> {
  const [light = '', night = ''] = css.split('.card.nightMode')
  const found = (mode === 'light' ? light : night).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)
  return new Map([...found].map(([, name = '', colour = '']) => [name, colour]))
}

/** The contrast ratio of WCAG 2.2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const grounds = ['ground', 'box', 'note-ground', 'tip-ground', 'important-ground', 'warning-ground', 'caution-ground']
const onBox = ['comment', 'keyword', 'string', 'number', 'title', 'name', 'variable'].map((name) => `code-${name}`)
const pairs = [
  ...grounds.flatMap((ground) => ['text', 'quiet', 'link', 'accent'].map((name) => [name, ground] as const)),
  ...onBox.map((name) => [name, 'box'] as const),
  ...['note', 'tip', 'important', 'warning', 'caution'].map((name) => [name, `${name}-ground`] as const),
  ['mark-text', 'mark'] as const,
]

test.each(['light', 'night'] as const)('every text has enough contrast with its background in %s mode', (mode) => {
  const colours = palette(mode)
  const weak = pairs.filter(
    ([text, ground]) => contrast(colours.get(text) ?? '', colours.get(ground) ?? '') >= 4.5 === false,
  )
  expect(weak).toEqual([])
})

test('both modes define the same colours, and all are used', () => {
  expect([...palette('night').keys()]).toEqual([...palette('light').keys()])
  const unused = [...palette('light').keys()].filter((name) => !css.includes(`var(--${name})`))
  expect(unused).toEqual([])
})

test('nothing is loaded and no script runs', () => {
  for (const text of [css, ...Object.values(basicTemplate), ...Object.values(clozeTemplate)]) {
    expect(text).not.toMatch(/url\(|@import|https?:|<script|\son\w+=/i)
  }
})

test('the front shows neither answer nor source, and the key is shown nowhere', () => {
  expect(basicTemplate.front).not.toMatch(/\{\{[#^]?(?:Answer|Source|Notes|Tags|Key)\}\}/)
  expect(basicTemplate.back + clozeTemplate.front + clozeTemplate.back).not.toContain('Key')
  expect(clozeTemplate.front).toContain('{{cloze:Question}}')
  expect(clozeTemplate.back).toContain('{{cloze:Question}}')
})
