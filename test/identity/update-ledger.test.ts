import { describe, expect, test } from 'vitest'
import { formerFingerprint } from '../../src/identity/fingerprint.ts'
import { serialiseLedger } from '../../src/identity/ledger.ts'
import type { CardId, LedgerEntry } from '../../src/model/card.ts'
import { type Build, Builds, folds } from './builds.ts'

const page = { 'What is a pod?': 'Containers that share a network.', 'What is a node?': 'A machine of the cluster.' }
const files = { 'kubernetes/a.md': folds(page) }

function lineOf({ ledger }: Build, id: CardId | undefined): LedgerEntry {
  const line = id === undefined ? undefined : ledger.entries.get(id)
  if (line === undefined) throw new Error('no such line')
  return line
}

describe('after a build', () => {
  test('a card has the time of the build that made it', () => {
    const build = new Builds().build(files)
    const { state, born, changed } = lineOf(build, build.ids['What is a pod?'])
    expect({ state, born, changed }).toEqual({ state: { type: 'card' }, born: build.time, changed: build.time })
  })

  test('building the same again changes nothing', () => {
    const builds = new Builds()
    const first = builds.build(files)
    expect(serialiseLedger(builds.build(files).ledger)).toBe(serialiseLedger(first.ledger))
  })

  test('an edited card has a new time, and the others keep theirs', () => {
    const builds = new Builds()
    const { ids, time } = builds.build(files)
    const after = builds.build({ 'kubernetes/a.md': folds({ ...page, 'What is a node?': 'A machine.' }) })
    expect(lineOf(after, ids['What is a node?'])).toMatchObject({ born: time, changed: after.time })
    expect(lineOf(after, ids['What is a pod?']).changed).toBe(time)
  })

  test('the time of an edited card increases even if the clock is behind', () => {
    const builds = new Builds()
    const { ids, time } = builds.build(files)
    const edited = { 'kubernetes/a.md': folds({ ...page, 'What is a node?': 'A machine.' }) }
    expect(lineOf(builds.build(edited, { now: 5 as Build['time'] }), ids['What is a node?']).changed).toBe(time + 1)
  })

  test.each([
    ['section', { 'kubernetes/a.md': `# The control plane\n\n${folds(page)}` }],
    ['file', { 'kubernetes/workloads.md': folds(page) }],
    ['topic', { 'orchestration/a.md': folds(page) }],
  ])('a renamed %s touches no note', (_, renamed) => {
    const builds = new Builds()
    const before = builds.build({ 'kubernetes/a.md': `# Basics\n\n${folds(page)}` })
    const after = builds.build(renamed)
    expect(after.ids).toEqual(before.ids)
    expect(after.cards.map(({ changed }) => changed)).toEqual(before.cards.map(({ changed }) => changed))
  })

  test('the fingerprint of an earlier version is replaced without touching the note', () => {
    const builds = new Builds()
    const before = builds.build(files)
    const former = new Map(before.cards.map((card) => [card.id, formerFingerprint(card)]))
    const entries = [...before.ledger.entries].map(
      ([id, entry]) => [id, { ...entry, fingerprint: former.get(id) }] as const,
    )
    builds.ledger = { entries: new Map(entries) }
    expect(serialiseLedger(builds.build(files).ledger)).toBe(serialiseLedger(before.ledger))
  })

  test('no line changes when a question is inserted before it, except that one has another line above', () => {
    const builds = new Builds()
    const first = serialiseLedger(builds.build(files).ledger).split('\n')
    const more = { 'kubernetes/a.md': folds({ 'What is a cluster?': 'Nodes with one control plane.', ...page }) }
    const after = serialiseLedger(builds.build(more).ledger).split('\n')
    const changed = after.filter((line) => !first.includes(line))
    expect(changed).toHaveLength(2)
    const traitsOf = (line: string) => line.split('\t').slice(0, -2).join('\t')
    expect(changed.filter((line) => !first.some((old) => traitsOf(old) === traitsOf(line)))).toHaveLength(1)
  })

  test('a card whose question is removed is retired, with the time of the removal', () => {
    const builds = new Builds()
    const { ids } = builds.build(files)
    const after = builds.build({ 'kubernetes/a.md': folds({ 'What is a node?': page['What is a node?'] }) })
    expect(lineOf(after, ids['What is a pod?'])).toMatchObject({ state: { type: 'retired' }, changed: after.time })
    const later = builds.build({ 'kubernetes/a.md': folds({ 'What is a node?': page['What is a node?'] }) })
    expect(lineOf(later, ids['What is a pod?']).changed).toBe(after.time)
  })

  test('a card whose question comes back has a new time', () => {
    const builds = new Builds()
    const { ids } = builds.build(files)
    builds.build({ 'kubernetes/a.md': folds({ 'What is a node?': page['What is a node?'] }) })
    const back = builds.build(files)
    expect(lineOf(back, ids['What is a pod?'])).toMatchObject({ state: { type: 'card' }, changed: back.time })
  })

  test('an unanswered question is open, and becomes a card when it has an answer', () => {
    const builds = new Builds()
    const open = builds.build({ 'kubernetes/a.md': folds({ ...page, 'What is a pod?': 'TODO' }) })
    expect(lineOf(open, open.ids['What is a pod?'])).toMatchObject({ state: { type: 'open' }, fingerprint: undefined })
    const answered = builds.build(files)
    expect(lineOf(answered, open.ids['What is a pod?']).state).toEqual({ type: 'card' })
    expect(answered.ids).toEqual(open.ids)
  })

  test('a repeated question has its own line, which names its card', () => {
    const build = new Builds().build({ ...files, 'docker/b.md': folds({ 'What is a pod?': page['What is a pod?'] }) })
    const lines = [...build.ledger.entries.values()]
    const joined = lines.filter(({ state }) => state.type === 'joined')
    expect(lines).toHaveLength(3)
    expect(joined.map(({ state, traits }) => [state, traits?.file])).toEqual([
      [{ type: 'joined', card: build.ids['What is a pod?'] }, 'kubernetes/a.md'],
    ])
  })

  test('a build of only some tags records all cards', () => {
    const build = new Builds().build(
      { ...files, 'docker/b.md': folds({ 'What is an image?': 'Layers.' }) },
      { tags: [[{ tag: 'docker', wanted: 'present' }]] },
    )
    expect(build.cards).toHaveLength(1)
    expect(build.ledger.entries.size).toBe(3)
  })
})
