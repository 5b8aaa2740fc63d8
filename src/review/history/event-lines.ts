import * as v from 'valibot'
import type { Problem } from '../../model/card.ts'
import { Failure } from '../../model/failure.ts'
import { openObject, readOutside } from '../../model/outside-data.ts'
import { problemAt } from '../../model/problem.ts'
import type { Event } from './event.ts'
import { readEvent } from './event-schema.ts'
import { eventLine } from './event-sum.ts'

const FORMAT = 'topdeck reviews'
const VERSION = 1

/** The events in a file, and what in it could not be read. */
export interface ParsedEvents {
  readonly events: readonly Event[]
  readonly problems: readonly Problem[]
}

/**
 * A history as JSON lines, each with its end of line: one that names the format, then one for each event, in the order
 * of the ids. The same events give the same text.
 */
export function* exportEvents(store: { events(): Iterable<Event> }): Generator<string> {
  yield `${JSON.stringify({ format: FORMAT, version: VERSION })}\n`
  for (const event of store.events()) yield `${eventLine(event)}\n`
}

/**
 * Reads what {@link exportEvents} wrote, also several such files one after the other. A line that is not an event is a
 * problem with its number, and the others are read. Fails when the file comes from a newer version of this format.
 * @param file what problems call it
 */
export function parseEvents(lines: Iterable<string>, file: string): ParsedEvents {
  const events: Event[] = []
  const problems: Problem[] = []
  let number = 0
  let headers = 0
  for (const line of lines) {
    number += 1
    const text = line.replace(/^\uFEFF/, '').trim()
    if (text === '') continue
    try {
      const value: unknown = JSON.parse(text)
      const version = versionIn(value)
      if (version === undefined) events.push(readEvent(value))
      else headers += 1
      if (version !== undefined && version > VERSION) {
        throw new Failure(`${file}:${number}: written by a newer topdeck (version ${version} of the format)`)
      }
      if (headers === 0 && events.length === 1) {
        problems.push(problemAt({ file, line: number }, 'reviews-header', `Expected a first line with "${FORMAT}"`))
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      problems.push(problemAt({ file, line: number }, 'reviews-line', `Not an event: ${error.message}`))
    }
  }
  return { events, problems }
}

/** The first line of a file. */
const headerSchema = openObject({
  format: v.literal(FORMAT, JSON.stringify(FORMAT)),
  version: v.number('a number'),
})

/** The version in a line that names the format; undefined for any other line. */
function versionIn(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('format' in value)) return undefined
  const { value: header, faults } = readOutside(headerSchema, value)
  if (faults !== undefined) throw new SyntaxError(faults[0].reason)
  return header.version
}
