import { existsSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openProject } from '../../src/project/project.ts'
import { folderWith, ioIn, learnerIn, topdeck } from '../commands/terminal.ts'

const quay = '## What is a quay?\n\nA wall.\n\n## What is a berth?\n\nA place.\n'
const reworded = quay.replace('What is a quay?', 'What do sailors call a quay?')
const lamp = '## What is a lamp?\n\nA light.\n'

/** Where the project of some topics is, with paths relative to a folder. */
async function projectOf(root: string, cwd: string, target: string | undefined) {
  const project = await openProject(target?.replace('ROOT', root), undefined, ioIn(join(root, cwd)))
  const [ledger, topics, decks] = [project.ledger, project.topics, project.decks].map((path) => relative(root, path))
  return { ledger, topics, decks, within: project.within, extent: project.extent }
}

/** The ids of the questions in a JSON deck. */
function idsIn(path: string): Record<string, string> {
  const { cards } = JSON.parse(readFileSync(path, 'utf8')) as { cards: { id: string; text: string }[] }
  return Object.fromEntries(cards.map(({ id, text }) => [text, id]))
}

const places: readonly (readonly [cwd: string, target: string | undefined, within: string])[] = [
  ['.', undefined, ''],
  ['.', 'topics', ''],
  ['.', '.', ''],
  ['..', 'ROOT', ''],
  ['..', 'ROOT/topics', ''],
  ['/', 'ROOT/topics/docks/a.md', 'docks/a.md'],
  ['topics', undefined, ''],
  ['topics', '.', ''],
  ['topics/docks', undefined, ''],
  ['topics/docks', 'a.md', 'docks/a.md'],
  ['elsewhere', 'ROOT/topics/docks', 'docks'],
  ['.', 'link', ''],
  ['elsewhere', 'ROOT/link/docks', 'docks'],
]

describe.each(['with a configuration', 'with a ledger', 'before the first build'])('%s', (state) => {
  test.each(places)('in %s, %s is a part of the same project', async (cwd, target, within) => {
    // Who stands in the topics folder and names nothing is only understood where the project has left a mark.
    if (state === 'before the first build' && (target === undefined || /^(?:\.|ROOT)$/.test(target)) && cwd !== '.')
      return
    if (state === 'before the first build' && target === '.') return
    const root = join(folderWith({ 'w/topics/docks/a.md': quay, 'w/elsewhere/x.txt': '' }), 'w')
    symlinkSync('topics', join(root, 'link'))
    if (state === 'with a ledger') await topdeck(root, ['build', '--format', 'json'])
    const configured = folderWith({ 'w/topics/docks/a.md': quay, 'w/elsewhere/x.txt': '', 'w/topdeck.config.yaml': '' })
    if (state === 'with a configuration') symlinkSync('topics', join(configured, 'w/link'))
    const at = state === 'with a configuration' ? join(configured, 'w') : root
    expect(await projectOf(at, cwd === '/' ? relative(at, '/') : cwd, target)).toEqual({
      ledger: 'topdeck.lock',
      topics: 'topics',
      decks: 'decks',
      within,
      extent: 'folder',
    })
  })
})

