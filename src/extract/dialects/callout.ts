import type { Element, ElementContent } from 'hast'
import { elementsOf, headingLevel, isElement, lineOf, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import type { Cursor, Dialect, Draft, Finding } from '../dialect.ts'
import { type Line, linesOf, paragraphOf, slice, withContent } from '../reading/lines.ts'
import { readOptions } from '../reading/options.ts'
import { textLine } from '../reading/text-line.ts'
import { askingOf, isAnswerLabel, isHandle, isKindAlone, isNumbered } from '../reading/wording.ts'
import { judgements } from '../words/asking.ts'
import { anyOf } from '../words/pattern.ts'

/**
 * Obsidian's callouts: `> [!question] …` (also `faq`, `help`, `quiz`) with the answer as its body or in a nested
 * callout (`>> [!success]- Answer`), with options or "True or false?" in between; or a question in plain text whose
 * options are callouts, `>[!success] right` and `>[!fail] wrong`.
 */
export const callout: Dialect = {
  name: 'callout',
  example: {
    markdown: `> [!question] What is a digest?
> The hash of an image's manifest.

> [!quiz] Which of these changes when an image is rebuilt?
> a) its repository
> b) its digest
>> [!success]- Answer
>> b) its digest
`,
    cards: [
      { question: 'What is a digest?', answer: "The hash of an image's manifest." },
      {
        question: 'Which of these changes when an image is rebuilt? a) its repository b) its digest',
        answer: 'b) its digest',
        kind: 'choice',
      },
    ],
  },
  find({ page, blocks, index }: Cursor): Finding | undefined {
    return questionCallout(page, blocks, index) ?? judgedOptions(page, blocks, index)
  },
  isSureOf: ({ page, blocks, index }) => questionCallout(page, blocks, index) !== undefined,
  lacking({ page, blocks, index }: Cursor): string | undefined {
    const found = readCallout(blocks[index], page)
    if (found === undefined) return undefined
    if (!asking.has(found.type)) return `callout [!${found.type}], which marks no question`
    return `callout [!${found.type}] whose title doesn't ask, and which hides no answer`
  },
}

/** A quotation that starts with `[!type]`. */
export interface Callout {
  readonly type: string
  readonly fold: 'open' | 'folded' | 'fixed'
  /** The rest of the marker's line; empty if the author gave no title. */
  readonly title: Line
  /** The lines directly below the marker, in the same paragraph. */
  readonly lines: readonly Line[]
  readonly body: readonly Element[]
}

const marker = /^\[!\s?([\w -]+?)\s?(?:\|[^\]]*)?\]([+-]?)\s*/

const asking: ReadonlySet<string> = new Set(['question', 'faq', 'help', 'quiz', 'mcq', 'q', 'flashcard', 'card'])
const right: ReadonlySet<string> = new Set([
  'success',
  'check',
  'done',
  'correct',
  'right',
  'true',
  'answer',
  'solution',
])
const wrong: ReadonlySet<string> = new Set([
  'fail',
  'failure',
  'missing',
  'wrong',
  'incorrect',
  'false',
  'error',
  'danger',
  'bug',
])

/** Reads a quotation that starts with `[!type]`, of whatever type. */
export function readCallout(block: Element | undefined, page: Page): Callout | undefined {
  if (!isElement(block, 'blockquote')) return undefined
  const [lead, ...body] = blocksOf(block.children)
  const lines = isElement(lead, 'p') ? linesOf(lead.children, page.source) : []
  const [first, ...rest] = lines
  const found = first && marker.exec(first.text)
  if (first === undefined || !found) return undefined
  const [mark, type = '', sign] = found
  const fold = sign === '-' ? 'folded' : sign === '+' ? 'open' : 'fixed'
  return {
    type: type.toLowerCase(),
    fold,
    title: withContent(first, slice(first.content, mark.length)),
    lines: rest,
    body,
  }
}

