import type { Deck, RenderedCard } from '../model/card.ts'
import { ankiField } from './apkg/anki-field.ts'
import { noteTypeOf } from './apkg/note-types.ts'

const HEADER = [
  '#separator:Comma',
  '#html:true',
  '#guid column:1',
  '#notetype column:2',
  '#deck column:3',
  '#tags column:4',
]

/**
 * The deck in Anki's text format (Anki manual, "Text files"), one note a row in study order: GUID, note type, deck, tags
 * and the six fields. It carries no note types: Anki has to know them already, from a package. Retired cards are left
 * out, since Anki makes a card of every row whose note it doesn't know.
 */
export function csv(deck: Deck): Uint8Array {
  return new TextEncoder().encode([...HEADER, ...deck.cards.map(row), ''].join('\n'))
}

function row(card: RenderedCard): string {
  const noteType = noteTypeOf(card)
  const fields = noteType.fields.map((field) => ankiField(card.fields[field.of]))
  return [card.id, noteType.name, card.deck, card.tags.join(' '), ...fields].map(quoted).join()
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
