/** Words that ask: names of questions and tasks, question words, what tasks begin with, and comparisons. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Names of a question, which stand with a number in front of one, or alone over it. */
export const questionNouns = {
  en: wordList(`
    Question
    Interview question
  `),
  de: wordList(`
    Frage
  `),
  es: wordList(`
    Pregunta
  `),
  pt: wordList(`
    Pergunta
  `),
  it: wordList(`
    Domanda
  `),
  nl: wordList(`
    Vraag
  `),
  tr: wordList(`
    Soru
  `),
  pl: wordList(`
    Pytanie
  `),
  id: wordList(`
    Pertanyaan
  `),
  ru: wordList(`
    Вопрос
  `),
  uk: wordList(`
    Питання
  `),
  zh: wordList(`
    问题
    问
    质问
    問
  `),
  ja: wordList(`
    問題
    質問
  `),
  ko: wordList(`
    문제
    질문
    면접 질문
  `),
  hi: wordList(`
    प्रश्न
  `),
  ar: wordList(`
    سؤال
    السؤال
  `),
  vi: wordList(`
    Câu hỏi
    Câu
  `),
} satisfies WordsByLanguage

/** Titles over a single question, if its answer follows in a section of its own; over several they announce them. */
export const questionSections = {
  zh: wordList(`
    面试题
    面试题目
    面試題
  `),
} satisfies WordsByLanguage

/** Names of a task of any kind, which are numbered too. On their own they do not make a question. */
export const taskNouns = {
  en: wordList(`
    Exercise
    Task
    Problem
    Puzzle
    Challenge
    Kata
  `),
  de: wordList(`
    Aufgabe
    Übung
  `),
  es: wordList(`
    Ejercicio
  `),
  pt: wordList(`
    Exercício
  `),
  fr: wordList(`
    Exercice
  `),
  it: wordList(`
    Esercizio
  `),
  pl: wordList(`
    Zadanie
  `),
  ru: wordList(`
    Задача
    Задание
    Упражнение
  `),
  zh: wordList(`
    题目
    题
    題
  `),
  ja: wordList(`
    題目
  `),
  nl: wordList(`
    Opgave
    Oefening
  `),
  sv: wordList(`
    Övning
    Uppgift
  `),
  uk: wordList(`
    Завдання
    Вправа
  `),
  vi: wordList(`
    Bài tập
    Bài
  `),
  id: wordList(`
    Latihan
    Soal
  `),
  tr: wordList(`
    Alıştırma
  `),
} satisfies WordsByLanguage

/** What a question begins with in a language that puts the question word or the verb first. */
export const questionOpeners = {
  en: wordList(`
    what
    what's
    why
    how
    when
    where
    which
    who
    whom
    whose
    is
    are
    was
    were
    am
    do
    does
    did
    can
    could
    should
    would
    will
    has
    have
    had
    may
    might
    isn't
    aren't
    doesn't
    can't
    in what
    in which
    at what
    for what
    to what
    from what
    from which
    from where
    on what
    on which
    by what
    with what
    with which
    under what
    under which
  `),
  ru: wordList(`
    что
    как
    какой
    какая
    какое
    какие
    каков
    почему
    зачем
    когда
    где
    кто
    чем
    сколько
    можно ли
  `),
  de: wordList(`
    was ist
    wie
    warum
    wann
    wo
    wer
    welche
    welcher
    welches
    welchen
  `),
  es: wordList(`
    qué
    cómo
    cuál
    cuáles
    por qué
    cuándo
  `),
  fr: wordList(`
    quoi
    comment
    pourquoi
    quelles
    quelle
    quels
    quel
    qu'est
  `),
  pt: wordList(`
    o que
    como
    qual
    quais
    por que
  `),
  zh: wordList(`
    什么
    为什么
    如何
    怎么
    哪
  `),
} satisfies WordsByLanguage

