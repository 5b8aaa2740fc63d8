import { matchesTags } from '../tags.ts'
import { dayOf } from './day.ts'
import type { DueItem, DueQuery, Scope } from './due.ts'
import type { Day, Event, EventId, Grade, ItemId, Milliseconds } from './event.ts'
import type { ItemState } from './item-state.ts'
import { paceOf, timesTaken } from './pace.ts'
import { type Quota, quotaOf, withinQuota } from './quota.ts'
import { type Interval, intervals } from './scheduler.ts'
import type {
  Answer,
  Graded,
  Lane,
  Session,
  SessionGround,
  SessionProgress,
  Turn,
  Undone,
  Upcoming,
} from './session.ts'
import { settingsFor } from './settings.ts'
import { nextLane, turnOf } from './turn.ts'

/** What a session on what is due shows. */
export interface DueChoice {
  /** Days from now of which the reviews are shown too, whatever the limit of reviews; 0 is today alone. */
  readonly ahead: number
  /** Cards at most; undefined for all. */
  readonly limit: number | undefined
  /** New cards at most, in place of the daily limit. */
  readonly new: number | undefined
}

/** When nothing else is left, learning steps are shown so much before their time, as in Anki. */
const lookAhead = 20 * 60_000
const dayLength = 86_400_000
/** More learning steps within the next minutes nobody has; of reviews, as many are read at once. */
const mostLearning = 1000
const mostReviews = 1000

/** A session on what is due; it asks the store anew for each turn, so that it never holds more than one card. */
export function dueSession(ground: SessionGround, choice: DueChoice): Session {
  return new DueSession(ground, choice)
}

/** What there is to show, and how much the limits let through. */
interface Offer {
  readonly first: Readonly<Record<Lane, readonly DueItem[]>>
  readonly left: Readonly<Record<Lane, number>>
  /** What the daily limits keep back. */
  readonly heldBack: { readonly new: number; readonly review: number }
}

class DueSession implements Session {
  readonly kind = 'due'
  readonly #ground: SessionGround
  readonly #choice: DueChoice
  #answers: readonly (Answer & { readonly event: EventId })[] = []
  #current: { readonly turn: Turn | undefined; readonly offer: Offer } | undefined
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

  grade({ item, lane, card, state }: Turn, grade: Grade, taken: Milliseconds): Graded {
    const happened = this.#happening(item, state)
    const event: Event = { ...happened, type: 'review', grade, taken, seen: card.fingerprint }
    const after = this.#record(event)
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
  }

