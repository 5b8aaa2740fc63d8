// node bench/review-store.mjs [--cards N] [--events N] [--store FILE]
//
// Measures the review store with 100,000 cards, of which one in ten is due, and 1,000,000 events: creating it, opening it,
// counting and listing due cards, recording a review, computing statistics, and the memory that takes.
// FILE is kept afterwards, and reused if it already exists. Times are medians of 21 runs, in milliseconds.

import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleStore } from '../test/review/bundle.mjs'
import { generatedCards } from './generated-cards.mjs'

const DAY = 86_400_000
const TODAY = 20_500
const NOW = TODAY * DAY + 12 * 3_600_000
const ORIGIN = '/home/ada/notes/topics'
const RUNS = 21

const { values } = parseArgs({
  options: {
    cards: { type: 'string', default: '100000' },
    events: { type: 'string', default: '1000000' },
    store: { type: 'string' },
    measure: { type: 'string' },
  },
})
const cards = Number(values.cards)
const events = Number(values.events)

/** Replaces the scheduler: intervals of up to 460 days, so that one card in ten is due. */
function replay(item, history) {
  const reviews = history.filter(({ type }) => type === 'review')
  const last = reviews.at(-1)
  const day = Math.floor((last?.time ?? 0) / DAY)
  const interval = 1 + (Math.floor((last?.time ?? 0) / 1000) % 460)
  return {
    item,
    phase: last === undefined ? 'new' : 'review',
    step: 0,
    memory: last === undefined ? undefined : { stability: interval, difficulty: 5 },
    due: last === undefined ? undefined : { type: 'day', day: day + interval },
    last: last === undefined ? undefined : { time: last.time, day },
    interval,
    reviews: reviews.length,
    lapses: 0,
    availability: 'active',
    buried: undefined,
    seen: last?.seen,
  }
}

const options = { device: 'bench', now: () => NOW, replay, onRepair: () => undefined }
const query = {
  origin: ORIGIN,
  decks: [],
  tags: [],
  now: NOW,
  today: TODAY,
  until: TODAY,
  siblings: 'apart',
  order: 'due',
  limits: { new: 50, learning: 50, review: 50 },
}
const tagged = { ...query, tags: [[{ tag: 'section', wanted: 'present' }], [{ tag: 'section::s7', wanted: 'absent' }]] }

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'topdeck-bench-'))
  try {
    const code = join(folder, 'store.mjs')
    await bundleStore(code)
    run(code, values.store ?? join(folder, 'reviews.db'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(code, path) {
  const job = (name) => {
    const parameters = ['--measure', code, '--store', path, '--cards', cards, '--events', events]
    const start = performance.now()
    const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...parameters.map(String)], {
      encoding: 'utf8',
      env: { ...process.env, TOPDECK_BENCH: name },
    })
    if (child.status !== 0) throw new Error(child.stderr)
    return { wall: performance.now() - start, ...JSON.parse(child.stdout) }
  }
  if (!existsSync(path)) print('made', job('make'))
  print('file', { MB: statSync(path).size / 1e6 })
  const starts = Array.from({ length: RUNS }, () => job('due'))
  print('a start: load, open, counts and first 50 of each, first card', medians(starts))
  print('the same with --tag section --tag !section::s7', medians(Array.from({ length: 5 }, () => job('tagged'))))
  print('the same with 90,000 reviews due', medians(Array.from({ length: 5 }, () => job('backlog'))))
  print('500 reviews recorded', job('record'))
  print('statistics of all', job('statistics'))
  print('cards replaced, one changed', job('replace'))
}

async function measure(code, path) {
  const start = performance.now()
  const { openStore, eventIds, ...review } = await import(code)
  const loaded = performance.now()
  const store = openStore(path, options)
  const opened = performance.now()
  const figures = jobs[process.env.TOPDECK_BENCH](store, eventIds(randomBytes), review)
  const done = performance.now()
  store.close()
  const total = performance.now() - start
  const peak = process.resourceUsage().maxRSS / 1024
  console.log(
    JSON.stringify({ load: loaded - start, open: opened - loaded, work: done - opened, total, peak, ...figures }),
  )
}

const jobs = {
  make(store, nextId) {
    store.replaceCards(ORIGIN, 'first', atHand())
    const items = store.itemsOf(query).map(({ item }) => item)
    // Nine of ten cards have been seen.
    const seen = items.filter((_, index) => index % 10 !== 0)
    const batch = 500_000
    for (let from = 0; from < events; from += batch) {
      const list = Array.from({ length: Math.min(batch, events - from) }, (_, index) => {
        const number = from + index
        const item = seen[(number * 7919) % seen.length]
        const age = Math.floor(((events - number) / events) * 1000 * DAY) + DAY
        return reviewOf(nextId, item, NOW - age, (number % 4) + 1)
      })
      store.merge(list)
    }
    return store.due(query).counts
  },
  due: (store) => first(store, query),
  tagged: (store) => first(store, tagged),
  backlog: (store) => first(store, { ...query, until: TODAY + 1000 }),
  record(store, nextId) {
    const { review } = store.due({ ...query, limits: { new: 0, learning: 0, review: 500 } })
    const times = review.map(({ item }, index) => {
      const start = performance.now()
      store.record(reviewOf(nextId, item, NOW + index * 5000, 3))
      return performance.now() - start
    })
    times.sort((a, b) => a - b)
    return { median: times[250], p95: times[475], p99: times[495], max: times.at(-1), count: times.length }
  },
  statistics(store, _nextId, { readStatistics, defaultReviewSettings: settings }) {
    const now = { time: NOW, offset: 0 }
    const asked = { scope: query, settings, now, past: 182, ahead: 30, onItem: () => undefined }
    const { cards, total } = readStatistics(store, asked)
    return { new: cards.new, reviews: total.reviews }
  },
  replace(store) {
    const list = atHand()
    const changed = list.map((card, index) => (index === cards >> 1 ? { ...card, text: `${Math.random()}` } : card))
    const start = performance.now()
    store.replaceCards(ORIGIN, 'second', changed)
    return { replace: performance.now() - start }
  },
}

function first(store, asked) {
  const start = performance.now()
  const list = store.due(asked)
  const due = performance.now() - start
  const [item] = list.review
  const card = item === undefined ? undefined : store.card(ORIGIN, item.item)
  return { due, ...list.counts, answer: card?.fields.answer.length }
}

function reviewOf(nextId, item, time, grade) {
  const id = nextId(time)
  return { id, item, time, offset: 60, device: 'bench', type: 'review', grade, taken: 4000, seen: 'A1b2C3d4E5f6G7h8' }
}

function atHand() {
  return Array.from(generatedCards(cards), (card, index) => {
    const { id, kind, text, fields, sources, changed } = card
    const [{ file, line }] = sources
    // Five cards stand below one heading.
    const heading = Math.floor(index / 5)
    const deck = `Topdeck::part ${heading % 8}`
    const tags = ['generated', `section::s${heading % 40}`, `text::t${heading}`]
    const address = `https://github.com/owner/name/blob/main/${file}#L${line}`
    return { id, items: [id], kind, deck, tags, text, fields, file, line, address, changed, fingerprint: undefined }
  })
}

function medians(results) {
  return Object.fromEntries(Object.keys(results[0]).map((key) => [key, median(results.map((result) => result[key]))]))
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
}

function print(title, figures) {
  const texts = Object.entries(figures).map(([name, value]) => `${name} ${Math.round(value * 10) / 10}`)
  console.log(`${title}\n  ${texts.join('   ')}`)
}

if (values.measure === undefined) await main()
else await measure(values.measure, values.store)
