import type { Element } from 'hast'
import type { Content, DialectName, Kind, Question } from '../model/card.ts'
import { elementsOf, headingLevel, isElement, lastLine, lineOf, plainText } from '../parse/block.ts'
import type { Directive } from '../parse/directives.ts'
import { blocksOf, type Page } from '../parse/page.ts'
import { clip } from '../text/clip.ts'
import { groupBy } from '../text/group-by.ts'
import { memoiseByObject } from '../text/memoise.ts'
import { firstAtLeast } from '../text/search-sorted.ts'
import {
  type Authored,
  type AuthorMistake,
  authoredQuestions,
  expectedBlocks,
  hasAuthorsWord,
  holdsLine,
  isLeftToGuess,
} from './authored.ts'
import type { Cursor, Draft, Found } from './dialect.ts'
import { dialects } from './dialects/dialects.ts'
import type { PageMemory } from './memory.ts'
import { isAnswered, linkShare, trimAnswer } from './reading/answer.ts'
import { keyedAnswer } from './reading/answer-key.ts'
import { foldedBlocks } from './reading/division.ts'
import { givenCode } from './reading/given-code.ts'
import { withoutHashtags } from './reading/hashtags.ts'
import { dropNumbering } from './reading/numbering.ts'
import { labelAt } from './reading/page-labels.ts'
import { type ReadDraft, readDraft } from './reading/read-draft.ts'
import { rememberedParagraph } from './reading/remembered-paragraph.ts'
import { withRepeatedHandles } from './reading/repeated-handles.ts'
import { readSigns } from './reading/signs.ts'
import { sourceLines } from './reading/source-lines.ts'
import { withoutToDos } from './reading/to-do.ts'
import { cleanTitle, isSectionTitle, kindByWords } from './reading/wording.ts'

/** What became of a block of a page. Together, the fates account for every block. */
export interface Fate {
  readonly line: number
  readonly endLine: number
  /** The beginning of the text of the block. */
  readonly text: string
  readonly became:
    | {
        readonly type: 'questions'
        readonly dialect: DialectName
        readonly evidence: string
        readonly questions: readonly Question[]
        /** How many questions a comment of the author leaves out; absent if there are none. */
        readonly skipped?: number
      }
    | { readonly type: 'group' }
    | { readonly type: 'nothing'; readonly reason: string }
}

/** The questions of a page, and what became of each of its blocks. */
export interface Extraction {
  readonly questions: readonly Question[]
  readonly fates: readonly Fate[]
  /** The comments of the author that make no card, although they should. */
  readonly mistakes: readonly AuthorMistake[]
}

/** What all questions of a page have in common. */
export interface TopicScope {
  readonly topic: string
  readonly variant: string
  readonly deck: string
}

/**
 * Finds the questions of a page and records what became of every block.
 * @param memory What the ledger remembers of the page; with it, blocks that were questions before are questions again.
 * @param reasonOf Says of a block why it is no question; by default only what kind of block it is.
 */
export function extract(
  source: Page,
  pages: ReadonlyMap<string, Page>,
  scope: TopicScope,
  memory?: PageMemory,
  reasonOf: ReasonOf = briefReasonOf,
): Extraction {
  const page = withRepeatedHandles(source)
  const fates: Fate[] = []
  const marks: Marks | undefined = hasAuthorsWord(page) ? { used: new Set(), mistakes: [] } : undefined
  if (!page.matter.skip) {
    const remembered = memory && { memory, page: { ...page, blocks: [...page.blocks] } }
    walk({ page, pages, scope, remembered, marks, reasonOf }, page.blocks, undefined, [], fates)
  }
  const questions = fates.flatMap(({ became }) => (became.type === 'questions' ? became.questions : []))
  return { questions, fates, mistakes: page.matter.skip || marks === undefined ? [] : mistakesOf(page, marks) }
}

/** The page that is walked over. */
interface Walk {
  readonly page: Page
  readonly pages: ReadonlyMap<string, Page>
  readonly scope: TopicScope
  /** What the ledger remembers, and a copy of the page, on which dialects read blocks as they were remembered. */
  readonly remembered: { readonly memory: PageMemory; readonly page: Page } | undefined
  /** What became of the marks of the author; undefined on a page without any word of the author. */
  readonly marks: Marks | undefined
  readonly reasonOf: ReasonOf
}

