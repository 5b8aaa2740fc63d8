import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReviewOptions } from '../../../src/commands/review/review.ts'
import type { Key, KeyName } from '../../../src/terminal/key.ts'
import { ReviewHarness } from '../../commands/review-harness.ts'
import { card } from '../store-fixture.ts'
import { AtScreen, settle } from './at-screen.ts'

type Step =
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number }
  /** The terminal was small for a moment that is over when the program hears of it. */
  | { readonly type: 'flicker'; readonly columns: number; readonly rows: number }

const names: readonly KeyName[] = [
  ...(['enter', 'tab', 'escape', 'backspace', 'up', 'down', 'left', 'home', 'end', 'page-up', 'page-down'] as const),
  ...(['ctrl-a', 'ctrl-e', 'ctrl-k', 'ctrl-u', 'ctrl-w', 'ctrl-z', 'other'] as const),
]

const key: fc.Arbitrary<Key> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...' 1234usbeo?jkgG')
      .map((text): Key => ({ name: text === ' ' ? 'space' : 'text', text })),
  },
  { weight: 2, arbitrary: fc.constantFrom(...names).map((name): Key => ({ name, text: '' })) },
  { weight: 1, arbitrary: fc.constantFrom('漢', 'é', '🐳', 'a').map((text): Key => ({ name: 'text', text })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('b e\n 3', 'x'.repeat(300), '👨‍👩‍👧 漢字').map((text): Key => ({ name: 'paste', text })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(' 3 3', 'docker ps\r', 'quit').map((text): Key => ({ name: 'burst', text })),
  },
)

const size = {
  columns: fc.oneof(fc.constantFrom(1, 2, 9, 10, 11, 39, 40, 80, 300), fc.integer({ min: 1, max: 120 })),
  rows: fc.oneof(fc.constantFrom(1, 2, 3, 4, 7, 8, 24, 200), fc.integer({ min: 1, max: 50 })),
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('key' as const), key }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('resize' as const), ...size }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('flicker' as const), ...size }) },
)

/** Parts of a cloze, long and short cards, a command, and one with a table and wide characters. */
function cards() {
  const cloze = (part: number) =>
    card(part, {
      fields: {
        ...card(part).fields,
        question: `<p>The <b>${part === 1 ? '[…]' : 'kernel'}</b> is shared by all <b>${part === 2 ? '[…]' : 'containers'}</b> of a host.</p>`,
        answer: '<p>The <b>kernel</b> is shared by all <b>containers</b> of a host.</p>',
      },
    })
  const long = Array.from({ length: 30 }, (_, line) => `<p>Line ${line} of an answer that is quite long</p>`).join('')
  return [
    cloze(1),
    cloze(2),
    card(3, { fields: { ...card(3).fields, answer: long } }),
    card(4, { fields: { ...card(4).fields, answer: '<p><code>docker ps</code></p>' }, kind: 'command' }),
    card(5, {
      fields: {
        ...card(5).fields,
        question: '<p>コンテナとは何ですか 👨‍👩‍👧?</p>',
        answer: '<table><tr><th>名</th><th>b</th></tr><tr><td>漢字</td><td>2</td></tr></table>',
      },
    }),
  ]
}

test.each([{}, { answers: 'typed' }, { what: 'cram' }] satisfies Partial<ReviewOptions>[])(
  'whatever keys are pressed and however the size changes, the screen shows what it would if it were drawn anew: %j',
  async (options) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const at = new AtScreen(new ReviewHarness(cards()), {
          options,
          learning: { project: { topics: '/topics', configuration: {} } as never },
        })
        let isOver = false
        void at.printed.then(() => {
          isOver = true
        })
        await settle()
        for (const each of steps) {
          if (each.type === 'key') at.terminal.press(each.key)
          else if (each.type === 'resize') at.terminal.resize(each.columns, each.rows)
          else at.terminal.flicker(each.columns, each.rows)
          await settle()
          if (isOver) return
          expect(at.terminal.screen).toBe('other')
          const { rows, cursor, place } = at.terminal
          at.terminal.erase()
          at.terminal.continue()
          expect(rows).toEqual(at.terminal.rows)
          expect(cursor).toBe(at.terminal.cursor)
          if (cursor === 'shown') expect(place).toEqual(at.terminal.place)
        }
        at.terminal.end()
        await at.printed
        expect(at.terminal).toMatchObject({
          screen: 'main',
          input: 'lines',
          brackets: 'off',
          cursor: 'shown',
          listening: 0,
        })
      }),
      { numRuns: 30 },
    )
  },
  120_000,
)
