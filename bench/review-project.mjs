// node bench/review-project.mjs FOLDER CARDS REVIEWS
//
// Generates a project with 100 cards per file and a learner who has reviewed nine cards in ten, using the `topdeck` in
// `dist` to compile the topics and import the reviews. Prints the times in ms as JSON.

import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'
import { generatedCards } from './generated-cards.mjs'

const DAY = 86_400_000
const CARDS_IN_FILE = 100
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const topdeck = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

const [folder, cards, reviews] = process.argv.slice(2)
const store = join(folder, 'reviews.db')
writeTopics(Number(cards))
const compiled = time(() => run('due'))
const history = join(folder, 'history.jsonl')
writeHistory(itemsAtHand(), Number(reviews))
const imported = time(() => run('reviews', 'import', history))
const derived = time(() => run('due'))
console.log(JSON.stringify({ compiled, imported, derived, megabytes: statSync(store).size / 1e6 }))

function writeTopics(count) {
  let page = ''
  let number = 0
  for (const { text, fields } of generatedCards(count)) {
    page += `## What is ${number} of ${text}\n\n${fields.answer.replace(/<[^>]*>/g, ' ')}\n\n`
    number += 1
    if (number % CARDS_IN_FILE !== 0 && number !== count) continue
    const file = Math.ceil(number / CARDS_IN_FILE)
    const topic = join(folder, 'topics', `topic-${file % 8}`)
    mkdirSync(topic, { recursive: true })
    writeFileSync(join(topic, `page-${file}.md`), page)
    page = ''
  }
}

function itemsAtHand() {
  const database = new DatabaseSync(store, { readOnly: true })
  const rows = database.prepare('SELECT item FROM queue ORDER BY position').all()
  database.close()
  return rows.map(({ item }) => item).filter((_, index) => index % 10 !== 0)
}

/** Grades over the 1,000 days up to yesterday. In ten, one is "again", one "hard", seven "good" and one "easy". */
function writeHistory(items, count) {
  const file = openSync(history, 'w')
  writeSync(file, '{"format":"topdeck reviews","version":1}\n')
  const now = Date.now()
  let lines = ''
  for (let number = 0; number < count; number += 1) {
    const time = now - Math.floor(((count - number) / count) * 1000 * DAY) - DAY
    const item = items[(number * 7919) % items.length]
    const grade = [1, 2, 3, 3, 3, 3, 3, 3, 3, 4][((number * 2_654_435_761) % 1013) % 10]
    const id = idAt(time)
    lines += `${JSON.stringify({ id, item, time, offset: 60, device: 'bench', type: 'review', grade, taken: 4000 })}\n`
    if (number % 1000 !== 999 && number !== count - 1) continue
    writeSync(file, lines)
    lines = ''
  }
  closeSync(file)
}

function idAt(time) {
  const digits = Array.from({ length: 10 }, (_, place) => ALPHABET[Math.floor(time / 32 ** (9 - place)) % 32])
  return [...digits, ...Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32])].join('')
}

function run(...parameters) {
  const child = spawnSync(process.execPath, [topdeck, ...parameters, '--store', store], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (child.status !== 0) throw new Error(`${parameters.join(' ')} ended with ${child.status}: ${child.stderr}`)
}

function time(work) {
  const start = performance.now()
  work()
  return Math.round(performance.now() - start)
}
