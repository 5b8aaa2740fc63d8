import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryFolder, type TestRepository } from '../repository-folder.ts'
import { folderWith, type Printed, pageOf, topdeck } from './terminal.ts'

const page = 'topics/docker/a.md'

function pinned(id: string, question: string, answer = 'The difference between two states.'): string {
  return `<!-- topdeck: id ${id} -->\n\n${pageOf({ [question]: answer })}\n`
}

const layer = pinned('LayerLayer01', 'What is an image layer?')

async function diff(folder: string, ...argv: string[]): Promise<Printed> {
  return await topdeck(folder, ['diff', ...argv], { env: { PATH: process.env['PATH'] } })
}

async function diffRecord(folder: string, ...argv: string[]) {
  return JSON.parse((await diff(folder, '--json', ...argv)).out)
}

/** A repository with one commit: this page, and the ledger and decks of it. */
async function built(text: string): Promise<TestRepository> {
  const repository = repositoryFolder()
  writeFileSync(join(folderOf(repository, page), 'a.md'), text)
  await topdeck(repository.folder, ['build', '--format', 'json'])
  repository.commit('built', {})
  return repository
}

function folderOf({ folder, commit }: TestRepository, file: string): string {
  commit('start', { [file]: '' })
  return join(folder, file, '..')
}

test('says of what was just built that everything is kept, and passes as a gate', async () => {
  const { folder } = await built(layer)
  const line = 'kept 1, reworded 0, answer changed 0, merged 0, retired 0, added 0, reset 0\n'
  expect(await diff(folder)).toEqual({ code: 0, out: line, err: '' })
  expect(await diff(folder, '--check')).toEqual({ code: 0, out: line, err: '' })
})

test('says of topics that were never built that every card is added', async () => {
  const folder = folderWith({ [page]: layer })
  const { code, out } = await diff(folder)
  expect(code).toBe(0)
  expect(out).toContain(`${page}:3  added  LayerLayer01  What is an image layer?\n`)
  expect(out).toContain('added 1, reset 0\n')
})

test('writes nothing', async () => {
  const { folder, git } = await built(layer)
  writeFileSync(join(folder, page), pinned('LayerLayer01', 'What is a layer?'))
  await diff(folder)
  await diff(folder, '--against', 'HEAD', '--check')
  expect(git('status', '--short')).toBe(`M ${page}`)
})

test('shows what of a question is worded otherwise', async () => {
  const { folder } = await built(layer)
  writeFileSync(join(folder, page), pinned('LayerLayer01', 'What is a layer?'))
  const { code, out } = await diff(folder, '--against', 'HEAD')
  expect(code).toBe(0)
  expect(out).toBe(
    `${page}:3  reworded  LayerLayer01  What is [-an image-]{+a+} layer?\n` +
      'kept 0, reworded 1, answer changed 0, merged 0, retired 0, added 0, reset 0\n',
  )
})

test('colours it on demand', async () => {
  const { folder } = await built(layer)
  writeFileSync(join(folder, page), pinned('LayerLayer01', 'What is a layer?'))
  const { out } = await diff(folder, '--against', 'HEAD', '--color')
  expect(out).toContain('What is \u001B[31man image\u001B[0m\u001B[32ma\u001B[0m layer?')
})

test('shows what of an answer is another', async () => {
  const { folder } = await built(layer)
  writeFileSync(join(folder, page), pinned('LayerLayer01', 'What is an image layer?', 'The difference of two states.'))
  const { out } = await diff(folder, '--against', 'HEAD')
  expect(out).toContain(`${page}:3  answer changed  LayerLayer01  What is an image layer?\n`)
  expect(out).toContain('    The difference [-between-]{+of+} two states.\n')
})

test('says of a card that lost its history what to do, and fails only as a gate', async () => {
  const { folder } = await built(layer)
  writeFileSync(join(folder, page), pinned('LayerLayer02', 'What is an image layer?'))
  const shown = await diff(folder, '--against', 'HEAD')
  expect(shown.code).toBe(0)
  expect(shown.out).toContain(`${page}:3  reset  LayerLayer01 → LayerLayer02  What is an image layer?\n`)
  expect(shown.out).toContain(
    '    To keep its history, write <!-- topdeck: id LayerLayer01 --> next to the question; if it is a different question, add "different: [[LayerLayer01, ',
  )
  const gate = await diff(folder, '--against', 'HEAD', '--check')
  expect(gate.code).toBe(1)
  expect(gate.out).toBe('kept 0, reworded 0, answer changed 0, merged 0, retired 0, added 0, reset 1\n')
  expect(gate.err).toContain(
    `${page}:3:1  warning  Card LayerLayer01 would be replaced by LayerLayer02 and lose its history. To keep`,
  )
})

