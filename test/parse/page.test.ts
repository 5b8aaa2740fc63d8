import { expect, test } from 'vitest'
import { parsePage } from '../../src/parse/page.ts'
import { outline, parsed } from './parsed.ts'

test('front matter in YAML is read', () => {
  const { matter, blocks } = parsed('---\ntitle: Images\ntags: exam, ops\nvariant: podman\n---\n# T\n')
  expect(matter).toEqual({ title: 'Images', tags: ['exam', 'ops'], variant: 'podman', skip: false })
  expect(blocks[0]?.position?.start.line).toBe(6)
})

test('front matter in TOML is read between either fence', () => {
  expect(parsed('---\ntitle = "Images"\n---\ntext\n').matter.title).toBe('Images')
  expect(parsed('+++\ntitle = "Images"\ntags = ["a"]\n+++\ntext\n').matter).toMatchObject({
    title: 'Images',
    tags: ['a'],
  })
})

test('broken front matter is reported with its line, and the page is still read', () => {
  const { problems, blocks } = parsed('---\ntitle: Images\ntags: [a\n---\n# T\n')
  expect(problems.map(({ line, ruleId }) => [line, ruleId])).toEqual([[3, 'front-matter']])
  expect(String(problems[0]?.reason)).toContain("isn't YAML")
  expect(outline(blocks)).toEqual(['h1(T)'])
})

test('a value of the wrong type is reported and ignored', () => {
  const { problems, matter } = parsed('---\ndeck: [a, b]\n---\n# T\n')
  expect(matter.deck).toBeUndefined()
  expect(String(problems[0]?.reason)).toBe(
    'Unexpected list for "deck" in the front matter, expected a string; it is ignored',
  )
})

test.each([
  ['title: a\ndeck:\n  - a', 4, 3, 'list for "deck" in the front matter, expected a string'],
  ['tags: { a: b }', 2, 7, 'object for "tags" in the front matter, expected a list of tags'],
  ['tags: [a, { b: c }, d]', 2, 11, 'object for item 2 of "tags" in the front matter, expected a tag'],
  ['draft: maybe', 2, 8, 'string "maybe" for "draft" in the front matter, expected true or false'],
  [
    'topdeck: 0',
    2,
    10,
    'number 0 for "topdeck" in the front matter, expected true, false, all, none, ignore or an object such as {headings: 2}',
  ],
])('a wrong value is reported at its place: %j', (yaml, line, column, reason) => {
  const { problems } = parsed(`---\n${yaml}\n---\n# T\n`)
  expect(problems.map((problem) => [problem.line, problem.column, problem.reason])).toEqual([
    [line, column, `Unexpected ${reason}; it is ignored`],
  ])
})

test('what is not wrong counts beside what is', () => {
  const { matter } = parsed(
    '---\ntitle: 7\nvariant: [x]\ntags: [a, { b: c }, 2024, ~, "#d"]\nlayout: { x: y }\n---\n# T\n',
  )
  expect(matter).toEqual({ title: '7', tags: ['a', '2024', 'd'], skip: false })
})

test.each([
  ['topdeck: false', true],
  ['topdeck: off', true],
  ['topdeck: true', false],
  ['draft: true', true],
  ['draft: on', true],
  ['draft: off', false],
  ['draft:', false],
])('a file can be left out: %s', (yaml, skip) => {
  const { matter, problems } = parsed(`---\n${yaml}\n---\n# T\n`)
  expect([matter.skip, problems]).toEqual([skip, []])
})

test('aliases that blow up are reported, and the page is still read', () => {
  const rows = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`)
  const { problems } = parsed(`---\na0: &a0 [x]\n${rows.join('\n')}\n---\n# T\n`)
  expect(problems.map(({ line }) => line)).toEqual([2])
})

test('a rule at the top with text below it is not front matter', () => {
  expect(outline(parsed('---\n\nWhat is it?\n\nA rule, then text.\n\n---\n\nmore\n').blocks)).toEqual([
    'hr()',
    'p(What is it?)',
    'p(A rule, then text.)',
    'hr()',
    'p(more)',
  ])
})

test('comments for the program are collected, whatever they stand in', () => {
  const { directives } = parsed(
    '<!-- topdeck: skip -->\n\n- item <!-- topdeck: same-as: What is x? -->\n\n<!-- other -->\n',
  )
  expect(directives).toEqual([
    { line: 1, verb: 'skip', value: '' },
    { line: 3, verb: 'same-as', value: 'What is x?' },
  ])
})

test.each([
  ['lists', '- '.repeat(300)],
  ['quotations', '> '.repeat(300)],
  ['HTML', '<div>'.repeat(300)],
])('%s nested too deep leave the file out and are reported', (_, nested) => {
  const { problems, blocks } = parsed(`# T\n\n${nested}x\n`)
  expect(problems.map(({ ruleId, line }) => [ruleId, line])).toEqual([['nesting', 3]])
  expect(blocks).toEqual([])
})

test('money and shell variables are not maths', () => {
  expect(outline(parsed('It costs $5 or $6, $HOME and $PATH, but $x_1$ and $$a^2$$ is maths.\n').blocks)).toEqual([
    'p(It costs $5 or $6, $HOME and $PATH, but code(x_1) and code(a^2) is maths.)',
  ])
})

test.each(['>', '> ', '- ', '1. ', '> - '])(
  'a line of hundreds of %j leaves the page out, and names the line',
  (mark) => {
    const { problems, blocks, matter } = parsed(`# T\n\n${mark.repeat(400)}a\n`)
    expect(problems.map(({ ruleId, line }) => [ruleId, line])).toEqual([['nesting', 3]])
    expect([outline(blocks), matter.skip]).toEqual([[], true])
  },
)

test('such a line in code is code, and a line of dashes is a thematic break', () => {
  const { problems, blocks } = parsed(`\`\`\`\n${'>'.repeat(400)}\n\`\`\`\n\n${'- '.repeat(400)}\n`)
  expect(problems).toEqual([])
  expect(blocks.map(({ tagName }) => tagName)).toEqual(['pre', 'hr'])
})

test('a page that the parser gives up on is left out and reported', () => {
  const failing = () => {
    throw new RangeError('Maximum call stack size exceeded')
  }
  const page = parsePage('a/b.md', '# T\n', { markdown: failing })
  expect([page.blocks, page.matter.skip]).toEqual([[], true])
  expect(page.problems.map(({ file, line, ruleId }) => [file, line, ruleId])).toEqual([['a/b.md', 1, 'page-size']])
})

test.each([
  ['character references', '&amp;'.repeat(60_000)],
  ['underscores', '__a'.repeat(100_000)],
])('a paragraph with more %s than a parser can read leaves the page out; code does not', (_, many) => {
  const { problems, blocks } = parsed(`# T\n\n${many}\n`)
  expect([problems.map(({ line, ruleId }) => [line, ruleId]), blocks]).toEqual([[[3, 'page-size']], []])
  expect(parsed(`\`\`\`\n${many}\n\`\`\`\n`).problems).toEqual([])
})
