/** Words that ask about code which stands below a question: "What does this print?". */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Names of the code that a question is about. */
export const codeNouns = {
  en: wordList(`
    code
    snippets
    snippet
    programs
    program
    functions
    function
    scripts
    script
    expressions
    expression
    query
    commands
    command
    loops
    loop
    classes
    class
    methods
    method
    lines
    line
    statements
    statement
    regex
    example
  `),
  de: wordList(`
    code
    codes
    codeausschnitt
    codeschnipsel
    programm
    programms
    skript
    funktion
    ausdruck
    abfrage
    schleife
    befehl
  `),
  fr: wordList(`
    code
    programme
    script
    fonction
    expression
    requête
    boucle
    commande
  `),
  es: wordList(`
    código
    programa
    script
    función
    expresión
    consulta
    bucle
    comando
  `),
  pt: wordList(`
    código
    programa
    script
    função
    expressão
    consulta
    comando
  `),
  it: wordList(`
    codice
    programma
    script
    funzione
    espressione
    comando
  `),
  nl: wordList(`
    code
    programma
    script
    functie
  `),
  sv: wordList(`
    kod
    koden
    program
    programmet
    funktion
    funktionen
  `),
  pl: wordList(`
    kod
    kodu
    program
    programu
    skrypt
    funkcja
    funkcji
  `),
  ru: wordList(`
    код
    кода
    коде
    программа
    программы
    скрипт
    скрипта
    функция
    функции
    выражение
    выражения
    запрос
    команда
    фрагмент
    фрагмента
    фрагменте
  `),
  uk: wordList(`
    код
    коду
    програма
    програми
    скрипт
    функція
  `),
  tr: wordList(`
    kod
    kodun
    program
    fonksiyon
  `),
} satisfies WordsByLanguage

/** What points at such code from before its name. */
export const codePointersBefore = {
  en: wordList(`
    this
    these
    the following
    following
    the given
    given
    the above
    above
    the below
    below
  `),
  de: wordList(`
    dieser
    diese
    dieses
    diesem
    diesen
    folgender
    folgende
    folgendes
    folgendem
    folgenden
  `),
  fr: wordList(`
    ce
    cet
    cette
  `),
  es: wordList(`
    este
    esta
    siguiente
  `),
  pt: wordList(`
    este
    esta
    esse
    essa
    deste
    desta
    seguinte
  `),
  it: wordList(`
    questo
    questa
    seguente
  `),
  nl: wordList(`
    deze
    dit
    volgende
  `),
  sv: wordList(`
    den här
    det här
    denna
    detta
    följande
  `),
  pl: wordList(`
    ten
    ta
    to
    tego
    tej
    poniższy
    poniższa
    poniższego
    następujący
    następującego
  `),
  ru: wordList(`
    этот
    эта
    это
    этого
    этой
    этом
    следующий
    следующая
    следующее
    следующего
    следующей
    приведённый
    данный
    данного
  `),
  uk: wordList(`
    цей
    ця
    це
    цього
    цієї
    наступний
  `),
  tr: wordList(`
    bu
    şu
    aşağıdaki
  `),
} satisfies WordsByLanguage

/** What points at such code from behind its name. */
export const codePointersBehind = {
  en: wordList(`
    below
    above
    here
    that follows
  `),
  de: wordList(`
    unten
    oben
  `),
  fr: wordList(`
    ci-dessous
    suivant
    suivante
  `),
  es: wordList(`
    siguiente
    de abajo
  `),
  pt: wordList(`
    abaixo
    a seguir
    seguinte
  `),
  it: wordList(`
    seguente
    qui sotto
  `),
  ru: wordList(`
    ниже
  `),
} satisfies WordsByLanguage

/** What code does when it runs, behind "What does this". */
export const codeVerbs = {
  en: wordList(`
    print
    output
    log
    display
    return
    evaluate
    produce
    render
    show
    do
    yield
    result
  `),
} satisfies WordsByLanguage

/** What comes of code that runs, behind "What is the". */
export const codeResults = {
  en: wordList(`
    output
    result of running
    result of executing
    outcome of running
    printed
    logged
    returned
    displayed
    output to
  `),
} satisfies WordsByLanguage

/** Questions about given code in scripts without spaces. */
export const unspacedGivenCode = {
  zh: wordList(`
    以下代码
    下面代码
    下列代码
    这段代码
    该代码
    上述代码
    以下程序
    下面程序
    下列程序
    下面这段
    以下这段
    下面的代码
    以下的代码
    下面的程序
    这个程序
    输出什么
    输出结果
    打印什么
  `),
  ja: wordList(`
    このコード
    次のコード
    以下のコード
    下記のコード
    このプログラム
    次のプログラム
    以下のプログラム
    出力は
    何が出力
    何を出力
  `),
  ko: wordList(`
    이 코드
    다음 코드
    아래 코드
    다음 프로그램
    출력 결과
    출력되는
  `),
} satisfies WordsByLanguage

/** What a task begins with that wants code to be written: the code below is then its answer. */
export const codeWritingVerbs = {
  en: wordList(`
    write
    implement
    create
    make
    build
    design
    declare
    define
    generate
    which
    how do
    how can
    how to
    how would
    how should
    how could
  `),
  de: wordList(`
    schreibe
    schreiben
    implementiere
    implementieren
    wie
  `),
  fr: wordList(`
    écrire
    écrivez
    implémenter
    implémentez
    comment
  `),
  es: wordList(`
    escribe
    escribir
    implementa
    implementar
    cómo
    ¿cómo
  `),
  pt: wordList(`
    escreva
    escrever
    implemente
    implementar
    como
  `),
  it: wordList(`
    scrivi
    scrivere
    implementa
    come
  `),
  ru: wordList(`
    напишите
    напиши
    написать
    реализуйте
    реализовать
    как
  `),
  zh: wordList(`
    编写
    实现
    写
    如何
    怎么
  `),
  ja: wordList(`
    実装
    書いて
  `),
} satisfies WordsByLanguage
