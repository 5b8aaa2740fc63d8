import { expect, test } from 'vitest'
import { sinkOf, writeJson } from '../../src/io/sink.ts'
import { linked } from '../../src/terminal/link.ts'

/** What arrives at a stream after some writing. */
function written(isTerminal: boolean, write: (sink: ReturnType<typeof sinkOf>) => void): string {
  let text = ''
  write(
    sinkOf({
      write: (more) => {
        text += more
      },
      isTerminal,
      columns: 80,
    }),
  )
  return text
}

test.each([true, false])(
  'text for people has no control characters, on a terminal (%s) and elsewhere',
  (isTerminal) => {
    expect(written(isTerminal, (sink) => sink.write('a\u001B]0;x\u0007\n'))).toBe('a␛]0;x␇\n')
  },
)

test('links pass only where something is drawn', () => {
  const link = linked('x', 'https://example.org/')
  expect(written(true, (sink) => sink.draw(link))).toBe(link)
  expect(written(true, (sink) => sink.write(link))).toBe('␛]8;;https://example.org/␇x␛]8;;␇')
})

test('JSON for a program is the same byte for byte; on a terminal, it is the same value', () => {
  const value = ['\u202E\u009B']
  expect(written(false, (sink) => writeJson(sink, value))).toBe('[\n  "\u202E\u009B"\n]\n')
  expect(written(true, (sink) => writeJson(sink, value))).toBe('[\n  "\\u202e\\u009b"\n]\n')
})

test('a status stays in its line and holds no other sequence', () => {
  expect(written(true, (sink) => sink.status('a\nb\r\u001B[2J'))).toBe('\r\u001B[Ka b ␛[2J')
})
