/** What the words of a line say about its part: does it ask, is it a label, a placeholder, a section's title? */

import type { Kind } from '../card.ts'

/** `1.`, `1)`, `(1)`, `Q.`, `Q1:`, `Q 12 -`, `Question 3:`, `Exercise 4.` in front of a question. */
const numbering =
  /^(?:[#\s]*)(?:\(?\d{1,4}(?:\.\d{1,3})*[.):](?=\D|$)\s*|\[Q(?:uestion)?\s*\d{0,4}\]\s*|Q(?:uestion)?\s*\.?\s*#?\d{0,4}\s*(?:[.:)]|-\s|–\s)+\s*|(?:Question|Exercise|Task|Frage|Pregunta|Вопрос|问题)\s*#?\d{1,4}\s*[.:)–-]\s*)/iu

/** Cheap, and true of whatever {@link numbering} matches. */
const mayBeNumbered = /^[#\s]*[([]?(?:\d|[QqEeTtFfPpВв问]\p{L}*[\W\d])/u

/** `***`, `*`, `⭐`, difficulty marks and anchors behind a question. */
const trailingMarks = /(?:\s*(?:\*{1,3}|[👶⭐🚀🌟🔥✅↥⬆]|\u200d|\ufe0f))+\s*$/u

/** A question's text without its numbering, label and marks; white space folded. */
export function cleanTitle(text: string): string {
  // One title is asked several things in a row.
  if (text !== lastText) {
    lastTitle = withoutNumbering(text)
    lastText = text
  }
  return lastTitle
}

let lastText = ''
let lastTitle = ''

function withoutNumbering(text: string): string {
  const folded = text.replace(/\s+/g, ' ').trim()
  const unmarked = /[\p{L}\p{N}?.,:;!)"'\]`]$/u.test(folded) ? folded : folded.replace(trailingMarks, '')
  const bare = (mayBeNumbered.test(folded) ? unmarked.replace(numbering, '') : unmarked).trim()
  return bare === '' ? folded : bare
}

/** Whether the text carries a number or a label as questions do (`Q1.`, `12)`). */
export function isNumbered(text: string): boolean {
  return mayBeNumbered.test(text) && numbering.test(text.trim())
}

/** Whether the text carries the letter or word of a question: `Q.`, `Q1:`, `Question 3`. */
export function isLabelled(text: string): boolean {
  const found = mayBeNumbered.test(text) ? numbering.exec(text.trim())?.[0] : undefined
  return found !== undefined && /\p{L}/u.test(found)
}

const questionMark = /[?？؟](?:["'”’»)\]*_\s.!…🤔]|\p{Extended_Pictographic}|\([^()]*\)|\[[^[\]]*\])*$/u

const interrogative =
  /^(?:so,?\s+|and\s+|but\s+)?(?:what|what['’]s|why|how|when|where|which|who|whom|whose|is|are|was|were|am|do|does|did|can|could|should|would|will|has|have|had|may|might|isn['’]t|aren['’]t|don['’]t|doesn['’]t|can['’]t|in (?:what|which)|at what|for what|to what|from (?:what|which|where)|on (?:what|which)|by what|with (?:what|which)|under (?:what|which)|что|как|какой|какая|какое|какие|каков|почему|зачем|когда|где|кто|чем|сколько|можно ли|was ist|wie|warum|wann|wo|wer|welche[rsn]?|qué|cómo|cuál|cuáles|por qué|cuándo|quoi|comment|pourquoi|quel(?:le)?s?|qu['’]est|o que|como|qual|quais|por que|什么|为什么|如何|怎么|哪)(?=\P{L}|$)/iu

/** "How it works", "What you need", "How to install": titles, where a question would turn subject and verb around. */
const statement =
  /^(?:how|what|why|when|where|which|who)\s+(?:to|it|this|that|the|we|you|i|they|he|she|our|your|my|its|an?|[\w-]+s)\s(?!(?:is|are|do|does|did|can|could|should|would|will|has|have|was|were)\b)/i

const imperative =
  /^(?:briefly\s+|please\s+|in your own words,?\s+|now,?\s+)?(?:explain|describe|define|cite|list|name|give|tell|write|create|show|compare|contrast|discuss|differentiate|distinguish|demonstrate|implement|design|find|get|run|make|add|change|update|delete|remove|deploy|build|start|stop|use|convert|calculate|compute|draw|identify|mention|state|outline|summari[sz]e|elaborate|provide|specify|choose|select|pick|fix|set|configure|install|print|display|check|verify|expose|scale|label|annotate|apply|check|copy|do|view|see|connect|export|import|save|load|push|pull|tag|test|schedule|rewrite|complete|fill|match|predict|consider|suppose|imagine|assume|опишите|расскажите|объясните|назовите|перечислите|nenne|erkläre|beschreibe|explique|explica|describa|décrivez|解释|描述|列出|说说)(?=\P{L}|$)/iu

const scenario =
  /^(?:scenario|true or false|true\/false|case study|fill in|t\/f|wahr oder falsch|правда или|верно ли|verdadero o falso|vrai ou faux|对或错)(?=\P{L}|$)/iu

const versus = /(?:的区别|有什么不同|之间的差异)$|\S\s+(?:vs\.?|versus|против)\s+\S/iu

/** How a text asks: with a question, with a task, by naming two things to compare; or not at all. */
export type Asking = 'question' | 'task' | 'comparison' | 'nothing'

/** How a line asks, by its words. */
export function askingOf(text: string): Asking {
  const title = cleanTitle(text)
  const marked = /[?？؟]/.test(title)
  if ((marked && questionMark.test(title)) || (marked && /[?？؟]\s+\S/u.test(title))) return 'question'
  if (interrogative.test(title) && title.split(' ').length > 2) return statement.test(title) ? 'task' : 'question'
  if (scenario.test(title) || /_{3,}/.test(title)) return 'question'
  if (
    /^(?:difference|differences|unterschied|diferencia|разница|отличи[ея])s?\s+(?:between|zwischen|entre|между)/iu.test(
      title,
    )
  )
    return 'comparison'
  if (imperative.test(title) && title.split(' ').length > 1) return 'task'
  if (versus.test(title)) return 'comparison'
  return 'nothing'
}

/** Whether a line ends with a question mark (a remark in brackets behind it is fine). */
export function endsAsking(text: string): boolean {
  return /[?？؟]/.test(text) && questionMark.test(cleanTitle(text))
}

const answerWord =
  '(?:(?:the |sample |correct |short |my |model |suggested |possible |example |expected )*(?:answers?|solutions?|explanations?)|ans|ответ|решение|antwort|lösung|respuesta|solución|réponse|resposta|risposta|答案|解答|解析|回答|答|पاسخ|الجواب|الإجابة|jawaban|cevap|відповідь|đáp án|정답|답|解答例|正解|svar|odpowiedź)'

/** Labels, handles and placeholders are short; the patterns need not look at whole answers. */
const longestLabel = 60

const answerLabel = new RegExp(`^[^\\p{L}\\p{N}]*${answerWord}(?:\\s*#?\\d+)?[^\\p{L}\\p{N}]*$`, 'iu')

/** Whether a text is nothing but the word that stands over an answer: "Answer", "Solution 3:", "Ответ". */
export function isAnswerLabel(text: string): boolean {
  return text.length <= longestLabel && !text.includes('?') && answerLabel.test(text.trim())
}

/** A label in front of an answer on the same line: "Answer: …", with what separates it. */
export const answerPrefix = new RegExp(
  `^[^\\p{L}\\p{N}]{0,3}${answerWord}\\s*(?:[:：]|\\)|-\\s|–\\s|—\\s)[^\\p{L}\\p{N}]{0,2}\\s*`,
  'iu',
)

const revealWord = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:click|tap)(?: (?:me|here))?(?: to \\p{L}+)?(?: (?:the )?${answerWord})?|(?:show|view|see|reveal|expand|toggle|hide|open|display|check|get|read|показать|zeigen?|anzeigen|ver|mostrar|voir|afficher|查看|显示|点击查看|点击)(?:/hide)?(?: (?:me|it|(?:the )?${answerWord}))?|${answerWord}|spoilers?|expand)[^\\p{L}\\p{N}]*$`,
  'iu',
)

/** Whether a summary is only a handle ("show", "View answer", "答案"), so that the question stands elsewhere. */
export function isReveal(text: string): boolean {
  return text.length <= longestLabel && !text.includes('?') && revealWord.test(text.trim())
}

const placeholder =
  /^(?:(?:answer )?(?:to be (?:completed|done|added|continued|written|defined|filled)|coming soon|work in progress|todo|to do|tbd|tba|tbc|wip|fixme|answer (?:here|goes here|me|needed|wanted)|(?:your|add|write|put|insert|type) (?:an? |your |the )?answer(?: here)?|no answer(?: yet)?|not (?:yet )?answered|unanswered|under construction|placeholder|написать ответ|добавить ответ|待补充|待完成|todo answer|xxx|n\/a|empty|missing))$/

/** Small letters, without what stands around the words. */
function bare(text: string): string {
  return text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** Whether an answer's text only says that the answer is still missing. */
export function isPlaceholder(text: string): boolean {
  return text.length <= longestLabel && placeholder.test(bare(text))
}

const sectionTitle =
  /^[^\p{L}\p{N}]*(?:table of contents?|contents?|toc|index|overview|introduction|intro|prerequisites?|requirements?|installation|install|getting started|setup|usage|license|licence|contribut(?:ing|e|ors?|ions?)|references?|resources|useful (?:links|resources)|links|further reading|see also|credits?|acknowledge?ments?|about|authors?|changelog|todo|disclaimer|support|contact|faqs?|frequently asked questions(?: \(faqs?\))?|q ?& ?a|questions?(?: (?:and|&) answers?)?|exercises?|solutions?|answers?|quiz(?:zes)?|interview questions?|inhaltsverzeichnis|содержание|оглавление|目录|índice|sommaire|star history|show your support|community|connect with me|follow me|preface|foreword|appendix|notes?|summary|conclusion|objectives?|goals?|instructions?|before you start|cleanup|clean up|verification|steps?)[^\p{L}\p{N}]*$/iu

/** Whether a heading only says what part of a document follows: contents, license, "Questions". */
export function isSectionTitle(text: string): boolean {
  if (text.length > longestLabel) return false
  const title = cleanTitle(text)
  return (
    sectionTitle.test(title) ||
    /\b(?:interview|exam|practice|quiz|multiple choice) (?:questions?|exam|test)[^\p{L}\p{N}]*$/iu.test(title)
  )
}

/** What a question is after, by its words alone. */
export function kindByWords(text: string): Kind {
  if (
    /^(?:true or false|true\/false|t\/f)\b|\b(?:true or false|true\/false)\s*[^\p{L}\p{N}]*$/iu.test(cleanTitle(text))
  )
    return 'true-false'
  if (/_{3,}/.test(text)) return 'fill-blank'
  return 'open'
}
