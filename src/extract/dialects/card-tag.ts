import type { Element, ElementContent } from 'hast'
import { endLineOf, headingLevel, isElement, plainText } from '../../parse/block.ts'
import type { Page } from '../../parse/page.ts'
import type { Cursor, Dialect, Finding } from '../dialect.ts'
import { answeredBySign } from '../reading/answer.ts'
import { isHashtag, tagPath } from '../reading/hashtags.ts'
import { type Line, linesOf, paragraphOf, slice } from '../reading/lines.ts'

/**
 * Cards of the plugin flashcards-obsidian: the first line of a heading or a paragraph ends with `#card`
 * (`#card-reverse`, `#card-spaced`), and what follows is the answer. The plugin adds the number of the note as
 * `^1646403412`. NeuraCache reads `#flashcard` and `#spaced` in the same way.
 */
export const cardTag: Dialect = {
  name: 'obsidian',
  example: {
    markdown: `## What is a volume? #card

A folder that outlives the container.
`,
    cards: [{ question: 'What is a volume?', answer: 'A folder that outlives the container.' }],
  },
  isSureOf({ page, blocks, index }): boolean {
    const block = blocks[index]
    return block !== undefined && isTagged(block, page)
  },
  find({ page, blocks, index, endsAnswer }: Cursor): Finding | undefined {
    const block = blocks[index]
    if (block === undefined || !isTagged(block, page)) return undefined
    const [front, ...back] = linesOf(block.children, page.source)
    if (front === undefined) return undefined
    const tags = marks.exec(front.text)?.[0] ?? ''
    const title = slice(front.content, 0, front.text.length - tags.length)
    const level = headingLevel(block)
    let end = index + 1
    if (back.length === 0) {
      while (end < blocks.length && !endsCard(blocks[end], level, page) && !endsAnswer(end)) end++
      // The line with the number ends a card. Without it, the answer to a paragraph is the next block.
      const close = blocks
        .slice(index, end)
        .findIndex((own) => isElement(own, 'p') && isNumber(linesOf(own.children, page.source).at(-1)))
      if (close >= 0) end = index + close + 1
      else if (level === undefined) end = Math.min(end, index + 2)
    }
    const rest = back.filter((line) => !isNumber(line))
    const below = blocks.slice(index + 1, end).flatMap((own) => withoutNumber(own, page.source))
    const answer: ElementContent[] = [...(rest.length === 0 ? [] : [paragraphOf(rest)]), ...below]
    const own = [...tags.matchAll(/#([\p{L}\p{N}_/-]+)/gu)].map(([, tag = '']) => tag)
    return {
      consumed: end - index,
      drafts: [
        {
          line: front.number,
          endLine: endLineOf(blocks[end - 1] ?? block) ?? front.number,
          title,
          answer,
          ...answeredBySign(answer),
          tags: own.filter(isHashtag).flatMap(tagPath),
        },
      ],
      evidence: `line tagged #${own[0]}`,
    }
  },
}

const marks =
  /(?<!\s)\s+#(?:card(?:-(?:reverse|spaced|spaced-reverse))?|flashcard|spaced)(?=\s|$)(?:\s+#[\p{L}\p{N}_/-]+)*\s*$/u

function isNumber(line: Line | undefined): boolean {
  return line !== undefined && /^\^\d{6,}$/.test(line.text)
}

function isTagged(block: Element, { source }: Page): boolean {
  if (headingLevel(block) === undefined && !isElement(block, 'p')) return false
  if (!/#(?:card|flashcard|spaced)/.test(plainText([block]))) return false
  const [first, second] = linesOf(block.children, source)
  // A line with only `?` below it, or `::` in it, divides the card by itself.
  const isDivided = /^\?{1,2}$/.test(second?.text ?? '') || (first?.text.includes('::') && !/#card/.test(first.text))
  return first !== undefined && !isDivided && marks.test(first.text)
}

function endsCard(block: Element | undefined, level: number | undefined, page: Page): boolean {
  if (block === undefined || isElement(block, 'hr') || isTagged(block, page)) return true
  const own = headingLevel(block)
  return own !== undefined && (level === undefined || own <= level)
}

/** Removes the plugin's number from the end of a paragraph. */
function withoutNumber(block: Element, source: string): Element[] {
  if (!isElement(block, 'p')) return [block]
  const lines = linesOf(block.children, source)
  if (!isNumber(lines.at(-1))) return [block]
  const kept = lines.slice(0, -1)
  return kept.length === 0 ? [] : [paragraphOf(kept)]
}
