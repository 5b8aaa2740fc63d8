import { describe, expect, test } from 'vitest'
import { serialiseLedger } from '../../src/identity/ledger.ts'
import { defaultRules } from '../../src/merge/rules.ts'
import type { CardId } from '../../src/model/card.ts'
import { type Build, Builds, folds } from './builds.ts'

const rules = defaultRules
const layer = 'A difference between two states of a file system.'
const docker = { 'docker/a.md': folds({ 'What is a layer?': layer }) }
const podman = { 'containers/a.md': folds({ 'What is a layer?': layer }) }
const reworded = { 'containers/a.md': folds({ 'What are layers of images made of?': 'Of tar archives, stacked.' }) }

const idsOf = ({ found }: Build): CardId[] => found.map(({ id }) => id)
const filesOf = ({ found }: Build): string[][] => found.map(({ sources }) => sources.map(({ file }) => file))
const stateOf = ({ ledger }: Build, id: CardId | undefined) =>
  id === undefined ? undefined : ledger.entries.get(id)?.state
/** The id of the only question in a file, whatever card it belongs to. */
const ownId = ({ found }: Build, file: string): CardId | undefined =>
  found.flatMap(({ sources }) => sources).find((source) => source.file === file)?.id

describe('a question that another variant repeats', () => {
  test('does not change the id of the card, even if it becomes the leading source', () => {
    const builds = new Builds()
    const [id] = idsOf(builds.build(docker, { rules }))
    const both = builds.build({ ...podman, ...docker }, { rules })
    expect(idsOf(both)).toEqual([id])
    expect(filesOf(both)).toEqual([['containers/a.md', 'docker/a.md']])
  })

  test('does not change the id when one of the two is removed again', () => {
    for (const left of [docker, podman]) {
      const builds = new Builds()
      const ids = idsOf(builds.build({ ...podman, ...docker }, { rules }))
      expect(idsOf(builds.build(left, { rules }))).toEqual(ids)
      expect(idsOf(builds.build(left, { rules }))).toEqual(ids)
    }
  })

  test('gets its own id when it is edited to ask something else; the card stays with the unedited one', () => {
    const builds = new Builds()
    const [id] = idsOf(builds.build({ ...podman, ...docker }, { rules }))
    const apart = builds.build({ ...reworded, ...docker }, { rules })
    expect(new Set(idsOf(apart)).size).toBe(2)
    expect(ownId(apart, 'docker/a.md')).toBeDefined()
    expect(idsOf(apart)).toContain(id)
  })
})

describe('a card that two questions share stays with the unchanged one', () => {
  const shared = 'Where does an image keep its layers?'
  const answer = 'In the storage of the engine, one folder for each layer that was made.'
  const other = 'Who pulls an image?'

  test.each([
    ['when the other one, from which it came, is reworded', 'In which place does the engine keep the layers?', answer],
    ['when the other one, from which it came, is replaced', 'Where does an image keep its name?', 'In the registry.'],
  ])('%s', (_, asked, answered) => {
    const builds = new Builds()
    const first = builds.build({ 'docker/a.md': folds({ [shared]: answer, [other]: 'The engine.' }) })
    builds.build({
      'docker/a.md': folds({ [shared]: answer, [other]: 'The engine.' }),
      'podman/a.md': folds({ [shared]: answer }),
    })
    const last = builds.build({
      'docker/a.md': folds({ [asked]: answered, [other]: 'The engine.' }),
      'podman/a.md': folds({ [shared]: answer }),
    })
    expect(last.ids[shared]).toBe(first.ids[shared])
    expect(last.ids[asked]).not.toBe(first.ids[shared])
  })
})

describe('a card whose own question is gone', () => {
  const page = docker['docker/a.md']
  const own = { 'docker/a.md': page }
  const others = { 'docker/b.md': page, 'docker/c.md': page }

  test('keeps its id when a joined question comes back, even as the leading source', () => {
    const builds = new Builds()
    const ids = idsOf(builds.build({ 'docker/z.md': page, ...others }, { rules }))
    builds.build(others, { rules })
    expect(idsOf(builds.build({ ...own, ...others }, { rules }))).toEqual(ids)
  })

  test('does not change the ids of the other questions, so that rulings remain valid', () => {
    const builds = new Builds()
    const one = { 'docker/b.md': page }
    const [id] = idsOf(builds.build({ ...own, ...one }, { rules }))
    const three = builds.build({ ...own, ...one, ...reworded }, { rules })
    const [b, c] = [ownId(three, 'docker/b.md'), ownId(three, 'containers/a.md')]
    if (b === undefined || c === undefined) throw new Error('two questions, please')
    const same = { ...rules, same: [[b, c]] }
    builds.build({ ...own, ...one, ...reworded }, { rules: same })
    for (let time = 0; time < 3; time++) {
      const build = builds.build({ ...one, ...reworded }, { rules: same })
      expect([idsOf(build), ownId(build, 'docker/b.md')]).toEqual([[id], b])
    }
  })

  test('is named by the lines of all questions that were joined to it', () => {
    const builds = new Builds()
    const first = builds.build({ ...own, ...others, 'docker/z.md': page }, { rules })
    const [id] = idsOf(first)
    const without = builds.build(others, { rules })
    expect(stateOf(without, ownId(first, 'docker/z.md'))).toEqual({ type: 'joined', card: id })
    expect(serialiseLedger(builds.build(others, { rules }).ledger)).toBe(serialiseLedger(without.ledger))
  })
})

