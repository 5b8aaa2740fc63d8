import { readFileSync, statSync } from 'node:fs'
import { Failure } from '../../model/failure.ts'

/** How a file on the disk compares with what is to be written. */
export type Difference = 'new' | 'changed' | 'same'

/**
 * Compares bytes with the file on the disk; for a text, other line ends are no difference.
 * @throws Failure when something is there that a file can't replace.
 */
export function compareWithDisk(path: string, bytes: Uint8Array): Difference {
  const target = statSync(path, { throwIfNoEntry: false })
  if (target === undefined) return 'new'
  if (!target.isFile()) throw new Failure(`${path}: not a file, cannot be replaced; the old decks are untouched`)
  if (target.size === bytes.byteLength) return readFileSync(path).equals(bytes) ? 'same' : 'changed'
  const mayBeText = target.size > bytes.byteLength && !bytes.includes(CARRIAGE_RETURN)
  return mayBeText && withoutCarriageReturns(readFileSync(path)).equals(bytes) ? 'same' : 'changed'
}

const CARRIAGE_RETURN = 0x0d

/** Text as it was before git for Windows checked it out with other line ends (`core.autocrlf`). */
function withoutCarriageReturns(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
}
