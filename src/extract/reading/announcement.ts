/** Pages and sections that announce questions, so that less is needed to take a line on them for one. */

import { headingLevel, isElement, plainText } from '../../parse/block.ts'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { anyOf, anyWordOf } from '../words/pattern.ts'
import {
  aboutOpeners,
  aboutStems,
  aboutWords,
  interviewMaterial,
  manualTitles,
  operatingSections,
  questionAnnouncementStems,
  questionAnnouncements,
  testAnnouncementStems,
  testAnnouncements,
} from '../words/titles.ts'
import { linkShare, linksOf } from './answer.ts'
import { nameOf } from './reference.ts'
import { askingWhereAnnounced, cleanTitle, endsAsking, isProjectSection, isQuestionLabel } from './wording.ts'

const announcing = new RegExp(
  [
    String.raw`\binterview ${anyOf(interviewMaterial)}\b`,
    String.raw`\b(?:interview|practice)[^\p{L}\p{N}]*$`,
    anyWordOf(questionAnnouncements, testAnnouncements),
    anyOf(questionAnnouncementStems, testAnnouncementStems),
  ].join('|'),
  'iu',
)

/** A section with exercises may tell about them, so only the words for questions announce them. */
const announcingSection = new RegExp(`${anyWordOf(questionAnnouncements)}|${anyOf(questionAnnouncementStems)}`, 'iu')

/** The title of a section is no sentence. */
const longestTitle = 80

/** Titles that are about questions instead of announcing them: "How to ask a question". */
const about = new RegExp(
  String.raw`^[^\p{L}\p{N}]*${anyOf(aboutOpeners)}|\b${anyOf(aboutWords)}\b|${anyOf(aboutStems)}`,
  'iu',
)

/**
 * Whether a page announces questions: by its title, by the title in its front matter, by the name of its file, or by a
 * list of contents that names questions. The README of a program that asks questions does not.
 */
export const announcesQuestions = memoiseByObject((page: Page): boolean => {
  const name = nameOf(page)
  const isAnnounced =
    titlesOf(page).some((title) => announcing.test(title) && !about.test(title)) ||
    announcesSection(name) ||
    (/\binterview$/i.test(name) && !about.test(name)) ||
    (!isManual(page) && contentsNameQuestions(page))
  return isAnnounced && !operatesSoftware(page)
})

/** The title that a page shows, and the one in its front matter. */
function titlesOf(page: Page): string[] {
  const title = page.blocks.find((block) => headingLevel(block) !== undefined)
  const shown = title !== undefined && headingLevel(title) === 1 ? plainText([title]) : ''
  return [shown, page.matter.title ?? '']
}

/** Whether the title of a section announces questions: "FAQ", "Interview questions"; "Question 3: Ports" does not. */
export function announcesSection(title: string): boolean {
  const words = cleanTitle(title)
  if (words.length > longestTitle || isQuestionLabel(title)) return false
  return announcingSection.test(words) && !about.test(words) && !endsAsking(words)
}

const operatingSection = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(operatingSections)}[^\p{L}\p{N}]*$`, 'iu')

/**
 * Whether a page presents a project by two of the usual sections, a README by one; its other headings are then sections
 * as well, whatever they ask: "What is this?"
 */
export const presentsProject = memoiseByObject((page: Page): boolean => {
  const sections = sectionTitles(page).filter((text) => isProjectSection(text) || operatingSection.test(text))
  return sections.length >= (/(?:^|\/)readme\.\w+$/i.test(page.file) ? 1 : 2)
})

/** Whether at least two sections of a page tell how to run a program. */
function operatesSoftware(page: Page): boolean {
  return sectionTitles(page).filter((text) => operatingSection.test(text)).length > 1
}

/** Returns the headings of the two highest levels of a page; deeper ones may belong to an answer. */
const sectionTitles = memoiseByObject(({ blocks }: Page): string[] => {
  const levels = blocks.map((block) => headingLevel(block) ?? 9)
  const highest = levels.reduce((least, level) => Math.min(least, level), 7)
  return blocks.filter((_, at) => (levels[at] ?? 9) <= highest + 1).map((heading) => plainText([heading]))
})

function headingTexts({ blocks }: Page): string[] {
  return blocks.filter((block) => headingLevel(block) !== undefined).map((heading) => plainText([heading]))
}

const manualTitle = new RegExp(anyWordOf(manualTitles), 'iu')

/** Whether a page is a manual or a tutorial by its title; a study guide is for learners. */
export function isManual(page: Page): boolean {
  return titlesOf(page).some((title) => manualTitle.test(title) && !/\bstud(?:y|ent)/i.test(title))
}

/** The contents list must name this many questions, and at least half of what it names must be questions. */
const namedQuestions = 3

/**
 * Whether a contents list names headings of the page, and these ask. Steps ("Create a cluster") do not ask: the contents
 * of a tutorial name them as well.
 */
function contentsNameQuestions(page: Page): boolean {
  const named = namedByContents(page)
  if (named.size < namedQuestions) return false
  const asking = [...named].filter((text) => askingWhereAnnounced(text) === 'knowledge').length
  return asking >= namedQuestions && asking * 2 >= named.size
}

const linksToPlaces = /\]\(#|href=["']?#/

/** Returns the headings of a page that its contents list names, without their numbers. */
const namedByContents = memoiseByObject((page: Page): ReadonlySet<string> => {
  if (!linksToPlaces.test(page.source)) return new Set()
  const contents = page.blocks.filter(
    (block) => isElement(block, 'p', 'ul', 'ol', 'table', 'details') && linkShare([block]) > 0.7,
  )
  const links = contents
    .flatMap((block) => linksOf(block))
    .filter(({ properties }) => String(properties['href'] ?? '').startsWith('#'))
  if (links.length < namedQuestions) return new Set()
  const entries = new Set(links.map((link) => comparable(plainText([link]))))
  const headings = headingTexts(page).map(cleanTitle)
  return new Set(headings.filter((heading) => entries.has(comparable(heading))))
})

function comparable(title: string): string {
  return cleanTitle(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
