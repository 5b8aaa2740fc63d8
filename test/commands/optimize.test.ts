import { describe, expect, test, vi } from 'vitest'
import type { Event, Grade, ItemId } from '../../src/review/history/event.ts'
import type { Memory } from '../../src/review/history/item-state.ts'
import { nextMemory, retrievability } from '../../src/review/schedule/memory.ts'
import { defaultReviewSettings } from '../../src/review/schedule/settings.ts'
import { hasOptimiser } from '../review/optimiser.ts'
import { random } from '../review/random.ts'
import { FakeTerminal } from '../terminal/fake-terminal.ts'
import { graded, harnessWith, idsByQuestion, type ReviewHarness } from './learner.ts'
import { pageOf } from './terminal.ts'

const { parameters: defaults } = defaultReviewSettings
/** Forgets what was new twice as fast as most. */
const truth = defaults.map((parameter, index) => (index < 4 ? parameter / 2 : parameter))

const numbers = Array.from({ length: 130 }, (_, index) => index)
const page = pageOf(Object.fromEntries(numbers.map((it) => [`What is ${it} + ${it}?`, `It is ${it + it}.`])))

/** The reviews of somebody whose memory follows FSRS with the true parameters. */
function simulated(items: readonly ItemId[]): Event[] {
  const next = random(6)
  return items.flatMap((item) => {
    let memory: Memory | undefined
    let day = Math.floor(next() * 100)
    return Array.from({ length: 6 }, () => {
      const elapsed = memory === undefined ? 0 : Math.max(1, Math.round(memory.stability * (0.5 + 2 * next())))
      day += elapsed
      const recalled = memory === undefined ? next() < 0.6 : next() < retrievability(memory, elapsed, truth)
      const grade: Grade = recalled ? 3 : 1
      memory = nextMemory(memory, elapsed, grade, truth)
      return graded(item, grade, day)
    })
  })
}

/** A harness of somebody who has learned for a long time; each of `answers` is a line that they type. */
async function experienced(answers?: readonly string[]): Promise<ReviewHarness> {
  const answered = answers !== undefined && {
    terminal: () => new FakeTerminal(80, 24),
    async *lines() {
      yield* answers
    },
  }
  const harness = harnessWith(
    { 'topics/sums/a.md': page, 'topics/other/b.md': pageOf({ 'What is a sum?': 'A total.' }) },
    answered || {},
  )
  const learning = await harness.open()
  learning.store.merge(simulated(Object.values(idsByQuestion(learning)).map((id) => id as string as ItemId)))
  learning.close()
  return harness
}

async function settingsOf(harness: ReviewHarness) {
  const { settings } = await harness.open()
  return settings
}

describe('optimize', () => {
  test.runIf(hasOptimiser)('shows the improvement, and keeps the parameters with --yes', async () => {
    const harness = await experienced()
    const { code, out, err } = await harness.topdeck('optimize', '--yes')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(
      /^Trained on \d+ reviews of all cards\n +before +after\nlog loss +0\.\d{4} +0\.\d{4}\nRMSE +\d+\.\d\d% +\d+\.\d\d%\nSaved the new parameters\.\n$/,
    )
    expect((await settingsOf(harness)).parameters).not.toEqual(defaults)
  })

  test.runIf(hasOptimiser)('recomputes the states that it changes', async () => {
    const harness = await experienced()
    const before = (await harness.open()).store.states().map(({ memory }) => memory?.stability)
    await harness.topdeck('optimize', '--yes')
    const after = (await harness.open()).store.states().map(({ memory }) => memory?.stability)
    expect(after).toHaveLength(before.length)
    expect(after).not.toEqual(before)
  })

  test.runIf(hasOptimiser).each([
    [['y'], 'kept'],
    [['Yes '], 'kept'],
    [['n'], 'left'],
    [[''], 'left'],
    [[], 'left'],
  ])('asks who sits at a terminal, who says %j', async (answers, outcome) => {
    const harness = await experienced(answers)
    const { code, out, err } = await harness.topdeck('optimize')
    expect({ code, err }).toEqual({ code: 0, err: 'Save the new parameters? [y/N] ' })
    expect(out).toContain(
      outcome === 'kept' ? 'Saved the new' : 'The current parameters stay in use (--yes saves the new ones).',
    )
    expect((await settingsOf(harness)).parameters === defaults).toBe(outcome === 'left')
  })

  test.runIf(hasOptimiser)('keeps nothing where nobody can be asked', async () => {
    const harness = await experienced()
    const { out, err } = await harness.topdeck('optimize')
    expect(err).toBe('')
    expect(out).toContain('The current parameters stay in use (--yes saves the new ones).')
    expect((await settingsOf(harness)).parameters).toEqual(defaults)
  })

  test.runIf(hasOptimiser)('keeps parameters of a deck for that deck', async () => {
    const harness = await experienced()
    const { out } = await harness.topdeck('optimize', '--deck', 'sums', '--yes')
    expect(out).toContain('reviews of the deck Topdeck::sums\n')
    const { parameters, overrides } = await settingsOf(harness)
    expect(parameters).toEqual(defaults)
    expect(overrides).toMatchObject([{ group: { type: 'deck', name: 'Topdeck::sums' } }])
  })

  test.runIf(hasOptimiser)('gives programs JSON', async () => {
    const harness = await experienced()
    const { out, err } = await harness.topdeck('optimize', '--tag', 'sums', '--json', '--yes')
    expect(err).toBe('')
    const report = JSON.parse(out)
    expect(report).toMatchObject({ trainee: { type: 'tag', name: 'sums' }, outcome: 'kept' })
    expect(report.parameters).toHaveLength(21)
    expect(report.after.logLoss).toBeLessThan(report.before.logLoss)
  })

  test.runIf(hasOptimiser)('keeps what is in use when nothing better is found', async () => {
    const harness = await experienced()
    await harness.topdeck('optimize', '--yes')
    const { out } = await harness.topdeck('optimize', '--yes')
    expect(out).toContain('The current parameters predict your reviews just as well, so they stay in use.')
  })

  test('needs enough reviews', async () => {
    const harness = await experienced()
    expect(await harness.topdeck('optimize', '--deck', 'other')).toEqual({
      code: 2,
      out: '',
      err: 'topdeck: Training needs at least 400 reviews that come a day or more after the previous one; there are 5\n',
    })
  })

  test('is for one deck or one tag', async () => {
    const harness = await experienced()
    for (const argv of [
      ['--deck', 'sums', '--deck', 'other'],
      ['--tag', '!sums'],
      ['--tag', 'sums,other'],
    ]) {
      expect((await harness.topdeck('optimize', ...argv)).err).toBe(
        'topdeck: optimize: name at most one deck or one tag, because parameters are saved for all cards, a deck or a tag\n',
      )
    }
  })

  test('says which package is missing', async () => {
    const harness = await experienced()
    vi.doMock('@open-spaced-repetition/binding', () => {
      throw new Error('Cannot find package')
    })
    vi.resetModules()
    const { topdeck } = await import('./terminal.ts')
    const { code, err } = await topdeck(harness.folder, ['optimize'], harness.changes)
    vi.doUnmock('@open-spaced-repetition/binding')
    expect(code).toBe(2)
    expect(err).toContain("topdeck: Training needs the package @open-spaced-repetition/binding, which can't be")
  })
})
