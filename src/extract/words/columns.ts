/** Titles of the columns of a table, by what the columns hold. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Numbers of the rows. */
export const indexColumns = {
  en: wordList(`
    #
    no.
    no
    id
    n
  `),
  de: wordList(`
    nr.
    nr
  `),
  ru: wordList(`
    №
    номер
  `),
  zh: wordList(`
    序号
  `),
} satisfies WordsByLanguage

/** Questions. */
export const questionColumns = {
  en: wordList(`
    questions
    question
    q
    the question
    front
    question (front)
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
  zh: wordList(`
    问题
  `),
  ja: wordList(`
    質問
  `),
} satisfies WordsByLanguage

/** Answers. */
export const answerColumns = {
  en: wordList(`
    correct answers
    correct answer
    the answers
    the answer
    answers
    answer
    a
    back
  `),
  de: wordList(`
    antwort
  `),
  es: wordList(`
    respuesta
  `),
  pt: wordList(`
    resposta
  `),
  fr: wordList(`
    réponse
  `),
  ru: wordList(`
    ответ
  `),
  zh: wordList(`
    答案
    回答
  `),
  ja: wordList(`
    答え
  `),
} satisfies WordsByLanguage

/** Commands. */
export const commandColumns = {
  en: wordList(`
    commands line
    commands
    command line
    command
  `),
} satisfies WordsByLanguage

/** Commands, in words that nothing stands in front of. */
export const bareCommandColumns = {
  en: wordList(`
    cmd
  `),
  de: wordList(`
    befehle
    befehl
  `),
  es: wordList(`
    comandos
    comando
  `),
  fr: wordList(`
    commandes
    commande
  `),
  ru: wordList(`
    команды
    команд
  `),
  zh: wordList(`
    命令
  `),
  ja: wordList(`
    コマンド
  `),
} satisfies WordsByLanguage

/** Terms. */
export const termColumns = {
  en: wordList(`
    terms
    term
    words
    word
    concepts
    concept
    acronyms
    acronym
    abbreviations
    abbreviation
  `),
  de: wordList(`
    fachbegriffe
    fachbegriff
    begriffe
    begriff
  `),
  es: wordList(`
    términos
    término
  `),
  pt: wordList(`
    termos
    termo
  `),
  fr: wordList(`
    termes
    terme
  `),
  ru: wordList(`
    термины
    термин
    понятие
  `),
  zh: wordList(`
    术语
    概念
  `),
  ja: wordList(`
    用語
  `),
} satisfies WordsByLanguage

/** Parts of a command or a language, which a word may stand in front of: "Docker option". */
export const elementColumns = {
  en: wordList(`
    flags
    flag
    options
    option
    switches
    switch
    instructions
    instruction
    directives
    directive
    keywords
    keyword
    shortcuts
    shortcut
    operators
    operator
  `),
} satisfies WordsByLanguage

/** Parts of a command or a language, in words that nothing stands in front of. */
export const bareElementColumns = {
  en: wordList(`
    hot keys
    hot key
    hotkeys
    hotkey
    key bindings
    key binding
    keybindings
    keybinding
    keys
    key
    names
    name
    symbols
    symbol
  `),
  de: wordList(`
    schalter
    anweisung
  `),
  ru: wordList(`
    опция
    флаг
    ключ
  `),
  zh: wordList(`
    选项
    参数
    指令
  `),
} satisfies WordsByLanguage

/** Tasks that a command does. */
export const taskColumns = {
  en: wordList(`
    tasks
    task
    goals
    goal
    to do
    i want to
    want to
  `),
  de: wordList(`
    aufgabe
  `),
  es: wordList(`
    tarea
  `),
  ru: wordList(`
    задача
  `),
  zh: wordList(`
    任务
  `),
} satisfies WordsByLanguage

/** Meanings, which a word may stand in front of: "Short description". */
export const meaningColumns = {
  en: wordList(`
    descriptions
    description
  `),
} satisfies WordsByLanguage

/** Meanings, in words that nothing stands in front of. */
export const bareMeaningColumns = {
  en: wordList(`
    meanings
    meaning
    what it does
    what it means
    what it is
    what this does
    what this means
    what this is
    what does it do?
    what does it do
    does
    purpose
    definitions
    definition
    explanations
    explanation
    functions
    function
    effects
    effect
    actions
    action
    use
    used for
  `),
  de: wordList(`
    beschreibung
    bedeutung
    zweck
    erklärung
  `),
  es: wordList(`
    descripcion
    descripción
    significado
    definicion
    definición
  `),
  pt: wordList(`
    descrição
  `),
  fr: wordList(`
    signification
    définition
  `),
  ru: wordList(`
    описание
    значение
    определение
    назначение
    что делает
  `),
  zh: wordList(`
    说明
    描述
    含义
    定义
    作用
  `),
  ja: wordList(`
    説明
    意味
  `),
} satisfies WordsByLanguage

/** What goes behind the answer: examples, notes. */
export const extraColumns = {
  en: wordList(`
    examples
    example
    notes
    note
    usage
    syntax
    remarks
    remark
    comments
    comment
    details
    example usage
    sample
  `),
  de: wordList(`
    beispiele
    beispiel
  `),
  es: wordList(`
    ejemplos
    ejemplo
  `),
  fr: wordList(`
    exemples
    exemple
  `),
  ru: wordList(`
    пример
    примечание
  `),
  zh: wordList(`
    示例
    例子
    备注
  `),
} satisfies WordsByLanguage