/** Says why the block at a cursor is no question. */
export type ReasonOf = (cursor: Cursor) => string

function briefReasonOf({ blocks, index }: Cursor): string {
  const block = blocks[index]
  return block === undefined ? '' : briefReason(block)
}

interface Marks {
  readonly used: Set<Directive>
  readonly mistakes: AuthorMistake[]
}

function mistakesOf({ directives }: Page, { used, mistakes }: Marks): AuthorMistake[] {
  const idle = directives.filter((mark) => mark.verb === 'card' && !used.has(mark))
  const reason = `Nothing begins below the comment "<!-- topdeck: card -->" that could be a card, expected ${expectedBlocks}`
  return [...mistakes, ...idle.map(({ line }) => ({ line, reason }))]
}

/** The author's word about these blocks, with the walk over what is left to the dialects. */
function heeded(
  on: Walk,
  blocks: readonly Element[],
  container: Element | undefined,
): { rest: Walk; authored: Authored | undefined } {
  const { page, pages, marks, remembered } = on
  const authored =
    marks && authoredQuestions({ page, pages, blocks, endsAnswer: sureStarts(page, pages, blocks) }, container, ask)
  if (marks === undefined || authored === undefined) return { rest: on, authored }
  for (const mark of authored.marks) marks.used.add(mark)
  marks.mistakes.push(...authored.mistakes)
  if (blocks !== page.blocks) return { rest: on, authored }
  const { others } = authored
  const copy = remembered && { ...remembered, page: { ...remembered.page, blocks: [...others] } }
  return { rest: { ...on, page: { ...page, blocks: others }, remembered: copy }, authored }
}

function walk(
  whole: Walk,
  given: readonly Element[],
  container: Element | undefined,
  above: readonly OpenSection[],
  fates: Fate[],
): void {
  const { rest: on, authored } = heeded(whole, given, container)
  const blocks = authored?.others ?? given
  const { page, pages, scope, remembered } = on
  let section = [...above]
  const toQuestions = ({ dialect, finding }: Found): Question[] =>
    finding.drafts.map((draft) => toQuestion(draft, dialect, page, scope, section))
  const endsAnswer = sureStarts(page, pages, blocks)
  const memory = remembered && recollection(on, remembered, blocks, endsAnswer, toQuestions)
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index]
    if (block === undefined) return
    const named = authored?.found.get(index)
    const guessed = named === undefined ? guess(memory, { page, pages, blocks, index, endsAnswer }) : undefined
    const found = named ?? guessed
    if (found !== undefined) {
      const used = given.slice(index, index + found.finding.consumed)
      const all = toQuestions(found)
      const questions = all.filter((question) => !isSkipped(question, page))
      const skipped = all.length - questions.length
      const { dialect, finding } = found
      const became = { type: 'questions' as const, dialect, evidence: finding.evidence, questions }
      fates.push({ ...extent(used), became: skipped === 0 ? became : { ...became, skipped } })
      index += found.finding.consumed
      continue
    }
    const level = headingLevel(block)
    if (level !== undefined)
      section = [...section.filter((heading) => heading.level < level), openSection(level, block, page)]
    const inside = innerBlocks(block, on)
    const before = fates.length
    if (inside.length > 0) walk(on, inside, block, section, fates)
    if (fates.slice(before).some((fate) => fate.became.type === 'questions')) {
      fates.splice(before, 0, { ...extent([block]), became: { type: 'group' } })
    } else {
      fates.length = before
      fates.push({
        ...extent([block]),
        became: { type: 'nothing', reason: on.reasonOf({ page, pages, blocks, index, endsAnswer }) },
      })
    }
    index++
  }
}

interface OpenSection {
  readonly level: number
  readonly text: string
  /** The hashtags of the heading. */
  readonly tags: readonly string[]
}

function openSection(level: number, heading: Element, page: Page): OpenSection {
  const { content, tags } = readSigns([heading], page, 'heading')
  return { level, text: cleanTitle(plainText(content)), tags }
}

