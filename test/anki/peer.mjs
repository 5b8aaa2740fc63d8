// Writes the cards of a deck file with anki-apkg-export: node peer.mjs DECK.json PACKAGE.apkg
import { readFileSync, writeFileSync } from 'node:fs'
import exporter from 'anki-apkg-export'

const [, , deckFile, packageFile] = process.argv
const { name, cards } = JSON.parse(readFileSync(deckFile, 'utf8'))
const deck = exporter.default(name)
for (const { fields, tags } of cards) deck.addCard(fields.question, fields.answer, { tags })
writeFileSync(packageFile, await deck.save())
