// node bench/time-limits.mjs [--cli FILE] [--size 100k,1m] [--only WORD] [--limit 20] [--all]
//
// Builds files of one repeated or nested thing each: every mark of Markdown and of its dialects, HTML, YAML and comments.
// Each is built in a process of its own and compared with prose of the same size. Prints those that take more than LIMIT
// times as long (with --all, everything), those that crash, and those whose first question is lost without a problem; the exit
// code is 1 if there are any. What is measured is the time of the processor, so that other programs count little. A build
// is stopped after six times its limit.
//
//   --cli FILE    the program to measure (default: dist/cli.js)
//   --size LIST   sizes of the files (default: 100k,1m)
//   --only WORD   only the patterns that have this in their name
//   --limit N     how many times the time of prose a file may take (default: 20)

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { patterns, times } from './time-patterns.mjs'

const { values } = parseArgs({
  options: {
    cli: { type: 'string', default: fileURLToPath(new URL('../dist/cli.js', import.meta.url)) },
    size: { type: 'string', default: '100k,1m' },
    only: { type: 'string', default: '' },
    limit: { type: 'string', default: '20' },
    all: { type: 'boolean', default: false },
  },
})
const cli = resolve(values.cli)
const limit = Number(values.limit)

const prose =
  'The harbour was quiet that morning, and the boats lay close to the wall. A man carried nets from one end to the other ' +
  'while his brother counted the boxes. Nobody spoke until the first ferry came in.\n\n'

/** An option of Node by which a process writes the microseconds that it has used to its file 3. */
const sayTime = `--import=data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeSync(3,String(user+system))})",
)}`

const folder = mkdtempSync(join(tmpdir(), 'topdeck-time-'))
let failures = 0
try {
  for (const size of values.size.split(',').map(toNumber)) await measureAll(size)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failures === 0 ? 0 : 1

async function measureAll(size) {
  const baselines = []
  for (let run = 0; run < 3; run++) baselines.push((await build('.md', times(prose)(size), 600)).seconds)
  const baseline = baselines.sort((a, b) => a - b)[1] ?? 0
  console.log(`\n${size / 1000} kB: prose takes ${baseline.toFixed(2)} s`)
  const names = Object.keys(patterns).filter((name) => name.includes(values.only))
  let failed = 0
  for (const name of names) {
    const made = patterns[name](size)
    const { before = '', content = '', lost = false } = typeof made === 'string' ? { content: made } : made
    const text = `${before}## What is the first question?\n\nThe first answer.\n\n${content}`
    const row = await build(patterns[name].extension ?? '.md', text, baseline * limit * 6)
    const faults = [
      ...(row.code === null ? ['stopped'] : []),
      ...(row.code !== null && row.code > 1 ? [`exit code ${row.code}`] : []),
      ...(!lost && row.code !== null && !row.hasFirst && !row.isTold
        ? ['the first question is lost without a word']
        : []),
      ...(row.seconds > baseline * limit ? ['too slow'] : []),
    ]
    if (faults.length > 0) failed++
    if (faults.length === 0 && !values.all) continue
    const said = `${row.seconds.toFixed(2)} s`.padStart(9) + `${(row.seconds / baseline).toFixed(1)} ×`.padStart(9)
    console.log(`${said}  ${name}  ${faults.join(', ')}`)
  }
  failures += failed
  console.log(`${failed} of ${names.length} patterns fail`)
}

/** Builds a project of one file in a process of its own. */
async function build(extension, text, mostSeconds) {
  const project = mkdtempSync(join(folder, 'p-'))
  mkdirSync(join(project, 'topics/a'), { recursive: true })
  writeFileSync(join(project, `topics/a/page${extension}`), text)
  const start = performance.now()
  const child = spawn(process.execPath, [cli, 'build'], {
    cwd: project,
    env: { ...process.env, XDG_CACHE_HOME: join(project, 'cache'), HOME: project, NODE_OPTIONS: sayTime },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  let [said, used] = ['', '']
  child.stdio[3].on('data', (data) => {
    used += data
  })
  child.stderr.on('data', (data) => {
    if (said.length < 300) said += data
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), mostSeconds * 1000)
  const code = await new Promise((done) => child.on('close', done))
  clearTimeout(timer)
  const seconds = used === '' ? (performance.now() - start) / 1000 : Number(used) / 1e6
  const hasFirst = deckFiles(project).some((path) => readFileSync(path, 'utf8').includes('What is the first question?'))
  rmSync(project, { recursive: true, force: true })
  return { code, seconds, hasFirst, isTold: said.includes('page.') }
}

function deckFiles(project) {
  try {
    return readdirSync(join(project, 'decks'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(project, 'decks', name))
  } catch {
    return []
  }
}

function toNumber(text) {
  const number = Number(text.replace(/k$/, '000').replace(/m$/, '000000'))
  if (!(number > 0)) throw new Error(`--size: unexpected "${text}", expected a number of characters such as 100k`)
  return number
}
