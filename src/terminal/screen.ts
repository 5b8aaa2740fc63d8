import type { Milliseconds } from '../model/time.ts'
import { attributesIn, type Background, backgroundIn, backgroundQuestion } from './background.ts'
import { type FittedFrame, type Frame, fitFrame, frameUpdate, picturesErased } from './frame.ts'
import type { Key } from './key.ts'
import type { Size, Terminal } from './terminal.ts'

/** Draws what to show, for the current size of the screen. */
type View = (size: Size) => Frame

/** The whole screen of a terminal. */
export interface Screen {
  size(): Size
  /** Shows a view now, and again whenever the size changes. */
  show(view: View): void
  /** Resolves to the next key, the oldest first; to `end-of-input` when no more will come. */
  key(): Promise<Key>
  /** Asks the terminal for its background and waits for the answer, but no longer than this, in milliseconds. */
  askBackground(patience: number): Promise<void>
  /** The background that the terminal has told. An answer that comes late draws the view again. */
  background(): Background | undefined
  /** The attributes of the terminal that it has told with its background (DA1); empty if it has told none. */
  attributes(): readonly number[]
  /** Whether Ctrl-Z suspends the program, in whatever state it is. */
  readonly canSuspend: boolean
  /** How long the program was suspended so far. */
  suspended(): Milliseconds
  /** Hands the terminal over to another program (an editor), and takes it back when that has finished or failed. */
  lend<T>(work: () => Promise<T>): Promise<T>
}

// The alternate screen, without wrapping of long lines and without a cursor; pasted text comes in brackets.
const enter = '\u001B[?1049h\u001B[?7l\u001B[?25l\u001B[?2004h\u001B[2J'
const leave = '\u001B[0m\u001B[?2004l\u001B[?25h\u001B[?7h\u001B[?1049l'

/**
 * Runs some work on a screen of its own. Whatever happens (the work fails, the program is killed by a signal), the
 * terminal is restored afterwards.
 * @throws whatever the work throws
 */
export async function withScreen<T>(terminal: Terminal, work: (screen: Screen) => Promise<T>): Promise<T> {
  const session = new ScreenSession(terminal)
  try {
    session.take()
    return await work(session)
  } finally {
    session.close()
  }
}

class ScreenSession implements Screen {
  readonly #terminal: Terminal
  readonly #stop: (() => void)[]
  #state: 'ours' | 'lent' | 'closed' = 'closed'
  #view: View = () => ({ lines: [] })
  #shown: FittedFrame | undefined
  readonly #keys: Key[] = []
  #waiting: ((key: Key) => void) | undefined
  #isEnded = false
  #background: Background | undefined
  #attributes: readonly number[] = []
  #isAsked = false
  #answered: (() => void) | undefined
  #suspended = 0

  constructor(terminal: Terminal) {
    this.#terminal = terminal
    this.#stop = [
      terminal.onKey((key) => this.#take(key)),
      terminal.onReply((reply) => this.#read(reply)),
      terminal.onContinue(() => this.#retake()),
      terminal.onResize(() => this.#repaint()),
      terminal.onEnd(() => {
        this.#isEnded = true
        this.#add(endOfInput)
      }),
      terminal.onExit(() => this.close()),
    ]
  }

  size(): Size {
    return this.#terminal.size()
  }

  show(view: View): void {
    this.#view = view
    this.#paint()
  }

  key(): Promise<Key> {
    const key = this.#keys.shift()
    if (key !== undefined) return Promise.resolve(key)
    if (this.#isEnded) return Promise.resolve(endOfInput)
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  async askBackground(patience: number): Promise<void> {
    this.#isAsked = true
    let timer: NodeJS.Timeout | undefined
    const answer = new Promise<void>((resolve) => {
      this.#answered = resolve
      timer = setTimeout(resolve, patience)
    })
    this.#terminal.write(backgroundQuestion)
    await answer
    clearTimeout(timer)
    this.#answered = undefined
  }

  background(): Background | undefined {
    return this.#background
  }

  attributes(): readonly number[] {
    return this.#attributes
  }

  get canSuspend(): boolean {
    return this.#terminal.suspend !== undefined
  }

  suspended(): Milliseconds {
    return this.#suspended as Milliseconds
  }

  async lend<T>(work: () => Promise<T>): Promise<T> {
    this.#giveBack('lent')
    try {
      return await work()
    } finally {
      this.#takeBack()
    }
  }

  /** The program may have ended in the meantime. */
  #takeBack(): void {
    if (this.#state === 'lent') this.take()
  }

  take(): void {
    this.#terminal.setInput('keys')
    this.#state = 'ours'
    this.#shown = undefined
    this.#terminal.write(enter)
    // The program may have moved to another terminal in the meantime.
    if (this.#isAsked) this.#terminal.write(backgroundQuestion)
    this.#paint()
  }

  close(): void {
    if (this.#state === 'closed') return
    this.#giveBack('closed')
    for (const stop of this.#stop) stop()
  }

  #giveBack(state: 'lent' | 'closed'): void {
    const isOurs = this.#state === 'ours'
    this.#state = state
    if (!isOurs) return
    this.#terminal.write(picturesErased(this.#shown) + leave)
    this.#terminal.setInput('lines')
  }

  /** Ctrl-Z means the same wherever the program is, as it does in every program of a terminal. */
  #take(key: Key): void {
    const { suspend } = this.#terminal
    if (key.name === 'ctrl-z' && suspend !== undefined) void this.#suspend(suspend)
    else this.#add(key)
  }

  async #suspend(suspend: () => Promise<Milliseconds>): Promise<void> {
    if (this.#state !== 'ours') return
    this.#giveBack('lent')
    this.#suspended += await suspend()
    this.#takeBack()
  }

  /** The shell has set the terminal up for itself while the program was stopped. */
  #retake(): void {
    if (this.#state !== 'ours') return
    this.#state = 'lent'
    this.#terminal.setInput('lines')
    this.take()
  }

  #read(reply: string): void {
    const attributes = attributesIn(reply)
    if (attributes !== undefined && attributes.join() !== this.#attributes.join()) {
      this.#attributes = attributes
      this.#repaint()
    }
    const found = backgroundIn(reply)
    if (found === undefined) return
    if (found !== 'asked' && found !== this.#background) {
      this.#background = found
      this.#repaint()
    }
    this.#answered?.()
  }

  #add(key: Key): void {
    if (this.#state !== 'ours' && key !== endOfInput) return
    const resolve = this.#waiting
    this.#waiting = undefined
    if (resolve === undefined) this.#keys.push(key)
    else resolve(key)
  }

  #repaint(): void {
    if (this.#state === 'ours') this.#terminal.write(picturesErased(this.#shown))
    this.#shown = undefined
    this.#paint()
  }

  #paint(): void {
    if (this.#state !== 'ours') return
    const size = this.#terminal.size()
    const frame = fitFrame(this.#view(size), size)
    const update = frameUpdate(this.#shown, frame, size)
    this.#shown = frame
    if (update !== '') this.#terminal.write(update)
  }
}

const endOfInput: Key = { name: 'end-of-input', text: '' }
