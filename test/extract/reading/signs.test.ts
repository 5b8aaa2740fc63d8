import { expect, test } from 'vitest'
import { plainText } from '../../../src/parse/block.ts'
import { extraction, found } from '../found.ts'

const others = '\n\n## What is jet?\n\nCoal.\n\n## What is coral?\n\nA house.\n'

/** The first question of a page with this question and this answer. */
function read(question: string, answer: string) {
  const [first] = extraction(`## ${question}\n\n${answer}${others}`).questions
  return { text: first?.text, answer: plainText(first?.answer ?? []), tags: first?.tags, content: first?.answer }
}

test.each([
  ['[[Osmosis]]', 'Osmosis'],
  ['[[Osmosis|the process]]', 'the process'],
  ['[[Water#Flow|behind]]', 'behind'],
  ['[[Water#Flow]]', 'Water > Flow'],
  ['[[#Flow]]', 'Flow'],
  ['[[Water#^a1b2c3]]', 'Water'],
  ['![[Water]]', 'Water'],
  ['![[Water.pdf|the paper]]', 'the paper'],
  ['[[2026-01-02]]', '2026-01-02'],
])('the link %s shows "%s"', (link, shown) => {
  expect(read('What is this?', `See ${link}.`).answer).toBe(`See ${shown}.`)
  expect(read(`What is ${link}?`, 'This.').text).toBe(`What is ${shown}?`)
})

test.each([
  'The matrix [[1, 2], [3, 4]] and [[1, 2]].',
  'Every object has a [[Prototype]].',
  'A test is [[ -f x ]] in bash; [[:alpha:]] is a class.',
  'If a == b and b == c, then x==y and y==z.',
  'In C#, #1 and #define and #fff.',
  'It is 2 ^10 or a ^b',
])('prose stays as it is: %s', (answer) => {
  expect(read('What is this?', answer).answer).toBe(answer)
})

test('code is never touched', () => {
  const { answer } = read(
    'What is `[[a|b]]`?',
    '`==a==` `[[b]]` `#c`\n\n```bash\n[[ -f x ]] ![[x.png]] ==a==\n# b ^a1b2c3\n```',
  )
  expect(answer).toBe('==a== [[b]] #c\n[[ -f x ]] ![[x.png]] ==a==\n# b ^a1b2c3')
})

test('an embedded picture is an image with its width', () => {
  const [paragraph] = read('What is this?', 'So: ![[a b.png|A view|200x100]]').content ?? []
  expect(paragraph).toMatchObject({
    children: [
      { value: 'So: ' },
      {
        tagName: 'img',
        properties: { src: 'a b.png', alt: 'A view', width: '200', height: '100', dataEmbed: '' },
        position: { start: { line: 3 } },
      },
    ],
  })
})

test('a mark holds what stands in it', () => {
  const [paragraph] = read('What is this?', 'A ==thin **and** clear== layer.').content ?? []
  expect(paragraph).toMatchObject({ children: [{ value: 'A ' }, { tagName: 'mark' }, { value: ' layer.' }] })
})

test('the id of a block is left out', () => {
  expect(read('What is this?', 'A layer. ^layer\n\n- one ^a1b2c3\n- two\n\nMore.\n^last-one').answer).toBe(
    'A layer.\none\ntwo\nMore.',
  )
})

test('hashtags at the end of a heading or of a sentence are tags of the card', () => {
  expect(read('What is this? #biology/cells #größe', 'A layer. #exam')).toMatchObject({
    text: 'What is this?',
    answer: 'A layer.',
    tags: ['biology/cells', 'größe', 'exam'],
  })
})

test('a hashtag within a sentence of a note is a tag, and its word stays', () => {
  expect(read('What is this?', 'The #cell of [[Life]].')).toMatchObject({ answer: 'The cell of Life.', tags: ['cell'] })
  expect(read('What is this?', 'The #main of life.')).toMatchObject({ answer: 'The #main of life.', tags: [] })
})

test('an answer that is nothing but a hashtag keeps it', () => {
  expect(read('In which channel of [[Chat]] is it?', '#general')).toMatchObject({ answer: '#general', tags: [] })
})

test('hashtags at a section are tags of its cards and no part of its name', () => {
  const { questions } = extraction(`# Wool #crafts/textile #year1${others}`)
  expect(questions[0]).toMatchObject({ section: ['Wool'], tags: ['crafts/textile', 'year1'] })
})

test('what stands between percent signs is no question', () => {
  const page = `%%\n## What is hidden?\n\nThis.\n%%\n${others}`
  expect(found(page).map(({ text }) => text)).toEqual(['What is jet?', 'What is coral?'])
})