function questionCallout(page: Page, blocks: readonly Element[], index: number): Finding | undefined {
  const found = readCallout(blocks[index], page)
  if (found === undefined || !asking.has(found.type)) return undefined
  const follower = answerCallout(blocks[index + 1], page)
  const given = titled(found)
  const at = given.body.findIndex((block) => answerCallout(block, page) !== undefined)
  const inside = answerCallout(given.body[at], page)
  const before = at < 0 ? given.body : given.body.slice(0, at)
  const answer = inside ?? (at < 0 ? follower : undefined)
  const consumed = inside === undefined && answer !== undefined ? 2 : 1
  const parts = readBody(given.lines, before)
  if (parts.form === 'open' && answer === undefined) return openQuestion(found, given)
  if (given.title.content.length === 0) return undefined
  const draft: Draft = {
    line: given.title.number,
    title: given.title.content,
    more: parts.more,
    answer: [...parts.ticked, ...(answer ?? []), ...(at < 0 ? [] : given.body.slice(at + 1))],
    ...(parts.form !== 'open' && { kind: parts.form }),
  }
  return {
    consumed,
    drafts: [draft],
    evidence: `callout [!${found.type}] with ${answer === undefined ? 'options' : 'an answer'}`,
  }
}

/**
 * Returns the callout with its question as the title. If the title is missing or only repeats the type, the question is
 * the first line.
 */
function titled({ title, lines, body }: Callout): Pick<Callout, 'title' | 'lines' | 'body'> {
  if (title.text !== '' && !isKindAlone(title.text)) return { title, lines, body }
  const [line, ...rest] = lines
  if (line !== undefined) return { title: line, lines: rest, body }
  const [lead, ...others] = body
  if (!isElement(lead, 'p')) return { title, lines, body }
  return { title: withContent({ ...title, number: textLine(lead) }, lead.children), lines, body: others }
}

/** What the body asks for: a choice, a judgement, or a free answer. */
interface Body {
  readonly form: 'choice' | 'true-false' | 'open'
  readonly more: readonly ElementContent[]
  /** The ticked options. */
  readonly ticked: readonly ElementContent[]
}

