import type { Day, Milliseconds } from '../../model/time.ts'
import { dayOf } from '../history/day.ts'
import type { Event, EventId, Grade, ItemId } from '../history/event.ts'
import type { ItemState } from '../history/item-state.ts'
import { type Interval, intervals } from '../schedule/scheduler.ts'
import { limitsOf, settingsFor } from '../schedule/settings.ts'
import type { Lane } from '../store/due.ts'
import { paceOf, timesTaken } from './pace.ts'
import { type DueChoice, isDue, type Queue, queueAfter, queueQuery, queueWithout, readQueue } from './queue.ts'
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
import { nextLane, turnOf } from './turn.ts'

/** When nothing else is left, learning steps are shown so much before their time, as in Anki. */
const lookAhead = 20 * 60_000
const dayLength = 86_400_000

/** A session on what is due. It holds the names of the next items and one card, however many there are. */
export function dueSession(ground: SessionGround, choice: DueChoice): Session {
  return new DueSession(ground, choice)
}

/** What there is to show, and how much the limits let through. */
interface Offer {
  readonly first: Readonly<Record<Lane, ItemId | undefined>>
  readonly left: Readonly<Record<Lane, number>>
  /** When the first learning step is due. */
  readonly learning: 'now' | 'soon' | 'none'
}

class DueSession implements Session {
  readonly kind = 'due'
  readonly #ground: SessionGround
  readonly #choice: DueChoice
  #answers: readonly (GradedAnswer & { readonly event: EventId })[] = []
  #current: { readonly turn: Turn | undefined; readonly left: Offer['left'] } | undefined
  #queue: Queue | undefined
  /** Comes next, whatever is due. */
  #wanted: ItemId | undefined
  #recent: readonly Milliseconds[] | undefined

  constructor(ground: SessionGround, choice: DueChoice) {
    this.#ground = ground
    this.#choice = choice
  }

  turn(): Turn | undefined {
    return this.#now().turn
  }

