import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { Failure, reasonOf } from '../model/failure.ts'
import type { Io } from './io.ts'
import { showPath } from './path.ts'

/** Writes a file that is there as a whole or not at all; a pipe or device is written to as it is. */
export function writeWholeFile(path: string, texts: Iterable<string>, io: Io): void {
  const isPlain = statSync(path, { throwIfNoEntry: false })?.isFile() ?? true
  const place = isPlain ? `${path}.${io.builder.pid}` : path
  try {
    const file = openSync(place, 'w')
    try {
      for (const text of texts) writeFileSync(file, text)
    } finally {
      closeSync(file)
    }
    if (isPlain) renameSync(place, path)
  } catch (error) {
    if (isPlain) rmSync(place, { force: true })
    if (error instanceof Failure) throw error
    throw new Failure(`${showPath(path, io)}: cannot be written: ${reasonOf(error)}`, { cause: error })
  }
}

/** The text of a file, `shown` being its path as the user would write it. Fails when it cannot be read. */
export function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Failure(`${shown}: cannot be read: ${reasonOf(error)}`, { cause: error })
  }
}
