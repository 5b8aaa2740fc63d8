/** Words of exercises: their names, the names of their files, and the titles of their parts. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Labels of numbered exercises. */
export const exerciseLabels = {
  en: wordList(`
    exercise
    ex
    task
    lab
    problem
    challenge
    assignment
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
  ru: wordList(`
    задание
    задача
    упражнение
  `),
  zh: wordList(`
    练习
    题
  `),
} satisfies WordsByLanguage

/** Labels of other numbered parts: questions and solutions. */
export const partLabels = {
  en: wordList(`
    question
    q
    solution
    sol
    answer
    ans
    a
    s
  `),
  de: wordList(`
    frage
    antwort
    lösung
  `),
  es: wordList(`
    pregunta
    respuesta
    solución
  `),
  fr: wordList(`
    réponse
  `),
  ru: wordList(`
    вопрос
    ответ
    решение
  `),
  zh: wordList(`
    问题
    答案
    解答
  `),
} satisfies WordsByLanguage

/** Words in names of files and folders that hold exercises, or that tell nothing about what they hold. */
export const exerciseFileWords = {
  en: wordList(`
    exercises
    exercise
    tasks
    task
    labs
    lab
    problems
    problem
    challenges
    challenge
    assignments
    assignment
    homework
    practice
    questions
    question
    quizzes
    quiz
    exam
    test
    readme
    index
  `),
} satisfies WordsByLanguage

/** Words in names of files and folders that hold solutions. */
export const solutionFileWords = {
  en: wordList(`
    solutions
    solution
    answers
    answer
    soln
    key
    keys
  `),
} satisfies WordsByLanguage

/** Words in names of files that hold many exercises. */
export const collectionFileWords = {
  en: wordList(`
    exercises
    tasks
    labs
    problems
    challenges
    assignments
    homework
    practice
    questions
    quizzes
    quiz
    exam
    test
  `),
} satisfies WordsByLanguage

/** Words in a path that names a solution. */
export const solutionPathWords = {
  en: wordList(`
    solutions
    solution
    answers
    answer
    answer-keys
    answer-key
    answerkeys
    answerkey
  `),
} satisfies WordsByLanguage

/** Titles of the parts of an exercise. */
export const exerciseTitles = {
  en: wordList(`
    learning objectives
    learning objective
    objectives
    objective
    goals
    goal
    instructions
    instruction
    exercises
    exercise
    tasks
    task
    your tasks
    your task
    labs
    lab
    challenges
    challenge
    assignments
    assignment
    requirements
    requirement
  `),
  de: wordList(`
    aufgaben
    aufgabe
    ziele
    ziel
    anleitung
    übungen
    übung
  `),
  es: wordList(`
    ejercicios
    ejercicio
    objetivos
    objetivo
    instrucciones
  `),
  fr: wordList(`
    exercices
    exercice
    objectifs
    objectif
  `),
  ru: wordList(`
    задание
    задания
    цель
    задача
    упражнение
    упражнения
  `),
  zh: wordList(`
    目标
    练习
    任务
  `),
} satisfies WordsByLanguage

/** What the title of a page begins with that is one exercise. */
export const exerciseTitleOpeners = {
  en: wordList(`
    exercise
    lab
    task
    challenge
    assignment
  `),
} satisfies WordsByLanguage

/** What may stand in a link in front of {@link genericLinkNouns}. */
export const genericLinkOpeners = {
  en: wordList(`
    the
    this
    view
    see
    open
    go to
    click
  `),
} satisfies WordsByLanguage

/** What a link says that names no exercise: "here", "Exercise". */
export const genericLinkNouns = {
  en: wordList(`
    exercises
    exercise
    tasks
    task
    labs
    lab
    problems
    problem
    challenges
    challenge
    questions
    question
    instructions
    instruction
    objectives
    objective
    links
    link
    here
    view
    open
    start
    go
    read
    details
    readme
    md
    file
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
  ru: wordList(`
    упражнение
    задание
    задача
  `),
  zh: wordList(`
    练习
    题目
  `),
} satisfies WordsByLanguage

/** Titles of a table's column with exercises, as whole words. */
export const exerciseColumns = {
  en: wordList(`
    exercises
    exercise
    tasks
    task
    labs
    lab
    problems
    problem
    challenges
    challenge
    instructions
    instruction
    objectives
    objective
    assignments
    assignment
  `),
  de: wordList(`
    aufgaben
    aufgabe
    übungen
    übung
  `),
  es: wordList(`
    ejercicios
    ejercicio
  `),
  fr: wordList(`
    exercices
    exercice
  `),
} satisfies WordsByLanguage

/** Titles of a table's column with exercises, also inside longer words. */
export const exerciseColumnStems = {
  ru: wordList(`
    упражнени
    задани
    задач
  `),
  zh: wordList(`
    练习
    题
  `),
} satisfies WordsByLanguage

/** Titles of a table's column with the names of exercises. */
export const nameColumns = {
  en: wordList(`
    names
    name
    titles
    title
    exercises
    exercise
    tasks
    task
    labs
    lab
    problems
    problem
    challenges
    challenge
  `),
} satisfies WordsByLanguage

/** Labels in front of the name of an exercise that a row links. */
export const linkLabels = {
  en: wordList(`
    exercise
    task
    lab
    challenge
    problem
  `),
} satisfies WordsByLanguage
