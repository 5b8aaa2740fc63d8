/** Words that stand over, in front of, or in place of answers. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** What may stand in front of {@link answerNouns}. */
export const answerQualifiers = {
  en: wordList(`
    the
    sample
    correct
    short
    my
    model
    suggested
    possible
    example
    expected
  `),
} satisfies WordsByLanguage

/** Names of an answer that may be qualified. */
export const answerNouns = {
  en: wordList(`
    answers
    answer
    solutions
    solution
    explanations
    explanation
  `),
} satisfies WordsByLanguage

/** Names of an answer that stand alone. */
export const answerLabels = {
  en: wordList(`
    ans
  `),
  ru: wordList(`
    ответ
    решение
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
  `),
  it: wordList(`
    risposta
  `),
  zh: wordList(`
    答案
    解答
    解析
    回答
    剖析
    题解
    参考答案
    标准答案
    面试题剖析
    面试题解析
    面试题答案
    题目剖析
    题目解析
    题目解答
    问题剖析
    问题解析
    问题解答
    答
  `),
  fa: wordList(`
    پاسخ
  `),
  ar: wordList(`
    الجواب
    الإجابة
  `),
  id: wordList(`
    jawaban
  `),
  tr: wordList(`
    cevap
  `),
  uk: wordList(`
    відповідь
  `),
  vi: wordList(`
    đáp án
  `),
  ko: wordList(`
    정답
    답
  `),
  ja: wordList(`
    解答例
    正解
  `),
  sv: wordList(`
    svar
  `),
  pl: wordList(`
    odpowiedź
  `),
} satisfies WordsByLanguage

/**
 * Further names that stand alone. What stands between a question and one of these has been a part of its answer, and
 * stays there: cards keep their ids.
 */
export const furtherAnswerLabels = {
  pt: wordList(`
    solução
  `),
  it: wordList(`
    soluzione
  `),
  fa: wordList(`
    جواب
  `),
  ar: wordList(`
    إجابة
    الحل
  `),
  id: wordList(`
    jawab
    penyelesaian
  `),
  tr: wordList(`
    yanıt
    çözüm
  `),
  uk: wordList(`
    розв'язання
    розв’язання
    розв’язок
  `),
  vi: wordList(`
    trả lời
    lời giải
  `),
  ko: wordList(`
    답변
    해설
    풀이
  `),
  ja: wordList(`
    答え
    解説
  `),
  sv: wordList(`
    lösning
  `),
  pl: wordList(`
    rozwiązanie
  `),
  nl: wordList(`
    antwoord
    oplossing
    uitwerking
  `),
  hi: wordList(`
    उत्तर
    जवाब
    हल
  `),
  bn: wordList(`
    উত্তর
  `),
  th: wordList(`
    คำตอบ
    เฉลย
  `),
} satisfies WordsByLanguage

/** Words that ask the reader to open a fold. */
export const openingWords = {
  en: wordList(`
    click
    tap
    press
    show
    view
    see
    reveal
    expand
    collapse
    toggle
    hide
    unhide
    open
    display
    check
    get
    read
    spoilers
    spoiler
  `),
  ru: wordList(`
    показать
    посмотреть
    развернуть
  `),
  de: wordList(`
    zeige
    zeigen
    anzeigen
  `),
  es: wordList(`
    ver
    mostrar
  `),
  fr: wordList(`
    voir
    afficher
  `),
  it: wordList(`
    mostra
  `),
  pl: wordList(`
    pokaż
  `),
  tr: wordList(`
    göster
  `),
  id: wordList(`
    lihat
  `),
  ar: wordList(`
    إظهار
    عرض
  `),
  ko: wordList(`
    보기
    펼치기
    더보기
    열기
  `),
} satisfies WordsByLanguage

