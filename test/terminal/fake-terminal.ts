import type { Milliseconds } from '../../src/model/time.ts'
import type { Key, KeyName } from '../../src/terminal/key.ts'
import type { Size, Terminal } from '../../src/terminal/terminal.ts'
import { graphemes, textWidth } from '../../src/terminal/text-width.ts'

type Event = 'key' | 'reply' | 'resize' | 'end' | 'exit' | 'continue'

// biome-ignore lint/suspicious/noControlCharactersInRegex: sequences begin with one
const sequences = /\u001B\[(\??)([\d;]*)([A-Za-z])|\u001B\]8;;[^\u0007]*\u0007|\u001B\]11;\?\u001B\\|([^\u001B]+)/
// biome-ignore lint/suspicious/noControlCharactersInRegex: sequences begin with one
const picture = /\u001B[_P][^\u001B]*\u001B\\|\u001B\]1337;[^\u0007]*\u0007/
const tokens = new RegExp(`${sequences.source}|${picture.source}`, 'g')

/** A terminal that keeps what is written to it as a real one would show it. */
export class FakeTerminal implements Terminal {
  /** All that was written, each write by itself. */
  readonly written: string[] = []
  input: 'keys' | 'lines' = 'lines'
  screen: 'main' | 'other' = 'main'
  cursor: 'shown' | 'hidden' = 'shown'
  wrapping: 'on' | 'off' = 'on'
  brackets: 'on' | 'off' = 'off'
  /** How often it was asked for its background. */
  asked = 0
  /** What happens while the program is suspended. */
  whileSuspended: () => Milliseconds = () => 0 as Milliseconds
  /** Row and column of the cursor, from 0. */
  place: readonly [row: number, column: number] = [0, 0]
  #size: Size
  #rows: string[][]
  readonly #listeners: { event: Event; listener: (key: Key) => void }[] = []

  constructor(columns: number, rows: number) {
    this.#size = { columns, rows }
    this.#rows = Array.from({ length: rows }, () => [])
  }

  /** What the rows show, without blanks at their ends. */
  get rows(): string[] {
    return this.#rows.map((row) =>
      Array.from(row, (cell) => cell ?? ' ')
        .join('')
        .trimEnd(),
    )
  }

  get listening(): number {
    return this.#listeners.length
  }

  press(...keys: readonly (KeyName | Key)[]): void {
    for (const key of keys) this.#emit('key', typeof key === 'string' ? { name: key, text: '' } : key)
  }

  resize(columns: number, rows: number): void {
    this.#size = { columns, rows }
    this.#rows = Array.from({ length: rows }, (_, row) => this.#rows[row]?.slice(0, columns) ?? [])
    this.#emit('resize')
  }

  /** Has another size for a moment, which cuts what it shows, and says so only afterwards. */
  flicker(columns: number, rows: number): void {
    const { columns: width, rows: height } = this.#size
    const cut = this.#rows.slice(0, rows).map((row) => row.slice(0, columns))
    this.#rows = Array.from({ length: height }, (_, row) => cut[row]?.slice(0, width) ?? [])
    this.#emit('resize')
  }

  reply(text: string): void {
    this.#emit('reply', { name: 'other', text })
  }

  continue(): void {
    this.#emit('continue')
  }

  /** Shows nothing of what it showed, and says nothing of it. */
  erase(): void {
    this.#rows = this.#rows.map(() => [])
  }

  end(): void {
    this.#emit('end')
  }

  exit(): void {
    this.#emit('exit')
  }

  size(): Size {
    return this.#size
  }

  onKey(listener: (key: Key) => void): () => void {
    return this.#on('key', listener)
  }

  onReply(listener: (reply: string) => void): () => void {
    return this.#on('reply', ({ text }) => listener(text))
  }

  onContinue(listener: () => void): () => void {
    return this.#on('continue', listener)
  }

  suspend: (() => Promise<Milliseconds>) | undefined = async () => this.whileSuspended()

  onResize(listener: () => void): () => void {
    return this.#on('resize', listener)
  }

  onEnd(listener: () => void): () => void {
    return this.#on('end', listener)
  }

  onExit(listener: () => void): () => void {
    return this.#on('exit', listener)
  }

  setInput(mode: 'keys' | 'lines'): void {
    this.input = mode
    // The size may have changed while nobody told.
    if (mode === 'keys') this.#emit('resize')
  }

  write(text: string): void {
    this.written.push(text)
    for (const [token, question, parameters = '', letter, plain] of text.matchAll(tokens)) {
      if (plain !== undefined) this.#print(plain)
      else if (question === '?') this.#setMode(parameters, letter === 'h' ? 'on' : 'off')
      else if (token.startsWith('\u001B]11;')) this.asked += 1
      else if (letter !== undefined) this.#obey(letter, parameters)
      else if (!token.startsWith('\u001B]8;;') && !picture.test(token))
        throw new Error(`Unexpected sequence ${JSON.stringify(token)}`)
    }
  }

  #print(text: string): void {
    for (const cluster of graphemes(text)) {
      if (/\p{Cc}/u.test(cluster)) throw new Error(`Unexpected control character ${JSON.stringify(cluster)}`)
      const [row, column] = this.place
      const width = textWidth(cluster)
      if (column + width > this.#size.columns) throw new Error(`${JSON.stringify(text)} is too long for row ${row}`)
      const cells = this.#rows[row] ?? []
      cells[column] = cluster
      for (let next = 1; next < width; next += 1) cells[column + next] = ''
      this.place = [row, column + width]
    }
  }

  #obey(letter: string, parameters: string): void {
    const [first = 1, second = 1] = parameters.split(';').map(Number)
    if (letter === 'H') this.place = [first - 1, second - 1]
    // Behind the last character of a row the cursor still stands on it.
    else if (letter === 'K') this.#rows[this.place[0]]?.splice(Math.min(this.place[1], this.#size.columns - 1))
    else if (letter === 'J') this.#rows = this.#rows.map(() => [])
    else if (letter !== 'm' && letter !== 'c') throw new Error(`Unexpected sequence ${letter}`)
  }

  #setMode(mode: string, state: 'on' | 'off'): void {
    if (mode === '1049') this.screen = state === 'on' ? 'other' : 'main'
    else if (mode === '25') this.cursor = state === 'on' ? 'shown' : 'hidden'
    else if (mode === '7') this.wrapping = state
    else if (mode === '2004') this.brackets = state
    else throw new Error(`Unexpected mode ${mode}`)
  }

  #on(event: Event, listener: (key: Key) => void): () => void {
    const entry = { event, listener }
    this.#listeners.push(entry)
    return () => void this.#listeners.splice(this.#listeners.indexOf(entry), 1)
  }

  #emit(event: Event, key: Key = { name: 'other', text: '' }): void {
    for (const entry of [...this.#listeners]) if (entry.event === event) entry.listener(key)
  }
}
