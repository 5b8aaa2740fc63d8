import type { ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { plainText } from '../../parse/block.ts'

/** A prompt without what numbers or labels it, and that as plain text. */
interface Unnumbered {
  readonly prompt: Content
  readonly numbering: string
}

const longest = 60

/**
 * Takes off what stands before a question's own text: `7.`, `Q3:`. A number tells where a question stands among others,
 * and changes with them; neither a card nor its id is to change for that.
 */
export function dropNumbering(prompt: Content, text: string): Unnumbered {
  const whole = plainText(prompt)
  const start = startOf(text, whole)
  if (start < 1) return { prompt, numbering: '' }
  const numbering = whole.slice(0, start)
  const state = { left: numbering.replace(/\s+/g, '').length }
  return { prompt: prompt.flatMap((node) => withoutSigns(node, state)), numbering }
}

/** Where a text begins in another, white space aside; -1 where it doesn't begin near the start. */
function startOf(text: string, whole: string): number {
  const beginning = text.slice(0, 40)
  if (beginning === '' || whole.startsWith(beginning)) return 0
  const near = whole.slice(0, longest + 2 * beginning.length)
  const folded = near.replace(/\s+/g, ' ')
  const start = folded.indexOf(beginning.replace(/\s+/g, ' '))
  if (start < 1) return start
  // White space before it may be longer than what it was folded to.
  const signs = folded.slice(0, start).replace(/ /g, '').length
  let at = 0
  for (let seen = 0; seen < signs || /\s/.test(near[at] ?? ''); at++) if (!/\s/.test(near[at] ?? '')) seen++
  return at
}

/** A node without its first signs that are no white space; nothing of it when none of its own are left. */
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
