import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linked } from '../../src/terminal/link.ts'
import { type Hue, hues, painter } from '../../src/terminal/style.ts'
import { visibleJson, visibleText } from '../../src/terminal/visible-text.ts'

const esc = '\u001B'

describe('what a terminal would interpret is shown', () => {
  test.each([
    ['a title', `${esc}]0;title\u0007`, '␛]0;title␇'],
    ['the clipboard', `${esc}]52;c;eA==${esc}\\`, '␛]52;c;eA==␛\\'],
    ['a device control string', `${esc}Pq${esc}\\`, '␛Pq␛\\'],
    ['an application command', `${esc}_G${esc}\\`, '␛_G␛\\'],
    ['a movement of the cursor', `${esc}[9A`, '␛[9A'],
    ['a style that is not one of ours', `${esc}[8m${esc}[5;31mx`, '␛[8m␛[5;31mx'],
    [
      'a link in a text that has none of its own',
      linked('x', 'https://example.org/'),
      '␛]8;;https://example.org/␇x␛]8;;␇',
    ],
    ['a control sequence in one byte', '\u009B31m\u009D0;x\u009C', '\\u{9b}31m\\u{9d}0;x\\u{9c}'],
    ['a carriage return', 'real\rfake', 'real␍fake'],
    ['a backspace', 'real\b\b', 'real␈␈'],
    ['a bell, a zero and a delete', '\u0007\0\u007F', '␇␀␡'],
    ['an override of the direction', 'a\u202Egpj.exe\u202C', 'a\\u{202e}gpj.exe\\u{202c}'],
    ['an isolate', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
    ['a mark of direction among digits', '1\u200F2\u061C3', '1\\u{200f}2\\u{61c}3'],
    ['invisible tags', 'a\u{E0041}', 'a\\u{e0041}'],
    [
      'a flag with a message in tags',
      '\u{1F3F4}\u{E0041}\u{E0042}\u{E007F}',
      '\u{1F3F4}\\u{e0041}\\u{e0042}\\u{e007f}',
    ],
  ])('%s', (_, text, shown) => {
    expect(visibleText(text, 'no links')).toBe(shown)
  })
})

describe('what people write stays as it is', () => {
  test.each([
    'two\nlines\tand a tab',
    'ما هي الصورة؟ \u200F(1)\u061C',
    'שלום\u200F!',
    'می\u200Cخواهم',
    '👩\u200D👩\u200D👧 ❤\uFE0F',
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    'soft\u00ADhyphen, a\u200Bb, ünïcode, 日本語, ␛[31m, \\e[0m',
  ])('%s', (text) => {
    expect(visibleText(text, 'no links')).toBe(text)
    expect(visibleText(text, 'links')).toBe(text)
  })

  test('a line end of Windows is a line end', () => {
    expect(visibleText('a\r\nb', 'no links')).toBe('a\nb')
  })
})

describe('what the program adds stays', () => {
  test.each([...(Object.keys(hues) as (keyof typeof hues)[]), 'terminal'] as const)(
    'every style of the palette %s',
    (palette) => {
      const paint = painter(palette)
      const names = Object.keys(hues.dark) as Hue[]
      for (const hue of [undefined, ...names])
        for (const weight of [undefined, 'bold'] as const)
          for (const line of [undefined, 'under', 'through'] as const) {
            const painted = paint('x', { ...(hue && { hue }), ...(weight && { weight }), ...(line && { line }) })
            expect(visibleText(painted, 'no links')).toBe(painted)
          }
      const all = paint('x', { hue: 'link', weight: 'bold', slant: 'italic', line: 'under', inverse: 'inverse' })
      expect(visibleText(all, 'no links')).toBe(all)
    },
  )

  test('a link, where a text may have links', () => {
    for (const address of ['https://example.org/a?b=c', 'http://example.org/', 'file:///home/me/a.png'])
      expect(visibleText(linked('x', address), 'links')).toBe(linked('x', address))
  })

  test('but no link to a program', () => {
    for (const address of ['javascript:alert(1)', '-h', 'vscode://file/x', '/bin/sh'])
      expect(visibleText(linked('x', address), 'links')).toBe(`␛]8;;${address}␇x${esc}]8;;\u0007`)
  })
})

test('nothing that a terminal interprets is left in any text', () => {
  const parts = fc.constantFrom(
    esc,
    '\u009B',
    '\u0007',
    '\r',
    '\n',
    '[',
    ']',
    '8;;',
    '31',
    'm',
    'https://a',
    '\u202E',
    'א',
    'x',
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (chosen) => {
      const rest = visibleText(chosen.join(''), 'no links').replaceAll(`${esc}[31m`, '')
      expect(rest).not.toMatch(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u)
    }),
  )
})

test('JSON for a terminal is equal to the JSON, and has nothing that a terminal interprets', () => {
  const value = { 'k\u009B': `a\u202Eb\u007Fc\u{E0041}${esc}`, plain: 'ünïcode, 日本語 and 😀' }
  const shown = visibleJson(JSON.stringify(value))
  expect(JSON.parse(shown)).toEqual(value)
  expect(shown).toContain('ünïcode, 日本語 and 😀')
  expect(shown).not.toMatch(/\p{Cc}|[\u202E\u{E0041}]/u)
})
