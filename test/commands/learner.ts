import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Io, System } from '../../src/io/io.ts'
import { type Learning, openLearning } from '../../src/learning/learning.ts'
import type { CardId } from '../../src/model/card.ts'
import type { Milliseconds } from '../../src/model/time.ts'
import type { Event, EventId, Grade, ItemId } from '../../src/review/history/event.ts'
import { folderWith, ioIn, learnerIn, noon, type Printed, topdeck } from './terminal.ts'

const day = 86_400_000

/** Somebody who learns from a project, with a program that has an identity and a clock that can be set. */
export interface ReviewHarness {
  /** Of the project. */
  readonly folder: string
  readonly changes: Partial<Io>
  /** How many days have passed since {@link noon}. */
  days: number
  topdeck(...argv: readonly string[]): Promise<Printed>
  open(target?: string): Promise<Learning>
}

/** A harness whose project has these files; `learner` says what is different of whoever sits there. */
export function harnessWith(
  files: Readonly<Record<string, string | Uint8Array>>,
  learner: Partial<System> = {},
): ReviewHarness {
  const inProject = Object.entries(files).map(([path, content]) => [`project/${path}`, content] as const)
  const home = folderWith({ 'project/.keep': '', ...Object.fromEntries(inProject) })
  const folder = join(home, 'project')
  const milliseconds = () => (noon * 1000 + harness.days * day) as Milliseconds
  const changes: Partial<Io> = {
    cache: { folder: join(home, 'cache'), program: () => 'topdeck 1.2.3' },
    system: learnerIn(join(home, 'data'), { milliseconds, ...learner }),
  }
  const harness: ReviewHarness = {
    folder,
    changes,
    days: 0,
    topdeck: (...argv) => topdeck(folder, argv, changes),
    async open(target) {
      const learning = await openLearning(target, {}, ioIn(folder, changes))
      onTestFinished(() => learning.close())
      return learning
    },
  }
  return harness
}

let count = 0

/** A grade for a card, so many days after {@link noon}. */
export function graded(card: CardId | ItemId, grade: Grade, days = 0): Event {
  count += 1
  const id = `${String(count).padStart(10, '0')}0000000000000000` as EventId
  const time = (noon * 1000 + days * day) as Milliseconds
  const taken = 4000 as Milliseconds
  return { id, item: card as ItemId, time, offset: 0, device: 'harness', type: 'review', grade, taken, seen: undefined }
}

/** The ids of all cards by their questions. */
export function idsByQuestion({ store, origin }: Learning): Readonly<Record<string, CardId>> {
  const cards = store.itemsOf({ origin, decks: [], tags: [] }).flatMap(({ item }) => store.card(origin, item) ?? [])
  return Object.fromEntries(cards.map(({ id, text }) => [text, id]))
}
