/** Several sessions as one: on the cards of several projects, each with the settings and limits of its own. */

import { DAY, type Day, type Milliseconds } from '../../model/time.ts'
import type { Grade } from '../history/event.ts'
import type { Flag } from '../history/flag.ts'
import type { CurrentItem, GradedAnswer, Session, SessionProgress, UndoResult, Upcoming } from './session.ts'

/**
 * Joins sessions of one kind. Learning steps come when they are due, and otherwise a card of the session that is the least
 * far, so that all of them end together.
 */
export function jointSession(sessions: readonly [Session, ...Session[]], now: () => Milliseconds): Session {
  const [only, second] = sessions
  return second === undefined ? only : new JointSession(sessions, now)
}

class JointSession implements Session {
  readonly kind: Session['kind']
  readonly #now: () => Milliseconds
  readonly #sessions: readonly [Session, ...Session[]]
  /** The session of the current item. */
  #chosen: Session | undefined
  /** The sessions in which something was done, the last one first. */
  #acted: readonly Session[] = []

  constructor(sessions: readonly [Session, ...Session[]], now: () => Milliseconds) {
    this.#now = now
    this.kind = sessions[0].kind
    this.#sessions = sessions
  }

  current(): CurrentItem | undefined {
    if (this.#chosen?.current() === undefined) this.#chosen = this.#choose()
    return this.#chosen?.current()
  }

  intervals(current: CurrentItem): ReturnType<Session['intervals']> {
    return this.#of(current).intervals(current)
  }

  grade(current: CurrentItem, grade: Grade, taken: Milliseconds): ReturnType<Session['grade']> {
    return this.#act(current, (session) => session.grade(current, grade, taken))
  }

  setAside(current: CurrentItem, how: 'suspend' | 'bury'): ReturnType<Session['setAside']> {
    return this.#act(current, (session) => session.setAside(current, how))
  }

  move(current: CurrentItem, day: Day): ReturnType<Session['move']> {
    return this.#act(current, (session) => session.move(current, day))
  }

  flag(current: CurrentItem, flag: Flag): void {
    const session = this.#of(current)
    session.flag(current, flag)
    this.#acted = [session, ...this.#acted]
    this.#chosen = session
  }

  today(): Day {
    return (this.#chosen ?? this.#sessions[0]).today()
  }

  undo(): UndoResult {
    const [last = this.#sessions[0], ...others] = this.#acted
    const undone = last.undo()
    this.#acted = others
    // The item comes again in the session that has its card, which may be another one.
    this.#chosen = undone.type === 'undone' && undone.card === 'elsewhere' ? undefined : last
    return undone
  }

  reread(): void {
    this.#chosen?.reread()
  }

  progress(): SessionProgress {
    const all = this.#sessions.map((session) => session.progress())
    const sum = (of: (progress: SessionProgress) => number) => all.reduce((total, each) => total + of(each), 0)
    return {
      left: {
        new: sum(({ left }) => left.new),
        learning: sum(({ left }) => left.learning),
        review: sum(({ left }) => left.review),
      },
      done: sum(({ done }) => done),
      toDo: sum(({ toDo }) => toDo),
      time: sum(({ time }) => time) as Milliseconds,
    }
  }

  answers(): readonly GradedAnswer[] {
    return this.#sessions.flatMap((session) => session.answers())
  }

  isCutShort(): boolean {
    return this.current() === undefined && this.#sessions.some((session) => session.isCutShort())
  }

  heldBack(): { readonly new: number; readonly review: number } {
    const all = this.#sessions.map((session) => session.heldBack())
    return {
      new: all.reduce((total, each) => total + each.new, 0),
      review: all.reduce((total, each) => total + each.review, 0),
    }
  }

  upcoming(): Upcoming {
    return this.#sessions.map((session) => session.upcoming()).reduce(sooner)
  }

  #choose(): Session | undefined {
    const open = this.#sessions.filter((session) => session.current() !== undefined)
    const stepAt = (session: Session): number => {
      const current = session.current()
      const due = current?.queue === 'learning' ? current.state.due : undefined
      return due?.type === 'moment' ? due.at : Infinity
    }
    const progressOf = (session: Session): number => {
      const { done, toDo } = session.progress()
      return done / (done + toDo)
    }
    const others = open.filter((session) => session.current()?.queue !== 'learning')
    // A session shows a step that isn't due yet only when nothing else is left in it.
    const steps = open.filter((session) => !others.includes(session)).sort((a, b) => stepAt(a) - stepAt(b))
    const [step] = steps
    const isDue = step !== undefined && (others.length === 0 || stepAt(step) <= this.#now())
    return isDue ? step : others.sort((a, b) => progressOf(a) - progressOf(b))[0]
  }

  #of(current: CurrentItem): Session {
    const isOf = (session: Session) => session.current()?.item === current.item
    return this.#chosen !== undefined && isOf(this.#chosen)
      ? this.#chosen
      : (this.#sessions.find(isOf) ?? this.#sessions[0])
  }

  #act<T extends { readonly type: string }>(current: CurrentItem, work: (session: Session) => T): T {
    const session = this.#of(current)
    const result = work(session)
    if (result.type !== 'outdated') this.#acted = [session, ...this.#acted]
    this.#chosen = undefined
    return result
  }
}

/** The one that is sooner; on the same day, both. */
function sooner(a: Upcoming, b: Upcoming): Upcoming {
  if (a.type === 'day' && b.type === 'day' && a.days === b.days) return { ...a, cards: a.cards + b.cards }
  return waitOf(a) <= waitOf(b) ? a : b
}

function waitOf(upcoming: Upcoming): number {
  switch (upcoming.type) {
    case 'now':
      return 0
    case 'moment':
      return upcoming.delay
    case 'day':
      return upcoming.days * DAY
    case 'never':
      return Infinity
  }
}

/** Divides a number among parts in the proportion of their sizes; none gets more than its size. */
export function shares(total: number, sizes: readonly number[]): readonly number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0)
  if (all <= total) return sizes
  const exact = sizes.map((size) => (total * size) / all)
  const whole = exact.map(Math.floor)
  let left = total - whole.reduce((sum, share) => sum + share, 0)
  const byRest = exact.map((share, index) => ({ index, rest: share % 1 })).sort((a, b) => b.rest - a.rest)
  for (const { index } of byRest) {
    if (left === 0) break
    whole[index] = (whole[index] ?? 0) + 1
    left -= 1
  }
  return whole
}
