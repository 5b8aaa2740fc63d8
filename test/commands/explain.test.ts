import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { missedIn } from '../../src/commands/explain/missed.ts'
import type { Question } from '../../src/model/card.ts'
import { folderWith, TerminalRecorder, topdeck } from './terminal.ts'

const page = '# Docker\n\nSome words before.\n\n## What starts a container?\n\n`docker run` does.\n'

const advice = 'To make a card of a block that is not a question, put <!-- topdeck: card --> on the line above it.'

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
  expect(lines.slice(5)).toEqual([advice, ''])
})

test('keeps to the block at a line', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  const { out } = await topdeck(folder, ['explain', 'topics/docker/basics.md:3'])
  expect(out).toMatch(/^topics\/docker\/basics\.md:3 {2}not a question: .+\nTo make a card .+\n$/)
  const none = await topdeck(folder, ['explain', 'topics/docker/basics.md:99'])
  expect(none).toMatchObject({ code: 0, out: 'topics/docker/basics.md:99: there is no block on this line\n' })
})

test('says to which question a line belongs', async () => {
  const list = '- What is a bow?\n  - The front.\n- What is a stern?\n  - The back.\n- What is a keel?\n  - A beam.\n'
  const folder = folderWith({ 'topics/docker/basics.md': page, 'topics/ships/a.md': list })
  const answer = await topdeck(folder, ['explain', 'topics/docker/basics.md:7'])
  expect(answer.out).toContain('    5  What starts a container?  (open, answered; line 7 belongs to it)\n')
  const item = await topdeck(folder, ['explain', 'topics/ships/a.md:4'])
  expect(item.out.split('\n').slice(1)).toEqual(['    3  What is a stern?  (open, answered; line 4 belongs to it)', ''])
})

test.each([
  [
    '<!-- topdeck: skip -->\n\nQ: What is it?\nA: This.\n',
    '',
    ':3-4  not a question: left out by the comment <!-- topdeck: skip -->',
  ],
  ['---\ntopdeck: false\n---\n\nText.\n', '', ': this file is left out: its front matter has "topdeck: false"'],
  ['---\ndraft: true\n---\n\nText.\n', '', ': this file is left out: its front matter has "draft: true"'],
  [
    'Text.\n',
    'files: {"docker/": ignore}',
    ': this file is left out: the configuration has "ignore" for it in "files"',
  ],
  ['Text.\n', 'ignore: [docker/b*]', ': this file is left out: "ignore" in the configuration matches it'],
])('says how a question or a file is left out: %j %j', async (text, configuration, reason) => {
  const folder = folderWith({
    'topics/docker/basics.md': text,
    'topics/docker/other.md': page,
    'topdeck.config.yaml': configuration,
  })
  const { code, out } = await topdeck(folder, ['explain', 'topics/docker/basics.md'])
  expect(code).toBe(0)
  expect(out.startsWith(`topics/docker/basics.md${reason}`)).toBe(true)
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

const project = {
  'topics/docker/basics.md': page,
  'topics/git/faq.md': '# Git\n\n## What makes a branch?\n\n`git switch -c` does.\n',
  'topdeck.lock': 'topdeck ledger 4\nempty\n',
}

test.each([
  ['.', 'topics/docker/basics.md:5'],
  ['.', 'docker/basics.md:5'],
  ['.', './docker/basics.md:5:1'],
  ['topics', 'docker/basics.md:5'],
  ['topics/docker', 'basics.md:5'],
])('from %s it finds %s', async (from, target) => {
  const folder = folderWith(project)
  await topdeck(folder, ['build'])
  const { code, out } = await topdeck(join(folder, from), ['explain', target])
  expect({ code, asks: out.includes('What starts a container?') }).toEqual({ code: 0, asks: true })
})

test.each([
  ['faq.md', '; did you mean "topics/git/faq.md"?'],
  ['dokcer/basics.md', '; did you mean "topics/docker/basics.md"?'],
  ['topics/docker/basic.md:5', '; did you mean "topics/docker/basics.md"?'],
  ['elsewhere/poems.md', ''],
])('names the file that %s may have meant', async (target, meant) => {
  const { code, err } = await topdeck(folderWith(project), ['explain', target])
  const file = target.replace(/:5$/, '')
  expect({ code, err }).toEqual({ code: 2, err: `topdeck: ${file}: no such file or folder${meant}\n` })
})

test('fails for a file that is not there', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  expect(await topdeck(folder, ['explain', 'no.md:3'])).toMatchObject({
    code: 2,
    err: 'topdeck: no.md: no such file or folder\n',
  })
})

test('an id may stand without --id', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  const [{ id }] = JSON.parse((await topdeck(folder, ['list', '--json'])).out)
  expect(await topdeck(folder, ['explain', id])).toEqual(await topdeck(folder, ['explain', '--id', id]))
})

test('says of a hidden file why it is left out', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page, 'topics/.trash/old.md': page })
  const { out } = await topdeck(folder, ['explain', 'topics/.trash/old.md'])
  expect(out).toContain('topics/.trash/old.md: this file is left out: a name in its path begins with a dot\n')
})

test('shows what is declared as an author writes it', async () => {
  const folder = folderWith({
    'topics/ships.md': '# Ships\n\n### Bow\n\nThe front.\n',
    'topdeck.config.yaml': 'files: {"*.md": {headings: [3, 4], tables: cards}}',
  })
  const { out } = await topdeck(folder, ['explain', 'topics/ships.md:3'])
  expect(out).toContain(
    'heading: heading of level 3, because the configuration has "{tables: cards, headings: [3, 4]}" in "files"',
  )
})

