/** How a line without any markup asks. */

import { askingOf, cleanTitle, endsAsking } from '../../reading/wording.ts'
import {
  enumeratingVerbs,
  explainingVerbs,
  invertedOpeners,
  shortQuestionOpeners,
  trueOrFalse,
  whichVerbs,
} from '../../words/asking.ts'
import { anyOf } from '../../words/pattern.ts'
import { remarkOpeners, replyOpeners } from '../../words/prose.ts'
import { isEnded, wordCount } from './line.ts'

/**
 * `question`: asks by its words wherever it stands, or is a clear task ("Explain …"). `scenario`: describes a situation
 * and asks at the end. `weak`: may just as well be a title ("How to …", "A vs B", a gap to fill in).
 */
export type PlainAsking = 'question' | 'scenario' | 'weak'

const judges = new RegExp(String.raw`^${anyOf(trueOrFalse)}\b`, 'i')

/** Returns how a line asks by its words; undefined if it doesn't. */
export function asksPlainly(text: string): PlainAsking | undefined {
  const title = cleanTitle(text)
  if (title.length > 500 || aside.test(title)) return undefined
  if (judges.test(title)) return wordCount(title) > 4 ? 'question' : undefined
  const mark = title.search(/[?？؟]/)
  return mark < 0 ? asksWithoutMark(title) : asksWithMark(title, title.slice(0, mark).trim(), title.slice(mark + 1))
}

/** Whether a line begins with "True" or "False", like the answer to a statement. */
export function isVerdict(text: string): boolean {
  return /^(?:true|false)(?=[\s.,;:!-]|$)(?!\s+or\s+false)/i.test(text)
}

const aside = new RegExp(String.raw`^${anyOf(remarkOpeners)}\s*[:!–-]`, 'iu')

/** First words of a line that answers or continues what was said before. */
const reply = new RegExp(String.raw`^${anyOf(replyOpeners)}(?![\p{L}\p{N}])`, 'iu')

const wordsWithoutSpaces = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u

function asksWithMark(title: string, lead: string, behind: string): PlainAsking | undefined {
  if (reply.test(title)) return undefined
  if (isOneSentence(lead) && opensAsking(lead)) return staysAsking(behind) ? 'question' : undefined
  const sentences = title.split(/[.!?。！？]\s*(?=\S)/).length
  return endsAsking(title) && sentences <= 5 && wordCount(title) > 1 ? 'scenario' : undefined
}

function isOneSentence(text: string): boolean {
  return !/[.!;。！]["”’)]*\s+\p{Lu}/u.test(text)
}

function opensAsking(lead: string): boolean {
  if (wordsWithoutSpaces.test(lead)) return lead.length > 3
  if (askingOf(lead) === 'question' || askingOf(lead) === 'task') return true
  return wordCount(lead) === 2 && shortQuestion.test(lead)
}

const shortQuestion = new RegExp(String.raw`^${anyOf(shortQuestionOpeners)}(?:['’](?:s|re))?\s`, 'i')

/**
 * Whether the text behind the first question mark still asks: nothing, a remark, another question or a task, but not
 * the answer.
 */
function staysAsking(behind: string): boolean {
  const rest = behind.replace(/^[\s.…"”’')\]]+/, '')
  if (rest === '' || /^[(\p{Ll}\p{Extended_Pictographic}]/u.test(rest) || endsAsking(rest)) return true
  return !isVerdict(rest) && isOneSentence(rest) && wordCount(rest) < 20 && isClearTask(rest)
}

function lastSentence(text: string): string {
  return text.split(/[.!;。！]["”’)]*\s+/u).findLast((sentence) => sentence !== '') ?? text
}

const clearTask = new RegExp(
  [
    '^(?:briefly |please |in your own words,? )?',
    String.raw`(?:${anyOf(explainingVerbs)}|${anyOf(enumeratingVerbs)}(?! (?:it|that|this|them)\b))(?=\s)`,
  ].join(''),
  'iu',
)

function isClearTask(text: string): boolean {
  return clearTask.test(text) && wordCount(text) > 1 && wordCount(text) <= 40
}

/** A question word and the verb that must follow it in a question; a title such as "How we use it" lacks that verb. */
const inverted = new RegExp(String.raw`^(?:${anyOf(invertedOpeners)}|which (?:\S+ ){1,3}${anyOf(whichVerbs)})\s`, 'i')

function asksWithoutMark(title: string): PlainAsking | undefined {
  const leadsOn = /[:：]$/.test(title)
  const words = wordCount(title)
  if (isClearTask(title) && isOneSentence(title)) return leadsOn && words < 4 ? undefined : 'question'
  if (!isOneSentence(title) && !leadsOn && !reply.test(title) && isClearTask(lastSentence(title))) return 'scenario'
  if (/_{3,}/.test(title) && words > 3) return 'weak'
  if (isEnded(title) && !(leadsOn && /\b(?:these|following)\b/i.test(title))) return undefined
  if (inverted.test(title) && words > 2 && words <= 16) return 'weak'
  return words <= 12 && (/\S\s+(?:vs\.?|versus)\s+\S/i.test(title) || askingOf(title) === 'comparison')
    ? 'weak'
    : undefined
}
