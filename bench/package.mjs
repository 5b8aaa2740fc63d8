// node bench/package.mjs WRITER (--cards N | --decks FOLDER)
//
// Writes one package with the writer `topdeck` or `anki-apkg-export`, of N generated cards or of the cards in a folder's
// JSON decks. Prints how many cards were written and how long that took.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generatedCards } from './generated-cards.mjs'

const {
  values,
  positionals: [writer],
} = parseArgs({
  allowPositionals: true,
  options: { cards: { type: 'string' }, decks: { type: 'string' } },
})
const wanted = values.decks === undefined ? Array.from(generatedCards(Number(values.cards))) : cardsIn(values.decks)
const writers = { topdeck, 'anki-apkg-export': ankiApkgExport }
console.log(JSON.stringify({ asked: wanted.length, ...(await writers[writer](wanted)) }))

function cardsIn(folder) {
  const decks = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'topdeck.schema.json')
  const cards = decks.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).cards)
  // A merged card is in the deck of each topic that asks it.
  return [...new Map(cards.map((card) => [card.id, card])).values()]
}

async function topdeck(cards) {
  const { emitters } = await import('../dist/index.js')
  const scratch = mkdtempSync(join(tmpdir(), 'topdeck-bench-'))
  try {
    const start = performance.now()
    const { length } = await emitters.apkg({ name: 'bench', cards, retired: [], media: [] }, scratch)
    return { cards: cards.length, ms: performance.now() - start, bytes: length }
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** Adds cards until all are in or the writer fails, then saves what it has. */
async function ankiApkgExport(cards) {
  const { default: exporter } = await import('anki-apkg-export')
  const deck = exporter.default('bench')
  const start = performance.now()
  let added = 0
  let stopped
  try {
    for (const { fields, tags } of cards) {
      deck.addCard(fields.question, fields.answer, { tags })
      added += 1
    }
  } catch (error) {
    stopped = String(error.message ?? error)
      .split('. ')[0]
      .slice(0, 60)
  }
  const { length } = await deck.save()
  return { cards: added, ms: performance.now() - start, bytes: length, stopped }
}
