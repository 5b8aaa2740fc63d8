/** Words of titles: what a page, or a part of one, is there for. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Titles of parts of a document: contents, license, "Questions". A heading with nothing else is not a question. */
export const sectionTitles = {
  en: wordList(`
    table of contents
    table of content
    contents
    content
    toc
    index
    overview
    introduction
    intro
    prerequisites
    prerequisite
    requirements
    requirement
    installation
    install
    getting started
    setup
    usage
    license
    licence
    contributing
    contribute
    contributors
    contributor
    contributions
    contribution
    references
    reference
    resources
    useful links
    useful resources
    links
    further reading
    see also
    credits
    credit
    acknowledgements
    acknowledgement
    acknowledgments
    acknowledgment
    about
    authors
    author
    changelog
    todo
    disclaimer
    support
    contact
    faqs
    faq
    frequently asked questions (faqs)
    frequently asked questions (faq)
    frequently asked questions
    q & a
    q &a
    q& a
    q&a
    questions and answers
    questions and answer
    questions & answers
    questions & answer
    questions
    question and answers
    question and answer
    question & answers
    question & answer
    question
    exercises
    exercise
    solutions
    solution
    answers
    answer
    quizzes
    quiz
    interview questions
    interview question
    star history
    show your support
    community
    connect with me
    follow me
    preface
    foreword
    appendix
    notes
    note
    summary
    conclusion
    objectives
    objective
    goals
    goal
    instructions
    instruction
    before you start
    cleanup
    clean up
    verification
    steps
    step
    what's next
    what's new
    what's inside
    what's included
    what's in this repo
    what's in here
    what is next
    what next
    where to next
    where to go from here
  `),
  de: wordList(`
    inhaltsverzeichnis
  `),
  ru: wordList(`
    содержание
    оглавление
  `),
  zh: wordList(`
    目录
  `),
  es: wordList(`
    índice
  `),
  fr: wordList(`
    sommaire
  `),
} satisfies WordsByLanguage

/** What a title of a section begins with, before {@link testNouns}: "Interview questions". */
export const testKinds = {
  en: wordList(`
    interview
    exam
    practice
    quiz
    multiple choice
  `),
} satisfies WordsByLanguage

/** What is asked, behind {@link testKinds}. */
export const testNouns = {
  en: wordList(`
    questions
    question
    exam
    test
  `),
} satisfies WordsByLanguage

/** The usual sections of a README, by which a page is known to present a project. */
export const projectSections = {
  en: wordList(`
    licence
    license
    contribute
    contributing
    contributors
    contributor
    contributions
    contribution
    show your support
    support
    connect with me
    star history
    community
    authors
    author
    acknowledgements
    acknowledgement
    acknowledgments
    acknowledgment
    changelog
    usage
    installation
    install
    getting started
    features
    code of conduct
    disclaimer
  `),
} satisfies WordsByLanguage

/** Sections that present a piece of software, whose lists and commands are about itself. */
export const softwareSections = {
  en: wordList(`
    quick installation
    quick installing
    quick install
    installation
    installing
    install
    usage
    use
    license
    licence
    contribute
    contributing
    contributors
    contributor
    contributions
    contribution
    development
    building
    build
    deployment
    getting started
    quick start
    quickstart
    configuration
    changelog
    requirements
    prerequisites
    features
    roadmap
    support
    tests
    test
    testing
    running tests
    technology stack
    tech stack
    project structure
    folder structure
    api
    authors
    author
    acknowledgements
    acknowledgement
    acknowledgments
    acknowledgment
    credits
    demo
    screenshots
    screenshot
    environment variables
    setup
  `),
} satisfies WordsByLanguage

/** Titles that announce questions, as whole words. */
export const questionAnnouncements = {
  en: wordList(`
    questions
    question
    q & a
    q &a
    q& a
    q&a
    faqs
    faq
    f.a.q.
    frequently asked
  `),
  es: wordList(`
    preguntas
  `),
  pt: wordList(`
    perguntas
  `),
  de: wordList(`
    fragenkatalog
    fragensammlung
    fragen
    klausurfragen
    prüfungsfragen
    übungsfragen
    interviewfragen
  `),
  fr: wordList(`
    foire aux questions
  `),
  it: wordList(`
    domande
  `),
  pl: wordList(`
    pytania
  `),
  nl: wordList(`
    veelgestelde vragen
    interviewvragen
    vragen
  `),
  sv: wordList(`
    vanliga frågor
    intervjufrågor
    frågor
  `),
  tr: wordList(`
    soruları
    sorulari
    sorular
  `),
  id: wordList(`
    pertanyaan
  `),
} satisfies WordsByLanguage

