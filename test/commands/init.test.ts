import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Omission, omissionsOf, type Surroundings } from '../../src/commands/init/survey.ts'
import { parseConfiguration } from '../../src/project/configuration-file.ts'
import { folderWith, type Printed, pageOf, topdeck } from './terminal.ts'

const page = pageOf({ 'What is a pod?': 'Several containers.', 'What is a node?': 'A machine.' })
const day = pageOf({ 'What did I learn today?': 'Much.', 'What is open?': 'Little.' })

async function initIn(folder: string, ...argv: readonly string[]): Promise<Printed & { configuration: string }> {
  const printed = await topdeck(folder, ['init', ...argv])
  const path = join(folder, 'topdeck.config.yaml')
  return { ...printed, configuration: existsSync(path) ? readFileSync(path, 'utf8') : '' }
}

function configured(text: string) {
  const { configuration, problems } = parseConfiguration(text, 'topdeck.config.yaml')
  expect(problems).toEqual([])
  return configuration
}

describe('an empty folder', () => {
  test('gets a configuration and a sample topic in four dialects, which build at once', {
    timeout: 30_000,
  }, async () => {
    const folder = folderWith({})
    const { code, out, err, configuration } = await initIn(folder)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      'Wrote topdeck.config.yaml and topics/sample.md\n' +
        'The topics are the Markdown in topics/: 1 file, 4 questions\n' +
        'Next: topdeck build makes the decks\n',
    )
    expect(configuration).toMatch(/^\$schema: \S+topdeck\.config\.schema\.json$/m)
    expect(configured(configuration)).toMatchObject({ topics: 'topics', decks: 'decks', ignore: [] })
    expect(await topdeck(folder, ['build'])).toMatchObject({ code: 0, err: '' })
    const cards = JSON.parse((await topdeck(folder, ['list', '--json'])).out)
    const dialects = cards.map((card: { sources: { dialect: string }[] }) => card.sources[0]?.dialect)
    expect(new Set(dialects).size).toBe(4)
    expect(cards.every((card: { answered: boolean }) => card.answered)).toBe(true)
  })

  test('is made where there is none, and the next command leads there', async () => {
    const folder = folderWith({})
    const { code, out } = await topdeck(folder, ['init', 'my notes'])
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("topdeck build 'my notes'") })
    expect(await topdeck(folder, ['build', 'my notes'])).toMatchObject({
      code: 0,
      out: expect.stringContaining(`review with "topdeck review 'my notes/topics'"`),
    })
    expect(await topdeck(folder, ['list', 'my notes/topics'])).toMatchObject({ code: 0 })
  })
})

test('a folder with Markdown becomes the topics itself', async () => {
  const folder = folderWith({ 'a.md': page, 'week1/b.md': pageOf({ 'What is a tree?': 'A graph.' }) })
  const { out, configuration } = await initIn(folder)
  expect(out).toContain('The topics are the Markdown in this folder: 2 files, 3 questions\n')
  expect(configured(configuration).topics).toBe('.')
  expect(await topdeck(folder, ['build'])).toMatchObject({ code: 0 })
  expect(existsSync(join(folder, 'decks/week1.apkg'))).toBe(true)
})

test('Markdown in a single folder makes that folder the topics', async () => {
  const folder = folderWith({ 'src/a.c': '', 'notes/a.md': page, 'notes/b.md': page })
  expect(configured((await initIn(folder)).configuration).topics).toBe('notes')
})

test('a folder "topics" stays the topics, whatever lies beside it', async () => {
  const folder = folderWith({ 'README.md': page, 'topics/a.md': page })
  expect(configured((await initIn(folder)).configuration).topics).toBe('topics')
})

test('whoever stands in a folder "topics" begins the project above it', async () => {
  const folder = folderWith({ 'topics/a.md': page })
  const { code, out } = await topdeck(join(folder, 'topics'), ['init'])
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Wrote ../topdeck.config.yaml\n') })
  expect(configured(readFileSync(join(folder, 'topdeck.config.yaml'), 'utf8')).topics).toBe('topics')
})

test('what was built before keeps its ledger', async () => {
  const folder = folderWith({ 'notes/a.md': page })
  await topdeck(folder, ['build', 'notes'])
  const ledger = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
  expect(configured((await initIn(folder, 'notes')).configuration).topics).toBe('notes')
  expect(await topdeck(folder, ['build'])).toMatchObject({ code: 0 })
  expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe(ledger)
})

test.each(['topdeck.config.yaml', 'topdeck.config.json'])('an existing %s is left as it is', async (name) => {
  const folder = folderWith({ [name]: '{"topics": "."}\n', 'a.md': page })
  for (const argv of [['init'], ['init', '.']]) {
    const { code, err } = await topdeck(folder, argv)
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing was written; run "topdeck build"'),
    })
  }
  expect(readFileSync(join(folder, name), 'utf8')).toBe('{"topics": "."}\n')
})

