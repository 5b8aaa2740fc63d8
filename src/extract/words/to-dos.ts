/** Words by which a list of tasks is told from the options of a question. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Titles of lists of tasks. */
export const toDoTitles = {
  en: wordList(`
    acceptance criteria
    action items
    backlog
    checklist
    definition of done
    done
    in progress
    milestones
    milestone
    next steps
    open tasks
    packing list
    plan
    progress
    roadmap
    shopping list
    sprint
    status
    subtasks
    task list
    tasks
    to do
    to-do
    to-dos
    todo
    todos
    to-do list
    todo list
  `),
  de: wordList(`
    aufgaben
    einkaufsliste
    offene punkte
    packliste
  `),
  es: wordList(`
    lista de tareas
    pendientes
    tareas
  `),
  fr: wordList(`
    liste de tâches
    tâches
    à faire
  `),
  pt: wordList(`
    tarefas
  `),
  ru: wordList(`
    дела
    задачи
    план
    список дел
  `),
  zh: wordList(`
    待办
    任务
    计划
  `),
} satisfies WordsByLanguage

/** What an entry of a plan begins with. */
export const toDoVerbs = {
  en: wordList(`
    add
    announce
    archive
    arrange
    ask
    backup
    book
    bring
    build
    bump
    buy
    call
    cancel
    check
    choose
    clean
    close
    collect
    compare
    complete
    configure
    confirm
    contact
    create
    decide
    define
    delete
    deploy
    design
    discuss
    document
    draft
    email
    enable
    evaluate
    fetch
    fill
    find
    finish
    fix
    get
    implement
    improve
    install
    integrate
    investigate
    invite
    learn
    make
    measure
    meet
    merge
    migrate
    mow
    move
    notify
    order
    organise
    organize
    pack
    paint
    pay
    pick
    plan
    prepare
    print
    publish
    push
    read
    refactor
    register
    release
    remove
    rename
    renew
    repair
    replace
    report
    research
    review
    rewrite
    run
    schedule
    sell
    send
    set up
    setup
    share
    sign
    sort
    submit
    tag
    talk
    test
    tidy
    translate
    try
    update
    upgrade
    upload
    verify
    wash
    watch
    water
    write
  `),
} satisfies WordsByLanguage

/** Those who plan: a quiz asks about facts, a plan about us. */
export const planners = {
  en: wordList(`
    we
    us
    our
    i
    my
    me
    this project
  `),
  de: wordList(`
    wir
    uns
    unser
    unsere
    ich
    mein
    meine
  `),
  es: wordList(`
    nosotros
    nuestro
    nuestra
    debemos
    necesitamos
  `),
  fr: wordList(`
    nous
    notre
    nos
  `),
  pt: wordList(`
    nós
    nosso
    precisamos
    devemos
  `),
  ru: wordList(`
    мы
    нам
    наш
    мне
  `),
} satisfies WordsByLanguage

/** What a plan asks after: what is still open, what a change does. */
export const openWork = {
  en: wordList(`
    left to do
    is left
    remains
    remaining
    still missing
    still open
    to be done
    needs to be done
    need to be done
    has to be done
    comes next
    is next
    going
    this pr
    this pull request
    this release
    this sprint
  `),
  de: wordList(`
    noch
    übrig
    fehlt
  `),
  es: wordList(`
    falta
    queda
  `),
  fr: wordList(`
    reste
  `),
  ru: wordList(`
    осталось
    ещё
  `),
} satisfies WordsByLanguage

/** What a question begins with that is answered with yes or no. */
export const yesNoOpeners = {
  en: wordList(`
    should
    is
    are
    do
    does
    did
    can
    could
    have
    has
    will
    was
    were
  `),
  de: wordList(`
    sollen
    sollten
    ist
    sind
    haben
    hat
  `),
} satisfies WordsByLanguage

/** Options of a question that is answered with yes or no. */
export const yesNoOptions = {
  en: wordList(`
    yes
    no
    true
    false
    maybe
    correct
    incorrect
  `),
  de: wordList(`
    ja
    nein
    richtig
    falsch
  `),
  es: wordList(`
    sí
    verdadero
    falso
  `),
  fr: wordList(`
    oui
    non
    vrai
    faux
  `),
  ru: wordList(`
    да
    нет
  `),
} satisfies WordsByLanguage

/** What a question of a quiz begins with, or asks about. */
export const quizWords = {
  en: wordList(`
    which
    who
    whom
    whose
    when
    where
    what does
    what are
    what is the
    select
    choose
    pick
  `),
  de: wordList(`
    welche
    welcher
    welches
    wer
    wann
    wo
  `),
  es: wordList(`
    cuál
    cuáles
    quién
  `),
  fr: wordList(`
    quel
    quelle
    quels
    quelles
    qui
  `),
  pt: wordList(`
    qual
    quais
    quem
  `),
  ru: wordList(`
    какой
    какая
    какое
    какие
    кто
    где
    когда
  `),
} satisfies WordsByLanguage
