import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CardId } from '../../src/model/card.ts'
import type { Day, Milliseconds, Seconds } from '../../src/model/time.ts'
import type { Event, EventId, Grade, ItemId, Review } from '../../src/review/history/event.ts'
import { eventIds } from '../../src/review/history/event-id.ts'
import { openStore, type Store, type StoreOptions } from '../../src/review/store/store.ts'
import type { Origin, StoredCard } from '../../src/review/store/stored-card.ts'
import { replay } from './replay.ts'

const nextId = eventIds(randomBytes)
const dayLength = 86_400_000

/** 2026-01-02T12:00:00Z */
export const noon = 1_767_355_200_000 as Milliseconds

/** The day that noon is in. */
export const today = Math.floor(noon / dayLength) as Day

/** The moment so many days after noon. */
export function days(count: number): Milliseconds {
  return (noon + count * dayLength) as Milliseconds
}

/** An item of the name `card-00000001`, shortened to what a card id is. */
export function item(number: number, part?: number): ItemId {
  return `${cardId(number)}${part === undefined ? '' : `.${part}`}` as ItemId
}

function cardId(number: number): CardId {
  return `c${String(number).padStart(11, '0')}` as CardId
}

/** A review as Ada does them on her laptop; `changes` say what is different. */
export function review(of: ItemId, grade: Grade, changes: Partial<Review> = {}): Review {
  const time = changes.time ?? noon
  const taken = 4000 as Milliseconds
  const happened = { id: nextId(time), item: of, time, offset: 60, device: 'laptop' }
  return { ...happened, type: 'review', grade, taken, seen: undefined, ...changes }
}

export function undo(event: Event, device = event.device): Event {
  const { item, time, offset } = event
  return { id: nextId(time), item, time, offset, device, type: 'undo', event: event.id }
}

export function setAside(of: ItemId, type: 'suspend' | 'unsuspend' | 'bury' | 'reset', time = noon): Event {
  return { id: nextId(time), item: of, time, offset: 60, device: 'laptop', type }
}

/** The ids of events, sorted. */
export function ids(events: Iterable<Event>): readonly EventId[] {
  return Array.from(events, ({ id }) => id).sort()
}

export const options: StoreOptions = {
  device: 'laptop',
  now: () => noon,
  replay,
  onRepair: ({ aside }) => {
    throw new Error(`Unexpected repair: ${aside}`)
  },
}

/** A store that is closed after the test. */
export function storeIn(folder: string, changes: Partial<StoreOptions> = {}): Store {
  const store = openStore(join(folder, 'reviews.db'), { ...options, ...changes })
  onTestFinished(() => store.close())
  return store
}

export const origin = '/home/ada/topics' as Origin

/** A stored card; `changes` say what is different. */
export function card(number: number, changes: Partial<StoredCard> = {}): StoredCard {
  return {
    id: cardId(number),
    items: [item(number)],
    kind: 'open',
    deck: 'Topdeck::containers',
    tags: ['containers'],
    text: `Question ${number}?`,
    fields: { question: `<p>Question ${number}?</p>`, answer: `<p>Answer ${number}</p>`, context: '', notes: '' },
    file: 'containers/README.md',
    line: number,
    address: undefined,
    changed: 1_700_000_000 as Seconds,
    fingerprint: undefined,
    ...changes,
  }
}
