import type { Element } from 'hast'
import { describe, expect, it } from 'vitest'
import { linesOf, maskOf, paragraphOf, slice, splitLazy, textOf } from '../../../src/extract/reading/lines.ts'
import { plainText } from '../../../src/parse/block.ts'
import { blocks } from '../found.ts'

const lines = (markdown: string) => {
  const [paragraph] = blocks(markdown)
  return linesOf(paragraph?.children ?? [], markdown)
}

describe('linesOf', () => {
  it('keeps the markup of each line and its number', () => {
    const found = lines('\none **bold** end\ntwo `code`\n')
    expect(found.map(({ number, text }) => [number, text])).toEqual([
      [2, 'one bold end'],
      [3, 'two code'],
    ])
    expect(found[0]?.content[1]).toMatchObject({ tagName: 'strong' })
  })

  it('ends a line at a hard break, by spaces or by <br>, and keeps counting correctly', () => {
    const found = lines('one  \ntwo<br>\nthree<br>four\nfive')
    expect(found.map(({ number, text }) => [number, text])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
      [3, 'four'],
      [4, 'five'],
    ])
  })

  it('counts the lines of markup that spans several', () => {
    expect(lines('a **b\nc** d\ne').map(({ number, text }) => [number, text])).toEqual([
      [1, 'a b\nc d'],
      [3, 'e'],
    ])
  })

  it('drops comments, and lines with nothing else', () => {
    expect(lines('one <!-- x -->\n<b></b>two').map(({ text }) => text)).toEqual(['one', 'two'])
  })
})

describe('slice', () => {
  it('cuts through markup and keeps it', () => {
    const [line] = lines('**Label:** the rest')
    const content = line?.content ?? []
    expect(textOf(slice(content, 2, 10))).toBe('bel: the')
    expect(slice(content, 2, 6)).toMatchObject([{ tagName: 'strong', children: [{ value: 'bel:' }] }])
  })

  it('counts the characters that a mask hides', () => {
    const [line] = lines('a `::` b')
    expect(maskOf(line?.content ?? [])).toBe('a \uFFFC\uFFFC b')
  })
})

describe('paragraphOf', () => {
  it('joins the lines with the position that they span', () => {
    const paragraph = paragraphOf(lines('one\ntwo\nthree').slice(1))
    expect(plainText([paragraph])).toBe('two three')
    expect(paragraph.position).toMatchObject({ start: { line: 2 }, end: { line: 3 } })
  })
})

describe('splitLazy', () => {
  const split = (markdown: string): string[] => {
    const [block] = blocks(markdown)
    return splitLazy(block as Element, markdown, ({ text }) => text.startsWith('Q')).map(
      (part) => `${part.tagName} ${plainText([part])}`,
    )
  }

  it('takes an unindented line out of the list above it, together with the lines after it', () => {
    expect(split('- a\n- b\nQ one\ntwo')).toEqual(['ul a\nb', 'p Q one two'])
  })

  it('continues the list after such a line', () => {
    expect(split('- a\nQ one\n- c')).toEqual(['ul a', 'p Q one', 'ul c'])
  })

  it('finds the line in nested lists and quotations', () => {
    expect(split('- a\n  - b\nQ one')).toEqual(['ul a\nb', 'p Q one'])
    expect(split('> a\nQ one')).toEqual(['blockquote a', 'p Q one'])
  })

  it('leaves an indented line where it is', () => {
    expect(split('- a\n  Q one')).toEqual(['ul a Q one'])
  })
})
