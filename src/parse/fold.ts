import type { Element, ElementContent } from 'hast'
import type { Content } from '../model/card.ts'
import { plainText } from './block.ts'

/**
 * Reduces content, and an optional text before it, to the part that identifies it: case, white space and closing
 * punctuation are ignored; pictures and cloze numbers are included. The first id of a card is a hash of the result, so
 * this function must never change. Whether two questions are one card is decided by `merge`.
 */
export function foldContent(content: Content, before = ''): string {
  const text = withoutEnd(oneLine(composed(`${before}${plainText(content)}`).toLowerCase()))
  const marks: string[] = []
  collectMarks(content, marks)
  return marks.length === 0 ? text : JSON.stringify([text, ...marks])
}

function composed(text: string): string {
  // ASCII needs no normalisation, and most texts are ASCII.
  return plain.test(text) ? text : text.normalize('NFKC')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern covers all of ASCII.
const plain = /^[\x00-\x7f]*$/

function oneLine(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text
}

/** Removes white space and punctuation from the end. A regular expression would try every space in the text. */
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
