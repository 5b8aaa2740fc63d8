// npm run bench -- [--folder DIR] [--runs N]
//
// Compares the program in `dist` (which `npm run bench` builds first) with its peers on a folder of Markdown: the shipped
// topics, or DIR. Every figure is the median of N runs (default 5; 21 for start-up), each in a process of its own. The rows
// of a table take turns, so that a busy moment of the machine affects them all alike. Peak memory is the largest resident
// set of the process. The tables:
//
//   Build      the whole of `topdeck build`, from starting the process to the written decks: a cold build, a build with
//              nothing changed, and one with one file changed. For comparison, remark-parse with remark-gfm parsing the
//              same files and doing nothing else, without its start-up time.
//   Parsers    the same build through the library, with its default parser and with remark, and whether the cards agree.
//   Package    the cards of that build written by topdeck and by anki-apkg-export, which may stop before the end.
//   Generated  10,000 and 100,000 generated cards of 1 kB written to a package.
//   Identity   identifying and merging: the questions of the folder, then 25,000, 50,000 and 100,000 generated ones, at
//              first, again with nothing changed, and with one in twenty reworded; and the search for reworded pairs.
//   Review     100,000 generated cards in 1,000 files with 1,000,000 reviews: `topdeck due`, and opening the store up to
//              the first due card, next to `node -e 0`; and the one-off cost of compiling, importing and deriving it all.
//   Start-up   `topdeck --help`, and `topdeck list` of a file with one question, next to an empty script.

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleStore } from '../test/review/bundle.mjs'
import { markdownFiles } from './markdown-files.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const topdeck = join(root, 'dist/cli.js')
const { values } = parseArgs({
  options: { folder: { type: 'string', default: join(root, 'topics') }, runs: { type: 'string', default: '5' } },
})
const runs = Number(values.runs)
const source = resolve(values.folder)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs: unexpected "${values.runs}", expected 1 or more`)
if (!existsSync(topdeck)) throw new Error('dist/cli.js: no such file; run `npm run build` first')

const workplace = mkdtempSync(join(tmpdir(), 'topdeck-bench-'))
const topics = join(workplace, 'topics')
const env = { ...process.env, XDG_CACHE_HOME: join(workplace, 'cache') }
try {
  cpSync(source, topics, { recursive: true, filter: (path) => !['.git', 'node_modules'].includes(basename(path)) })
  const count = markdownFiles(topics).length
  console.log(`Node ${process.version}, ${source} (${count} files), medians of ${runs} runs`)
  benchBuild()
  const decks = benchParsers()
  benchPackage(decks)
  benchGenerated()
  benchIdentity()
  await benchReview()
  benchStartUp()
} finally {
  rmSync(workplace, { recursive: true })
}

function benchBuild() {
  const changed = middleFile(markdownFiles(topics))
  const text = readFileSync(changed, 'utf8')
  const build = [topdeck, 'build', 'topics', '--output', 'decks']
  const rows = interleave(runs, {
    remark: () => spawnJob('parse.mjs', topics),
    cold: () => {
      for (const left of ['decks', 'cache', 'topdeck.lock'])
        rmSync(join(workplace, left), { recursive: true, force: true })
      writeFileSync(changed, text)
      return spawn(build)
    },
    unchanged: () => spawn(build),
    'one file changed': (run) => {
      writeFileSync(changed, `${text}\nOne more line, the ${run}th.\n`)
      return spawn(build)
    },
  })
  writeFileSync(changed, text)
  const alone = median(rows.remark.map(({ said }) => said.ms))
  printTable(
    'Build',
    ['', 'time', '× remark-parse + remark-gfm', 'peak memory'],
    [
      ['remark-parse + remark-gfm, parsing alone', milliseconds(alone), '1.00', peakOf(rows.remark)],
      ...['cold', 'unchanged', 'one file changed'].map((name) => {
        const time = timeOf(rows[name])
        return [`topdeck build, ${name}`, milliseconds(time), ratio(time, alone), peakOf(rows[name])]
      }),
    ],
  )
}

/** Returns the folder with the decks that the default parser gives. */
function benchParsers() {
  const out = (parser) => join(workplace, `decks-${parser}`)
  const build = (parser) => () => spawnJob('library.mjs', topics, parser, out(parser))
  const rows = interleave(runs, {
    remark: () => spawnJob('parse.mjs', topics),
    'by default': build('default'),
    'by remark-parse': build('remark'),
  })
  const alone = median(rows.remark.map(({ said }) => said.ms))
  printTable(
    'Parsers',
    ['', 'time', '× remark-parse + remark-gfm', 'peak memory'],
    [
      ...['by default', 'by remark-parse'].map((name) => {
        const time = timeOf(rows[name])
        return [`the library's build, parsed ${name}`, milliseconds(time), ratio(time, alone), peakOf(rows[name])]
      }),
    ],
  )
  const [ours, theirs] = [cardsOf(out('default')), cardsOf(out('remark'))]
  const differing = [...new Set([...ours.keys(), ...theirs.keys()])].filter((id) => ours.get(id) !== theirs.get(id))
  if (differing.length === 0) console.log(`same cards: yes (${ours.size})`)
  else {
    console.log(`same cards: no (${differing.length} of ${ours.size} differ: ${differing.slice(0, 10).join(', ')})`)
    process.exitCode = 1
  }
  return out('default')
}

