import { PassThrough } from 'node:stream'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Milliseconds } from '../../src/model/time.ts'
import { nodeTerminal } from '../../src/terminal/node-terminal.ts'
import type { Terminal } from '../../src/terminal/terminal.ts'

class Input extends PassThrough {
  readonly setRawMode = vi.fn()
}

class Output extends PassThrough {
  columns = 80
  rows = 24
}

let input: Input
let output: Output
let terminal: Terminal
let keys: string[]
/** Listeners at the signals of the process. */
let signals: Map<string, () => void>

beforeEach(() => {
  input = new Input()
  output = new Output()
  signals = new Map()
  terminal = nodeTerminal(input, output, {
    onExit: () => () => undefined,
    onSignal: (signal, listener) => {
      signals.set(signal, listener)
      return () => void signals.delete(signal)
    },
    updateSize: () => {
      output.columns = 60
      output.emit('resize')
    },
    suspend: async () => 0 as Milliseconds,
  })
  keys = []
})

function listen(): () => void {
  return terminal.onKey(({ name, text }) => keys.push(text || name))
}

test('keys are reported as they are pressed, until the listener is removed', async () => {
  const stop = listen()
  input.write('a\u001B[A')
  await vi.waitFor(() => expect(keys).toEqual(['a', 'up']))
  stop()
  expect(input.listenerCount('data')).toBe(0)
})

test('Escape alone is reported soon', async () => {
  listen()
  const start = performance.now()
  input.write('\u001B')
  await vi.waitFor(() => expect(keys).toEqual(['escape']), { interval: 10 })
  expect(performance.now() - start).toBeLessThan(400)
})

test('the size is the current one, or a default if none is known', () => {
  const resized = vi.fn()
  const stop = terminal.onResize(resized)
  output.columns = 40
  output.emit('resize')
  expect(resized).toHaveBeenCalledOnce()
  expect(terminal.size()).toEqual({ columns: 40, rows: 24 })
  Object.assign(output, { columns: 0, rows: undefined })
  expect(terminal.size()).toEqual({ columns: 80, rows: 24 })
  stop()
  expect(output.listenerCount('resize')).toBe(0)
})

test('keys are read one by one and without echo only on demand', () => {
  terminal.setInput('keys')
  expect(input.setRawMode).toHaveBeenLastCalledWith(true)
  expect(input.isPaused()).toBe(false)
  terminal.setInput('lines')
  expect(input.setRawMode).toHaveBeenLastCalledWith(false)
  expect(input.isPaused()).toBe(true)
})

test.each(['end', 'close', 'error'])('the user has gone after %s', (event) => {
  const ended = vi.fn()
  const stop = terminal.onEnd(ended)
  input.emit(event)
  expect(ended).toHaveBeenCalledOnce()
  stop()
})

test('a paste is one thing, and what the terminal replies is no key', async () => {
  const stop = listen()
  const replies: string[] = []
  const stopReplies = terminal.onReply((reply) => replies.push(reply))
  input.write('\u001B[200~quit\n\u001B[201~\u001B[?62c')
  await vi.waitFor(() => expect(replies).toEqual(['\u001B[?62c']))
  expect(keys).toEqual(['quit\n'])
  stop()
  stopReplies()
  expect(input.listenerCount('data')).toBe(0)
})

test('a paste whose end never comes is over after a while, and keys work again', async () => {
  listen()
  input.write('\u001B[200~quit')
  await vi.waitFor(() => expect(keys).toEqual(['quit']), { timeout: 5000 })
  await new Promise((resolve) => setTimeout(resolve, 40))
  input.write('q')
  await vi.waitFor(() => expect(keys).toEqual(['quit', 'q']))
})

test('a character that is divided between two reads is one', async () => {
  listen()
  const bytes = Buffer.from('漢')
  input.write(bytes.subarray(0, 2))
  input.write(bytes.subarray(2))
  await vi.waitFor(() => expect(keys).toEqual(['漢']))
})

test.each([
  ['\u001B[1;5C', 'word-right'],
  ['\u001B[1;3D', 'word-left'],
  ['\u001Bb', 'word-left'],
  ['\u001B\u007F', 'ctrl-w'],
  ['\u001B[27;5;106~', 'other'],
  ['\u001B[1;10A', 'other'],
  ['\u001B[I', 'other'],
  ['\u001BO5', 'other'],
])('the sequence %j is one key', async (sequence, name) => {
  listen()
  input.write(`${sequence}`)
  input.write('x')
  await vi.waitFor(() => expect(keys).toHaveLength(2))
  expect(keys).toEqual([name, 'x'])
})

test('signals count as the keys that a terminal makes them of, while keys are read', () => {
  listen()
  terminal.setInput('keys')
  signals.get('SIGTSTP')?.()
  signals.get('SIGINT')?.()
  expect(keys).toEqual(['ctrl-z', 'ctrl-c'])
  terminal.setInput('lines')
  expect([...signals.keys()]).toEqual([])
})

test('a program that goes on after it was stopped hears of it', () => {
  const continued = vi.fn()
  const stop = terminal.onContinue(continued)
  terminal.setInput('keys')
  signals.get('SIGCONT')?.()
  expect(continued).toHaveBeenCalledOnce()
  stop()
  signals.get('SIGCONT')?.()
  expect(continued).toHaveBeenCalledOnce()
})

test('a change of size is reported even if the size is the old one again', async () => {
  const resized = vi.fn()
  const stop = terminal.onResize(resized)
  signals.get('SIGWINCH')?.()
  expect(resized).toHaveBeenCalledTimes(1)
  output.emit('resize')
  signals.get('SIGWINCH')?.()
  expect(resized).toHaveBeenCalledTimes(2)
  stop()
  expect([...signals.keys()]).toEqual([])
})

test('the size is found out when keys are read again, because it may have changed while the program was stopped', () => {
  expect(terminal.size().columns).toBe(80)
  terminal.setInput('keys')
  expect(terminal.size().columns).toBe(60)
})
