import { headingLevel, plainText } from '../../parse/block.ts'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { anyOf, anyWordOf } from '../words/pattern.ts'
import {
  aboutOpeners,
  aboutWords,
  interviewMaterial,
  questionAnnouncementStems,
  questionAnnouncements,
} from '../words/titles.ts'

const announcing = new RegExp(
  [
    String.raw`\binterview ${anyOf(interviewMaterial)}\b`,
    String.raw`\b(?:interview|practice)\W*$`,
    anyWordOf(questionAnnouncements),
    anyOf(questionAnnouncementStems),
  ].join('|'),
  'iu',
)

/** Titles that are about questions instead of announcing them: "How to ask a question". */
const about = new RegExp(String.raw`^\W*${anyOf(aboutOpeners)}|\b${anyOf(aboutWords)}\b`, 'iu')

/**
 * Whether the title of a page announces questions: "Interview questions", "Exercises", or "SQL quiz" in the front
 * matter.
 */
export const announcesQuestions = memoiseByObject((page: Page): boolean => {
  const title = page.blocks.find((block) => headingLevel(block) !== undefined)
  const text = title !== undefined && headingLevel(title) === 1 ? plainText([title]) : ''
  return [text, page.matter.title ?? ''].some((title) => announcing.test(title) && !about.test(title))
})
