/** The labels of the questions of a page that only their rising numbers show: `P1.`, `П2.`, `Fråga 3:`. */

import type { Element } from 'hast'
import { elementsOf, headingLevel, isElement, plainText, summaryOf } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { fewestLabels, labelsOf } from './numbering.ts'
import { isNumbered } from './wording.ts'

/** Texts that may be questions side by side. */
interface Candidates {
  readonly headings: string[]
  readonly bold: string[]
  readonly items: string[]
  readonly summaries: string[]
}

const longestLead = 600

/** Returns the label at the beginning of a text, if it has no other number and the page has a series of such labels. */
export function labelAt(page: Page, text: string): string | undefined {
  if (!mayBeLabelled.test(text) || isNumbered(text)) return undefined
  const { labels, lengths } = labelsOn(page)
  const length = lengths.find((length) => labels.has(text.slice(0, length)))
  return length === undefined ? undefined : text.slice(0, length)
}

const mayBeLabelled = /^[^\p{L}\p{N}]{0,3}\p{L}\D{0,30}\p{Nd}/u

/** A line that may begin with a label, behind marks of headings, lists and emphasis, and tags. */
const labelledLine =
  /^(?:[^\p{L}\p{N}\n<]|<[^>\n]*>|\d+[.)][^\S\n])*\p{L}[\p{L}\p{M}]{0,14}(?: [\p{L}\p{M}]{1,10})?\s?(?:#|No\.? ?|№ ?)?\p{Nd}/gmu

/** Whether a page has lines enough that begin like labels, so that most pages cost nothing. */
export const mayHoldLabels = memoiseByObject(
  ({ source }: Page): boolean => (source.match(labelledLine)?.length ?? 0) >= fewestLabels,
)

const labelsOn = memoiseByObject((page: Page) => {
  if (!mayHoldLabels(page)) return { labels: new Set<string>(), lengths: [] }
  const found: Candidates = { headings: [], bold: [], items: [], summaries: [] }
  collect(page.blocks, found)
  const labels = new Set(Object.values(found).flatMap((texts: readonly string[]) => [...labelsOf(texts).values()]))
  return { labels, lengths: [...new Set([...labels].map(({ length }) => length))] }
})

function collect(blocks: readonly Element[], found: Candidates): void {
  for (const block of blocks) {
    if (headingLevel(block) !== undefined) add(block, found.headings)
    else if (block.tagName === 'p') {
      const [first] = block.children
      if (isElement(first, 'strong', 'b')) add(block, found.bold)
    } else if (block.tagName === 'details') {
      const summary = summaryOf(block)
      if (summary !== undefined) add(summary, found.summaries)
      collect(blocksOf(block.children.filter((child) => child !== summary)), found)
    } else if (block.tagName === 'ul' || block.tagName === 'ol') {
      for (const item of elementsOf(block)) {
        const [lead, ...rest] = blocksOf(item.children)
        if (lead !== undefined && headingLevel(lead) === undefined) add(lead, found.items)
        collect(lead !== undefined && headingLevel(lead) !== undefined ? [lead, ...rest] : rest, found)
      }
    }
  }
}

function add(block: Element, texts: string[]): void {
  texts.push(plainText([block]).slice(0, longestLead))
}
