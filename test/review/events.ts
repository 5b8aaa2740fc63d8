import type { Milliseconds, Moment } from '../../src/model/time.ts'
import type { Event, EventId, Grade, ItemId } from '../../src/review/history/event.ts'

export const item = 'vXNRuAcv4yZi' as ItemId

/** The moment at which a clock so many minutes ahead of UTC shows this time, `2026-01-05 09:00`. */
export function clock(shown: string, offset = 0): Moment {
  return { time: (Date.parse(`${shown.replace(' ', 'T')}Z`) - offset * 60_000) as Milliseconds, offset }
}

/** A grade given when the clock showed this time. Its id is the time, unless another one is given. */
export function review(shown: string, grade: Grade, id = shown): Event & { readonly type: 'review' } {
  return { ...happened(shown, id), type: 'review', grade, taken: 4000 as Milliseconds, seen: undefined }
}

export function undo(shown: string, event: string, id = shown): Event {
  return { ...happened(shown, id), type: 'undo', event: event as EventId }
}

export function event<Type extends 'suspend' | 'unsuspend' | 'bury' | 'reset'>(shown: string, type: Type) {
  return { ...happened(shown, shown), type }
}

function happened(shown: string, id: string) {
  return { ...clock(shown), id: id as EventId, item, device: 'harness' }
}
