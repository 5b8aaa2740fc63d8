/** What the words of a line say about its part: does it ask, is it a label, a placeholder, a section's title? */

import type { Kind } from '../../model/card.ts'

/** Words that stand with a number in front of a question, or alone over it. */
const questionWord =
  'Question|Frage|Pregunta|Pergunta|Domanda|Vraag|Soru|Pytanie|Pertanyaan|Вопрос|Питання|问题|問題|质问|質問|問|问|문제|질문|प्रश्न|سؤال|السؤال|Câu hỏi|Câu'

/** Words that number tasks of any kind: with them alone nothing is a question yet. */
const taskWord =
  'Exercise|Task|Problem|Puzzle|Challenge|Kata|Aufgabe|Übung|Ejercicio|Exercício|Exercice|Esercizio|Zadanie|Задача|Задание|Упражнение|题目|題目|題|题'

/** `1.`, `1)`, `(1)`, `1、`, `Q.`, `Q1:`, `Q 12 -`, `Question 3:`, `Exercise 4.`, `第 3 题：` in front of a question. */
const numbering = new RegExp(
  `^(?:[#\\s]*)(?:\\(?\\d{1,4}(?:\\.\\d{1,3})*(?:[.):](?=\\D|$)|[、．：])\\s*|\\[Q(?:uestion)?\\s*\\d{0,4}\\]\\s*|Q(?:uestion)?\\s*\\.?\\s*#?\\d{0,4}\\s*(?:[.:)．：、|]|-\\s|–\\s|—\\s)+\\s*|(?:${questionWord}|${taskWord})\\s*(?:#|No\\.? ?|№ ?)?\\d{1,4}\\s*[.:)．：、|–—-]\\s*|第\\s?[\\d一二三四五六七八九十百]{1,4}\\s?[题題问問]\\s*[：:、.．]?\\s*)`,
  'iu',
)

