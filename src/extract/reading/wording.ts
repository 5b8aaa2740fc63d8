/** What the words of a line say about it: whether it asks, or is a label, a placeholder or the title of a section. */

import type { Kind } from '../../model/card.ts'
import { memoise } from '../../text/memoise.ts'
import { allWords, type WordsByLanguage } from '../../text/word-list.ts'
import {
  answerLabels,
  answerNouns,
  answerQualifiers,
  answerRequests,
  detailNouns,
  furtherAnswerLabels,
  handleAnswers,
  handleFillers,
  openingWords,
  placeholders,
  todoTasks,
  unspacedAnswers,
  unspacedClicks,
  unspacedEndings,
  unspacedOpenings,
  unspacedPlaces,
} from '../words/answering.ts'
import {
  announcedEndings,
  announcedOpeners,
  announcedRequests,
  announcedWords,
  askedAspects,
  betweens,
  comparisonEndings,
  differences,
  explainingVerbs,
  invertedVerbs,
  questionNouns,
  questionOpeners,
  questionSections,
  scenarioOpeners,
  taskNounEndings,
  taskNounStems,
  taskNouns,
  taskPreambles,
  taskVerbEndings,
  taskVerbStems,
  taskVerbs,
  titleDeterminers,
  titleOpeners,
  titleSubjects,
  trueOrFalse,
  unmarkedQuestionEndings,
  unmarkedQuestionOpeners,
  versus,
  wholeTasks,
} from '../words/asking.ts'
import { writtenAnswers, writtenQuestions } from '../words/labels.ts'
import { anyOf } from '../words/pattern.ts'
import {
  calloutKinds,
  partNames,
  projectSections,
  sectionTitles,
  selfReferences,
  testKinds,
  testNouns,
} from '../words/titles.ts'

const questionNoun = anyOf(questionNouns, wholeWords(writtenQuestions))
const taskNoun = anyOf(taskNouns)
/** "#", "No." or "№" in front of the number of a question. */
const numberSign = String.raw`(?:#|No\.? ?|№ ?)?`
/** `第 3 题` */
const chineseNumber = String.raw`第\s?[\d一二三四五六七八九十百]{1,4}\s?[题題问問]`

/** What may number or label a question. */
const numberings = [
  String.raw`\(?\d{1,4}(?:\.\d{1,3})*(?:[.):](?=\D|$)|[、．：])\s*`,
  String.raw`\d{1,3}\s[-–—]\s+(?=[\p{L}¿"'“„«(])`,
  String.raw`\[Q(?:uestion)?\s*\d{0,4}\]\s*`,
  String.raw`Q(?:uestion)?\s*\.?\s*#?\d{0,4}\s*(?:[.:)．：、|]|-\s|–\s|—\s)+\s*`,
  String.raw`(?:${questionNoun}|${taskNoun})\s*${numberSign}\d{1,4}\s*[.:)．：、|–—-]\s*`,
  String.raw`${chineseNumber}\s*[：:、.．]?\s*`,
]

/** `1.`, `1)`, `(1)`, `1 -`, `1、`, `Q.`, `Q1:`, `Q 12 -`, `Question 3:`, `Exercise 4.` or `第 3 题：` in front of a question. */
const numbering = new RegExp(String.raw`^[#\s]*(?:${numberings.join('|')})`, 'iu')

/** A cheap check that everything {@link numbering} matches passes. */
const mayBeNumbered = /^[#\s]*[([]?(?:\d|[Qq]|第|[QETPCKFAÜDVSZIqetpckfaüdvszi\u0400-\uffff]\D{0,15}\d)/

/** `***`, `*`, `⭐`, difficulty marks and anchors behind a question. */
const trailingMarks = /(?<![\s*👶⭐🚀🌟🔥✅↥⬆]|\u200d|\ufe0f)(?:\s*(?:[*👶⭐🚀🌟🔥✅↥⬆]|\u200d|\ufe0f))+\s*$/u

/** How many titles are remembered: a page is read several times, its titles even more often. */
const mostTitles = 1000

/** Returns the text of a question without its numbering, label and marks, and with white space folded. */
export const cleanTitle = memoise((text): string => {
  const folded = text.replace(/\s+/g, ' ').trim()
  const unmarked = /[\p{L}\p{N}?.,:;!)"'\]`]$/u.test(folded) ? folded : folded.replace(trailingMarks, '')
  const bare = (mayBeNumbered.test(folded) ? unmarked.replace(numbering, '') : unmarked).trim()
  return bare === '' ? folded : bare
}, mostTitles)

/** Whether a text has a number or a label like a question (`Q1.`, `12)`). */
export function isNumbered(text: string): boolean {
  return mayBeNumbered.test(text) && numbering.test(text.trim())
}

const labelAlone = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?:(?:Q|${questionNoun})\s*${numberSign}\d{0,4}|${taskNoun}\s*${numberSign}\d{1,4}|${chineseNumber})[^\p{L}\p{N}]*$`,
  'iu',
)

/**
 * Whether a text is nothing but the label of a question, or of a task with its number: "Question", "Q7", "Вопрос 3:".
 */
export function isQuestionLabel(text: string): boolean {
  return text.length <= 30 && labelAlone.test(text)
}

const questionSection = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(questionSections)}[^\p{L}\p{N}]*$`, 'iu')

