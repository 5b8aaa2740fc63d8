/** Answers that have probably taken in what stands below them: a rule of last resort, which only reports. */

import type { Content, Problem, Question } from '../model/card.ts'
import { remarkAt } from '../model/problem.ts'
import { headingLevel, plainText } from '../parse/block.ts'
import { clip } from '../text/clip.ts'
import { endsAsking } from './reading/wording.ts'

/** This many headings that ask in one answer are probably questions of their own. */
const MANY_HEADINGS = 3

/** No learner reviews an answer of this many characters. */
const LONGEST_ANSWER = 20_000

const shown = 60

/** Returns a remark for each question whose answer holds several headings that ask, or is longer than anybody reviews. */
export function oversizedAnswers(questions: readonly Question[]): Problem[] {
  return questions.flatMap((question): Problem[] => {
    const reason = reasonOf(question.answer)
    if (reason === undefined) return []
    return [remarkAt(question, 'long-answer', `The answer to "${clip(question.text, shown)}" ${reason}`)]
  })
}

function reasonOf(answer: Content): string | undefined {
  const asking = askingHeadings(answer)
  if (asking.length >= MANY_HEADINGS)
    return `holds ${asking.length} headings that ask, such as "${asking[0]}"; if they are questions of their own, give them the level of its heading, or put <!-- topdeck: card --> above each`
  const length = writtenLength(answer) > LONGEST_ANSWER ? plainText(answer).length : 0
  if (length <= LONGEST_ANSWER) return undefined
  return `has ${length} characters, expected at most ${LONGEST_ANSWER}; if it contains other questions, give each of them a heading, or put <!-- topdeck: card --> above each`
}

/** How many characters of the page an answer takes up; infinite if its place isn't known. */
function writtenLength(answer: Content): number {
  const start = answer[0]?.position?.start.offset
  const end = answer.at(-1)?.position?.end.offset
  return start === undefined || end === undefined ? Number.POSITIVE_INFINITY : end - start
}

const containers: ReadonlySet<string> = new Set(['details', 'blockquote', 'ul', 'ol', 'li', 'div', 'section'])

/** The texts of the headings that end with a question mark, at any depth. */
function askingHeadings(content: Content): string[] {
  return content.flatMap((node): string[] => {
    if (node.type !== 'element') return []
    if (headingLevel(node) === undefined) return containers.has(node.tagName) ? askingHeadings(node.children) : []
    const text = plainText([node])
    return endsAsking(text) ? [text] : []
  })
}
