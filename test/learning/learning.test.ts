import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { openLearning } from '../../src/learning/learning.ts'
import type { CardId } from '../../src/model/card.ts'
import type { ItemId } from '../../src/review/history/event.ts'
import { defaultReviewSettings } from '../../src/review/schedule/settings.ts'
import { graded, harnessWith, idsByQuestion, type ReviewHarness } from '../commands/learner.ts'
import { ioIn, learnerIn, noon, pageOf, topdeck } from '../commands/terminal.ts'

const questions = { 'What is a quay?': 'A wall for ships.', 'What is a berth?': 'A place at the quay.' }
const docks = 'topics/docks/basics.md'

/** A harness with a project of two cards. */
function harbour(more: Readonly<Record<string, string>> = {}): ReviewHarness {
  return harnessWith({ [docks]: pageOf(questions), ...more })
}

/** Whether a piece of work compiles: whether it reads what compiling takes. */
async function compiles(work: () => Promise<unknown>): Promise<boolean> {
  vi.resetModules()
  let loaded = false
  vi.doMock('../../src/learning/from-topics.ts', async (original) => {
    loaded = true
    return await original()
  })
  try {
    await work()
    return loaded
  } finally {
    vi.doUnmock('../../src/learning/from-topics.ts')
  }
}

/** Opens again, as another process would, and returns whether that compiled. */
async function openAgain({ folder, changes }: ReviewHarness): Promise<boolean> {
  return await compiles(async () => {
    const fresh = await import('../../src/learning/learning.ts')
    const learning = await fresh.openLearning(undefined, {}, ioIn(folder, changes))
    learning.close()
  })
}

/** Lets a file look as if nobody had touched it for a long time. */
function age(path: string): void {
  utimesSync(path, 1_600_000_000, 1_600_000_000)
}

describe('cards of topics', () => {
  test('are available in study order, with everything that a session shows', async () => {
    const harness = harbour({ 'topdeck.config.yaml': 'repository: https://github.com/o/r\n' })
    const { store, origin, project } = await harness.open()
    expect(origin).toBe(join(harness.folder, 'topics'))
    expect(project?.folder).toBe(harness.folder)
    const items = store.itemsOf({ origin, decks: [], tags: [] })
    expect(items.map(({ item }) => store.card(origin, item)?.text)).toEqual(Object.keys(questions))
    const [first] = items
    expect(first && store.card(origin, first.item)).toMatchObject({
      items: [first?.item],
      kind: 'open',
      deck: 'Topdeck::docks',
      tags: ['docks'],
      fields: { answer: '<p>A wall for ships.</p>' },
      file: 'docks/basics.md',
      line: 1,
      address: 'https://github.com/o/r/blob/HEAD/topics/docks/basics.md#L1',
      fingerprint: expect.stringMatching(/^\w{12}$/),
    })
  })

  test('are those of the folder or file that was named', async () => {
    const harness = harbour({ 'topics/lights/buoys.md': pageOf({ 'What is a buoy?': 'A float.' }) })
    expect(Object.keys(idsByQuestion(await harness.open()))).toHaveLength(3)
    expect(Object.keys(idsByQuestion(await harness.open('topics/lights')))).toEqual(['What is a buoy?'])
    expect(Object.keys(idsByQuestion(await harness.open(docks)))).toEqual(Object.keys(questions))
  })

  test('are one item for each number of a cloze', async () => {
    const cloze = 'The ==quay== is beside the ==berth==. #flashcards\n'
    const { store, origin } = await harnessWith({ 'topics/docks/cloze.md': `#flashcards\n\n${cloze}` }).open()
    const items = store.itemsOf({ origin, decks: [], tags: [] }).map(({ item }) => item)
    expect(items).toHaveLength(2)
    expect(items.map((item) => item.slice(12))).toEqual(['.1', '.2'])
  })

  test('write nothing but the store', async () => {
    const harness = harbour()
    await harness.open()
    expect((await topdeck(harness.folder, ['list'])).code).toBe(0)
    expect(() => statSync(join(harness.folder, 'topdeck.lock'))).toThrow()
    expect(() => statSync(join(harness.folder, 'decks'))).toThrow()
  })
})

