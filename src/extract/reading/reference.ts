/** Whether a page, or the section around a block, is reference material: a glossary, a cheat sheet. */

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
  manualSections,
  softwareSections,
} from '../words/titles.ts'
import { askingOf, endsAsking, isHandle } from './wording.ts'

/** What a place is for, according to its titles. */
type Purpose = 'terms' | 'commands' | 'unknown'

/**
 * The kind of a page, according to its other parts. On a page of questions, other content is no card unless its title
 * says so; a page that presents a software project has lists and commands about that project; notes are neither.
 */
export type PageKind = 'questions' | 'project' | 'notes'

/** What is known about a place before its blocks are examined. */
export interface PageSetting {
  readonly kind: PageKind
  /** According to the name and the title of the page. */
  readonly page: Purpose
  /** According to the titles of the page and of the sections around the place. */
  readonly section: Purpose
}

/** A heading, or a line that looks like one on a page without headings. */
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
  String.raw`^[^\p{L}\p{N}]*reference(?:$|:)|${anyWordOf(commandTitles)}|${anyOf(commandTitleStems)}`,
  'iu',
)
const manualSection = new RegExp(String.raw`(?<!\p{L})${anyOf(manualSections)}(?!\p{L})`, 'iu')
const projectTitle = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(softwareSections)}[^\p{L}\p{N}]*$`, 'iu')

/** Returns the kind of a page. */
export function kindOf(page: Page): PageKind {
  return survey(page).kind
}

/** Returns what the page and its titles say about the place of a block. */
export function settingOf(page: Page, block: Element): PageSetting {
  const { kind, purpose, titles } = survey(page)
  const line = lineOf(block) ?? 1
  const above = headingsAbove(titles.filter((title) => title.line < line))
  const own = above.map((title) => purposeOf(title.text)).findLast((found) => found !== 'unknown')
  return { kind, page: purpose, section: own ?? purpose }
}

/** Returns the titles that stand over a block: of the page, by its name and its heading, and of the sections around it. */
export function titlesOver(page: Page, block: Element): readonly string[] {
  const { titles } = survey(page)
  const line = lineOf(block) ?? 1
  const above = headingsAbove(titles.filter((title) => title.line < line)).map(({ text }) => text)
  return [...above.reverse(), page.matter.title ?? '', nameOf(page)].filter((title) => title !== '')
}

/** Whether a page has a title like those of a manual: "Options", "API". */
export const hasManualSections = memoiseByObject((page: Page): boolean =>
  survey(page).titles.some(({ text }) => manualSection.test(text)),
)

const survey = memoiseByObject((page: Page): Survey => {
  const titles = findTitles(page.blocks)
  const name = nameOf(page)
  const [first] = titles
  const purpose = purposeOf(page.matter.title ?? '')
  return {
    kind: kindByParts(page, titles),
    purpose:
      [purpose, purposeOf(name), purposeOf(first?.level === 1 ? first.text : '')].find(
        (found) => found !== 'unknown',
      ) ?? 'unknown',
    titles,
  }
})

/** The name of the file of a page, as words. */
export function nameOf({ file }: Page): string {
  return posix
    .basename(file)
    .replace(/\.[^.]*$/, '')
    .replace(/[-_]+/g, ' ')
}

function purposeOf(title: string): Purpose {
  if (termWords.test(title)) return 'terms'
  return commandWords.test(title) ? 'commands' : 'unknown'
}

function kindByParts(page: Page, titles: readonly Title[]): PageKind {
  const folds = page.blocks.filter((block) => {
    const summary = block.tagName === 'details' ? summaryOf(block) : undefined
    const text = summary === undefined ? '' : plainText([summary])
    return text !== '' && (isHandle(text) || askingOf(text) !== 'nothing')
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

/** Whether a block is a short line that doesn't end like a sentence. */
function standsAsTitle(block: Element): boolean {
  if (!isElement(block, 'p')) return false
  const text = plainText([block])
  return text.length <= 60 && !text.includes('\n') && /^\p{Lu}/u.test(text) && !/[.:;,!?]$/.test(text)
}

function headingsAbove(titles: readonly Title[]): Title[] {
  const found: Title[] = []
  let level = 7
  for (const title of titles.toReversed()) {
    if (title.level >= level) continue
    found.unshift(title)
    level = title.level
  }
  return found
}
