import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Seconds } from '../../src/model/time.ts'
import { folderWith, noon, pageOf, topdeck, undisturbed } from './terminal.ts'

const docker = pageOf({
  'What starts a container?': '`docker run` does.',
  'What stops a container?': '`docker stop` does.',
})
const images = pageOf({ 'What is an image made of?': 'Of layers that lie on top of each other.' })

function project(): string {
  return folderWith({ 'topics/docker/basics.md': docker, 'topics/containers/images.md': images })
}

function decksOf(folder: string): Record<string, string> {
  const names = readdirSync(join(folder, 'decks')).sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'decks', name), 'latin1')]))
}

describe('what a build writes', () => {
  test('one deck per topic in every format, one of all, the schema and the ledger', async () => {
    const folder = project()
    const { code, out, err } = await topdeck(folder, ['build'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(Object.keys(decksOf(folder))).toEqual([
      'all.apkg',
      'containers.apkg',
      'containers.csv',
      'containers.json',
      'docker.apkg',
      'docker.csv',
      'docker.json',
      'topdeck.schema.json',
    ])
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toMatch(
      /^topdeck ledger 4\n(?:[0-9A-Za-z]{12}\tcard\t2026-01-02T03:04:05Z\t2026-01-02T03:04:05Z\t.*\n){3}$/,
    )
    expect(out).toContain('topics: 3 questions in 2 files, 0 merged, 0 unanswered (no card), 3 cards\n')
    expect(out).toMatch(/docker\s+2 cards {2}apkg new, json new, csv new\n/)
    expect(out).toContain('Wrote 8 files to decks/, 0 unchanged; topdeck.lock new\n')
    expect(out).toMatch(/\nNext: open decks\/all\.apkg in Anki, or review with "topdeck review"\n$/)
  })

  test('only what changes, unless everything is wanted', async () => {
    const folder = project()
    await topdeck(folder, ['build'])
    expect((await topdeck(folder, ['build'])).out.split('\n')).toHaveLength(3)
    expect((await topdeck(folder, ['build', '--verbose'])).out).toMatch(/docker\s+2 cards {2}apkg unchanged/)
    writeFileSync(join(folder, 'topics/docker/more.md'), pageOf({ 'What is a pod?': 'Several containers.' }))
    const { out } = await topdeck(folder, ['build'])
    expect(out.match(/^ {2}\w+/gm)).toEqual(['  docker', '  all'])
    expect(out).not.toContain('Next:')
  })

  test('nothing when nothing has changed, however late it is', async () => {
    const folder = project()
    await topdeck(folder, ['build'])
    const before = statSync(join(folder, 'decks/docker.apkg')).mtimeMs
    const { code, out } = await topdeck(folder, ['build'], { now: () => (noon + 86_400) as Seconds })
    expect(code).toBe(0)
    expect(out).toContain('Wrote 0 files to decks/, 8 unchanged; topdeck.lock unchanged\n')
    expect(statSync(join(folder, 'decks/docker.apkg')).mtimeMs).toBe(before)
  })

  test('the same bytes from the ledger alone after the decks were deleted', async () => {
    const folder = project()
    await topdeck(folder, ['build'])
    const first = decksOf(folder)
    rmSync(join(folder, 'decks'), { recursive: true })
    await topdeck(folder, ['build'], { now: () => (noon + 1000) as Seconds })
    expect(decksOf(folder)).toEqual(first)
  })

  test('a new time for the card whose answer was edited, and for no other', async () => {
    const folder = project()
    await topdeck(folder, ['build'])
    writeFileSync(
      join(folder, 'topics/docker/basics.md'),
      docker.replace('`docker stop` does.', '`docker kill` does it at once.'),
    )
    await topdeck(folder, ['build'], { now: () => (noon + 60) as Seconds })
    const times = readFileSync(join(folder, 'topdeck.lock'), 'utf8').match(/2026-\S+/g)
    expect(times?.filter((time) => time === '2026-01-02T03:05:05Z')).toHaveLength(1)
    expect(times).toHaveLength(6)
  })

  test('no new time for cards that have only moved down in their file', async () => {
    const folder = project()
    await topdeck(folder, ['build'])
    const ledger = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
    writeFileSync(join(folder, 'topics/docker/basics.md'), `\n\n\n${docker}`)
    await topdeck(folder, ['build'], { now: () => (noon + 60) as Seconds })
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe(ledger)
  })

  test('only the plan with --dry-run', async () => {
    const folder = project()
    const { code, out } = await topdeck(folder, ['build', '--dry-run'])
    expect(code).toBe(0)
    expect(out).toContain('Would write 8 files to decks/, 0 unchanged; topdeck.lock new\n')
    expect(readdirSync(folder)).toEqual(['topics'])
  })

  test('only the formats that were asked for, to the folder that was asked for', async () => {
    const folder = project()
    await topdeck(folder, ['build', '-o', 'out/csv', '--format', 'csv'])
    expect(readdirSync(join(folder, 'out/csv')).sort()).toEqual(['containers.csv', 'docker.csv'])
    expect(existsSync(join(folder, 'decks'))).toBe(false)
    expect(existsSync(join(folder, 'topdeck.lock'))).toBe(true)
  })

  test('the root deck that was asked for', async () => {
    const folder = project()
    await topdeck(folder, ['build', '--deck', 'My cards'])
    expect(readFileSync(join(folder, 'decks/docker.json'), 'utf8')).toContain('"My cards::docker"')
  })

  test('the decks of one topic when pointed at its folder, and no line of the ledger is lost', async () => {
    const folder = project()
    await topdeck(folder, ['build'])
    const ledger = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
    rmSync(join(folder, 'decks'), { recursive: true })
    const { code } = await topdeck(folder, ['build', 'topics/docker'])
    expect(code).toBe(0)
    expect(Object.keys(decksOf(folder))).toEqual(['docker.apkg', 'docker.csv', 'docker.json', 'topdeck.schema.json'])
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe(ledger)
  })

  test('only tagged cards with --tag, and no line of the ledger is lost', async () => {
    const folder = project()
    await topdeck(folder, ['build'])
    const ledger = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
    const { out } = await topdeck(folder, ['build', '--tag', '!docker', '-o', 'out'])
    expect(out).toContain(' 1 card\n')
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      'all.apkg',
      'containers.apkg',
      'containers.csv',
      'containers.json',
      'topdeck.schema.json',
    ])
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe(ledger)
  })

  test('a report for programs with --json', async () => {
    const folder = project()
    const { out } = await topdeck(folder, ['build', '--json', '--format', 'csv'])
    expect(JSON.parse(out)).toEqual({
      effect: 'write',
      topics: 'topics',
      files: 2,
      questions: 3,
      cards: 3,
      merged: 0,
      unanswered: 0,
      retired: 0,
      decks: [
        { path: 'decks/containers.csv', deck: 'containers', cards: 1, bytes: expect.any(Number), difference: 'new' },
        { path: 'decks/docker.csv', deck: 'docker', cards: 2, bytes: expect.any(Number), difference: 'new' },
      ],
      ledger: { path: 'topdeck.lock', difference: 'new' },
      stale: [],
      problems: [],
    })
  })

  test('a message about the deck of a deleted topic, which is kept', async () => {
    const folder = project()
    await topdeck(folder, ['build', '--format', 'csv'])
    rmSync(join(folder, 'topics/docker'), { recursive: true })
    const { code, out } = await topdeck(folder, ['build', '--format', 'csv'])
    expect(code).toBe(0)
    expect(out).toContain("decks/docker.csv: there is no topic of this name; delete the file if you don't need it\n")
    expect(existsSync(join(folder, 'decks/docker.csv'))).toBe(true)
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8').trim().split('\n')).toHaveLength(4)
    const again = await topdeck(folder, ['build', '--format', 'csv'])
    expect(again.out).not.toContain('decks/docker.csv')
    writeFileSync(join(folder, 'topics/containers/more.md'), pageOf({ 'What is a pod?': 'Several containers.' }))
    expect((await topdeck(folder, ['build', '--format', 'csv'])).out).not.toContain('decks/docker.csv')
    expect((await topdeck(folder, ['build', '--format', 'csv', '-v'])).out).toContain('decks/docker.csv: there is no')
  })

  test('times from SOURCE_DATE_EPOCH where it is set', async () => {
    const folder = project()
    await topdeck(folder, ['build'], { env: { SOURCE_DATE_EPOCH: '1700000000' } })
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toContain('\t2023-11-14T22:13:20Z\t')
    const wrong = await topdeck(folder, ['build'], { env: { SOURCE_DATE_EPOCH: 'today' } })
    expect(wrong).toMatchObject({
      code: 2,
      err: 'topdeck: SOURCE_DATE_EPOCH: unexpected "today", expected the number of seconds since 1970\n',
    })
  })
})

