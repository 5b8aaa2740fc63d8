import { hash } from 'node:crypto'
import type { Event } from './event.ts'

/** An event as a line of JSON, with its keys in the order in which they are always written, and without absent ones. */
export function eventLine(event: Event): string {
  return JSON.stringify(inOrder(event))
}

/** The checksum of an event: of its line, so that it covers every fact, and any machine computes the same. */
export function eventSum(event: Event): string {
  return checksum(eventLine(event))
}

/** A checksum of 66 bits, against accidents. */
export function checksum(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 11)
}

function inOrder(event: Event): Event {
  const { id, item, time, offset, device } = event
  const happened = { id, item, time, offset, device }
  switch (event.type) {
    case 'review':
      return {
        ...happened,
        type: event.type,
        grade: event.grade,
        taken: event.taken,
        seen: event.seen,
        ...(event.days !== undefined && { days: event.days }),
      }
    case 'undo':
      return { ...happened, type: event.type, event: event.event }
    case 'move':
      return { ...happened, type: event.type, day: event.day }
    case 'flag':
      return { ...happened, type: event.type, flag: event.flag }
    default:
      return { ...happened, type: event.type }
  }
}
