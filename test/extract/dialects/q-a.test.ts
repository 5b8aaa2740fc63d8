import { expect, test } from 'vitest'
import { plainText } from '../../../src/parse/block.ts'
import { extraction, found } from '../found.ts'

const sides = (markdown: string) => found(markdown).map(({ text, answer }) => [text, answer])

test('labelled lines are questions and answers, including wrapped lines', () => {
  const questions = found('# Sailing\n\nQ: What does a keel do,\nbelow the water?\nA: It keeps the boat\nupright.\n')
  expect(questions).toMatchObject([
    {
      text: 'What does a keel do, below the water?',
      answer: 'It keeps the boat upright.',
      dialect: 'q-a',
      line: 3,
      answered: true,
    },
  ])
})

test('pairs need no blank line between them', () => {
  const questions = found('Q: One?\nA: First.\nQ: Two?\nA: Second.')
  expect(questions.map(({ text, answer, line }) => [text, answer, line])).toEqual([
    ['One?', 'First.', 1],
    ['Two?', 'Second.', 3],
  ])
})

test('an answer continues over lists and code, and a question may follow a list directly', () => {
  const markdown = 'Q: Steps?\nA: These:\n- up\n- down\nQ: Command?\n\nA:\n\n```sh\nsail\n```\n\nDone.\n\n---\n\nProse.'
  expect(sides(markdown)).toEqual([
    ['Steps?', 'These:\nup\ndown'],
    ['Command?', 'sail\nDone.'],
  ])
})

test('a line of dashes directly below an answer does not make it a heading', () => {
  expect(sides('Q: One?\nA: First.\n---\n\nQ: Two?\nA: Second.\n---\n')).toEqual([
    ['One?', 'First.'],
    ['Two?', 'Second.'],
  ])
})

test('a heading ends an answer', () => {
  expect(sides('Q: One?\nA: First.\n\n## Part\n\nNot of the answer.')).toEqual([['One?', 'First.']])
})

test.each([
  ['words', 'Question: Why?\n\nAnswer: Because.'],
  ['numbers', 'Q1: Why?\nA1: Because.'],
  ['full stops', 'Q. Why?\nA. Because.'],
  ['bold', '**Q:** Why?\n**A:** Because.'],
  ['bold without the colon', '**Q**: Why?\n\n**A**: Because.'],
  ['quotation', '> Q: Why?\n> A: Because.'],
  ['list', '- Q: Why?\n  - A: Because.'],
  ['siblings of a list', '- Q: Why?\n- A: Because.'],
  ['heading', '### Q: Why?\nA: Because.'],
])('labels may be written with %s', (_, markdown) => {
  expect(sides(markdown)).toEqual([['Why?', 'Because.']])
})

test('labels of other languages count if several of their questions ask', () => {
  expect(sides('В: Что это?\nО: Парус.\n\nВ: А это?\nО: Мачта.')).toEqual([
    ['Что это?', 'Парус.'],
    ['А это?', 'Мачта.'],
  ])
  expect(sides('F: Was ist das?\nA: Ein Segel.\n\nF: Und das?\nA: Ein Mast.')).toEqual([
    ['Was ist das?', 'Ein Segel.'],
    ['Und das?', 'Ein Mast.'],
  ])
  expect(found('F: the force\nA: the area\n\nF: the other\nA: one more')).toEqual([])
})

test('lettered lines below a question are its options, not its answer', () => {
  expect(found('Q: Which wind is strong?\nA: calm\nB: gale\nC: [breeze]\nAnswer: B')).toMatchObject([
    { text: 'Which wind is strong?', kind: 'choice', more: 'A: calm\nB: gale\nC: [breeze]', answer: 'B' },
  ])
})

test('a question without an answer among answered ones is unanswered', () => {
  expect(found('Q: One?\nA: First.\n\nQ: Two?\n\nQ: Three?\nA: Third.').map(({ answered }) => answered)).toEqual([
    true,
    false,
    true,
  ])
})

test('if no answer is labelled, but at least three lines ask, what follows is the answer', () => {
  const markdown = 'Q: One?\n\nFirst.\n\nQ: Two?\n\nSecond.\n\nQ: Three?\n\nThird.'
  expect(sides(markdown).at(1)).toEqual(['Two?', 'Second.'])
})

