import { expect, test } from 'vitest'
import { ReviewHarness, sit } from '../../commands/review-harness.ts'
import { card, item } from '../store-fixture.ts'
import { AtScreen } from './at-screen.ts'

const two = { answers: 'two' } as const

/** A card whose answer can be typed. */
const typable = card(1, {
  fields: { question: '<p>Which town?</p>', answer: '<p>Rotterdam</p>', context: '', notes: '' },
})

test('the screen offers again and good, and takes no other grade', async () => {
  const harness = new ReviewHarness([card(1), card(2)], two)
  const at = new AtScreen(harness)
  await at.press(' ')
  expect(at.text).toContain('1 again 1m   3*good 10m')
  expect(at.text).not.toContain('easy')
  await at.press('24')
  expect(at.text).toContain('Question 1?')
  expect([...harness.store.events()]).toHaveLength(0)
  await at.press('?')
  expect(at.text).toContain('grade it as good: remembered')
  expect(at.text).not.toContain('grade it as easy')
  await at.press('xi')
  expect(at.text).toMatch(/^Next {2,}again 1m, good 10m$/m)
  await at.press('x3')
  expect(at.text).toContain('Question 2?')
  await at.press('q')
  expect(await at.printed).toContain('1 good')
})

test('plain lines name the two grades', async () => {
  const harness = new ReviewHarness([card(1)], two)
  const out = await sit(harness, { options: { surface: 'lines' }, lines: ['', '2', 'easy', '?', '1', 'q'] })
  expect(out).toContain('1 again 1m, 3 good 10m. Enter: good.')
  expect(out).toContain('Unknown command "2". Type 1 (again) or 3 (good), or type ? for help.')
  expect(out).toContain('Unknown command "easy".')
  expect(out).toContain('1 again (forgotten), 3 good (remembered).')
  expect(harness.store.state(item(1))?.reviews).toBe(1)
})

test('a program is offered two intervals, and may give no other grade', async () => {
  const harness = new ReviewHarness([card(1)], two)
  const lines = ['{"answer":true}', '{"grade":4}', '{"grade":3}', '{"quit":true}']
  const out = await sit(harness, { options: { output: 'json' }, lines })
  const [, answer, error, graded] = out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  expect(answer.intervals).toEqual({ 1: '1m', 3: '10m' })
  expect(error).toEqual({
    type: 'error',
    message: 'Unexpected number 4 for "grade", expected 1 or 3, because "answers" is "two"',
  })
  expect(graded).toMatchObject({ type: 'graded', grade: 3 })
})

test.each([
  ['Rotterdam', 'good', 3],
  ['Roterdam', 'good', 3],
  ['Antwerp', 'again', 1],
])('a typed answer, %s, suggests %s', async (typed, name, grade) => {
  const plain = await sit(new ReviewHarness([typable], two), {
    options: { surface: 'lines', answers: 'typed' },
    lines: [typed, 'q'],
  })
  expect(plain).toContain(`Enter: ${name}.`)
  const json = await sit(new ReviewHarness([typable], two), {
    options: { output: 'json' },
    lines: [JSON.stringify({ typed })],
  })
  expect(JSON.parse(json.split('\n')[1] ?? '')).toMatchObject({ suggested: grade })
})
