import { posix } from 'node:path'
import type { Element, ElementContent } from 'hast'
import { elementsOf, headingLevel, isElement, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Cursor, Dialect, Draft, Finding } from '../dialect.ts'
import { ankiDeletions, deletion, markDeletions, patternDeletions } from '../reading/cloze.ts'
import { isLined, type Line, linesOf, paragraphOf, slice, textOf } from '../reading/lines.ts'
import { textLine } from '../reading/text-line.ts'
import { endsAsking } from '../reading/wording.ts'

/**
 * Formats that divide a file by thematic breaks or marks. In yanki, a file is a card: `---` separates its sides, `---`
 * twice makes a card in both directions, `~~…~~` a cloze, and a final `_…_` is an answer to type. In mdanki, a line
 * with only `%` below a heading ends the front. In inka, `Deck:` and `Tags:` stand between two thematic breaks,
 * followed by numbered questions with quoted answers.
 */
export const oneFile: Dialect = {
  name: 'one-file',
  example: {
    markdown: `What does exit code 137 mean?

---

The process was killed with \`SIGKILL\`, often for lack of memory.
`,
    cards: [
      {
        question: 'What does exit code 137 mean?',
        answer: 'The process was killed with SIGKILL, often for lack of memory.',
      },
    ],
  },
  find({ page, pages, blocks, index }: Cursor): Finding | undefined {
    if (blocks !== page.blocks) return undefined
    const block = blocks[index]
    if (headingLevel(block) !== undefined) {
      const divided = headingWithPercent(blocks, index)
      if (divided !== undefined) return divided
    }
    if (isElement(block, 'hr')) {
      const section = inkaSection(page, index)
      if (section !== undefined) return section
    }
    return index === 0 ? wholeFile(page, pages) : undefined
  },
}

/** The form of a file that is one card. */
type Shape = 'sides' | 'both-ways' | 'cloze' | 'typed'

/** Longer pages are documents, not cards. */
const longest = { blocks: 24, characters: 3000 }

const shapeOf = memoiseByObject((page: Page): Shape | undefined => {
  const { blocks } = page
  if (/(?:^|\/)(?:readme|index|license|licence|contributing|changelog)\.\w+$/i.test(page.file)) return undefined
  if (blocks.length === 0 || blocks.length > longest.blocks || page.source.length > longest.characters) return undefined
  const headings = blocks.filter((block) => headingLevel(block) !== undefined && !isLined(block, page.source)).length
  const rules = blocks.flatMap((block, index) => (isElement(block, 'hr') ? [index] : []))
  const [rule, next] = rules
  if (headings > 2 || rules.length > 3) return undefined
  const front = blocks.slice(0, rule ?? blocks.length)
  if (front.some(hasStrike)) return 'cloze'
  if (rule === 0) return undefined
  if (rule !== undefined) return next === rule + 1 ? 'both-ways' : 'sides'
  const [first, ...rest] = blocks
  if (first !== undefined && first.tagName === 'h2' && isLined(first, page.source) && rest.length > 0) return 'sides'
  const typed = typedAnswer(blocks.at(-1), page.source)
  return typed !== undefined && (rest.length > 0 || typed.before.length > 0) ? 'typed' : undefined
})

function hasStrike(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'del' || node.children.some(hasStrike))
}

/** Returns the last line of a page if all of it is emphasised. */
function typedAnswer(block: Element | undefined, source: string): { answer: Element; before: Line[] } | undefined {
  if (!isElement(block, 'p')) return undefined
  const lines = linesOf(block.children, source)
  const [only, ...others] = lines.at(-1)?.content ?? []
  return isElement(only, 'em') && others.length === 0 ? { answer: only, before: lines.slice(0, -1) } : undefined
}

/**
 * Reads the whole page as a card if its neighbours are cards, if yanki has written into it, or if it is a question and
 * its answer.
 */
function wholeFile(page: Page, pages: ReadonlyMap<string, Page>): Finding | undefined {
  const shape = shapeOf(page)
  if (shape === undefined) return undefined
  const evidence = evidenceOf(page, pages, shape)
  if (evidence === undefined) return undefined
  const drafts = readCard(page, shape)
  return drafts.length === 0 ? undefined : { consumed: page.blocks.length, drafts, evidence }
}

