/** Labels in front of questions and answers, as they are written: `Q:`, `Answer:`, `Вопрос`. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Labels of questions. */
export const writtenQuestions = {
  en: wordList(`
    Q
    Question
    question
    QUESTION
    Ques
  `),
  de: wordList(`
    F
    Frage
  `),
  ru: wordList(`
    В
    Вопрос
  `),
  es: wordList(`
    P
    Pregunta
  `),
  pt: wordList(`
    P
    Pergunta
  `),
  it: wordList(`
    D
    Domanda
  `),
  pl: wordList(`
    P
    Pytanie
  `),
  tr: wordList(`
    S
    Soru
  `),
  zh: wordList(`
    问
    问题
    Q
    問題
    問
    提问
  `),
  ja: wordList(`
    問
    質問
    Q
    問題
    問い
  `),
  ko: wordList(`
    문
    질문
  `),
  hi: wordList(`
    प्रश्न
    सवाल
  `),
  mr: wordList(`
    प्रश्न
  `),
  bn: wordList(`
    প্রশ্ন
  `),
  ar: wordList(`
    السؤال
    سؤال
    س
  `),
  ur: wordList(`
    سوال
  `),
  fa: wordList(`
    پرسش
    سوال
    سؤال
  `),
  id: wordList(`
    Pertanyaan
    Soal
  `),
  vi: wordList(`
    Câu hỏi
    Hỏi
  `),
  nl: wordList(`
    Vraag
  `),
  sv: wordList(`
    Fråga
  `),
  uk: wordList(`
    Питання
    Запитання
  `),
  te: wordList(`
    ప్రశ్న
  `),
  ta: wordList(`
    கேள்வி
    வினா
  `),
  pa: wordList(`
    ਸਵਾਲ
  `),
  sw: wordList(`
    Swali
  `),
  th: wordList(`
    คำถาม
    ถาม
  `),
} satisfies WordsByLanguage

/** Labels of answers. */
export const writtenAnswers = {
  en: wordList(`
    A
    Answer
    answer
    ANSWER
    Ans
    ans
    ANS
  `),
  fr: wordList(`
    R
    Réponse
  `),
  de: wordList(`
    A
    Antwort
  `),
  ru: wordList(`
    О
    Ответ
  `),
  es: wordList(`
    R
    Respuesta
  `),
  pt: wordList(`
    R
    Resposta
  `),
  it: wordList(`
    R
    Risposta
  `),
  pl: wordList(`
    O
    Odpowiedź
  `),
  tr: wordList(`
    C
    Cevap
  `),
  zh: wordList(`
    答
    答案
    回答
    A
    解答
    回覆
  `),
  ja: wordList(`
    答え
    A
    回答
    解答
    答
  `),
  ko: wordList(`
    답
    답변
    정답
  `),
  hi: wordList(`
    उत्तर
    जवाब
  `),
  mr: wordList(`
    उत्तर
  `),
  bn: wordList(`
    উত্তর
  `),
  ar: wordList(`
    الجواب
    جواب
    الإجابة
    إجابة
    ج
  `),
  ur: wordList(`
    جواب
  `),
  fa: wordList(`
    پاسخ
    جواب
  `),
  id: wordList(`
    Jawaban
    Jawab
  `),
  vi: wordList(`
    Trả lời
    Đáp án
    Đáp
  `),
  nl: wordList(`
    Antwoord
  `),
  sv: wordList(`
    Svar
  `),
  uk: wordList(`
    Відповідь
  `),
  te: wordList(`
    సమాధానం
    జవాబు
  `),
  ta: wordList(`
    பதில்
    விடை
  `),
  pa: wordList(`
    ਜਵਾਬ
    ਉੱਤਰ
  `),
  sw: wordList(`
    Jibu
  `),
  th: wordList(`
    คำตอบ
    ตอบ
  `),
} satisfies WordsByLanguage

/** Labels of the side of a card that asks. */
export const writtenFronts = {
  en: wordList(`
    Front
  `),
  de: wordList(`
    Vorderseite
  `),
  fr: wordList(`
    Recto
  `),
  es: wordList(`
    Anverso
    Frente
  `),
  pt: wordList(`
    Frente
  `),
  it: wordList(`
    Fronte
  `),
  nl: wordList(`
    Voorkant
  `),
  sv: wordList(`
    Framsida
  `),
  ru: wordList(`
    Лицевая сторона
  `),
  pl: wordList(`
    Przód
    Awers
  `),
  zh: wordList(`
    正面
  `),
  ja: wordList(`
    表面
    おもて
  `),
  ko: wordList(`
    앞면
  `),
} satisfies WordsByLanguage

/** Labels of the side of a card that answers. */
export const writtenBacks = {
  en: wordList(`
    Back
  `),
  de: wordList(`
    Rückseite
  `),
  fr: wordList(`
    Verso
  `),
  es: wordList(`
    Reverso
    Dorso
  `),
  pt: wordList(`
    Verso
  `),
  it: wordList(`
    Retro
  `),
  nl: wordList(`
    Achterkant
  `),
  sv: wordList(`
    Baksida
  `),
  ru: wordList(`
    Обратная сторона
  `),
  pl: wordList(`
    Tył
    Rewers
  `),
  zh: wordList(`
    背面
    反面
  `),
  ja: wordList(`
    裏面
    うら
  `),
  ko: wordList(`
    뒷면
  `),
} satisfies WordsByLanguage