/** What the handle of a fold says that hides an answer. */
export const handleAnswers = {
  en: wordList(`
    answers
    answer
    solutions
    solution
    explanations
    explanation
    ans
  `),
  ru: wordList(`
    ответ
    ответы
    решение
  `),
  de: wordList(`
    antwort
    antworten
    lösung
  `),
  es: wordList(`
    respuestas
    respuesta
    solución
  `),
  fr: wordList(`
    réponse
  `),
  pt: wordList(`
    resposta
  `),
  it: wordList(`
    risposta
  `),
  fa: wordList(`
    پاسخ
  `),
  ar: wordList(`
    الجواب
    الإجابة
  `),
  id: wordList(`
    jawaban
  `),
  tr: wordList(`
    cevap
  `),
  uk: wordList(`
    відповідь
  `),
  vi: wordList(`
    đáp
    án
  `),
  ko: wordList(`
    정답
    답
    답변
    해설
  `),
  sv: wordList(`
    svar
  `),
  pl: wordList(`
    odpowiedź
  `),
  hi: wordList(`
    उत्तर
  `),
} satisfies WordsByLanguage

/** What else stands in handles: what is hidden there, and the words between. */
export const handleFillers = {
  en: wordList(`
    the
    a
    an
    my
    me
    it
    here
    this
    below
    for
    of
    and
    or
    to
    suggested
    sample
    correct
    short
    model
    possible
    example
    expected
    commands
    command
    code
    hints
    hint
    details
    detail
    results
    result
    output
    response
    yaml
    manifest
    query
  `),
  es: wordList(`
    la
  `),
  fr: wordList(`
    le
  `),
  pt: wordList(`
    o
  `),
} satisfies WordsByLanguage

/** What a handle in writing without spaces begins with: an invitation to click. */
export const unspacedClicks = {
  zh: wordList(`
    点击
    點擊
  `),
  ja: wordList(`
    クリックして
  `),
} satisfies WordsByLanguage

/** Where to click, in a handle without spaces. */
export const unspacedPlaces = {
  zh: wordList(`
    这里
    此处
  `),
} satisfies WordsByLanguage

/** What to do, in a handle without spaces. */
export const unspacedOpenings = {
  zh: wordList(`
    查看
    显示
    顯示
    展开
    展開
    参考
    表示
  `),
} satisfies WordsByLanguage

/** What is hidden, in a handle without spaces. */
export const unspacedAnswers = {
  zh: wordList(`
    答案
    解析
    回答
  `),
  ja: wordList(`
    解答例
    解答
    答え
    答
    正解
    解説
  `),
} satisfies WordsByLanguage

/** What a handle without spaces ends with. */
export const unspacedEndings = {
  ja: wordList(`
    を見る
    を表示する
    を表示
    を開く
    を展開
    展開
  `),
} satisfies WordsByLanguage

/** What a handle names that need not be an answer. */
export const detailNouns = {
  en: wordList(`
    code
    details
    detail
    results
    result
    outputs
    output
    hints
    hint
    yaml
    manifest
    query
    commands
    command
    more
  `),
} satisfies WordsByLanguage

/** What stands in place of an answer that is still missing. */
export const placeholders = {
  en: wordList(`
    to be completed
    to be done
    to be added
    to be continued
    to be written
    to be defined
    to be filled
    coming soon
    work in progress
    todo
    to do
    tbd
    tba
    tbc
    wip
    fixme
    answer here
    answer goes here
    answer me
    answer needed
    answer wanted
    no answer yet
    no answer
    not yet answered
    not answered
    unanswered
    under construction
    placeholder
    answer pending
    pending answer
    pending
    answer follows
    answer to follow
    answer to come
    todo answer
    xxx
    n/a
    empty
    missing
  `),
  ru: wordList(`
    написать ответ
    добавить ответ
    нет ответа
    дописать
  `),
  de: wordList(`
    antwort folgt noch
    antwort folgt
    folgt noch
    folgt
    noch offen
    noch keine antwort
    fehlt noch
  `),
  es: wordList(`
    pendiente de responder
    pendiente
    por hacer
    por completar
    por responder
    sin respuesta
  `),
  fr: wordList(`
    à compléter
    à faire
    à venir
    à rédiger
    pas encore de réponse
    pas de réponse
  `),
  pt: wordList(`
    a completar
    a fazer
    a responder
    a preencher
    sem resposta
    em breve
  `),
  it: wordList(`
    da completare
    da fare
  `),
  pl: wordList(`
    do uzupełnienia
    brak odpowiedzi
  `),
  zh: wordList(`
    待补充
    待完成
    待完善
    待更新
    待续
    未完待续
    暂无答案
    暂无
    待补
    待填
    未回答
  `),
  ja: wordList(`
    未記入
    未着手
    作成中
    回答待ち
    準備中
  `),
  ko: wordList(`
    미작성
    작성 중
    작성중
    작성 예정
    작성예정
    답변 없음
    답변없음
    추가 예정
    추가예정
  `),
} satisfies WordsByLanguage