describe('a folder', () => {
  const folder = () =>
    folderWith({
      'topics/docker/basics.md': '# Docker\n\nSome words before.\n\nIs this a question in a paragraph?\n',
      'topics/docker/notes.md': '# Words\n\nIs it fast?\nIs it slow?\n\n```\n## Is this code?\n```\n',
      'topics/git.md': '## What is Git?\n\nA program.\n\n## What is a tag?\n\nA name.\n',
    })

  test('is told what was probably missed, the likeliest first, with places that can be pasted', async () => {
    const { code, out, err } = await topdeck(folder(), ['explain'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.split('\n')
    expect(lines[0]).toBe('topics/docker/notes.md:3  Is it fast?')
    expect(lines[1]).toMatch(/^ {4}.+; the line ends with a question mark and is one of 2 such lines of the block$/)
    expect(lines[2]).toBe('topics/docker/basics.md:5  Is this a question in a paragraph?')
    expect(lines[4]).toBe(
      '2 questions (0 unanswered) in 3 files; 2 lines look like a question and became none ' +
        '("topdeck explain FILE:LINE" shows the block; <!-- topdeck: card --> on the line above makes it a card)',
    )
  })

  test('that is left out, or has no Markdown, is named as such', async () => {
    const folder = folderWith({
      'topics/git.md': '## What is Git?\n\nA program.\n',
      'topics/daily/1.md': '## What did I do?\n\nRest.\n',
      'topics/images/a.png': '',
      'topdeck.config.yaml': 'ignore: [daily/]',
    })
    const leftOut = await topdeck(folder, ['explain', 'topics/daily'])
    expect(leftOut.out).toBe('topics/daily: this folder is left out: "ignore" in the configuration matches it\n')
    const empty = await topdeck(folder, ['explain', 'topics/images'])
    expect(empty.out).toBe('topics/images: no Markdown is read in this folder\n')
  })

  test('that the configuration leaves out file by file is named as such', async () => {
    const folder = folderWith({
      'topics/git.md': '## What is Git?\n\nA program.\n',
      'topics/daily/1.md': '## What did I do?\n\nRest.\n',
      'topdeck.config.yaml': 'files: {"daily/": ignore}',
    })
    const { out } = await topdeck(folder, ['explain', 'topics/daily'])
    expect(out).toBe(
      '0 questions (0 unanswered) in 0 files; nothing looks like a question\n' +
        '1 file left out by the configuration or by front matter\n',
    )
  })

  test('a contents list is not missed, numbered or not', async () => {
    const folder = folderWith({
      'topics/git.md': '1. [What is Git?](#git)\n2. [What is a tag?](#tag)\n\n## Git\n\nA program.\n',
    })
    const { out } = await topdeck(folder, ['explain'])
    expect(out).toBe('0 questions (0 unanswered) in 1 file; nothing looks like a question\n')
  })

  test('is told in lines that break no word on a terminal', async () => {
    const out = new TerminalRecorder()
    await topdeck(folder(), ['explain', '--no-color'], { out })
    const lines = out.text.split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(lines[2]).toMatch(/^ {4}\S/)
    const printed = (await topdeck(folder(), ['explain'])).out
    expect(out.text.split(/\s+/)).toEqual(printed.split(/\s+/))
  })

  test('is read alone if it is named', async () => {
    const { out } = await topdeck(folder(), ['explain', 'topics/docker', '--json'])
    expect(await topdeck(folder(), ['explain', 'docker', '--json'])).toMatchObject({ code: 0, out })
    expect(JSON.parse(out)).toEqual([
      {
        file: 'docker/notes.md',
        line: 3,
        text: 'Is it fast?',
        score: expect.any(Number),
        signs: ['ends with a question mark', 'is one of 2 such lines of the block'],
        reason: expect.any(String),
      },
      expect.objectContaining({ file: 'docker/basics.md', line: 5 }),
    ])
  })

  test('in which nothing was missed says so', async () => {
    const { out } = await topdeck(folderWith({ 'topics/docker/basics.md': page }), ['explain'])
    expect(out).toBe('1 question (0 unanswered) in 1 file; nothing else looks like a question\n')
  })
})

test('tags, properties and links alone are not taken for questions', () => {
  const fate = {
    line: 1,
    endLine: 4,
    text: '',
    became: { type: 'nothing', reason: 'text without a question' },
  } as const
  expect(missedIn([fate], '#flashcards/biology\ntitle:: Biology\n[What is a cell?](#cell)\n\n')).toEqual([])
  expect(missedIn([fate], '- What is a cell #card\n')).toMatchObject([{ line: 1, text: 'What is a cell #card' }])
})

test('a question that another one took in is pointed out', () => {
  const answer = '```sh\n# Is this code?\n```\n\n#### Who swallowed this question?\n'
  const fate = {
    line: 1,
    endLine: 7,
    text: 'What is it?',
    became: {
      type: 'questions',
      dialect: 'heading',
      evidence: '',
      questions: [{ line: 1, text: 'What is it?' } as Question],
    },
  } as const
  expect(missedIn([fate], `## What is it?\n\n${answer}`)).toEqual([
    {
      line: 7,
      text: 'Who swallowed this question?',
      score: 6,
      signs: ['ends with a question mark', 'is a heading'],
      reason: 'read as a part of the answer of "What is it?" (line 1)',
    },
  ])
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
