// node test/review/crash.mjs [--kills N]
//
// Kills a process N times (200 when not said) at random moments while it records reviews, N times while it puts a damaged
// store right, N times while it copies a store, and N times while it takes over a store of the first version; looks after
// each whether all reviews are there of which it has said so, and whether all copies are whole.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { DatabaseSync } from '@photostructure/sqlite'
import { bundleStore } from './bundle.mjs'

const recorder = fileURLToPath(new URL('recorder.mjs', import.meta.url))

/** Starts a process that records reviews; gives it, and the ids that it has printed when it has ended. */
export function startRecorder(bundle, path, device, count) {
  const child = spawn(process.execPath, [recorder, bundle, path, device, String(count)])
  let printed = ''
  let complained = ''
  const begun = new Promise((settle) => {
    child.stdout.on('data', (text) => {
      printed += text
      settle()
    })
    child.on('close', settle)
  })
  child.stderr.on('data', (text) => {
    complained += text
  })
  const ended = new Promise((settle) => {
    child.on('close', (code) => settle({ code, complained, ids: printed.split('\n').filter((id) => id.length === 26) }))
  })
  return { child, begun, ended }
}

/** Kills a recorder so many times. Gives how much was recorded, and everything that is wrong. */
export async function crash(kills) {
  return inFolder(async ({ bundle, path, look }) => {
    const recorded = []
    const wrong = []
    for (let kill = 1; kill <= kills; kill += 1) {
      const { child, begun, ended } = startRecorder(bundle, path, 'laptop', 1_000_000)
      // One in five while it starts, the others while it records.
      if (kill % 5 === 0) await sleep(Math.random() * 150)
      else await begun.then(() => sleep(Math.random() * 60))
      child.kill('SIGKILL')
      const { ids, complained } = await ended
      recorded.push(...ids)
      const repaired = readdirSync(dirname(path)).some((name) => name.includes('damaged')) ? ['found damaged'] : []
      wrong.push(...[complained, ...repaired, ...look(recorded)].filter(Boolean).map((what) => `${kill}: ${what}`))
    }
    return { recorded: recorded.length, wrong }
  })
}

/** The same while a damaged store is being put right, of which all events can be read. */
export async function crashRepair(kills) {
  return inFolder(async ({ bundle, path, look }) => {
    const { ids } = await startRecorder(bundle, path, 'laptop', 1000).ended
    const whole = readFileSync(path)
    const wrong = []
    for (let kill = 1; kill <= kills; kill += 1) {
      writeFileSync(path, whole.fill(0xa5, 0, 100))
      const { child, ended } = startRecorder(bundle, path, 'laptop', 0)
      await sleep(60 + Math.random() * 150)
      child.kill('SIGKILL')
      const { complained } = await ended
      wrong.push(...[complained, ...look(ids)].filter(Boolean).map((what) => `${kill}: ${what}`))
    }
    return { recorded: ids.length, wrong }
  })
}

/** The same while a store is being copied at the end of a session. */
export async function crashCopy(kills) {
  return inFolder(async ({ bundle, path, look }) => {
    const { ids } = await startRecorder(bundle, path, 'laptop', 1000).ended
    const recorded = [...ids]
    const wrong = []
    for (let kill = 1; kill <= kills; kill += 1) {
      // Every other time, there is no copy of today.
      const today = new Date().toISOString().slice(0, 10)
      if (kill % 2 === 0) rmSync(`${path}.copies/${today}.db`, { force: true })
      const { child, begun, ended } = startRecorder(bundle, path, 'laptop', 1)
      await begun.then(() => sleep(Math.random() * 40))
      child.kill('SIGKILL')
      const { ids: more, complained } = await ended
      recorded.push(...more)
      const faults = [complained, ...look(recorded), ...lookAtCopies(path)]
      wrong.push(...faults.filter(Boolean).map((what) => `${kill}: ${what}`))
    }
    return { recorded: recorded.length, wrong }
  })
}