/** What asks somebody to write the missing answer: "your answer here", "add an answer". */
export const answerRequests = {
  en: wordList(`
    your
    add
    write
    put
    insert
    type
  `),
} satisfies WordsByLanguage

/** What is still to do, behind "todo". */
export const todoTasks = {
  en: wordList(`
    answer
    write
    add
  `),
  ru: wordList(`
    дописать
  `),
} satisfies WordsByLanguage

/** Links that lead back to the top of a page. */
export const backLinks = {
  en: wordList(`
    back to the top
    back to the contents
    back to the content
    back to the toc
    back to the index
    back to the table of contents
    back to the table of content
    back to the questions
    back to the question
    back to the list
    back to top
    back to contents
    back to content
    back to toc
    back to index
    back to table of contents
    back to table of content
    back to questions
    back to question
    back to list
  `),
} satisfies WordsByLanguage

/** What such a link may begin with. */
export const backLinkVerbs = {
  en: wordList(`
    go
    jump
    return
  `),
} satisfies WordsByLanguage

/** Other links that only lead elsewhere: up, or to the next page. */
export const navigationLinks = {
  en: wordList(`
    to the top
    to top
    top
    previous
    next
    home
    prev
  `),
  ru: wordList(`
    наверх
    к оглавлению
    к содержанию
    к списку
  `),
  es: wordList(`
    volver arriba
  `),
  de: wordList(`
    nach oben
  `),
  zh: wordList(`
    回到顶部
    返回顶部
  `),
} satisfies WordsByLanguage

/** What may stand in front of {@link resourceNouns}. */
export const resourceQualifiers = {
  en: wordList(`
    useful
    more
    other
    additional
  `),
} satisfies WordsByLanguage

/** What stands over a list of links that is no answer. */
export const resourceNouns = {
  en: wordList(`
    resources
    resource
    links
    link
    references
    reference
    sources
    source
    read more
    further reading
  `),
} satisfies WordsByLanguage

/** What may stand in front of {@link answerKeys}. */
export const answerKeyQualifiers = {
  en: wordList(`
    the
    quiz
    test
    correct
  `),
} satisfies WordsByLanguage

/** Titles of the answers to numbered questions, gathered below them. */
export const answerKeys = {
  en: wordList(`
    answers
    answer
    answers keys
    answers key
    answer keys
    answer key
    answers sheet
    answer sheet
    solutions
    solution
    keys
    key
  `),
  de: wordList(`
    antworten
    lösungen
  `),
  es: wordList(`
    respuestas
    soluciones
  `),
  pt: wordList(`
    respostas
  `),
  fr: wordList(`
    réponses
  `),
  it: wordList(`
    risposte
  `),
  pl: wordList(`
    odpowiedzi
  `),
  ru: wordList(`
    ответы
  `),
  zh: wordList(`
    答案
    解答
  `),
  ja: wordList(`
    正解
  `),
  ko: wordList(`
    정답
  `),
} satisfies WordsByLanguage