describe('links to the sources', () => {
  const remote = '[remote "origin"]\n\turl = git@github.com:somebody/notes.git\n'
  const link = 'https://github.com/somebody/notes/blob/HEAD/topics/docker/basics.md#L1'

  test('lead to the git remote of the first build, and stay so in every clone', async () => {
    const folder = project()
    mkdirSync(join(folder, '.git'))
    writeFileSync(join(folder, '.git/config'), remote)
    await topdeck(folder, ['build'])
    const first = decksOf(folder)
    expect(first['docker.json']).toContain(link)
    writeFileSync(join(folder, '.git/config'), remote.replace('somebody', 'a-fork'))
    rmSync(join(folder, 'decks'), { recursive: true })
    await topdeck(folder, ['build'])
    expect(decksOf(folder)).toEqual(first)
  })

  test('are not made up later for decks that were built without', async () => {
    const folder = project()
    await topdeck(folder, ['build'])
    mkdirSync(join(folder, '.git'))
    writeFileSync(join(folder, '.git/config'), remote)
    const { out } = await topdeck(folder, ['build'])
    expect(out).toContain('Wrote 0 files')
  })

  test('lead to where the configuration says, before all else', async () => {
    const folder = project()
    writeFileSync(join(folder, 'topdeck.config.yaml'), 'repository: https://gitlab.com/group/notes\n')
    await topdeck(folder, ['build'])
    expect(decksOf(folder)['docker.json']).toContain(
      'https://gitlab.com/group/notes/-/blob/HEAD/topics/docker/basics.md#L1',
    )
  })
})

