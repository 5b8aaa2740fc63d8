import type { Element } from 'hast'
import { elementsOf, headingLevel, isElement, lineOf, plainText, summaryOf } from '../../parse/block.ts'
import { containerOf } from '../../parse/containers.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { groupBy } from '../../text/group-by.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Cursor, Dialect, Finding } from '../dialect.ts'
import type { PageMemory } from '../memory.ts'
import { announcesQuestions, announcesSection, isManual, presentsProject } from '../reading/announcement.ts'
import { isNavigation, linkShare, linksOf } from '../reading/answer.ts'
import { type Division, divide, hidesDetails, isFold } from '../reading/division.ts'
import { meantLevels } from '../reading/level-drift.ts'
import { readOptions } from '../reading/options.ts'
import { labelAt } from '../reading/page-labels.ts'
import { textLine } from '../reading/text-line.ts'
import {
  type Asking,
  askingOf,
  askingWhereAnnounced,
  asksByOpening,
  endsAsking,
  isAnswerLabel,
  isLabelled,
  isNumbered,
  isQuestionLabel,
  isSectionTitle,
  mayHoldQuestion,
} from '../reading/wording.ts'

/** A heading, and what makes it a question or not. */
interface HeadingBlock {
  readonly index: number
  readonly level: number
  /** Index of the heading that this one belongs to; -1 at the top level. */
  readonly parent: number
  /** Whether a heading above it is marked as a question. */
  readonly isBelowQuestion: boolean
  /** Index of the first block that no longer belongs to this heading. */
  readonly end: number
  readonly text: string
  readonly asking: Asking
  readonly isNumbered: boolean
  /** What makes the heading a question of its own, if anything. */
  readonly mark: 'asks' | 'label' | 'answer' | 'options' | 'none'
  /**
   * Whether the heading can't be a question: the title of a part ("Table of contents"), the label of an answer, a
   * command line.
   */
  readonly never: boolean
  /** Whether questions of another dialect stand below it. */
  readonly holdsQuestions: boolean
  readonly setting: Setting
}

/**
 * What the page or the section is about: it announces questions; it presents a project, whose sections may be called
 * "What is this?"; it is a manual, with chapters such as "What is a node"; or nothing is known.
 */
type Setting = 'announced' | 'project' | 'manual' | 'other'

interface HeadingSurvey {
  readonly headings: ReadonlyMap<number, HeadingBlock>
  /** The headings of one level, those in sections that announce questions apart. */
  readonly levels: ReadonlyMap<string, HeadingLevel>
  /** The headings of one level that belong to the same heading. */
  readonly siblings: ReadonlyMap<string, HeadingLevel>
  /** The headings before or behind all questions that lack what these have in common. */
  readonly apart: ReadonlySet<HeadingBlock>
  /** The share of marked headings among those that present a project. */
  readonly share: number
}

interface HeadingLevel {
  readonly count: number
  readonly marked: number
  /** How many further headings are titles of parts ("Summary") or hold questions. */
  readonly titles: number
  /** The share of marked headings. */
  readonly share: number
  /** The share of headings that ask, or have a number or a label. */
  readonly asking: number
  /** The share of headings that have a number or a label. */
  readonly numbered: number
  /** The share of headings with options to choose from. */
  readonly options: number
}

const noLevel: HeadingLevel = { count: 0, marked: 0, titles: 0, share: 0, asking: 0, numbered: 0, options: 0 }

/** The headings of a level are taken for the questions of the page if at least this share of them is marked… */
const mostly = 0.6
/** …and headings without a mark are included if nearly all others are marked… */
const nearlyAll = 0.8
/** …or if all are numbered. */
const manyNumbered = 0.65

/**
 * A heading is the question, and everything up to the next heading of its level is the answer: folded, labelled, or
 * neither.
 */
