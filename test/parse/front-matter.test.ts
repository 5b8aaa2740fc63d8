import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outline, parsed } from './parsed.ts'

function read(lines: string) {
  const { matter, problems, blocks } = parsed(`---\n${lines}\n---\n\n## What is a quay?\n`)
  return { matter, said: problems.map(({ line, reason }) => `${line}: ${reason}`), blocks: outline(blocks) }
}

const asText = (text: string) =>
  `Unexpected ${JSON.stringify(text)} without quotes in the front matter; it is read as text, write it in quotes`

test.each([
  ['title: *bold*', '*bold*'],
  ['title: *Bold* words of it', '*Bold* words of it'],
  ['title: @home', '@home'],
  ['title: `make`', '`make`'],
  ['title: Boats: the basics', 'Boats: the basics'],
])('a title that can only be meant as text is text: %s', (lines, title) => {
  const { matter, said, blocks } = read(`tags: [a]\n${lines}\nvariant: b`)
  expect(matter).toMatchObject({ title, tags: ['a'], variant: 'b' })
  expect(said).toEqual([`3: ${asText(title)}`])
  expect(blocks).toEqual(['h2(What is a quay?)'])
})

test.each(['tags: [*docker, linux]', 'tags:\n  - *docker\n  - linux'])('so is a tag with a star: %j', (lines) => {
  const { matter, said } = read(lines)
  expect(matter.tags).toEqual(['*docker', 'linux'])
  expect(said.map((reason) => reason.replace(/^\d+: /, ''))).toEqual([asText('*docker')])
})

test('an alias of an anchor above it is none of that', () => {
  expect(read('x: &d docker\ntags: [*d]\nbase: &b { a: 1 }\nother:\n  <<: *b')).toMatchObject({
    matter: { tags: ['docker'] },
    said: [],
  })
})

test('of two values for a key the last one counts, and the second is reported', () => {
  const { matter, said } = read('title: a\ntags: [x]\ntitle: b')
  expect(matter).toMatchObject({ title: 'b', tags: ['x'] })
  expect(said).toEqual([
    '4: Unexpected second "title" in the front matter, expected each key once; the last one counts',
  ])
})

test.each([
  [
    'tags: [{toString: 1}]',
    ['2: Unexpected object for item 1 of "tags" in the front matter, expected a tag; it is ignored'],
  ],
  ['title: {valueOf: 1}', ['2: Unexpected object for "title" in the front matter, expected a string; it is ignored']],
  [
    'a: &a [*a]\ntags: *a',
    ['3: Unexpected list for item 1 of "tags" in the front matter, expected a tag; it is ignored'],
  ],
  ['__proto__: { title: x }\nconstructor: { tags: [y] }', []],
])('names that JavaScript has a meaning for are names like others: %j', (lines, problems) => {
  const { matter, said } = read(lines)
  expect(matter).toEqual({ tags: [], skip: false })
  expect(said).toEqual(problems)
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is a tag and a title', (word) => {
  expect(read(`title: ${word}\ntags: [${word}]`)).toMatchObject({ matter: { title: word, tags: [word] }, said: [] })
})

test.each([
  ['? '.repeat(20_000), 'it is nested too deeply'],
  [`x: ${'['.repeat(20_000)}`, 'it is nested too deeply'],
  [`a: &a x\nb: [${'*a, '.repeat(600)}]`, 'more than 500 aliases'],
])('what no author writes is a problem of the file', (lines, reason) => {
  const { said, blocks } = read(`title: a\n${lines}`)
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(reason)
  expect(blocks).toEqual(['h2(What is a quay?)'])
})

const sign = fc.constantFrom(
  ...'*&!|>{}[],#?%@`"\':- \n\t~<=',
  'a',
  'tags',
  'title',
  '<<',
  '__proto__',
  '---',
  '&a ',
  '*a',
)
const lines = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''))

test('whatever stands in front matter, reading it never fails, and the problems have their lines', () => {
  fc.assert(
    fc.property(fc.constantFrom('---', '+++'), lines, fc.constantFrom('\n', '\r\n'), (fence, inside, end) => {
      const page = parsed(`${fence}\n${inside}\n${fence}\n\n## What is a quay?\n`.replaceAll('\n', end))
      expect(outline(page.blocks).at(-1)).toBe('h2(What is a quay?)')
      for (const { line, reason } of page.problems) {
        expect(line).toBeGreaterThan(0)
        expect(reason).not.toBe('')
      }
    }),
    // The same texts each time: a few others are no front matter, but open an HTML title that takes in the question.
    { numRuns: 400, seed: 7 },
  )
})