describe('topics of another name', () => {
  const places: readonly (readonly [cwd: string, target: string | undefined, within: string])[] = [
    ['.', 'kb', ''],
    ['..', 'ROOT/kb', ''],
    ['.', 'kb/docks', 'docks'],
    ['kb/docks', 'a.md', 'docks/a.md'],
    ['kb/docks', undefined, ''],
    ['elsewhere', '../kb', ''],
  ]

  test.each(places)('are recognised by their ledger: in %s, %s', async (cwd, target, within) => {
    const root = folderWith({ 'kb/docks/a.md': quay, 'elsewhere/x.txt': '' })
    await topdeck(root, ['build', 'kb', '-o', 'out/decks'])
    expect(await projectOf(root, cwd, target)).toMatchObject({ ledger: 'topdeck.lock', topics: 'kb', within })
  })

  test('keep their ledger when the folder is renamed', async () => {
    const root = folderWith({ 'kb/docks/a.md': quay })
    await topdeck(root, ['build', 'kb'])
    renameSync(join(root, 'kb'), join(root, 'notes'))
    expect(await projectOf(root, '.', 'notes')).toMatchObject({ ledger: 'topdeck.lock', topics: 'notes' })
  })

  test('have a ledger of their own beside another project', async () => {
    const root = folderWith({ 'kb/docks/a.md': quay, 'other/b.md': lamp })
    await topdeck(root, ['build', 'kb', '--format', 'json'])
    const { out } = await topdeck(root, ['build', 'other', '-o', 'out', '--format', 'json'])
    expect(out).toContain('The ledger of these topics is other/topdeck.lock; keep it, because it holds the ids')
    expect(await projectOf(root, '..', 'ROOT/other')).toMatchObject({ ledger: 'other/topdeck.lock', topics: 'other' })
    expect((await topdeck(root, ['diff', 'kb'])).out).toContain('retired 0')
  })

  test('are not those of a stray ledger far above', async () => {
    const root = folderWith({ 'topics/docks/a.md': quay, 'work/deep/kb/b.md': lamp })
    await topdeck(root, ['build', '--format', 'json'])
    expect(await projectOf(root, '.', 'work/deep/kb')).toMatchObject({ ledger: 'work/deep/topdeck.lock' })
  })

  test('can be a git repository of their own', async () => {
    const root = folderWith({ 'kb/.git/config': '', 'kb/a.md': quay })
    expect(await projectOf(root, 'kb', '.')).toMatchObject({ ledger: 'kb/topdeck.lock', topics: 'kb' })
  })

  test('can be those of a configuration beside which one stands', async () => {
    const root = folderWith({ 'vault/a.md': quay, 'mine/topdeck.config.yaml': 'topics: ../vault\n' })
    expect(await projectOf(root, 'mine', '../vault')).toMatchObject({ ledger: 'mine/topdeck.lock', topics: 'vault' })
  })
})

test('a project can consist of links to topics elsewhere', async () => {
  const root = folderWith({ 'vault/a.md': quay, 'w/x.txt': '' })
  symlinkSync('../vault', join(root, 'w/topics'))
  for (const target of [undefined, 'topics']) {
    expect(await projectOf(root, 'w', target)).toMatchObject({ ledger: 'w/topdeck.lock', topics: 'w/topics' })
  }
  await topdeck(join(root, 'w'), ['build', '--format', 'json'])
  for (const target of [undefined, 'topics', 'topics/a.md']) {
    expect(await projectOf(root, 'w', target)).toMatchObject({ ledger: 'w/topdeck.lock', topics: 'w/topics' })
  }
})

test('a project inside another one is found first', async () => {
  const root = folderWith({ 'topics/docks/a.md': quay, 'topics/inner/topics/b.md': lamp })
  await topdeck(join(root, 'topics/inner'), ['build', '--format', 'json'])
  await topdeck(root, ['build', '--format', 'json'])
  expect(await projectOf(root, '.', 'topics/inner/topics')).toMatchObject({ ledger: 'topics/inner/topdeck.lock' })
  expect(await projectOf(root, '.', 'topics/docks')).toMatchObject({ ledger: 'topdeck.lock' })
})

test('a single file has a ledger beside it, whatever the folder for the decks', async () => {
  const root = folderWith({ 'x/a.md': quay, 'x/b.md': lamp })
  await topdeck(root, ['build', 'x/a.md', '-o', 'one', '--format', 'json'])
  await topdeck(root, ['build', 'x/b.md', '-o', 'one', '--format', 'json'])
  expect(await projectOf(root, 'x', 'a.md')).toMatchObject({ ledger: 'x/a.topdeck.lock', extent: 'single file' })
  expect((await topdeck(root, ['diff', 'x/a.md'])).out).toContain('kept 2')
})

