import { readFileSync } from 'node:fs'
import { Failure, reasonOf } from '../model/failure.ts'

/** The text of a file, `shown` being its path as the user would write it. Fails when it cannot be read. */
export function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Failure(`${shown}: cannot be read: ${reasonOf(error)}`, { cause: error })
  }
}
