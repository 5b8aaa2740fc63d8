/** Names of the types of containers: admonitions, directives, fenced divs. */

import { allWords, wordList } from '../text/word-list.ts'

/** Types that hold a question. */
export const questionContainers = allWords({
  en: wordList(`
    question
    faq
    help
    quiz
    q
    qa
    flashcard
    card
    checkpoint
    self-check
    knowledge-check
  `),
  de: wordList(`
    frage
  `),
  es: wordList(`
    pregunta
  `),
  pt: wordList(`
    pergunta
  `),
  ru: wordList(`
    вопрос
  `),
})

/** Types that hold a task, whose solution stands in a container of its own. */
export const taskContainers = allWords({
  en: wordList(`
    exercise
    exercises
    challenge
    problem
    task
    assignment
    practice
    puzzle
    exr
  `),
  de: wordList(`
    aufgabe
    übung
  `),
  es: wordList(`
    ejercicio
  `),
  fr: wordList(`
    exercice
  `),
  pt: wordList(`
    exercício
  `),
  ru: wordList(`
    задача
    упражнение
  `),
})

/** Types that hold the answer to the question around or before them. */
export const answerContainers = allWords({
  en: wordList(`
    answer
    answers
    solution
    solutions
    sol
  `),
  de: wordList(`
    antwort
    lösung
  `),
  es: wordList(`
    respuesta
    solución
  `),
  fr: wordList(`
    réponse
  `),
  pt: wordList(`
    resposta
    solução
  `),
  ru: wordList(`
    ответ
    решение
  `),
})

/** Types that hold the answer if they stand in or behind a question, and praise otherwise. */
export const rightContainers = allWords({
  en: wordList(`
    success
    check
    done
    correct
  `),
})

/** Types that hold a hint. */
export const hintContainers = allWords({
  en: wordList(`
    hint
    hints
  `),
})

/** Types that are shown folded, whatever they hold. */
export const collapsedContainers = allWords({
  en: wordList(`
    details
    dropdown
  `),
})
