import type { Element, ElementContent } from 'hast'
import { elementsOf, headingLevel, isElement, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Cursor, Dialect, Draft, Finding } from '../dialect.ts'
import type { PageMemory } from '../memory.ts'
import { announcesQuestions } from '../reading/announcement.ts'
import { linkShare } from '../reading/answer.ts'
import { type Division, divide, isFold } from '../reading/division.ts'
import { splitGlued } from '../reading/glued-test.ts'
import { linesOf, maskOf, paragraphOf, slice, textOf } from '../reading/lines.ts'
import { textLine } from '../reading/text-line.ts'
import { askingOf, askingWhereAnnounced, endsAsking } from '../reading/wording.ts'

/** List items that are questions: with options and a fold, with an answer, or with nothing below them. */
export const listQuestion: Dialect = {
  name: 'list-question',
  example: {
    markdown: `- **What does \`EXPOSE\` do?** It documents a port; it publishes nothing.
- **What does \`VOLUME\` do?** It declares a path whose data is kept outside the container.
- **What does \`ENTRYPOINT\` do?** It names the program that the container runs.
`,
    cards: [
      { question: 'What does EXPOSE do?', answer: 'It documents a port; it publishes nothing.' },
      { question: 'What does VOLUME do?', answer: 'It declares a path whose data is kept outside the container.' },
      { question: 'What does ENTRYPOINT do?', answer: 'It names the program that the container runs.' },
    ],
  },
  find({ page, blocks, index, memory }: Cursor): Finding | undefined {
    const block = blocks[index]
    if (!isElement(block, 'ol', 'ul') || linkShare([block]) > 0.7) return undefined
    const read = elementsOf(block)
      .filter((item) => item.tagName === 'li')
      .map((item) => readItem(item, page))
    const whole = memory === undefined ? read : read.filter((item) => item.lead !== undefined)
    const items = announcesQuestions(page) ? withAnswersBehind(whole, memory) : whole
    if (items.length === 0 || items.some((item) => item.lead === undefined)) return undefined
    const end = slippedEnd(blocks, index, items)
    const last = items.at(-1)
    if (last !== undefined && end > index + 1)
      items[items.length - 1] = { ...last, division: divide([...last.body, ...blocks.slice(index + 1, end)]) }
    const marked = items.filter((item) => item.division.mark !== 'none').length
    const asking = items.filter((item) => item.asks).length
    const pageHasMore = survey(blocks, page)
    if (marked === items.length || (marked > 0 && marked + asking >= items.length)) {
      return {
        consumed: end - index,
        drafts: items.map(toDraft),
        evidence: 'list items with marked answers',
      }
    }
    const enough = items.length >= fewest || pageHasMore >= fewest || (items.length > 1 && items.every(answersItself))
    if (asking / items.length >= mostly && enough) {
      const evidence = `${asking} of ${items.length} list items ask a question`
      return { consumed: end - index, drafts: items.map(toDraft), evidence }
    }
    if (memory !== undefined)
      return { consumed: end - index, drafts: items.map(toDraft), evidence: 'list item that was a question before' }
    return undefined
  },
  lacking({ page, blocks, index }: Cursor): string | undefined {
    const block = blocks[index]
    if (!isElement(block, 'ol', 'ul')) return undefined
    const items = elementsOf(block)
      .filter((item) => item.tagName === 'li')
      .map((item) => readItem(item, page))
    const asking = items.filter((item) => item.asks).length
    if (asking === 0) return undefined
    const share = `only ${asking} of ${items.length} ${items.length === 1 ? 'item' : 'items'} ${asking === 1 ? 'asks' : 'ask'}`
    if (asking / items.length < mostly)
      return `list of which ${share}; ${Math.ceil(items.length * mostly)} would be enough`
    if (items.some((item) => item.lead === undefined))
      return 'list that asks, but an item begins with something else than text'
    return `list that asks, but the lists of the page have only ${survey(blocks, page)} such items, and ${fewest} are needed`
  },
}

/** A list is one of questions if this share of its items ask, and the lists of its page have this many that do. */
const mostly = 0.7
const fewest = 3

interface Item {
  /** What asks: the first paragraph, or its bold beginning. */
  readonly lead: readonly ElementContent[] | undefined
  /** 1-based line of the words that ask. */
  readonly line: number
  readonly body: readonly Element[]
  readonly division: Division
  readonly asks: boolean
}

function readItem(item: Element, page: Page): Item {
  const [first, ...rest] = blocksOf(item.children)
    .flatMap(splitGlued)
    .flatMap((block, at) => splitAnswer(block, at, page))
  const none: Division = { more: [], answer: [], isChoice: false, mark: 'none' }
  if (first?.tagName !== 'p' || plainText([first]) === '')
    return { lead: undefined, line: 1, body: [], division: none, asks: false }
  const bold = boldLead(first)
  const body = bold === undefined ? rest : [...bold.rest, ...rest]
  const lead = bold?.lead ?? first.children
  return {
    lead,
    line: textLine(first),
    body,
    division: divide(body),
    asks:
      endsAsking(plainText(lead)) ||
      (bold !== undefined && askingOf(plainText(lead)) === 'question') ||
      (announcesQuestions(page) && asksWithoutMark(plainText(lead), body)),
  }
}

/** The share of the items of a list with an answer behind the question mark that shows that these are answers. */
const mostlyAnswered = 0.7

