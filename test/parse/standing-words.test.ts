import { expect, test } from 'vitest'
import { standingWords } from '../../src/parse/standing-words.ts'

function placeOf(text: string, question: string): string | undefined {
  const place = standingWords([{ path: 'a.md', text }], [{ question, file: 'a.md' }])
    .values()
    .next().value
  return place && `${place.file}:${place.line}`
}

test.each([
  ['a heading', '# Notes\n\n## 3. What is a `pod`?\n\nA group.', 'What is a pod?', 3],
  ['a bold list item', '- **What is a bulb?** A plant.\n- **What is a tuber?** A root.', 'What is a tuber?', 2],
  ['a cell', '| Term | Meaning |\n| --- | --- |\n| bow | the front |', 'bow', 3],
  ['a cell behind another', '| No | Command | Does |\n| -- | -- | -- |\n| 1 | `ip link` | lists |', 'ip link', 3],
  ['a side', 'the full moon::all of it is lit', 'the full moon', 1],
  ['a summary', '<details>\n<summary>What does <code>docker ps</code> show?</summary>', 'What does docker ps show?', 2],
  ['a label', 'Question 12: Why not?\nAnswer: Because.', 'Why not?', 1],
  ['a link', '## [What is `useMemo`?](https://example.org/a?b=c)', 'What is useMemo?', 1],
  ['a link between notes', '## What is [[Osmosis|osmosis]]?', 'What is osmosis?', 1],
  ['a cloze', 'The {{c1::heart::organ}} pumps ==blood==.', 'The heart pumps blood.', 1],
  ['several lines', 'x\n\n## What is\nthe difference\n\nSome.', 'What is the difference', 3],
  ['another script', '- 什么是容器？ 一个进程', '什么是容器', 1],
  [
    'running text',
    'You may ask what the difference of these two forms is, then.',
    'What the difference of these two forms is?',
    1,
  ],
  ['a term with a dash', '- Stern - the back of a boat', 'stern', 1],
])('a former question still stands in %s', (_, text, question, line) => {
  expect(placeOf(text, question)).toBe(`a.md:${line}`)
})

test.each([
  ['an answer mentions a term', 'Go from bow to stern and back.', 'stern'],
  ['its words are in a code block', 'Example:\n\n```md\n## What is a pod?\n```\n', 'What is a pod?'],
  ['its words are in a comment', '<!-- What is a pod? -->', 'What is a pod?'],
  ['its words are in a comment of Obsidian', '%%\nWhat is a pod?\n%%', 'What is a pod?'],
  ['it is the beginning of another question', '## What is a pod network?', 'What is a pod'],
  ['it has no words', '?', '?'],
])("a former question doesn't stand where %s", (_, text, question) => {
  expect(placeOf(text, question)).toBeUndefined()
})

test('its own file goes first, and places of present questions are left out', () => {
  const files = ['a.md', 'b.md', 'c.md'].map((path) => ({ path, text: '## What is a pod?\n' }))
  const former = { question: 'What is a pod?', file: 'b.md' }
  expect(standingWords(files, [former]).get(former)).toEqual({ file: 'b.md', line: 1 })
  expect(standingWords(files, [former], ({ file }) => file !== 'c.md').get(former)).toEqual({ file: 'c.md', line: 1 })
})

test('a question that the ledger has cut is found by its beginning', () => {
  const long = `Why ${'does this go on and on '.repeat(20)}?`
  expect(placeOf(`## ${long}`, long.slice(0, 240))).toBe('a.md:1')
})

test('many questions in a long text take a time linear in its length', () => {
  const former = Array.from({ length: 20_000 }, (_, n) => ({
    question: `What is the thing number ${n}?`,
    file: 'a.md',
  }))
  const text = former.map(({ question }) => `## ${question}\n\nAn answer of some words.\n`).join('\n')
  const started = performance.now()
  expect(standingWords([{ path: 'a.md', text }], former).size).toBe(20_000)
  expect(performance.now() - started).toBeLessThan(3_000)
})
