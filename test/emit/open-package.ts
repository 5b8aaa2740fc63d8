import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import JSZip from 'jszip'
import { apkg } from '../../src/emit/apkg/apkg.ts'
import type { Deck } from '../../src/model/card.ts'

/** A written package, opened for inspection. */
export interface OpenPackage {
  readonly bytes: Uint8Array
  readonly zip: JSZip
  /** The rows of an SQL query, as arrays. */
  rows(sql: string): unknown[][]
  /** A column of the only row of `col`, parsed as JSON. */
  collection(column: string): Record<string, Record<string, unknown>>
}

/** Calls `use` with a temporary folder, which is removed afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'topdeck-emit-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Writes the package of a deck, opens it and calls `use` with it. */
export function withPackage<T>(deck: Deck, use: (opened: OpenPackage) => T | Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const bytes = await apkg(deck, folder)
    const zip = await JSZip.loadAsync(bytes, { checkCRC32: true })
    const path = join(folder, 'opened.anki2')
    writeFileSync(path, (await zip.file('collection.anki2')?.async('uint8array')) ?? '')
    const database = new DatabaseSync(path, { readOnly: true })
    const rows = (sql: string) => {
      const statement = database.prepare(sql)
      statement.setReturnArrays(true)
      return statement.all() as unknown as unknown[][]
    }
    try {
      const collection = (column: string) => JSON.parse(String(rows(`SELECT ${column} FROM col`)[0]?.[0]))
      return await use({ bytes, zip, rows, collection })
    } finally {
      database.close()
    }
  })
}
