import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Milliseconds } from '../../src/model/time.ts'
import { type Screen, withScreen } from '../../src/terminal/screen.ts'
import { FakeTerminal } from './fake-terminal.ts'

let terminal: FakeTerminal

beforeEach(() => {
  terminal = new FakeTerminal(20, 4)
})

function state({ screen, cursor, wrapping, brackets, input, listening }: FakeTerminal) {
  return { screen, cursor, wrapping, brackets, input, listening }
}

const untouched = { screen: 'main', cursor: 'shown', wrapping: 'on', brackets: 'off', input: 'lines', listening: 0 }

describe('the terminal is restored', () => {
  test('after the work', async () => {
    const result = await withScreen(terminal, async () => {
      expect(state(terminal)).toMatchObject({
        screen: 'other',
        cursor: 'hidden',
        wrapping: 'off',
        brackets: 'on',
        input: 'keys',
      })
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

describe('Ctrl-Z', () => {
  test('gives the terminal back until the program goes on, and draws for the size that it has then', () =>
    withScreen(terminal, async (screen) => {
      screen.show(({ columns }) => ({ lines: [`card ${columns}`] }))
      const seen: unknown[] = []
      terminal.whileSuspended = () => {
        seen.push(state(terminal))
        terminal.resize(30, 4)
        return 5000 as Milliseconds
      }
      const next = screen.key()
      terminal.press('ctrl-z', 'enter')
      await vi.waitFor(() => expect(terminal.screen).toBe('other'))
      terminal.press('up')
      expect((await next).name).toBe('up')
      expect(seen).toMatchObject([{ screen: 'main', cursor: 'shown', wrapping: 'on', brackets: 'off', input: 'lines' }])
      expect(state(terminal)).toMatchObject({ screen: 'other', brackets: 'on', input: 'keys' })
      expect(terminal.rows[0]).toBe('card 30')
      expect(screen.suspended()).toBe(5000)
    }))

  test('works again and again, and the times add up', () =>
    withScreen(terminal, async (screen) => {
      terminal.whileSuspended = () => 100 as Milliseconds
      for (const sum of [100, 200, 300]) {
        terminal.press('ctrl-z')
        await vi.waitFor(() => expect(screen.suspended()).toBe(sum))
        expect(terminal.screen).toBe('other')
      }
    }))

  test('leaves the terminal alone if the program ends meanwhile', async () => {
    await withScreen(terminal, async () => {
      terminal.whileSuspended = () => {
        terminal.exit()
        return 0 as Milliseconds
      }
      terminal.press('ctrl-z')
      await new Promise((resolve) => setImmediate(resolve))
    })
    expect(state(terminal)).toEqual(untouched)
  })

  test('is a key like others where programs cannot be suspended', async () => {
    terminal.suspend = undefined
    await withScreen(terminal, async (screen) => {
      expect(screen.canSuspend).toBe(false)
      terminal.press('ctrl-z')
      expect((await screen.key()).name).toBe('ctrl-z')
    })
  })
})

test('a program that was stopped from outside takes the terminal again and draws everything', () =>
  withScreen(terminal, async (screen) => {
    screen.show(() => ({ lines: ['card'] }))
    terminal.erase()
    Object.assign(terminal, { screen: 'main', input: 'lines', brackets: 'off' })
    terminal.continue()
    expect(state(terminal)).toMatchObject({ screen: 'other', input: 'keys', brackets: 'on' })
    expect(terminal.rows[0]).toBe('card')
  }))

describe('the background', () => {
  const white = '\u001B]11;rgb:ffff/ffff/ffff\u001B\\'

  test('is what the terminal answers', () =>
    withScreen(terminal, async (screen) => {
      const asking = screen.askBackground(10_000)
      expect(terminal.asked).toBe(1)
      terminal.reply(white)
      await asking
      expect(screen.background()).toBe('light')
    }))

  test('is not waited for where the terminal does not know it', () =>
    withScreen(terminal, async (screen) => {
      const asking = screen.askBackground(10_000)
      terminal.reply('\u001B[?62c')
      await asking
      expect(screen.background()).toBeUndefined()
    }))

  test('is not waited for any longer than is said; an answer that comes late draws anew', () =>
    withScreen(terminal, async (screen) => {
      await screen.askBackground(1)
      screen.show(() => ({ lines: [screen.background() ?? 'unknown'] }))
      expect(terminal.rows[0]).toBe('unknown')
      terminal.reply(white)
      expect(terminal.rows[0]).toBe('light')
    }))

  test('is asked for again after a suspension, when the terminal may be another one', () =>
    withScreen(terminal, async (screen) => {
      const asking = screen.askBackground(10_000)
      terminal.reply(white)
      await asking
      terminal.press('ctrl-z')
      await vi.waitFor(() => expect(terminal.asked).toBe(2))
      terminal.reply('\u001B]11;rgb:00/00/00\u0007')
      expect(screen.background()).toBe('dark')
    }))

  test('is not asked for unless it matters', () =>
    withScreen(terminal, async (screen) => {
      screen.show(() => ({ lines: ['card'] }))
      await screen.lend(async () => undefined)
      expect(terminal.asked).toBe(0)
    }))
})