/** Titles that announce tests and exercises, as whole words. */
export const testAnnouncements = {
  en: wordList(`
    quizzes
    quiz
    flash cards
    flash card
    flashcards
    flashcard
    exercises
    katas
    trivia
    practice tests
    practice test
    practice exams
    practice exam
    practice problems
    practice tasks
    mock tests
    mock test
    mock exams
    mock exam
    sample tests
    sample test
    sample exams
    sample exam
    past tests
    past test
    past exams
    past exam
    exam simulator
    exam dumps
    exam dump
    knowledge check
    self-test
    self-check
    self test
    self check
  `),
  es: wordList(`
    ejercicios
  `),
  pt: wordList(`
    exercícios
  `),
  de: wordList(`
    übungen
    übungsaufgaben
    aufgaben
  `),
  fr: wordList(`
    exercices
  `),
  it: wordList(`
    esercizi
  `),
} satisfies WordsByLanguage

/** Titles that announce questions, also inside longer words: endings change, or nothing stands between the words. */
export const questionAnnouncementStems = {
  ru: wordList(`
    вопрос
    собеседован
  `),
  uk: wordList(`
    питання
    запитан
    співбесід
  `),
  zh: wordList(`
    面试
    面試
    题库
    題庫
    常见问题
    常見問題
    问答
  `),
  ja: wordList(`
    面接
    質問
    よくある
  `),
  ko: wordList(`
    면접
    질문
    문제
  `),
  ar: wordList(`
    أسئلة
  `),
  hi: wordList(`
    प्रश्न
  `),
  vi: wordList(`
    câu hỏi
  `),
} satisfies WordsByLanguage

/** Titles that announce tests and exercises, also inside longer words. */
export const testAnnouncementStems = {
  ru: wordList(`
    задачи
    упражнения
  `),
  zh: wordList(`
    练习题
    练习
  `),
  ja: wordList(`
    練習問題
    問題集
  `),
} satisfies WordsByLanguage

/** Material to prepare for an interview, behind "interview". */
export const interviewMaterial = {
  en: wordList(`
    prep
    preparation
    notes
    guide
    cheat sheet
    cheatsheet
  `),
} satisfies WordsByLanguage

/** What a title begins with that is about questions, and no list of them. */
export const aboutOpeners = {
  en: wordList(`
    contribut
    how to
    guide to
    code of conduct
    preparing
    tips
    build
    building
    creating
    developing
    making
    write
    writing
    open
    asking
  `),
} satisfies WordsByLanguage

/** Words of titles that are about questions, and no list of them. */
export const aboutWords = {
  en: wordList(`
    guidelines
    template
    roadmap
    api
    app
    application
    bot
    builder
    engine
    format
    generator
    library
    package
    parser
    platform
    plugin
    rules
    schema
    types
  `),
} satisfies WordsByLanguage

/** Parts of Chinese titles about questions, and no list of them. */
export const aboutStems = {
  zh: wordList(`
    剖析
    心理
  `),
} satisfies WordsByLanguage

/** What a title on a page of questions is about if it tells how to use the page itself: "How to use this list". */
export const selfReferences = {
  en: wordList(`
    this repository
    this repo
    this project
    this guide
    this list
    this document
    this page
    this site
    this book
    this course
    these questions
    contribute
    contributing
    get started
    get help
  `),
} satisfies WordsByLanguage

/** Sections that tell how to run a piece of software. */
export const operatingSections = {
  en: wordList(`
    quick start
    quickstart
    getting started
    installation
    installing
    install
    setup
    usage
    use
    features
    configuration
    options
    api
    demo
    screenshots
    screenshot
    requirements
    environment variables
    development
    deployment
    tech stack
    technology stack
    project structure
    running tests
    how to play
    how to run
  `),
} satisfies WordsByLanguage

/** Words of titles of pages that teach or document, where a contents list names chapters. */
export const manualTitles = {
  en: wordList(`
    manual
    guides
    guide
    handbook
    tutorials
    tutorial
    documentation
    docs
    reference
    getting started
    walkthrough
    how-tos
    how-to
    readme
  `),
  de: wordList(`
    handbuch
    anleitung
    dokumentation
  `),
  es: wordList(`
    guía
    documentación
  `),
  fr: wordList(`
    manuel
    guide
  `),
  ru: wordList(`
    руководство
    документация
  `),
} satisfies WordsByLanguage