function evidenceOf(page: Page, pages: ReadonlyMap<string, Page>, shape: Shape): string | undefined {
  if (hasNoteId(page)) return 'file with the id of a note in its front matter'
  const { folders, hasNoteIds } = surroundings(pages)
  const { cards, count } = folders.get(posix.dirname(page.file)) ?? { cards: 0, count: 0 }
  if (hasNoteIds ? cards / count >= 0.5 : count >= 3 && cards / count >= 0.8) {
    return `${cards} of ${count} files in the folder look like cards`
  }
  const [front, rule] = page.blocks
  const asks = shape === 'sides' && isElement(front, 'p') && isElement(rule, 'hr') && endsAsking(plainText([front]))
  const isWhole =
    page.blocks.filter((block) => isElement(block, 'hr') || headingLevel(block) !== undefined).length === 1
  return asks && isWhole ? 'file with a question, a thematic break and its answer' : undefined
}

/** Whether yanki has written the id of a note into the front matter. */
function hasNoteId({ source }: Page): boolean {
  return /^---\n(?:(?!---\n)[^\n]*\n)*?(?:noteId|yanki)\s*:/.test(source)
}

interface OneFileSurvey {
  /** How many files of each folder have the form of a card. */
  readonly folders: ReadonlyMap<string, { readonly cards: number; readonly count: number }>
  /** Whether several files have note ids of yanki, which shows where its files are. */
  readonly hasNoteIds: boolean
}

const surroundings = memoiseByObject((pages: ReadonlyMap<string, Page>): OneFileSurvey => {
  const folders = new Map<string, { cards: number; count: number }>()
  let noteIds = 0
  for (const [path, page] of pages) {
    const folder = posix.dirname(path)
    const { cards, count } = folders.get(folder) ?? { cards: 0, count: 0 }
    folders.set(folder, { cards: cards + (shapeOf(page) === undefined ? 0 : 1), count: count + 1 })
    if (hasNoteId(page)) noteIds++
  }
  return { folders, hasNoteIds: noteIds >= 3 }
})

function readCard(page: Page, shape: Shape): Draft[] {
  const { blocks } = page
  const rule = blocks.findIndex((block) => isElement(block, 'hr'))
  const [first] = blocks
  if (first === undefined) return []
  if (shape === 'cloze') {
    const front = rule < 0 ? blocks : blocks.slice(0, rule)
    const more = rule < 0 ? [] : blocks.slice(rule + 1)
    return [{ ...promptOf(strikesHidden(front)), answer: more, answered: true, kind: 'cloze', line: textLine(first) }]
  }
  if (shape === 'typed') {
    const typed = typedAnswer(blocks.at(-1), page.source)
    const before = typed === undefined || typed.before.length === 0 ? [] : [paragraphOf(typed.before)]
    return [
      { ...promptOf([...blocks.slice(0, -1), ...before]), answer: typed?.answer.children ?? [], line: textLine(first) },
    ]
  }
  // A `---` directly below the text makes it a Setext heading.
  const front = rule < 0 ? blocks.slice(0, 1) : blocks.slice(0, rule)
  const back = (rule < 0 ? blocks.slice(1) : blocks.slice(rule + 1)).filter((block) => !isElement(block, 'hr'))
  const forth = { ...promptOf(front), answer: back, line: textLine(first) }
  const [lead] = back
  return shape === 'both-ways' && lead !== undefined
    ? [forth, { ...promptOf(back), answer: front, line: textLine(lead), kind: 'reversed' }]
    : [forth]
}

function promptOf(blocks: readonly ElementContent[]): Pick<Draft, 'title' | 'more'> {
  const [first, ...more] = blocks
  if (first === undefined) return { title: [] }
  return { title: isElement(first, 'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6') ? first.children : [first], more }
}

/** Turns `~~2 hidden _a hint_~~` into deletions. */
function strikesHidden(blocks: readonly Element[]): ElementContent[] {
  let next = 1
  const hide = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node
    if (node.tagName !== 'del') return { ...node, children: node.children.map(hide) }
    const last = node.children.at(-1)
    const hint = node.children.length > 1 && isElement(last, 'em') ? last : undefined
    const hidden = hint === undefined ? node.children : node.children.slice(0, -1)
    const number = /^(\d{1,2})\s+(?=\S)/.exec(textOf(hidden))
    const text = number === null ? hidden : slice(hidden, number[0].length)
    return deletion(number === null ? next++ : Number(number[1]), trimmedEnd(text), hint && plainText([hint]))
  }
  return blocks.map(hide)
}

