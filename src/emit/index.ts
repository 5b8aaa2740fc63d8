import type { Deck } from '../model/card.ts'
import { apkg } from './apkg/apkg.ts'
import { csv } from './csv.ts'
import { json } from './json.ts'

/** A kind of file that a deck can be written as; also the file's ending. */
export type Format = 'apkg' | 'json' | 'csv'

/**
 * Gives the bytes of a deck's file. `scratch` is an existing folder for files on the way, which are gone afterwards; two
 * decks of different names can share it.
 */
export type Emit = (deck: Deck, scratch: string) => Uint8Array | Promise<Uint8Array>

export const emitters: Readonly<Record<Format, Emit>> = { apkg, json, csv }
