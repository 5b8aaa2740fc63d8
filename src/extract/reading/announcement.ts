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

/** About the questions, not a list of them. */
const about = new RegExp(String.raw`^\W*${anyOf(aboutOpeners)}|\b${anyOf(aboutWords)}\b`, 'iu')

/** Whether a page's title says that it asks: "Interview questions", "Exercises", a front matter's "SQL quiz". */
export const announcesQuestions = memoiseByObject((page: Page): boolean => {
  const title = page.blocks.find((block) => headingLevel(block) !== undefined)
  const text = title !== undefined && headingLevel(title) === 1 ? plainText([title]) : ''
  return [text, page.matter.title ?? ''].some((title) => announcing.test(title) && !about.test(title))
})