/** Cheap, and true of whatever {@link numbering} matches. */
const mayBeNumbered = /^[#\s]*[([]?(?:\d|[Qq]|第|[QETPCKFAÜDVSZqetpckfaüdvsz\u0400-\uffff]\D{0,15}\d)/

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

const labelAlone = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:(?:Q|${questionWord})\\s*(?:#|No\\.? ?|№ ?)?\\d{0,4}|(?:${taskWord})\\s*(?:#|No\\.? ?|№ ?)?\\d{1,4})|第\\s?[\\d一二三四五六七八九十百]{1,4}\\s?[题題问問])[^\\p{L}\\p{N}]*$`,
  'iu',
)

/** Whether a text is nothing but the word that stands over a question, a task with its number: "Question", "Q7", "Вопрос 3:". */
export function isQuestionLabel(text: string): boolean {
  return text.length <= 30 && labelAlone.test(text)
}

const taskLabel = new RegExp(`^[#\\s]*(?:${taskWord})`, 'iu')

/** Whether the text carries the letter or word of a question: `Q.`, `Q1:`, `Question 3`. */
export function isLabelled(text: string): boolean {
  const found = mayBeNumbered.test(text) ? numbering.exec(text.trim())?.[0] : undefined
  return found !== undefined && /\p{L}/u.test(found) && !taskLabel.test(found)
}

const questionMark = /[?？؟](?:["'”’»)\]*_\s.!…🤔]|\p{Extended_Pictographic}|\([^()]*\)|\[[^[\]]*\])*$/u

const interrogative =
  /^(?:so,?\s+|and\s+|but\s+)?(?:what|what['’]s|why|how|when|where|which|who|whom|whose|is|are|was|were|am|do|does|did|can|could|should|would|will|has|have|had|may|might|isn['’]t|aren['’]t|doesn['’]t|can['’]t|in (?:what|which)|at what|for what|to what|from (?:what|which|where)|on (?:what|which)|by what|with (?:what|which)|under (?:what|which)|что|как|какой|какая|какое|какие|каков|почему|зачем|когда|где|кто|чем|сколько|можно ли|was ist|wie|warum|wann|wo|wer|welche[rsn]?|qué|cómo|cuál|cuáles|por qué|cuándo|quoi|comment|pourquoi|quel(?:le)?s?|qu['’]est|o que|como|qual|quais|por que|什么|为什么|如何|怎么|哪)(?=\P{L}|$)/iu

/** "How it works", "What you need", "How to install": titles, where a question would turn subject and verb around. */
const statement =
  /^(?:how|what|why|when|where|which|who)\s+(?:(?:to|we|you|i|they|he|she|it)\s|(?:this|that|the|our|your|my|its|an?|[\w-]+s)\s(?!(?:is|are|do|does|did|can|could|should|would|will|has|have|was|were)\b))/i

const imperative =
  /^(?:briefly\s+|please\s+|in your own words,?\s+|now,?\s+)?(?:explain|describe|define|cite|list(?!s? of\b)|name|give|tell|talk about|walk (?:me|us) through|write|create|show|compare|contrast|discuss|differentiate|distinguish|demonstrate|implement|design|find|get|run|make|add|change|update|delete|remove|deploy|build|start|stop|use|convert|calculate|compute|draw|identify|mention|state|outline|summari[sz]e|elaborate|provide|specify|choose|select|pick|fix|set|configure|install|print|display|check|verify|expose|scale|label|annotate|apply|check|copy|do|view|see|connect|export|import|save|load|push|pull|tag|test|schedule|rewrite|fetch|retrieve|count|determine|estimate|illustrate|analy[sz]e|evaluate|solve|prove|reverse|rename|restore|back up|mount|drain|roll back|troubleshoot|refactor|simulate|insert|extract|complete|fill|match|predict|consider|suppose|imagine|assume|опишите|расскажите|объясните|назовите|перечислите|приведите|сравните|напишите|(?:nenne|erkläre|beschreibe|erläutere|definiere|vergleiche|skizziere)n?(?: sie)?|expli(?:que[zr]?|ca)|descri(?:be|ba|va)|d[ée]fin(?:e|a|ir|issez)|enumer[ae]|nombra|mencion[ae]|compar[ae]|décri(?:s|vez|re)|donnez|citez|listez|comparez|spiega|descrivi|elenca|wyjaśnij|opisz|wymień|açıkla(?:yın)?|jelaskan|sebutkan|اشرح|عرف|اذكر|قارن|解释|描述|列出|列举|说说|简述|简单(?:说|介绍)|谈谈|介绍(?:一下)?|讲(?:讲|一下)|说一下|请?说明|请(?:解释|描述|简述|介绍|说))(?=\P{L}|[\u3400-\u9fff]|$)|(?:説明|解説|記述|比較)(?:して(?:ください|下さい|みましょう)?|せよ|しなさい)|(?:教えて|答えて|述べて|挙げて|書いて)(?:ください|下さい)|述べよ|(?:설명|서술|비교|나열|작성|구현|정의)(?:해|하)(?:주세요| 주세요|보세요| 보세요|세요|시오|라|주십시오)|(?:समझाइए|बताइए|लिखिए)/iu

const scenario =
  /^(?:scenario|true or false|true\/false|case study|fill in|t\/f|wahr oder falsch|правда или|верно ли|verdadero o falso|vrai ou faux|对或错)(?=\P{L}|$)/iu

const versus =
  /(?:的[^的]{0,6}(?:区别|差别|不同|异同|优缺点|原理|作用|特点|流程)|有什么不同|之间的差异|の違い|との違い|차이점?)$|\S\s+(?:vs\.?|versus|против)\s+\S/iu

/** Whether a text begins as a question does but tells: "How it works", "What you need". */
export function isStatement(text: string): boolean {
  return statement.test(cleanTitle(text))
}

/** A question without its mark, in writing without spaces: 什么是死锁, 索引有哪些. */
const asksInChinese =
  /^(?:什么是|什么叫|何为|为什么|为何|如何|怎么|怎样|哪些|有哪些|是否)(?=[\u3400-\u9fffA-Za-z ])(?!.*[:：])|[\u3400-\u9fff\w)](?:是什么|是啥|有哪些|有什么用|怎么办|怎么做|怎么实现|如何实现|为什么|吗|とは|は何か|とは何か)$/u
const wordsWithoutSpaces = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u

/** How a text asks: with a question, with a task, by naming two things to compare; or not at all. */
export type Asking = 'question' | 'task' | 'comparison' | 'nothing'

/** `stream(options?)`: the mark says that an argument may be left out. */
const signature = /^[\w.#$]+\([^()]*\?[^()]*\)$/

/** How a line asks, by its words. */
export function askingOf(text: string): Asking {
  const title = cleanTitle(text)
  const marked = /[?？؟]/.test(title) && !signature.test(title)
  if ((marked && questionMark.test(title)) || (marked && /[?？؟]\s+\S/u.test(title))) return 'question'
  const isUnspaced = wordsWithoutSpaces.test(title)
  if (isUnspaced && asksInChinese.test(title)) return 'question'
  if (interrogative.test(title) && title.split(' ').length > 2) return statement.test(title) ? 'task' : 'question'
  if (scenario.test(title) || /_{3,}/.test(title)) return 'question'
  if (
    /^(?:difference|differences|unterschied|diferencia|разница|отличи[ея])s?\s+(?:between|zwischen|entre|между)/iu.test(
      title,
    )
  )
    return 'comparison'
  if (imperative.test(title) && (isUnspaced || title.includes(' '))) return 'task'
  if (versus.test(title)) return 'comparison'
  return 'nothing'
}

/** Whether a line ends with a question mark (a remark in brackets behind it is fine). */
export function endsAsking(text: string): boolean {
  return /[?？؟]/.test(text) && questionMark.test(cleanTitle(text)) && !signature.test(cleanTitle(text))
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

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that ask the reader to open a fold. */
const openingWords = wordSet(
  'click tap press show view see reveal expand collapse toggle hide unhide open display check get read spoiler spoilers показать посмотреть развернуть zeige zeigen anzeigen ver mostrar voir afficher mostra pokaż göster lihat إظهار عرض 보기 펼치기 더보기 열기',
)
/** What a fold hides when it hides an answer. */
const answerWords = wordSet(
  'answer answers solution solutions explanation explanations ans ответ ответы решение antwort antworten lösung respuesta respuestas solución réponse resposta risposta پاسخ الجواب الإجابة jawaban cevap відповідь đáp án 정답 답 답변 해설 svar odpowiedź उत्तर',
)
/** What else stands in handles: what is hidden there, and words between. */
const handleWords = wordSet(
  'the a an my me it here this below for of and or to la le o suggested sample correct short model possible example expected command commands code hint hints detail details result results output response yaml manifest query',
)

/** A handle in writing without spaces: 查看答案, 解答を見る. */
const unspacedHandle =
  /^(?:点击|點擊|クリックして)?(?:这里|此处)?(?:查看|显示|顯示|展开|展開|参考|表示)?(?:答案|解答例?|解析|回答|答え?|正解|解説)?(?:を見る|を表示(?:する)?|を開く|を?展開)?$/

/** Whether a summary is only a handle ("show", "View answer", "答案"), so that the question stands elsewhere. */
export function isReveal(text: string): boolean {
  if (text.length > longestLabel || text.includes('?')) return false
  const words = bare(text)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '')
  const [first] = words
  if (first === undefined || words.length > 8) return false
  if (words.length === 1 && unspacedHandle.test(first)) return true
  const isOpening = openingWords.has(first)
  const isKnown = (word: string, index: number) =>
    answerWords.has(word) || handleWords.has(word) || openingWords.has(word) || (isOpening && words[index - 1] === 'to')
  return words.every(isKnown) && (isOpening || words.some((word) => openingWords.has(word) || answerWords.has(word)))
}

const detailWord = /\b(?:code|details?|results?|outputs?|hints?|yaml|manifest|query|commands?|more)\b/i
const anyAnswerWord = new RegExp(answerWord, 'iu')

/** Whether a handle names something that need not be an answer: "Show code", "Details", "Hint". */
export function namesDetails(handle: string): boolean {
  return detailWord.test(handle) && !anyAnswerWord.test(handle)
}

const placeholder =
  /^(?:(?:answer )?(?:to be (?:completed|done|added|continued|written|defined|filled)|coming soon|work in progress|todo|to do|tbd|tba|tbc|wip|fixme|answer (?:here|goes here|me|needed|wanted)|(?:your|add|write|put|insert|type) (?:an? |your |the )?answer(?: here)?|no answer(?: yet)?|not (?:yet )?answered|unanswered|under construction|placeholder|answer pending|pending(?: answer)?|answer (?:follows|to follow|to come)|написать ответ|добавить ответ|нет ответа|дописать|todo\W+(?:дописать|answer|write|add)|antwort folgt(?: noch)?|folgt(?: noch)?|noch (?:offen|keine antwort)|fehlt noch|pendiente(?: de responder)?|por (?:hacer|completar|responder)|sin respuesta|à (?:compléter|faire|venir|rédiger)|pas (?:encore )?de réponse|a (?:completar|fazer|responder|preencher)|sem resposta|em breve|da (?:completare|fare)|do uzupełnienia|brak odpowiedzi|待补充|待完成|待完善|待更新|待续|未完待续|暂无(?:答案)?|待补|待填|未回答|未記入|未着手|作成中|回答待ち|準備中|미작성|작성 ?중|작성 ?예정|답변 ?없음|추가 ?예정|todo answer|xxx|n\/a|empty|missing))$/

/** Small letters, without what stands around the words. */
function bare(text: string): string {
  return text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** Whether an answer's text only says that the answer is still missing. */
export function isPlaceholder(text: string): boolean {
  return text.length <= longestLabel && placeholder.test(bare(text))
}

const sectionTitle =
  /^[^\p{L}\p{N}]*(?:table of contents?|contents?|toc|index|overview|introduction|intro|prerequisites?|requirements?|installation|install|getting started|setup|usage|license|licence|contribut(?:ing|e|ors?|ions?)|references?|resources|useful (?:links|resources)|links|further reading|see also|credits?|acknowledge?ments?|about|authors?|changelog|todo|disclaimer|support|contact|faqs?|frequently asked questions(?: \(faqs?\))?|q ?& ?a|questions?(?: (?:and|&) answers?)?|exercises?|solutions?|answers?|quiz(?:zes)?|interview questions?|inhaltsverzeichnis|содержание|оглавление|目录|índice|sommaire|star history|show your support|community|connect with me|follow me|preface|foreword|appendix|notes?|summary|conclusion|objectives?|goals?|instructions?|before you start|cleanup|clean up|verification|steps?|what['’]s (?:next|new|inside|included|in (?:this repo|here))|what (?:is )?next|where to (?:next|go from here))[^\p{L}\p{N}]*$/iu

/** Whether a heading only says what part of a document follows: contents, license, "Questions". */
export function isSectionTitle(text: string): boolean {
  if (text.length > longestLabel) return false
  const title = cleanTitle(text)
  return (
    sectionTitle.test(title) ||
    /\b(?:interview|exam|practice|quiz|multiple choice) (?:questions?|exam|test)[^\p{L}\p{N}]*$/iu.test(title)
  )
}

const projectSection =
  /^[^\p{L}\p{N}]*(?:licen[cs]e|contribut(?:e|ing|ors?|ions?)|(?:show your )?support|connect with me|star history|community|authors?|acknowledge?ments?|changelog|usage|install(?:ation)?|getting started|features|code of conduct|disclaimer)[^\p{L}\p{N}]*$/iu

/** Whether a heading is one of the usual sections of a README: license, contributing, usage. */
export function isProjectSection(text: string): boolean {
  return text.length <= longestLabel && projectSection.test(text)
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
