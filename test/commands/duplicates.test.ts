import { expect, test } from 'vitest'
import { folderWith, pageOf, topdeck } from './terminal.ts'

const pages = {
  'topics/docker/a.md': pageOf({
    'What are container image layers?': 'Each is one diff of two file systems.',
    'How to list images?': 'With `docker image ls`.',
  }),
  'topics/containers/b.md': pageOf({
    'What are image layers?': 'Each is one diff of two file systems.',
    'How to list images?': 'Ask the engine that you use.',
  }),
}

const id = expect.stringMatching(/^[0-9A-Za-z]{12}$/)

test('lists suggestions and what is kept apart as JSON, with files from the folder that was named', async () => {
  const { code, out, err } = await topdeck(folderWith(pages), ['duplicates', '--json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const question = 'How to list images?'
  expect(JSON.parse(out)).toEqual([
    expect.objectContaining({ kind: 'suggested', score: expect.any(Number) }),
    {
      kind: 'kept-apart',
      reasons: [expect.stringContaining('different answers')],
      a: { id, question, sources: [{ id, file: 'containers/b.md', line: 5, question, variant: 'containers' }] },
      b: { id, question, sources: [{ id, file: 'docker/a.md', line: 5, question, variant: 'docker' }] },
    },
  ])
})

test('prints the lines that settle each, and they do', async () => {
  const folder = folderWith(pages)
  const { out } = await topdeck(folder, ['duplicates'])
  expect(out).toMatch(/^suggested 0\.\d\d {2}both ask about image, layers; /)
  expect(out).toMatch(/\n1 suggested, 1 kept apart, 0 conflicts\n$/)
  const lines = out.split('\n').flatMap((line) => /(?:same|different): \[.*\]/.exec(line)?.[0] ?? [])
  expect(lines.map((line) => line.split(':')[0])).toEqual(['same', 'different', 'same', 'different'])
  const [, different = '', same = ''] = lines
  const settled = folderWith({ ...pages, 'topdeck.config.yaml': `${different}\n${same}\n` })
  const { out: left } = await topdeck(settled, ['duplicates'])
  expect(left).toBe('0 suggested, 0 kept apart, 0 conflicts\n')
})

test('prints how to say that both answers of a conflict are right, and that settles it', async () => {
  const answers = { 'topics/a/a.md': 'One tree of several.', 'topics/b/b.md': 'A kind of volume.' }
  const files = Object.fromEntries(
    Object.entries(answers).map(([file, answer]) => [file, pageOf({ 'What is a union mount?': answer })]),
  )
  const variants = 'variants: [a, b]\n'
  const { out } = await topdeck(folderWith({ ...files, 'topdeck.config.yaml': variants }), ['duplicates'])
  expect(out).toMatch(/^conflict /)
  const [, same = ''] = /if both are right: +(same: .*)/.exec(out) ?? []
  const settled = folderWith({ ...files, 'topdeck.config.yaml': `${variants}${same}\n` })
  expect((await topdeck(settled, ['duplicates'])).out).toBe('0 suggested, 0 kept apart, 0 conflicts\n')
  expect((await topdeck(settled, ['list', '--json'])).out.match(/"sources"/g)).toHaveLength(1)
})

test('lists only what has a tag, or stands in the folder that was named', async () => {
  const folder = folderWith({ ...pages, 'topics/other/c.md': pageOf({ 'Who?': 'She.' }) })
  expect(JSON.parse((await topdeck(folder, ['duplicates', '--json', 'topics/docker'])).out)).toHaveLength(2)
  expect(JSON.parse((await topdeck(folder, ['duplicates', '--json', 'topics/other'])).out)).toEqual([])
  expect(JSON.parse((await topdeck(folder, ['duplicates', '--json', '--tag', 'docker'])).out)).toHaveLength(2)
  expect(JSON.parse((await topdeck(folder, ['duplicates', '--json', '--tag', 'other'])).out)).toEqual([])
})