/** What a question begins with in Chinese, where it may have no question mark. */
export const unmarkedQuestionOpeners = {
  zh: wordList(`
    什么是
    什么叫
    何为
    为什么
    为何
    如何
    怎么
    怎样
    哪些
    有哪些
    是否
  `),
} satisfies WordsByLanguage

/** What a question ends with in writing without spaces, where it may have no question mark. */
export const unmarkedQuestionEndings = {
  zh: wordList(`
    是什么
    是啥
    有哪些
    有什么用
    怎么办
    怎么做
    怎么实现
    如何实现
    为什么
    吗
  `),
  ja: wordList(`
    とは
    は何か
    とは何か
  `),
} satisfies WordsByLanguage

/** What may stand in front of the verb of a task. */
export const taskPreambles = {
  en: wordList(`
    briefly
    please
    in your own words,
    in your own words
    now,
    now
  `),
} satisfies WordsByLanguage

/** The verbs that tasks begin with. */
export const taskVerbs = {
  en: wordList(`
    explain
    describe
    define
    cite
    name
    give
    tell
    talk about
    walk me through
    walk us through
    write
    create
    show
    compare
    contrast
    discuss
    differentiate
    distinguish
    demonstrate
    implement
    design
    find
    get
    run
    make
    add
    change
    update
    delete
    remove
    deploy
    build
    start
    stop
    use
    convert
    calculate
    compute
    draw
    identify
    mention
    state
    outline
    summarise
    summarize
    elaborate
    provide
    specify
    choose
    select
    pick
    fix
    set
    configure
    install
    print
    display
    check
    verify
    expose
    scale
    label
    annotate
    apply
    copy
    do
    view
    see
    connect
    export
    import
    save
    load
    push
    pull
    tag
    test
    schedule
    rewrite
    fetch
    retrieve
    count
    determine
    estimate
    illustrate
    analyse
    analyze
    evaluate
    solve
    prove
    reverse
    rename
    restore
    back up
    mount
    drain
    roll back
    troubleshoot
    refactor
    simulate
    insert
    extract
    complete
    fill
    match
    predict
    consider
    suppose
    imagine
    assume
  `),
  ru: wordList(`
    опишите
    расскажите
    объясните
    назовите
    перечислите
    приведите
    сравните
    напишите
  `),
  de: wordList(`
    nennen
    nenne
    erklären
    erkläre
    beschreiben
    beschreibe
    erläuteren
    erläutere
    definieren
    definiere
    vergleichen
    vergleiche
    skizzieren
    skizziere
  `),
  fr: wordList(`
    expliquez
    explique
    expliquer
    définissez
    définir
    défine
    défina
    décris
    décrivez
    décrire
    donnez
    citez
    listez
    comparez
  `),
  es: wordList(`
    explica
    describa
    defina
    definir
    enumera
    enumere
    nombra
    menciona
    mencione
    compara
    compare
  `),
  pt: wordList(`
    descriva
    definissez
  `),
  it: wordList(`
    spiega
    descrivi
    elenca
  `),
  pl: wordList(`
    wyjaśnij
    opisz
    wymień
  `),
  tr: wordList(`
    açıklayın
    açıkla
  `),
  id: wordList(`
    jelaskan
    sebutkan
  `),
  ar: wordList(`
    اشرح
    عرف
    اذكر
    قارن
  `),
  zh: wordList(`
    解释
    描述
    列出
    列举
    说说
    简述
    简单说
    简单介绍
    谈谈
    介绍一下
    介绍
    讲讲
    讲一下
    说一下
    请说明
    说明
    请解释
    请描述
    请简述
    请介绍
    请说
  `),
} satisfies WordsByLanguage

/** Nouns that become a task with one of {@link taskNounEndings} behind them. */
export const taskNounStems = {
  ja: wordList(`
    説明
    解説
    記述
    比較
  `),
  ko: wordList(`
    설명
    서술
    비교
    나열
    작성
    구현
    정의
  `),
} satisfies WordsByLanguage

