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
 * Writes a deck in Anki's text format (Anki manual, "Text files") as UTF-8: one row per note in study order, with GUID,
 * note type, deck, tags and the six fields. The format contains no note types, so Anki must have them already, from a
 * package. Retired cards are left out, since Anki creates a card for every unknown note.
 */
export function csv(deck: Deck): Uint8Array {
  return new TextEncoder().encode([...HEADER, ...deck.cards.map(row), ''].join('\n'))
}

function row(card: RenderedCard): string {
  const noteType = noteTypeOf(card)
  const fields = noteType.fields.map((field) => withoutFormula(ankiField(card.fields[field.of])))
  return [card.id, noteType.name, card.deck, card.tags.join(' '), ...fields].map(quoted).join()
}

/**
 * Writes the first sign of a field that a spreadsheet would take for a formula (`=HYPERLINK(…)`) as a character reference:
 * Anki reads the same text from it.
 */
function withoutFormula(field: string): string {
  return field.replace(/^[=+\-@\t\n\uFF0B\uFF0D\uFF1D\uFF20]/, (sign) => `&#${sign.charCodeAt(0)};`)
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
