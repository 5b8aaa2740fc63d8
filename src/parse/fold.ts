import type { Element, ElementContent } from 'hast'
import type { Content } from '../model/card.ts'
import { plainText } from './block.ts'

/**
 * What content says, for ids, with a text before it if there is one: case, white space and closing marks don't count,
 * pictures and cloze numbers do. First ids are hashes of this, so it stays as it is for good; what makes two questions
 * one card is for `merge` to say.
 */
export function foldContent(content: Content, before = ''): string {
  const text = withoutEnd(oneLine(composed(`${before}${plainText(content)}`).toLowerCase()))
  const marks: string[] = []
  collectMarks(content, marks)
  return marks.length === 0 ? text : JSON.stringify([text, ...marks])
}

function composed(text: string): string {
  // Plain text has nothing to compose, and most of it is plain.
  return plain.test(text) ? text : text.normalize('NFKC')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII.
const plain = /^[\x00-\x7f]*$/

function oneLine(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text
}

/** Without the white space and marks at its end; a pattern for that would look at every space before. */
function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && /[\s?.!:]/.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
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
