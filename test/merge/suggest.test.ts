import { expect, test } from 'vitest'
import { findDuplicates } from '../../src/merge/duplicates.ts'
import { merge } from '../../src/merge/merge.ts'
import type { MergeRules } from '../../src/merge/rules.ts'
import { suggest } from '../../src/merge/suggest.ts'
import { idOf, named, page, rulesWith } from './named.ts'

/** Further questions, which give the words realistic weights. */
const others = page(
  [
    'How to mount a volume?',
    'What is a registry?',
    'Why are networks bridged?',
    'Explain the build cache',
    'Which kernel features are needed?',
    'Who starts the daemon?',
    'When are ports published?',
    'What is a manifest?',
    'How to sign an image?',
    'What ends a process?',
  ].map((question) => [question, 'One thing or another.']),
)

const isSuggested = (
  a: string,
  b: string,
  answers = ['One diff of file systems.', ''],
  rules: Partial<MergeRules> = {},
) => {
  const [one = '', other = ''] = answers
  const pages = { 'a/a.md': page([[a, one]]), 'b/b.md': page([[b, other]]), 'c/c.md': others }
  const merging = merge(named(pages), rulesWith(rules))
  expect(merging.groups).toHaveLength(12)
  return suggest(merging, rulesWith(rules)).length === 1
}

test.each([
  ['How to list all the containers on a given host?', 'How to list all the containers on the local host?'],
  ['What is the instruction in all Dockefiles?', 'What instruction exists in every Containerfile?'],
  ['Explain container image layers', 'Explain image layers'],
  ['What are the advantages of rootless containers?', 'What are the benefits of rootless containers?'],
  ['How to create a new volume here?', 'How to craete a new volume here?'],
  ['Do I lose my data when the container exits?', 'Do I lose data when a Docker container exits?'],
])('%s – %s: likely', (a, b) => {
  expect(isSuggested(a, b)).toBe(true)
})

test.each([
  ['a negation', 'Which instructions create new layers?', 'Which instructions do not create new layers?'],
  ['a number', 'How fast is RAID 5 for writing?', 'How fast is RAID 6 for writing?'],
  ['a flag', 'What does `ls -l` print of folders?', 'What does `ls -a` print of folders?'],
  ['names', 'What is the difference between CMD and RUN?', 'What is the difference between ADD and COPY?'],
  ['an opposite', 'How to push an image to a registry?', 'How to pull an image to a registry?'],
  ['a prefix that turns it round', 'What are the advantages of layers?', 'What are the disadvantages of layers?'],
  ['another direction', 'How to convert XML to JSON?', 'How to convert JSON to XML?'],
  ['more that is asked for', 'How to run a container?', 'How to run a container in the background?'],
  ['another thing', 'How to list the containers?', 'How to list the container images?'],
  ['a name that ends in s', 'What is HTTP?', 'What is HTTPS?'],
  ['another aim', 'What is a hypervisor?', 'What types of hypervisors are there?'],
])('%s: unlikely', (_, a, b) => {
  expect(isSuggested(a, b)).toBe(false)
})

const isNamed = (a: string, b: string, answers: [string, string]): boolean => isSuggested(a, b, answers)

test.each([
  ['a comparison', 'How do processes and threads differ?', 'Process vs thread: what is the difference?'],
  ['another question word', 'Why are threads cheaper than processes?', 'What is the reason that threads are cheap?'],
  ['a derived word', 'What does idempotent deletion mean?', 'What is the idempotency of deletion?'],
  ['German', 'Worin unterscheiden sich Prozess und Thread?', 'Was ist der Unterschied zwischen Thread und Prozess?'],
  ['Spanish', '¿En qué se diferencian proceso y thread?', '¿Cuál es la diferencia entre un thread y un proceso?'],
])('in other words, with answers that agree: %s', (_, a, b) => {
  expect(
    isNamed(a, b, ['Threads share memory; processes have their own.', 'Processes own memory, threads share it.']),
  ).toBe(true)
})

