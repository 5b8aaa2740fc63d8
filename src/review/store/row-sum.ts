import { checksum } from '../history/event-sum.ts'

/** The checksum of a row that holds nothing but texts. */
export function rowSum(...values: readonly string[]): string {
  return checksum(JSON.stringify(values))
}
