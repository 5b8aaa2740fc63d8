import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Deck } from '../../model/card.ts'
import { writeCollection } from './collection.ts'
import { type ZipEntry, zip } from './zip.ts'

/** How many bytes of the database are read and compressed at once. */
const PIECE = 1 << 20

/**
 * Writes a deck as an Anki package, in the format that every Anki since 2.0 reads ("Legacy 1": a database of schema 11
 * and uncompressed media). The same deck gives the same bytes.
 * @param scratch Path of an existing folder for the temporary database, which is named after the deck and removed
 * afterwards.
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