/** What makes a task of a noun. */
export const taskNounEndings = {
  ja: wordList(`
    して
    してください
    して下さい
    してみましょう
    せよ
    しなさい
  `),
  ko: wordList(`
    해주세요
    해 주세요
    해보세요
    해 보세요
    해세요
    해시오
    해라
    해주십시오
    하주세요
    하 주세요
    하보세요
    하 보세요
    하세요
    하시오
    하라
    하주십시오
  `),
} satisfies WordsByLanguage

/** Verbs that become a task with one of {@link taskVerbEndings} behind them. */
export const taskVerbStems = {
  ja: wordList(`
    教えて
    答えて
    述べて
    挙げて
    書いて
  `),
} satisfies WordsByLanguage

/** What makes a polite task of a verb. */
export const taskVerbEndings = {
  ja: wordList(`
    ください
    下さい
  `),
} satisfies WordsByLanguage

/** Words that make a task wherever they stand. */
export const wholeTasks = {
  ja: wordList(`
    述べよ
  `),
  hi: wordList(`
    समझाइए
    बताइए
    लिखिए
  `),
} satisfies WordsByLanguage

/** Verbs that ask a reader to explain, which can't be the beginning of a title or a step. */
export const explainingVerbs = {
  en: wordList(`
    explain
    describe
    define
    discuss
    compare
    contrast
    differentiate
    distinguish
    outline
    summarise
    summarize
    demonstrate
    elaborate
  `),
  ru: wordList(`
    опишите
    расскажите
    объясните
    назовите
    перечислите
  `),
  de: wordList(`
    nenne
    erkläre
    beschreibe
  `),
  fr: wordList(`
    explique
    décrivez
  `),
  es: wordList(`
    explica
    describa
  `),
} satisfies WordsByLanguage

/** Verbs that ask for an enumeration, unless a pronoun follows: "tell it". */
export const enumeratingVerbs = {
  en: wordList(`
    list
    name
    give
    mention
    tell
  `),
} satisfies WordsByLanguage

/** What is asked of a statement that is to be judged. */
export const trueOrFalse = {
  en: wordList(`
    true or false
    true/false
    t/f
  `),
} satisfies WordsByLanguage

/** What a callout asks of a statement that is to be judged. */
export const judgements = {
  en: wordList(`
    true or false
    true / false
    true/false
    t/f
  `),
  de: wordList(`
    wahr oder falsch
  `),
  fr: wordList(`
    vrai ou faux
  `),
  es: wordList(`
    verdadero o falso
  `),
  ru: wordList(`
    верно или неверно
  `),
} satisfies WordsByLanguage

/** What questions begin with that no question word opens: scenarios, statements to judge, gaps to fill. */
export const scenarioOpeners = {
  en: wordList(`
    scenario
    true or false
    true/false
    case study
    fill in
    t/f
  `),
  de: wordList(`
    wahr oder falsch
  `),
  ru: wordList(`
    правда или
    верно ли
  `),
  es: wordList(`
    verdadero o falso
  `),
  fr: wordList(`
    vrai ou faux
  `),
  zh: wordList(`
    对或错
  `),
} satisfies WordsByLanguage

/** Nouns of comparison, with what is compared behind them. */
export const differences = {
  en: wordList(`
    difference
    differences
  `),
  de: wordList(`
    unterschied
  `),
  es: wordList(`
    diferencia
  `),
  ru: wordList(`
    разница
    отличие
    отличия
  `),
} satisfies WordsByLanguage

/** Between a noun of comparison and what is compared. */
export const betweens = {
  en: wordList(`
    between
  `),
  de: wordList(`
    zwischen
  `),
  es: wordList(`
    entre
  `),
  ru: wordList(`
    между
  `),
} satisfies WordsByLanguage

/** Between two things that are compared. */
export const versus = {
  en: wordList(`
    vs
    vs.
    versus
  `),
  ru: wordList(`
    против
  `),
} satisfies WordsByLanguage