const judgement = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(judgements)}[^\p{L}\p{N}]*$`, 'iu')

function readBody(lines: readonly Line[], blocks: readonly Element[]): Body {
  const first = lines.findIndex(({ text }) => /^[([]?[aA1][.):\]]\s/.test(text))
  const optionsAt = first >= 0 && readOptions(paragraphOf(lines.slice(first))) !== undefined ? first : -1
  const cut = optionsAt < 0 ? lines.length : optionsAt
  const texts = [lines.slice(0, cut), lines.slice(cut)].filter((part) => part.length > 0).map(paragraphOf)
  const all = [...texts, ...blocks]
  const options = all.map(readOptions)
  const more = all.map((block, at) => options[at]?.list ?? block)
  const ticked = options.flatMap((found) => found?.ticked ?? [])
  if (options.some((found) => found !== undefined)) return { form: 'choice', more, ticked }
  const judged = all.some((block) => judgement.test(plainText([block])))
  return { form: judged ? 'true-false' : 'open', more, ticked }
}

/** Reads a callout whose body is the answer. A callout whose title doesn't ask, and that hides nothing, is a note. */
function openQuestion(
  found: Callout,
  { title, lines, body }: Pick<Callout, 'title' | 'lines' | 'body'>,
): Finding | undefined {
  const asks = askingOf(title.text) === 'question'
  const hides = found.fold === 'folded' && title.text.split(' ').length >= 4 && !['faq', 'help'].includes(found.type)
  if (!asks && !hides) return undefined
  const answer = [...(lines.length > 0 ? [paragraphOf(lines)] : []), ...body]
  const draft: Draft = { line: title.number, title: title.content, answer }
  return {
    consumed: 1,
    drafts: [draft],
    evidence: `callout [!${found.type}] ${asks ? 'that asks a question' : 'with a folded answer'}`,
  }
}

/**
 * Returns the answer that a callout holds: `[!success]- Answer`, `[!check] 42`, or any other callout titled "Answer".
 */
function answerCallout(block: Element | undefined, page: Page): Element[] | undefined {
  const found = readCallout(block, page)
  if (found === undefined) return undefined
  const isLabel = found.title.text === '' || isAnswerLabel(found.title.text) || isHandle(found.title.text)
  if (!right.has(found.type) && !(isLabel && found.title.text !== '')) return undefined
  const lines = isLabel ? found.lines : [found.title, ...found.lines]
  return [...(lines.length > 0 ? [paragraphOf(lines)] : []), ...found.body]
}

/** An option written as a callout, and whether it is right. */
interface Judged {
  readonly item: Element
  readonly verdict: 'right' | 'wrong'
}

/** Returns the options of a quotation, which is a single callout or has one on each line. */
function readJudged(block: Element | undefined, page: Page): Judged[] | undefined {
  const found = readCallout(block, page)
  if (found === undefined) return undefined
  const groups: { type: string; lines: Line[] }[] = [{ type: found.type, lines: [found.title] }]
  for (const line of found.lines) {
    const mark = marker.exec(line.text)
    if (mark === null) groups.at(-1)?.lines.push(line)
    else
      groups.push({
        type: (mark[1] ?? '').toLowerCase(),
        lines: [withContent(line, slice(line.content, mark[0].length))],
      })
  }
  if (!groups.every(({ type }) => right.has(type) || wrong.has(type))) return undefined
  return groups.map(({ type, lines }, at): Judged => {
    const filled = lines.filter(({ content }) => content.length > 0)
    const children = [
      ...(filled.length > 0 ? paragraphOf(filled).children : []),
      ...(at === groups.length - 1 ? found.body : []),
    ]
    return {
      item: { type: 'element', tagName: 'li', properties: {}, children },
      verdict: right.has(type) ? 'right' : 'wrong',
    }
  })
}

/**
 * Reads a question in a list item, a paragraph or a heading, with `[!success]` and `[!fail]` callouts inside or below
 * it.
 */
function judgedOptions(page: Page, blocks: readonly Element[], index: number): Finding | undefined {
  const block = blocks[index]
  if (block === undefined) return undefined
  const isList = block.tagName === 'ol' || block.tagName === 'ul'
  if (!isList && block.tagName !== 'p' && headingLevel(block) === undefined) return undefined
  if (!isList && !isElement(blocks[index + 1], 'blockquote')) return undefined
  let end = index + 1
  const behind: Judged[] = []
  for (; end < blocks.length; end++) {
    const judged = readJudged(blocks[end], page)
    if (judged === undefined) break
    behind.push(...judged)
  }
  const holders = isList ? elementsOf(block).map((item) => blocksOf(item.children)) : [[block]]
  const drafts = holders.map((holder, at) => judgedDraft(page, holder, at === holders.length - 1 ? behind : []))
  const found = drafts.filter((draft) => draft !== undefined)
  if (found.length === 0 || found.length < drafts.length) return undefined
  return { consumed: end - index, drafts: found, evidence: 'options written as [!success] and [!fail] callouts' }
}

function judgedDraft(page: Page, [lead, ...rest]: readonly Element[], behind: readonly Judged[]): Draft | undefined {
  if (lead === undefined) return undefined
  const own = rest.map((block) => readJudged(block, page))
  const options = [...own.flatMap((judged) => judged ?? []), ...behind]
  const rightOnes = options.filter(({ verdict }) => verdict === 'right')
  if (options.length < 2 || rightOnes.length === 0) return undefined
  // Notes may have a `[!success]` next to a `[!fail]` as well, so the text must ask.
  const text = plainText([lead])
  if (rightOnes.length === options.length || (askingOf(text) === 'nothing' && !isNumbered(text) && options.length < 3))
    return undefined
  const givens = rest.filter((_, at) => own[at] === undefined)
  const title = isElement(lead, 'p') || headingLevel(lead) !== undefined ? lead.children : [lead]
  return {
    line: lineOf(lead) ?? 1,
    title,
    more: [...givens, listOf(options)],
    answer: [listOf(rightOnes)],
    kind: 'choice',
  }
}

function listOf(options: readonly Judged[]): Element {
  return { type: 'element', tagName: 'ul', properties: {}, children: options.map(({ item }) => item) }
}