describe('when nothing has changed', () => {
  test('nothing is compiled', async () => {
    const harness = harbour()
    expect(await openAgain(harness)).toBe(true)
    expect(await openAgain(harness)).toBe(false)
  })

  test('but the times of a file, nothing is compiled either', async () => {
    const harness = harbour()
    expect(await openAgain(harness)).toBe(true)
    age(join(harness.folder, docks))
    expect(await openAgain(harness)).toBe(false)
  })

  test('files are no longer read once they are old', async () => {
    const harness = harbour()
    const path = join(harness.folder, docks)
    const young = new Date(noon * 1000 - 1000)
    utimesSync(path, young, young)
    expect(await openAgain(harness)).toBe(true)
    const digestAt = async (days: number) => {
      harness.days = days
      const { store, origin } = await harness.open()
      return store.digestOf(origin)
    }
    const first = await digestAt(0)
    expect(await digestAt(0.5 / 86_400)).toBe(first)
    const settled = await digestAt(1)
    expect(settled).not.toBe(first)
    expect(await digestAt(2)).toBe(settled)
  })

  test('a session stays as it is', async () => {
    const learning = await harbour().open()
    expect(await learning.refresh()).toBe('unchanged')
  })

  test.each<[string, (harness: ReviewHarness) => void]>([
    ['a topic', ({ folder }) => appendFileSync(join(folder, docks), '\n## What is a pier?\n\nA landing.\n')],
    [
      'the size of no file',
      ({ folder }) => writeFileSync(join(folder, docks), pageOf(questions).replace('wall', 'bank')),
    ],
    ['the name of a file', ({ folder }) => renameSync(join(folder, docks), join(folder, 'topics/docks/b.md'))],
    ['the number of files', ({ folder }) => writeFileSync(join(folder, 'topics/new.md'), pageOf(questions))],
    ['the configuration', ({ folder }) => writeFileSync(join(folder, 'topdeck.config.yaml'), 'deck: Port\n')],
    ['an image', ({ folder }) => writeFileSync(join(folder, 'topics/docks/quay.png'), 'not the same')],
    ['an image that was missing', ({ folder }) => writeFileSync(join(folder, 'topics/docks/crane.png'), 'now here')],
    [
      'the program',
      (harness) => Object.assign(harness.changes, { cache: { folder: '/', program: () => 'topdeck 1.2.4' } }),
    ],
  ])('something has when it is %s', async (_, change) => {
    const images = pageOf({ 'What is a crane?': 'This. ![quay](quay.png) ![crane](crane.png)' })
    const harness = harbour({ 'topics/docks/images.md': images, 'topics/docks/quay.png': 'a picture' })
    expect(await openAgain(harness)).toBe(true)
    expect(await openAgain(harness)).toBe(false)
    change(harness)
    expect(await openAgain(harness)).toBe(true)
    expect(await openAgain(harness)).toBe(false)
  })

  test('a build is a change only where it changes the ledger', async () => {
    const harness = harbour()
    await openAgain(harness)
    await harness.topdeck('build')
    expect(await openAgain(harness)).toBe(true)
    await harness.topdeck('build')
    expect(await openAgain(harness)).toBe(false)
  })
})

describe('an edited topic', () => {
  test('shows its edit, and its cards keep what was learned', async () => {
    const harness = harbour()
    await harness.topdeck('build')
    const learning = await harness.open()
    const { store, origin } = learning
    const id = idsByQuestion(learning)['What is a quay?'] as CardId
    store.record(graded(id, 4))
    const path = join(harness.folder, docks)
    writeFileSync(path, readFileSync(path, 'utf8').replace('What is a quay?', 'What is a quay, in a harbour?'))
    expect(await learning.refresh()).toBe('changed')
    expect(idsByQuestion(learning)['What is a quay, in a harbour?']).toBe(id)
    expect(store.state(id as string as ItemId)?.reviews).toBe(1)
    expect(store.card(origin, id as string as ItemId)?.text).toBe('What is a quay, in a harbour?')
  })
})

test('reports that the topics are gone by now, and keeps the cards that it has', async () => {
  const harness = harbour()
  const learning = await harness.open()
  const before = idsByQuestion(learning)
  rmSync(join(harness.folder, 'topics'), { recursive: true })
  await expect(learning.refresh()).rejects.toThrow('/topics: no such file or folder')
  expect(idsByQuestion(learning)).toEqual(before)
})

