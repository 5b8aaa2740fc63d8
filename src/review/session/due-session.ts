import { DAY, type Day, type Milliseconds } from '../../model/time.ts'
import { dayOf } from '../history/day.ts'
import type { Event, EventId, Grade, ItemId } from '../history/event.ts'
import type { Flag } from '../history/flag.ts'
import type { ItemState } from '../history/item-state.ts'
import { chosenDays, type Interval, intervals } from '../schedule/scheduler.ts'
import { limitsOf, settingsFor } from '../schedule/settings.ts'
import type { QueueName } from '../store/due.ts'
import type { HistoryMark } from '../store/event-rows.ts'
import { answerTimes, typicalTime } from './answer-times.ts'
import { Balance } from './balance.ts'
import { nextQueue, readCurrent } from './current-item.ts'
import { type DueChoice, dueQuery, isDue, type Queues, queuesAfter, queuesWithout, readQueues } from './queues.ts'
import type {
  CurrentItem,
  GradedAnswer,
  GradeResult,
  Session,
  SessionContext,
  SessionProgress,
  SetAsideResult,
  UndoResult,
  Upcoming,
} from './session.ts'
import { timeLimit } from './time-limit.ts'

/** When nothing else is left, learning steps are shown this long before they are due, as in Anki. */
const LOOK_AHEAD = 20 * 60_000

/** A session on what is due. It keeps the ids of the next items and one card in memory, however many there are. */
export function dueSession(context: SessionContext, choice: DueChoice): Session {
  return new DueSession(context, choice)
}

/** The items that could come next, and how many the limits allow. */
interface Candidates {
  readonly first: Readonly<Record<QueueName, ItemId | undefined>>
  readonly left: Readonly<Record<QueueName, number>>
  /** When the first learning step is due. */
  readonly learning: 'now' | 'soon' | 'none'
}

class DueSession implements Session {
  readonly kind = 'due'
  readonly #context: SessionContext
  readonly #choice: DueChoice
  readonly #isTimeUp: () => boolean
  #answers: readonly (GradedAnswer & { readonly event: EventId })[] = []
  #chosen: { readonly current: CurrentItem | undefined; readonly left: Candidates['left'] } | undefined
  #queues: Queues | undefined
  #balance: Balance | undefined
  /** What other processes had changed when the queues were read. */
  #foreignChanges: number | undefined
  /** What this session has recorded, the last event first. */
  #recorded: readonly EventId[] = []
  /** The item that comes next, whatever is due. */
  #wanted: ItemId | undefined
  /** The card that is read again while it is shown: what has happened to it since it was first shown still counts. */
  #shown: CurrentItem | undefined
  #recent: readonly Milliseconds[] | undefined

  constructor(context: SessionContext, choice: DueChoice) {
    this.#context = context
    this.#choice = choice
    this.#isTimeUp = timeLimit(context.settings.minutes, () => context.now())
  }

  current(): CurrentItem | undefined {
    return this.#now().current
  }