test('a numbered list that starts on the line of the label is a list', () => {
  const [question] = extraction('Q: Order?\nA: 1. bow\n2. stern\naft\n3. mast').questions
  expect(question?.answer).toMatchObject([
    { tagName: 'ol', children: [{ tagName: 'li' }, { tagName: 'li' }, { tagName: 'li' }] },
  ])
})

test('a bullet on the line of the label joins the list below it', () => {
  const [question] = extraction('Q: Parts?\nA: - bow\n- stern').questions
  expect(question?.answer).toMatchObject([{ tagName: 'ul' }])
  expect(sides('Q: Parts?\nA: - bow\n- stern')).toEqual([['Parts?', 'bow\nstern']])
})

test('a C: line is a cloze whose brackets are deletions', () => {
  const { questions } = extraction('C: A [sloop] has\n[one] mast.\n\nC: A [ketch] has two.')
  expect(questions).toMatchObject([
    { text: 'A sloop has one mast.', kind: 'cloze', answer: [], answered: true, line: 1 },
    { text: 'A ketch has two.', kind: 'cloze' },
  ])
  expect(questions[0]?.prompt.filter((node) => node.type === 'element')).toMatchObject([
    { tagName: 'span', properties: { dataCloze: 1 }, children: [{ value: 'sloop' }] },
    { tagName: 'span', properties: { dataCloze: 2 }, children: [{ value: 'one' }] },
  ])
})

test('a cloze whose only brackets are inside a formula hides the formula', () => {
  const { questions } = extraction('Q: One?\nA: First.\n\nC: Energy is $E = [mc^2]$')
  expect(questions[1]?.prompt.at(-1)).toMatchObject({ properties: { dataCloze: 1 }, children: [{ tagName: 'code' }] })
})

test.each([
  ['a drive', 'C: [x] is where it lives'],
  ['a label `C:` in front of a link', 'C: see [the manual](https://example.org) of [x][x]\n\n[x]: /x'],
  ['a cloze line in code', '    C: the [drive] of old\n\n```\nC: the [drive] of old\n```'],
  ['a description of a format', '- **Question**: clear and short\n- **Answer**: a full explanation'],
  ['prose with capital letters', 'Q stands for quality.\n\nA: the area it covers.'],
])('%s is not a card', (_, markdown) => {
  expect(found(markdown)).toEqual([])
})

test('the answer may stand on the line of its question', () => {
  const questions = found('* **Q:** What is a layer? **A:** A diff.\n* **Q:** Why squash? **A:** To save space.\n')
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([
    ['What is a layer?', 'A diff.'],
    ['Why squash?', 'To save space.'],
  ])
})

test('letters with rising numbers label questions, whatever their language', () => {
  const page = (word: string) =>
    `# Salt\n\n${word}1. What is salt?\n\nNaCl\n\n${word}2. What is water?\n\nH2O\n\n${word}3. What is air?\n\nN2\n`
  const cards = [
    ['What is salt?', 'NaCl'],
    ['What is water?', 'H2O'],
    ['What is air?', 'N2'],
  ]
  for (const word of ['P', 'П', 'Kysymys ', '문제']) expect(sides(page(word))).toEqual(cards)
})

test('an answer may be labelled with letters and the number of its question', () => {
  const page = [1, 2, 3].map((at) => `K${at}: Mitä on suola ${at}?\nV${at}: NaCl ${at}\n`).join('\n')
  expect(sides(page)[0]).toEqual(['Mitä on suola 1?', 'NaCl 1'])
  expect(sides(page)).toHaveLength(3)
})

test('numbered parts that do not ask are no questions', () => {
  expect(found('P1. The frame is built.\n\nP2. The engine is mounted.\n\nP3. The roof is put on.\n')).toEqual([])
})

test('a single cloze line is a card, wherever it stands', () => {
  const [question] = found('# Weather\n\nProse.\n\nC: A [barometer] weighs the air.\n\nMore prose.\n')
  expect(question).toMatchObject({ text: 'A barometer weighs the air.', kind: 'cloze', answered: true })
})

test.each(['.', '..', '-', ';', '*', '_', '!'])('the sign %s is an answer', (sign) => {
  expect(found(`Q: Which sign is it?\nA: ${sign}\n`)).toMatchObject([{ answer: sign, answered: true }])
})