/**
 * Divides the items `What is x? It is …` on a page that announces questions, where most items of the list are like that:
 * more of the question may stand behind a single one.
 */
function withAnswersBehind(items: readonly Item[], memory: PageMemory | undefined): Item[] {
  const divided = items.map(answerBehind)
  const count = divided.filter((item) => item !== undefined).length
  const areAnswers = count > 1 && count >= items.length * mostlyAnswered
  return items.map((item, at) => {
    const apart = divided[at]
    return apart && (areAnswers || memory?.begins(plainText(apart.lead))) ? apart : item
  })
}

const asked = /^[^?？؟]*[?？؟]["'”’»)]*(?=\s)\s*([–—-]\s+)?/

/** Divides `What is x? It is …`; undefined where more of the question, or a remark, stands behind the question mark. */
function answerBehind({ lead, line, body }: Item): (Item & { lead: readonly ElementContent[] }) | undefined {
  if (lead === undefined || body.length > 0) return undefined
  const text = textOf(lead)
  const [before = '', dash] = asked.exec(maskOf(lead)) ?? []
  const rest = text.slice(before.length).trim()
  if (before === '' || !/^[^([]*\p{L}/u.test(rest) || /[?？؟]/.test(rest) || askingOf(rest) !== 'nothing')
    return undefined
  if (dash === undefined && !/[.!。]["'”’»)]*$/.test(rest) && rest.split(/\s+/).length < 3) return undefined
  const question = slice(lead, 0, before.length - (dash?.length ?? 0))
  const answer: Element = { type: 'element', tagName: 'p', properties: {}, children: slice(lead, before.length) }
  if (!asksInWords(plainText(question))) return undefined
  return { lead: question, line, body: [answer], division: divide([answer]), asks: true }
}

/** Whether an item of a page that announces questions is one: steps ("Write it down") need a body that answers. */
function asksWithoutMark(lead: string, body: readonly Element[]): boolean {
  const asking = askingWhereAnnounced(lead)
  return asking === 'knowledge' || (asking === 'action' && body.length > 0)
}

/** Whether a line is a sentence with a question mark; `file?` is an optional argument. */
function asksInWords(text: string): boolean {
  const [words = ''] = text.split(/[?？؟]/)
  return endsAsking(text) && (words.trim().includes(' ') || /[\u3040-\u30ff\u3400-\u9fff]{2}/.test(words))
}

/** Splits a paragraph whose first line asks, with the answer on the lines below. */
function splitAnswer(block: Element, at: number, page: Page): Element[] {
  if (at > 0 || !isElement(block, 'p') || !/[?？؟]/.test(plainText([block]))) return [block]
  const [first, ...rest] = linesOf(block.children, page.source)
  if (first === undefined || !asksInWords(first.text) || rest.length === 0) return [block]
  return rest.some(({ text }) => endsAsking(text)) ? [block] : [paragraphOf([first]), paragraphOf(rest)]
}

/** Reads `**What is x?** It is …`: the bold beginning asks, and the rest of the paragraph answers. */
function boldLead(paragraph: Element): { lead: readonly ElementContent[]; rest: readonly Element[] } | undefined {
  const [first, ...rest] = paragraph.children
  if (!isElement(first, 'strong', 'b') || askingOf(plainText([first])) !== 'question') return undefined
  const words = plainText(rest)
  if (words === '') return { lead: [first], rest: [] }
  if (!/[\p{L}\p{N}]/u.test(words)) return undefined
  return { lead: [first], rest: [{ ...paragraph, children: rest }] }
}

/** Whether an item ends with a question mark and has something below or behind it. */
function answersItself({ lead, body }: Item): boolean {
  return lead !== undefined && body.length > 0 && asksInWords(plainText(lead))
}

function toDraft({ lead, line, body, division }: Item): Draft {
  const title = lead ?? []
  const followUps = division.mark === 'none' && body.length === 1 && isQuestionList(body[0])
  if (followUps) return { line, title, more: body, answer: [] }
  return { line, title, more: division.more, answer: division.answer, ...(division.isChoice && { kind: 'choice' }) }
}

/** Whether a block is a nested list that asks: its items are follow-up questions, not the answer. */
function isQuestionList(block: Element | undefined): boolean {
  if (!isElement(block, 'ul', 'ol')) return false
  const items = elementsOf(block)
  return items.length > 0 && items.filter((item) => endsAsking(plainText([item]))).length / items.length > 0.5
}

/**
 * A fold, possibly with options before it, that isn't indented far enough stands below the list and answers its last
 * item.
 */
function slippedEnd(blocks: readonly Element[], index: number, items: readonly Item[]): number {
  const last = items.at(-1)
  if (last === undefined || last.division.mark === 'fold') return index + 1
  for (let at = index + 1; at < blocks.length && at <= index + 6; at++) {
    const block = blocks[at]
    if (block === undefined || headingLevel(block) !== undefined || isElement(block, 'ol', 'hr')) break
    if (isFold(block)) return at + 1
    if (isElement(block, 'details')) break
  }
  return index + 1
}

/** Returns how many list items of a page ask. */
const survey = memoiseByObject((blocks: readonly Element[], page: Page): number => {
  const items = blocks.flatMap((block) => (isElement(block, 'ol', 'ul') ? elementsOf(block) : []))
  return items.filter((item) => readItem(item, page).asks).length
})
