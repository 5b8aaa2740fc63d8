import type { Element } from 'hast'
import { elementsOf, headingLevel, isElement, lineOf, plainText } from '../parse/block.ts'
import { isNavigation, linkShare } from './answer.ts'
import { callout } from './callout.ts'
import type { Cursor, Dialect, Finding } from './dialect.ts'
import { divide, isFold } from './division.ts'
import { obsidian } from './obsidian.ts'
import { qA } from './q-a.ts'
import { type Asking, askingOf, endsAsking, isAnswerLabel, isLabelled, isNumbered, isSectionTitle } from './wording.ts'

/** A heading and what makes it a question or not. */
interface Heading {
  readonly index: number
  readonly level: number
  /** Index of the heading that this one lies under; -1 at the top. */
  readonly parent: number
  /** Index of the first block that isn't below this heading any more. */
  readonly end: number
  readonly text: string
  readonly asking: Asking
  /** Why the heading is a question for itself, if it is. */
  readonly mark: 'asks' | 'label' | 'answer' | 'options' | 'none'
  /** A title of a part ("Table of contents"), an answer's label, a command line: never a question. */
  readonly never: boolean
  /** Questions of another dialect stand below it. */
  readonly holdsQuestions: boolean
}

interface Survey {
  readonly headings: ReadonlyMap<number, Heading>
  readonly levels: ReadonlyMap<number, Level>
  /** The headings of one level that lie under the same heading. */
  readonly siblings: ReadonlyMap<string, Level>
}

interface Level {
  readonly count: number
  readonly marked: number
  readonly share: number
}

/** A level counts as "the questions" when so many of its headings are marked as such… */
const mostly = 0.6
/** …and then takes headings without any mark with it when nearly all are. */
const nearlyAll = 0.8

/** A heading is the question, what follows up to the next heading of its level is the answer, folded or labelled or bare. */
export const heading: Dialect = {
  name: 'heading',
  find(cursor: Cursor): Finding | undefined {
    const { blocks, index } = cursor
    const block = blocks[index]
    const found = survey(blocks)
    const here = found.headings.get(index)
    if (block === undefined || here === undefined) return undefined
    const level = found.levels.get(here.level) ?? { count: 0, marked: 0, share: 0 }
    const why = reason(here, level, found)
    if (why === undefined) {
      const under = paragraphUnder(here, found, blocks)
      return under !== undefined && markedBelow(cursor, here.end) === here.end ? under : undefined
    }
    const end = markedBelow(cursor, answerEnd(here, level, found, blocks))
    if (end === index + 1 && here.end > end && here.mark !== 'label') return undefined
    const content = blocks.slice(index + 1, end)
    const { more, answer, isChoice } = divide(content)
    const line = lineOf(block) ?? 1
    return {
      consumed: end - index,
      drafts: [{ line, title: titleOf(block), more, answer, ...(isChoice && { kind: 'choice' as const }) }],
      evidence: why,
    }
  },
}

function reason(here: Heading, level: Level, { siblings }: Survey): string | undefined {
  if (here.never || here.holdsQuestions) return undefined
  const many = `${level.marked} of ${level.count} headings of level ${here.level} are questions`
  const together = level.count >= 3 && level.share >= mostly
  if (here.mark === 'answer') return 'heading with an answer that is marked as such'
  if (here.mark === 'options') return 'heading with options to choose from'
  if (here.mark === 'label') return 'heading with the label of a question'
  if (here.mark === 'asks' && (endsAsking(here.text) || together || level.marked > 1))
    return together ? many : 'heading that asks'
  if (!together) return undefined
  // A heading without a mark of its own goes with the many only where they stand: next to it.
  const beside = siblings.get(siblingKey(here))?.share ?? 0
  const needed = here.asking === 'nothing' ? nearlyAll : mostly
  return level.share >= needed && beside >= needed / 2 ? many : undefined
}

/** Where questions begin that are marked as such (`Q:`, a lone `?`, a callout): a heading above them has no part of them. */
function markedBelow(cursor: Cursor, end: number): number {
  for (let index = cursor.index + 1; index < end; index++) {
    if (marked.some((dialect) => dialect.find({ ...cursor, index }) !== undefined)) return index
  }
  return end
}

const marked: readonly Dialect[] = [obsidian, qA, callout]

/**
 * A title, and under it the question as a paragraph, with nothing behind it: nobody has answered. Said of a page only when
 * most of its headings of that level are like that.
 */
