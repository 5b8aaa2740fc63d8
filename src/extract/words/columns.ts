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
    prompt
  `),
  de: wordList(`
    frage
    fragen
    vorderseite
  `),
  es: wordList(`
    anverso
    pregunta
    preguntas
  `),
  fr: wordList(`
    question
    recto
  `),
  it: wordList(`
    domanda
    fronte
  `),
  nl: wordList(`
    voorkant
    vraag
  `),
  pl: wordList(`
    przód
    pytanie
  `),
  pt: wordList(`
    frente
    pergunta
  `),
  ru: wordList(`
    вопрос
    вопросы
    лицевая сторона
  `),
  sv: wordList(`
    framsida
    fråga
  `),
  tr: wordList(`
    soru
  `),
  uk: wordList(`
    питання
  `),
  vi: wordList(`
    câu hỏi
  `),
  zh: wordList(`
    正面
    問題
    问题
  `),
  ja: wordList(`
    問題
    表
    質問
  `),
  ko: wordList(`
    앞면
    질문
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
    antworten
    rückseite
  `),
  es: wordList(`
    respuesta
    respuestas
    reverso
  `),
  it: wordList(`
    retro
    risposta
  `),
  nl: wordList(`
    achterkant
    antwoord
  `),
  pl: wordList(`
    odpowiedź
    tył
  `),
  pt: wordList(`
    resposta
    verso
  `),
  fr: wordList(`
    réponse
    verso
  `),
  ru: wordList(`
    обратная сторона
    ответ
    ответы
  `),
  sv: wordList(`
    baksida
    svar
  `),
  tr: wordList(`
    cevap
    yanıt
  `),
  uk: wordList(`
    відповідь
  `),
  vi: wordList(`
    câu trả lời
    trả lời
  `),
  zh: wordList(`
    反面
    背面
    答案
    回答
  `),
  ja: wordList(`
    答え
    裏
  `),
  ko: wordList(`
    답
    뒷면
    정답
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
  it: wordList(`
    termine
    termini
  `),
  nl: wordList(`
    begrip
    begrippen
  `),
  pl: wordList(`
    pojęcie
    termin
  `),
  sv: wordList(`
    begrepp
  `),
  tr: wordList(`
    terim
  `),
  uk: wordList(`
    термін
    поняття
  `),
  vi: wordList(`
    thuật ngữ
  `),
  ja: wordList(`
    用語
  `),
  ko: wordList(`
    용어
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

/** Definitions; beside a term, such a title leaves no doubt. */
export const definitionColumns = {
  en: wordList(`
    definitions
    definition
  `),
  de: wordList(`
    definition
    erklärung
  `),
  es: wordList(`
    definicion
    definición
  `),
  fr: wordList(`
    définition
  `),
  it: wordList(`
    definizione
  `),
  nl: wordList(`
    definitie
  `),
  pl: wordList(`
    definicja
  `),
  pt: wordList(`
    definição
  `),
  ru: wordList(`
    определение
  `),
  tr: wordList(`
    tanım
  `),
  uk: wordList(`
    визначення
  `),
  vi: wordList(`
    định nghĩa
  `),
  zh: wordList(`
    定义
    定義
  `),
  ja: wordList(`
    定義
  `),
  ko: wordList(`
    정의
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
