import type { Element } from 'hast'
import { elementsOf, headingLevel, isElement, lineOf, plainText } from '../parse/block.ts'
import { isNavigation, linkShare } from './answer.ts'
import type { Cursor, Dialect, Finding } from './dialect.ts'
import { divide, isFold } from './division.ts'
import { type Asking, askingOf, endsAsking, isAnswerLabel, isLabelled, isNumbered, isSectionTitle } from './wording.ts'

/** A heading and what makes it a question or not. */
interface Heading {
  readonly index: number
  readonly level: number
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
  find({ blocks, index }: Cursor): Finding | undefined {
    const block = blocks[index]
    if (block === undefined || headingLevel(block) === undefined) return undefined
    const found = survey(blocks)
    const here = found.headings.get(index)
    if (here === undefined) return undefined
    const level = found.levels.get(here.level) ?? { count: 0, marked: 0, share: 0 }
    const why = reason(here, level)
    if (why === undefined) return undefined
    const end = answerEnd(here, level, found, blocks)
    if (end === index + 1 && here.end > end) return undefined
    const content = blocks.slice(index + 1, end)
    const { more, answer, isChoice } = divide(content)
    const line = lineOf(block) ?? 1
    return {
      consumed: end - index,
      drafts: [{ line, title: block.children, more, answer, ...(isChoice && { kind: 'choice' as const }) }],
      evidence: why,
    }
  },
}

function reason(here: Heading, level: Level): string | undefined {
  if (here.never || here.holdsQuestions) return undefined
  const many = `${level.marked} of ${level.count} headings of level ${here.level} are questions`
  const together = level.count >= 3 && level.share >= mostly
  if (here.mark === 'answer') return 'heading with an answer that is marked as such'
  if (here.mark === 'options') return 'heading with options to choose from'
  if (here.mark === 'label') return 'heading with the label of a question'
  if (here.mark === 'asks' && (endsAsking(here.text) || together || level.marked > 1)) return together ? many : 'heading that asks'
  if (together && here.asking !== 'nothing') return many
  if (level.count >= 3 && level.share >= nearlyAll) return many
  return undefined
}

/** Where the answer ends: at the section's end, or before a deeper heading that is a question of its own. */
function answerEnd(here: Heading, level: Level, { headings, levels }: Survey, blocks: readonly Element[]): number {
  const labelled = [...headings.values()].find(({ index, mark }) => index > here.index && index < here.end && mark === 'label')
  if (labelled !== undefined) return labelled.index
  if (here.mark === 'answer' || (level.count >= 3 && level.share >= mostly && hasOwnContent(here, blocks))) return here.end
  for (let index = here.index + 1; index < here.end; index++) {
    const deeper = headings.get(index)
    if (deeper === undefined || deeper.never) continue
    const level = levels.get(deeper.level) ?? { count: 0, marked: 0, share: 0 }
    if (deeper.mark !== 'none' && level.share >= mostly / 2) return index
  }
  return here.end
}

function hasOwnContent(here: Heading, blocks: readonly Element[]): boolean {
  const next = blocks[here.index + 1]
  return here.index + 1 < here.end && next !== undefined && (headingLevel(next) === undefined || isAnswerLabel(plainText([next])))
}

const surveys = new WeakMap<readonly Element[], Survey>()

function survey(blocks: readonly Element[]): Survey {
  const known = surveys.get(blocks)
  if (known !== undefined) return known
  const headings = new Map<number, Heading>()
  blocks.forEach((block, index) => {
    const level = headingLevel(block)
    if (level !== undefined) headings.set(index, examine(blocks, index, level))
  })
  const levels = new Map<number, Level>()
  for (const level of [1, 2, 3, 4, 5, 6]) {
    const all = [...headings.values()].filter((found) => found.level === level && !found.never && !found.holdsQuestions)
    const marked = all.filter((found) => found.mark !== 'none').length
    if (all.length > 0) levels.set(level, { count: all.length, marked, share: marked / all.length })
  }
  const result = { headings, levels }
  surveys.set(blocks, result)
  return result
}

function examine(blocks: readonly Element[], index: number, level: number): Heading {
  const block = blocks[index]
  const text = block === undefined ? '' : plainText([block])
  let end = index + 1
  while (end < blocks.length && !((headingLevel(blocks[end]) ?? 7) <= level)) end++
  let own = index + 1
  while (own < end && headingLevel(blocks[own]) === undefined) own++
  const content = blocks.slice(index + 1, own).filter((found) => !isNavigation(found))
  const asking = askingOf(text)
  return {
    index,
    level,
    end,
    text,
    asking,
    mark: markOf(text, asking, content, blocks[own], end > own),
    never: isNever(text, block),
    holdsQuestions: holdsQuestions(content),
  }
}

function markOf(text: string, asking: Asking, content: readonly Element[], next: Element | undefined, goesOn: boolean): Heading['mark'] {
  if (content.some(isFold)) return 'answer'
  if (goesOn && next !== undefined && isAnswerLabel(plainText([next]))) return 'answer'
  const division = divide(content)
  if (division.mark === 'label' && division.answer.length > 0 && (asking !== 'nothing' || isNumbered(text))) return 'answer'
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
