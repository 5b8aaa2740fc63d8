import { expect, test } from 'vitest'
import { extraction, found } from './found.ts'

test('every block of a page has a fate', () => {
  const page = '# Docker\n\nSome prose.\n\n## What is a pod?\n\nA unit.\n\n## Links\n\n- [one](https://example.com/1)\n'
  const { fates } = extraction(page)
  expect(
    fates.map(({ line, endLine, became }) => [line, endLine, became.type === 'nothing' ? became.reason : became.type]),
  ).toEqual([
    [1, 1, 'heading without a question'],
    [3, 3, 'text without a question'],
    [5, 7, 'questions'],
    [9, 9, 'title of a section'],
    [11, 11, 'only links: a table of contents or navigation'],
  ])
})

test('a comment skips the question that follows or that it stands in', () => {
  const page = `<!-- topdeck: skip -->
## What is old?

This.

## What is odd?

That.
<!-- topdeck: skip -->

## What is kept?

Yes.
`
  expect(found(page).map(({ text }) => text)).toEqual(['What is kept?'])
})

test('comments say which questions share a card with this one, and which never do', () => {
  const page = `<!-- topdeck: same-as abcDEF123456 ghiJKL123456 -->
<!-- topdeck: different-from mnoPQR123456 -->
## What is kept?

Yes.

<!-- topdeck: same-as stuVWX123456 -->

## What is left?

This.
`
  expect(extraction(page).questions.map(({ sameAs, differentFrom }) => ({ sameAs, differentFrom }))).toEqual([
    { sameAs: ['abcDEF123456', 'ghiJKL123456'], differentFrom: ['mnoPQR123456'] },
    { sameAs: ['stuVWX123456'], differentFrom: undefined },
  ])
})

test('front matter sets tags, variant and deck, and can skip a file', () => {
  const [question] = extraction(
    '---\ntags: [exam, ops]\nvariant: podman\ndeck: Basics\n---\n## What is it?\n\nIt.\n',
  ).questions
  expect(question).toMatchObject({ tags: ['exam', 'ops'], variant: 'podman', deck: 'Basics', line: 6 })
  expect(found('---\ntopdeck: false\n---\n## What is it?\n\nIt.\n')).toEqual([])
})

test('prose without questions has no cards', () => {
  const page =
    '# Notes\n\nContainers share a kernel. Why? Because they are processes.\n\n- fast\n- small\n\n```bash\ndocker ps\n```\n'
  expect(found(page)).toEqual([])
})

test('an answer may have any number of blocks', () => {
  const [question] = found(`## What is a rule?\n\nA line.\n\n${'<hr>\n'.repeat(150_000)}`)
  expect(question?.text).toBe('What is a rule?')
})
