// Writes packages of generated cards and prints time and peak memory: node bench/package.mjs [--cards N]...
// Without --cards: 10,000 and 100,000. Each measurement has a process of its own, so that its peak is its own.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: { cards: { type: 'string', multiple: true }, measure: { type: 'string' } },
})
const counts = (values.cards ?? ['10000', '100000']).map(Number)

async function compare() {
  await bundleEmitters()
  const rows = counts.map((count) => ({ writer: 'topdeck', asked: count, ...measure('topdeck', count) }))
  rows.push({ writer: 'anki-apkg-export', asked: counts[0], ...measure('peer', counts[0]) })
  const budget = (count) => `${Math.round(150 + (count * 6) / 1000)} MB`
  console.table(
    rows.map(({ writer, asked, cards, ms, peak, bytes, stopped }) => ({
      writer,
      cards: cards === asked ? cards : `${cards} of ${asked}`,
      time: `${(ms / 1000).toFixed(2)} s`,
      'per 10,000': cards > 0 ? `${((ms / cards) * 10).toFixed(2)} s` : '',
      'peak memory': `${Math.round(peak / 1024)} MB`,
      'allowed memory': budget(asked),
      package: `${(bytes / 1e6).toFixed(1)} MB`,
      stopped: stopped ?? '',
    })),
  )
}

function measure(writer, count) {
  const script = fileURLToPath(import.meta.url)
  const out = execFileSync(process.execPath, [script, '--measure', writer, '--cards', String(count)], {
    encoding: 'utf8',
    // The peer says on stderr what its result says too.
    stdio: ['ignore', 'pipe', writer === 'peer' ? 'ignore' : 'inherit'],
  })
  return JSON.parse(out.trim().split('\n').at(-1))
}

/** The emitters as JavaScript that Node 20 runs, where their packages can be found. */
async function bundleEmitters() {
  const { build } = await import('esbuild')
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
  await build({
    entryPoints: [join(root, 'src/emit/index.ts')],
    outfile: bundle(),
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
}

function bundle() {
  return join(root, 'node_modules/.cache/bench-emit.mjs')
}

async function topdeck(count) {
  const { emitters } = await import(pathToFileURL(bundle()).href)
  const deck = { name: 'generated', cards: Array.from(cards(count)), media: [] }
  const scratch = mkdtempSync(join(tmpdir(), 'topdeck-bench-'))
  try {
    const start = performance.now()
    const { length } = await emitters.apkg(deck, scratch)
    return { cards: count, ms: performance.now() - start, bytes: length, peak: process.resourceUsage().maxRSS }
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** Adds cards until all are in or the writer gives up, then saves what it has. */
async function peer(count) {
  const { default: exporter } = await import('anki-apkg-export')
  const deck = exporter.default('generated')
  const start = performance.now()
  let added = 0
  let stopped
  try {
    for (const { fields, tags } of cards(count)) {
      deck.addCard(fields.question, fields.answer, { tags })
      added++
    }
  } catch (error) {
    stopped = String(error.message ?? error).slice(0, 60)
  }
  const { length } = await deck.save()
  return { cards: added, ms: performance.now() - start, bytes: length, peak: process.resourceUsage().maxRSS, stopped }
}

/** Cards of about 1 kB, no two the same, of words as frequent as in prose. */
function* cards(count) {
  const random = generator(2024)
  for (let index = 0; index < count; index++) {
    const id = Array.from({ length: 12 }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('')
    const text = `${words(random, 8)}?`
    const file = `topic/${words(random, 1)}.md`
    yield {
      id,
      kind: 'open',
      topic: 'generated',
      deck: `Topdeck::generated::part ${index % 8}`,
      tags: ['generated', `section::s${index % 40}`],
      text,
      fields: {
        question: text,
        answer: `<p>${words(random, 110)}</p><pre><code>${words(random, 12)}</code></pre>`,
        context: words(random, 4),
        source: `<a href="https://github.com/owner/name/blob/main/${file}#L${index}">${file}</a>`,
        notes: '',
        key: id,
      },
      media: [],
      sources: [{ file, line: index + 1, question: text, answered: true, dialect: 'details', variant: 'generated' }],
      changed: 1_700_000_000 + index,
    }
  }
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu an en in on un st er al is or'.split(' ')
const WORDS = Array.from({ length: 4000 }, (_, index) =>
  [index % 30, Math.floor(index / 30) % 30, Math.floor(index / 900)].map((part) => SYLLABLES[part]).join(''),
)

/** Joined by way of bytes: V8 would otherwise keep every word of a text apart, at six times its size. */
function words(random, count) {
  const list = Array.from({ length: count }, () => WORDS[Math.floor(random() ** 3 * WORDS.length)])
  return Buffer.from(list.join(' ')).toString()
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

if (values.measure === undefined) await compare()
else console.log(JSON.stringify(await { topdeck, peer }[values.measure](counts[0])))
