import type { Day, Milliseconds } from '../../model/time.ts'
import { dayOf } from '../history/day.ts'
import type { Event, EventId, Grade, ItemId } from '../history/event.ts'
import type { Flag } from '../history/flag.ts'
import type { HistoryMark } from '../store/event-rows.ts'
import { typicalTime } from './answer-times.ts'
import { readCurrent } from './current-item.ts'
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

/**
 * A session on everything in a scope in study order, due or not; forgotten cards come up again at the end. Grades are
 * not recorded, so that cramming for an exam doesn't change when cards are due.
 */
export function cramSession(context: SessionContext, limit: number | undefined): Session {
  return new CramSession(context, limit)
}

/** The session before a grade or change, so that it can be undone. */
interface UndoEntry {
  readonly remaining: readonly ItemId[]
  readonly answers: readonly GradedAnswer[]
  readonly item: ItemId
  /** The recorded event, if any: only suspending and burying are recorded. */
  readonly event: Event | undefined
}

class CramSession implements Session {
  readonly kind = 'cram'
  readonly #context: SessionContext
  #remaining: readonly ItemId[]
  #answers: readonly GradedAnswer[] = []
  #history: readonly UndoEntry[] = []
  #current: CurrentItem | undefined
  readonly #isTimeUp: () => boolean
  /** The item that is shown even when the time is up, because it was brought back or edited. */
  #wanted: ItemId | undefined
  /** The card that is read again while it is shown: what has happened to it since it was first shown still counts. */
  #shown: CurrentItem | undefined

  constructor(context: SessionContext, limit: number | undefined) {
    this.#context = context
    this.#isTimeUp = timeLimit(context.settings.minutes, () => context.now())
    this.#remaining = context.store
      .itemsOf(context.scope)
      .slice(0, limit)
      .map(({ item }) => item)
  }

  current(): CurrentItem | undefined {
    while (this.#current === undefined && this.#remaining.length > 0) {
      const [first] = this.#remaining
      if (first !== this.#wanted && this.#isTimeUp()) return undefined
      const read = first === undefined ? undefined : readCurrent(this.#context, first)
      const isShown = read !== undefined && this.#shown?.item === read.item
      this.#current = isShown ? { ...read, mark: this.#shown?.mark ?? read.mark } : read
      if (this.#current === undefined) this.#remaining = this.#remaining.slice(1)
    }
    return this.#current
  }

  intervals(): undefined {
    return undefined
  }

  grade({ item, queue, state }: CurrentItem, grade: Grade, taken: Milliseconds): GradeResult {
    this.#remember(item, undefined)
    this.#answers = [...this.#answers, { item, queue, phase: state.phase, grade, taken }]
    this.#remaining = [...this.#remaining.slice(1), ...(grade === 1 ? [item] : [])]
    return { type: 'unrecorded' }
  }

  setAside({ item, mark }: CurrentItem, how: 'suspend' | 'bury'): SetAsideResult {
    return this.#recordLast({ ...this.#eventBase(item), type: how }, mark)
  }

  move({ item, mark }: CurrentItem, day: Day): SetAsideResult {
    return this.#recordLast({ ...this.#eventBase(item), type: 'move', day }, mark)
  }

  flag(current: CurrentItem, flag: Flag): void {
    const { item } = current
    const event: Event = { ...this.#eventBase(item), type: 'flag', flag }
    this.#context.store.record(event)
    this.#remember(item, event)
    this.#wanted = item
    this.#shown = current
  }

  today(): Day {
    return dayOf(this.#context.now(), this.#context.settings.rollover)
  }

  /** Records an event after which the current item is not shown again. */
  #recordLast(event: Event, mark: HistoryMark): SetAsideResult {
    const { item } = event
    const after = this.#context.store.record(event, mark)
    this.#remaining = this.#remaining.slice(1)
    this.#current = undefined
    this.#shown = undefined
    if (after === undefined) return { type: 'outdated' }
    this.#history = [...this.#history, { remaining: [item, ...this.#remaining], answers: this.#answers, item, event }]
    return { type: 'set-aside' }
  }

  undo(): UndoResult {
    const entry = this.#history.at(-1)
    if (entry === undefined) return { type: 'nothing' }
    const { event, item } = entry
    const undone =
      event && this.#context.store.undo([event.id], ({ id }) => ({ ...this.#eventBase(item), type: 'undo', event: id }))
    this.#history = this.#history.slice(0, -1)
    this.#current = undefined
    this.#shown = undefined
    if (undone?.type === 'outdated') return { type: 'outdated', item }
    this.#remaining = entry.remaining
    this.#answers = entry.answers
    this.#wanted = item
    return event === undefined ? { type: 'ungraded', item } : { type: 'undone', event, card: 'back' }
  }

  reread(): void {
    this.#shown = this.#current ?? this.#shown
    this.#wanted = this.#shown?.item ?? this.#wanted
    this.#current = undefined
  }

  progress(): SessionProgress {
    const again = new Set(this.#answers.filter(({ grade }) => grade === 1).map(({ item }) => item))
    const learning = this.#remaining.filter((item) => again.has(item)).length
    const toDo = this.#remaining.length
    const time = (toDo * typicalTime(this.#answers, [])) as Milliseconds
    return { left: { new: 0, learning, review: toDo - learning }, done: this.#answers.length, toDo, time }
  }

  answers(): readonly GradedAnswer[] {
    return this.#answers
  }

  isCutShort(): boolean {
    return this.current() === undefined && this.#remaining.length > 0
  }

  heldBack(): { readonly new: number; readonly review: number } {
    return { new: 0, review: 0 }
  }

  upcoming(): Upcoming {
    return { type: 'never' }
  }

  #remember(item: ItemId, event: Event | undefined): void {
    this.#history = [...this.#history, { remaining: this.#remaining, answers: this.#answers, item, event }]
    this.#current = undefined
    this.#shown = undefined
    this.#wanted = undefined
  }

  #eventBase(item: ItemId): Omit<Event, 'type'> & { readonly id: EventId } {
    const { store, now, nextId } = this.#context
    const { time, offset } = now()
    return { id: nextId(time), item, time, offset, device: store.device }
  }
}
