import { expect, test } from 'vitest'
import { ReviewHarness, sit } from '../../commands/review-harness.ts'
import { card, item, today } from '../store-fixture.ts'
import { AtScreen } from './at-screen.ts'

/** What the screen shows after some keys. */
async function pressed(at: AtScreen, keys: string): Promise<string> {
  await at.press(keys)
  return at.text
}

test('a key flags the card in one colour after the other, and the card stays on the same side', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const at = new AtScreen(harness)
  const press = (keys: string) => pressed(at, keys)
  expect(await press(' ')).toContain('Answer 1')
  const flagged = await press('f')
  expect(flagged).toContain('Answer 1')
  expect(flagged).toContain('red flag · new')
  expect(flagged).toContain('Flagged red.')
  expect(await press('f')).toContain('orange flag · new')
  expect(harness.store.state(item(1))?.flag).toBe(2)
  expect(await press('u')).toContain('red flag')
  expect(await press(' fffffff')).toContain('The flag is removed.')
  expect(harness.store.state(item(1))?.flag).toBe(0)
  // The grade counts, although the card has events since it was shown first.
  expect(await press('4')).toContain('Question 2?')
  expect(harness.store.state(item(1))).toMatchObject({ phase: 'review', reviews: 1 })
  await press('q')
  expect(await at.printed).toContain('1 easy')
})

test('a key asks for the day on which the card is due, and an undo takes it back', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const at = new AtScreen(harness)
  const press = (keys: string) => pressed(at, keys)
  expect(await press('d')).toContain('Due when? +5 (days) or 2026-12-24')
  expect(await press('soon\n')).toContain('"soon": expected a number of days such as +5')
  expect(await press('\u001B')).toContain('show the answer')
  expect([...harness.store.events()]).toHaveLength(0)
  const moved = await press('d+5\n')
  expect(moved).toContain('Question 2?')
  expect(moved).toContain('Due on 2026-01-07. (u: undo)')
  expect(harness.store.state(item(1))).toMatchObject({ phase: 'review', due: { type: 'day', day: today + 5 } })
  expect(await press('u')).toContain('Question 1?')
  expect(harness.store.state(item(1))?.phase).toBe('new')
  await press('q')
  await at.printed
})

test('plain lines take a colour and a day after the command', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const lines = ['f', 'flag blue', 'f mauve', '', '4', 'd', 'due 2026-01-09', 'q']
  const out = await sit(harness, { options: { surface: 'lines' }, lines })
  expect(out).toContain('Flagged red.\nFlagged blue.\n"mauve": expected none, red, orange,')
  expect(out).toContain(
    'The day is missing; type, for example, "d +5", or "d 2026-12-24". Try again, or type q to quit.',
  )
  expect(out).toContain('Due on 2026-01-09.')
  expect(harness.store.state(item(1))).toMatchObject({ flag: 4, reviews: 1 })
  expect(harness.store.state(item(2))).toMatchObject({ due: { type: 'day', day: today + 7 }, reviews: 0 })
})

test('a program flags cards and makes them due on a day', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const lines = ['{"flag":"green"}', '{"flag":"mauve"}', '{"due":"+3"}', '{"due":"never"}', '{"quit":true}']
  const out = await sit(harness, { options: { output: 'json' }, lines })
  const replies = out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  expect(replies).toMatchObject([
    { type: 'card', item: item(1), flag: 'none' },
    { type: 'flagged', item: item(1), flag: 'green' },
    { type: 'card', item: item(1), flag: 'green' },
    { type: 'error', message: expect.stringContaining('expected none, red,') },
    { type: 'moved', item: item(1), due: { type: 'day', day: today + 3 } },
    { type: 'card', item: item(2) },
    { type: 'error', message: '"never": expected a number of days such as +5, or a date such as 2026-12-24' },
    { type: 'summary', reviews: 0 },
  ])
})

test('flagged cards can be chosen', async () => {
  const harness = new ReviewHarness([card(1), card(2), card(3)])
  const flag = async (...lines: string[]) => await sit(harness, { options: { surface: 'lines' }, lines })
  await flag('f red', '', '4', 'f blue', '', '4', 'q')
  const chosen = async (filter: string) =>
    Array.from(
      (
        await sit(harness, {
          options: { surface: 'lines', what: 'cram', filter: [filter] },
          lines: ['', '4', '', '4', '', '4'],
        })
      ).matchAll(/^Question: Question (\d)\?$/gm),
      ([, number]) => number,
    )
  expect(await chosen('flag')).toEqual(['1', '2'])
  expect(await chosen('flag:red')).toEqual(['1'])
  expect(await chosen('!flag')).toEqual(['3'])
})
