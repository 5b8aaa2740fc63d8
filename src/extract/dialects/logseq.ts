import type { Element, ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { elementsOf, isElement, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import type { BlockAt, Dialect, Draft, Finding } from '../dialect.ts'
import { markDeletions, patternDeletions } from '../reading/cloze.ts'
import { tagPath } from '../reading/hashtags.ts'
import { type Line, linesOf, paragraphOf, slice, withContent } from '../reading/lines.ts'

/**
 * Cards of Logseq: an item of an outline that is tagged `#card`, with the answer as its items; or a sentence with
 * `{{cloze hidden}}`. Properties (`id:: …`, `card-ease-factor:: …`) are no text.
 */
export const logseq: Dialect = {
  name: 'obsidian',
  example: {
    markdown: `- Storage
  - What is a volume? #card
    card-ease-factor:: 2.5
    - A folder that outlives the container.
  - The default driver is called {{cloze local}}. #card
`,
    cards: [
      { question: 'What is a volume?', answer: 'A folder that outlives the container.' },
      { question: 'The default driver is called {{c1::local}}.', answer: '', kind: 'cloze' },
    ],
  },
  isSureOf: (block) => find(block) !== undefined,
  find,
}

function find({ page, blocks, index }: BlockAt): Finding | undefined {
  const block = blocks[index]
  if (!isElement(block, 'ul') || !mark.test(plainText([block]))) return undefined
  const drafts = cardsIn(block, page)
  if (drafts.length === 0) return undefined
  return { consumed: 1, drafts, evidence: 'items of an outline tagged #card, or with {{cloze …}}' }
}

/** A cheap check that every list with a card passes. */
const mark = /#\[?\[?card|\bcard-[\w-]+::|\btags:: *card|\{\{cloze\s/i

function cardsIn(list: Element, page: Page): Draft[] {
  return elementsOf(list).flatMap((item) => {
    const [lead, ...below] = blocksOf(item.children)
    const draft =
      lead && isElement(lead, 'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6') ? cardOf(lead, below, page) : undefined
    if (draft !== undefined) return [draft]
    return below.flatMap((block) => (isElement(block, 'ul', 'ol') ? cardsIn(block, page) : []))
  })
}

const tag = /(^|\s)#(?:\[\[([^\]]+)\]\]|([\p{L}\p{N}_/-]+))(?=\s|$)/gu
const property = /^[\p{L}][\p{L}\p{N}._/-]*::(?:\s|$)/u
const cardProperty = /^card-[\w-]+::|^tags::.*(?:^|[\s,#[])card(?:$|[\s,\]])/

const clozes = patternDeletions(/\{\{cloze\s+(?<text>(?:(?!\}\}|\\\\).)+?)(?:\\\\(?<hint>(?:(?!\}\}).)*))?\}\}/dgs)

function cardOf(lead: Element, below: readonly Element[], page: Page): Draft | undefined {
  const all = linesOf(lead.children, page.source)
  const tags = all.flatMap(({ text }) => [...text.matchAll(tag)].map(([, , linked, plain]) => linked ?? plain ?? ''))
  const isTagged = tags.some(isCard) || all.some(({ text }) => cardProperty.test(text))
  const [first, ...rest] = all.filter(({ text }) => !property.test(text)).map(untagged)
  if (first === undefined) return undefined
  const hidden = markDeletions(
    [first, ...rest].map((line) => paragraphOf([line])),
    clozes,
    page.source,
  )
  if (!isTagged && hidden.count === 0) return undefined
  const own = tags.flatMap(tagPath)
  if (hidden.count > 0) {
    const [title, ...more] = hidden.content
    const answer = withoutProperties(below, page)
    return {
      line: first.number,
      title: title?.type === 'element' ? title.children : [],
      more,
      answer,
      answered: true,
      kind: 'cloze',
      tags: own,
    }
  }
  // The further lines of an item belong to its front; without items below it, they are the answer.
  const lines = rest.length === 0 ? [] : [paragraphOf(rest)]
  const answer = below.length === 0 ? lines : withoutProperties(below, page)
  return { line: first.number, title: first.content, more: below.length === 0 ? [] : lines, answer, tags: own }
}

function isCard(name: string): boolean {
  return name.toLowerCase() === 'card'
}

/** Removes the tags from the end of a line, and `#card` from anywhere in it. */
function untagged(line: Line): Line {
  let { content } = line
  for (const match of [...line.text.matchAll(tag)].reverse()) {
    const [all, , linked, plain = ''] = match
    const end = match.index + all.length
    const isLast = line.text.slice(end).replace(tag, '').trim() === ''
    if (!isLast && !isCard(linked ?? plain)) continue
    content = [...slice(content, 0, match.index), ...slice(content, end)]
  }
  return withContent(line, content)
}

const ownProperty = /^(?:id|collapsed|heading|card-[\w-]+|logseq\.[\w.-]+|(?:created|updated)-at)::(?:\s|$)/

/** Removes the properties from an answer; a single item stands without its bullet. */
function withoutProperties(blocks: readonly Element[], page: Page): Content {
  const cleaned = blocks.flatMap((block) => (plainText([block]).includes('::') ? clean(block, page) : [block]))
  const [only, ...others] = cleaned
  if (!isElement(only, 'ul') || others.length > 0) return cleaned
  const [item, ...further] = elementsOf(only)
  return item === undefined || further.length > 0 ? cleaned : blocksOf(item.children)
}

function clean(node: ElementContent, page: Page): ElementContent[] {
  if (node.type !== 'element') return [node]
  const { tagName } = node
  if (tagName === 'p') {
    const lines = linesOf(node.children, page.source)
    const kept = lines.filter(({ text }) => !ownProperty.test(text))
    return kept.length === lines.length ? [node] : kept.length === 0 ? [] : [paragraphOf(kept)]
  }
  if (tagName === 'ul' || tagName === 'ol')
    return [{ ...node, children: node.children.flatMap((child) => clean(child, page)) }]
  // In a tight list, the words of an item are no paragraph.
  return tagName === 'li'
    ? [{ ...node, children: blocksOf(node.children).flatMap((child) => clean(child, page)) }]
    : [node]
}
