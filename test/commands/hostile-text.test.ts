import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/io/io.ts'
import type { Milliseconds } from '../../src/model/time.ts'
import type { Key } from '../../src/terminal/key.ts'
import { repositoryFolder } from '../repository-folder.ts'
import { FakeTerminal } from '../terminal/fake-terminal.ts'
import { harnessWith, type ReviewHarness } from './learner.ts'
import { learnerIn, noon, TerminalRecorder, topdeck } from './terminal.ts'

const esc = '\u001B'

/** What an attacker writes: it sets the title and the clipboard, hides text, moves the cursor, and turns text round. */
const attack = [
  ...[`${esc}]0;title\u0007`, `${esc}]52;c;eA==${esc}\\`, `${esc}]8;;https://example.org/\u0007link${esc}]8;;\u0007`],
  ...[`${esc}Pq${esc}\\`, `${esc}_G${esc}\\`, `${esc}[8m`, `${esc}[9A`, '\u009B8m', '\u009D0;x\u009C', '\b', '\u007F'],
  ...['\u202Efdp.exe\u202C', '\u2066x\u2069', '1\u200F2\u061C3', '\u{E0041}'],
].join('')

/** The same in a name of a file. */
const name = attack.replaceAll('/', '')

/** The same in YAML and in JSON. */
const escaped = Array.from(JSON.stringify(attack).slice(1, -1), (character) =>
  /[ -~]/.test(character)
    ? character
    : [...Array(character.length).keys()].map((at) => `\\u${hex(character.charCodeAt(at))}`).join(''),
).join('')

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

const page = (more = '') => `# Title ${attack}

## What is a ${attack} wren?

A small ${attack} bird, [here](<https://example.org/${attack}>), ![${attack}](${encodeURIComponent(name)}.png)

## What is a wren ${attack}?

Another bird.

## What is ${attack} unanswered?

${more}
`

const matter = `---
title: "${escaped}"
tags: ["t${escaped}"]
deck: "d${escaped}"
variant: "v${escaped}"
---

`

/** Ways in: files of a project, by what is hostile in them. */
const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'text, names of files and folders, front matter': {
    [`topics/a${name}/b${name}.md`]: `${matter}${page(`<!-- topdeck: ${attack} -->`)}`,
    [`topics/c.md`]: page(),
  },
  'broken front matter': {
    'topics/a.md': `---\n${attack}: [\n${attack}: : :\n---\n\n${page()}`,
    'topics/b.md': `---\ntopdeck: "${escaped}"\ntags: {"${escaped}": 1}\n---\n\n${page()}`,
    'topics/c.md': `+++\nx = ${attack}\n+++\n\n${page()}`,
  },
  'values of the configuration': {
    'topdeck.config.yaml': `deck: "d${escaped}"\nignore: ["i${escaped}"]\nfiles: {"f${escaped}": all}\nvariants: ["v${escaped}"]
same: [[AAAAAAAAAAAA, BBBBBBBBBBBB]]\nvocabulary: [["a${escaped}", "b"]]
review: {overrides: [{deck: "d${escaped}", retention: 0.8}, {tag: "t${escaped}", retention: 0.8}]}\n`,
    'topics/a.md': page(),
  },
  'unknown keys of the configuration': {
    'topdeck.config.json': `{"k${escaped}": 1, "formats": ["${escaped}"], "same": [["${escaped}"]], "review": {"steps": ["${escaped}"]}}`,
    'topics/a.md': page(),
  },
  'a broken configuration': { 'topdeck.config.yaml': `${attack}: [\n- ${attack}`, 'topics/a.md': page() },
  'a broken ledger': {
    'topdeck.lock': `topdeck ledger 3\n${attack}\t${attack}\n`,
    'topics/a.md': page(),
  },
  'a ledger of nobody': { 'topdeck.lock': `${attack}\n`, 'topics/a.md': page() },
  'decks that are none': {
    'topics/a.md': page(),
    'decks/a.json': `{"format": "${escaped}"}`,
    'decks/b.json': attack,
    'decks/retired.json': `{"format":1,"name":"retired","cards":[{"id":"${escaped}"}]}`,
  },
  'decks without topics': { 'decks/a.json': deck() },
}

function deck(): string {
  const fields = { question: attack, answer: `${attack}<img src="${attack}" alt="${attack}">`, context: attack }
  const source = { topic: attack, file: `${attack}.md`, line: 1, question: attack, answered: true, dialect: 'heading' }
  const card = {
    ...{ id: 'AAAAAAAAAAAA', kind: 'open', topic: attack, deck: attack, tags: [`t${attack}`], text: attack },
    fields: { ...fields, source: attack, notes: attack, key: 'AAAAAAAAAAAA' },
    ...{ media: [], sources: [{ ...source, variant: attack }], changed: noon },
  }
  return JSON.stringify({ $schema: './topdeck.schema.json', format: 1, name: 'a', cards: [card] })
}