describe('a ledger that an earlier version has put elsewhere', () => {
  async function withFormer(place: string): Promise<{ root: string; ids: Record<string, string> }> {
    const root = folderWith({ 'kb/docks/a.md': quay, [place]: '' })
    await topdeck(root, ['build', 'kb', '--format', 'json'])
    await topdeck(root, ['build', 'kb', '--format', 'json'])
    renameSync(join(root, 'topdeck.lock'), join(root, place))
    return { root, ids: idsIn(join(root, 'decks/docks.json')) }
  }

  test.each([
    ['out/topdeck.lock', ['build', 'kb', '-o', 'out/decks', '--format', 'json'], 'out/decks/docks.json'],
    ['out/topdeck.lock', ['build', 'kb', '--format', 'json'], 'decks/docks.json'],
  ])('%s is taken over by %s', async (place, command, deck) => {
    const { root, ids } = await withFormer(place)
    await topdeck(root, ['list', 'kb'])
    const { code, err } = await topdeck(root, command)
    expect(code).toBe(0)
    expect(err).toContain(
      `${place}  info  An earlier version put the ledger of these topics here. It is taken over into topdeck.lock; ` +
        'after a build you can delete this file  (ledger)\n',
    )
    expect(existsSync(join(root, 'topdeck.lock'))).toBe(true)
    expect(idsIn(join(root, deck))).toEqual(ids)
    expect((await topdeck(root, command)).err).toBe('')
  })

  test('is not chosen by chance if there are several', async () => {
    const { root } = await withFormer('out/topdeck.lock')
    await topdeck(root, ['build', 'kb', '--format', 'json'])
    renameSync(join(root, 'topdeck.lock'), join(root, 'decks/topdeck.lock'))
    expect(await topdeck(root, ['build', 'kb'])).toEqual({
      code: 2,
      out: '',
      err: 'topdeck: decks/topdeck.lock, out/topdeck.lock: several ledgers know these topics; move the one that learners have cards of to topdeck.lock\n',
    })
  })
})

test('an empty name for the folder of the decks is refused', async () => {
  const root = folderWith({ 'topics/a.md': reworded })
  expect(await topdeck(root, ['build', '-o', ''])).toEqual({
    code: 2,
    out: '',
    err: 'topdeck: --output "": expected the folder for the decks; the name is empty\n',
  })
})

describe('what was built by its name once need not be named again', () => {
  test.each([
    ['.', { 'vault/.git/HEAD': '', 'vault/a.md': quay }],
    ['.', { 'vault/a.md': quay }],
    ['notes', { 'vault/notes/a.md': quay, 'vault/other/b.md': lamp }],
  ])('as topdeck build %s', async (named, files) => {
    const root = folderWith(files)
    const vault = join(root, 'vault')
    expect(await topdeck(vault, ['build', named])).toMatchObject({ code: 0 })
    const { topics, ledger } = await projectOf(root, 'vault', undefined)
    expect(topics).toBe(join('vault', named))
    expect(await topdeck(vault, ['build'])).toMatchObject({ code: 0 })
    expect(await projectOf(root, 'vault', named)).toMatchObject({ topics, ledger })
  })

  test('but a ledger whose topics are elsewhere does not make a folder the topics', async () => {
    const root = folderWith({ 'vault/topics/a.md': quay, 'vault/README.md': lamp })
    await topdeck(join(root, 'vault'), ['build'])
    renameSync(join(root, 'vault/topics'), join(root, 'away'))
    const { code, err } = await topdeck(join(root, 'vault'), ['list'])
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('topics: no such folder; there is Markdown'),
    })
    expect(await topdeck(join(root, 'vault'), ['due'], { system: learnerIn(join(root, 'data')) })).toMatchObject({
      code: 0,
    })
  })

  test('a configuration without topics says what to write into it', async () => {
    const root = folderWith({ 'topdeck.config.yaml': 'deck: Notes\n', 'a.md': quay })
    expect((await topdeck(root, ['build'])).err).toBe(
      'topdeck: topics: no such folder; set "topics" in topdeck.config.yaml to the folder with your Markdown ' +
        '("topics: ." for the folder of the configuration itself)\n',
    )
  })
})
