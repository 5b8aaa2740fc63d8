import { describe, expect, test } from 'vitest'
import { type Change, compareSnapshots, countChanges } from '../../src/changes/changes.ts'
import type { Snapshot, SnapshotCard } from '../../src/changes/snapshot.ts'
import type { CardId, Fingerprint } from '../../src/model/card.ts'

const question = 'What is an image layer?'
const answer = 'The difference between two states of a file system.'

interface Known extends Partial<Omit<SnapshotCard, 'id' | 'question' | 'answer'>> {
  readonly question?: string
  readonly answer?: string
}

/** Cards by id; everything is known of them unless a test says otherwise. */
function snapshot(cards: Readonly<Record<string, Known>>): Snapshot {
  const all = Object.entries(cards).map(([name, known]): SnapshotCard => {
    const passage = (text: string) => ({ text, beginning: undefined, hash: undefined })
    return {
      state: { type: 'card' },
      fingerprint: 'print' as Fingerprint,
      form: 'basic',
      file: 'docker/a.md',
      line: 1,
      section: '',
      ...known,
      id: name as CardId,
      question: passage(known.question ?? `${question} (${name})`),
      answer: passage(known.answer ?? `${answer} (${name})`),
    }
  })
  return new Map(all.map((card) => [card.id, card]))
}

function joined(card: string): Known {
  return { state: { type: 'joined', card: card as CardId } }
}

/** The changes in short: `reset a b` when `a` was replaced by `b`. */
function compared(before: Readonly<Record<string, Known>>, after: Readonly<Record<string, Known>>): string[] {
  return compareSnapshots(snapshot(before), snapshot(after)).map(inShort)
}

function inShort(change: Change): string {
  const old = change.type === 'added' ? undefined : change.before.id
  const now = change.type === 'merged' ? change.into.id : change.after?.id
  return [change.type, old, now === old ? undefined : now].filter((part) => part !== undefined).join(' ')
}

describe('a card that keeps its id', () => {
  test('is kept when nothing has changed', () => {
    expect(compared({ a: {} }, { a: {} })).toEqual(['kept a'])
  })

  test('is kept when only the case or form of its letters has changed', () => {
    expect(compared({ a: { question: 'What is ﬁle Ａ?' } }, { a: { question: 'What is FILE a?' } })).toEqual(['kept a'])
  })

  test('is reworded when its question has changed', () => {
    expect(compared({ a: { question } }, { a: { question: 'What is a layer of an image?' } })).toEqual(['reworded a'])
  })

  test('is reworded, however much, if its answer is nearly the same', () => {
    expect(compared({ a: { question, answer } }, { a: { question: 'Explain diffs', answer } })).toEqual(['reworded a'])
  })

  test('has another answer when only its answer has changed', () => {
    expect(compared({ a: { question } }, { a: { question, answer: 'A diff.' } })).toEqual(['answer a'])
  })

  test('was given to another question when question and answer are unrelated to the old ones', () => {
    expect(compared({ a: { question, answer } }, { a: { question: 'Who runs PID 1?', answer: 'Nobody.' } })).toEqual([
      'replaced a',
    ])
  })

  test('is reset when it needs a note of another type in Anki', () => {
    expect(compared({ a: {} }, { a: { form: 'cloze' } })).toEqual(['reset a'])
  })

  test('may have moved to another file or section', () => {
    const before = snapshot({ a: {}, b: { section: 'Images' }, c: {} })
    const after = snapshot({ a: { file: 'docker/b.md' }, b: { section: 'Layers' }, c: { line: 9 } })
    expect(countChanges(compareSnapshots(before, after))).toMatchObject({ kept: 3, moved: 2 })
  })

  test('is retired when its answer is gone', () => {
    expect(compared({ a: {} }, { a: { state: { type: 'open' } } })).toEqual(['retired a'])
  })
})

describe('an id that was joined to another card', () => {
  test('is merged into a card that learners have', () => {
    expect(compared({ a: {}, b: {} }, { a: joined('b'), b: {} })).toEqual(['merged a b', 'kept b'])
  })

  test('is merged into the last card of a chain', () => {
    const after = { a: joined('b'), b: joined('c'), c: {} }
    expect(compared({ a: {}, b: joined('c'), c: {} }, after)).toEqual(['merged a c', 'kept c'])
  })

  test('is reset when learners never had the other card', () => {
    expect(compared({ a: {}, b: { ...joined('a'), fingerprint: undefined } }, { a: joined('b'), b: {} })).toEqual([
      'reset a b',
    ])
  })
})

