/** Titles of the columns of tables whose rows are learned by heart, and of the places where they stand. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Names of natural languages: a table with two of them is a vocabulary. */
export const languageColumns = {
  en: wordList(`
    arabic
    chinese
    czech
    danish
    dutch
    english
    esperanto
    finnish
    french
    german
    greek
    hanzi
    hebrew
    hindi
    hiragana
    hungarian
    indonesian
    irish
    italian
    japanese
    kana
    kanji
    katakana
    korean
    latin
    norwegian
    persian
    pinyin
    polish
    portuguese
    romaji
    romanian
    rōmaji
    russian
    spanish
    swedish
    thai
    turkish
    ukrainian
    vietnamese
    welsh
  `),
  de: wordList(`
    arabisch
    chinesisch
    deutsch
    englisch
    französisch
    griechisch
    italienisch
    japanisch
    latein
    niederländisch
    polnisch
    portugiesisch
    russisch
    schwedisch
    spanisch
    türkisch
  `),
  es: wordList(`
    alemán
    chino
    español
    francés
    inglés
    italiano
    japonés
    latín
    portugués
    ruso
  `),
  fr: wordList(`
    allemand
    anglais
    chinois
    espagnol
    français
    italien
    japonais
    latin
    portugais
    russe
  `),
  it: wordList(`
    francese
    giapponese
    inglese
    spagnolo
    tedesco
  `),
  pt: wordList(`
    alemão
    espanhol
    francês
    inglês
    japonês
    português
  `),
  ru: wordList(`
    английский
    испанский
    итальянский
    китайский
    немецкий
    русский
    французский
    японский
  `),
  uk: wordList(`
    англійська
    українська
  `),
  pl: wordList(`
    angielski
    niemiecki
    polski
  `),
  nl: wordList(`
    duits
    engels
    frans
    nederlands
  `),
  sv: wordList(`
    engelska
    svenska
  `),
  tr: wordList(`
    almanca
    ingilizce
    türkçe
  `),
  zh: wordList(`
    中文
    德语
    日语
    汉字
    汉语
    法语
    拼音
    英文
    英语
  `),
  ja: wordList(`
    日本語
    英語
    漢字
    読み
    読み方
  `),
  ko: wordList(`
    영어
    한국어
  `),
  ar: wordList(`
    الإنجليزية
    العربية
  `),
} satisfies WordsByLanguage

/** Words of a language, beside {@link translationColumns}. */
export const wordColumns = {
  en: wordList(`
    expression
    expressions
    idiom
    idioms
    infinitive
    infinitives
    noun
    phrase
    phrases
    verb
    verbs
    vocabulary
    word
    words
  `),
  de: wordList(`
    ausdruck
    infinitiv
    verb
    vokabel
    vokabeln
    wort
    wörter
  `),
  es: wordList(`
    expresión
    frase
    infinitivo
    palabra
    palabras
    verbo
  `),
  fr: wordList(`
    infinitif
    mot
    mots
    verbe
    vocabulaire
  `),
  it: wordList(`
    parola
    parole
    verbo
  `),
  pt: wordList(`
    palavra
    palavras
    verbo
  `),
  ru: wordList(`
    глагол
    слова
    слово
    фраза
  `),
  uk: wordList(`
    слово
  `),
  pl: wordList(`
    słowo
    słówko
  `),
  nl: wordList(`
    woord
  `),
  sv: wordList(`
    ord
  `),
  tr: wordList(`
    kelime
  `),
  zh: wordList(`
    单词
    單詞
    词
    词汇
    生词
  `),
  ja: wordList(`
    単語
    言葉
    語彙
  `),
  ko: wordList(`
    단어
  `),
} satisfies WordsByLanguage

/** What words mean in another language. */
export const translationColumns = {
  en: wordList(`
    in english
    meaning
    meanings
    translation
    translations
  `),
  de: wordList(`
    bedeutung
    übersetzung
  `),
  es: wordList(`
    significado
    traducción
  `),
  fr: wordList(`
    sens
    traduction
  `),
  it: wordList(`
    significato
    traduzione
  `),
  pt: wordList(`
    significado
    tradução
  `),
  ru: wordList(`
    значение
    перевод
  `),
  uk: wordList(`
    переклад
  `),
  pl: wordList(`
    tłumaczenie
    znaczenie
  `),
  nl: wordList(`
    betekenis
    vertaling
  `),
  sv: wordList(`
    betydelse
    översättning
  `),
  tr: wordList(`
    anlamı
    çeviri
  `),
  zh: wordList(`
    意思
    翻译
    翻譯
    释义
    中文意思
  `),
  ja: wordList(`
    意味
    訳
  `),
  ko: wordList(`
    뜻
    의미
  `),
} satisfies WordsByLanguage