test('a vault of Obsidian is built without its daily notes and templates', async () => {
  const folder = folderWith({
    '.obsidian/daily-notes.json': '{"folder": "Tage"}',
    '.obsidian/templates.json': '{"folder": "Extras/[T]"}',
    'Tage/2026-01-01.md': day,
    'Extras/[T]/Day.md': day,
    'Extras/T/Day.md': page,
    'Kubernetes/Pods.md': page,
  })
  const { out, configuration } = await initIn(folder)
  expect(out).toContain('Left out by "ignore": Extras/[T]/ (templates), Tage/ (daily notes)\n')
  expect(configured(configuration)).toMatchObject({ topics: '.', ignore: ['/Extras/\\[T\\]/', '/Tage/'] })
  const { code, err } = await topdeck(folder, ['build'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(existsSync(join(folder, 'decks/Tage.apkg'))).toBe(false)
  expect(existsSync(join(folder, 'decks/Extras.apkg'))).toBe(true)
})

test('a graph of Logseq is built without its journals and backups, and keeps its assets', async () => {
  const folder = folderWith({
    'logseq/config.edn': '{:journals-directory "tage"}',
    'logseq/bak/pages/a.md': page,
    'tage/2026_01_01.md': day,
    'pages/a.md': page,
  })
  expect(configured((await initIn(folder)).configuration)).toMatchObject({
    topics: '.',
    ignore: ['/logseq/', '/tage/'],
  })
})

test('decks do not go into a folder that holds something else', async () => {
  const folder = folderWith({ 'a.md': page, 'decks/plan.svg': '<svg/>' })
  expect(configured((await initIn(folder)).configuration).decks).toBe('anki-decks')
})

test('a project whose Markdown has no question is told where to look', async () => {
  const { code, out } = await initIn(folderWith({ 'a.md': 'Some words.\n' }))
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Next: topdeck explain lists') })
})

test('says as JSON what it wrote', async () => {
  const { out } = await initIn(folderWith({ 'a.md': page }), '--json')
  expect(JSON.parse(out)).toEqual({
    wrote: ['topdeck.config.yaml'],
    topics: '.',
    ignore: [],
    files: 1,
    questions: 2,
    next: 'topdeck build',
  })
})

test('does not make a home folder a project', async () => {
  const folder = folderWith({ 'a.md': page })
  const { code, err } = await topdeck(folder, ['init'], { env: { HOME: folder } })
  expect({ code, err }).toEqual({
    code: 2,
    err: 'topdeck: .: is your home folder; name a folder in it: topdeck init notes\n',
  })
})

test('fails where nothing can be made', async () => {
  const folder = folderWith({ 'a.txt': '' })
  expect(await topdeck(folder, ['init', 'a.txt'])).toMatchObject({ code: 2, err: expect.stringContaining('is a file') })
  mkdirSync(join(folder, 'b/topdeck.config.yaml'), { recursive: true })
  expect(await topdeck(folder, ['init', 'b'])).toMatchObject({ code: 2 })
})

describe('what is left out', () => {
  const survey = (markdown: readonly string[], more: Partial<Surroundings> = {}): readonly Omission[] =>
    omissionsOf({ markdown, read: () => '', keeper: undefined, named: [], gitignore: '', ...more })

  test.each([
    [['Journal/2026-01-01.md', 'Journal/2026-01-02.md'], 'Journal/'],
    [['Daily Notes/2026/01/2026-01-01.md', 'Daily Notes/2026/01/2026-01-02 Friday.md'], 'Daily Notes/'],
    [['Заметки/Дневник/2026-01-01.md'], 'Заметки/Дневник/'],
    [['02 - Tagebuch/01.02.2026.md'], '02 - Tagebuch/'],
  ])('daily notes by the names of folder and files: %j', (files, path) => {
    expect(survey([...files, 'a.md'])).toEqual([{ path, what: 'daily notes', certainty: 'sure' }])
  })

  test('folders that are named like it but hold something else are kept', () => {
    expect(survey(['Journal/Articles.md', 'Journal/Reviews.md', 'Templates/C++.md', 'a.md'])).toEqual([])
    expect(survey(['Lectures/2026-01-01 Trees.md', 'Lectures/2026-01-02 Graphs.md', 'a.md'])).toEqual([])
  })

  test('lectures that are named by their dates alone are for the author to decide', () => {
    const dated = ['Lectures/2026-01-01.md', 'Lectures/2026-01-02.md', 'Lectures/2026-01-03.md', 'a.md']
    expect(survey(dated)).toEqual([{ path: 'Lectures/', what: 'daily notes', certainty: 'likely' }])
  })

  test.each(['# {{date}}', '<% tp.file.title %>', '{{title}} at {{time:HH:mm}}', '# $FOAM_TITLE'])(
    'templates by what is in them: %s',
    (text) => {
      const read = (path: string) => (path === 'a.md' ? '' : text)
      expect(survey(['x/Meeting.md', 'a.md'], { read })).toEqual([{ path: 'x/', what: 'templates', certainty: 'sure' }])
    },
  )

  test('daily notes that Obsidian puts beside all others', async () => {
    const folder = folderWith({
      '.obsidian/app.json': '{}',
      '2026-01-01.md': day,
      '2026-01-02 Trees.md': page,
      'a.md': page,
    })
    const { out, configuration } = await initIn(folder)
    expect(out).toContain('Left out by "ignore": YYYY-MM-DD.md (daily notes)\n')
    expect(configured(configuration).ignore).toEqual(['/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].md'])
    const { files } = JSON.parse((await topdeck(folder, ['build', '--json'])).out)
    expect(files).toBe(2)
  })

  test('what git ignores', () => {
    expect(survey(['vendor/x/a.md', 'a.md'], { gitignore: 'vendor/\n' })).toEqual([
      { path: 'vendor/', what: 'ignored by git', certainty: 'sure' },
    ])
  })

  test('never everything', () => {
    expect(survey(['Journal/2026-01-01.md'])).toEqual([{ path: 'Journal/', what: 'daily notes', certainty: 'likely' }])
  })
})