describe('a card that is gone', () => {
  test('is retired', () => {
    const retired = { state: { type: 'retired' }, line: undefined } as const
    expect(compared({ a: {}, b: { line: undefined } }, { a: retired })).toEqual(['retired a', 'retired b'])
  })

  test('is reset when a new card asks nearly the same', () => {
    expect(compared({ a: { question } }, { b: { question: 'What is the image layer?' } })).toEqual(['reset a b'])
  })

  test('is reset when a new card asks something similar with the same long answer', () => {
    const after = { b: { question: 'Explain image layers', answer } }
    expect(compared({ a: { question, answer } }, after)).toEqual(['reset a b'])
  })

  test('is not reset by a new card that asks something else', () => {
    const after = { b: { question: 'What is an image registry?' } }
    expect(compared({ a: { question } }, after)).toEqual(['retired a', 'added b'])
  })

  test('is not reset by a new card with the same short answer', () => {
    const before = { a: { question: 'Is a container a process?', answer: 'Yes.' } }
    expect(compared(before, { b: { question: 'Is it a container registry?', answer: 'Yes.' } })).toEqual([
      'retired a',
      'added b',
    ])
  })

  test('is reset when it became a cloze', () => {
    const before = { a: { question: 'The dockerd daemon listens on a socket.' } }
    const after = { b: { question: 'The {{c1::dockerd}} daemon listens on a {{c2::socket}}.', form: 'cloze' } } as const
    expect(compared(before, after)).toEqual(['reset a b'])
  })

  test('is reset when its question continues under the id of a question that was joined to it', () => {
    const before = { a: { question }, b: { ...joined('a'), fingerprint: undefined, question } }
    expect(compared(before, { a: { state: { type: 'retired' } }, b: { question } })).toEqual(['reset a b'])
  })

  test('is paired with the most similar new card', () => {
    const before = { a: { question: 'What is image layer 1?' }, b: { question: 'What is image layer 22?' } }
    const after = { c: { question: 'What is image layer 22' }, d: { question: 'What is image layer 1' } }
    expect(compared(before, after).sort()).toEqual(['reset a d', 'reset b c'])
  })
})

describe('a new card', () => {
  test('is added', () => {
    expect(compared({}, { a: {} })).toEqual(['added a'])
  })

  test('is added when its question gets its first answer', () => {
    expect(compared({ a: { state: { type: 'open' }, fingerprint: undefined } }, { a: {} })).toEqual(['added a'])
  })

  test('has returned when learners had it before', () => {
    expect(compared({ a: { state: { type: 'retired' } } }, { a: {} })).toEqual(['returned a'])
  })

  test('is ignored until it has an answer', () => {
    expect(compared({}, { a: { state: { type: 'open' } } })).toEqual([])
  })
})

describe('a text that is known only in part', () => {
  const hashed = (hash: string, beginning: string) => ({ text: undefined, beginning, hash })
  const of = (name: string, passages: Partial<SnapshotCard>): Snapshot =>
    new Map([...snapshot({ [name]: {} })].map(([id, card]) => [id, { ...card, ...passages }]))

  test('is compared by hash', () => {
    const before = of('a', { question: hashed('1', question) })
    expect(compareSnapshots(before, of('a', { question: hashed('1', question) })).map(inShort)).toEqual(['kept a'])
    expect(compareSnapshots(before, of('a', { question: hashed('2', question) })).map(inShort)).toEqual(['reworded a'])
  })

  test('counts as kept where nothing is known', () => {
    const nothing = { text: undefined, beginning: undefined, hash: undefined }
    const before = of('a', { question: nothing, answer: nothing, form: undefined, file: undefined })
    expect(compareSnapshots(before, of('a', {})).map(inShort)).toEqual(['kept a'])
  })
})

test('changes are sorted by place', () => {
  const after = { a: { line: 9 }, b: { line: 3 }, c: { file: 'b.md' } }
  expect(compared({}, after)).toEqual(['added c', 'added b', 'added a'])
})