describe('a card that was learned before any build', () => {
  const before = 'What is a quay?'
  const after = 'What do they call a quay, in a harbour?'

  /** A harness where a card was learned and reworded then, its id, and what opens it and finds its history. */
  async function reworded() {
    const harness = harbour()
    const learning = await harness.open()
    const id = idsByQuestion(learning)[before] as CardId
    learning.store.record(graded(id, 4))
    learning.close()
    const reword = () => {
      const path = join(harness.folder, docks)
      writeFileSync(path, readFileSync(path, 'utf8').replace(before, after))
    }
    const reviews = async () => {
      const { store, origin, ...opened } = await harness.open()
      const now = idsByQuestion({ ...opened, store, origin })[after] as string as ItemId
      return { id: now, reviews: store.state(now)?.reviews }
    }
    return { harness, id, reword, reviews }
  }

  test('keeps its history when it is reworded', async () => {
    const { id, reword, reviews } = await reworded()
    reword()
    expect(await reviews()).toEqual({ id, reviews: 1 })
  })

  test('keeps it when a build gives it another id after that', async () => {
    const { harness, id, reword, reviews } = await reworded()
    reword()
    await reviews()
    await harness.topdeck('build')
    const now = await reviews()
    expect(now.reviews).toBe(1)
    expect(now.id).not.toBe(id)
    expect(await reviews()).toEqual(now)
  })

  test('keeps it when it is reworded and built in one go', async () => {
    const { harness, reword, reviews } = await reworded()
    reword()
    await harness.topdeck('build')
    expect((await reviews()).reviews).toBe(1)
    appendFileSync(join(harness.folder, docks), '\n## What is a pier?\n\nA landing.\n')
    expect((await reviews()).reviews).toBe(1)
  })
})

describe('decks without topics', () => {
  /** A harness with the decks of the harbour and nothing else. */
  async function exported(): Promise<ReviewHarness> {
    const harness = harbour()
    await harness.topdeck('build')
    const other = harnessWith({})
    renameSync(join(harness.folder, 'decks'), join(other.folder, 'decks'))
    return other
  }

  test('are learned from', async () => {
    const harness = await exported()
    const learning = await harness.open()
    expect(learning.origin).toBe(join(harness.folder, 'decks'))
    expect(learning.project).toBeUndefined()
    expect(Object.keys(idsByQuestion(learning))).toEqual(Object.keys(questions))
    expect(await learning.refresh()).toBe('unchanged')
  })

  test('may be anywhere', async () => {
    const { folder } = await exported()
    const learning = await harnessWith({}).open(join(folder, 'decks'))
    expect(Object.keys(idsByQuestion(learning))).toEqual(Object.keys(questions))
  })

  test('give the same history as the topics', async () => {
    const harness = harbour()
    await harness.topdeck('build')
    const first = await harness.open()
    const id = idsByQuestion(first)['What is a quay?'] as CardId
    first.store.record(graded(id, 4))
    rmSync(join(harness.folder, 'topics'), { recursive: true })
    const second = await harness.open()
    expect(idsByQuestion(second)['What is a quay?']).toBe(id)
    expect(second.store.due(dueOf(second)).counts.new).toBe(1)
  })

  test('are damaged one by one', async () => {
    const harness = await exported()
    writeFileSync(join(harness.folder, 'decks/broken.json'), '{')
    const { err } = await harness.topdeck('due')
    expect(err).toMatch(/^decks\/broken\.json: not a deck: .*; its cards are left out\n$/)
    expect(Object.keys(idsByQuestion(await harness.open()))).toEqual(Object.keys(questions))
    rmSync(join(harness.folder, 'decks/docks.json'))
    await expect(harness.open()).rejects.toThrow(/^decks\/broken\.json: not a deck: /)
  })
})

function dueOf({ origin }: Awaited<ReturnType<typeof openLearning>>) {
  const limits = { new: 0, learning: 0, review: 0 }
  const none = { now: 0, today: 0, until: 0 } as object as { now: never; today: never; until: never }
  return {
    origin,
    decks: [],
    tags: [],
    siblings: 'apart',
    order: 'due',
    newOrder: 'file',
    begun: new Map(),
    limits,
    ...none,
  } as const
}

test('says what to do where there is nothing to learn from', async () => {
  await expect(harnessWith({}).open()).rejects.toThrow(
    'topics: no such folder, and no decks in decks/; change to a project, or name a folder with Markdown or JSON decks',
  )
  await expect(harnessWith({}).open('notes')).rejects.toThrow('notes: no such file or folder')
})

