import type { ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { plainText } from '../../parse/block.ts'

/** A prompt without its numbering or label, and the removed part as plain text. */
interface Unnumbered {
  readonly prompt: Content
  readonly numbering: string
}

const longest = 60

/**
 * Removes what stands before the text of a question: `7.`, `Q3:`. The number says where a question stands among others
 * and changes when they do, but neither the card nor its id may change because of that.
 */
export function dropNumbering(prompt: Content, text: string): Unnumbered {
  const whole = plainText(prompt)
  const start = startOf(text, whole)
  if (start < 1) return { prompt, numbering: '' }
  const numbering = whole.slice(0, start)
  const state = { left: numbering.replace(/\s+/g, '').length }
  return { prompt: prompt.flatMap((node) => withoutSigns(node, state)), numbering }
}

/** Returns where a text begins within another one, ignoring white space, or -1 if it doesn't begin near the start. */
function startOf(text: string, whole: string): number {
  const beginning = text.slice(0, 40)
  if (beginning === '' || whole.startsWith(beginning)) return 0
  const near = whole.slice(0, longest + 2 * beginning.length)
  const folded = near.replace(/\s+/g, ' ')
  const start = folded.indexOf(beginning.replace(/\s+/g, ' '))
  if (start < 1) return start
  // The original white space may be longer than the folded one.
  const signs = folded.slice(0, start).replace(/ /g, '').length
  let at = 0
  for (let seen = 0; seen < signs || /\s/.test(near[at] ?? ''); at++) if (!/\s/.test(near[at] ?? '')) seen++
  return at
}

/** Removes leading characters other than white space from a node, and the node itself if none of its text is left. */
function withoutSigns(node: ElementContent, state: { left: number }): ElementContent[] {
  if (state.left === 0) return [node]
  if (node.type === 'text') {
    let at = 0
    while (at < node.value.length && (state.left > 0 || /\s/.test(node.value[at] ?? ''))) {
      if (!/\s/.test(node.value[at] ?? '')) state.left--
      at++
    }
    return at === node.value.length ? [] : [{ ...node, value: node.value.slice(at) }]
  }
  if (node.type !== 'element') return [node]
  const children = node.children.flatMap((child) => withoutSigns(child, state))
  return children.length === 0 && node.children.length > 0 ? [] : [{ ...node, children }]
}