/** What is asked about a thing, at the end of a Chinese title: "…的区别". */
export const askedAspects = {
  zh: wordList(`
    区别
    差别
    不同
    异同
    优缺点
    原理
    作用
    特点
    流程
  `),
} satisfies WordsByLanguage

/** What a comparison ends with in writing without spaces. */
export const comparisonEndings = {
  zh: wordList(`
    有什么不同
    之间的差异
  `),
  ja: wordList(`
    の違い
    との違い
  `),
  ko: wordList(`
    차이점
    차이
  `),
} satisfies WordsByLanguage

/** Question words with a contracted verb behind them, as the beginning of a short question. */
export const shortQuestionOpeners = {
  en: wordList(`
    what
    why
    how
    when
    where
    who
    which
    whose
  `),
} satisfies WordsByLanguage

/** A question word and the verb that follows it in a question, not in a title ("How we use it"). */
export const invertedOpeners = {
  en: wordList(`
    how do
    how does
    how did
    how can
    how could
    how should
    how would
    how to
    how is
    how are
    how many
    how much
    what is
    what are
    what was
    what were
    what does
    what do
    what happens
    what would
    what will
    what about
    what's
    why is
    why are
    why do
    why does
    why did
    why would
    why should
    why not
    why use
    when should
    when would
    when do
    when does
    when to
    when is
    when are
    where is
    where are
    where do
    where does
    where should
    where can
    who is
    who are
  `),
} satisfies WordsByLanguage

/** Verbs that follow "which" and a few words in a question. */
export const whichVerbs = {
  en: wordList(`
    is
    are
    does
    do
    should
    can
  `),
} satisfies WordsByLanguage

/** Question words that also begin titles. */
export const titleOpeners = {
  en: wordList(`
    how
    what
    why
    when
    where
    which
    who
  `),
} satisfies WordsByLanguage

/** What follows such a word in a title: a subject, or "to". */
export const titleSubjects = {
  en: wordList(`
    to
    we
    you
    i
    they
    he
    she
    it
  `),
} satisfies WordsByLanguage

/** Articles and pronouns in front of the subject of a title. */
export const titleDeterminers = {
  en: wordList(`
    this
    that
    the
    our
    your
    my
    its
    an
    a
  `),
} satisfies WordsByLanguage

/** Verbs that make a question of what begins like a title. */
export const invertedVerbs = {
  en: wordList(`
    is
    are
    do
    does
    did
    can
    could
    should
    would
    will
    has
    have
    had
    was
    were
  `),
} satisfies WordsByLanguage

/** More of what a question begins with, which is evidence only on a page that announces questions. */
export const announcedOpeners = {
  en: wordList(`
    who's
    where's
    how's
    is there
    are there
  `),
  de: wordList(`
    wozu
    wieso
    weshalb
    wem
    wen
    wofür
    wodurch
    womit
    kann
    können
    darf
    muss
    sind
    gibt es
  `),
  es: wordList(`
    qué
    para qué
    cuándo
    dónde
    quién
    quiénes
    cuánto
    cuántos
    cuánta
    cuántas
    puedo
    se puede
    es posible
    que es
    como
    cual es
  `),
  fr: wordList(`
    qu'
    que
    qui
    où
    quand
    combien
    à quoi
    puis-je
    peut-on
    est-ce que
    quelle
  `),
  pt: wordList(`
    para que
    quando
    onde
    quem
    quanto
    quantos
    quantas
    posso
    é possível
    que
  `),
  it: wordList(`
    che cos'è
    cos'è
    cosa
    che cosa
    come
    perché
    quale
    quali
    qual
    quando
    dove
    chi
    quanto
    quanti
    posso
    a cosa
  `),
  nl: wordList(`
    wat
    hoe
    waarom
    wanneer
    waar
    wie
    welke
    welk
    kan
    hoeveel
  `),
  pl: wordList(`
    co to
    co
    czym
    jak
    dlaczego
    kiedy
    gdzie
    kto
    jaki
    jaka
    jakie
    który
    która
    które
    czy
    ile
    po co
  `),
  ru: wordList(`
    кто
    куда
    откуда
    какова
    каков
    каким
    для чего
    в чём
    о чём
    можно
    что такое
    что значит
  `),
  uk: wordList(`
    що
    як
    чому
    навіщо
    коли
    де
    хто
    який
    яка
    яке
    які
    чим
    чи
    скільки
  `),
  sv: wordList(`
    vad
    hur
    varför
    när
    var
    vem
    vilken
    vilket
    vilka
    kan
  `),
  id: wordList(`
    apa
    bagaimana
    mengapa
    kenapa
    kapan
    siapa
    berapa
    apakah
  `),
  vi: wordList(`
    tại sao
    vì sao
    làm thế nào
    làm sao
    khi nào
  `),
  ar: wordList(`
    ما
    ماذا
    لماذا
    كيف
    متى
    أين
    من
    هل
    أي
  `),
  fa: wordList(`
    چرا
    چگونه
    چطور
    آیا
  `),
} satisfies WordsByLanguage

