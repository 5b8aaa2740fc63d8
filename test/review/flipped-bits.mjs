// node test/review/flipped-bits.mjs [--bits N]
//
// Flips N single bits (300 when not said), each in a fresh copy of a store of 2,000 events, and N in a write-ahead log.
// Looks after each whether anything that a learner would see has changed, and whether the store has said so.

import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleStore } from './bundle.mjs'

const DAY = 86_400_000
const NOW = 20_500 * DAY + DAY / 2
const CARDS = 200
const EVENTS = 2000
const origin = '/home/ada/topics'
const itemOf = (number) => `c${String(number).padStart(11, '0')}`

/** Flips so many bits, one at a time. Gives how many of them had which outcome, and everything that was silent. */
export async function flipBits(bits, part = 'database') {
  const folder = mkdtempSync(join(tmpdir(), 'topdeck-bits-'))
  try {
    const bundle = join(folder, 'store.mjs')
    await bundleStore(bundle)
    const program = await import(pathToFileURL(bundle).href)
    const whole = join(folder, 'whole')
    mkdirSync(whole)
    fill(program, join(whole, 'reviews.db'), part, join(folder, 'kept'))
    const original = part === 'log' ? join(folder, 'kept') : whole
    const expected = seen(program, copyOf(original, join(folder, 'expected')))
    if (expected.reports.length > 0)
      throw new Error(`The store is damaged before a bit is flipped: ${expected.reports}`)
    const outcomes = {}
    const wrong = []
    for (let count = 0; count < bits; count += 1) {
      const path = copyOf(original, join(folder, 'flipped'))
      const place = flipOne(part === 'log' ? `${path}-wal` : path)
      const outcome = outcomeOf(program, path, expected)
      outcomes[outcome.type] = (outcomes[outcome.type] ?? 0) + 1
      if (outcome.type === 'silent' || outcome.type === 'failed') wrong.push(`bit ${place}: ${outcome.what}`)
    }
    return { outcomes, wrong }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function copyOf(original, folder) {
  rmSync(folder, { recursive: true, force: true })
  cpSync(original, folder, { recursive: true, preserveTimestamps: true })
  return join(folder, 'reviews.db')
}

function flipOne(path) {
  const bytes = readFileSync(path)
  const bit = Math.floor(Math.random() * bytes.length * 8)
  bytes[bit >> 3] ^= 1 << (bit & 7)
  writeFileSync(path, bytes)
  return `${bit >> 3}.${bit & 7}`
}

function outcomeOf(program, path, expected) {
  let found
  try {
    found = seen(program, path)
  } catch (error) {
    return { type: 'failed', what: error.message }
  }
  const changed = Object.keys(expected.what).filter((key) => found.what[key] !== expected.what[key])
  if (found.reports.length === 0) {
    return changed.length === 0 ? { type: 'harmless' } : { type: 'silent', what: changed.join(', ') }
  }
  return { type: changed.length === 0 ? 'reported, all recovered' : 'reported' }
}

function optionsWith(program, reports) {
  const report = (what) => reports.push(what)
  return { device: 'laptop', now: () => NOW, replay: program.replay, onRepair: report, onNotice: report }
}

/** A store with 2,000 events; with a log, the last 20 of them are in it, as after a crash. */
function fill(program, path, part, kept) {
  const nextId = program.eventIds(randomBytes)
  const events = Array.from({ length: EVENTS }, (_, index) => {
    const time = NOW - (EVENTS - index) * 3_600_000
    const happened = { id: nextId(time), item: itemOf(index % CARDS), time, offset: 60, device: 'laptop' }
    if (index % 97 === 0) return { ...happened, type: 'bury' }
    if (index % 189 === 0) return { ...happened, type: 'suspend' }
    return { ...happened, type: 'review', grade: (index % 4) + 1, taken: 3000 + index, seen: `seen${index % CARDS}` }
  })
  const store = program.openStore(path, optionsWith(program, []))
  const before = part === 'log' ? EVENTS - 20 : EVENTS
  store.merge(events.slice(0, before))
  putCards(store)
  store.setSetting('parameters', '[0.4, 0.6]')
  store.close()
  rmSync(`${path}.copies`, { recursive: true, force: true })
  if (part !== 'log') return
  const later = program.openStore(path, optionsWith(program, []))
  for (const event of events.slice(before)) later.record(event)
  copyOf(join(path, '..'), kept)
  later.close()
}

function putCards(store) {
  const cards = Array.from({ length: CARDS }, (_, number) => ({
    id: itemOf(number),
    items: [itemOf(number)],
    kind: 'open',
    deck: `Topdeck::part${number % 7}`,
    tags: [`tag${number % 5}`, `group::tag${number % 3}`],
    text: `Question ${number}?`,
    fields: { question: `<p>Question ${number}?</p>`, answer: `<p>The answer ${number}</p>`, context: '', notes: '' },
    file: 'README.md',
    line: number + 1,
    address: undefined,
    changed: 1_700_000_000,
    fingerprint: `seen${number}`,
  }))
  store.replaceCards(origin, 'digest', cards)
}

/** What a learner sees of a store, and what the store has said. */
function seen(program, path) {
  const reports = []
  const store = program.openStore(path, optionsWith(program, reports))
  try {
    // Cards are loaded from their topics again when the store doesn't have them.
    if (store.digestOf(origin) !== 'digest') putCards(store)
    const scope = { origin, decks: [], tags: [] }
    const limits = { new: 1000, learning: 1000, review: 1000 }
    const query = { ...scope, now: NOW, today: 20_500, until: 20_500, siblings: 'apart', order: 'due', limits }
    const json = (value) => JSON.stringify(value)
    const what = {
      due: json(store.due(query)),
      later: json([...store.reviewsByDay(scope)]),
      order: json(store.itemsOf(scope)),
      cards: json(Array.from({ length: CARDS }, (_, number) => store.card(origin, itemOf(number)))),
      decks: json([store.decksOf(origin), store.tagsOf(origin)]),
      settings: json([store.setting('parameters'), store.device]),
      states: json(store.states()),
      histories: json(Array.from({ length: CARDS }, (_, number) => store.historyOf(itemOf(number)))),
      recent: json(store.eventsSince(NOW - 30 * DAY)),
      undoable: json(store.lastUndoable()),
      events: json([...store.events()]),
    }
    return { what, reports }
  } finally {
    store.close()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { bits: { type: 'string', default: '300' } } })
  for (const part of ['database', 'log']) {
    const { outcomes, wrong } = await flipBits(Number(values.bits), part)
    process.stdout.write(`${values.bits} flipped bits of the ${part}: ${JSON.stringify(outcomes)}\n`)
    for (const line of wrong) process.stdout.write(`  ${line}\n`)
    if (wrong.length > 0) process.exitCode = 1
  }
}
