import fc from 'fast-check'
import shortcodes from 'markdown-it-emoji/lib/data/full.mjs'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { graphemes, textWidth } from '../../src/terminal/text-width.ts'

test.each([
  ['docker run', 10],
  ['größe', 5],
  ['e\u0301', 1],
  ['漢字', 4],
  ['한국', 4],
  ['ｱﾞ', 2],
  ['🐳', 2],
  ['👩‍👩‍👧', 2],
  ['🇩🇪', 2],
  ['1️⃣', 2],
  ['☑', 1],
  ['☑\uFE0F', 2],
  ['שלום', 4],
  ['क्षि', 2],
  ['a\u200Bb', 2],
  ['', 0],
])('%s takes %i columns', (text, columns) => {
  expect(textWidth(text)).toBe(columns)
})

describe('the width is that of string-width', () => {
  // Parts of Korean syllables that stand alone are nothing that people write.
  const isLoneJamo = (text: string) => /[\u1100-\u11FF\uA960-\uA97C\uD7B0-\uD7FF]/.test(text)

  test('each character of the Basic Multilingual Plane', () => {
    const wrong: string[] = []
    for (let code = 0x20; code < 0xfffe; code += 1) {
      const character = String.fromCharCode(code)
      if (!isLoneJamo(character) && textWidth(character) !== stringWidth(character)) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })

  test('the emoji that have names on GitHub', () => {
    const emoji = Object.values(shortcodes).filter((one) => one !== undefined)
    expect(emoji.filter((one) => textWidth(one) !== stringWidth(one))).toEqual([])
  })

  test('any text', () => {
    const pieces = fc.constantFrom(
      'a',
      ' ',
      'é',
      'e\u0301',
      '漢',
      '🐳',
      '👍🏽',
      '👨‍💻',
      '🇫🇷',
      '☑',
      '☑\uFE0F',
      'ไม้',
      '—',
    )
    fc.assert(
      fc.property(
        fc.array(pieces).map((parts) => parts.join('')),
        (text) => textWidth(text) === stringWidth(text),
      ),
      { seed: 1, numRuns: 500 },
    )
  })
})

test('letters keep their marks, and joined emoji stay together', () => {
  expect(graphemes('ae\u0301👩‍👩‍👧')).toEqual(['a', 'e\u0301', '👩‍👩‍👧'])
})