/** What stands at the cursor without the author's word, as far as the author leaves it to a guess. */
function guess(memory: ReturnType<typeof recollection> | undefined, cursor: Cursor): Found | undefined {
  const plain = ask(cursor)
  const found = memory === undefined ? plain : memory(plain, cursor.index)
  const { declaration } = cursor.page.matter
  return found !== undefined && isLeftToGuess(declaration, found) ? found : undefined
}

/**
 * Returns a function that gives what stands at an index, when the questions that are remembered of the page are taken
 * into account: what was found without them, or a remembered question, or a question that ends before a remembered one.
 */
function recollection(
  { page, pages }: Walk,
  { memory, page: pageCopy }: NonNullable<Walk['remembered']>,
  blocks: readonly Element[],
  endsAnswer: Cursor['endsAnswer'],
  toQuestions: (found: Found) => readonly Question[],
): (plain: Found | undefined, index: number) => Found | undefined {
  const copy =
    blocks.length === pageCopy.blocks.length && blocks[0] === pageCopy.blocks[0] ? pageCopy.blocks : [...blocks]
  const propose = (index: number, within: readonly Element[]): Found | undefined =>
    askAll({ page: pageCopy, pages, blocks: within, index, endsAnswer, memory }, (found) =>
      remembered(found, toQuestions, memory),
    )
  const proposals = new Map<number, Found | undefined>()
  const wholeAt = (index: number): Found | undefined => {
    if (!proposals.has(index)) proposals.set(index, propose(index, copy))
    return proposals.get(index)
  }
  const isKnownAt = (index: number): boolean => {
    if (wholeAt(index) !== undefined) return true
    const plain = ask({ page, pages, blocks, index, endsAnswer })
    if (plain === undefined) return false
    return marked.has(plain.dialect) || toQuestions(plain).some((question) => memory.knows(question))
  }
  // A remembered question ends where the next one begins.
  const proposed = (index: number): Found | undefined => {
    const whole = wholeAt(index)
    const end = index + (whole?.finding.consumed ?? 0)
    for (let at = index + 1; at < end; at++) if (isKnownAt(at)) return propose(index, copy.slice(0, at)) ?? whole
    return whole
  }
  return (plain, index) => {
    if (plain === undefined) return proposed(index)
    const questions = toQuestions(plain)
    const isKnown = questions.some((question) => memory.knows(question))
    const isRecalled = questions.some((question) => memory.isMissing(question))
    const takesInMore = (): boolean => {
      for (let at = index + 1; at < index + plain.finding.consumed; at++) if (isKnownAt(at)) return true
      return false
    }
    if (isRecalled ? takesInMore() : !isKnown) {
      const instead = proposed(index)
      if (instead !== undefined) return instead
    }
    if (isRecalled) return plain
    const inside: number[] = []
    for (let at = index + 1; at < index + plain.finding.consumed; at++) if (wholeAt(at) !== undefined) inside.push(at)
    const [first] = inside
    if (first === undefined) return plain
    if (!isKnown) return ask({ page, pages, blocks: copy.slice(0, first), index, endsAnswer })
    const own = wholeAt(first)
    const isNumbered = own !== undefined && toQuestions(own).some(({ numbering }) => numbering !== '')
    const isTornApart = isNumbered || inside.length >= MANY_SWALLOWED
    const isSame = (found: Found): boolean =>
      toQuestions(found).every((question) => (isTornApart ? memory.knows(question) : memory.knowsWithAnswer(question)))
    const shorter = askAll(
      { page: pageCopy, pages, blocks: copy.slice(0, first), index, endsAnswer, memory },
      (found) => (isSame(found) ? found : undefined),
    )
    return shorter ?? plain
  }
}

/** The dialects whose questions carry a mark of their own, and belong to no answer above them. */
const marked: ReadonlySet<DialectName> = new Set(['obsidian', 'q-a', 'callout'])

/**
 * An answer that takes in this many remembered questions is no answer: something that stands between them, such as a
 * fence that is never closed, has changed how the page is divided; the same goes for one with a number of its own. A
 * single one without a number may have become a part of the answer.
 */
const MANY_SWALLOWED = 3

/** This share of the questions of a block must be remembered for the others to be questions as well. */
const MOSTLY_REMEMBERED = 0.6

