import { expect, test } from 'vitest'
import { folderWith, topdeck } from './terminal.ts'

const page = '# Docker\n\nSome words before.\n\n## What starts a container?\n\n`docker run` does.\n'

test('says of every block what it became and why', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  const { code, out } = await topdeck(folder, ['explain', 'topics/docker/basics.md'])
  expect(code).toBe(0)
  const lines = out.split('\n')
  expect(lines[0]).toMatch(/^topics\/docker\/basics\.md:1 {2}not a question: .+ {2}Docker$/)
  expect(lines[1]).toMatch(/^topics\/docker\/basics\.md:3 {2}not a question: .+ {2}Some words before\.$/)
  expect(lines[2]).toMatch(/^topics\/docker\/basics\.md:5-7 {2}heading: .+/)
  expect(lines[3]).toBe('    5  What starts a container?  (open, answered)')
  expect(lines[4]).toBe('1 question (0 unanswered), 2 blocks without a question')
})

test('keeps to the block at a line', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  const { out } = await topdeck(folder, ['explain', 'topics/docker/basics.md:3'])
  expect(out).toMatch(/^topics\/docker\/basics\.md:3 {2}not a question: .+\n$/)
  const none = await topdeck(folder, ['explain', 'topics/docker/basics.md:99'])
  expect(none).toMatchObject({ code: 0, out: 'topics/docker/basics.md:99: there is no block on this line\n' })
})

test('gives the same as JSON', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  const { out } = await topdeck(folder, ['explain', '--json', 'topics/docker/basics.md:6'])
  expect(JSON.parse(out)).toEqual([
    {
      line: 5,
      endLine: 7,
      text: expect.any(String),
      became: {
        type: 'questions',
        dialect: 'heading',
        evidence: expect.any(String),
        questions: [
          expect.objectContaining({ line: 5, kind: 'open', question: 'What starts a container?', answered: true }),
        ],
      },
    },
  ])
})

test('fails for a file that is not Markdown', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  expect(await topdeck(folder, ['explain', 'topics/docker'])).toMatchObject({
    code: 2,
    err: 'topdeck: topics/docker: is a folder; name one Markdown file\n',
  })
  expect(await topdeck(folder, ['explain', 'no.md:3'])).toMatchObject({
    code: 2,
    err: 'topdeck: no.md: no such file or folder\n',
  })
})

test('says which card takes in a page of exercises or solutions', async () => {
  const folder = folderWith({
    'topics/docker/README.md':
      '| Name | Exercise | Solution |\n| --- | --- | --- |\n| Hello | [Exercise](hello.md) | [Solution](solutions/hello.md) |\n',
    'topics/docker/hello.md': '# Hello\n\n1. Print a line.\n',
    'topics/docker/solutions/hello.md': '# Hello\n\n`echo hello`\n',
  })
  const { out } = await topdeck(folder, ['explain', 'topics/docker/solutions/hello.md'])
  expect(out).toContain('part of a card: solution of docker/README.md:3')
})