/** How each command is called on what is hostile. */
const calls: Readonly<Record<string, readonly (readonly string[])[]>> = {
  init: [['.']],
  build: [['--fresh', '-v']],
  list: [['-v']],
  search: [['wren', '-v']],
  show: [['ID']],
  tags: [[]],
  explain: [['-v'], [`topics/a${name}/b${name}.md`], ['topics/a.md'], ['--id', 'ID']],
  diff: [['-v', '--against', 'decks']],
  replay: [['-v']],
  duplicates: [['-v']],
  review: [['--plain'], ['--cram']],
  due: [[]],
  stats: [[]],
  optimize: [[]],
  'reviews export': [[]],
  'reviews list': [[]],
  'reviews restore': [[]],
  'reviews import': [['events.jsonl']],
  'reviews undo': [[]],
  'reviews unsuspend': [[]],
  'reviews reset': [['ID']],
  'reviews due': [['tomorrow', 'ID']],
  'reviews flag': [['red', 'ID']],
  help: [[]],
}

/** The same with words that somebody pastes. */
const pasted: typeof calls = {
  init: [[`i${name}`]],
  build: [[attack], ['-f', attack], ['--deck', attack], [`--${attack}`], ['-t', attack]],
  list: [[attack], ['--tag', `a,${attack}`]],
  search: [[attack]],
  show: [[attack]],
  tags: [[attack]],
  explain: [[`${attack}:3`], ['--id', attack]],
  diff: [['--against', attack]],
  replay: [['--since', attack]],
  duplicates: [[attack]],
  review: [
    ['--deck', attack],
    ['--tag', attack],
    ['--limit', attack],
  ],
  due: [[attack], ['--deck', attack], ['--store', `${name}/x`]],
  stats: [
    ['--days', attack],
    ['--html', `${name}/x`],
  ],
  optimize: [[attack]],
  'reviews export': [[`${name}/x`]],
  'reviews list': [[attack]],
  'reviews restore': [[attack]],
  'reviews import': [[attack]],
  'reviews undo': [[attack]],
  'reviews unsuspend': [[attack]],
  'reviews reset': [[attack]],
  'reviews due': [[attack, attack]],
  'reviews flag': [[attack, attack]],
  help: [[attack]],
}

/** The names below `Commands:` in the help of the program, or of one command. */
async function commandsOf(...command: readonly string[]): Promise<string[]> {
  const { out } = await topdeck('/', ['help', ...command])
  const [, listed = ''] = out.split('\nCommands:\n')
  const [lines = ''] = listed.split('\n\n')
  return lines.split('\n').flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? [])
}

/** Styles and links that Topdeck adds, and the beginning of its line of progress. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: sequences begin with one
const own = /\u001B\[(?:0|(?:[1-47];?|9;?|3[0-7];?|38;5;\d+;?)+)m|\u001B\]8;;(?:https?:\/\/[!-~]+)?\u0007|\r\u001B\[K/g

/** Whatever a terminal would interpret, or draw as another text. */
const harmful = /.{0,20}(?:(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]|\d[\u200F\u061C]).{0,20}/gu

/** A terminal at which somebody shows the answer, opens the link, asks for help, grades, and goes away. */
class PressedTerminal extends FakeTerminal {
  override onKey(listener: (key: Key) => void): () => void {
    const stop = super.onKey(listener)
    queueMicrotask(() => {
      for (const text of ['', 'o', '?', 'x', '3', '']) this.press(text === '' ? 'enter' : { name: 'text', text })
      this.end()
    })
    return stop
  }
}

/** Somebody at a pipe, or at a terminal that can show links; a review there has a screen. */
function reader(harness: ReviewHarness, at: 'a pipe' | 'a terminal', screen: FakeTerminal): Partial<Io> {
  const system = learnerIn(join(harness.folder, '../data'), {
    milliseconds: () => (noon * 1000) as Milliseconds,
    terminal: () => (at === 'a terminal' ? screen : undefined),
    async *lines() {
      yield* ['', '?', '3', attack, '', 'q']
    },
  })
  const env = at === 'a terminal' ? { VTE_VERSION: '7000', TERM: 'xterm-256color' } : {}
  return { ...harness.changes, system, env }
}

/** Runs a command, and finds what of its output is harmful. */
async function harmIn(harness: ReviewHarness, argv: readonly string[], at: 'a pipe' | 'a terminal'): Promise<string[]> {
  const screen = new PressedTerminal(100, 30)
  const [out, err] = at === 'a pipe' ? [undefined, undefined] : [new TerminalRecorder(), new TerminalRecorder()]
  const sinks = out === undefined ? {} : { out, err }
  const printed = await topdeck(harness.folder, argv, { ...reader(harness, at, screen), ...sinks })
  const texts = [out?.text ?? printed.out, err?.text ?? printed.err, screen.rows.join('\n')]
  return texts.flatMap((text) => [
    ...(text.replace(own, '').match(harmful) ?? []),
    ...(text.match(/unexpected error.*/) ?? []),
  ])
}

