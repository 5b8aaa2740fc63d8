import type { Deck } from '../model/card.ts'
import { apkg } from './apkg/apkg.ts'
import { csv } from './csv.ts'
import { json } from './json.ts'

/** A format in which a deck can be written; also the extension of the file. */
export type Format = 'apkg' | 'json' | 'csv'

/**
 * Encodes a deck as the bytes of a file.
 * @param scratch Path of an existing folder for temporary files, which are removed afterwards. Decks with different names
 * can share it.
 */
export type Emit = (deck: Deck, scratch: string) => Uint8Array | Promise<Uint8Array>

/** The emitter of each format. */
export const emitters: Readonly<Record<Format, Emit>> = { apkg, json, csv }