describe('the history of a card that another has taken in', () => {
  const two = pageOf({ 'What is a quay?': 'A wall for ships.', 'How is a wall for ships called?': 'A quay.' })

  test('counts for that one, and for itself once they are parted', async () => {
    const harness = harnessWith({ [docks]: two })
    await harness.topdeck('build')
    const learning = await harness.open()
    const ids = Object.values(idsByQuestion(learning))
    for (const [index, id] of ids.entries()) learning.store.record(graded(id, 3, index))
    const [first = '', second = ''] = ids.map((id) => id as string as ItemId)
    learning.close()

    writeFileSync(join(harness.folder, 'topdeck.config.yaml'), `same: [[${first}, ${second}]]\n`)
    const { store, origin } = await harness.open()
    const [left, none] = store.itemsOf({ origin, decks: [], tags: [] }).map(({ item }) => item)
    expect(none).toBeUndefined()
    expect(left && store.state(left)?.reviews).toBe(2)
    const gone = left === first ? second : first
    store.record(graded(gone as ItemId, 3, 2))
    expect(left && store.state(left)?.reviews).toBe(3)
    expect(store.eventsOf(gone as ItemId)).toHaveLength(2)

    writeFileSync(join(harness.folder, 'topdeck.config.yaml'), '')
    const parted = await harness.open()
    expect(left && parted.store.state(left)?.reviews).toBe(1)
    expect(parted.store.state(gone as ItemId)?.reviews).toBe(2)
  })

  test('is recognised from decks as well', async () => {
    const harness = harnessWith({ [docks]: two })
    await harness.topdeck('build')
    const before = idsByQuestion(await harness.open())
    const [first, second] = Object.values(before)
    writeFileSync(join(harness.folder, 'topdeck.config.yaml'), `same: [[${first}, ${second}]]\n`)
    await harness.topdeck('build')
    rmSync(join(harness.folder, 'topics'), { recursive: true })
    const { store, origin } = await harness.open()
    const [left] = store.itemsOf({ origin, decks: [], tags: [] }).map(({ item }) => item)
    const gone = Object.values(before).find((id) => (id as string) !== left) as CardId
    store.record(graded(gone, 3))
    expect(left && store.state(left)?.reviews).toBe(1)
  })
})

test('a deck of somebody else brings no script to a program that shows its cards', async () => {
  const harness = harbour()
  await harness.topdeck('build')
  rmSync(join(harness.folder, 'topics'), { recursive: true })
  const deck = join(harness.folder, 'decks/docks.json')
  writeFileSync(deck, readFileSync(deck, 'utf8').replace('A wall', '<img src=x onerror=alert(1)>A wall'))
  const { store, origin } = await harness.open()
  const cards = store
    .itemsOf({ origin, decks: [], tags: [] })
    .map(({ item }) => JSON.stringify(store.card(origin, item)))
  expect(cards.join()).toContain('A wall')
  expect(cards.join()).not.toContain('onerror')
})

describe('the settings of a card', () => {
  test('are those of its deck, and follow it to another', async () => {
    const harness = harbour({
      'topdeck.config.yaml': 'review: { overrides: [{ deck: "Topdeck::docks", steps: [] }] }\n',
    })
    await harness.topdeck('build')
    const learning = await harness.open()
    const id = idsByQuestion(learning)['What is a quay?'] as CardId
    expect(learning.store.record(graded(id, 3)).phase).toBe('review')
    learning.close()
    mkdirSync(join(harness.folder, 'topics/lights'))
    renameSync(join(harness.folder, docks), join(harness.folder, 'topics/lights/basics.md'))
    expect((await harness.open()).store.state(id as string as ItemId)?.phase).toBe('learning')
  })

  test('hold for what was learned before they changed', async () => {
    const harness = harbour()
    await harness.topdeck('build')
    const learning = await harness.open()
    const id = idsByQuestion(learning)['What is a quay?'] as CardId
    expect(learning.settings).toEqual(defaultReviewSettings)
    expect(learning.store.record(graded(id, 3)).phase).toBe('learning')
    learning.close()
    writeFileSync(join(harness.folder, 'topdeck.config.yaml'), 'review: { steps: [] }\n')
    expect((await harness.open()).store.state(id as string as ItemId)?.phase).toBe('review')
  })
})

describe('the store', () => {
  test('is where the user says', async () => {
    const harness = harbour()
    const io = ioIn(harness.folder, { ...harness.changes, env: { TOPDECK_STORE: 'mine.db' } })
    ;(await openLearning(undefined, {}, io)).close()
    ;(await openLearning(undefined, { store: 'own/reviews.db' }, io)).close()
    expect(statSync(join(harness.folder, 'mine.db')).isFile()).toBe(true)
    expect(statSync(join(harness.folder, 'own/reviews.db')).isFile()).toBe(true)
  })

  test('has to be somewhere', async () => {
    const io = ioIn(harbour().folder, { system: learnerIn(undefined) })
    await expect(openLearning(undefined, {}, io)).rejects.toThrow(
      'There is no data folder for your reviews; name a file with --store FILE or TOPDECK_STORE=FILE',
    )
  })

  test('has a random name that tells nothing of the machine, and keeps that name', async () => {
    const harness = harbour()
    const { device } = (await harness.open()).store
    expect(device).toMatch(/^device-[0-9a-f]{16}$/)
    expect((await harness.open()).store.device).toBe(device)
  })

  test('loses the name of the machine that earlier versions gave it', async () => {
    const harness = harbour()
    const first = await harness.open()
    first.store.renameDevice('annas-macbook-12ab')
    first.close()
    expect((await harness.open()).store.device).toMatch(/^device-[0-9a-f]{16}$/)
  })
})
