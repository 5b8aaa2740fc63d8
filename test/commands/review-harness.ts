import { type ReviewOptions, reviewWith } from '../../src/commands/review/review.ts'
import { sinkOf } from '../../src/io/sink.ts'
import type { Learning } from '../../src/learning/learning.ts'
import type { Milliseconds } from '../../src/model/time.ts'
import type { ItemId } from '../../src/review/history/event.ts'
import { replay } from '../../src/review/schedule/scheduler.ts'
import { defaultReviewSettings, type ReviewSettings } from '../../src/review/schedule/settings.ts'
import type { Store } from '../../src/review/store/store.ts'
import type { StoredCard } from '../../src/review/store/stored-card.ts'
import { noon, origin, storeIn } from '../review/store-fixture.ts'
import type { FakeTerminal } from '../terminal/fake-terminal.ts'
import { folderWith, learnerIn, undisturbed } from './terminal.ts'

/** A learner's clock, which stands still until it is moved. */
export interface Clock {
  time: Milliseconds
}

/** A store with cards, scheduled without fuzz, with a clock that a test moves. */
export class ReviewHarness {
  readonly clock: Clock = { time: noon }
  readonly folder: string
  readonly settings: ReviewSettings
  readonly store: Store

  constructor(cards: readonly StoredCard[], changes: Partial<ReviewSettings> = {}, folder = folderWith({})) {
    this.folder = folder
    this.settings = { ...defaultReviewSettings, fuzz: false, ...changes }
    this.store = storeIn(folder, {
      now: () => this.clock.time,
      replay: (item: ItemId, events) => replay(item, events, this.settings),
    })
    this.put(cards)
  }

  put(cards: readonly StoredCard[]): void {
    this.store.replaceCards(origin, String(Math.random()), cards)
  }

  pass(milliseconds: number): void {
    this.clock.time = (this.clock.time + milliseconds) as Milliseconds
  }

  get learning(): Learning {
    return {
      store: this.store,
      origin,
      root: origin,
      settings: this.settings,
      keys: {},
      project: undefined,
      now: () => ({ time: this.clock.time, offset: 0 }),
      refresh: async () => 'unchanged',
      close: () => undefined,
    }
  }
}

const usual: ReviewOptions = {
  tag: [],
  output: 'text',
  colour: 'never',
  verbosity: 'some',
  decks: [],
  limit: undefined,
  new: undefined,
  ahead: 0,
  what: 'due',
  answers: 'shown',
  surface: 'screen',
  background: 'auto',
  filter: [],
  sitting: {},
  pictures: 'auto',
}

/** How a review runs; its input comes as lines or from a terminal. */
export interface Sitting {
  readonly options?: Partial<ReviewOptions>
  readonly lines?: readonly string[] | AsyncIterable<string>
  readonly terminal?: FakeTerminal
  readonly learning?: Partial<Learning>
  readonly edit?: (file: string, line: number) => Promise<number>
  readonly browse?: (address: string) => Promise<'opened' | 'failed'>
  readonly open?: (path: string) => Promise<'opened' | 'failed'>
}

/** Reviews at a harness, and gives what was printed. */
export async function sit(
  harness: ReviewHarness,
  { options, lines = [], terminal, learning, edit, browse, open }: Sitting,
): Promise<string> {
  let printed = ''
  const write = (text: string): void => {
    printed += text
  }
  const sink = sinkOf({ write, isTerminal: false, columns: 80 })
  const learner = learnerIn(harness.folder, {
    milliseconds: () => harness.clock.time,
    terminal: () => terminal,
    async *lines() {
      yield* lines
    },
    ...(edit !== undefined && { edit }),
    ...(browse !== undefined && { browse }),
    ...(open !== undefined && { open }),
  })
  const io = {
    cwd: harness.folder,
    env: {},
    out: sink,
    err: sink,
    now: () => 0 as never,
    builder: { ...undisturbed, pid: 1 },
    cache: undefined,
    system: learner,
  }
  await reviewWith([{ ...harness.learning, ...learning }], { ...usual, ...options }, io)
  return printed
}