  intervals(current: CurrentItem): Readonly<Record<Grade, Interval>> {
    const { card, state } = current
    const settings = settingsFor(card, this.#context.settings)
    return intervals(state, this.#context.now(), settings, this.#balanceToday().choiceFor(current))
  }

  grade(current: CurrentItem, grade: Grade, taken: Milliseconds): GradeResult {
    const { item, queue, card, state, mark } = current
    const base = this.#eventBase(item, state)
    const choice = this.#balanceToday().choiceFor(current)
    const settings = settingsFor(card, this.#context.settings)
    const days = choice && chosenDays(state, grade, this.#context.now(), settings, choice)
    const chosen = days === undefined ? {} : { days }
    const event: Event = { ...base, type: 'review', grade, taken, seen: card.fingerprint, ...chosen }
    // An item that was brought back by an undo, or that has siblings, may change which other items are due.
    const queues = this.#wanted === undefined && card.items.length === 1 ? this.#queues : undefined
    const after = this.#record(event, mark)
    if (after === undefined) return { type: 'outdated' }
    this.#queues = queues === undefined ? undefined : queuesAfter(queues, current, after)
    if (after.phase === 'review') this.#balanceToday().add(current, after.interval)
    this.#answers = [...this.#answers, { item, queue, phase: state.phase, grade, taken, event: event.id }]
    return { type: 'recorded', event: event.id, state: after }
  }

  setAside({ item, state, mark }: CurrentItem, how: 'suspend' | 'bury'): SetAsideResult {
    const after = this.#record({ ...this.#eventBase(item, state), type: how }, mark)
    return { type: after === undefined ? 'outdated' : 'set-aside' }
  }

  move({ item, state, mark }: CurrentItem, day: Day): SetAsideResult {
    const after = this.#record({ ...this.#eventBase(item, state), type: 'move', day }, mark)
    return { type: after === undefined ? 'outdated' : 'set-aside' }
  }

  flag({ item, state }: CurrentItem, flag: Flag): void {
    const event: Event = { ...this.#eventBase(item, state), type: 'flag', flag }
    this.#context.store.record(event)
    this.#recorded = [event.id, ...this.#recorded]
    this.reread()
  }

  today(): Day {
    return dayOf(this.#context.now(), this.#context.settings.rollover)
  }

  undo(): UndoResult {
    const { store, scope } = this.#context
    const undoOf = ({ item, id }: Event): Event => ({ ...this.#eventBase(item, undefined), type: 'undo', event: id })
    const own = store.undo(this.#recorded, undoOf)
    const done = own.type === 'nothing' ? store.undo('any', undoOf) : own
    if (done.type === 'nothing') return done
    this.#readAgain()
    const { event } = done
    this.#recorded = this.#recorded.filter((id) => id !== event.id)
    if (done.type === 'outdated') return { type: 'outdated', item: event.item }
    this.#answers = this.#answers.filter((answer) => answer.event !== event.id)
    const card = store.card(scope.origin, event.item)
    if (card !== undefined) this.#wanted = event.item
    return { type: 'undone', event, card: card === undefined ? 'elsewhere' : 'back' }
  }

  reread(): void {
    // Otherwise it has been read again already, and nobody has looked since.
    if (this.#chosen !== undefined) this.#shown = this.#chosen.current
    this.#wanted = this.#shown?.item ?? (this.#chosen === undefined ? this.#wanted : undefined)
    this.#chosen = undefined
    this.#queues = undefined
  }

  progress(): SessionProgress {
    const { left: due, current } = this.#now()
    const left = current !== undefined && this.#wanted !== undefined ? including(due, current.queue) : due
    const toDo = left.new * Math.max(1, this.#context.settings.steps.length) + left.learning + left.review
    const { store, now } = this.#context
    this.#recent ??= answerTimes(store.eventsSince((now().time - 3 * DAY) as Milliseconds))
    const time = (toDo * typicalTime(this.#answers, this.#recent)) as Milliseconds
    return { left, done: this.#answers.length, toDo, time }
  }

  answers(): readonly GradedAnswer[] {
    return this.#answers
  }

  isCutShort(): boolean {
    const { current, left } = this.#now()
    return current === undefined && left.new + left.learning + left.review > 0
  }

  heldBack(): Queues['heldBack'] {
    return this.#readQueues().heldBack
  }

  upcoming(): Upcoming {
    const { store, settings, scope } = this.#context
    const { limits } = limitsOf(scope, settings)
    const moment = this.#context.now()
    // What was due ahead has been shown, so that only what was reviewed today comes later, perhaps within those days.
    const { today, ...asking } = dueQuery(this.#context, this.#choice)
    const query = { ...asking, today, until: today, now: moment.time }
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

  #now(): { readonly current: CurrentItem | undefined; readonly left: Candidates['left'] } {
    this.#chosen ??= this.#choose()
    return this.#chosen
  }

  /** What is due in the coming days, read once a day. */
  #balanceToday(): Balance {
    const today = this.today()
    if (this.#balance?.today !== today) this.#balance = new Balance(this.#context, today)
    return this.#balance
  }

  #choose(): { readonly current: CurrentItem | undefined; readonly left: Candidates['left'] } {
    const { left } = this.#candidates(this.#readQueues())
    const wanted = this.#wanted === undefined ? undefined : readCurrent(this.#context, this.#wanted)
    if (wanted !== undefined) {
      const mark = this.#shown?.item === wanted.item ? this.#shown.mark : wanted.mark
      return { current: { ...wanted, mark }, left }
    }
    this.#wanted = undefined
    if (this.#isTimeUp()) return { current: undefined, left }
    return this.#chooseFrom('read before') ?? this.#chooseFrom('read now') ?? { current: undefined, left: nothing }
  }

  /** Undefined when nothing is left in the queues. */
  #chooseFrom(
    source: 'read before' | 'read now',
  ): { readonly current: CurrentItem; readonly left: Candidates['left'] } | undefined {
    if (source === 'read now') this.#queues = undefined
    for (;;) {
      const queues = this.#readQueues()
      const { first, left, learning } = this.#candidates(queues)
      const queue = nextQueue({ left, done: this.#countShown(), learning }, this.#context.settings.mix)
      const item = queue === undefined ? undefined : first[queue]
      if (queue === undefined || item === undefined) return undefined
      const current = readCurrent(this.#context, item, queue)
      if (current !== undefined && isDue(current, queues)) return { current, left }
      // It has been reviewed in another terminal in the meantime.
      this.#queues = queuesWithout(queues, item, queue)
    }
  }

  #readQueues(): Queues {
    const { store, settings, now } = this.#context
    const { foreignChanges } = store
    // What another terminal does changes the limits that are left, and which cards are due.
    const isOutdated = this.#foreignChanges !== foreignChanges
    if (isOutdated || this.#queues?.today !== dayOf(now(), settings.rollover)) this.#queues = undefined
    this.#foreignChanges = foreignChanges
    this.#queues ??= readQueues(this.#context, this.#choice, this.#countShown().new)
    return this.#queues
  }

  #candidates(queues: Queues): Candidates {
    const { time } = this.#context.now()
    const learning = this.#learningWithin(queues.learning.filter(({ at }) => at <= time + LOOK_AHEAD))
    const [first] = learning
    return {
      first: { new: queues.new[0], learning: first?.item, review: queues.review[0] },
      left: { ...this.#withinLimit(queues.left), learning: learning.length },
      learning: first === undefined ? 'none' : first.at <= time ? 'now' : 'soon',
    }
  }

  /** How many of the day's cards this session may still begin, in the same proportion. */
  #withinLimit(today: { readonly new: number; readonly review: number }): typeof today {
    const { limit } = this.#choice
    if (limit === undefined) return today
    const room = Math.max(0, limit - this.#begun().size)
    const all = today.new + today.review
    if (all <= room) return today
    const share = Math.round((room * today.new) / all)
    return { new: share, review: room - share }
  }

  /** Once the limit is reached, only cards that this session has begun go on. */
  #learningWithin(learning: Queues['learning']): Queues['learning'] {
    const { limit } = this.#choice
    if (limit === undefined) return learning
    const begun = this.#begun()
    return begun.size < limit ? learning : learning.filter(({ item }) => begun.has(item))
  }

  #begun(): ReadonlySet<ItemId> {
    return new Set(this.#answers.map(({ item }) => item))
  }

  #countShown(): { readonly new: number; readonly review: number } {
    const count = (queue: QueueName) => this.#answers.filter((answer) => answer.queue === queue).length
    return { new: count('new'), review: count('review') }
  }

  /** If the clock has jumped back, the event must still come after everything that is known of the item. */
  #eventBase(item: ItemId, state: ItemState | undefined) {
    const { store, now, nextId } = this.#context
    const moment = now()
    const time = Math.max(moment.time, (state?.last?.time ?? 0) + 1) as Milliseconds
    return { id: nextId(time), item, time, offset: moment.offset, device: store.device }
  }

  /** Undefined if the item has been reviewed in another terminal since the mark was made. */
  #record(event: Event, mark: HistoryMark): ItemState | undefined {
    const state = this.#context.store.record(event, mark)
    if (state !== undefined) this.#recorded = [event.id, ...this.#recorded]
    this.#readAgain()
    return state
  }

  #readAgain(): void {
    this.#wanted = undefined
    this.#shown = undefined
    this.#chosen = undefined
    this.#queues = undefined
  }
}

const nothing: Candidates['left'] = { new: 0, learning: 0, review: 0 }

/** An item that was brought back by an undo counts, although it may not be due. */
function including(left: Candidates['left'], queue: QueueName): Candidates['left'] {
  return left[queue] > 0 ? left : { ...left, [queue]: 1 }
}
