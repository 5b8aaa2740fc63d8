import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, pageOf, TerminalRecorder, topdeck } from './terminal.ts'

const page = `# Docker\n\n${pageOf({ 'What starts a container?': '`docker run` does.' })}\n## What is a layer?\n\nTODO\n`

test('gives every card as JSON, unanswered ones too, with files from the folder that was named', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  const { code, out, err } = await topdeck(folder, ['list', '--json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const cards = JSON.parse(out)
  expect(cards).toEqual([
    {
      id: expect.stringMatching(/^[0-9A-Za-z]{12}$/),
      kind: 'open',
      topic: 'docker',
      question: 'What starts a container?',
      answered: true,
      deck: 'docker',
      tags: expect.arrayContaining([expect.stringMatching(/^docker/)]),
      sources: [
        {
          file: 'docker/basics.md',
          line: 3,
          question: 'What starts a container?',
          answered: true,
          dialect: 'heading',
          variant: 'docker',
        },
      ],
    },
    expect.objectContaining({ question: 'What is a layer?', answered: false }),
  ])
})

test('gives one card the same id, whether all topics, its own, or its file were named', async () => {
  const folder = folderWith({
    'topics/docker/basics.md': page,
    'topics/other/x.md': pageOf({ 'Who?': 'Somebody else.' }),
  })
  const all = JSON.parse((await topdeck(folder, ['list', '--json'])).out)
  const topic = JSON.parse((await topdeck(folder, ['list', '--json', 'topics/docker'])).out)
  const file = JSON.parse((await topdeck(folder, ['list', '--json', 'topics/docker/basics.md'])).out)
  const inside = JSON.parse(
    (await topdeck(join(folder, 'topics/docker'), ['list', '--json', join(folder, 'topics/docker')])).out,
  )
  expect(all).toHaveLength(3)
  expect([topic, file].map((cards) => cards.map((card: { id: string }) => card.id))).toEqual([
    [all[0].id, all[1].id],
    [all[0].id, all[1].id],
  ])
  expect(topic[0].sources[0].file).toBe('basics.md')
  expect(file[0].sources[0].file).toBe('basics.md')
  expect(inside).toHaveLength(2)
})

test('lists for people, with what has no answer marked', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  const { out } = await topdeck(folder, ['list'])
  expect(out).toMatch(/^[0-9A-Za-z]{12} {2}What starts a container\?\n {4}topics\/docker\/basics\.md:3 {2}docker/)
  expect(out).toMatch(/[0-9A-Za-z]{12} {2}What is a layer\? {2}unanswered\n/)
})

test('keeps to the cards with the tags', async () => {
  const folder = folderWith({
    'topics/docker/basics.md': page,
    'topics/other/x.md': pageOf({ 'Who?': 'Somebody else.' }),
  })
  const { out } = await topdeck(folder, ['list', '--tag', 'other'])
  expect(out.match(/\?/g)).toHaveLength(1)
  expect(out).toContain('Who?')
})

test('reads a single file that belongs to no project alone', async () => {
  const folder = folderWith({ 'notes/basics.md': page, 'notes/other.md': page, 'elsewhere/x.txt': '' })
  const { out } = await topdeck(join(folder, 'elsewhere'), ['list', '--json', join(folder, 'notes/basics.md')])
  expect(JSON.parse(out)).toHaveLength(2)
})

test('goes in colour only where that is wanted', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  const mark = '\u001B['
  expect((await topdeck(folder, ['list'])).out).not.toContain(mark)
  expect((await topdeck(folder, ['list', '--color'])).out).toContain(mark)
  const terminal = new TerminalRecorder()
  await topdeck(folder, ['list'], { out: terminal })
  expect(terminal.text).toContain(mark)
  const colourless = new TerminalRecorder()
  await topdeck(folder, ['list'], { out: colourless, env: { NO_COLOR: '1' } })
  expect(colourless.text).not.toContain(mark)
  expect(colourless.text).toContain('What starts a container?')
})

test('says why there is nothing to list', async () => {
  const folder = folderWith({
    'topics/docker/basics.md': page,
    'topics/daily/1.md': page,
    'topics/words.md': 'Words.\n',
    'topics/draft.md': '---\ntopdeck: ignore\n---\n\nText.\n',
    'topdeck.config.yaml': 'ignore: [daily/]',
  })
  const said = async (target: string) => (await topdeck(folder, ['list', target])).err
  expect(await said('topics/daily')).toBe(
    'topics/daily: this folder is left out: "ignore" in the configuration matches it\n',
  )
  expect(await said('topics/draft.md')).toContain('topics/draft.md: this file is left out: ')
  expect(await said('topics/words.md')).toBe('No question was found; "topdeck explain topics/words.md" says why\n')
})

test('names the folder that was meant by its name below the topics folder', async () => {
  const folder = folderWith({ 'topics/docker/basics.md': page })
  const { code, err } = await topdeck(folder, ['list', 'docker'])
  expect({ code, err }).toEqual({
    code: 2,
    err: 'topdeck: docker: no such file or folder; did you mean "topics/docker"?\n',
  })
})