  intervals({ card, state }: Turn): Readonly<Record<Grade, Interval>> {
    return intervals(state, this.#ground.now(), settingsFor(card, this.#ground.settings))
  }

  grade(turn: Turn, grade: Grade, taken: Milliseconds): Graded {
    const { item, lane, card, state } = turn
    const happened = this.#happening(item, state)
    const event: Event = { ...happened, type: 'review', grade, taken, seen: card.fingerprint }
    // What was called back, or has siblings, may change more of what is due than itself.
    const queue = this.#wanted === undefined && card.items.length === 1 ? this.#queue : undefined
    const after = this.#record(event)
    this.#queue = queue === undefined ? undefined : queueAfter(queue, turn, after)
    this.#answers = [...this.#answers, { item, lane, phase: state.phase, grade, taken, event: event.id }]
    return { type: 'recorded', event: event.id, state: after }
  }

  putAside({ item, state }: Turn, how: 'suspend' | 'bury'): void {
    this.#record({ ...this.#happening(item, state), type: how })
  }

  undo(): Undone {
    const event = this.#ground.store.undoable()
    if (event === undefined) return { type: 'nothing' }
    const state = this.#record({ ...this.#happening(event.item, undefined), type: 'undo', event: event.id })
    this.#answers = this.#answers.filter((answer) => answer.event !== event.id)
    const card = this.#ground.store.card(this.#ground.scope.origin, state.item)
    if (card !== undefined) this.#wanted = state.item
    return { type: 'undone', event, card: card === undefined ? 'elsewhere' : 'back' }
  }

  reread(): void {
    this.#wanted = this.#current?.turn?.item
    this.#current = undefined
    this.#queue = undefined
  }

  progress(): SessionProgress {
    const { left: due, turn } = this.#now()
    const left = turn !== undefined && this.#wanted !== undefined ? including(due, turn.lane) : due
    const toDo = left.new * Math.max(1, this.#ground.settings.steps.length) + left.learning + left.review
    const { store, now } = this.#ground
    this.#recent ??= timesTaken(store.eventsSince((now().time - 3 * dayLength) as Milliseconds))
    const time = (toDo * paceOf(this.#answers, this.#recent)) as Milliseconds
    return { left, done: this.#answers.length, toDo, time }
  }

  answers(): readonly GradedAnswer[] {
    return this.#answers
  }

  heldBack(): Queue['heldBack'] {
    return this.#queued().heldBack
  }

  upcoming(): Upcoming {
    const { store, settings, scope } = this.#ground
    const { limits } = limitsOf(scope, settings)
    const moment = this.#ground.now()
    const query = { ...queueQuery(this.#ground, this.#choice), now: moment.time }
    const next = store.nextDue(query)
    if (next.moment !== undefined) {
      return { type: 'moment', delay: (next.moment - moment.time) as Milliseconds }
    }
    const on = (day: Day) => {
      const { counts } = store.due({ ...query, today: day, until: day, limits: { new: 0, learning: 0, review: 0 } })
      return Math.min(counts.new, limits.new) + Math.min(counts.review, limits.reviews)
    }
    const tomorrow = (query.today + 1) as Day
    const days = [tomorrow, ...(next.day !== undefined && next.day > tomorrow ? [next.day] : [])]
    for (const day of days) {
      const cards = on(day)
      if (cards > 0) return { type: 'day', days: day - query.today, cards }
    }
    return { type: 'never' }
  }

  #now(): { readonly turn: Turn | undefined; readonly left: Offer['left'] } {
    this.#current ??= this.#choose()
    return this.#current
  }

  #choose(): { readonly turn: Turn | undefined; readonly left: Offer['left'] } {
    const { left } = this.#offer(this.#queued())
    const wanted = this.#wanted === undefined ? undefined : turnOf(this.#ground, this.#wanted)
    if (wanted !== undefined) return { turn: wanted, left }
    this.#wanted = undefined
    return this.#chooseFrom('read before') ?? this.#chooseFrom('read now') ?? { turn: undefined, left: nothing }
  }

  /** Undefined when nothing is left of what was read. */
  #chooseFrom(queued: 'read before' | 'read now'): { readonly turn: Turn; readonly left: Offer['left'] } | undefined {
    if (queued === 'read now') this.#queue = undefined
    for (;;) {
      const queue = this.#queued()
      const { first, left, learning } = this.#offer(queue)
      const lane = nextLane({ left, done: this.#shown(), learning })
      const item = lane === undefined ? undefined : first[lane]
      if (lane === undefined || item === undefined) return undefined
      const turn = turnOf(this.#ground, item, lane)
      if (turn !== undefined && isDue(turn, queue)) return { turn, left }
      // Another terminal has been at it meanwhile.
      this.#queue = queueWithout(queue, item, lane)
    }
  }

  #queued(): Queue {
    const { settings, now } = this.#ground
    if (this.#queue?.today !== dayOf(now(), settings.rollover)) this.#queue = undefined
    this.#queue ??= readQueue(this.#ground, this.#choice, this.#shown().new)
    return this.#queue
  }

  #offer(queue: Queue): Offer {
    const { time } = this.#ground.now()
    const learning = this.#learningWithin(queue.learning.filter(({ at }) => at <= time + lookAhead))
    const [first] = learning
    return {
      first: { new: queue.new[0], learning: first?.item, review: queue.review[0] },
      left: { ...this.#withinLimit(queue.left), learning: learning.length },
      learning: first === undefined ? 'none' : first.at <= time ? 'now' : 'soon',
    }
  }

  /** Of what the day allows, what this session may still begin, in the same proportion. */
  #withinLimit(today: { readonly new: number; readonly review: number }): typeof today {
    const { limit } = this.#choice
    if (limit === undefined) return today
    const room = Math.max(0, limit - this.#begun().size)
    const all = today.new + today.review
    if (all <= room) return today
    const share = Math.round((room * today.new) / all)
    return { new: share, review: room - share }
  }

  /** When the limit is reached, only what this session has begun goes on. */
  #learningWithin(learning: Queue['learning']): Queue['learning'] {
    const { limit } = this.#choice
    if (limit === undefined) return learning
    const begun = this.#begun()
    return begun.size < limit ? learning : learning.filter(({ item }) => begun.has(item))
  }

  #begun(): ReadonlySet<ItemId> {
    return new Set(this.#answers.map(({ item }) => item))
  }

  #shown(): { readonly new: number; readonly review: number } {
    const count = (lane: Lane) => this.#answers.filter((answer) => answer.lane === lane).length
    return { new: count('new'), review: count('review') }
  }

  /** Not before what is known of the item, should the clock have jumped back: it would count as having come before. */
  #happening(item: ItemId, state: ItemState | undefined) {
    const { store, now, nextId } = this.#ground
    const moment = now()
    const time = Math.max(moment.time, (state?.last?.time ?? 0) + 1) as Milliseconds
    return { id: nextId(time), item, time, offset: moment.offset, device: store.device }
  }

  #record(event: Event): ItemState {
    const state = this.#ground.store.record(event)
    this.#wanted = undefined
    this.#current = undefined
    this.#queue = undefined
    return state
  }
}

const nothing: Offer['left'] = { new: 0, learning: 0, review: 0 }

/** An item that was called back counts, though it may not be among what is due. */
function including(left: Offer['left'], lane: Lane): Offer['left'] {
  return left[lane] > 0 ? left : { ...left, [lane]: 1 }
}
