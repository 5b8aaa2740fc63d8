/** Labels in front of questions and answers, as they are written: `Q:`, `Answer:`, `Вопрос`. */

import { wordList } from '../../text/word-list.ts'

/** English questions. */
export const englishQuestions: readonly string[] = wordList(`
  Q
  Question
  question
  QUESTION
  Ques
`)

/** English and French answers. */
export const englishAnswers: readonly string[] = wordList(`
  A
  Answer
  answer
  ANSWER
  Ans
  ans
  ANS
  Réponse
  R
`)

/** German questions. */
export const germanQuestions: readonly string[] = wordList(`
  F
  Frage
`)

/** German answers. */
export const germanAnswers: readonly string[] = wordList(`
  A
  Antwort
`)

/** Russian questions. */
export const russianQuestions: readonly string[] = wordList(`
  В
  Вопрос
`)

/** Russian answers. */
export const russianAnswers: readonly string[] = wordList(`
  О
  Ответ
`)

/** Spanish and Portuguese questions. */
export const iberianQuestions: readonly string[] = wordList(`
  P
  Pregunta
  Pergunta
`)

/** Spanish and Portuguese answers. */
export const iberianAnswers: readonly string[] = wordList(`
  R
  Respuesta
  Resposta
`)

/** Italian questions. */
export const italianQuestions: readonly string[] = wordList(`
  D
  Domanda
`)

/** Italian answers. */
export const italianAnswers: readonly string[] = wordList(`
  R
  Risposta
`)

/** Polish questions. */
export const polishQuestions: readonly string[] = wordList(`
  P
  Pytanie
`)

/** Polish answers. */
export const polishAnswers: readonly string[] = wordList(`
  O
  Odpowiedź
`)

/** Turkish questions. */
export const turkishQuestions: readonly string[] = wordList(`
  S
  Soru
`)

/** Turkish answers. */
export const turkishAnswers: readonly string[] = wordList(`
  C
  Cevap
`)

/** Chinese and Japanese questions. */
export const chineseQuestions: readonly string[] = wordList(`
  问
  问题
  問
  質問
  Q
`)

/** Chinese and Japanese answers. */
export const chineseAnswers: readonly string[] = wordList(`
  答
  答案
  回答
  答え
  A
`)

/** Korean questions. */
export const koreanQuestions: readonly string[] = wordList(`
  문
  질문
`)

/** Korean answers. */
export const koreanAnswers: readonly string[] = wordList(`
  답
  답변
`)