test('short answers are evidence if they are equal', () => {
  const [a, b] = ['Who painted the Mona Lisa?', 'Which artist made the picture of Mona Lisa?']
  expect(isNamed(a, b, ['Leonardo da Vinci', 'Leonardo da Vinci.'])).toBe(true)
  const [c, d] = ['In which year did the French Revolution begin?', 'When did the French Revolution start?']
  expect(isNamed(c, d, ['In 1789.', '1789'])).toBe(true)
})

test.each([
  ['a thing', 'Welche Aufgabe hat die Leber?', 'Welche Aufgabe hat die Niere?', 'Sie entgiftet.', 'Sie filtert.'],
  ['a name', 'What is the capital of Peru?', 'What is the capital of Chile?', 'Lima', 'Santiago'],
  ['a subject', 'What is a race condition?', 'What is a deadlock?', 'It depends on timing.', 'Threads wait in turn.'],
  ['a way', 'Copy a file out of a box', 'Copy a file into a box', '`cp box:/a a`', '`cp a box:/a`'],
  ['a judgement', 'True or false: volumes are kept', 'True or false: mounts are kept', 'True', 'True'],
])('another question: %s', (_, a, b, one, other) => {
  expect(isNamed(a, b, [one, other])).toBe(false)
})

test('pairs that the author has decided are not suggested again', () => {
  const [a, b] = ['Explain container image layers', 'Explain image layers']
  expect(isSuggested(a, b, undefined, { different: [[idOf(1), idOf(2)]] })).toBe(false)
})

test('a suggestion has a score and reasons', () => {
  const answer = 'Each is one diff of two file systems.'
  const pages = {
    'a/a.md': page([['Explain container image layers', answer]]),
    'b/b.md': page([['Explain image layers', answer]]),
    'c/c.md': others,
  }
  const merging = merge(named(pages), rulesWith())
  expect(findDuplicates(merging, rulesWith())).toEqual([
    {
      kind: 'suggested',
      score: expect.closeTo(0.85, 1),
      reasons: [
        'both ask about image, layers',
        'only the first mentions container',
        'the answers share 100 % of their words',
      ],
      a: [expect.objectContaining({ file: 'a/a.md' })],
      b: [expect.objectContaining({ file: 'b/b.md' })],
    },
  ])
})

test('cards that are kept apart and cards with several answers are reported', () => {
  const pages = {
    'a/a.md': page([['What is a union mount?', 'One tree of several.']]),
    'b/b.md': page([['What is a union mount?', 'A kind of volume.']]),
  }
  const told = (rules: MergeRules) =>
    findDuplicates(merge(named(pages), rules), rules).map(({ kind, a, b }) => [kind, a[0].file, b[0].file])
  expect(told(rulesWith())).toEqual([['kept-apart', 'a/a.md', 'b/b.md']])
  expect(told(rulesWith({ variants: ['b', 'a'] }))).toEqual([['conflict', 'b/b.md', 'a/a.md']])
  expect(told(rulesWith({ different: [[idOf(1), idOf(2)]] }))).toEqual([])
})

test('answers of questions that the author marks as the same are no conflict', () => {
  const pages = {
    'a/a.md': page([['What is a union mount?', 'One tree of several.']]),
    'b/b.md': page([['What is a union mount?', 'A kind of volume.']]),
    'c/c.md': page([['How do you see several folders as one?', 'With an overlay.']]),
  }
  const told = (changes: Partial<MergeRules>) => {
    const rules = rulesWith(changes)
    const { groups } = merge(named(pages), rules)
    const conflicts = findDuplicates(merge(named(pages), rules), rules).filter(({ kind }) => kind === 'conflict')
    return { answers: groups[0]?.answers.length, conflicts: conflicts.map(({ b: [{ file }] }) => file) }
  }
  const variants = ['a', 'b']
  expect(told({ variants })).toEqual({ answers: 2, conflicts: ['b/b.md'] })
  expect(told({ variants, same: [[idOf(1), idOf(2)]] })).toEqual({ answers: 2, conflicts: [] })
  expect(told({ variants, same: [[idOf(1), idOf(3)]] })).toEqual({ answers: 3, conflicts: ['b/b.md'] })
  expect(
    told({
      same: [
        [idOf(1), idOf(3)],
        [idOf(3), idOf(2)],
      ],
    }),
  ).toEqual({ answers: 3, conflicts: [] })
})
