import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Deck } from '../../model/card.ts'
import { writeCollection } from './collection.ts'
import { type ZipEntry, zip } from './zip.ts'

/** Bytes of the database that are read and compressed in one piece. */
const PIECE = 1 << 20

/**
 * An Anki package of the deck, in the form that every Anki since 2.0 reads ("Legacy 1": a schema 11 database and raw
 * media). The same deck gives the same bytes. `scratch` is an existing folder where the database stands meanwhile, under
 * the deck's name; it is gone afterwards.
 */
export async function apkg(deck: Deck, scratch: string): Promise<Uint8Array> {
  const database = join(scratch, `${deck.name}.anki2`)
  const media = [...deck.media].sort((a, b) => (a.name < b.name ? -1 : 1))
  const names = Object.fromEntries(media.map(({ name }, index) => [index, name]))
  try {
    writeCollection(database, deck.cards, deck.retired)
    return await zip([
      { name: 'collection.anki2', kind: 'deflated', pieces: pieces(database) },
      { name: 'media', kind: 'stored', bytes: new TextEncoder().encode(JSON.stringify(names)) },
      ...media.map(({ bytes }, index): ZipEntry => ({ name: String(index), kind: 'stored', bytes })),
    ])
  } finally {
    rmSync(database, { force: true })
  }
}

function* pieces(path: string): Iterable<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE)
      const length = readSync(file, piece)
      if (length === 0) return
      yield piece.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}
