import { describe, expect, test } from 'vitest'
import { compareWordings, wordingOf } from '../../src/text/wording.ts'

const compare = (a: string, b: string) => compareWordings(wordingOf(a), wordingOf(b))

test.each([
  ['What is a mount point?', "What's the mount point"],
  ['What is a mount point?', 'What are mount points?'],
  ['What does `mapState()` do?', 'What does mapState do?'],
  ['Who installs the certificates?', 'Who installs the certifcates?'],
  ['What does the package TestUtils do?', 'What does the package Test Utils do?'],
  ['What is new in React16?', 'What is new in React v16?'],
  ['What does <App> render?', 'What does App render?'],
  ['¿Qué es una clase abstracta?', '¿Qué es la clase abstracta?'],
])('%s – %s: equal', (a, b) => {
  expect(compare(a, b).relation).toBe('equal')
})

test.each([
  ['What is the difference between CMD and ENTRYPOINT?', 'CMD vs ENTRYPOINT', 'reordered'],
  ['How do browsers differ from terminals?', 'The difference between terminals and browsers', 'reordered'],
  ['How do you copy from a host to a container?', 'How do you copy from a container to a host?', 'swapped'],
  ['What is swap on a server?', 'What is swap?', 'extended'],
  ['What does `git fetch` do?', 'What does `git pull` do?', 'swapped'],
] as const)('%s – %s: %s', (a, b, relation) => {
  expect(compare(a, b).relation).toBe(relation)
})

describe('words that distinguish one question from another', () => {
  test.each([
    ['Which port has Redis?', 'Which port has MongoDB?'],
    ['What does exit code 137 mean?', 'What does exit code 127 mean?'],
    ['What does `ls -a` show?', 'What does `ls -l` show?'],
    ['Which files are tracked?', 'Which files are not tracked?'],
    ['How do you start a service?', 'How do you stop a service?'],
    ['What is World War I?', 'What is World War II?'],
    ['How do you copy from a host to a container?', 'How do you copy from a container to a host?'],
  ])('%s – %s', (a, b) => {
    expect(compare(a, b).isMarked).toBe(true)
  })

  test.each([
    ['How can I undo a commit?', 'How do you undo a commit?'],
    ['What is a readiness probe?', 'What is a liveness probe?'],
    ['Explain closures.', 'Explain closures in JavaScript.'],
    ['What Is A Load Balancer?', 'What is a load balancer for?'],
  ])('not in: %s – %s', (a, b) => {
    expect(compare(a, b).isMarked).toBe(false)
  })
})

test('the comparison is symmetric', () => {
  const texts = ['What is swap?', 'Why does a server have swap?', 'What does `free -h` show?', '交换空间是什么？', '']
  for (const a of texts) for (const b of texts) expect(compare(a, b).similarity).toBeCloseTo(compare(b, a).similarity)
})

test('texts without a word in common have no similarity', () => {
  expect(compare('What is an inode?', '互斥锁是什么？').similarity).toBe(0)
})
