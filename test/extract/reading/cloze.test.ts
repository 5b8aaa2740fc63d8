import { describe, expect, it } from 'vitest'
import {
  ankiDeletions,
  braceDeletions,
  bracketDeletions,
  type FindDeletions,
  highlightDeletions,
  markDeletions,
} from '../../../src/extract/reading/cloze.ts'
import { plainText } from '../../../src/parse/block.ts'
import { blocks } from '../found.ts'

/** Returns `1 text ?hint` for each deletion, and the remaining text. */
function marked(markdown: string, find: FindDeletions): { text: string; deletions: string[] } {
  const { content } = markDeletions(blocks(markdown), find, markdown)
  const deletions: string[] = []
  const visit = (nodes: typeof content) => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      const { dataCloze, dataHint } = node.properties
      if (dataCloze === undefined) visit(node.children)
      else deletions.push([dataCloze, plainText([node]), ...(dataHint === undefined ? [] : [`?${dataHint}`])].join(' '))
    }
  }
  visit(content)
  return { text: plainText(content), deletions }
}

describe('brackets', () => {
  it('each hide one part, numbered in order', () => {
    expect(marked('The [anchor] holds the [ship].', bracketDeletions)).toEqual({
      text: 'The anchor holds the ship.',
      deletions: ['1 anchor', '2 ship'],
    })
  })

  it('may contain markup and further brackets, and may be inside markup', () => {
    expect(marked('[`x[0]` or y[1]], **bold [word]**', bracketDeletions).deletions).toEqual([
      '1 x[0] or y[1]',
      '2 word',
    ])
  })

  it('are not deletions if escaped, linked, a footnote, or inside code or maths', () => {
    const text = '\\[no\\] [^1] [a](b.md) [[Page]] ![x](y.png) `[c]` $[0,1]$ [yes]'
    expect(marked(text, bracketDeletions).deletions).toEqual(['1 yes'])
  })

  it('are not deletions if they are the check box of a task', () => {
    expect(marked('[x] done [really]', bracketDeletions).deletions).toEqual(['1 really'])
  })
})

describe('Anki syntax', () => {
  it('keeps the number and the hint of the author', () => {
    expect(marked('{{c2::Sails}} catch {{c1::wind::moves}}.', ankiDeletions)).toEqual({
      text: 'Sails catch wind.',
      deletions: ['2 Sails', '1 wind ?moves'],
    })
  })

  it('keeps the words of a hint that is marked up', () => {
    expect(marked('{{c1::Wind::it **moves** the `sail` of a [boat](https://x.example)}}.', ankiDeletions)).toEqual({
      text: 'Wind.',
      deletions: ['1 Wind ?it moves the sail of a boat'],
    })
  })
})

describe('highlights', () => {
  it('are deletions, but comparisons are not', () => {
    expect(marked('==Sails== where a == b and c == d', highlightDeletions).deletions).toEqual(['1 Sails'])
  })

  it('may have a number and a hint', () => {
    expect(marked('==2;;wind;;moves==', highlightDeletions).deletions).toEqual(['2 wind ?moves'])
  })
})

describe('double braces', () => {
  it('are deletions, but variables and helpers of templates are not', () => {
    expect(marked('{{sails}} \x24{{ env.X }} {{#if}} {{ a | b }}', braceDeletions).deletions).toEqual(['1 sails'])
  })
})