test('fails as a gate when the ledger is not up to date with the topics', async () => {
  const { folder } = await built(layer)
  writeFileSync(join(folder, page), pinned('LayerLayer01', 'What is an image layer?', 'A diff.'))
  const { code, err } = await diff(folder, '--check')
  expect(code).toBe(1)
  expect(err).toContain(
    'topdeck.lock  warning  The ledger does not match the topics; run "topdeck build" and commit the ledger',
  )
})

test('passes as a gate when git has checked the ledger out with the line ends of Windows', async () => {
  const { folder } = await built(layer)
  const ledger = join(folder, 'topdeck.lock')
  writeFileSync(ledger, readFileSync(ledger, 'utf8').replaceAll('\n', '\r\n'))
  expect(await diff(folder, '--check')).toMatchObject({ code: 0, err: '' })
})

test('fails as a gate when two questions may be the card that there was', async () => {
  const { folder } = await built(pageOf({ 'What starts a container?': '`docker run` does.' }))
  const twins = {
    'What starts the container?': '`docker run` does.',
    'What starts one container?': '`docker run` does.',
  }
  writeFileSync(join(folder, page), pageOf(twins))
  expect((await diff(folder)).code).toBe(0)
  const { code, out, err } = await diff(folder, '--check')
  expect(code).toBe(1)
  expect(out).toContain(', ambiguous 1\n')
  expect(err).toMatch(
    /topics\/docker\/a\.md:\d:1 {2}warning {2}Matched with card [0-9A-Za-z]{12}, but this is not certain\. The question at /,
  )
})

test('names cards that are gone', async () => {
  const { folder } = await built(`${layer}${pinned('Registry0001', 'Where do images lie?', 'In a registry.')}`)
  writeFileSync(join(folder, page), layer)
  const { out } = await diff(folder, '--against', 'HEAD')
  expect(out).toContain(`${page}  retired  Registry0001  Where do images lie?  (its question is gone)\n`)
})

test.each(['decks', './decks', 'decks/docker.json'])('compares with the decks in %s', async (decks) => {
  const { folder } = await built(layer)
  writeFileSync(join(folder, page), pinned('LayerLayer01', 'What is a layer?'))
  rmSync(join(folder, 'topdeck.lock'))
  expect(await diffRecord(folder, '--against', decks)).toMatchObject({
    against: decks.replace('./', ''),
    kept: 0,
    reworded: 1,
    reset: 0,
    ledger: 'out of date',
    changes: [
      {
        type: 'reworded',
        id: 'LayerLayer01',
        file: page,
        line: 3,
        question: 'What is a layer?',
        before: 'What is an image layer?',
      },
    ],
  })
})

test('tells only of the part of the topics that was named', async () => {
  const { folder } = await built(layer)
  writeFileSync(join(folder, 'topics/other.md'), pageOf({ 'What else?': 'Nothing.' }))
  expect(await diffRecord(folder, 'topics/other.md', '--against', 'HEAD')).toMatchObject({ kept: 0, added: 1 })
  expect(await diffRecord(folder, 'topics/docker', '--against', 'HEAD')).toMatchObject({ kept: 1, added: 0 })
})

test.each([
  ['nowhere', 'nowhere: no such commit, branch or tag;'],
  ['topics', 'topics: no decks (.json) in this folder'],
  ['topdeck.lock', 'topdeck.lock: not a deck: '],
  ['--all', 'no such commit'],
])('refuses to compare with %s', async (against, message) => {
  const { folder } = await built(layer)
  const { code, out, err } = await diff(folder, `--against=${against}`)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(message)
})

test('is not stopped by files that other programs leave beside the decks', async () => {
  const { folder } = await built(layer)
  const strays = {
    '._docker.json': 'Mac OS X',
    '.~docker.json': '{"format":1,"na',
    '~$docker.json': '\0',
    '#docker.json#': '',
    '#docker.json': '',
    'package.json': '{"name":"cards"}',
    'notes.json': 'none',
    'empty.json': '',
    'docker (1).json': readFileSync(join(folder, 'decks/docker.json'), 'utf8').replace('image layer', 'old layer'),
  }
  for (const [name, text] of Object.entries(strays)) writeFileSync(join(folder, 'decks', name), text)
  mkdirSync(join(folder, 'decks/folder.json'))
  symlinkSync('nowhere', join(folder, 'decks/link.json'))
  const { code, out, err } = await diff(folder, '--against', './decks')
  expect(code).toBe(0)
  expect(out).toMatch(/^kept 1, reworded 0, answer changed 0, .*added 0, reset 0\n$/)
  expect(err.split('\n').map((line) => line.replace(/: not a deck: .*;/, ':'))).toEqual([
    'decks/docker (1).json: a copy of docker.json; it is left out',
    'decks/empty.json: it is left out',
    'decks/notes.json: it is left out',
    'decks/package.json: it is left out',
    '',
  ])
})

