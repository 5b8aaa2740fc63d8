import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areOne, named, page, places } from './named.ts'

test.each([
  ['a verb in the wrong person', 'How does it works?', 'How does it work?'],
  ['a missing article', 'What is kernel?', 'What is the kernel?'],
  ['the wrong article', 'How do you debug an slow query?', 'How do you debug a slow query?'],
  ['a plural', 'What are container?', 'What are containers?'],
  ['a plural of an acronym', 'What is a VM?', 'What are VMs?'],
  [
    'a missing verb',
    'What the difference between a mutex and a lock?',
    'What is the difference between a mutex and a lock?',
  ],
  ['a missing auxiliary verb', 'What the linker do?', 'What does the linker do?'],
  ['a word twice', 'What is is a mutex?', 'What is a mutex?'],
  ['two words twice', 'How do you do you list all ports?', 'How do you list all ports?'],
  ['a verb in two places', 'Can you explain what is a closure is?', 'Can you explain what a closure is?'],
  ['a missing apostrophe', 'Whats a mutex?', "What's a mutex?"],
  ['a missing space', 'What is loadbalancing?', 'What is load balancing?'],
  ['a hyphen', 'Where is the file-system mounted?', 'Where is the filesystem mounted?'],
  ['swapped letters at the end of a word', 'How to chekc the disk?', 'How to check the disk?'],
  ['swapped letters in a short word', 'Waht is a mutex?', 'What is a mutex?'],
  ['a letter missing in a short word', 'Wich command prints routes?', 'Which command prints routes?'],
  ['two typos', 'What is the diference betwen TCP and UDP?', 'What is the difference between TCP and UDP?'],
  ['a missing accent', '¿Que es la fotosíntesis?', '¿Qué es la fotosíntesis?'],
  ['a German article', 'Was ist ein Maschine?', 'Was ist eine Maschine?'],
])('%s: one card', (_, a, b) => {
  expect(areOne(a, b)).toBe(true)
  expect(areOne(b, a)).toBe(true)
})

test.each([
  ['a word that looks alike', 'What is sharding?', 'What is sharing?'],
  ['a short word with another letter', 'What is a stack?', 'What is a stick?'],
  ['a name that ends in s', 'What is HTTP?', 'What is HTTPS?'],
  ['a plural that is another word', 'What is a custom?', 'What are customs?'],
  ['the case of a flag', 'What does `cp -p` do?', 'What does `cp -P` do?'],
  ['a number', 'What is RAID 1?', 'What is RAID 10?'],
  ['a negation', 'When do you use TCP?', "When don't you use TCP?"],
  ['a prefix that turns a word round', 'Which values are mutable?', 'Which values are immutable?'],
  ['a prefix of one letter', 'What is typical?', 'What is atypical?'],
  ['an opposite', 'What comes before a commit?', 'What comes after a commit?'],
  ['a name', 'Where is Austria?', 'Where is Australia?'],
  ['a name with one other letter', 'Who was Erik Hansen?', 'Who was Erik Hanson?'],
  ['a letter that only looks like an accent', 'Was heißt schon?', 'Was heißt schön?'],
  ['a letter with a tilde', '¿Qué significa caña?', '¿Qué significa cana?'],
  ['a suffix of chemistry', 'What is nitrate?', 'What is nitrite?'],
  ['what something is and what it does', 'What is a proxy?', 'What does a proxy do?'],
  ['a vitamin', 'What is vitamin A good for?', 'What is vitamin good for?'],
  ['an operator', 'How does x++ work?', 'How does ++x work?'],
  ['another tense', 'Who is the leader?', 'Who was the leader?'],
  ['another preposition', 'What happens on commit?', 'What happens in commit?'],
])('%s: two cards', (_, a, b) => {
  expect(areOne(a, b)).toBe(false)
  expect(areOne(b, a)).toBe(false)
})

const cardsOf = (answers: readonly [string, string]): number =>
  places(
    named({
      'a/a.md': page([['How does it works?', answers[0]]]),
      'b/b.md': page([['How does it work?', answers[1]]]),
    }),
  ).length

test('answers that agree are the evidence', () => {
  expect(cardsOf(['The scheduler binds pods to nodes.', 'The scheduler binds pods to nodes.'])).toBe(1)
  expect(cardsOf(['The scheduler binds pods to nodes.', 'Sails catch wind over deep water.'])).toBe(2)
})

test('an answer that many questions have is no evidence', () => {
  expect(cardsOf(['Yes', 'Yes'])).toBe(2)
  expect(cardsOf(['True', 'True'])).toBe(2)
})

test('questions that differ in a number or in the letters of code are never one card', () => {
  const number = fc.integer({ min: 0, max: 99_999 })
  fc.assert(
    fc.property(number, number, fc.constantFrom('port', '`exit`', 'RAID', 'layer'), (a, b, word) => {
      fc.pre(a !== b)
      expect(areOne(`What does ${word} ${a} mean?`, `What does the ${word} ${b} means?`)).toBe(false)
    }),
    { numRuns: 50 },
  )
  const command = fc.stringMatching(/^[a-z]{2,8}$/)
  fc.assert(
    fc.property(command, command, (a, b) => {
      fc.pre(a !== b)
      expect(areOne(`What does \`${a}\` do?`, `What does the \`${b}\` do?`)).toBe(false)
    }),
    { numRuns: 50 },
  )
})