  progress(): SessionProgress {
    const { offer, turn } = this.#now()
    const left = turn !== undefined && this.#wanted !== undefined ? including(offer.left, turn.lane) : offer.left
    const toDo = left.new * Math.max(1, this.#ground.settings.steps.length) + left.learning + left.review
    const { store, now } = this.#ground
    this.#recent ??= timesTaken(store.eventsSince((now().time - 3 * dayLength) as Milliseconds))
    const time = (toDo * paceOf(this.#answers, this.#recent)) as Milliseconds
    return { left, done: this.#answers.length, toDo, time }
  }

  answers(): readonly Answer[] {
    return this.#answers
  }

  heldBack(): Offer['heldBack'] {
    return this.#now().offer.heldBack
  }

  upcoming(): Upcoming {
    const { store, settings } = this.#ground
    const moment = this.#ground.now()
    const query = { ...this.#query(), now: moment.time }
    const next = store.nextDue(query)
    if (next.moment !== undefined) {
      return { type: 'moment', delay: (next.moment - moment.time) as Milliseconds }
    }
    const on = (day: Day) => {
      const { counts } = store.due({ ...query, today: day, until: day, limits: { new: 0, learning: 0, review: 0 } })
      return Math.min(counts.new, settings.limits.new) + Math.min(counts.review, settings.limits.reviews)
    }
    const tomorrow = (query.today + 1) as Day
    const days = [tomorrow, ...(next.day !== undefined && next.day > tomorrow ? [next.day] : [])]
    for (const day of days) {
      const cards = on(day)
      if (cards > 0) return { type: 'day', days: day - query.today, cards }
    }
    return { type: 'never' }
  }

  #now(): { readonly turn: Turn | undefined; readonly offer: Offer } {
    this.#current ??= this.#choose()
    return this.#current
  }

  #choose(): { readonly turn: Turn | undefined; readonly offer: Offer } {
    const offer = this.#offer()
    const wanted = this.#wanted === undefined ? undefined : turnOf(this.#ground, this.#wanted)
    if (wanted !== undefined) return { turn: wanted, offer }
    this.#wanted = undefined
    const { first: items, left } = offer
    const lane = nextLane({ left, done: this.#shown(), learning: this.#waitOf(items.learning) })
    const [first] = lane === undefined ? [] : items[lane]
    return { turn: first === undefined ? undefined : turnOf(this.#ground, first.item, lane), offer }
  }

  #offer(): Offer {
    const { store } = this.#ground
    const query = this.#query()
    const events = this.#eventsOf(query.today)
    const quota = this.#quota(events)
    const early = this.#reviewedEarly(events, query)
    // Groups with limits of their own can't be told apart in the database.
    const isCounted = quota.groups.length === 0
    let asked = isCounted
      ? { new: 1, learning: mostLearning, review: 1 + early.size }
      : { new: quota.new, learning: mostLearning, review: Math.min(quota.review, mostReviews) + early.size }
    for (;;) {
      const list = store.due({ ...query, limits: asked })
      const review = list.review.filter(({ item }) => !early.has(item))
      const counts = { new: list.counts.new, review: list.counts.review - early.size }
      const allowed = isCounted
        ? { new: list.new, review }
        : { new: withinQuota(list.new, 'new', quota), review: withinQuota(review, 'review', quota) }
      const isShort = (lane: 'new' | 'review') =>
        list[lane].length >= asked[lane] && list[lane].length < list.counts[lane] && allowed[lane].length < quota[lane]
      if (!isCounted && (isShort('new') || isShort('review'))) {
        asked = { ...asked, new: asked.new * 4, review: asked.review * 4 }
        continue
      }
      const count = (lane: 'new' | 'review') => (isCounted ? Math.min(counts[lane], quota[lane]) : allowed[lane].length)
      const today = { new: count('new'), review: count('review') }
      const learning = this.#learningWithin(list.learning)
      return {
        first: { ...allowed, learning },
        left: { ...this.#withinLimit(today), learning: learning.length },
        heldBack: { new: counts.new - today.new, review: counts.review - today.review },
      }
    }
  }

  /** What was reviewed today and comes due again within the days that are worked ahead. */
  #reviewedEarly(events: readonly Event[], { today, until }: DueQuery): ReadonlySet<ItemId> {
    if (until <= today) return new Set()
    const { store, scope } = this.#ground
    const reviewed = new Set(events.flatMap((event) => (event.type === 'review' ? [event.item] : [])))
    const isEarly = (item: ItemId) => {
      const state = store.state(item)
      const card = store.card(scope.origin, item)
      const isDue = state?.due?.type === 'day' && state.due.day <= until && state.last?.day === today
      return (
        isDue && state.availability === 'active' && state.buried !== today && card !== undefined && isMeant(scope, card)
      )
    }
    return new Set([...reviewed].filter(isEarly))
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
  #learningWithin(learning: readonly DueItem[]): readonly DueItem[] {
    const { limit } = this.#choice
    if (limit === undefined) return learning
    const begun = this.#begun()
    return begun.size < limit ? learning : learning.filter(({ item }) => begun.has(item))
  }

  #waitOf([first]: readonly DueItem[]): 'now' | 'soon' | 'none' {
    if (first === undefined) return 'none'
    const due = this.#ground.store.state(first.item)?.due
    return due?.type === 'moment' && due.at > this.#ground.now().time ? 'soon' : 'now'
  }

  #eventsOf(today: Day): readonly Event[] {
    const { store, settings, now } = this.#ground
    const since = (now().time - 2 * dayLength) as Milliseconds
    return store.eventsSince(since).filter((event) => dayOf(event, settings.rollover) === today)
  }

  #quota(events: readonly Event[]): Quota {
    const { store, settings, scope } = this.#ground
    const quota = quotaOf(
      scope,
      settings,
      events,
      (item) => store.state(item)?.reviews ?? 0,
      (item) => store.card(scope.origin, item),
    )
    const { ahead, new: most } = this.#choice
    const newLeft = most === undefined ? undefined : Math.max(0, most - this.#shown().new)
    return {
      new: newLeft ?? quota.new,
      review: ahead > 0 ? Number.MAX_SAFE_INTEGER : quota.review,
      groups: quota.groups.map((group) => ({ ...group, ...(newLeft !== undefined && { new: newLeft }) })),
    }
  }

  #query(): DueQuery {
    const { scope, settings } = this.#ground
    const moment = this.#ground.now()
    const today = dayOf(moment, settings.rollover)
    return {
      ...scope,
      now: (moment.time + lookAhead) as Milliseconds,
      today,
      until: (today + this.#choice.ahead) as Day,
      siblings: 'apart',
      order: 'due',
      limits: { new: 0, learning: 0, review: 0 },
    }
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
    return state
  }
}

/** Whether a card is in a scope. */
function isMeant({ decks, tags }: Scope, card: { readonly deck: string; readonly tags: readonly string[] }): boolean {
  const isInDeck = decks.length === 0 || decks.some((deck) => card.deck === deck || card.deck.startsWith(`${deck}::`))
  return isInDeck && matchesTags(tags, card.tags)
}

/** An item that was called back counts, though it may not be among what is due. */
function including(left: Offer['left'], lane: Lane): Offer['left'] {
  return left[lane] > 0 ? left : { ...left, [lane]: 1 }
}
