import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serialiseLedger } from '../../src/identity/ledger.ts'
import { type Build, Builds, folds } from './builds.ts'

/** A question of the model; its key stays the same when its text changes. */
interface Item {
  readonly key: number
  readonly question: string
  readonly answer: string
  readonly file: number
}

/** All topics of the model; the items are in the order of their files. */
interface Topics {
  readonly items: readonly Item[]
  readonly names: readonly string[]
  /** For each file, the level of the heading above its questions. */
  readonly levels: readonly number[]
}

const things =
  'anchor beacon cargo deck engine ferry gangway harbour island jetty keel lantern mast net oar pilot quay rudder sail tide'.split(
    ' ',
  )
const acts =
  'guard lift paint repair hoist sink carry turn fasten measure signal follow load weigh light sound steer tow moor sweep'.split(
    ' ',
  )

/** The question of a key; for keys below 400, no two questions are equal. */
function itemOf(key: number, file: number): Item {
  const thing = things[key % things.length]
  const act = acts[Math.floor(key / things.length) % acts.length]
  const other = things[(key * 7 + 3) % things.length]
  return {
    key,
    file,
    question: `Who has to ${act} the ${thing} before the ${other} leaves?`,
    answer: `The ${act}ing of a ${thing} is done by the crew of watch ${key}, beside the ${other}.`,
  }
}

type Edit =
  | { readonly type: 'typo' | 'reword' | 'answer' | 'remove'; readonly at: number }
  | { readonly type: 'move'; readonly at: number; readonly file: number }
  | { readonly type: 'reorder' | 'rename' | 'level'; readonly file: number }
  | { readonly type: 'add'; readonly file: number; readonly at: number }

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ type: fc.constantFrom('typo', 'reword', 'answer', 'remove'), at: fc.nat(99) }),
  fc.record({ type: fc.constant('move'), at: fc.nat(99), file: fc.nat(3) }),
  fc.record({ type: fc.constantFrom('reorder', 'rename', 'level'), file: fc.nat(3) }),
  fc.record({ type: fc.constant('add'), file: fc.nat(3), at: fc.nat(99) }),
)

/** The topics after an edit; `next` is the key of an added question. */
function after(topics: Topics, change: Edit, next: number): Topics {
  const { items, names, levels } = topics
  const at = 'at' in change && items.length > 0 ? change.at % items.length : 0
  const withItem = (edited: (item: Item) => Item): Topics => ({
    ...topics,
    items: items.map((item, index) => (index === at ? edited(item) : item)),
  })
  switch (change.type) {
    case 'typo':
      return withItem((item) => ({ ...item, question: item.question.replace('leaves', 'leavs') }))
    case 'reword':
      return withItem((item) => ({
        ...item,
        question: item.question.replace('Who has to', 'Which sailors must').replace('leaves', 'sails'),
      }))
    case 'answer':
      return withItem((item) => ({ ...item, answer: `${item.answer} They write it into the log.` }))
    case 'remove':
      return { ...topics, items: items.filter((_, index) => index !== at) }
    case 'move':
      return {
        ...topics,
        items: [
          ...items.filter((_, index) => index !== at),
          ...items.slice(at, at + 1).map((item) => ({ ...item, file: change.file })),
        ],
      }
    case 'reorder':
      return {
        ...topics,
        items: [
          ...items.filter(({ file }) => file !== change.file),
          ...items.filter(({ file }) => file === change.file).reverse(),
        ],
      }
    case 'rename':
      return { ...topics, names: names.map((name, index) => (index === change.file ? `${name}-2` : name)) }
    case 'level':
      return { ...topics, levels: levels.map((level, index) => (index === change.file ? (level % 3) + 1 : level)) }
    case 'add':
      return { ...topics, items: [...items.slice(0, at), itemOf(next, change.file), ...items.slice(at)] }
  }
}

function filesOf({ items, names, levels }: Topics): Record<string, string> {
  return Object.fromEntries(
    names.map((name, file) => {
      const own = items.filter((item) => item.file === file).map(({ question, answer }) => [question, answer])
      return [`${name}.md`, `${'#'.repeat(levels[file] ?? 1)} Part ${file}\n\n${folds(Object.fromEntries(own))}`]
    }),
  )
}

/** The ids of the questions, by key. */
function idsOf({ found }: Build, { items }: Topics): Map<number, string | undefined> {
  const ids = new Map(found.flatMap(({ id, sources }) => sources.map(({ text }) => [text, id])))
  return new Map(items.map(({ key, question }) => [key, ids.get(question)]))
}

const start: Topics = {
  items: Array.from({ length: 24 }, (_, key) => itemOf(key * 13, key % 4)),
  names: ['harbour/crew', 'harbour/ships', 'coast/lights', 'coast/storms'],
  levels: [1, 1, 2, 2],
}

test('no edit changes the id of another card, and no two cards share an id', () => {
  fc.assert(
    fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), (steps) => {
      const builds = new Builds()
      let topics = start
      let before = idsOf(builds.build(filesOf(topics)), topics)
      let next = 300
      for (const edits of steps) {
        const untouched = new Map(topics.items.map((item) => [item.key, item]))
        for (const change of edits) topics = after(topics, change, next++)
        const build = builds.build(filesOf(topics))
        const ids = idsOf(build, topics)

        expect(new Set(build.found.map(({ id }) => id)).size).toBe(build.found.length)
        expect(new Set(ids.values()).size).toBe(topics.items.length)
        for (const { key, question, answer } of topics.items) {
          const old = untouched.get(key)
          if (old?.question === question && old.answer === answer) expect(ids.get(key)).toBe(before.get(key))
        }

        const ledger = serialiseLedger(build.ledger)
        expect(serialiseLedger(builds.build(filesOf(topics)).ledger)).toBe(ledger)
        const turned = Object.fromEntries(Object.entries(filesOf(topics)).reverse())
        expect(serialiseLedger(builds.build(turned).ledger)).toBe(ledger)
        before = ids
      }
    }),
    { numRuns: 60 },
  )
}, 30_000)

test('an edited card keeps its id too, unless everything changed at once', () => {
  fc.assert(
    fc.property(fc.constantFrom('typo', 'reword', 'answer', 'move'), fc.nat(99), fc.nat(3), (type, at, file) => {
      const builds = new Builds()
      const before = idsOf(builds.build(filesOf(start)), start)
      const topics = after(start, type === 'move' ? { type, at, file } : { type, at }, 300)
      expect(idsOf(builds.build(filesOf(topics)), topics)).toEqual(before)
    }),
    { numRuns: 60 },
  )
})
