/** How a line without any mark-up asks. */

import { askingOf, cleanTitle, endsAsking } from '../../reading/wording.ts'
import { isEnded, wordCount } from './plain-line.ts'

/**
 * `question`: by its words wherever it stands, also a clear task ("Explain …"). `scenario`: tells something first and
 * asks at its end. `weak`: might as well be a title ("How to …", "A vs B", a gap to fill).
 */
export type PlainAsking = 'question' | 'scenario' | 'weak'

/** How a line asks by its words, or undefined. */
export function asksPlainly(text: string): PlainAsking | undefined {
  const title = cleanTitle(text)
  if (title.length > 500 || aside.test(title)) return undefined
  if (/^(?:true or false|true\/false|t\/f)\b/i.test(title)) return wordCount(title) > 4 ? 'question' : undefined
  const mark = title.search(/[?？؟]/)
  return mark < 0 ? asksWithoutMark(title) : asksWithMark(title, title.slice(0, mark).trim(), title.slice(mark + 1))
}

/** Whether a line says "True" or "False" first, as the answer to a statement does. */
export function isVerdict(text: string): boolean {
  return /^(?:true|false)(?=[\s.,;:!-]|$)(?!\s+or\s+false)/i.test(text)
}

const aside = /^(?:notes?|hints?|tips?|examples?|warnings?|update|edit|sources?|p\.?s\.?)\s*[:!–-]/iu

/** First words that answer, or take up what was said before. */
const reply =
  /^(?:so|and|but|then|because|or|yes|no|ok(?:ay)?|well|sure|now|this|that|it|its|it['’]s|these|those|they|he|she|we|i|i['’]m|however|also|maybe|perhaps|sound|sounds|right|of course|in short|for example|for instance|remember|let['’]s)(?![\p{L}\p{N}])/iu

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
  return wordCount(lead) === 2 && /^(?:what|why|how|when|where|who|which|whose)(?:['’](?:s|re))?\s/i.test(lead)
}

/** What stands behind the first question mark: nothing, a remark, another question, a task; not the answer. */
function staysAsking(behind: string): boolean {
  const rest = behind.replace(/^[\s.…"”’')\]]+/, '')
  if (rest === '' || /^[(\p{Ll}\p{Extended_Pictographic}]/u.test(rest) || endsAsking(rest)) return true
  return !isVerdict(rest) && isOneSentence(rest) && wordCount(rest) < 20 && isClearTask(rest)
}

function lastSentence(text: string): string {
  return text.split(/[.!;。！]["”’)]*\s+/u).findLast((sentence) => sentence !== '') ?? text
}

const clearTask =
  /^(?:briefly |please |in your own words,? )?(?:explain|describe|define|discuss|compare|contrast|differentiate|distinguish|outline|summari[sz]e|demonstrate|elaborate|(?:list|name|give|mention|tell)(?! (?:it|that|this|them)\b)|опишите|расскажите|объясните|назовите|перечислите|nenne|erkläre|beschreibe|explique|explica|describa|décrivez)(?=\s)/iu

function isClearTask(text: string): boolean {
  return clearTask.test(text) && wordCount(text) > 1 && wordCount(text) <= 40
}

/** A word that asks and the verb that must follow it in a question, which a title ("How we use it") lacks. */
const inverted =
  /^(?:how (?:do|does|did|can|could|should|would|to|is|are|many|much)|what (?:is|are|was|were|does|do|happens|would|will|about)|what['’]s|why (?:is|are|do|does|did|would|should|not|use)|when (?:should|would|do|does|to|is|are)|where (?:is|are|do|does|should|can)|which (?:\S+ ){1,3}(?:is|are|does|do|should|can)|who (?:is|are))\s/i

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