/** Titles of the parts of a manual, as whole words. */
export const manualSections = {
  en: wordList(`
    api
    arguments
    attributes
    changelog
    cli
    configuration
    configuring
    endpoints
    environment variables
    events
    fields
    hooks
    install
    installation
    methods
    options
    parameters
    properties
    props
    release notes
    requests
    responses
    schema
    settings
    usage
  `),
} satisfies WordsByLanguage

/** Titles of glossaries, as whole words. */
export const glossaryTitles = {
  en: wordList(`
    glossary
    terminology
    definitions
    vocabulary
    lexicon
    acronyms
    abbreviations
    dictionary
    manual pages
    manual page
    man pages
    man page
  `),
  de: wordList(`
    glossar
    begriffe
    definitionen
    abkürzungen
    vokabeln
    wortschatz
  `),
  es: wordList(`
    glosario
    términos
    vocabulario
    definiciones
    abreviaturas
  `),
  fr: wordList(`
    glossaire
    lexique
    vocabulaire
    définitions
    abréviations
  `),
  pt: wordList(`
    glossário
    vocabulário
    definições
  `),
  it: wordList(`
    glossario
    vocabolario
    definizioni
  `),
  nl: wordList(`
    begrippenlijst
    woordenlijst
    woordenschat
    begrippen
  `),
  pl: wordList(`
    glosariusz
    słowniczek
    słownictwo
    słówka
  `),
  sv: wordList(`
    ordlista
    begrepp
  `),
} satisfies WordsByLanguage

/** Titles of glossaries, also inside longer words. */
export const glossaryTitleStems = {
  ru: wordList(`
    глоссарий
    термины
    определения
    лексика
  `),
  uk: wordList(`
    глосарій
    терміни
  `),
  ko: wordList(`
    용어
    단어장
    어휘
  `),
  zh: wordList(`
    术语
    词汇
    单词
  `),
  ja: wordList(`
    用語
    単語
    語彙
  `),
} satisfies WordsByLanguage

/** Titles of lists of commands, as whole words. */
export const commandTitles = {
  en: wordList(`
    cheat-sheets
    cheat-sheet
    cheat sheets
    cheat sheet
    cheat_sheets
    cheat_sheet
    cheatsheets
    cheatsheet
    commands
    command table
    command list
    command line reference
    commands reference
    command reference
    quick reference
    cli reference
    syntax reference
    one-liners
    oneliners
    shortcuts
    hot keys
    hotkeys
    key bindings
    keybindings
  `),
  de: wordList(`
    befehle
    spickzettel
  `),
  es: wordList(`
    comandos
    chuleta
  `),
  fr: wordList(`
    commandes
    aide-mémoire
  `),
} satisfies WordsByLanguage

/** Titles of lists of commands, also inside longer words. */
export const commandTitleStems = {
  ru: wordList(`
    команды
    шпаргалка
  `),
  zh: wordList(`
    命令
    速查
  `),
  ja: wordList(`
    コマンド
    チートシート
  `),
} satisfies WordsByLanguage

/** What the fold of a table of contents is called, before "contents". */
export const contentsHandles = {
  en: wordList(`
    view
    show
    hide
    see
    toggle
  `),
} satisfies WordsByLanguage

/** What a callout's title names when it says no more than its kind. */
export const calloutKinds = {
  en: wordList(`
    question
    quiz
    exercise
    task
    problem
    faq
    q
    card
  `),
  de: wordList(`
    frage
  `),
  ru: wordList(`
    вопрос
  `),
  es: wordList(`
    pregunta
  `),
} satisfies WordsByLanguage

/** What a part of a document is called, in front of its letter or number: "Part B", "Chapter 3". */
export const partNames = {
  en: wordList(`
    part
    chapter
    section
    unit
    module
    lesson
    appendix
    volume
  `),
  de: wordList(`
    teil
    kapitel
    abschnitt
    lektion
    anhang
  `),
  fr: wordList(`
    partie
    chapitre
    leçon
  `),
  es: wordList(`
    parte
    capítulo
    sección
    lección
  `),
  it: wordList(`
    capitolo
    sezione
    lezione
  `),
  pt: wordList(`
    seção
    lição
  `),
  nl: wordList(`
    deel
    hoofdstuk
    les
  `),
  ru: wordList(`
    часть
    глава
    раздел
    урок
  `),
} satisfies WordsByLanguage