/** What asks anywhere in a line, on a page that announces questions. */
export const announcedWords = {
  tr: wordList(`
    nedir
    nelerdir
    nasıl
    neden
    niçin
    kimdir
    hangi
    hangisi
    kaç
  `),
  hi: wordList(`
    क्या
    कैसे
    क्यों
    कौन
  `),
  vi: wordList(`
    là gì
    thế nào
    bao nhiêu
  `),
  fa: wordList(`
    چیست
  `),
} satisfies WordsByLanguage

/** What a question ends with in Chinese, Japanese and Korean, on a page that announces questions. */
export const announcedEndings = {
  zh: wordList(`
    的方法
    的原因
    的含义
    的概念
  `),
  ja: wordList(`
    方法
    やり方
    手順
    場合
    場合は
    理由
    には
    意味
    か
  `),
  ko: wordList(`
    이란
    란
    방법
    하는 법
    이유
    무엇인가
    인가
    는가
    나요
    까요
    까
    설명
    구현
    정의
    비교
    하십시오
    하시오
    하세요
  `),
} satisfies WordsByLanguage

/** More verbs that ask a reader to explain, which are evidence only on a page that announces questions. */
export const announcedRequests = {
  en: wordList(`
    summarise
    summarize
    justify
    derive
    prove
    interpret
    pros and cons
    advantages and disadvantages
    advantages of
    disadvantages of
    types of
  `),
  de: wordList(`
    begründen
    begründe
    schildern
    unterscheiden
    unterscheide
  `),
  es: wordList(`
    explique
    explicar
    describe
    describir
    define
    definir
    enumere
    escriba
    escribe
    diferencias
    ventajas
    tipos de
  `),
  fr: wordList(`
    décrivez
    écrivez
    différences
    différence
    avantages
    types de
  `),
  pt: wordList(`
    explique
    descreva
    defina
    escreva
    liste
    compare
    diferença
    diferenças
    vantagens
    tipos de
  `),
  it: wordList(`
    spiegare
    descrivere
    definisci
    scrivi
    elencare
    confronta
    differenza
    differenze
    vantaggi
    tipi di
  `),
  nl: wordList(`
    leg uit
    beschrijf
    noem
    schrijf
    vergelijk
    verschil
    verschillen
  `),
  pl: wordList(`
    napisz
    porównaj
    podaj
    zdefiniuj
    różnica
    różnice
  `),
  ru: wordList(`
    опиши
    объясни
    напиши
    сравни
    перечисли
    дайте определение
    разница
    различия
    различие
    отличия
    отличие
    виды
    типы
  `),
  uk: wordList(`
    поясніть
    опишіть
    назвіть
    порівняйте
    перелічіть
    різниця
    відмінності
  `),
  sv: wordList(`
    förklara
    beskriv
    jämför
    skillnad
    skillnaden
  `),
  tr: wordList(`
    tanımla
    karşılaştır
  `),
} satisfies WordsByLanguage
