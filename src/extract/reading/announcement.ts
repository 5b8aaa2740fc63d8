import { headingLevel, plainText } from '../../parse/block.ts'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'

const announcing =
  /\binterview (?:prep(?:aration)?|notes|guide|cheat ?sheet)\b|\binterview\W*$|\b(?:questions?|q ?& ?a|quiz(?:zes)?|flash ?cards?|exercises|katas|trivia|practice (?:tests?|exams?|problems|tasks)|(?:mock|sample|past) (?:tests?|exams?)|exam (?:simulator|dumps?)|knowledge check|self[- ](?:test|check)|preguntas|ejercicios|perguntas|exercícios|fragen(?:katalog|sammlung)?|(?:klausur|prüfungs|übungs|interview)fragen|übungen|(?:übungs)?aufgaben|exercices|domande|esercizi|pytania|sorular[ıi]?|pertanyaan)\b|\bpractice\W*$|вопрос|собеседован|задачи|упражнения|面试|面試|题库|題庫|练习题?|練習問題|面接|質問|問題集|면접|질문|문제|أسئلة|प्रश्न|câu hỏi/iu

/** About the questions, not a list of them. */
const about = /^\W*(?:contribut|how to|guide to|code of conduct|preparing|tips)|\b(?:guidelines|template|roadmap)\b/iu

/** Whether a page's title says that it asks: "Interview questions", "Exercises", a front matter's "SQL quiz". */
export const announcesQuestions = memoiseByObject((page: Page): boolean => {
  const title = page.blocks.find((block) => headingLevel(block) !== undefined)
  const text = title !== undefined && headingLevel(title) === 1 ? plainText([title]) : ''
  return [text, page.matter.title ?? ''].some((title) => announcing.test(title) && !about.test(title))
})