/** Titles of places whose content is to be learned by heart, as whole words. */
export const learningTitles = {
  en: wordList(`
    by heart
    drill
    drills
    facts
    flash cards
    flashcards
    idioms
    memorise
    memorize
    mnemonics
    phrases
    to know
    to learn
    to memorise
    to memorize
    to remember
    trivia
    vocab
    vocabulary
    words
  `),
  de: wordList(`
    auswendig
    karteikarten
    lernkarten
    vokabeln
    wortschatz
    wörter
    zum lernen
  `),
  es: wordList(`
    tarjetas
    vocabulario
  `),
  fr: wordList(`
    mémoriser
    vocabulaire
  `),
  it: wordList(`
    vocabolario
    vocaboli
  `),
  pt: wordList(`
    vocabulário
  `),
  ru: wordList(`
    выучить
    карточки
    лексика
    слова
  `),
  pl: wordList(`
    słówka
    słownictwo
  `),
  nl: wordList(`
    woordenschat
  `),
  zh: wordList(`
    单词
    生词
    背诵
    词汇
  `),
  ja: wordList(`
    単語
    暗記
    語彙
  `),
  ko: wordList(`
    단어
  `),
} satisfies WordsByLanguage

/** Columns of two things that belong together as facts, each with the things that it is asked with. */
export const factColumns = {
  en: wordList(`
    abbreviation
    acronym
    airport
    animal
    atomic number
    bone
    book
    capital
    capital city
    chemical symbol
    city
    code
    composer
    constellation
    country
    currency
    discoverer
    discovery
    element
    error code
    event
    exit code
    exit status
    formula
    full form
    full name
    greek letter
    http code
    http status
    inventor
    invention
    letter
    meaning
    mineral
    number
    numeral
    operator
    hotkey
    key binding
    keybinding
    shortcuts
    hotkeys
    morse
    morse code
    muscle
    name
    nationality
    organ
    painter
    painting
    planet
    port
    port number
    prefix
    president
    protocol
    quantity
    reign
    river
    roman numeral
    root
    ruler
    scientific name
    service
    shortcut
    si unit
    signal
    stands for
    status code
    suffix
    symbol
    unit
    work
    year
  `),
  de: wordList(`
    abkürzung
    autor
    bedeutung
    bundesland
    dienst
    element
    ereignis
    erfinder
    erfindung
    einheit
    formel
    größe
    hauptstadt
    jahr
    land
    port
    staat
    symbol
    währung
    werk
    zeichen
  `),
  es: wordList(`
    año
    capital
    elemento
    moneda
    país
    puerto
    servicio
    significado
    símbolo
    suceso
  `),
  fr: wordList(`
    année
    capitale
    élément
    événement
    monnaie
    pays
    port
    service
    signification
    symbole
  `),
  it: wordList(`
    anno
    capitale
    elemento
    evento
    paese
    simbolo
  `),
  pt: wordList(`
    ano
    capital
    elemento
    evento
    moeda
    país
    porta
    símbolo
  `),
  ru: wordList(`
    аббревиатура
    валюта
    год
    значение
    порт
    протокол
    расшифровка
    символ
    событие
    служба
    столица
    страна
    элемент
  `),
  zh: wordList(`
    事件
    元素
    国家
    年份
    意思
    服务
    符号
    端口
    货币
    首都
  `),
  ja: wordList(`
    首都
    国
    元素
    元素記号
    記号
    年
    出来事
    通貨
  `),
} satisfies WordsByLanguage

/** Columns of tables that tell something about a program, a plan or a group of people, and are not learned. */
export const factualColumns = {
  en: wordList(`
    allocations
    amount
    argument
    arguments
    assignee
    attribute
    author
    branch
    change
    changes
    chapter
    class
    column
    component
    contributor
    cost
    count
    date
    day
    default
    default value
    deadline
    directory
    download
    downloads
    email
    endpoint
    env
    environment variable
    event
    export
    feature
    field
    file
    filename
    folder
    hash
    hook
    input
    key
    lesson
    license
    link
    links
    maintainer
    member
    method
    module
    name
    notes
    option
    options
    output
    owner
    package
    page
    param
    parameter
    parameters
    path
    phase
    plugin
    price
    prop
    property
    props
    required
    result
    return
    role
    route
    score
    script
    section
    session
    setting
    settings
    size
    slug
    source
    status
    step
    support
    supported
    table
    task
    team
    time
    tool
    topic
    type
    url
    user
    value
    variable
    version
    versions
    website
    week
  `),
} satisfies WordsByLanguage