/** Whether a title may stand over a single question whose answer has a section of its own: "Question", 面试题. */
export function mayHoldQuestion(text: string): boolean {
  return isQuestionLabel(text) || (text.length <= 30 && questionSection.test(text))
}

const kindAlone = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(calloutKinds)}\s*#?\d*[^\p{L}\p{N}]*$`, 'iu')

/** Whether the title of a callout or a container says no more than its kind: "Question 2". */
export function isKindAlone(title: string): boolean {
  return kindAlone.test(title)
}

const taskLabel = new RegExp(String.raw`^[#\s]*${taskNoun}`, 'iu')

/** Whether a text has the letter or the word that labels a question: `Q.`, `Q1:`, `Question 3`. */
export function isLabelled(text: string): boolean {
  const found = mayBeNumbered.test(text) ? numbering.exec(text.trim())?.[0] : undefined
  return found !== undefined && /\p{L}/u.test(found) && !taskLabel.test(found)
}

const questionMark = /[?？؟](?:["'”’»)\]*_\s.!…🤔]|\p{Extended_Pictographic}|\([^()]*\)|\[[^[\]]*\])*$/u

const interrogative = new RegExp(String.raw`^(?:so,?\s+|and\s+|but\s+)?${anyOf(questionOpeners)}(?=\P{L}|$)`, 'iu')

/**
 * Titles such as "How it works", "What you need", "How to install"; a question would invert the subject and the verb.
 */
const statement = new RegExp(
  [
    String.raw`^${anyOf(titleOpeners)}\s+(?:`,
    String.raw`${anyOf(titleSubjects)}\s|`,
    String.raw`(?:${anyOf(titleDeterminers)}|[\w-]+s)\s(?!${anyOf(invertedVerbs)}\b))`,
  ].join(''),
  'i',
)

const imperative = new RegExp(
  [
    String.raw`^(?:${anyOf(taskPreambles)}\s+)?(?:${anyOf(taskVerbs)}|list(?!s? of\b))(?=\P{L}|[\u3400-\u9fff]|$)`,
    `${anyOf(taskNounStems.ja)}${anyOf(taskNounEndings.ja)}`,
    `${anyOf(taskNounStems.ko)}${anyOf(taskNounEndings.ko)}`,
    `${anyOf(taskVerbStems)}${anyOf(taskVerbEndings)}`,
    anyOf(wholeTasks),
  ].join('|'),
  'iu',
)

const scenario = new RegExp(String.raw`^${anyOf(scenarioOpeners)}(?=\P{L}|$)`, 'iu')

const comparesTwo = new RegExp(
  String.raw`(?:的[^的]{0,6}${anyOf(askedAspects)}|${anyOf(comparisonEndings)})$|\S\s+${anyOf(versus)}\s+\S`,
  'iu',
)

/** Questions without a question mark in scripts without spaces: 什么是死锁, 索引有哪些. */
const asksInChinese = new RegExp(
  [
    String.raw`^${anyOf(unmarkedQuestionOpeners)}(?=[\u3400-\u9fffA-Za-z ])(?!.*[:：])`,
    String.raw`[\u3400-\u9fff\w)]${anyOf(unmarkedQuestionEndings)}$`,
  ].join('|'),
  'u',
)
const wordsWithoutSpaces = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u

const namesDifference = new RegExp(String.raw`^${anyOf(differences)}s?\s+${anyOf(betweens)}`, 'iu')

/** How a text asks: as a question, as a task, by comparing two things, or not at all. */
export type Asking = 'question' | 'task' | 'comparison' | 'nothing'

/** `stream(options?)`, where the question mark means that an argument is optional. */
const signature = /^[\w.#$]+\([^()]*\?[^()]*\)$/

/** Returns how a line asks, according to its words. */
export function askingOf(text: string): Asking {
  const title = cleanTitle(text)
  const marked = /[?？؟]/.test(title) && !signature.test(title)
  if ((marked && questionMark.test(title)) || (marked && /[?？؟]\s+\S/u.test(title))) return 'question'
  const isUnspaced = wordsWithoutSpaces.test(title)
  if (isUnspaced && asksInChinese.test(title)) return 'question'
  if (interrogative.test(title) && title.split(' ').length > 2) return statement.test(title) ? 'task' : 'question'
  if (scenario.test(title) || /_{3,}/.test(title)) return 'question'
  if (namesDifference.test(title)) return 'comparison'
  if (imperative.test(title) && (isUnspaced || title.includes(' '))) return 'task'
  if (comparesTwo.test(title)) return 'comparison'
  return 'nothing'
}

/** Whether a line asks only by the word that it begins with, as sections of manuals do: "Wie man es startet". */
export function asksByOpening(text: string): boolean {
  const title = cleanTitle(text)
  return askingOf(title) === 'question' && !/[?？؟]|_{3,}/.test(title) && !scenario.test(title)
}

const announcedOpener = new RegExp(
  String.raw`^(?:${anyOf(questionOpeners, announcedOpeners)}(?=\P{L}|$)|${anyOf(explainingVerbs, announcedRequests)}(?=\P{L}|$))`,
  'iu',
)
const announcedAnywhere = new RegExp(
  String.raw`(?<!\p{L})${anyOf(announcedWords)}(?!\p{L})|${anyOf(announcedEndings)}$`,
  'iu',
)

/** "How it works", "What you need": these speak to the reader, whatever the title of the page is. */
const addressesReader = new RegExp(String.raw`^${anyOf(titleOpeners)}\s+(?!to\s)${anyOf(titleSubjects)}\s`, 'iu')
const speaksOfPage = new RegExp(String.raw`(?<!\p{L})${anyOf(selfReferences)}(?!\p{L})`, 'iu')

/**
 * How a line without a question mark asks on a page that announces questions: for knowledge ("What is Docker", "Explain
 * layers"), which no step of a manual does; for an action ("Write a Dockerfile"), which a step may do; or not at all.
 */
export function askingWhereAnnounced(text: string): 'knowledge' | 'action' | 'nothing' {
  const title = cleanTitle(text)
  if (endsAsking(title)) return 'knowledge'
  if (addressesReader.test(title) || speaksOfPage.test(title)) return 'nothing'
  const isLong = title.includes(' ') || wordsWithoutSpaces.test(title)
  if (isLong && (announcedOpener.test(title) || announcedAnywhere.test(title))) return 'knowledge'
  const asking = askingOf(title)
  if (asking === 'task') return 'action'
  return asking === 'nothing' ? 'nothing' : 'knowledge'
}

/** Whether a line ends with a question mark; a remark in brackets may follow it. */
export function endsAsking(text: string): boolean {
  return /[?？؟]/.test(text) && questionMark.test(cleanTitle(text)) && !signature.test(cleanTitle(text))
}

/** The labels that are words, also outside the line that they label; a letter alone may be anything. */
function wholeWords(labels: WordsByLanguage): string[] {
  return allWords(labels).filter((label) => label.length > 1 || /[\p{Script=Han}\p{Script=Hangul}]/u.test(label))
}

const knownAnswerWords: ReadonlySet<string> = new Set([...allWords(answerNouns), ...allWords(answerLabels)])
const furtherAnswerWord = anyOf(
  furtherAnswerLabels,
  wholeWords(writtenAnswers).filter((label) => !knownAnswerWords.has(label.toLowerCase())),
)
const answerWord = `(?:(?:${anyOf(answerQualifiers)} )*${anyOf(answerNouns)}|${anyOf(answerLabels)}|${furtherAnswerWord})`

/** Labels, handles and placeholders are short, so the patterns need not be tried on whole answers. */
const longestLabel = 60

const answerLabel = new RegExp(`^[^\\p{L}\\p{N}]*${answerWord}(?:\\s*#?\\d+)?[^\\p{L}\\p{N}]*$`, 'iu')

/** Whether a text is nothing but the label of an answer: "Answer", "Solution 3:", "Ответ". */
export function isAnswerLabel(text: string): boolean {
  return text.length <= longestLabel && !text.includes('?') && answerLabel.test(text.trim())
}

const furtherLabel = new RegExp(`^[^\\p{L}\\p{N}]*${furtherAnswerWord}(?!\\p{L})`, 'iu')

/**
 * Whether a text begins with an answer label that was not always known. It counts only directly below the question: what
 * stands above it was read as a part of the answer before, and a card whose prompt grew would lose its id.
 */
export function hasFurtherAnswerLabel(text: string): boolean {
  return furtherLabel.test(text.slice(0, longestLabel))
}

/** A label in front of an answer on the same line, with its separator: "Answer: …". */
export const answerPrefix = new RegExp(
  `^[^\\p{L}\\p{N}]{0,3}${answerWord}\\s*(?:[:：]|\\)|-\\s|–\\s|—\\s)[^\\p{L}\\p{N}]{0,2}\\s*`,
  'iu',
)

const openings: ReadonlySet<string> = new Set(allWords(openingWords))
const hiddenAnswers: ReadonlySet<string> = new Set([
  ...allWords(handleAnswers),
  ...wholeWords(writtenAnswers).flatMap((label) => label.toLowerCase().split(' ')),
])
const fillers: ReadonlySet<string> = new Set(allWords(handleFillers))

/** Handles in scripts without spaces: 查看答案, 解答を見る. */
const unspacedHandle = new RegExp(
  `^${[unspacedClicks, unspacedPlaces, unspacedOpenings, unspacedAnswers, unspacedEndings].map((words) => `${anyOf(words)}?`).join('')}$`,
)

/** Whether a summary is only a handle ("show", "View answer", "答案"), so that the question stands elsewhere. */
export function isHandle(text: string): boolean {
  if (text.length > longestLabel || text.includes('?')) return false
  const words = bare(text)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '')
  const [first] = words
  if (first === undefined || words.length > 8) return false
  if (words.length === 1 && unspacedHandle.test(first)) return true
  const isOpening = openings.has(first)
  const isKnown = (word: string, index: number) =>
    hiddenAnswers.has(word) || fillers.has(word) || openings.has(word) || (isOpening && words[index - 1] === 'to')
  return words.every(isKnown) && (isOpening || words.some((word) => openings.has(word) || hiddenAnswers.has(word)))
}

const detailWord = new RegExp(String.raw`\b${anyOf(detailNouns)}\b`, 'i')
const anyAnswerWord = new RegExp(answerWord, 'iu')

/** Whether a handle names something that need not be an answer: "Show code", "Details", "Hint". */
export function namesDetails(handle: string): boolean {
  return detailWord.test(handle) && !anyAnswerWord.test(handle)
}

const placeholder = new RegExp(
  [
    `^(?:answer )?(?:${anyOf(placeholders)}`,
    `${anyOf(answerRequests)} (?:an? |your |the )?answer(?: here)?`,
    String.raw`todo\W+${anyOf(todoTasks)})$`,
  ].join('|'),
)

/** Lowercases a text and removes what surrounds its words. */
function bare(text: string): string {
  return text.toLowerCase().replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '')
}

/** Whether the text of an answer only says that the answer is still missing. */
export function isPlaceholder(text: string): boolean {
  return text.length <= longestLabel && placeholder.test(bare(text))
}

const sectionTitle = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(sectionTitles)}[^\p{L}\p{N}]*$`, 'iu')

/** "Part B", "Chapter 3", with nothing behind it. */
const partTitle = new RegExp(
  String.raw`^[^\p{L}\p{N}]*${anyOf(partNames)}\s+(?:\d{1,3}|[ivx]{1,5}|\p{L})[^\p{L}\p{N}]*$`,
  'iu',
)

const testTitle = new RegExp(String.raw`\b${anyOf(testKinds)} ${anyOf(testNouns)}[^\p{L}\p{N}]*$`, 'iu')

/** Whether a heading is only the title of a part of the document: "Contents", "License", "Questions". */
export function isSectionTitle(text: string): boolean {
  if (text.length > longestLabel) return false
  const title = cleanTitle(text)
  return sectionTitle.test(title) || partTitle.test(title) || testTitle.test(title)
}

const projectSection = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(projectSections)}[^\p{L}\p{N}]*$`, 'iu')

/** Whether a heading is one of the usual sections of a README: license, contributing, usage. */
export function isProjectSection(text: string): boolean {
  return text.length <= longestLabel && projectSection.test(text)
}

const asksTrueOrFalse = new RegExp(
  String.raw`^${anyOf(trueOrFalse)}\b|\b(?:true or false|true/false)\s*[^\p{L}\p{N}]*$`,
  'iu',
)

/** Returns the kind of a question as far as its words tell. */
export function kindByWords(text: string): Kind {
  if (asksTrueOrFalse.test(cleanTitle(text))) return 'true-false'
  if (/_{3,}/.test(text)) return 'fill-blank'
  return 'open'
}