describe('bad input', () => {
  test('a folder that does not exist', async () => {
    const folder = folderWith({})
    expect(await topdeck(folder, ['build', 'notes'])).toEqual({
      code: 2,
      out: '',
      err: 'topdeck: notes: no such file or folder\n',
    })
    expect(await topdeck(folder, ['build'])).toEqual({
      code: 2,
      out: '',
      err: 'topdeck: topics: no such folder; run "topdeck init" to begin here, or name the folder with your Markdown, as in "topdeck build FOLDER"\n',
    })
  })

  test('a folder without Markdown', async () => {
    const folder = folderWith({ 'topics/picture.png': 'x' })
    expect(await topdeck(folder, ['build'])).toEqual({
      code: 2,
      out: '',
      err: 'topdeck: topics: no Markdown files (.md, .markdown, .mdx, .qmd, .Rmd) in this folder; write some, or run "topdeck init" for a sample topic\n',
    })
  })

  test('files that are not text: each is reported, and the others are built', async () => {
    const folder = project()
    writeFileSync(join(folder, 'topics/docker/latin.md'), Buffer.from('## Ol\u00e9?\n', 'latin1'))
    writeFileSync(join(folder, 'topics/docker/picture.md'), Buffer.from([0x89, 0x50, 0x00, 0x4e]))
    writeFileSync(join(folder, 'topics/docker/huge.md'), 'x'.repeat(20_000_001))
    mkdirSync(join(folder, 'topics/docker/folder.md'))
    symlinkSync('nowhere.md', join(folder, 'topics/docker/broken.md'))
    symlinkSync('..', join(folder, 'topics/docker/loop'))
    const { code, out, err } = await topdeck(folder, ['build'])
    expect(code).toBe(1)
    expect(out).toContain('3 questions in 2 files')
    expect(err).toBe(
      [
        'topics/docker/broken.md  warning  The link cannot be followed: no such file or folder  (file-link)',
        'topics/docker/folder.md  warning  This folder has the name of a Markdown file; the files in it are read  (file-read)',
        'topics/docker/huge.md  warning  The file has 21 MB, expected at most 20 MB; it is left out  (file-size)',
        'topics/docker/latin.md:1:6  warning  Unexpected byte 0xe9 at offset 5, expected UTF-8; the file is left out  (file-encoding)',
        'topics/docker/loop  warning  The link leads back to a folder that contains it, so it is not followed  (file-link)',
        'topics/docker/picture.md  warning  The file is binary (a zero byte at offset 2), expected Markdown; it is left out  (file-encoding)',
        '6 problems',
        '',
      ].join('\n'),
    )
  })

  test('front matter that is not YAML: the cards are still built', async () => {
    const folder = folderWith({ 'topics/docker/basics.md': `---\ntags: [a, b\n---\n\n${docker}` })
    const { code, out, err } = await topdeck(folder, ['build'])
    expect(code).toBe(1)
    expect(out).toContain('2 cards')
    expect(err).toMatch(/^topics\/docker\/basics\.md:\d+:\d+ {2}warning {2}Unexpected front matter/)
  })

  test('a list ten thousand levels deep', async () => {
    const deep = Array.from({ length: 10_000 }, (_, level) => `${' '.repeat(level * 2)}- x`).join('\n')
    const folder = project()
    writeFileSync(join(folder, 'topics/docker/deep.md'), deep.slice(0, 15_000_000))
    const { code, err } = await topdeck(folder, ['build'])
    expect(code).toBe(1)
    expect(err).toMatch(/^topics\/docker\/deep\.md:\d+:1 {2}warning .*nesting/)
  })

  test('a wrong configuration, each mistake at its place', async () => {
    const folder = project()
    writeFileSync(join(folder, 'topdeck.config.yaml'), 'formats: [apkg, cvs]\ndeks: out\n')
    expect(await topdeck(folder, ['build'])).toEqual({
      code: 2,
      out: '',
      err:
        'topdeck: topdeck.config.yaml:1:17: Unexpected string "cvs" for item 2 of "formats", expected apkg, json or csv; did you mean "csv"?\n' +
        'topdeck.config.yaml:2:1: Unexpected key "deks", expected one of ' +
        'topics, decks, deck, formats, repository, ignore, files, variants, vocabulary, same, different, retired, images, review, keys; ' +
        'did you mean "decks"?\n',
    })
  })

  test('a wrong --tag', async () => {
    expect(await topdeck(project(), ['build', '--tag', 'docker,'])).toEqual({
      code: 2,
      out: '',
      err: 'topdeck: --tag "docker,": unexpected nothing at position 8, expected a tag; write docker, docker,podman (or) or !security (not)\n',
    })
  })

  test('a ledger with a damaged line: it is reported, and the other cards keep their times', async () => {
    const folder = project()
    await topdeck(folder, ['build'])
    const [header, first, ...rest] = readFileSync(join(folder, 'topdeck.lock'), 'utf8').split('\n')
    writeFileSync(join(folder, 'topdeck.lock'), [header, first?.slice(0, 20), ...rest].join('\n'))
    const { code, err } = await topdeck(folder, ['build'], { now: () => (noon + 60) as Seconds })
    expect(code).toBe(1)
    expect(err).toContain(
      `topdeck.lock:2:1  warning  Damaged line of card ${first?.slice(0, 12)}: the readable fields are kept`,
    )
    const mended = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
    expect(mended).toContain(`\n${first?.slice(0, 17)}\t`)
    expect(mended.split('\n').slice(2)).toEqual(rest)
  })

  test('a file that is not a ledger is not overwritten', async () => {
    const folder = project()
    writeFileSync(join(folder, 'topdeck.lock'), 'my notes\n')
    expect(await topdeck(folder, ['build'])).toMatchObject({
      code: 2,
      err: 'topdeck: topdeck.lock: this file is not a ledger, which starts with the line "topdeck ledger 4"\n',
    })
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe('my notes\n')
  })
})