describe('two cards that are merged', () => {
  /** Docker's card is built first, and that of the generic topic a day later; then a ruling merges them. */
  function united() {
    const builds = new Builds()
    const older = ownId(builds.build(docker, { rules }), 'docker/a.md')
    const apart = builds.build({ ...reworded, ...docker }, { rules })
    const younger = ownId(apart, 'containers/a.md')
    if (older === undefined || younger === undefined) throw new Error('two cards, please')
    const same = { ...rules, same: [[younger, older]] }
    return { builds, older, younger, same, one: builds.build({ ...reworded, ...docker }, { rules: same }) }
  }

  test('have the id of the older card', () => {
    const { one, older } = united()
    expect(idsOf(one)).toEqual([older])
  })

  test('keep the other id reserved, joined to the card', () => {
    const { one, older, younger } = united()
    expect(stateOf(one, younger)).toEqual({ type: 'joined', card: older })
  })

  test('stay merged when either text is edited later', () => {
    const { builds, older, same } = united()
    const edited = {
      'docker/a.md': folds({ 'What is a layer of an image?': layer }),
      'containers/a.md': folds({ 'What are the layers of images made of?': 'Of tar archives, stacked.' }),
    }
    expect(idsOf(builds.build(edited, { rules: same }))).toEqual([older])
  })

  test('get their own ids back when the ruling is removed', () => {
    const { builds, older, younger } = united()
    const apart = builds.build({ ...reworded, ...docker }, { rules })
    expect([ownId(apart, 'docker/a.md'), ownId(apart, 'containers/a.md')]).toEqual([older, younger])
    expect(new Set(idsOf(apart))).toEqual(new Set([older, younger]))
  })

  test('keep the id when the question that it came from is removed', () => {
    const { builds, older, same } = united()
    expect(idsOf(builds.build(reworded, { rules: same }))).toEqual([older])
    expect(idsOf(builds.build(reworded, { rules: same }))).toEqual([older])
  })

  test('have the id that the author pins, even if it is the younger one', () => {
    const { builds, younger, same } = united()
    const pinned = { 'containers/a.md': `<!-- topdeck: id ${younger} -->\n${reworded['containers/a.md']}` }
    expect(idsOf(builds.build({ ...pinned, ...docker }, { rules: same }))).toEqual([younger])
  })
})

test('a cloze that is merged with an older question keeps its id: a note never changes its type', () => {
  const labels = 'Q: What is PID 1?\nA: The first process.\n\n'
  const cloze = { 'containers/a.md': `${labels}C: A layer is a [difference] between two states of a file system.\n` }
  const builds = new Builds()
  const older = ownId(builds.build(docker, { rules }), 'docker/a.md')
  const apart = builds.build({ ...cloze, ...docker }, { rules })
  const younger = apart.found.find(({ kind }) => kind === 'cloze')?.id
  if (older === undefined || younger === undefined) throw new Error('two cards, please')
  const one = builds.build({ ...cloze, ...docker }, { rules: { ...rules, same: [[younger, older]] } })
  expect(one.found.find(({ kind }) => kind === 'cloze')?.id).toBe(younger)
  expect(stateOf(one, older)).toEqual({ type: 'joined', card: younger })
})

describe('one card that a ruling splits', () => {
  function divided() {
    const builds = new Builds()
    const first = builds.build({ ...podman, ...docker }, { rules })
    const [one, other] = [ownId(first, 'containers/a.md'), ownId(first, 'docker/a.md')]
    if (one === undefined || other === undefined) throw new Error('two questions, please')
    const different = { ...rules, different: [[one, other]] }
    return { builds, first, one, other, different, apart: builds.build({ ...podman, ...docker }, { rules: different }) }
  }

  test('leaves the id with the question that it came from, and the other question gets its own', () => {
    const { first, one, other, apart } = divided()
    expect(idsOf(first)).toEqual([one])
    expect(new Set(idsOf(apart))).toEqual(new Set([one, other]))
  })

  test('stays split when both texts are edited to be equal again', () => {
    const { builds, one, other, different } = divided()
    const question = 'What is a layer of an image?'
    const docker2 = { 'docker/a.md': folds({ [question]: layer }) }
    builds.build({ ...podman, ...docker2 }, { rules: different })
    const podman2 = { 'containers/a.md': folds({ [question]: layer }) }
    const apart = builds.build({ ...podman2, ...docker2 }, { rules: different })
    expect([ownId(apart, 'containers/a.md'), ownId(apart, 'docker/a.md')]).toEqual([one, other])
    expect(idsOf(apart)).toHaveLength(2)
  })
})
