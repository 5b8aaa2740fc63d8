import { expect, test } from 'vitest'
import { DAY, type Day, type Milliseconds } from '../../../src/model/time.ts'
import type { ItemId } from '../../../src/review/history/event.ts'
import type { ItemState } from '../../../src/review/history/item-state.ts'
import { newItem } from '../../../src/review/schedule/scheduler.ts'
import { stateText } from '../../../src/review/session/state-text.ts'

const time = (100 * DAY + DAY / 2) as Milliseconds
const onDay = (day: number): ItemState['due'] => ({ type: 'day', day: day as Day })
const at = (minutes: number): ItemState['due'] => ({ type: 'moment', at: (time + minutes * 60_000) as Milliseconds })

test.each<[Partial<ItemState>, string]>([
  [{}, 'new'],
  [{ phase: 'learning', due: at(10), reviews: 1 }, 'learning, due in 10m, 1 review'],
  [{ phase: 'relearning', due: at(-1), reviews: 4, lapses: 1 }, 'relearning, due now, 4 reviews, forgotten once'],
  [{ phase: 'review', due: onDay(100), reviews: 2 }, 'due today, 2 reviews'],
  [{ phase: 'review', due: onDay(103), reviews: 2 }, 'due in 3d, 2 reviews'],
  [{ phase: 'review', due: onDay(98), reviews: 9, lapses: 2 }, 'overdue by 2d, 9 reviews, forgotten 2 times'],
  [{ phase: 'review', due: onDay(100), buried: 100 as Day }, 'buried until tomorrow'],
  [{ phase: 'review', due: onDay(100), buried: 99 as Day }, 'due today'],
  [{ availability: 'suspended' }, 'suspended'],
  [{ availability: 'leech', lapses: 8 }, 'suspended because it was forgotten too often, forgotten 8 times'],
])('%j is told as "%s"', (state, text) => {
  const item = { ...newItem('vXNRuAcv4yZi' as ItemId), ...state }
  expect(stateText(item, { time, offset: 0 }, 4)).toBe(text)
})
