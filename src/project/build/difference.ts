import { readFileSync, statSync } from 'node:fs'
import { Failure } from '../../model/failure.ts'

/** How a file on the disk compares with what is to be written. */
export type Difference = 'new' | 'changed' | 'same'

/** Compares bytes with the file on the disk. Fails when something is there that a file can't replace. */
export function compareWithDisk(path: string, bytes: Uint8Array): Difference {
  const target = statSync(path, { throwIfNoEntry: false })
  if (target === undefined) return 'new'
  if (!target.isFile()) throw new Failure(`${path}: not a file, cannot be replaced; the old decks are untouched`)
  return target.size === bytes.byteLength && readFileSync(path).equals(bytes) ? 'same' : 'changed'
}
