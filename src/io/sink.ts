import { visibleJson, visibleText } from '../terminal/visible-text.ts'
import type { Sink } from './io.ts'

/** A stream as the program has it: everything that is written to it arrives as it is. */
export interface Stream {
  write(text: string): void
  readonly isTerminal: boolean
  /** The width in characters. */
  readonly columns: number
}

/** The only way to a stream: whatever a command writes for people is made fit to be seen. */
export function sinkOf(stream: Stream): Sink {
  return {
    write: (text) => stream.write(visibleText(text, 'no links')),
    draw: (text) => stream.write(visibleText(text, 'links')),
    data: (json) => stream.write(stream.isTerminal ? visibleJson(json) : json),
    status: (text) => stream.write(`\r\u001B[K${visibleText(text.replace(/[\r\n]/g, ' '), 'no links')}`),
    get isTerminal() {
      return stream.isTerminal
    },
    get columns() {
      return stream.columns
    },
  }
}

/** Writes a value as JSON, for programs. */
export function writeJson(sink: Sink, value: unknown): void {
  sink.data(`${JSON.stringify(value, null, 2)}\n`)
}