function trimmedEnd(content: readonly ElementContent[]): readonly ElementContent[] {
  const last = content.at(-1)
  return last?.type === 'text' ? [...content.slice(0, -1), { ...last, value: last.value.trimEnd() }] : content
}

/** mdanki: `## front`, the rest of the front, a line with only `%`, the back. */
function headingWithPercent(blocks: readonly Element[], index: number): Finding | undefined {
  const block = blocks[index]
  const level = headingLevel(block)
  if (block === undefined || level === undefined) return undefined
  let mark: number | undefined
  let end = index + 1
  for (; end < blocks.length && headingLevel(blocks[end]) === undefined; end++) {
    const other = blocks[end]
    if (mark === undefined && isElement(other, 'p') && plainText([other]) === '%') mark = end
  }
  if (mark === undefined) return undefined
  while (end < blocks.length && !((headingLevel(blocks[end]) ?? 7) <= level)) end++
  const draft: Draft = {
    line: textLine(block),
    title: block.children,
    more: blocks.slice(index + 1, mark),
    answer: blocks.slice(mark + 1, end),
  }
  return { consumed: end - index, drafts: [draft], evidence: 'heading with a line % between front and back' }
}

/** inka's short form of a cloze: `{hidden}`, `{2::hidden}`. */
const inkaDeletions = patternDeletions(/(?<!\{)\{(?:c?(?<number>\d{1,3})::)?(?<text>[^{}]+)\}(?!\})/dg)

/** inka: from a thematic break followed by `Deck:` or `Tags:` to the next thematic break. */
function inkaSection(page: Page, index: number): Finding | undefined {
  const { blocks, source } = page
  let [deck, tags, at]: [string | undefined, string[], number] = [undefined, [], index + 1]
  for (; isElement(blocks[at], 'p'); at++) {
    const lines = linesOf((blocks[at] as Element).children, source).map(({ text }) =>
      /^(Deck|Tags):\s*(.*)$/.exec(text),
    )
    if (lines.length === 0 || lines.some((line) => line === null)) break
    for (const line of lines) {
      if (line?.[1] === 'Deck') deck = line[2]
      else tags = line?.[2]?.split(/\s+/).filter((tag) => tag !== '') ?? []
    }
  }
  const end = blocks.findIndex((block, position) => position >= at && isElement(block, 'hr'))
  if (at === index + 1 || end < 0) return undefined
  const drafts = inkaCards(blocks.slice(at, end), source).map(
    (draft): Draft => ({ ...draft, tags, ...(deck !== undefined && deck !== '' && { deck }) }),
  )
  return drafts.length === 0
    ? undefined
    : { consumed: end - index, drafts, evidence: 'section with Deck: and Tags: between two thematic breaks' }
}

function inkaCards(blocks: readonly Element[], source: string): Draft[] {
  return blocks.flatMap((block, index) => {
    if (!isElement(block, 'ol')) return []
    const next = blocks.findIndex((other, position) => position > index && isElement(other, 'ol'))
    const behind = blocks.slice(index + 1, next < 0 ? blocks.length : next)
    const items = elementsOf(block)
    return items.flatMap((item, at) =>
      inkaCard([...blocksOf(item.children), ...(at === items.length - 1 ? behind : [])], source),
    )
  })
}

function inkaCard(blocks: readonly Element[], source: string): Draft[] {
  const [first] = blocks
  if (first === undefined) return []
  const quotation = blocks.findIndex((block) => isElement(block, 'blockquote'))
  const line = textLine(first)
  if (quotation >= 0) {
    const answer = blocks
      .slice(quotation)
      .flatMap((block) => (isElement(block, 'blockquote') ? blocksOf(block.children) : [block]))
    return [{ ...promptOf(blocks.slice(0, quotation)), answer, line }]
  }
  const anki = markDeletions(blocks, ankiDeletions, source)
  const { content, count } = anki.count > 0 ? anki : markDeletions(blocks, inkaDeletions, source)
  return count === 0 ? [] : [{ ...promptOf(content), answer: [], answered: true, kind: 'cloze', line }]
}
