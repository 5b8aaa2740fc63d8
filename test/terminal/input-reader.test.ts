// biome-ignore-all lint/suspicious/noControlCharactersInRegex: the sequences of terminals begin with one

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputReader } from '../../src/terminal/input-reader.ts'

/** The parts of some reads, one a second, and of what is left at the end. */
function partsOf(...reads: readonly string[]): string[] {
  const reader = new InputReader()
  const parts = reads.flatMap((text, index) => reader.read(text, index * 1000))
  return [...parts, ...reader.finish()].map(({ type, text }) => `${type} ${JSON.stringify(text)}`)
}

describe('keys', () => {
  test.each([
    ['a letter', 'j', ['typed "j"']],
    ['an arrow', '\u001B[A', ['sequence "\\u001b[A"']],
    ['an arrow in application mode', '\u001BOB', ['sequence "\\u001bOB"']],
    ['a function key of the Linux console', '\u001B[[A', ['sequence "\\u001b[[A"']],
    ['Ctrl and an arrow', '\u001B[1;5C', ['sequence "\\u001b[1;5C"']],
    ['Alt and a letter', '\u001Bb', ['sequence "\\u001bb"']],
    ['Alt and an arrow of rxvt', '\u001B\u001B[A', ['sequence "\\u001b\\u001b[A"']],
    ['Escape', '\u001B', ['sequence "\\u001b"']],
    ['Escape and Enter', '\u001B\r', ['sequence "\\u001b"', 'typed "\\r"']],
    ['a key that is held down', 'jjjjjjjjjjjjjjjjjjjjjjjj', [`typed "${'j'.repeat(24)}"`]],
    ['arrows that are held down', '\u001B[B\u001B[B', ['sequence "\\u001b[B"', 'sequence "\\u001b[B"']],
    ['two keys in quick succession', ' 3', ['typed " 3"']],
    ['the same two keys several times', ' 3 3 3', ['typed " 3 3 3"']],
    ['an emoji of several characters', '👨‍👩‍👧', ['typed "👨‍👩‍👧"']],
  ])('%s', (_, sent, parts) => {
    expect(partsOf(sent)).toEqual(parts)
  })

  test('may come in pieces', () => {
    expect(partsOf('\u001B', '[', '1;5', 'C', 'q')).toEqual(['sequence "\\u001b[1;5C"', 'typed "q"'])
  })
})

