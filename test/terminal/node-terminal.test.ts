import { PassThrough } from 'node:stream'
import { beforeEach, expect, test, vi } from 'vitest'
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

beforeEach(() => {
  input = new Input()
  output = new Output()
  terminal = nodeTerminal(input, output, () => () => undefined)
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
  expect(input.listenerCount('keypress')).toBe(0)
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
