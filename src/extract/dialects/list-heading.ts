import type { Element } from 'hast'
import { elementsOf, headingLevel, isElement, lineOf } from '../../parse/block.ts'
import { blocksOf } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Cursor, Dialect, Draft, Finding } from '../dialect.ts'
import { divide } from '../reading/division.ts'

/** List items that start with a heading, `12. ### What is a layer?`, with the answer indented below it. */
export const listHeading: Dialect = {
  name: 'list-heading',
  example: {
    markdown: `1. ### What is a base image?

   The image that \`FROM\` names.

2. ### What is a scratch image?

   An empty one.
`,
    cards: [
      { question: 'What is a base image?', answer: 'The image that FROM names.' },
      { question: 'What is a scratch image?', answer: 'An empty one.' },
    ],
  },
  find({ blocks, index, memory }: Cursor): Finding | undefined {
    const entriesOf = memory === undefined ? headedEntries : headedParts
    const entries = entriesOf(blocks[index])
    const [first] = entries
    if (first === undefined) return undefined
    const { items, level } = survey(blocks)
    if (items < 2 && memory === undefined) return undefined
    let end = index + 1
    // A block that isn't indented far enough falls out of the list, but still belongs to the last question.
    while (end < blocks.length && !endsSection(blocks[end], level) && entriesOf(blocks[end]).length === 0) end++
    const drafts = entries.map((entry, at): Draft => {
      const slipped = at === entries.length - 1 ? blocks.slice(index + 1, end) : []
      const { more, answer, isChoice } = divide([...entry.body, ...slipped])
      return {
        line: lineOf(entry.heading) ?? 1,
        title: entry.heading.children,
        more,
        answer,
        ...(isChoice && { kind: 'choice' }),
      }
    })
    return { consumed: end - index, drafts, evidence: `${items} list items on the page start with a heading` }
  },
}

interface HeadedEntry {
  readonly heading: Element
  readonly body: readonly Element[]
}

/** Returns the items of a list if all of them start with a heading. */
function headedEntries(block: Element | undefined): HeadedEntry[] {
  const items = itemsOf(block)
  const entries = headedParts(block)
  return entries.length === items.length ? entries : []
}

/** Returns the items of a list that start with a heading, each with the items below it that don't. */
function headedParts(block: Element | undefined): HeadedEntry[] {
  const entries: { readonly heading: Element; readonly body: Element[] }[] = []
  for (const item of itemsOf(block)) {
    const blocks = blocksOf(item.children)
    const [heading, ...body] = blocks
    if (heading !== undefined && headingLevel(heading) !== undefined) entries.push({ heading, body })
    else entries.at(-1)?.body.push(...blocks)
  }
  return entries
}

function itemsOf(block: Element | undefined): Element[] {
  return isElement(block, 'ol', 'ul') ? elementsOf(block) : []
}

function endsSection(block: Element | undefined, level: number): boolean {
  if (block === undefined) return true
  const own = headingLevel(block)
  return own !== undefined && own <= level
}

/** Returns how many list items start with a heading, and the most frequent level of these headings. */
const survey = memoiseByObject((blocks: readonly Element[]): { items: number; level: number } => {
  const levels = blocks.flatMap((block) => headedEntries(block).map((entry) => headingLevel(entry.heading) ?? 6))
  const counts = [1, 2, 3, 4, 5, 6].map((level) => levels.filter((found) => found === level).length)
  return { items: levels.length, level: counts.indexOf(Math.max(...counts)) + 1 }
})
