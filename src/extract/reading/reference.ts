/** Whether a page, or the section that a block stands in, is there to be looked up: a glossary, a cheat sheet. */

import { posix } from 'node:path'
import type { Element } from 'hast'
import { headingLevel, isElement, lineOf, plainText, summaryOf } from '../../parse/block.ts'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { anyOf, anyWordOf } from '../words/pattern.ts'
import {
  commandTitleStems,
  commandTitles,
  glossaryTitleStems,
  glossaryTitles,
  softwareSections,
} from '../words/titles.ts'
import { askingOf, endsAsking, isReveal } from './wording.ts'

/** What its titles say that a place is for. */
type Purpose = 'terms' | 'commands' | 'unsaid'

/**
 * What kind of page it is by its other parts: it asks questions, so what they leave is no card unless its title says so;
 * it presents a piece of software, whose lists and commands are about itself; or neither.
 */
type PageKind = 'questions' | 'project' | 'notes'

/** What is known of a place before its blocks are looked at. */
export interface PageSetting {
  readonly kind: PageKind
  /** By the page's name and title. */
  readonly page: Purpose
  /** By the page's titles and those of the sections around the place. */
  readonly section: Purpose
}

/** A heading; or a line that stands like one, on a page that has no headings. */
interface Title {
  readonly line: number
  readonly level: number
  readonly text: string
}

interface Survey {
  readonly kind: PageKind
  readonly purpose: Purpose
  readonly titles: readonly Title[]
}

const termWords = new RegExp(
  String.raw`\b(?:${anyOf(glossaryTitles)}|terms(?! (?:of|and)))\b|${anyOf(glossaryTitleStems)}`,
  'iu',
)
const commandWords = new RegExp(
  String.raw`^\W*reference(?:$|:)|${anyWordOf(commandTitles)}|${anyOf(commandTitleStems)}`,
  'iu',
)
const projectTitle = new RegExp(String.raw`^\W*${anyOf(softwareSections)}\W*$`, 'iu')

/** What its page and its titles say of a place. */
export function settingOf(page: Page, block: Element): PageSetting {
  const { kind, purpose, titles } = survey(page)
  const line = lineOf(block) ?? 1
  const above = chain(titles.filter((title) => title.line < line))
  const own = above.map((title) => purposeOf(title.text)).findLast((found) => found !== 'unsaid')
  return { kind, page: purpose, section: own ?? purpose }
}

const survey = memoiseByObject((page: Page): Survey => {
  const titles = findTitles(page.blocks)
  const name = posix
    .basename(page.file)
    .replace(/\.[^.]*$/, '')
    .replace(/[-_]+/g, ' ')
  const [first] = titles
  const purpose = purposeOf(page.matter.title ?? '')
  return {
    kind: kindOf(page, titles),
    purpose:
      [purpose, purposeOf(name), purposeOf(first?.level === 1 ? first.text : '')].find((found) => found !== 'unsaid') ??
      'unsaid',
    titles,
  }
})

function purposeOf(title: string): Purpose {
  if (termWords.test(title)) return 'terms'
  return commandWords.test(title) ? 'commands' : 'unsaid'
}

function kindOf(page: Page, titles: readonly Title[]): PageKind {
  const folds = page.blocks.filter((block) => {
    const summary = block.tagName === 'details' ? summaryOf(block) : undefined
    const text = summary === undefined ? '' : plainText([summary])
    return text !== '' && (isReveal(text) || askingOf(text) !== 'nothing')
  })
  const asking = titles.filter(({ text }) => endsAsking(text) || /^\W*Q(?:uestion)?\s*\d*\s*[.:]/i.test(text))
  if (folds.length + asking.length > 2) return 'questions'
  return titles.filter(({ text }) => projectTitle.test(text)).length > 1 ? 'project' : 'notes'
}

function findTitles(blocks: readonly Element[]): Title[] {
  const headings = blocks.flatMap((block) => {
    const level = headingLevel(block)
    return level === undefined ? [] : [{ line: lineOf(block) ?? 1, level, text: plainText([block]) }]
  })
  if (headings.length > 0) return headings
  return blocks.flatMap((block, index) => {
    const isTitle = standsAsTitle(block) && blocks[index + 1]?.tagName !== 'pre'
    return isTitle ? [{ line: lineOf(block) ?? 1, level: 2, text: plainText([block]) }] : []
  })
}

/** A short line without an end to its sentence. */
function standsAsTitle(block: Element): boolean {
  if (!isElement(block, 'p')) return false
  const text = plainText([block])
  return text.length <= 60 && !text.includes('\n') && /^\p{Lu}/u.test(text) && !/[.:;,!?]$/.test(text)
}

function chain(titles: readonly Title[]): Title[] {
  const found: Title[] = []
  let level = 7
  for (const title of titles.toReversed()) {
    if (title.level >= level) continue
    found.unshift(title)
    level = title.level
  }
  return found
}