/** Returns the remembered part of what a dialect proposes, if there is a missing question in it. */
function remembered(
  found: Found,
  toQuestions: (found: Found) => readonly Question[],
  memory: PageMemory,
): Found | undefined {
  const questions = toQuestions(found)
  if (!questions.some((question) => memory.isMissing(question))) return undefined
  const own = questions.map((question) => memory.knows(question) || memory.isMissing(question))
  if (own.filter(Boolean).length >= own.length * MOSTLY_REMEMBERED) return found
  const drafts = found.finding.drafts.filter((_, index) => own[index])
  return { ...found, finding: { ...found.finding, drafts } }
}

/** Returns whether a question that any dialect is sure of begins at a block; each block is looked at once. */
function sureStarts(page: Page, pages: ReadonlyMap<string, Page>, blocks: readonly Element[]): Cursor['endsAnswer'] {
  const known = new Map<number, boolean>()
  return (index) => {
    const before = known.get(index)
    if (before !== undefined) return before
    const isSure = dialects.some((dialect) => dialect.isSureOf?.({ page, pages, blocks, index }))
    known.set(index, isSure)
    return isSure
  }
}

function askAll(cursor: Cursor, accept: (found: Found) => Found | undefined): Found | undefined {
  for (const dialect of dialects) {
    const finding = dialect.find(cursor)
    const meant = finding && cursor.memory === undefined ? withoutToDos(finding, cursor) : finding
    const accepted = meant && accept({ dialect: dialect.name, finding: meant })
    if (accepted !== undefined) return accepted
  }
  const finding = rememberedParagraph(cursor)
  return finding && accept({ dialect: 'text', finding })
}

function ask(cursor: Cursor): Found | undefined {
  return askAll(cursor, (found) => found)
}

function toQuestion(
  written: Draft,
  dialect: DialectName,
  page: Page,
  scope: TopicScope,
  section: readonly OpenSection[],
): Question {
  const { draft, asks } = readDraft(written, dialect, page)
  const own = draft.answer
  const title = plainText(draft.title)
  const label = draft.label ?? labelAt(page, title)
  const text = cleanTitle(label !== undefined && title.startsWith(label) ? title.slice(label.length) : title)
  const given = draft.more?.some((node) => isElement(node, 'pre')) ? undefined : givenCode(text, own)
  const more = [...(draft.more ?? []), ...(given?.code ?? [])]
  const isOpenChoice = own.length === 0 && draft.kind === 'choice'
  const left = given === undefined ? own : trimAnswer(given.answer)
  const answer = isOpenChoice ? keyedAnswer(page, draft.line, more) : left
  const subsections = (draft.subsection ?? []).map(withoutHashtags)
  const endLine = draft.endLine ?? lastLine([...(written.more ?? []), ...written.answer], draft.line)
  const sameAs = namedIds(directivesFor(page, 'same-as', draft.line, endLine))
  const differentFrom = namedIds(directivesFor(page, 'different-from', draft.line, endLine))
  const kind = draft.kind ?? kindByWords(text)
  const unnumbered = dropNumbering([...draft.title, ...more], text)
  const asWritten = writtenPrompt(written, unnumbered.numbering, asks)
  return {
    file: page.file,
    line: draft.line,
    endLine,
    dialect: draft.dialect ?? dialect,
    kind,
    text,
    ...unnumbered,
    ...(asWritten && { writtenPrompt: asWritten }),
    answer,
    answered:
      given === undefined && draft.answered !== undefined
        ? draft.answered
        : isTicked(kind, answer) || isAnswered(answer),
    section: [...section.map((heading) => heading.text), ...subsections.map((heading) => heading.text)],
    tags: [...page.matter.tags, ...[...section, ...subsections].flatMap(({ tags }) => tags), ...(draft.tags ?? [])],
    ...scope,
    ...(page.matter.variant !== undefined && { variant: page.matter.variant }),
    ...(page.matter.deck !== undefined && { deck: page.matter.deck }),
    ...(draft.deck !== undefined && { deck: draft.deck }),
    ...(sameAs.length > 0 && { sameAs }),
    ...(differentFrom.length > 0 && { differentFrom }),
  }
}

/** The prompt as it was once read, if it was read otherwise: signs of Obsidian and a number such as `1 -` stayed in it. */
function writtenPrompt({ title, more = [] }: Draft, numbering: string, asks: ReadDraft['asks']): Content | undefined {
  if (/^\d+\s[-–—]/.test(numbering)) return [...title, ...more]
  return asks === 'otherwise' ? dropNumbering([...title, ...more], cleanTitle(plainText(title))).prompt : undefined
}

