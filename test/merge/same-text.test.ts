import { expect, test } from 'vitest'
import { areOne, named, page, places } from './named.ts'

test.each([
  ['case', 'What is a Layer?', 'what is a layer?'],
  ['white space', 'What is  a layer?', 'What is\na layer?'],
  ['a closing mark', 'What is a layer', 'What is a layer?'],
  ['emphasis', 'What is a *layer*?', 'What is a layer?'],
  ['code or prose', 'What does `docker` do?', 'What does docker do?'],
  ['quotation marks', 'What is a "layer"?', 'What is a ‘layer’?'],
  ['a comma', 'If it stops, what is left?', 'If it stops what is left?'],
  ['a dash', 'Is it client–server?', 'Is it client-server ?'],
  ['numbering', '1. What is a layer?', 'Q7: What is a layer?'],
  ['a short form', "What's a layer?", 'What is a layer?'],
  ['a full stop in brackets', 'Which are true? (Select TWO.)', 'Which are true? (Select TWO).'],
])('no difference: %s', (_, a, b) => {
  expect(areOne(a, b)).toBe(true)
})

test.each([
  ['a negation', 'Which pages are not cached?', 'Which pages are cached?'],
  ['a number', 'What is RAID 0?', 'What is RAID 1?'],
  ['a sign', 'What does `kill 0` do?', 'What does `kill -0` do?'],
  ['a sign in prose', 'What does kill 0 do?', 'What does kill -0 do?'],
  ['the case of a flag', 'What does `docker run -p` do?', 'What does `docker run -P` do?'],
  ['the case of a flag in prose', 'What does docker run -p do?', 'What does docker run -P do?'],
  ['a sign in brackets', 'What does `ls [XYZ]` match?', 'What does `ls [^XYZ]` match?'],
  ['an operator', 'What does == compare?', 'What does === compare?'],
  ['a language', 'What is C?', 'What is C++?'],
  ['another language', 'What is C++?', 'What is C#?'],
  ['a variable', 'What is in $? there', 'What is in $! there'],
  ['the case of code', 'What is a `String`?', 'What is a `string`?'],
  ['an object', 'What is a container?', 'What is a container image?'],
  ['a sign in quotation marks', 'What is a "?"', 'What is a "!"'],
  ['two signs', 'What is !?', 'What is ??'],
  ['a sign at the end', 'What is .', 'What is !'],
  ['a small letter', 'What is N here?', 'What is n here?'],
  ['a short name', 'Who needs IT?', 'Who needs it?'],
  ['a raised sign', 'Is it x²?', 'Is it x2?'],
  ['a leading dot', 'What is .NET?', 'What is NET?'],
  ['a power', 'Is it 2<sup>n</sup>?', 'Is it 2n?'],
  ['one word more', 'How to run a container?', 'How to run a container in the background?'],
])('another question: %s', (_, a, b) => {
  expect(areOne(a, b)).toBe(false)
})

test('the same words about another image are another card', () => {
  expect(areOne('What is this? <img src="a.png">', 'What is this? <img src="b.png">')).toBe(false)
})

test('the same words about other code are another card', () => {
  const quiz = (code: string) => `## What is the output?\n\n\`\`\`js\n${code}\n\`\`\`\n\n- [x] 1\n- [ ] 2\n`
  expect(places(named({ 'a.md': quiz('log(1)'), 'b.md': quiz('log(3 - 2)') }))).toEqual([['a.md'], ['b.md']])
})

test('other options make another card', () => {
  const quiz = (option: string) => `## Which one listens?\n\n- [x] dockerd\n- [ ] ${option}\n`
  expect(places(named({ 'a.md': quiz('runc'), 'b.md': quiz('crun'), 'c.md': quiz('runc') }))).toEqual([
    ['a.md', 'c.md'],
    ['b.md'],
  ])
})

test('another cloze of one sentence is another card', () => {
  const cloze = (text: string) => `C: ${text}\n\nC: A [ketch] has two masts.\n`
  const pages = { 'a.md': cloze('The [dockerd] daemon listens.'), 'b.md': cloze('The dockerd [daemon] listens.') }
  expect(places(named(pages))).toEqual([['a.md'], ['a.md', 'b.md'], ['b.md']])
})

test('a choice is not an open question', () => {
  const pages = {
    'a.md': '## Which one listens?\n\n- [x] dockerd\n- [ ] runc\n',
    'b.md': page([['Which one listens?', 'dockerd']]),
  }
  expect(places(named(pages))).toHaveLength(2)
})
