// node test/review/session-crash.mjs [--kills N]
//
// Lets two programs at a time review by `topdeck review --json`, and kills both at random moments, N times (200 when not
// said); looks after each whether all grades are there that were confirmed.

import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DatabaseSync } from '@photostructure/sqlite'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Kills so many pairs of sessions. Gives how many grades were confirmed, and everything that is wrong. */
export async function crashSessions(kills) {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  // Below the packages, so that those which stay outside of the bundle are found.
  const folder = mkdtempSync(join(cache, 'topdeck-crash-'))
  try {
    const program = await bundleProgram(folder)
    mkdirSync(join(folder, 'topics/animals'), { recursive: true })
    const questions = Array.from({ length: 40 }, (_, index) => `## What is number ${index}?\n\nThe number ${index}.\n`)
    writeFileSync(join(folder, 'topics/animals/README.md'), questions.join('\n'))
    const store = join(folder, 'reviews.db')
    const confirmed = []
    const wrong = []
    for (let kill = 1; kill <= kills; kill += 1) {
      const sessions = [startSession(program, folder, store), startSession(program, folder, store)]
      // One in five while they start, the others while they review.
      if (kill % 5 === 0) await sleep(Math.random() * 300)
      else await Promise.all(sessions.map(({ begun }) => begun)).then(() => sleep(Math.random() * 150))
      for (const { child } of sessions) child.kill('SIGKILL')
      for (const { events, complained } of await Promise.all(sessions.map(({ ended }) => ended))) {
        confirmed.push(...events)
        if (complained !== '') wrong.push(`${kill}: ${complained}`)
      }
      wrong.push(...look(folder, store, confirmed).map((what) => `${kill}: ${what}`))
    }
    return { confirmed: confirmed.length, wrong }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function bundleProgram(folder) {
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts'],
    outdir: join(folder, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['satteri', '@photostructure/sqlite', '@open-spaced-repetition/binding'],
    banner: { js: 'var require=process.getBuiltinModule;' },
  })
  return join(folder, 'dist/cli.js')
}

/** A session that grades whatever it is shown, mostly so that it is shown again. */
function startSession(program, folder, store) {
  const child = spawn(process.execPath, [program, 'review', '--json', '--new', '9999', '--store', store], {
    cwd: folder,
  })
  const events = []
  let complained = ''
  child.stdin.on('error', () => undefined)
  child.stderr.on('data', (text) => {
    complained += text
  })
  const begun = new Promise((settle) => {
    child.on('close', settle)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = readMessage(line)
      if (message?.type === 'graded') {
        events.push(message.event)
        settle()
      }
      if (message?.type === 'error') complained += `${message.message}\n`
      if (message?.type === 'card') child.stdin.write(`{"grade":${Math.random() < 0.9 ? 1 : 3}}\n`)
    })
  })
  const ended = new Promise((settle) => child.on('close', () => settle({ events, complained })))
  return { child, begun, ended }
}

/** The last line may have been cut off. */
function readMessage(line) {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** What is wrong with a store in which these events have to be. */
function look(folder, store, confirmed) {
  const wrong = readdirSync(folder).filter((name) => name.includes('damaged'))
  const database = new DatabaseSync(store)
  const there = new Map(
    database
      .prepare('SELECT id, grade, item FROM events')
      .all()
      .map((row) => [row.id, row]),
  )
  const missing = confirmed.filter((id) => !there.has(id))
  if (missing.length > 0) wrong.push(`${missing.length} confirmed grades are missing`)
  const halves = [...there.values()].filter(({ grade, item }) => grade === null || !item)
  if (halves.length > 0) wrong.push(`${halves.length} events are not whole`)
  const [check] = Object.values(database.prepare('PRAGMA integrity_check').get())
  if (check !== 'ok') wrong.push(`integrity: ${check}`)
  database.close()
  return wrong
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } })
  const { confirmed, wrong } = await crashSessions(Number(values.kills))
  process.stdout.write(`${values.kills} kills of two sessions: ${confirmed} grades confirmed, ${wrong.length} faults\n`)
  for (const line of wrong) process.stdout.write(`  ${line}\n`)
  if (wrong.length > 0) process.exitCode = 1
}
