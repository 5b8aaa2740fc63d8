import type { Element } from 'hast'
import { elementsOf, headingLevel, isElement, plainText } from '../../parse/block.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Cursor, Dialect, Finding } from '../dialect.ts'
import { divide } from '../reading/division.ts'
import { textLine } from '../reading/text-line.ts'
import { askingOf } from '../reading/wording.ts'

/** If fewer quotations ask, they are merely quotations. */
const fewest = 3
const mostly = 0.7

/** A quoted question with the answer below it, on pages where most quotations ask. */
export const quotation: Dialect = {
  name: 'callout',
  example: {
    markdown: `> What is a namespace?

A view of the system that a group of processes has to itself.

> What is a cgroup?

A group of processes whose resources are limited together.

> What is a capability?

A part of root's rights.
`,
    cards: [
      { question: 'What is a namespace?', answer: 'A view of the system that a group of processes has to itself.' },
      { question: 'What is a cgroup?', answer: 'A group of processes whose resources are limited together.' },
      { question: 'What is a capability?', answer: "A part of root's rights." },
    ],
  },
  find({ blocks, index, memory }: Cursor): Finding | undefined {
    const needed = memory === undefined ? fewest : 1
    const asking = memory === undefined ? survey(blocks) : askingIn(blocks)
    const block = blocks[index]
    const asked = block && askedIn(block)
    if (asked === undefined || asking.size < needed || !asking.has(index)) return undefined
    let end = index + 1
    while (end < blocks.length && !asking.has(end) && headingLevel(blocks[end]) === undefined) end++
    const { more, answer } = divide(blocks.slice(index + 1, end))
    return {
      consumed: end - index,
      drafts: [{ line: textLine(asked), title: asked.children, more, answer }],
      evidence: `${asking.size} quotations on the page ask a question`,
    }
  },
  lacking({ blocks, index }: Cursor): string | undefined {
    const block = blocks[index]
    if (block === undefined || askedIn(block) === undefined) return undefined
    const asking = askingIn(blocks)
    if (!asking.has(index)) return 'quotation that asks, but nothing follows it that could be the answer'
    const quotations = blocks.filter((each) => isElement(each, 'blockquote')).length
    return asking.size < fewest
      ? `quotation that asks, but only ${asking.size} on the page ${asking.size === 1 ? 'does' : 'do'}, and ${fewest} are needed`
      : `quotation that asks, but only ${asking.size} of ${quotations} on the page do`
  },
}

/** Returns the paragraph of a quotation that consists of it and asks. */
function askedIn(block: Element): Element | undefined {
  if (!isElement(block, 'blockquote')) return undefined
  const [only, ...rest] = elementsOf(block)
  if (!isElement(only, 'p') || rest.length > 0) return undefined
  const text = plainText([only])
  return !text.startsWith('[!') && !text.includes('\n') && askingOf(text) !== 'nothing' ? only : undefined
}

/** Returns the indices of the quotations that ask, if most quotations do. */
const survey = memoiseByObject((blocks: readonly Element[]): ReadonlySet<number> => {
  const asking = askingIn(blocks)
  const quotations = blocks.filter((block) => isElement(block, 'blockquote')).length
  return asking.size >= quotations * mostly ? asking : new Set()
})

/** Returns the indices of the quotations that ask and have something below them. */
const askingIn = memoiseByObject((blocks: readonly Element[]): ReadonlySet<number> => {
  const asking = blocks.flatMap((quoted, index) => {
    if (!isElement(quoted, 'blockquote')) return []
    const next = blocks[index + 1]
    const isFollowed = next !== undefined && headingLevel(next) === undefined && !isElement(next, 'blockquote', 'hr')
    return isFollowed && askedIn(quoted) !== undefined ? [index] : []
  })
  return new Set(asking)
})
