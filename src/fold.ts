import type { Element, ElementContent } from 'hast'
import type { Content } from './card.ts'
import { plainText } from './parse/block.ts'

/**
 * What content says, for ids, with a text before it if there is one: case, white space and closing marks don't count,
 * pictures and cloze numbers do. First ids are hashes of this, so it stays as it is for good; what makes two questions
 * one card is for `merge` to say.
 */
export function foldContent(content: Content, before = ''): string {
  const text = `${before}${plainText(content)}`
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s?.!:]+$/, '')
  const marks: string[] = []
  collectMarks(content, marks)
  return marks.length === 0 ? text : JSON.stringify([text, ...marks])
}

function collectMarks(content: readonly ElementContent[], marks: string[]): void {
  for (const node of content) {
    if (node.type !== 'element') continue
    const own = ownMark(node)
    if (own !== undefined) marks.push(own)
    collectMarks(node.children, marks)
  }
}

function ownMark(node: Element): string | undefined {
  const { src, dataCloze } = node.properties
  if (node.tagName === 'img' && typeof src === 'string') return src
  return dataCloze === undefined || dataCloze === null ? undefined : `c${dataCloze} ${plainText(node.children)}`
}