test('an ellipsis is no answer', () => {
  expect(found('Q: Which sign is it?\nA: ...\n')).toMatchObject([{ answered: false }])
})

test('hard breaks stay in questions, answers and clozes', () => {
  const broken = (markdown: string) =>
    plainText(extraction(markdown).questions.flatMap((q) => [...q.prompt, ...q.answer]))
  expect(broken('Q: one  \ntwo?\nA: three\\\nfour<br>five\nsix\n')).toBe('one\ntwo?\nthree\nfour\nfive six')
  expect(broken('C: [Red]  \nis a colour.\n')).toBe('Red\nis a colour.')
})

test.each([
  ['a fold that asks', '<details><summary>What is sugar?</summary>\n\nSweet\n\n</details>'],
  ['a callout', '> [!question] What is sugar?\n> Sweet'],
  ['a table of questions', '| Question | Answer |\n| --- | --- |\n| What is sugar? | Sweet |'],
  ['a line with a tag', 'What is sugar? #card\nSweet'],
  ['a line that asks in front of a double colon', 'What is sugar?::Sweet'],
])('%s ends an answer and is a card of its own', (_, below) => {
  expect(sides(`Q: What is salt?\nA: NaCl\n\n${below}\n`)).toEqual([
    ['What is salt?', 'NaCl'],
    ['What is sugar?', 'Sweet'],
  ])
  expect(sides(`C: Salt is [NaCl].\n\n${below}\n`).map(([text]) => text)).toEqual(['Salt is NaCl.', 'What is sugar?'])
})

test('several bold questions end an answer', () => {
  const below = '**What is sugar?**\n\nSweet\n\n**What is lemon?**\n\nSour\n'
  expect(sides(`Q: What is salt?\nA: NaCl\n\n${below}`)).toHaveLength(3)
})

test('a fold that is named for an answer or a hint belongs to the question above it', () => {
  const fold = (summary: string) => `<details><summary>${summary}</summary>\n\nhalite\n\n</details>\n`
  expect(sides(`# N\n\nQ: What is salt?\n\n${fold('Answer')}`)).toEqual([['What is salt?', 'halite']])
  for (const summary of ['Details', 'Solution', 'Lösung'])
    expect(sides(`# N\n\nQ: What is salt?\nA: NaCl\n\n${fold(summary)}`)).toEqual([
      ['What is salt?', expect.stringMatching(/NaCl\n[\s\S]*halite/)],
    ])
})

test.each([
  ['Pergunta: O que é sal?', 'Resposta: NaCl'],
  ['Soru: Tuz nedir?', 'Cevap: NaCl'],
  ['प्रश्न: नमक क्या है?', 'उत्तर: NaCl'],
  ['سؤال: ما هو الملح؟', 'جواب: NaCl'],
  ['প্রশ্ন: লবণ কী?', 'উত্তর: NaCl'],
  ['Câu hỏi: Muối là gì?', 'Trả lời: NaCl'],
  ['Pertanyaan: Apa itu garam?', 'Jawaban: NaCl'],
  ['質問：塩とは？', '回答：NaCl'],
  ['Q:: What is salt?', 'A:: NaCl'],
  ['**Q::** What is salt?', '**A::** NaCl'],
  ['Front: salt', 'Back: NaCl'],
  ['Vorderseite: Salz', 'Rückseite: NaCl'],
  ['正面: 盐', '背面: NaCl'],
])('a single pair labelled %j and %j is a card', (question, answer) => {
  const text = question.replace(/^\**[\p{L}\p{M} ]+[:：]+\**\s*/u, '')
  for (const tag of ['', '#flashcards\n\n']) expect(sides(`${tag}${question}\n${answer}\n`)).toEqual([[text, 'NaCl']])
})

test('a page may use labels of two kinds', () => {
  expect(sides('Q: One?\nA: First\n\nFront: two\nBack: second\n')).toHaveLength(2)
})

test('the letters of another language need a second pair, and a front alone is none', () => {
  expect(found('F: the drive\n\nA: another one\n')).toEqual([])
  expect(found('Front: 30 cm\n\nSleeve: 20 cm\n')).toEqual([])
})