async function expectNoHarm(harness: ReviewHarness, calls: readonly (readonly string[])[]): Promise<void> {
  const { out } = await harness.topdeck('list', '--json')
  const id = /"id": "(\w{12})"/.exec(out)?.[1] ?? 'AAAAAAAAAAAA'
  for (const words of calls) {
    const argv = words.map((word) => (word === 'ID' ? id : word))
    for (const at of ['a pipe', 'a terminal'] as const)
      expect({ argv, at, harm: await harmIn(harness, argv, at) }).toEqual({ argv, at, harm: [] })
  }
}

/** The words of the command lines. */
function linesOf(of: typeof calls, ...more: readonly string[]): string[][] {
  return Object.entries(of).flatMap(([command, ways]) => ways.map((way) => [...command.split(' '), ...way, ...more]))
}

test('every command is tried', async () => {
  const inner = await commandsOf('reviews')
  const outer = (await commandsOf()).filter((command) => command !== 'reviews')
  const all = [...outer, ...inner.filter((command) => command !== 'help').map((command) => `reviews ${command}`)]
  expect(Object.keys(calls).toSorted()).toEqual(all.toSorted())
  expect(Object.keys(pasted).toSorted()).toEqual(all.toSorted())
})

describe('no command sends hostile text to a terminal', () => {
  test.each(Object.entries(ways))('from %s', { timeout: 300_000 }, async (_, files) => {
    const harness = harnessWith({ ...files, 'events.jsonl': `{"format":"${escaped}"}\n${attack}\n` })
    await harness.topdeck('build', '--fresh')
    await expectNoHarm(harness, linesOf(calls))
  })

  test('from words that are pasted', { timeout: 300_000 }, async () => {
    await expectNoHarm(harnessWith({ 'topics/a.md': '## What is a wren?\n\nA bird.\n' }), linesOf(pasted))
  })

  test('from a commit, its branch and its message', { timeout: 120_000 }, async () => {
    const { folder, commit, git } = repositoryFolder()
    commit(`first ${attack}`, { 'topics/a.md': page() })
    commit(`second ${attack}`, { 'topics/a.md': page().replace('Another', `Some other ${attack}`) })
    git('checkout', '-q', '-b', 'b\u202Ebranch\u009B')
    const harness = { ...harnessWith({}), folder }
    await expectNoHarm(harness, [
      ['replay', '-v'],
      ['diff', '-v'],
      ['diff', '--against', 'b\u202Ebranch\u009B~9'],
    ])
  })
})

test('JSON that a command writes into a pipe can be read', { timeout: 60_000 }, async () => {
  const harness = harnessWith({ 'topics/a.md': `---\ntags: ["t${escaped}"]\n---\n\n${page()}` })
  await harness.topdeck('build')
  for (const argv of linesOf({ ...calls, review: [[]] }, '--json')) {
    const { out, code } = await harness.topdeck(...argv.filter((word) => !/^(?:ID|events|topics)/.test(word)))
    if (code !== 2 && argv[0] !== 'help')
      for (const text of argv[0] === 'review' ? out.trim().split('\n') : [out || '{}']) JSON.parse(text)
  }
})

test('JSON in a pipe keeps every character', async () => {
  const harness = harnessWith({ 'topics/a.md': '## What is \u202Ea\u202C wren?\n\nA bird.\n' })
  const { out } = await harness.topdeck('list', '--json')
  expect(out).toContain('What is \u202Ea\u202C wren?')
  const terminal = new TerminalRecorder()
  await topdeck(harness.folder, ['list', '--json'], { ...harness.changes, out: terminal })
  expect(JSON.parse(terminal.text)).toEqual(JSON.parse(out))
})

test('a name of several lines stays in the line of its message', async () => {
  const harness = harnessWith({ 'topics/a\ntopdeck: all is lost\n.md': '## What is a wren?\n\n![x](none.png)\n' })
  const { out, err } = await harness.topdeck('build')
  expect(`${out}${err}`).not.toMatch(/^topdeck: all is lost/m)
  expect(err).toContain('a␊topdeck: all is lost␊.md')
})

test('decks and packages keep the text as it was written', async () => {
  const harness = harnessWith({ 'topics/a.md': '## What is \u202Ea\u202C wren?\n\nA bird.\n' })
  await harness.topdeck('build')
  expect(readFileSync(join(harness.folder, 'decks/a.json'), 'utf8')).toContain('What is \u202Ea\u202C wren?')
})