function paragraphUnder(here: Heading, { headings }: Survey, blocks: readonly Element[]): Finding | undefined {
  if (!asksInParagraph(here, blocks)) return undefined
  const peers = [...headings.values()].filter(({ level, never }) => level === here.level && !never)
  const alike = peers.filter((peer) => asksInParagraph(peer, blocks)).length
  if (alike < 5 || alike / peers.length < mostly) return undefined
  const [first, ...more] = blocks.slice(here.index + 1, here.end)
  if (first === undefined) return undefined
  return {
    consumed: here.end - here.index,
    drafts: [{ line: lineOf(first) ?? 1, title: first.children, more, answer: [], subsection: [here.text] }],
    evidence: `${alike} of ${peers.length} headings of level ${here.level} stand over a question without an answer`,
  }
}

function asksInParagraph(here: Heading, blocks: readonly Element[]): boolean {
  if (here.end - here.index > 5 || here.end - here.index < 2) return false
  const content = blocks.slice(here.index + 1, here.end)
  if (!content.every((block) => isElement(block, 'p', 'pre'))) return false
  return content.some((block) => isElement(block, 'p') && askingOf(plainText([block])) !== 'nothing')
}

/** `###Q70. Which …`: hashes without the space, which Markdown takes for text. */
const glued = /^(#{1,6})\s*(?=[\p{L}\d])/u

/** Level of a heading, or of a line that was meant as one: glued hashes, `Q78.` where the other questions are headings. */
function levelOf(block: Element | undefined, blocks: readonly Element[]): number | undefined {
  const level = headingLevel(block)
  if (level !== undefined || !isElement(block, 'p')) return level
  const text = plainText([block])
  const hashes = glued.exec(text)?.[1]
  if (hashes === undefined && !/^Q(?:uestion)?\s*\d/i.test(text)) return undefined
  const usual = labelledLevel(blocks)
  if (usual === undefined || !isLabelled(text.replace(glued, ''))) return undefined
  return hashes === undefined ? usual : hashes.length
}

const labelledLevels = new WeakMap<readonly Element[], { readonly level: number | undefined }>()

/** The level of most headings that are labelled as questions, from two on. */
function labelledLevel(blocks: readonly Element[]): number | undefined {
  const known = labelledLevels.get(blocks)
  if (known !== undefined) return known.level
  const counts = [0, 0, 0, 0, 0, 0, 0]
  for (const block of blocks) {
    const level = headingLevel(block)
    if (level !== undefined && isLabelled(plainText([block]))) counts[level] = (counts[level] ?? 0) + 1
  }
  const most = Math.max(...counts)
  const level = most >= 2 ? counts.indexOf(most) : undefined
  labelledLevels.set(blocks, { level })
  return level
}

function titleOf(block: Element): Element['children'] {
  const [first, ...rest] = block.children
  if (headingLevel(block) !== undefined || first?.type !== 'text') return block.children
  return [{ ...first, value: first.value.replace(glued, '') }, ...rest]
}

/** Where the answer ends: at the section's end, or before a deeper heading that is a question of its own. */
function answerEnd(here: Heading, level: Level, { headings, levels }: Survey, blocks: readonly Element[]): number {
  for (let index = here.index + 1; index < here.end; index++) {
    if (headings.get(index)?.mark === 'label') return index
  }
  if (here.mark === 'answer') return here.end
  const own = blocks.findIndex((block, index) => index > here.index && index < here.end && asksInSummary(block))
  const end = own < 0 ? here.end : own
  if (level.count >= 3 && level.share >= mostly && hasOwnContent(here, blocks)) return end
  for (let index = here.index + 1; index < end; index++) {
    const deeper = headings.get(index)
    if (deeper === undefined || deeper.never) continue
    const level = levels.get(deeper.level) ?? { count: 0, marked: 0, share: 0 }
    if (deeper.mark !== 'none' && level.share >= mostly / 2) return index
  }
  return end
}

/** A fold with a whole question in its summary is a question of its own, wherever it stands. */
function asksInSummary(block: Element): boolean {
  if (!isElement(block, 'details') || isFold(block)) return false
  const summary = elementsOf(block).find((child) => child.tagName === 'summary')
  const text = summary === undefined ? '' : plainText([summary])
  return askingOf(text) === 'question' && text.split(' ').length >= 4
}

function hasOwnContent(here: Heading, blocks: readonly Element[]): boolean {
  const next = blocks[here.index + 1]
  return (
    here.index + 1 < here.end &&
    next !== undefined &&
    (headingLevel(next) === undefined || isAnswerLabel(plainText([next])))
  )
}

const surveys = new WeakMap<readonly Element[], Survey>()

function survey(blocks: readonly Element[]): Survey {
  const known = surveys.get(blocks)
  if (known !== undefined) return known
  const headings = new Map<number, Heading>()
  let above: Heading[] = []
  const headingLevels = blocks.map((block) => levelOf(block, blocks))
  headingLevels.forEach((level, index) => {
    if (level === undefined) return
    above = above.filter((heading) => heading.level < level)
    const found = examine(blocks, headingLevels, index, above.at(-1)?.index ?? -1)
    headings.set(index, found)
    above.push(found)
  })
  const candidates = [...headings.values()].filter((found) => !found.never && !found.holdsQuestions)
  const result = {
    headings,
    levels: countBy(candidates, ({ level }) => level),
    siblings: countBy(candidates, siblingKey),
  }
  surveys.set(blocks, result)
  return result
}

function siblingKey({ level, parent }: Heading): string {
  return `${level} under ${parent}`
}

function countBy<Key>(headings: readonly Heading[], keyOf: (heading: Heading) => Key): Map<Key, Level> {
  const counts = new Map<Key, Level>()
  for (const heading of headings) {
    const key = keyOf(heading)
    const count = (counts.get(key)?.count ?? 0) + 1
    const marked = (counts.get(key)?.marked ?? 0) + (heading.mark === 'none' ? 0 : 1)
    counts.set(key, { count, marked, share: marked / count })
  }
  return counts
}

function examine(
  blocks: readonly Element[],
  levels: readonly (number | undefined)[],
  index: number,
  parent: number,
): Heading {
  const block = blocks[index]
  const level = levels[index] ?? 6
  const text = block === undefined ? '' : plainText([block]).replace(glued, '')
  let end = index + 1
  while (end < blocks.length && !((levels[end] ?? 7) <= level)) end++
  let own = index + 1
  while (own < end && levels[own] === undefined) own++
  const content = blocks.slice(index + 1, own).filter((found) => !isNavigation(found))
  const asking = askingOf(text)
  return {
    index,
    level,
    parent,
    end,
    text,
    asking,
    mark: markOf(text, asking, content, blocks[own], end > own),
    never: isNever(text, block),
    holdsQuestions: holdsQuestions(content),
  }
}

function markOf(
  text: string,
  asking: Asking,
  content: readonly Element[],
  next: Element | undefined,
  goesOn: boolean,
): Heading['mark'] {
  if (content.some(isFold)) return 'answer'
  if (goesOn && next !== undefined && isAnswerLabel(plainText([next]))) return 'answer'
  const division = divide(content)
  const labelFirst = division.more.length === 0
  if (
    division.mark === 'label' &&
    division.answer.length > 0 &&
    (asking !== 'nothing' || isNumbered(text) || labelFirst)
  )
    return 'answer'
  if (division.isChoice && division.mark === 'options') return 'options'
  if (isLabelled(text)) return 'label'
  return asking === 'question' ? 'asks' : 'none'
}

/** A shell line that lost its fence: `docker run -d --name web nginx`. */
const commandLine = /^(?:\$\s|sudo\s)|^[a-z][\w.-]*(?:\s\S+)*\s--?[a-z][\w-]*(?:[ =]|$)/

function isNever(text: string, block: Element | undefined): boolean {
  if (text === '' || isSectionTitle(text) || isAnswerLabel(text)) return true
  if (commandLine.test(text) && !/[?？؟]/.test(text)) return true
  return block !== undefined && linkShare([block]) > 0.95 && !/[?？؟]/.test(text) && askingOf(text) === 'nothing'
}

/** Folds whose summaries ask: the heading above them is a section. */
function holdsQuestions(content: readonly Element[]): boolean {
  const asking = content.filter((block) => {
    if (!isElement(block, 'details') || isFold(block)) return false
    const summary = elementsOf(block).find((child) => child.tagName === 'summary')
    return summary !== undefined && askingOf(plainText([summary])) !== 'nothing'
  })
  const [first] = content
  return asking.length > 1 || (asking.length === 1 && asking[0] === first)
}