test('stops at a damaged deck, whose cards it could not compare', async () => {
  const { folder } = await built(layer)
  const deck = readFileSync(join(folder, 'decks/docker.json'), 'utf8')
  writeFileSync(join(folder, 'decks/docker.json'), deck.slice(0, 200))
  writeFileSync(join(folder, 'decks/other.json'), deck.replace('"docker",', '"other",'))
  const { code, err } = await diff(folder, '--against', './decks')
  expect(code).toBe(2)
  expect(err).toMatch(/^topdeck: decks\/docker\.json: not a deck: /)
})

test('asks which is meant of decks and a branch with one name', async () => {
  const { folder, git } = await built(layer)
  git('branch', 'decks')
  const { code, err } = await diff(folder, '--against', 'decks')
  expect(code).toBe(2)
  expect(err).toContain('decks: names both a path and a commit; write ./decks or refs/heads/decks')
  expect((await diff(folder, '--against', 'refs/heads/decks')).code).toBe(0)
})

test('needs a repository for a commit', async () => {
  const folder = folderWith({ [page]: layer })
  const { code, err } = await diff(folder, '--against', 'main')
  expect(code).toBe(2)
  expect(err).toContain(': not in a git repository')
})

test('fails as a gate when a question was probably rewritten, until its id is pinned or it is said to be another', async () => {
  const { folder } = await built(
    `${layer}\n${pageOf({ 'Where do images lie?': 'In a registry.', 'What is a tag?': 'A name.' })}`,
  )
  const before = JSON.parse(readFileSync(join(folder, 'decks/docker.json'), 'utf8'))
  const { id } = before.cards.find((card: { text: string }) => card.text === 'Where do images lie?')
  const rewritten = (comment: string) =>
    `${layer}\n${pageOf({ [`Which service hands out layers?${comment}`]: 'One that is run by somebody.', 'What is a tag?': 'A name.' })}`
  writeFileSync(join(folder, page), rewritten(''))
  await topdeck(folder, ['build', '--format', 'json'])
  const stopped = await diff(folder, '--check', '--against', 'HEAD')
  expect(stopped.code).toBe(1)
  expect(stopped.err).toMatch(
    new RegExp(
      `^${page}:\\d+:1 {2}warning {2}Card ${id} would be retired, and the new card \\w{12} may be the same question`,
    ),
  )
  expect(stopped.err).toContain(`To keep its history, write <!-- topdeck: id ${id} --> next to the question`)
  expect(await diffRecord(folder, '--against', 'HEAD')).toMatchObject({ losses: [{ type: 'rewritten', id }] })
  for (const comment of [` <!-- topdeck: id ${id} -->`, ` <!-- topdeck: different-from ${id} -->`]) {
    writeFileSync(join(folder, page), rewritten(comment))
    await topdeck(folder, ['build', '--format', 'json'])
    expect(await diff(folder, '--check', '--against', 'HEAD')).toMatchObject({ code: 0, err: '' })
  }
})

test('fails as a gate when the words of a retired question still stand', async () => {
  const { folder } = await built(`${layer}\n${pageOf({ 'Where do images lie?': 'In a registry.' })}`)
  writeFileSync(join(folder, page), `${layer}\n---\n\nWhere do images lie?\n`)
  const { code, out } = await diff(folder)
  expect(code).toBe(0)
  expect(out).toMatch(
    /topics\/docker\/a\.md:\d+ {2}possible loss {2}Card \w{12} would be retired, although its words still stand here/,
  )
  const gate = await diff(folder, '--check')
  expect(gate.code).toBe(1)
  expect(gate.err).toMatch(/Run "topdeck explain topics\/docker\/a\.md:\d+" to see why no question is found here/)
})

test('fails when git has left a merge conflict in a topic', async () => {
  const { folder } = await built(layer)
  writeFileSync(join(folder, page), `${layer}\n<<<<<<< HEAD\n=======\n## What is new?\n\nThis.\n>>>>>>> more\n`)
  const { code, err } = await diff(folder, '--check')
  expect(code).toBe(1)
  expect(err).toMatch(/^topics\/docker\/a\.md:\d+:1 {2}warning {2}Unresolved merge conflict/)
})