/** The same while a store of the first version is being taken over. */
export async function crashMigration(kills) {
  return inFolder(async ({ bundle, path, look }) => {
    const { ids } = await startRecorder(bundle, path, 'laptop', 1000).ended
    toFirstVersion(path)
    const old = readFileSync(path)
    const wrong = []
    for (let kill = 1; kill <= kills; kill += 1) {
      for (const name of readdirSync(dirname(path))) {
        if (/^reviews\.db($|.*(wal|shm|state|copies|backup-\d)$)/.test(name)) {
          rmSync(join(dirname(path), name), { recursive: true })
        }
      }
      writeFileSync(path, old)
      const { child, ended } = startRecorder(bundle, path, 'laptop', 0)
      await sleep(60 + Math.random() * 150)
      child.kill('SIGKILL')
      const { complained } = await ended
      wrong.push(...[complained, ...look(ids)].filter(Boolean).map((what) => `${kill}: ${what}`))
    }
    return { recorded: ids.length, wrong }
  })
}

/** Makes a store what the first version of the program would have left. */
export function toFirstVersion(path) {
  const database = new DatabaseSync(path)
  for (const table of ['events', 'states', 'meta', 'versions', 'origins']) {
    database.exec(`ALTER TABLE ${table} DROP COLUMN sum`)
  }
  database.exec('ALTER TABLE events DROP COLUMN value; ALTER TABLE states DROP COLUMN flag')
  database.exec('PRAGMA user_version = 1; PRAGMA journal_mode = DELETE')
  database.close()
}

/** What is wrong with the copies of a store. */
function lookAtCopies(path) {
  const folder = `${path}.copies`
  return (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => {
    if (!name.endsWith('.db')) return []
    const database = new DatabaseSync(join(folder, name))
    const [check] = Object.values(database.prepare('PRAGMA integrity_check').get())
    const { count } = database.prepare('SELECT count(*) AS count FROM events').get()
    database.close()
    return check === 'ok' && count >= 1000 ? [] : [`the copy ${name} has ${count} events: ${check}`]
  })
}

async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'topdeck-crash-'))
  try {
    const bundle = join(folder, 'store.mjs')
    await bundleStore(bundle)
    const { openStore, replay } = await import(pathToFileURL(bundle).href)
    const path = join(folder, 'reviews.db')
    return await work({ bundle, path, look: (ids) => look(path, ids, openStore, replay) })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What is wrong with a store in which these ids have to be. */
function look(path, recorded, openStore, replay) {
  const wrong = []
  const options = { device: 'laptop', now: Date.now, replay, onRepair: () => undefined }
  const store = openStore(path, options)
  const there = new Set(Array.from(store.events(), ({ id }) => id))
  const missing = recorded.filter((id) => !there.has(id))
  if (missing.length > 0) wrong.push(`${missing.length} recorded events are missing`)
  const stale = store.states().filter((state) => {
    return JSON.stringify(state) !== JSON.stringify(replay(state.item, store.eventsOf(state.item)))
  })
  if (stale.length > 0) wrong.push(`${stale.length} states are not what their events add up to`)
  const database = new DatabaseSync(path)
  const [check] = Object.values(database.prepare('PRAGMA integrity_check').get())
  if (check !== 'ok') wrong.push(`integrity: ${check}`)
  database.close()
  store.close()
  return wrong
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } })
  const kills = Number(values.kills)
  for (const [what, run] of Object.entries({
    recording: crash,
    repairing: crashRepair,
    copying: crashCopy,
    migrating: crashMigration,
  })) {
    const { recorded, wrong } = await run(kills)
    process.stdout.write(`${kills} kills while ${what}: ${recorded} events recorded, ${wrong.length} faults\n`)
    for (const line of wrong) process.stdout.write(`  ${line}\n`)
    if (wrong.length > 0) process.exitCode = 1
  }
}
