/** The load of the coming days, for a session whose settings balance it. */

import type { Day } from '../../model/time.ts'
import { fuzzFactor } from '../schedule/fuzz.ts'
import { BALANCED_DAYS, balancedInterval } from '../schedule/load-balance.ts'
import type { DayChoice } from '../schedule/scheduler.ts'
import { type Settings, settingsFor } from '../schedule/settings.ts'
import type { CurrentItem, SessionContext } from './session.ts'

/** Chooses the days on which the items of a session come back. */
export class Balance {
  readonly #context: Pick<SessionContext, 'store' | 'scope' | 'settings'>
  readonly #today: Day
  /** By the settings of cards, as text: how many are due in so many days. */
  #counts: Map<string, number[]> | undefined

  constructor(context: Pick<SessionContext, 'store' | 'scope' | 'settings'>, today: Day) {
    this.#context = context
    this.#today = today
  }

  get today(): Day {
    return this.#today
  }

  /** How days are chosen for an item; undefined if its settings leave that to the fuzz, or nothing else is due. */
  choiceFor({ item, card, state }: CurrentItem): DayChoice | undefined {
    const settings = settingsFor(card, this.#context.settings)
    if (!isBalanced(settings)) return undefined
    this.#counts ??= this.#read()
    const counts = this.#counts.get(JSON.stringify(settings))
    if (counts === undefined) return undefined
    const { store } = this.#context
    const siblings = new Set(
      card.items.flatMap((each) => {
        const due = store.state(each)?.due
        const days = due?.type === 'day' ? due.day - this.#today : -1
        return days >= 0 && days < BALANCED_DAYS ? [days] : []
      }),
    )
    const load = { today: this.#today, counts, siblings, easyDays: settings.easyDays }
    const factor = fuzzFactor(item, state.reviews)
    return (interval, minimum, maximum) => balancedInterval(load, factor, interval, minimum, maximum)
  }

  /** Counts what was just made due. */
  add({ card }: CurrentItem, days: number): void {
    const counts = this.#counts?.get(JSON.stringify(settingsFor(card, this.#context.settings)))
    if (counts !== undefined) counts[days] = (counts[days] ?? 0) + 1
  }

  #read(): Map<string, number[]> {
    const { store, scope, settings } = this.#context
    const counts = new Map<string, number[]>()
    const to = (this.#today + BALANCED_DAYS - 1) as Day
    for (const { deck, tags, day, count } of store.loadByDay(scope.origin, this.#today, to)) {
      const key = JSON.stringify(settingsFor({ deck, tags }, settings))
      const own = counts.get(key) ?? []
      own[day - this.#today] = (own[day - this.#today] ?? 0) + count
      counts.set(key, own)
    }
    return counts
  }
}

function isBalanced({ balance, easyDays, fuzz }: Settings): boolean {
  return fuzz && (balance || Object.values(easyDays).some((load) => load !== 'normal'))
}
