import { jsonSchemaText } from '../model/json-schema.ts'
import { deckFileSchema } from './deck-schema.ts'

/** The schema, as JSON text, of the deck files that {@link json} writes (JSON Schema 2020-12). */
export function deckSchema(): string {
  return jsonSchemaText(deckFileSchema, 'Topdeck deck')
}