function benchPackage(decks) {
  const write = (writer) => () => spawnJob('package.mjs', writer, '--decks', decks)
  printWriters(
    'Package',
    interleave(runs, { topdeck: write('topdeck'), 'anki-apkg-export': write('anki-apkg-export') }),
  )
}

function benchGenerated() {
  const write = (count) => () => spawnJob('package.mjs', 'topdeck', '--cards', count)
  const rows = interleave(runs, { 'topdeck, 10,000': write('10000'), 'topdeck, 100,000': write('100000') })
  printWriters('Generated', rows)
}

function benchIdentity() {
  const measure = (of) => () => spawnJob('identity.mjs', of)
  const counts = ['25000', '50000', '100000']
  const rows = interleave(runs, { folder: measure(topics), ...Object.fromEntries(counts.map((n) => [n, measure(n)])) })
  const stages = ['first', 'unchanged', 'edited'].map((name) => [`identify, ${name}`, `merge, ${name}`])
  const head = [
    '',
    'questions',
    'first',
    'unchanged',
    'edited',
    'µs each',
    'ids kept',
    'reworded pairs',
    'ledger',
    'peak memory',
  ]
  const lines = ['folder', ...counts].map((name) => {
    const [{ questions, kept }] = rows[name].map(({ said }) => said)
    const time = (parts) => median(rows[name].map(({ said }) => parts.reduce((sum, part) => sum + said.times[part], 0)))
    const [first, unchanged, edited] = stages.map(time)
    return [
      name === 'folder' ? 'the folder' : 'made-up',
      String(questions),
      ...[first, unchanged, edited].map(milliseconds),
      ((first / questions) * 1000).toFixed(0),
      kept === questions ? 'all' : String(kept),
      milliseconds(time(['suggest'])),
      milliseconds(time(['write the ledger', 'read the ledger'])),
      peakOf(rows[name]),
    ]
  })
  printTable('Identity', head, lines)
}

async function benchReview() {
  const folder = join(workplace, 'review')
  mkdirSync(folder)
  const [cards, reviews] = ['100000', '1000000']
  const { said: once } = spawnJob('review-project.mjs', folder, cards, reviews)
  const code = join(folder, 'store.mjs')
  await bundleStore(code)
  const store = join(folder, 'reviews.db')
  const rows = interleave(21, {
    'node -e 0': () => spawn(['-e', '0']),
    'topdeck due': () => spawn([topdeck, 'due', '--store', store], folder),
    'the store alone, to the first card': () => spawnJob('first-card.mjs', code, store, join(folder, 'topics')),
  })
  const bare = timeOf(rows['node -e 0'])
  printTable(
    'Review',
    ['', 'time', '× node -e 0', 'most wanted', 'peak memory'],
    Object.entries(rows).map(([name, row]) => {
      const wanted = name === 'node -e 0' ? '' : milliseconds(3 * bare + 50)
      return [name, milliseconds(timeOf(row)), ratio(timeOf(row), bare), wanted, peakOf(row)]
    }),
  )
  const { compiled, imported, derived, megabytes } = once
  const times = [compiled, imported, derived].map(milliseconds)
  console.log(
    `once: compiled in ${times[0]}, imported in ${times[1]}, derived in ${times[2]}; ${Math.round(megabytes)} MB`,
  )
}

