// node bench/library.mjs FOLDER PARSER OUT
//
// Builds the decks of a folder into OUT with the library, using its default parser (`default`) or remark (`remark`).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, emitters, emptyLedger, loadParsers, remarkParser } from '../dist/index.js'
import { markdownFiles } from './markdown-files.mjs'

const [folder, parser, out] = process.argv.slice(2)
const files = markdownFiles(folder)
const texts = files.map(({ text }) => text)
const { cards, decks } = compile(files, {
  parsers: await (parser === 'remark' ? loadParsers(texts, remarkParser()) : loadParsers(texts)),
  rootDeck: 'Topdeck',
  ledger: emptyLedger,
  now: 1_700_000_000,
  sourceUrl: () => undefined,
  readImage,
})
mkdirSync(out, { recursive: true })
for (const deck of decks) {
  for (const [format, emit] of Object.entries(emitters)) {
    if (deck.name === 'all' && format !== 'apkg') continue
    writeFileSync(join(out, `${deck.name}.${format}`), await emit(deck, out))
  }
}
console.log(JSON.stringify({ cards: cards.length }))

function readImage(path) {
  try {
    return { bytes: readFileSync(join(folder, path)) }
  } catch {
    return { missing: 'absent' }
  }
}
