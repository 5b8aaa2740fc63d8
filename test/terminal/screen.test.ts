import { beforeEach, describe, expect, test } from 'vitest'
import { type Screen, withScreen } from '../../src/terminal/screen.ts'
import { FakeTerminal } from './fake-terminal.ts'

let terminal: FakeTerminal

beforeEach(() => {
  terminal = new FakeTerminal(20, 4)
})

function state({ screen, cursor, wrapping, input, listening }: FakeTerminal) {
  return { screen, cursor, wrapping, input, listening }
}

const untouched = { screen: 'main', cursor: 'shown', wrapping: 'on', input: 'lines', listening: 0 }

describe('the terminal is restored', () => {
  test('after the work', async () => {
    const result = await withScreen(terminal, async () => {
      expect(state(terminal)).toMatchObject({ screen: 'other', cursor: 'hidden', wrapping: 'off', input: 'keys' })
      return 7
    })
    expect(result).toBe(7)
    expect(state(terminal)).toEqual(untouched)
  })

  test('when the work fails', async () => {
    const work = withScreen(terminal, async () => {
      throw new Error('broken')
    })
    await expect(work).rejects.toThrow('broken')
    expect(state(terminal)).toEqual(untouched)
  })

  test('when a view fails', async () => {
    const work = withScreen(terminal, async (screen) => {
      screen.show(() => {
        throw new Error('broken')
      })
    })
    await expect(work).rejects.toThrow('broken')
    expect(state(terminal)).toEqual(untouched)
  })

  test('when the program ends during the work', () => {
    void withScreen(terminal, (screen) => screen.key())
    terminal.exit()
    expect(state(terminal)).toEqual(untouched)
  })

  test('while it is lent, and taken back afterwards', async () => {
    await withScreen(terminal, async (screen) => {
      screen.show(() => ({ lines: ['card'] }))
      await screen.lend(async () => {
        expect(state(terminal)).toMatchObject({ screen: 'main', cursor: 'shown', wrapping: 'on', input: 'lines' })
        terminal.press('enter')
        terminal.resize(20, 4)
      })
      expect(state(terminal)).toMatchObject({ screen: 'other', input: 'keys' })
      expect(terminal.rows).toEqual(['card', '', '', ''])
      terminal.press('escape')
      expect(await screen.key()).toMatchObject({ name: 'escape' })
    })
  })

  test('when the program ends while it is lent', async () => {
    await withScreen(terminal, async (screen) => {
      await screen.lend(async () => terminal.exit())
    })
    expect(state(terminal)).toEqual(untouched)
  })
})

describe('keys', () => {
  const pressedDuring = (work: (screen: Screen) => Promise<void>) => withScreen(terminal, work)

  test('come in order, whether pressed before or after they are asked for', () =>
    pressedDuring(async (screen) => {
      terminal.press('up', 'down')
      expect((await screen.key()).name).toBe('up')
      expect((await screen.key()).name).toBe('down')
      const next = screen.key()
      terminal.press('enter')
      expect((await next).name).toBe('enter')
    }))

  test('end when the user has gone', () =>
    pressedDuring(async (screen) => {
      const next = screen.key()
      terminal.end()
      expect((await next).name).toBe('end-of-input')
      expect((await screen.key()).name).toBe('end-of-input')
    }))
})

describe('what is shown', () => {
  test('fits the size', () =>
    withScreen(terminal, async (screen) => {
      screen.show(() => ({ lines: ['x'.repeat(30), '漢'.repeat(15), '3', '4', '5'] }))
      expect(terminal.rows).toEqual([`${'x'.repeat(19)}…`, `${'漢'.repeat(9)}…`, '3', '4'])
    }))

  test('follows the size', () =>
    withScreen(terminal, async (screen) => {
      screen.show(({ columns, rows }) => ({ lines: [`${columns}×${rows}`, '', '', 'end'] }))
      expect(terminal.rows).toEqual(['20×4', '', '', 'end'])
      terminal.resize(40, 5)
      expect(terminal.rows).toEqual(['40×5', '', '', 'end', ''])
      terminal.resize(10, 3)
      expect(terminal.rows).toEqual(['10×3', '', ''])
    }))

  test.each([
    [9, 4, 'too small'],
    [40, 2, 'too small'],
    [4, 1, 'too…'],
    [1, 1, '…'],
  ])('is one remark in %i × %i', (columns, rows, remark) =>
    withScreen(terminal, async (screen) => {
      screen.show(() => ({ lines: ['card'] }))
      terminal.resize(columns, rows)
      expect(terminal.rows[0]).toBe(remark)
      terminal.resize(20, 4)
      expect(terminal.rows[0]).toBe('card')
    }),
  )

  test('is written in one piece, and only where it changed', () =>
    withScreen(terminal, async (screen) => {
      screen.show(() => ({ lines: ['one', 'two', 'three'] }))
      const before = terminal.written.length
      screen.show(() => ({ lines: ['one', '2', 'three'] }))
      expect(terminal.written.slice(before)).toEqual(['\u001B[?25l\u001B[2;1H2\u001B[K'])
      expect(terminal.rows).toEqual(['one', '2', 'three', ''])
    }))

  test("isn't written when nothing changed", () =>
    withScreen(terminal, async (screen) => {
      screen.show(() => ({ lines: ['one'], cursor: { row: 0, column: 3 } }))
      const before = terminal.written.length
      screen.show(() => ({ lines: ['one'], cursor: { row: 0, column: 3 } }))
      expect(terminal.written.length).toBe(before)
    }))

  test('has a cursor where one is asked for', () =>
    withScreen(terminal, async (screen) => {
      screen.show(() => ({ lines: ['> ab', 'below'], cursor: { row: 0, column: 4 } }))
      expect([terminal.cursor, terminal.place]).toEqual(['shown', [0, 4]])
      screen.show(() => ({ lines: ['> ab', 'below'] }))
      expect(terminal.cursor).toBe('hidden')
    }))

  test('keeps the last character of a full line', () =>
    withScreen(terminal, async (screen) => {
      screen.show(() => ({ lines: ['x'.repeat(20)] }))
      expect(terminal.rows[0]).toBe('x'.repeat(20))
    }))
})