function benchStartUp() {
  const folder = join(workplace, 'small')
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'one.md'),
    '<details><summary>What is a pod?</summary>\n\nA group of containers.\n</details>\n',
  )
  writeFileSync(join(folder, 'empty.mjs'), '')
  const rows = interleave(21, {
    'an empty script': () => spawn([join(folder, 'empty.mjs')]),
    'topdeck --help': () => spawn([topdeck, '--help']),
    'topdeck list, one question': () => spawn([topdeck, 'list', 'one.md'], folder),
  })
  const empty = timeOf(rows['an empty script'])
  printTable(
    'Start-up',
    ['', 'time', '× empty script', 'peak memory'],
    [
      ...Object.entries(rows).map(([name, row]) => {
        return [name, milliseconds(timeOf(row)), ratio(timeOf(row), empty), peakOf(row)]
      }),
    ],
  )
}

function printWriters(title, rows) {
  const head = ['', 'cards', 'time', 'per 10,000', 'peak memory', 'package', 'stopped by']
  const lines = Object.entries(rows).map(([name, row]) => {
    const [{ asked, cards, bytes, stopped = '' }] = row.map(({ said }) => said)
    const time = median(row.map(({ said }) => said.ms))
    const each = cards === 0 ? '' : milliseconds((time / cards) * 10_000)
    const reached = cards === asked ? String(cards) : `${cards} of ${asked}`
    return [name, reached, milliseconds(time), each, peakOf(row), `${(bytes / 1e6).toFixed(1)} MB`, stopped]
  })
  printTable(title, head, lines)
}

/** Runs every measurement once, then every one a second time, and so on. Returns a list of results for each. */
function interleave(times, measurements) {
  const results = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]))
  for (let run = 1; run <= times; run += 1) {
    for (const [name, measure] of Object.entries(measurements)) results[name].push(measure(run))
  }
  return results
}

/** Runs a script of this folder; `said` in the result is the JSON that it prints. */
function spawnJob(name, ...parameters) {
  const result = spawn([script(name), ...parameters])
  return { ...result, said: JSON.parse(result.printed.trim().split('\n').at(-1)) }
}

/** Runs a script in a folder. Returns its wall time in ms and its peak memory in kB. */
function spawn(parameters, cwd = workplace) {
  const start = performance.now()
  const child = spawnSync(process.execPath, ['--require', script('peak.cjs'), ...parameters], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  })
  const ms = performance.now() - start
  // 1 is how topdeck ends when it has found problems in the Markdown.
  if (child.status !== 0 && child.status !== 1) {
    throw new Error(`${parameters.join(' ')} ended with ${child.status ?? child.signal}: ${child.stderr.slice(-2000)}`)
  }
  return { ms, peak: Number(child.output[3]), printed: child.stdout }
}

function script(name) {
  return join(root, 'bench', name)
}

/** The file of median length. */
function middleFile(files) {
  const bySize = files.toSorted((a, b) => a.text.length - b.text.length)
  return join(topics, bySize[Math.floor(bySize.length / 2)].path)
}

/** The cards of a folder's JSON decks, serialised, by id. */
function cardsOf(folder) {
  const decks = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const cards = decks.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).cards)
  return new Map(cards.map((card) => [card.id, JSON.stringify(card)]))
}

function timeOf(results) {
  return median(results.map(({ ms }) => ms))
}

function peakOf(results) {
  return `${Math.round(median(results.map(({ peak }) => peak)) / 1024)} MB`
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function milliseconds(ms) {
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

function ratio(ms, reference) {
  return (ms / reference).toFixed(2)
}

/** Prints a table: the first column is aligned left, the figures right. */
function printTable(title, head, rows) {
  const lines = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  console.log(`\n${title}`)
  for (const line of lines) {
    const cells = line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
    console.log(`  ${cells.join('   ').trimEnd()}`)
  }
}