export const heading: Dialect = {
  name: 'heading',
  example: {
    markdown: `## What is a container?

A process in an isolated environment.

## What is an image?

**Answer:** A file system and the settings to start a process in it.
`,
    cards: [
      { question: 'What is a container?', answer: 'A process in an isolated environment.' },
      { question: 'What is an image?', answer: 'A file system and the settings to start a process in it.' },
    ],
  },
  find(cursor: Cursor): Finding | undefined {
    const { page, blocks, index } = cursor
    const block = blocks[index]
    const found = survey(blocks, page)
    const here = found.headings.get(index)
    if (block === undefined || here === undefined) return undefined
    const level = found.levels.get(levelKey(here)) ?? noLevel
    const why = cursor.memory === undefined ? reason(here, level, found) : remembered(here, cursor.memory)
    if (why === undefined && cursor.memory !== undefined) return undefined
    if (why === undefined) {
      const under = paragraphUnder(here, found, blocks)
      return under !== undefined && markedBelow(cursor, here.end) === here.end ? under : undefined
    }
    const end = markedBelow(cursor, answerEnd(here, level, found, blocks))
    if (end === index + 1 && here.end > end && here.mark !== 'label') return undefined
    const next = blocks[index + 1]
    const last = blocks[end - 1]
    const tags =
      isTagLine(last) && last !== undefined
        ? plainText([last])
            .split(/[\s#]+/)
            .filter(Boolean)
        : []
    // "Question 3" says nothing by itself; the paragraph below it asks.
    const asking = mayHoldQuestion(here.text) && end > index + 1 ? asksBelowLabel(next) : undefined
    const asker = asking?.asker ?? block
    const content = blocks.slice(asking === undefined ? index + 1 : index + 2, tags.length > 0 ? end - 1 : end)
    const { more, answer, isChoice } = divided(here, content)
    const line = asker === block ? (lineOf(block) ?? 1) : textLine(asker)
    return {
      consumed: end - index,
      drafts: [
        {
          line,
          title: titleOf(asker),
          more: [...(asking?.others ?? []), ...more],
          answer,
          tags,
          ...(isChoice && { kind: 'choice' as const }),
        },
      ],
      evidence: why,
    }
  },
  lacking({ page, blocks, index }: Cursor): string | undefined {
    const found = survey(blocks, page)
    const here = found.headings.get(index)
    return here && lackingOf(here, found.levels.get(levelKey(here)) ?? noLevel, found)
  },
}

function lackingOf(here: HeadingBlock, level: HeadingLevel, found: HeadingSurvey): string {
  const { text, mark, asking } = here
  if (text === '') return 'heading without a text'
  if (isSectionTitle(text)) return 'title of a section'
  if (isAnswerLabel(text)) return 'label of an answer'
  if (here.never && announcesSection(text)) return 'title that announces questions'
  if (here.never) return 'heading that is a command line or a link'
  if (here.holdsQuestions) return 'title of the questions below it'
  if (reason(here, level, found) !== undefined)
    return 'heading that asks, but the next question follows at once, so that nothing of its own stands below it'
  const all = `${level.count} headings of level ${here.level}`
  const share =
    level.count === 1
      ? `it is the only heading of level ${here.level}`
      : level.marked === 0
        ? `none of the ${all} is a question`
        : `only ${level.marked} of ${all} ${level.marked === 1 ? 'is a question' : 'are questions'}`
  if (mark === 'options')
    return `heading with options below it, but it neither asks nor has a number, and only ${Math.round(level.options * level.count)} of ${all} have any`
  if (mark === 'asks' && here.setting === 'project')
    return `heading that asks on a page that presents a project, of whose headings only ${Math.round(found.share * 100)} % are questions`
  if (mark === 'asks') return `heading that asks, but without a question mark, and ${share}`
  const manner = manners[asking]
  if (areTogether(level) && found.apart.has(here))
    return `heading that ${manner}, beside ${level.marked} questions that have a number or a question mark in common`
  if (!areTogether(level)) {
    const unannounced = asking !== 'nothing' && here.setting !== 'announced'
    return `heading that ${manner}; ${unannounced ? 'the title of the page announces no questions, and ' : ''}${share}`
  }
  const needed = neededFor(here, level)
  return level.share < needed
    ? `heading that ${manner}; ${level.marked} of ${all} are questions, and ${Math.ceil(needed * level.count)} would be enough to include it`
    : `heading that ${manner}; too few of the headings beside it are questions`
}

const manners: Readonly<Record<Asking, string>> = {
  question: 'asks',
  task: 'sounds like a task',
  comparison: 'compares two things',
  nothing: "doesn't ask",
}

/** Returns what asks below the label of a question: a paragraph, or the first of several questions in a list. */
function asksBelowLabel(block: Element | undefined): { asker: Element; others: readonly Element[] } | undefined {
  if (block?.tagName === 'p') return { asker: block, others: [] }
  if (block === undefined || !isElement(block, 'ul', 'ol')) return undefined
  const [first, ...rest] = elementsOf(block)
  if (first === undefined || !endsAsking(plainText([first]))) return undefined
  return { asker: first, others: rest.length === 0 ? [] : [{ ...block, children: rest }] }
}

/** Returns the first heading of the same level among the blocks of a heading: the title of a part of its answer. */
function sectionBeside(here: HeadingBlock, blocks: readonly Element[]): Element | undefined {
  const level = headingLevel(blocks[here.index])
  return blocks.slice(here.index + 1, here.end).find((block) => headingLevel(block) === level)
}

/** Divides the content. Below the label of a question, check boxes are options even if none is ticked. */
function divided(here: HeadingBlock, content: readonly Element[]): Division {
  const part = mayHoldQuestion(here.text) ? content.findIndex((block) => headingLevel(block) === here.level) : -1
  const title = content[part]
  // Why the question is asked, before what answers it, is no part of the question.
  if (title !== undefined && !isAnswerLabel(plainText([title]))) {
    const { more, answer, isChoice } = divide(content.slice(0, part))
    return { more: [...more, ...answer], answer: content.slice(part), isChoice, mark: 'label' }
  }
  const found = divide(content)
  if (here.mark !== 'label' || found.mark !== 'none') return found
  const at = content.findIndex((block) => isElement(block, 'ul', 'ol'))
  const boxes = content[at] && readOptions(content[at])
  if (boxes === undefined || boxes.list === content[at] || boxes.ticked !== undefined) return found
  return { ...found, more: [...content.slice(0, at), boxes.list], answer: content.slice(at + 1), isChoice: true }
}

function reason(here: HeadingBlock, level: HeadingLevel, survey: HeadingSurvey): string | undefined {
  const { siblings, apart, share } = survey
  if (here.never || here.holdsQuestions) return undefined
  const many = `${level.marked} of ${level.count} headings of level ${here.level} are questions`
  const together = areTogether(level)
  const beside = siblings.get(siblingKey(here)) ?? noLevel
  if (here.mark === 'answer') return 'heading with a marked answer'
  if (here.mark === 'options')
    return here.asking !== 'nothing' || here.isNumbered || isTest(level) ? 'heading followed by options' : undefined
  if (here.mark === 'label') return 'heading labelled as a question'
  if (here.mark === 'asks' && here.setting === 'project' && !here.isNumbered && share < mostly) return undefined
  if (here.mark === 'asks' && together) return many
  if (here.mark === 'asks' && asksAlone(here, level)) return 'heading that asks a question'
  if (!together || apart.has(here)) return undefined
  if (here.asking === 'nothing' && !here.isNumbered) {
    // Where the questions are numbered, a heading without a number is the title of a section, as it is in a manual.
    if (level.numbered >= mostly || here.setting === 'project' || here.setting === 'manual') return undefined
  }
  // A heading without a mark of its own follows the majority only if there are marked headings next to it.
  const needed = neededFor(here, level)
  return level.share >= needed && beside.share >= needed / 2 ? many : undefined
}

function areTogether({ count, share }: HeadingLevel): boolean {
  return count >= 3 && share >= mostly
}

/** Whether a heading that asks is a question although most headings of its level don't ask. */
function asksAlone({ text, setting }: HeadingBlock, level: HeadingLevel): boolean {
  if (endsAsking(text)) return true
  return level.marked > 1 && (setting === 'announced' || !asksByOpening(text))
}

/** The reason why a heading is a question again: its words were one before. */
function remembered(here: HeadingBlock, memory: PageMemory): string | undefined {
  if (here.never || here.holdsQuestions || !memory.begins(here.text)) return undefined
  return 'heading that was a question before'
}

/** Whether most headings of a level have options below them, and some of them ask. */
function isTest({ options, asking }: HeadingLevel): boolean {
  return options >= mostly && asking >= mostly / 2
}

/** Returns the share of marked headings that a heading without a mark needs around it. */
function neededFor(here: HeadingBlock, level: HeadingLevel): number {
  if (here.setting === 'announced' || here.asking !== 'nothing') return mostly
  return here.isNumbered && level.numbered >= 0.9 ? manyNumbered : nearlyAll
}

/**
 * Returns where questions begin that carry a mark of their own (`Q:`, a `?` alone on its line, a callout, a fold); they do
 * not belong to a heading above them.
 */
function markedBelow({ index: own, endsAnswer }: Cursor, end: number): number {
  for (let index = own + 1; index < end; index++) if (endsAnswer(index)) return index
  return end
}

/**
 * Reads a title with the question as a paragraph below it and no answer. This is assumed only if most headings of that
 * level on the page look like that.
 */
function paragraphUnder(
  here: HeadingBlock,
  { headings }: HeadingSurvey,
  blocks: readonly Element[],
): Finding | undefined {
  if (!asksInParagraph(here, blocks)) return undefined
  const { alike, peers } = paragraphsUnder(headings, blocks).get(here.level) ?? { alike: 0, peers: 0 }
  if (alike < 5 || alike / peers < mostly) return undefined
  const [first, ...more] = blocks.slice(here.index + 1, here.end)
  if (first === undefined) return undefined
  return {
    consumed: here.end - here.index,
    drafts: [{ line: lineOf(first) ?? 1, title: first.children, more, answer: [], subsection: [here.text] }],
    evidence: `${alike} of ${peers} headings of level ${here.level} are followed by a question without an answer`,
  }
}

/** Returns, by level, how many headings there are that may be questions, and how many have one in a paragraph below them. */
const paragraphsUnder = memoiseByObject(
  (headings: HeadingSurvey['headings'], blocks: readonly Element[]): ReadonlyMap<number, ParagraphCount> => {
    const counts = new Map<number, ParagraphCount>()
    for (const heading of headings.values()) {
      if (heading.never) continue
      const { alike, peers } = counts.get(heading.level) ?? { alike: 0, peers: 0 }
      counts.set(heading.level, { alike: alike + Number(asksInParagraph(heading, blocks)), peers: peers + 1 })
    }
    return counts
  },
)

interface ParagraphCount {
  readonly alike: number
  readonly peers: number
}

function asksInParagraph(here: HeadingBlock, blocks: readonly Element[]): boolean {
  if (here.end - here.index > 5 || here.end - here.index < 2) return false
  const content = blocks.slice(here.index + 1, here.end)
  if (!content.every((block) => isElement(block, 'p', 'pre')) || linkShare(content) > 0.5) return false
  return content.some((block) => isElement(block, 'p') && askingOf(plainText([block])) !== 'nothing')
}

/** `###Q70. Which …`: without a space after the hashes, Markdown takes the line for text. */
const glued = /^(#{1,6})\s*(?=[\p{L}\d])/u

/**
 * Returns the level of a heading, or of a line that was meant as one: hashes without a space, or `Q78.` where the other
 * questions are headings.
 */
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

/** Returns the most frequent level of headings with the label of a question, if there are at least two. */
const labelledLevel = memoiseByObject((blocks: readonly Element[]): number | undefined => {
  const counts = [0, 0, 0, 0, 0, 0, 0]
  for (const block of blocks) {
    const level = headingLevel(block)
    if (level !== undefined && isLabelled(plainText([block]))) counts[level] = (counts[level] ?? 0) + 1
  }
  const most = Math.max(...counts)
  return most >= 2 ? counts.indexOf(most) : undefined
})

function titleOf(block: Element): Element['children'] {
  const [first, ...rest] = block.children
  if (headingLevel(block) !== undefined || first?.type !== 'text') return block.children
  return [{ ...first, value: first.value.replace(glued, '') }, ...rest]
}

/**
 * Returns where the answer ends: at the end of the section, or before a deeper heading that is a question of its own.
 */
function answerEnd(
  here: HeadingBlock,
  level: HeadingLevel,
  { headings, levels }: HeadingSurvey,
  blocks: readonly Element[],
): number {
  for (let index = here.index + 1; index < here.end; index++) {
    if (headings.get(index)?.mark === 'label') return index
  }
  if (here.mark === 'answer' || (mayHoldQuestion(here.text) && sectionBeside(here, blocks) !== undefined))
    return here.end
  const own = blocks.slice(here.index + 1, here.end).findIndex(asksInSummary)
  const end = own < 0 ? here.end : here.index + 1 + own
  if (level.count >= 3 && level.share >= mostly && hasOwnContent(here, blocks)) return end
  for (let index = here.index + 1; index < end; index++) {
    const deeper = headings.get(index)
    if (deeper === undefined || deeper.never || repeats(here, deeper)) continue
    const level = levels.get(levelKey(deeper)) ?? noLevel
    if (deeper.mark !== 'none' && level.share >= mostly / 2 && level.marked >= (level.count + level.titles) * 0.4)
      return index
  }
  return end
}

/** Whether a heading repeats a part of the question above it, as the title of a part of its answer. */
function repeats(here: HeadingBlock, deeper: HeadingBlock): boolean {
  const part = deeper.text.replace(/(?<![?？؟\s])[?？؟\s]+$/u, '')
  return part.length >= 4 && part.length < here.text.length && here.text.includes(part)
}

/** Whether a block is a fold with a whole question in its summary, which is always a question of its own. */
function asksInSummary(block: Element): boolean {
  if (!isElement(block, 'details') || isFold(block)) return false
  const summary = summaryOf(block)
  const text = summary === undefined ? '' : plainText([summary])
  return askingOf(text) === 'question' && text.split(' ').length >= 4
}

function hasOwnContent(here: HeadingBlock, blocks: readonly Element[]): boolean {
  const next = blocks[here.index + 1]
  return (
    here.index + 1 < here.end &&
    next !== undefined &&
    (headingLevel(next) === undefined || isAnswerLabel(plainText([next])))
  )
}

const survey = memoiseByObject((blocks: readonly Element[], page: Page): HeadingSurvey => {
  const setting = settingOf(page)
  const headings = new Map<number, HeadingBlock>()
  let above: HeadingBlock[] = []
  const written = blocks.map((block) => levelOf(block, blocks))
  const headingLevels = meantLevels(written, blocks, (index) => isComplete(blocks, written, index))
  headingLevels.forEach((level, index) => {
    if (level === undefined) return
    above = above.filter((heading) => heading.level < level)
    const found = examine(blocks, headingLevels, index, above.at(-1), setting, page)
    headings.set(index, found)
    above.push(found)
  })
  return {
    headings,
    levels: countBy([...headings.values()], levelKey),
    siblings: countBy([...headings.values()], siblingKey),
    apart: new Set([...groupBy([...headings.values()], siblingKey).values()].flatMap(apartOf)),
    share: levelOfAll([...headings.values()].filter(({ setting }) => setting === 'project')).share,
  }
})

function settingOf(page: Page): Setting {
  if (announcesQuestions(page)) return 'announced'
  if (presentsProject(page)) return 'project'
  return isManual(page) ? 'manual' : 'other'
}

function levelKey({ level, setting }: HeadingBlock): string {
  return `${level} ${setting}`
}

function siblingKey({ level, parent }: HeadingBlock): string {
  return `${level} under ${parent}`
}

function countBy(headings: readonly HeadingBlock[], keyOf: (heading: HeadingBlock) => string) {
  return new Map([...groupBy(headings, keyOf)].map(([key, group]) => [key, levelOfAll(group)]))
}

/** This many headings in a row with a number or a question mark show what the questions of a section have in common. */
const inARow = 2

/**
 * Returns the headings at the beginning or the end of a section that neither ask nor have what all headings between
 * them have: a number or a label, or, where questions are announced, a question mark. "Contact" behind the questions
 * of an FAQ is not a question.
 */
function apartOf(siblings: readonly HeadingBlock[]): HeadingBlock[] {
  const asks = ({ text, setting }: HeadingBlock) => setting === 'announced' && endsAsking(text)
  for (const has of [hasNumber, asks]) {
    const first = siblings.findIndex(has)
    const last = siblings.findLastIndex(has)
    const between = siblings.slice(first, last + 1)
    if (first < 0 || between.length < inARow || !between.every((each) => has(each) || each.never)) continue
    return [...siblings.slice(0, first), ...siblings.slice(last + 1)].filter(({ asking }) => asking === 'nothing')
  }
  return []
}

function hasNumber({ text, isNumbered }: HeadingBlock): boolean {
  return isNumbered || isLabelled(text)
}

function levelOfAll(all: readonly HeadingBlock[]): HeadingLevel {
  const headings = all.filter(({ never, holdsQuestions }) => !never && !holdsQuestions)
  const count = headings.length
  const share = (holds: (heading: HeadingBlock) => boolean) => (count === 0 ? 0 : headings.filter(holds).length / count)
  const marked = headings.filter(({ mark }) => mark !== 'none').length
  return {
    count,
    marked,
    titles: all.length - count,
    share: share(({ mark }) => mark !== 'none'),
    asking: share(({ asking, isNumbered }) => asking !== 'nothing' || isNumbered),
    numbered: share(({ isNumbered }) => isNumbered),
    options: share(({ mark }) => mark === 'options'),
  }
}

function examine(
  blocks: readonly Element[],
  levels: readonly (number | undefined)[],
  index: number,
  above: HeadingBlock | undefined,
  pageSetting: Setting,
  page: Page,
): HeadingBlock {
  const block = blocks[index]
  const level = levels[index] ?? 6
  const whole = block === undefined ? '' : plainText([block]).replace(glued, '')
  const label = labelAt(page, whole)
  const text = label === undefined ? whole : whole.slice(label.length)
  const numbered = label !== undefined || isNumbered(text)
  let end = sectionEnd(levels, index, level)
  let own = index + 1
  while (own < end && levels[own] === undefined) own++
  const content = blocks.slice(index + 1, own).filter((found) => !isNavigation(found))
  const asking = askingOf(text)
  const mayAnswerBeside = asking !== 'nothing' || numbered || mayHoldQuestion(text)
  const beside = mayAnswerBeside ? answerBeside(text, blocks, levels, end, level) : end
  // "## Question 3: The crash" is a question by itself; "### Question" below it is a part of it.
  const isPart = above !== undefined && (above.mark === 'label' || above.isNumbered)
  const isSectioned = mayHoldQuestion(text) && beside > end && !isPart && asksBelowLabel(content[0]) !== undefined
  end = beside
  const isBelowQuestion = above !== undefined && (above.isBelowQuestion || (above.mark !== 'none' && !above.never))
  const setting = above?.setting === 'announced' || (above && announcesSection(above.text)) ? 'announced' : pageSetting
  const strong = markOf(text, asking, content, end > own ? blocks[own] : undefined)
  const isChapter = strong === 'asks' && ['project', 'manual'].includes(setting) && asksByOpening(text)
  const mark = isSectioned ? 'label' : isChapter ? 'none' : strong
  return {
    index,
    level,
    parent: above?.index ?? -1,
    isBelowQuestion,
    end,
    text,
    asking,
    isNumbered: numbered,
    mark: mark === 'none' && !isBelowQuestion ? weakMark(text, content, setting) : mark,
    never:
      !isSectioned &&
      !isQuestionLabel(text) &&
      (isNever(text, block) || (announcesSection(text) && (end > own || linkShare(content) > 0.7))),
    holdsQuestions:
      (!isSectioned && holdsOnlyQuestions(content)) ||
      holdsQuestions(content) ||
      (!mayAnswerBeside && holdsTests(content)),
    setting,
  }
}

/** Whether a heading asks and has its answer marked below it: by a fold, a label or options. */
function isComplete(blocks: readonly Element[], levels: readonly (number | undefined)[], index: number): boolean {
  const block = blocks[index]
  const text = block === undefined ? '' : plainText([block]).replace(glued, '')
  const asking = askingOf(text)
  if ((asking === 'nothing' && !isNumbered(text)) || isNever(text, block)) return false
  let own = index + 1
  while (own < blocks.length && levels[own] === undefined) own++
  const below = (levels[own] ?? 0) > (levels[index] ?? 6) ? blocks[own] : undefined
  const content = blocks.slice(index + 1, own).filter((found) => !isNavigation(found))
  return ['answer', 'options'].includes(markOf(text, asking, content, below))
}

/** Below the label of a question, this many sections may come before the answer: why it is asked, a hint. */
const mostBetween = 2

/**
 * Returns the end of the answers in sections of their own: "### Question" and "### Answer" may be headings of the same
 * level.
 */
function answerBeside(
  text: string,
  blocks: readonly Element[],
  levels: readonly (number | undefined)[],
  from: number,
  level: number,
): number {
  const titleAt = (index: number) => (levels[index] === level ? plainText(blocks.slice(index, index + 1)) : '')
  let end = from
  while (isAnswerLabel(titleAt(end))) end = sectionEnd(levels, end, level)
  if (end > from || !mayHoldQuestion(text)) return end
  for (let passed = 0; passed < mostBetween; passed++) {
    const title = titleAt(end)
    if (title === '' || isQuestionLabel(title) || endsAsking(title)) return from
    end = sectionEnd(levels, end, level)
    if (isAnswerLabel(titleAt(end))) return answerBeside('', blocks, levels, end, level)
  }
  return from
}

/** Returns the index of the first heading after `index` that isn't deeper. */
function sectionEnd(levels: readonly (number | undefined)[], index: number, level: number): number {
  let end = index + 1
  while (end < levels.length && !((levels[end] ?? 7) <= level)) end++
  return end
}

function markOf(
  text: string,
  asking: Asking,
  content: readonly Element[],
  below: Element | undefined,
): HeadingBlock['mark'] {
  const isTitle = asking === 'nothing' && !isNumbered(text)
  if (content.some((block, at) => isFold(block) && !isContainer(content[at - 1]) && !(isTitle && hidesDetails(block))))
    return 'answer'
  if (isTagLine(content.at(-1))) return 'answer'
  if (below !== undefined && isAnswerLabel(plainText([below]))) return 'answer'
  const division = divide(content)
  const labelFirst = division.more.length === 0
  if (
    division.mark === 'label' &&
    division.answer.length > 0 &&
    (asking !== 'nothing' || isNumbered(text) || isQuestionLabel(text) || labelFirst)
  )
    return 'answer'
  if (division.isChoice && division.mark === 'options') return 'options'
  if (isLabelled(text)) return 'label'
  return asking === 'question' ? 'asks' : 'none'
}

/** Whether a block is a container of another dialect, to which a fold directly behind it belongs. */
function isContainer(block: Element | undefined): boolean {
  return containerOf(block) !== undefined
}

/** Recognises `[#git]() [#undo]()`, the tags of a card in the format of mdanki. */
function isTagLine(block: Element | undefined): boolean {
  if (!isElement(block, 'p')) return false
  const links = linksOf(block)
  return (
    links.length > 0 &&
    /^(?:#\S+\s*)+$/.test(plainText([block])) &&
    links.every(({ properties }) => !properties['href'])
  )
}

/** Returns the mark of a heading that counts only if no heading above it is a question. */
function weakMark(text: string, content: readonly Element[], setting: Setting): 'label' | 'asks' | 'none' {
  if (isQuestionLabel(text) && asksBelow(content)) return 'label'
  return setting === 'announced' && askingWhereAnnounced(text) !== 'nothing' ? 'asks' : 'none'
}

function asksBelow([first]: readonly Element[]): boolean {
  return isElement(first, 'p') && askingOf(plainText([first])) === 'question'
}

/** A command line that has lost its fence: `docker run -d --name web nginx`. */
const commandLine = /^(?:\$\s|sudo\s)|^[a-z][\w.-]*(?:\s\S+)*\s--?[a-z][\w-]*(?:[ =]|$)/

function isNever(text: string, block: Element | undefined): boolean {
  if (text === '' || isSectionTitle(text) || isAnswerLabel(text)) return true
  if (commandLine.test(text) && !/[?？؟]/.test(text)) return true
  if (block === undefined || linkShare([block]) <= 0.95 || askingOf(text) !== 'nothing') return false
  return linksOf(block).some((link) => !String(link.properties['href'] ?? '').startsWith('#'))
}

/** Whether the content has folds whose summaries ask, so that the heading above is a section. */
function holdsQuestions(content: readonly Element[]): boolean {
  const asking = content.filter((block) => {
    if (!isElement(block, 'details') || isFold(block)) return false
    const summary = summaryOf(block)
    return summary !== undefined && askingOf(plainText([summary])) !== 'nothing'
  })
  const [first] = content
  return asking.length > 1 || (asking.length === 1 && asking[0] === first)
}

/** Whether the content is nothing but a list of questions, so that the heading above is a section. */
function holdsOnlyQuestions(content: readonly Element[]): boolean {
  return (
    content.length > 0 &&
    content.every((block) => {
      const items = isElement(block, 'ul', 'ol') ? elementsOf(block) : []
      return items.length > 0 && items.every((item) => endsAsking(plainText([item])))
    })
  )
}

/** Whether the content has several questions, each with options or a fold, so that the heading above is a section. */
function holdsTests(content: readonly Element[]): boolean {
  let tests = 0
  let asked = false
  for (const block of content) {
    if (isElement(block, 'ol', 'ul') && readOptions(block) === undefined) {
      const asking = elementsOf(block).filter((item) => endsAsking(plainText(blocksOf(item.children).slice(0, 1))))
      if (asking.length > 1) return true
      asked = asked || asking.length > 0
    } else if (isFold(block) || readOptions(block) !== undefined || divide([block]).mark === 'label') {
      if (asked) tests++
      asked = false
    } else if (isElement(block, 'p'))
      asked = asked || askingOf(plainText([block])) === 'question' || isNumbered(plainText([block]))
  }
  return tests > 1
}
