import { describe, expect, test, vi } from 'vitest'
import { Failure } from '../../../src/model/failure.ts'
import type { Milliseconds } from '../../../src/model/time.ts'
import type { Event, Grade, ItemId } from '../../../src/review/history/event.ts'
import type { Memory } from '../../../src/review/history/item-state.ts'
import { evaluate } from '../../../src/review/schedule/evaluate.ts'
import { nextMemory, retrievability } from '../../../src/review/schedule/memory.ts'
import { optimise } from '../../../src/review/schedule/optimize.ts'
import { defaultReviewSettings, type FsrsParameters } from '../../../src/review/schedule/settings.ts'
import { trainingItems } from '../../../src/review/schedule/training-items.ts'
import { review } from '../events.ts'
import { hasOptimiser } from '../optimiser.ts'
import { random } from '../random.ts'

const { parameters: defaults } = defaultReviewSettings

/** The reviews of a learner whose memory follows FSRS with these parameters. */
function simulated(truth: FsrsParameters, cards: number): Event[] {
  const next = random(6)
  const events: Event[] = []
  for (let card = 0; card < cards; card++) {
    let memory: Memory | undefined
    let time = Date.UTC(2025, 0, 1 + Math.floor(next() * 100), 9)
    for (let number = 0; number < 8; number++) {
      const days = memory === undefined ? 0 : Math.max(1, Math.round(memory.stability * (0.5 + 2 * next())))
      time += days * 86_400_000
      const recalled = memory === undefined ? next() < 0.6 : next() < retrievability(memory, days, truth)
      const grade: Grade = recalled ? 3 : 1
      memory = nextMemory(memory, days, grade, truth)
      const id = `${String(card).padStart(4, '0')}-${number}`
      events.push({
        ...review('2025-01-01 09:00', grade, id),
        item: `card${card}` as ItemId,
        time: time as Milliseconds,
      })
    }
  }
  return events
}

describe('training', () => {
  /** Forgets what was new twice as fast as most, and keeps more after a lapse. */
  const truth = defaults.map((parameter, index) =>
    index < 4 ? parameter / 2 : index === 11 ? parameter * 1.5 : parameter,
  )
  const items = trainingItems(simulated(truth, 250), 4)

  test.runIf(hasOptimiser)(
    'finds parameters that predict better than the defaults, and about as well as the true ones',
    async () => {
      const trained = await optimise(items, 1)
      expect(trained).toHaveLength(21)
      const [before, after, best] = [evaluate(items, defaults), evaluate(items, trained), evaluate(items, truth)]
      expect(after.logLoss).toBeLessThan(before.logLoss)
      expect(after.rmse).toBeLessThan(before.rmse)
      expect(after.logLoss).toBeLessThan(best.logLoss * 1.02)
    },
  )

  test.runIf(hasOptimiser)('gives the same parameters for the same reviews', async () => {
    expect(await optimise(items, 1)).toEqual(await optimise(items, 1))
  })

  test('needs 400 reviews', async () => {
    const few = optimise(items.slice(0, 399), 1)
    await expect(few).rejects.toThrow(Failure)
    await expect(few).rejects.toThrow(
      'Training needs at least 400 reviews that come a day or more after the previous one; there are 399',
    )
  })

  test('says which package is missing', async () => {
    vi.resetModules()
    vi.doMock('@open-spaced-repetition/binding', () => {
      throw new Error('Cannot find package')
    })
    const fresh = await import('../../../src/review/schedule/optimize.ts')
    await expect(fresh.optimise(items, 1)).rejects.toThrow(
      /^Training needs the package @open-spaced-repetition\/binding, which can't be loaded/,
    )
    vi.doUnmock('@open-spaced-repetition/binding')
  })
})
