/** Labels in front of questions and answers, as they are written: `Q:`, `Answer:`, `Вопрос`. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Labels of questions. */
export const writtenQuestions = {
  en: wordList(`
    Q
    Question
    question
    QUESTION
    Ques
  `),
  de: wordList(`
    F
    Frage
  `),
  ru: wordList(`
    В
    Вопрос
  `),
  es: wordList(`
    P
    Pregunta
  `),
  pt: wordList(`
    P
    Pergunta
  `),
  it: wordList(`
    D
    Domanda
  `),
  pl: wordList(`
    P
    Pytanie
  `),
  tr: wordList(`
    S
    Soru
  `),
  zh: wordList(`
    问
    问题
    Q
  `),
  ja: wordList(`
    問
    質問
    Q
  `),
  ko: wordList(`
    문
    질문
  `),
} satisfies WordsByLanguage

/** Labels of answers. */
export const writtenAnswers = {
  en: wordList(`
    A
    Answer
    answer
    ANSWER
    Ans
    ans
    ANS
  `),
  fr: wordList(`
    R
    Réponse
  `),
  de: wordList(`
    A
    Antwort
  `),
  ru: wordList(`
    О
    Ответ
  `),
  es: wordList(`
    R
    Respuesta
  `),
  pt: wordList(`
    R
    Resposta
  `),
  it: wordList(`
    R
    Risposta
  `),
  pl: wordList(`
    O
    Odpowiedź
  `),
  tr: wordList(`
    C
    Cevap
  `),
  zh: wordList(`
    答
    答案
    回答
    A
  `),
  ja: wordList(`
    答え
    A
  `),
  ko: wordList(`
    답
    답변
  `),
} satisfies WordsByLanguage
