/** `--filter`: which cards a session shows, by what the learner has done with them. */

import { Failure } from '../../model/failure.ts'
import { DAY, type Day, type Milliseconds } from '../../model/time.ts'
import { alternatives, didYouMean } from '../../text/did-you-mean.ts'
import { dayOf } from '../history/day.ts'
import { effectiveEvents } from '../history/effective-events.ts'
import type { ItemId } from '../history/event.ts'
import { type FlagName, flagName } from '../history/flag.ts'
import type { ItemState } from '../history/item-state.ts'
import { newItem } from '../schedule/scheduler.ts'
import { settingsFor } from '../schedule/settings.ts'
import { maturityOf } from '../statistics/recall.ts'
import type { StudyContext } from './queues.ts'

/** What cards can be chosen by. */
const filterNames = [
  'new',
  'learning',
  'young',
  'mature',
  'due',
  'forgotten',
  'leech',
  'suspended',
  'buried',
  'flag',
  'flag:red',
  'flag:orange',
  'flag:green',
  'flag:blue',
  'flag:pink',
  'flag:turquoise',
  'flag:purple',
] as const

type FilterName = (typeof filterNames)[number]

/** The filters for cards that are not due, so that a session goes through them without recording grades, as in Anki. */
const crammed: ReadonlySet<FilterName> = new Set<FilterName>(['forgotten', 'leech', 'suspended', 'buried'])

/** The values of `--filter`: every clause must hold, and a clause holds if one of its terms does. */
export type CardFilter = readonly (readonly FilterTerm[])[]

interface FilterTerm {
  readonly name: FilterName
  readonly wanted: 'present' | 'absent'
}

/**
 * Reads the values of `--filter`, in the form of `--tag`: `young` (is young), `young,mature` (one of them), `!leech` (is no
 * leech). If there are several values, all of them must hold.
 */
export function parseFilter(texts: readonly string[]): CardFilter {
  return texts.map((text) => text.split(',').map((part) => parseTerm(text, part.trim())))
}

function parseTerm(text: string, part: string): FilterTerm {
  const isNegated = part.startsWith('!')
  const wanted = (isNegated ? part.slice(1).trim() : part).toLowerCase()
  const name = filterNames.find((each) => each === wanted)
  if (name === undefined) {
    const found = part === '' ? 'a state is missing, ' : part === text.trim() ? '' : `unexpected "${part}", `
    throw new Failure(
      `--filter "${text}": ${found}expected ${alternatives(filterNames)}${didYouMean(wanted, filterNames)}`,
    )
  }
  return { name, wanted: isNegated ? 'absent' : 'present' }
}

/** Whether a filter asks for cards that are not due, for which there is only cramming. */
export function needsCramming(filter: CardFilter): boolean {
  return filter.some((clause) => clause.some(({ name, wanted }) => wanted === 'present' && crammed.has(name)))
}

/** The items of a scope that a filter lets through, as they are now, in study order. */
export function filteredItems(filter: CardFilter, { store, scope, settings, now }: StudyContext): readonly ItemId[] {
  const moment = now()
  const today = dayOf(moment, settings.rollover)
  const states = new Map(store.states().map((state) => [state.item, state]))
  const forgotten = forgottenOn(today, { store, settings, moment })
  const tests: Readonly<Record<FilterName, (state: ItemState, threshold: number) => boolean>> = {
    new: ({ phase }) => phase === 'new',
    learning: ({ phase }) => phase === 'learning' || phase === 'relearning',
    young: (state) => state.phase === 'review' && maturityOf(state) === 'young',
    mature: (state) => state.phase === 'review' && maturityOf(state) === 'mature',
    due: ({ due, availability, buried }) =>
      availability === 'active' &&
      buried !== today &&
      (due?.type === 'day' ? due.day <= today : due !== undefined && due.at <= moment.time),
    forgotten: ({ item }) => forgotten.has(item),
    leech: ({ availability, lapses }, threshold) => availability === 'leech' || (threshold > 0 && lapses >= threshold),
    suspended: ({ availability }) => availability !== 'active',
    buried: ({ buried }) => buried === today,
    flag: ({ flag }) => flag !== 0,
    'flag:red': flagged('red'),
    'flag:orange': flagged('orange'),
    'flag:green': flagged('green'),
    'flag:blue': flagged('blue'),
    'flag:pink': flagged('pink'),
    'flag:turquoise': flagged('turquoise'),
    'flag:purple': flagged('purple'),
  }
  return store.itemsOf(scope).flatMap(({ item, deck, tags }) => {
    const state = states.get(item) ?? newItem(item)
    const { leechThreshold } = settingsFor({ deck, tags }, settings)
    const isMet = ({ name, wanted }: FilterTerm) => tests[name](state, leechThreshold) === (wanted === 'present')
    return filter.every((clause) => clause.some(isMet)) ? [item] : []
  })
}

function flagged(name: FlagName): (state: ItemState) => boolean {
  return ({ flag }) => flagName(flag) === name
}

/** The items that were graded "again" on a day. */
function forgottenOn(
  today: Day,
  {
    store,
    settings,
    moment,
  }: Pick<StudyContext, 'store' | 'settings'> & { readonly moment: { readonly time: number } },
): ReadonlySet<ItemId> {
  const events = store
    .eventsSince((moment.time - 2 * DAY) as Milliseconds)
    .filter((event) => dayOf(event, settings.rollover) === today)
  return new Set(
    effectiveEvents(events).flatMap((event) => (event.type === 'review' && event.grade === 1 ? [event.item] : [])),
  )
}