describe('pastes', () => {
  test.each([
    ['in brackets', ['\u001B[200~quit now\u001B[201~'], ['pasted "quit now"']],
    [
      'with characters of the same read',
      ['a\u001B[200~quit\u001B[201~', 'q'],
      ['pasted "a"', 'pasted "quit"', 'typed "q"'],
    ],
    ['in pieces', ['\u001B[20', '0~qu', 'it\u001B', '[201', '~', 'q'], ['pasted "quit"', 'typed "q"']],
    ['with the end of a paste as plain text', ['\u001B[200~[201~ u\u001B[201~'], ['pasted "[201~ u"']],
    ['with the beginning of a paste inside', ['\u001B[200~\u001B[200~u\u001B[201~'], ['pasted "\\u001b[200~u"']],
    ['with something like the end at a border', ['\u001B[200~a\u001B[20', '1x\u001B[201~'], ['pasted "a\\u001b[201x"']],
    ['with the end inside', ['\u001B[200~a\u001B[201~bu\u001B[201~'], ['pasted "a"', 'pasted "bu"']],
    ['without an end', ['\u001B[200~quit'], ['pasted "quit"']],
    ['whose end comes too late', ['\u001B[201~', 'q'], ['typed "q"']],
    ['with keys and control characters', ['\u001B[200~\u001B[A\u0003\u001B[201~'], ['pasted "\\u001b[A\\u0003"']],
    ['of nothing', ['\u001B[200~\u001B[201~'], ['pasted ""']],
    ['without brackets', ['The best bet is to quit'], ['pasted "The best bet is to quit"']],
    ['without brackets, short', ['bet'], ['burst "bet"']],
  ])('%s', (_, reads, parts) => {
    expect(partsOf(...reads)).toEqual(parts)
  })

  test('go on in the next read, if that comes at once', () => {
    const reader = new InputReader()
    expect(reader.read('The best bet is to qu', 0).map(({ type }) => type)).toEqual(['pasted'])
    expect(reader.read('it', 5)).toEqual([{ type: 'pasted', text: 'it' }])
    expect(reader.read('q', 500)).toEqual([{ type: 'typed', text: 'q' }])
  })

  test('are never typed, wherever the reads are divided', () => {
    const paste = '\u001B[200~quit\u001B[A 1 \u001B[20x\u001B[201~'
    fc.assert(
      fc.property(fc.array(fc.nat(paste.length), { maxLength: 6 }), (cuts) => {
        const ends = [...new Set([0, ...cuts, paste.length])].sort((a, b) => a - b)
        const reads = ends.slice(1).map((end, index) => paste.slice(ends[index], end))
        expect(partsOf(...reads)).toEqual(['pasted "quit\\u001b[A 1 \\u001b[20x"'])
      }),
    )
  })

  test('of a megabyte are read at once, and cut', () => {
    const reader = new InputReader()
    reader.read('\u001B[200~', 0)
    for (let at = 0; at < 1000; at += 1) reader.read('x'.repeat(1000), at)
    const [part] = reader.read('\u001B[201~', 1000)
    expect(part?.text.length).toBeLessThanOrEqual(101_000)
  })
})

describe('replies of the terminal are no keys', () => {
  test.each([
    ['a colour', '\u001B]11;rgb:ffff/ffff/ffff\u001B\\'],
    ['a colour that ends with BEL', '\u001B]11;rgb:ffff/ffff/ffff\u0007'],
    ['what it is', '\u001B[?62;22c'],
    ['what it is, in detail', '\u001B[>41;354;0c'],
    ['its state', '\u001B[0n'],
    ['a mode', '\u001B[?2026;2$y'],
    ['its version', '\u001BP>|XTerm(390)\u001B\\'],
    ['the outcome of a picture', '\u001B_Gi=1;OK\u001B\\'],
  ])('%s', (_, sent) => {
    expect(partsOf(sent)).toEqual([`reply ${JSON.stringify(sent)}`])
    for (let cut = 1; cut < sent.length; cut += 1) {
      expect(partsOf(sent.slice(0, cut), sent.slice(cut))).toEqual([`reply ${JSON.stringify(sent)}`])
    }
  })

  test('a key in the same read is one', () => {
    expect(partsOf('\u001B]11;rgb:0/0/0\u0007q')).toEqual(['reply "\\u001b]11;rgb:0/0/0\\u0007"', 'typed "q"'])
  })

  test('one that never ends is dropped', () => {
    expect(partsOf('\u001B]11;rgb:ff')).toEqual(['reply "\\u001b]11;rgb:ff"'])
  })

  test('Alt and a bracket is a key, if nothing follows', () => {
    expect(partsOf('\u001B]')).toEqual(['sequence "\\u001b]"'])
  })
})

test('nothing is lost and nothing fails, whatever comes', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\u001B',
      '[',
      ']',
      'O',
      '200~',
      '201~',
      '\u001B[200~',
      '\u001B[201~',
      '11;',
      '\u0007',
      'A',
      'é',
      '漢',
      '\r',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (reads) => {
      const reader = new InputReader()
      const parts = [...reads.flatMap((text, at) => reader.read(text, at * 100)), ...reader.finish()]
      const marks = /\u001B\[20[01]~/g
      expect(
        parts
          .map(({ text }) => text)
          .join('')
          .replace(marks, ''),
      ).toBe(reads.join('').replace(marks, ''))
    }),
  )
})
