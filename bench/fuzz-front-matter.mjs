// node bench/fuzz-front-matter.mjs [--count N] [--processes N] [--seed N] [--cli FILE] [--library FILE]
//
// Mutates front matter, by its grammar and by its bytes, and compiles each page through the library beside a page without
// faults. Counts what must never happen: an exception, a problem without a file, and a question of the other page that is
// lost. Then the command line builds, lists and compares some of them in a git repository; an exit code other than 0 and 1,
// or a stack trace, is a crash as well. The exit code is 1 if there are any.
//
//   --count N       how many pages to compile (default: 8000)
//   --processes N   how many of them to give to the command line, too (default: 200)
//   --seed N        makes the same pages again (default: 1)

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const dist = (name) => fileURLToPath(new URL(`../dist/${name}`, import.meta.url))
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '8000' },
    processes: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    cli: { type: 'string', default: dist('cli.js') },
    library: { type: 'string', default: dist('index.js') },
  },
})
const { compile, emptyLedger, loadParsers } = await import(pathToFileURL(resolve(values.library)).href)

let state = Number(values.seed) >>> 0
/** A whole number below a bound (mulberry32). */
function below(bound) {
  state = (state + 0x6d2b79f5) >>> 0
  let t = Math.imul(state ^ (state >>> 15), state | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) % bound
}
const pick = (list) => list[below(list.length)]
const some = (most, make, separator) => Array.from({ length: below(most + 1) }, make).join(separator)