/** Whether the answer to a choice begins with the right options; these may be signs, such as `->`. */
function isTicked(kind: Kind, [first]: Content): boolean {
  return kind === 'choice' && isElement(first, 'ul', 'ol') && plainText([first]) !== ''
}

function isSkipped(question: Question, page: Page): boolean {
  return directivesFor(page, 'skip', question.line, question.endLine).length > 0
}

/**
 * Returns the values of a directive for a question. A directive belongs to the question that it stands in or directly
 * below, otherwise to the next question.
 */
function directivesFor(page: Page, verb: Directive['verb'], line: number, endLine: number): string[] {
  const directives = directivesBy(page).get(verb)
  if (directives === undefined) return []
  const lines = sourceLines(page)
  /** The first line of the gap right above the question. */
  let gap = line
  while (gap > 1 && isGap(lines[gap - 2])) gap--
  const last = isGap(lines[endLine - 1]) ? endLine : endLine + 1
  const values: string[] = []
  for (let at = firstFrom(directives, gap - 1); at < directives.length; at++) {
    const directive = directives[at]
    if (directive === undefined || directive.line > last) break
    if (directive.line >= line || isGap(lines[directive.line - 2])) values.push(directive.value)
  }
  return values
}

/** The directives of a page by their verbs, in the order of their lines. */
const directivesBy = memoiseByObject(({ directives }: Page) =>
  groupBy(
    [...directives].sort((a, b) => a.line - b.line),
    ({ verb }) => verb,
  ),
)

/** The index of the first directive that does not stand above a line. */
function firstFrom(directives: readonly Directive[], line: number): number {
  return firstAtLeast(directives, line, (directive) => directive.line)
}

/** Splits the values of comments into ids, which are separated by white space or commas. */
function namedIds(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(/[\s,]+/)).filter((id) => id !== '')
}

/**
 * Whether a line may stand between a directive and its question: a blank line, a comment, or the opening tag of a fold.
 */
function isGap(line: string | undefined): boolean {
  return line === undefined || /^\s*(?:<!--.*-->|<details[^>]*>)?\s*$/.test(line)
}

/** This many characters of a text tell blocks apart. */
const longestExtract = 80

function extent(blocks: readonly Element[]): { line: number; endLine: number; text: string } {
  const [first] = blocks
  const line = (first && lineOf(first)) ?? 1
  const text = first === undefined ? '' : clip(plainText([first]).slice(0, 200).replace(/\s+/g, ' '), longestExtract)
  return { line, endLine: lastLine(blocks, line), text }
}

/** The inner blocks of a container that may hold questions. */
function innerBlocks(block: Element, { page, marks }: Walk): Element[] {
  if (isElement(block, 'details', 'blockquote')) return foldedBlocks(block)
  if (!isElement(block, 'ul', 'ol')) return []
  const cards = marks === undefined ? [] : (directivesBy(page).get('card') ?? [])
  const isMarked = (item: Element): boolean => {
    const mark = cards[firstFrom(cards, lineOf(item) ?? 0)]
    return mark !== undefined && holdsLine(item, mark.line)
  }
  return elementsOf(block).flatMap((item) => {
    const inner = blocksOf(item.children)
    return isMarked(item) || inner.some((child) => child.tagName === 'details' || headingLevel(child) !== undefined)
      ? inner
      : []
  })
}

/** What kind of block it is that is no question. */
export function briefReason(block: Element): string {
  const text = plainText([block])
  if (headingLevel(block) !== undefined)
    return isSectionTitle(text) ? 'title of a section' : 'heading without a question'
  if (linkShare([block]) > 0.7) return 'only links: a table of contents or navigation'
  if (isElement(block, 'hr')) return 'thematic break'
  if (isElement(block, 'table')) return 'table that does not list questions, commands or terms'
  if (isElement(block, 'pre')) return 'code that does not belong to a question'
  if (isElement(block, 'ul', 'ol')) return 'list without questions'
  if (isElement(block, 'details')) return 'fold without a question'
  return 'text without a question'
}
