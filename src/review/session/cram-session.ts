import type { Milliseconds } from '../../model/time.ts'
import type { Event, EventId, Grade, ItemId } from '../history/event.ts'
import { paceOf } from './pace.ts'
import type {
  Graded,
  GradedAnswer,
  Session,
  SessionGround,
  SessionProgress,
  Turn,
  Undone,
  Upcoming,
} from './session.ts'
import { turnOf } from './turn.ts'

/**
 * A session on all of a scope in study order, due or not: what was not known comes again at the end. Grades are not
 * recorded, so that cramming for an exam doesn't change when cards are due.
 */
export function cramSession(ground: SessionGround, limit: number | undefined): Session {
  return new CramSession(ground, limit)
}

/** What was done, so that it can be taken back. */
interface Deed {
  readonly pile: readonly ItemId[]
  readonly answers: readonly GradedAnswer[]
  readonly item: ItemId
  /** What was recorded: only what puts aside is. */
  readonly event: Event | undefined
}

class CramSession implements Session {
  readonly kind = 'cram'
  readonly #ground: SessionGround
  #pile: readonly ItemId[]
  #answers: readonly GradedAnswer[] = []
  #deeds: readonly Deed[] = []
  #turn: Turn | undefined

  constructor(ground: SessionGround, limit: number | undefined) {
    this.#ground = ground
    this.#pile = ground.store
      .itemsOf(ground.scope)
      .slice(0, limit)
      .map(({ item }) => item)
  }

  turn(): Turn | undefined {
    while (this.#turn === undefined && this.#pile.length > 0) {
      const [first] = this.#pile
      this.#turn = first === undefined ? undefined : turnOf(this.#ground, first)
      if (this.#turn === undefined) this.#pile = this.#pile.slice(1)
    }
    return this.#turn
  }

  intervals(): undefined {
    return undefined
  }

  grade({ item, lane, state }: Turn, grade: Grade, taken: Milliseconds): Graded {
    this.#remember(item, undefined)
    this.#answers = [...this.#answers, { item, lane, phase: state.phase, grade, taken }]
    this.#pile = [...this.#pile.slice(1), ...(grade === 1 ? [item] : [])]
    return { type: 'unrecorded' }
  }

  putAside({ item }: Turn, how: 'suspend' | 'bury'): void {
    const event: Event = { ...this.#happening(item), type: how }
    this.#ground.store.record(event)
    this.#remember(item, event)
    this.#pile = this.#pile.slice(1)
  }

  undo(): Undone {
    const deed = this.#deeds.at(-1)
    if (deed === undefined) return { type: 'nothing' }
    const { event, item } = deed
    if (event !== undefined) {
      this.#ground.store.record({ ...this.#happening(item), type: 'undo', event: event.id })
    }
    this.#pile = deed.pile
    this.#answers = deed.answers
    this.#deeds = this.#deeds.slice(0, -1)
    this.#turn = undefined
    return event === undefined ? { type: 'ungraded', item } : { type: 'undone', event, card: 'back' }
  }

  reread(): void {
    this.#turn = undefined
  }

  progress(): SessionProgress {
    const again = new Set(this.#answers.filter(({ grade }) => grade === 1).map(({ item }) => item))
    const learning = this.#pile.filter((item) => again.has(item)).length
    const toDo = this.#pile.length
    const time = (toDo * paceOf(this.#answers, [])) as Milliseconds
    return { left: { new: 0, learning, review: toDo - learning }, done: this.#answers.length, toDo, time }
  }

  answers(): readonly GradedAnswer[] {
    return this.#answers
  }

  heldBack(): { readonly new: number; readonly review: number } {
    return { new: 0, review: 0 }
  }

  upcoming(): Upcoming {
    return { type: 'never' }
  }

  #remember(item: ItemId, event: Event | undefined): void {
    this.#deeds = [...this.#deeds, { pile: this.#pile, answers: this.#answers, item, event }]
    this.#turn = undefined
  }

  #happening(item: ItemId): Omit<Event, 'type'> & { readonly id: EventId } {
    const { store, now, nextId } = this.#ground
    const { time, offset } = now()
    return { id: nextId(time), item, time, offset, device: store.device }
  }
}
