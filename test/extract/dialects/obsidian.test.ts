import { expect, test } from 'vitest'
import { extraction, found } from '../found.ts'

const sides = (markdown: string) => found(markdown).map(({ text, answer }) => [text, answer])
const review = '<!--SR:!2025-01-02,3,250-->'

test('a line with only ? separates front and back, in one paragraph or below a heading', () => {
  const questions = found(
    '#flashcards/sailing\n\nWhat is a jib?\n?\nA sail\nin front.\n\n## Halyard\n?\n- a rope\n- for sails\n',
  )
  expect(questions).toMatchObject([
    { text: 'What is a jib?', answer: 'A sail in front.', dialect: 'obsidian', line: 3 },
    { text: 'Halyard', answer: 'a rope\nfor sails', line: 8 },
  ])
})

test('a tag line directly above the front is not part of it, but tags the cards below', () => {
  const { questions } = extraction('#flashcards/sailing/sails\nWhat is a jib?\n?\nA sail.')
  expect(questions).toMatchObject([{ text: 'What is a jib?', line: 2, tags: ['sailing/sails'] }])
})

test('without a blank line between cards, the line above the ? is the front', () => {
  expect(sides('One?\n?\nFirst\nanswer.\nTwo?\n?\nSecond.')).toEqual([
    ['One?', 'First answer.'],
    ['Two?', 'Second.'],
  ])
})

test('a front directly below a list is not part of its last item', () => {
  expect(sides('Parts?\n?\n- bow\n- stern\nSides?\n?\nPort and starboard.')).toEqual([
    ['Parts?', 'bow\nstern'],
    ['Sides?', 'Port and starboard.'],
  ])
})

test('the comment of the plugin may stand between front and ?, and ends a back', () => {
  const markdown = `What is a jib?\n${review}\n?\nA sail.\n\nIn front.\n${review}\n\nProse about sails.`
  expect(sides(markdown)).toEqual([['What is a jib?', 'A sail.\nIn front.']])
})

test('a back continues over code and lists after a blank line, but not over prose', () => {
  const markdown =
    '#flashcards\n\nNotes come first.\n\nHow?\n?\nLike this.\n\n```sh\nsail\n```\n\n- fast\n\nProse again.'
  expect(sides(markdown)).toEqual([['How?', 'Like this.\nsail\nfast']])
})

test('on a page with nothing but cards, a back continues over prose', () => {
  expect(sides('# Sails\n\nOne?\n?\nFirst.\n\nMore of it.\n\nTwo?\n?\nSecond.')).toEqual([
    ['One?', 'First.\nMore of it.'],
    ['Two?', 'Second.'],
  ])
})

test('a back may begin after a blank line', () => {
  expect(sides('#flashcards\n\nHow?\n\n?\n\n```sh\nsail\n```')).toEqual([['How?', 'sail']])
})

test('code above the ? belongs to the front, together with the heading above it', () => {
  expect(found('#flashcards\n\n### What does this print?\n```js\n1 + 1\n```\n?\n2')).toMatchObject([
    { text: 'What does this print?', more: '1 + 1', answer: '2', line: 3 },
  ])
})

test('?? and ::: make cards in both directions', () => {
  const questions = found('#flashcards\n\nJib\n??\nThe sail in front.\n\nBow:::the front')
  expect(questions.map(({ text, answer, kind }) => [text, answer, kind])).toEqual([
    ['Jib', 'The sail in front.', 'open'],
    ['The sail in front.', 'Jib', 'reversed'],
    ['Bow', 'the front', 'open'],
    ['the front', 'Bow', 'reversed'],
  ])
})

test('front::back is a card, on a line of its own or in a list', () => {
  expect(sides(`Port of SSH::22 #flashcards\nPort of **DNS** :: 53\n\n- Left::port\n- plain\n`)).toEqual([
    ['Port of SSH', '22'],
    ['Port of DNS', '53'],
    ['Left', 'port'],
  ])
})

test('a card directly below a list is not part of its last item', () => {
  expect(sides(`Notes.\n\n- a thing\nIs it a ship?::Yes, it is.\n${review}\n`)).toEqual([
    ['Is it a ship?', 'Yes, it is.'],
  ])
})

test('a line that asks in front of :: is a card even without a tag', () => {
  expect(sides('# Notes\n\nWhat is a jib?::A sail in front.')).toEqual([['What is a jib?', 'A sail in front.']])
})

test.each([
  'Use std::vector and Foo::Bar::baz() here.',
  'How does std::move work?',
  'The bucket arn:aws:s3:::harbour holds it.',
  'It listens on ::1 and fe80::1.',
  'digit ::= "0" | "1"',
  'The code `a::b` is a path.',
  'author:: Jane\nstatus:: done',
])('%s is not a card', (prose) => {
  expect(found(`# Notes\n\n${prose}`)).toEqual([])
})

test('code and addresses with :: are not cards, even on a page with cards', () => {
  const prose = 'Call std::sort(x), or see arn:aws:s3:::harbour.\n\nsource:: a book\n\nPing fe80::1 first.'
  expect(sides(`#flashcards\n\nPort::left\n\n${prose}`)).toEqual([['Port', 'left']])
})

test('a single ? between blank lines in prose is not a card', () => {
  expect(found('Is this the end\n\n?\n\nNobody knows.')).toEqual([])
})

test('highlights are clozes if the page has the tag', () => {
  expect(found('#flashcards\n\nA ==sloop== has ==one== mast.')).toMatchObject([
    { text: 'A sloop has one mast.', kind: 'cloze', answer: '', answered: true, line: 3 },
  ])
  expect(found('A ==sloop== has ==one== mast.')).toEqual([])
})

test('highlights that were reviewed are clozes, but others on the page are not', () => {
  expect(found(`A ==sloop==.\n${review}\n\nA ==ketch==.`).map(({ text }) => text)).toEqual(['A sloop.'])
})

test('Anki clozes need no other evidence', () => {
  const [question] = extraction('A {{c2::sloop::ship}} has {{c1::one}} mast.').questions
  expect(question).toMatchObject({ text: 'A sloop has one mast.', kind: 'cloze' })
  expect(question?.prompt[1]).toMatchObject({ properties: { dataCloze: 2, dataHint: 'ship' } })
})