test('builds to two folders at the same time agree on the ledger', async () => {
  const folder = project()
  const build = (pid: number, now: number) => {
    const builder = { ...undisturbed, pid, isRunning: () => true, patience: 20_000 }
    return topdeck(folder, ['build', '-o', `out-${pid}`], { builder, now: () => now as Seconds })
  }
  const both = await Promise.all([build(4_000_001, noon), build(4_000_002, noon + 60)])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  // The second to write has planned again from the ledger of the first.
  const [first, second] = [4_000_001, 4_000_002].map((pid) => {
    return readFileSync(join(folder, `out-${pid}/docker.json`), 'utf8')
  })
  expect(second).toBe(first)
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
})

describe('a build that fails or is stopped', () => {
  /** A project that was built, then edited, so that its next build has something to write. */
  async function edited(): Promise<{ folder: string; decks: Record<string, string>; ledger: string }> {
    const folder = project()
    await topdeck(folder, ['build'])
    writeFileSync(join(folder, 'topics/docker/basics.md'), docker.replace('does.', 'does it.'))
    return { folder, decks: decksOf(folder), ledger: readFileSync(join(folder, 'topdeck.lock'), 'utf8') }
  }

  test('leaves the old decks and nothing else when the user stops it', async () => {
    const { folder, decks, ledger } = await edited()
    const builder = {
      ...undisturbed,
      onInterrupt: (listener: () => void) => {
        listener()
        return () => undefined
      },
    }
    const { code, err } = await topdeck(folder, ['build'], { builder })
    expect({ code, err }).toEqual({ code: 130, err: 'topdeck: Stopped; the old decks are untouched\n' })
    expect(decksOf(folder)).toEqual(decks)
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe(ledger)
  })

  test('leaves the old decks and the ledger when one of the files cannot be replaced', async () => {
    const { folder, ledger } = await edited()
    unlinkSync(join(folder, 'decks/docker.csv'))
    mkdirSync(join(folder, 'decks/docker.csv'))
    const before = readFileSync(join(folder, 'decks/all.apkg'))
    const { code, err } = await topdeck(folder, ['build'])
    expect(code).toBe(2)
    expect(err).toBe(
      `topdeck: ${join(folder, 'decks/docker.csv')}: not a file, cannot be replaced; the old decks are untouched\n`,
    )
    expect(readFileSync(join(folder, 'decks/all.apkg'))).toEqual(before)
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe(ledger)
    expect(readdirSync(join(folder, 'decks')).filter((name) => name.startsWith('.'))).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(['decks', 'topdeck.lock', 'topics'])
  })

  test('fails when the decks folder cannot be made', async () => {
    const folder = project()
    writeFileSync(join(folder, 'decks'), 'a file')
    const { code, err } = await topdeck(folder, ['build'])
    expect(code).toBe(2)
    expect(err).toContain('/decks: cannot be written: ')
    expect(readFileSync(join(folder, 'decks'), 'utf8')).toBe('a file')
  })

  test('says which other build is running', async () => {
    const folder = project()
    mkdirSync(join(folder, 'decks/.topdeck-build'), { recursive: true })
    writeFileSync(join(folder, 'decks/.topdeck-build/owner'), `4242 ${hostname()}\n`)
    const builder = { ...undisturbed, isRunning: (pid: number) => pid === 4242 }
    const { code, err } = await topdeck(folder, ['build'], { builder })
    expect(code).toBe(2)
    expect(err).toBe(`topdeck: ${join(folder, 'decks')}: another build is running (pid 4242); nothing was written\n`)
    expect(readdirSync(join(folder, 'decks'))).toEqual(['.topdeck-build'])
  })

  test('takes over from a build that was killed', async () => {
    const folder = project()
    mkdirSync(join(folder, 'decks/.topdeck-build'), { recursive: true })
    writeFileSync(join(folder, 'decks/.topdeck-build/owner'), `4242 ${hostname()}\n`)
    writeFileSync(join(folder, 'decks/.topdeck-build/docker.apkg'), 'half of it')
    const { code } = await topdeck(folder, ['build'])
    expect(code).toBe(0)
    expect(readdirSync(join(folder, 'decks')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('waits for another build, and both make the same decks', async () => {
    const folder = project()
    const build = (pid: number) => {
      const builder = { ...undisturbed, pid, isRunning: () => true, patience: 20_000 }
      return topdeck(folder, ['build'], { builder })
    }
    const both = await Promise.all([build(4_000_001), build(4_000_002)])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    const alone = project()
    cpSync(join(folder, 'topdeck.lock'), join(alone, 'topdeck.lock'))
    await topdeck(alone, ['build'])
    expect(decksOf(folder)).toEqual(decksOf(alone))
  })
})

test('a folder without questions is reported', async () => {
  const folder = folderWith({ 'topics/docker/notes.md': '# Notes\n\nProse about containers.\n' })
  const { code, out } = await topdeck(folder, ['build'])
  expect(code).toBe(0)
  expect(out).toContain('No question was found; "topdeck explain" lists what was probably missed\n')
})

test('says at every build which ids of the configuration name nothing', async () => {
  const folder = project()
  writeFileSync(join(folder, 'topdeck.config.yaml'), 'same: [[abcDEF123456, uvwXYZ123456]]\n')
  for (const _ of [1, 2]) {
    const { code, err } = await topdeck(folder, ['build'])
    expect(code).toBe(1)
    expect(err).toContain('topdeck.config.yaml  warning  Unknown id abcDEF123456: no question has or had this id')
  }
})

test('says that nothing is read in the folder that is named', async () => {
  const folder = folderWith({
    'topics/a.md': pageOf({ 'What is a keel?': 'A beam.' }),
    'topics/daily/1.md': pageOf({ 'What did I do?': 'Rest.' }),
    'topdeck.config.yaml': 'ignore: [daily/]',
  })
  const { code, err } = await topdeck(folder, ['build', 'topics/daily'])
  expect({ code, err }).toEqual({
    code: 0,
    err: 'topics/daily: this folder is left out: "ignore" in the configuration matches it\n',
  })
})
