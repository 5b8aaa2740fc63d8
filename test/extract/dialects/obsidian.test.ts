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

test('a line with {{c1::…}} is a cloze and never divided into front and back, in any number', () => {
  const lines = [
    'The {{c1::keel}} balances.',
    'A {{c1::halyard::rope}} lifts.',
    'Bread needs {{c1::flour}} and {{c2::water}}.',
  ]
  const texts = ['The keel balances.', 'A halyard lifts.', 'Bread needs flour and water.']
  for (const tag of ['', '#flashcards\n\n'])
    expect(found(tag + lines.join('\n\n')).map(({ text, kind }) => [text, kind])).toEqual(
      texts.map((text) => [text, 'cloze']),
    )
  expect(found('#flashcards\n\nThe {{c1::nucleus}} holds DNA::RNA.\n')).toMatchObject([{ kind: 'cloze' }])
})

test('the items of a list are notes of their own unless the numbers of their clozes go on', () => {
  expect(found('- {{c1::Paris}} is French\n- {{c1::Rome}} is Italian\n- prose\n').map(({ text }) => text)).toEqual([
    'Paris is French',
    'Rome is Italian',
  ])
  expect(found('- prose\n- it has {{c1::four}} chambers\n').map(({ text }) => text)).toEqual(['it has four chambers'])
  expect(found('- first {{c1::one}}\n- then {{c2::two}}\n')).toHaveLength(1)
})

test('what a template fills in is no cloze', () => {
  const page = (line: string) => found(`#flashcards\n\n${line}\n`)
  for (const line of [
    'a {{ .Names }}',
    'b {{.ID}}',
    'c {{ variable }}',
    'd {{user.name}}',
    'e {{ x | join }}',
    'f {{#if}}',
  ])
    expect(page(line)).toEqual([])
  expect(page('The capital is {{Paris}}.')).toMatchObject([{ kind: 'cloze' }])
})

test('a double colon within a highlight divides nothing', () => {
  expect(found('#flashcards\n\nThe sorted map is ==std::map==.\n')).toMatchObject([
    { text: 'The sorted map is std::map.', kind: 'cloze' },
  ])
})

test('three lines with words around the double colon are cards without any tag', () => {
  const fronts = (markdown: string) => found(markdown).map(({ text }) => text)
  expect(fronts('# A\n\ncapital of France::Paris\ncapital of Italy::Rome\n\ncapital of Spain::Madrid\n')).toHaveLength(
    3,
  )
  expect(fronts('- la casa::the house\n- el perro::the dog\n- la mesa::the table\n')).toHaveLength(3)
  expect(fronts('# A\n\nla casa::the house\nel perro::the dog\n')).toHaveLength(2)
  expect(fronts('# A\n\nProse.\n\nla casa::the house\nel perro::the dog\n')).toEqual([])
})

test.each([
  ['Rust', 'Use Vec::push to append.', 'Prefer String::from_utf8 for logs.', 'Call Arc::clone to share it.'],
  ['Perl', 'The module File::Spec joins paths.', 'The module Data::Dumper prints.', 'The module List::Util has sum.'],
  ['C++', 'A std::map is sorted', 'Write boost::asio::run here', 'See ns::f() for more'],
  ['Haskell', 'type of map :: (a -> b)', 'type of id :: a -> a', 'type of nil :: [a]'],
])('names of %s in sentences are no cards', (_, ...lines) => {
  expect(found(lines.join('\n\n'))).toEqual([])
  expect(found(lines.map((line) => `- ${line}\n`).join(''))).toEqual([])
})

test('paths of code are not divided on a page with the tag', () => {
  const lines = [
    'Use Vec::push here.',
    'arn:aws:s3:::bucket is an ARN',
    'Use std::vec',
    'a::b::c',
    'Vec::new makes one',
  ]
  expect(found(`#flashcards\n\n${lines.join('\n\n')}\n\nWhat sorts::\`std::sort\`\n`)).toMatchObject([
    { text: 'What sorts' },
  ])
})

test('a line goes on behind <br> and behind a hard break on both sides of the double colon', () => {
  const markdown = '#flashcards\n\nOf these<br>which is it::one<br>two::three\\\nfour\nfive::six  \nseven::eight\n'
  expect(found(markdown).map(({ text, answer }) => [text, answer])).toEqual([
    ['Of these which is it', 'one\ntwo::three\nfour'],
    ['five', 'six'],
    ['seven', 'eight'],
  ])
})

test('hard breaks stay on both sides of a lone question mark', () => {
  const [question] = found('#flashcards\n\none  \ntwo\n?\nthree\\\nfour\nfive\n')
  expect(question).toMatchObject({ text: 'one two', answer: 'three\nfour five' })
})

test('a sign is an answer, and a sign may be asked for', () => {
  expect(found('#flashcards\n\nfolder above::..\n\n-::option\n\nthis one\n?\n.\n')).toMatchObject([
    { text: 'folder above', answer: '..', answered: true },
    { text: '-', answer: 'option' },
    { text: 'this one', answer: '.', answered: true },
  ])
})

test('braces and colons in code end no answer', () => {
  const markdown = '## How does it loop?\n\nWith `{{c1::x}}` or `a::b`:\n\n```\n==x== {{c1::y}}\n```\n\n- `{{c1::z}}`\n'
  for (const tag of ['', '#flashcards\n\n'])
    expect(found(tag + markdown)).toMatchObject([{ text: 'How does it loop?', kind: 'open' }])
})

test('a `?` below a line that asks is a card on a page of many other questions', () => {
  const others = ['What is a bow?', 'What is a stern?', 'What is a mast?', 'What is a sail?']
  const pairs = others.map((question) => `Q: ${question}\nA: A part of a ship.\n`).join('\n')
  expect(found(`What is a keel?\n?\nThe spine of a ship.\n\n${pairs}`)).toHaveLength(5)
})

test('lines that ask between notes with marks of their own are no plain text', () => {
  const note = (question: string) => `START\nBasic\n${question}\nBack: A part of a ship.\nEND\n`
  const page = `Which bird lays in the nests of others?\n?\nThe cuckoo.\n\n${note('What is a keel?')}\n${note('What is a bow?')}`
  expect(found(page).map(({ answer }) => answer)).toEqual(['The cuckoo.', 'A part of a ship.', 'A part of a ship.'])
})