const keys = [
  ...['title', 'tags', 'tag', 'deck', 'variant', 'topdeck', 'draft', 'date', '<<', 'layout', 'aliases', '"title"'],
  ...['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'prototype', 'then', 'length', 'toJSON'],
  ...['? [a, b]\n', '? {a: b}\n', '? *a\n', '!!str title', '&k title', '*a', '1', 'null', 'true', '', '~', '-', '?'],
]
const scalars = [
  ...['x', '*bold*', '*docker', '**very**', '&name text', '&a x', '*a', '@home', '`code`', '%x', '!important', '!!x y'],
  ...[
    '"open',
    "'open",
    '"\\uD800"',
    '"\\x00"',
    '"\\e[31m"',
    'a: b',
    'a: b: c',
    '#tag',
    '[[note]]',
    '{{ var }}',
    '{% x %}',
  ],
  ...['1', '0x1F', '0o17', '017', '1e400', '-.inf', '.nan', '1_000', '12:30:45', '2024-13-45', '2024-01-01T00:00:00Z'],
  ...[
    'true',
    'off',
    'no',
    'null',
    '~',
    '',
    '- a',
    '---',
    '...',
    '|',
    '>',
    '|9',
    '>-',
    '|\n  text\n    more',
    '>\n a\n\n b',
  ],
  ...[
    '!!binary "aGk="',
    '!!binary "%"',
    '!!js/function "f"',
    '!!set {a, b}',
    '!!omap [a: 1]',
    '!!pairs [a: 1]',
    '!!merge <<',
  ],
  ...['!!timestamp 2024-01-01', '!!float x', '!!int x', '!!null x', '!!map []', '!!seq {}', '!<tag:x> y', '!!str *a'],
  ...['\u0000', '\u2028', '\uD800', '\u202E', '😀', '\uFEFF', '\u0085', '\t', '\r', 'a\tb', '港口'],
  ...[
    'constructor',
    'toString',
    '__proto__',
    '{toString: 1}',
    '{__proto__: {a: 1}}',
    '{valueOf: null}',
    '{length: -1}',
  ],
  ...[
    '[*docker, linux]',
    '[*a]',
    '[&a x, *a]',
    '&b [*b]',
    '&c {d: *c}',
    '[[[[]]]]',
    '{a: {b: {c: 1}}}',
    '[,]',
    '{,}',
    '{a}',
  ],
  ...['all', 'none', 'ignore', '{headings: 2}', '{headings: [1, x]}', '{tables: cards, lists: y}', '{constructor: 1}'],
]
const value = (depth = 0) => {
  const kind = depth > 3 ? 0 : below(12)
  if (kind === 8) return `[${some(4, () => value(depth + 1), ', ')}]`
  if (kind === 9) return `{${some(4, () => `${pick(keys)}: ${value(depth + 1)}`, ', ')}}`
  if (kind === 10) return `\n${some(4, () => `${'  '.repeat(depth + 1)}- ${value(depth + 1)}`, '\n')}`
  if (kind === 11) return `\n${some(4, () => `${'  '.repeat(depth + 1)}${pick(keys)}: ${value(depth + 1)}`, '\n')}`
  return pick(scalars)
}
const bomb = () => {
  const levels = 3 + below(9)
  const lines = [`a0: &a0 [${some(9, () => 'x', ', ')}]`]
  for (let n = 1; n < levels; n++)
    lines.push(
      `a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join(', ')}]`,
    )
  return [...lines, `${pick(['tags', 'title', 'other', '<<'])}: *a${levels - 1}`].join('\n')
}
const deep = () => {
  const [open, close] = pick([
    ['[', ']'],
    ['{a: ', '}'],
    ['[{a: ', '}]'],
    ['- ', ''],
    ['? ', ''],
    ['&a ', ''],
    ['!x ', ''],
    ['"', '"'],
  ])
  const depth = pick([10, 100, 1000, 5000])
  return `${pick(keys)}: ${open.repeat(depth)}x${below(3) === 0 ? '' : close.repeat(depth)}`
}
const toml = () =>
  some(5, () => `${pick(['title', 'tags', 'a.b', '[a]', '"x"', '__proto__', 'constructor'])} = ${pick(scalars)}`, '\n')
const lines = () =>
  pick([
    () => some(6, () => `${pick(keys)}: ${value()}`, '\n'),
    () => some(6, () => `${pick(keys)}: ${value()}`, '\n'),
    () => some(6, () => `${pick(keys)}: ${value()}`, '\n'),
    () => value(),
    bomb,
    deep,
    toml,
    () => `%YAML ${pick(['1.1', '1.2', '9.9', 'x'])}\n${below(2) ? '---\n' : ''}title: ${pick(scalars)}`,
    () => `%TAG ! tag:x,2000:\n---\ntitle: !a x`,
  ])()

const signs = [
  ...'\n\n\n:-*&!|>{}[],#?%@`"\' \t\r\0',
  '\uFEFF',
  '\uD800',
  '---\n',
  '...\n',
  '<<: ',
  '*a',
  '&a ',
  '__proto__: ',
]
/** Changes a text at a few places: signs put in, taken away, doubled or moved. */
function mutated(text) {
  let changed = text
  for (let left = below(4); left > 0; left--) {
    const at = below(changed.length + 1)
    const to = at + below(8)
    const [before, part, behind] = [changed.slice(0, at), changed.slice(at, to), changed.slice(to)]
    changed = pick([
      () => before + pick(signs) + part + behind,
      () => before + behind,
      () => before + part + part + behind,
      () => behind + part + before,
    ])()
  }
  return changed
}

const fences = ['---', '---', '---', '---', '+++', '--- ', '---\t', '----', '\uFEFF---']
const body = '\n\n## What is a layer?\n\nOne diff.\n'

function page() {
  const fence = pick(fences)
  const closing = below(8) === 0 ? pick(['', '...', '---x', ' ---']) : fence.replace('\uFEFF', '')
  const whole = mutated(`${fence}\n${mutated(lines())}\n${closing}`)
  return (below(6) === 0 ? whole.replaceAll('\n', '\r\n') : whole) + body
}

const other = { path: 'a/other.md', text: '## What is a socket?\n\nOne end of a connection.\n' }
const options = {
  ledger: emptyLedger,
  now: 1_700_000_000,
  rootDeck: 'Top',
  sourceUrl: () => undefined,
  readImage: () => ({ missing: 'absent' }),
}

const crashes = []
let [withProblems, lost] = [0, 0]
const pages = Array.from({ length: Number(values.count) }, page)
for (const text of pages) {
  const fault = await faultOf(text)
  if (fault !== undefined) crashes.push({ fault, text })
}
console.log(
  `${pages.length} pages: ${crashes.length} crashes; ${withProblems} with problems; in ${lost} the question below is not found`,
)
for (const { fault, text } of crashes.slice(0, 10)) console.log(`${fault}\n${JSON.stringify(text.slice(0, 400))}\n`)

async function faultOf(text) {
  const files = [{ path: 'a/page.md', text }, other]
  try {
    const parsers = await loadParsers(files.map(({ text }) => text))
    const { cards, problems } = compile(files, { ...options, parsers })
    const texts = cards.map(({ text }) => text)
    if (!texts.includes('What is a socket?')) return 'the question of the other page is lost'
    if (problems.length > 0) withProblems++
    if (!texts.includes('What is a layer?')) lost++
    const bad = problems.find(({ file, reason }) => !file || !reason)
    return bad === undefined ? undefined : `a problem without a file or a reason: ${JSON.stringify(bad)}`
  } catch (error) {
    return String(error?.stack ?? error)
      .split('\n')
      .slice(0, 3)
      .join(' ')
  }
}

const bad = runProcesses(Number(values.processes))
process.exitCode = crashes.length + bad === 0 ? 0 : 1

/** Builds, lists and compares pages by the command line; each is committed, so that it is history for the next one. */
function runProcesses(count) {
  const project = mkdtempSync(join(tmpdir(), 'topdeck-fuzz-'))
  let [calls, bad] = [0, 0]
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
      cwd: project,
      stdio: 'ignore',
    })
  try {
    mkdirSync(join(project, 'topics/a'), { recursive: true })
    writeFileSync(join(project, 'topics', other.path), other.text)
    git('init', '--quiet')
    const step = Math.max(1, Math.floor(pages.length / Math.max(1, count)))
    for (let n = 0; n < count && n * step < pages.length; n++) {
      const text = pages[n * step]
      writeFileSync(join(project, 'topics/a/page.md'), text)
      for (const command of [['build', '--format', 'json'], ['list'], ['diff', '--against', 'HEAD~1']]) {
        if (command[0] === 'diff') {
          git('add', '--all')
          git('commit', '--quiet', '--allow-empty', '--message', 'page')
          if (n === 0) continue
        }
        const { status, stderr } = spawnSync(process.execPath, [resolve(values.cli), ...command], {
          cwd: project,
          encoding: 'utf8',
          env: { ...process.env, HOME: project, XDG_CACHE_HOME: join(project, '.git/cache') },
        })
        calls++
        const isBad = ![0, 1].includes(status) || /\n\s+at .*:\d+:\d+/.test(stderr) || /unexpected error/.test(stderr)
        if (!isBad) continue
        bad++
        console.log(
          `topdeck ${command.join(' ')}: exit code ${status}\n${stderr.slice(0, 300)}\n${JSON.stringify(text.slice(0, 300))}`,
        )
      }
    }
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
  console.log(`${calls} calls of the command line: ${bad} crashes`)
  return bad
}
