import { describe, expect, test } from 'vitest'
import { compareSnapshots, type Rulings } from '../../src/changes/changes.ts'
import { type Loss, lossesOf } from '../../src/changes/losses.ts'
import { rulingsOf } from '../../src/changes/rulings.ts'
import { type Snapshot, snapshotOf, snapshotOfDecks } from '../../src/changes/snapshot.ts'
import { standingQuestions } from '../../src/changes/standing-questions.ts'
import type { MergeRules } from '../../src/merge/rules.ts'
import { noRules } from '../../src/merge/rules.ts'
import type { CardId } from '../../src/model/card.ts'
import { type Build, Builds } from '../identity/builds.ts'

interface Edit {
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
  readonly rules?: MergeRules
  readonly laterRules?: MergeRules
  readonly different?: (first: Build, second: Build) => Rulings['different']
}

/** The losses of an edit in short, compared with the ledger, the decks, and the topics of the build before it. */
function lossesIn({ before, after, rules = noRules, laterRules = rules, different = () => [] }: Edit): string[][] {
  const builds = new Builds()
  const first = builds.build(before, { rules })
  const second = builds.build(after, { rules: laterRules })
  const earlier = [snapshotOf(first.ledger), snapshotOfDecks(first.decks), snapshotOf(first.ledger, first)]
  return earlier.map((snapshot) => lossesBetween(snapshot, second, after, different(first, second)))
}

function lossesBetween(
  before: Snapshot,
  build: Build,
  topics: Readonly<Record<string, string>>,
  different: Rulings['different'],
): string[] {
  const after = snapshotOf(build.ledger, build)
  const rulings = rulingsOf(build, different)
  const changes = compareSnapshots(before, after, rulings)
  const files = Object.entries(topics).map(([path, text]) => ({ path, text }))
  const standing = standingQuestions(changes, files, build)
  return lossesOf({ before, after, changes, standing, rulings }).map(inShort)
}

function inShort(loss: Loss): string {
  switch (loss.type) {
    case 'standing':
      return `${asked(loss.before)} stands at ${loss.place.file}:${loss.place.line}`
    case 'rewritten':
      return `${asked(loss.before)} rewritten as ${asked(loss.after)}`
    case 'split':
      return `${asked(loss.after)} split from ${asked(loss.before)}`
    case 'renumbered':
      return `${loss.part}: ${loss.from} → ${loss.to}`
  }
}

function asked({
  question,
}: {
  readonly question: { readonly text?: string | undefined; readonly beginning?: string | undefined }
}) {
  return question.beginning ?? question.text
}

const page = (questions: Readonly<Record<string, string>>): string =>
  Object.entries(questions)
    .map(([question, answer]) => `## ${question}\n\n${answer}\n`)
    .join('\n')

const all = (losses: readonly string[]): (readonly string[])[] => [losses, losses, losses]

const hull = { 'What is a hull?': 'The body of a ship.' }
const deck = { 'What is a deck?': 'The floor of a ship.' }
const race = { 'What is a mill race?': 'The ditch that leads water to the wheel.' }
const sluice = { 'By which way does a river reach the paddles?': 'Through a sluice.' }

describe('a retired card may have been rewritten', () => {
  const [old, now] = ['What is a mill race?', 'By which way does a river reach the paddles?']

  test.each([
    [
      'between the same neighbours',
      [
        { ...hull, ...race, ...deck },
        { ...hull, ...sluice, ...deck },
      ],
    ],
    [
      'at the beginning of a file',
      [
        { ...race, ...deck },
        { ...sluice, ...deck },
      ],
    ],
    [
      'at the end of a file',
      [
        { ...hull, ...race },
        { ...hull, ...sluice },
      ],
    ],
    ['as the only question of a file', [race, sluice]],
  ])('if a new one is %s', (_, [before, after]) => {
    const edit = { before: { 'docker/a.md': page(before ?? {}) }, after: { 'docker/a.md': page(after ?? {}) } }
    expect(lossesIn(edit)).toEqual(all([`${old} rewritten as ${now}`]))
  })

  test('if a new one elsewhere in its file has similar words', () => {
    const fetch = { 'What does git fetch do?': 'It downloads what another repository has.' }
    const pull = { 'What does git pull do?': 'It merges what is new into your branch.' }
    const edit = {
      before: { 'git/a.md': page({ ...fetch, ...hull, ...deck }) },
      after: { 'git/a.md': page({ ...hull, ...deck, ...pull }) },
    }
    expect(lossesIn(edit)).toEqual(all(['What does git fetch do? rewritten as What does git pull do?']))
  })

  test.each([
    ['is elsewhere in the file', { ...hull, ...deck, ...sluice }],
    ['asks about another thing in similar words', { ...hull, ...deck, 'What is a yard?': 'A beam across a mast.' }],
  ])('but not if a new one %s', (_, after) => {
    const edit = { before: { 'a/a.md': page({ ...race, ...hull, ...deck }) }, after: { 'a/a.md': page(after) } }
    expect(lossesIn(edit)).toEqual(all([]))
  })

  test('unless the author says that they are different', () => {
    const [before, after] = [{ 'a/a.md': page({ ...hull, ...race }) }, { 'a/a.md': page({ ...hull, ...sluice }) }]
    const different = (first: Build, second: Build) => [[String(first.ids[old]), String(second.ids[now])]]
    expect(lossesIn({ before, after, different })).toEqual(all([]))
    const id = new Builds().build(before).ids[old]
    const comment = { 'a/a.md': page({ ...hull, [now]: `Through a sluice. <!-- topdeck: different-from ${id} -->` }) }
    expect(lossesIn({ before, after: comment })).toEqual(all([]))
  })

  test('unless its id is pinned', () => {
    const before = { 'a/a.md': page({ ...hull, ...race }) }
    const id = new Builds().build(before).ids[old]
    const after = { 'a/a.md': page({ ...hull, [now]: `Through a sluice.\n\n<!-- topdeck: id ${id} -->` }) }
    expect(lossesIn({ before, after })).toEqual(all([]))
  })
})

describe('the words of a retired question still stand', () => {
  const before = { 'a/a.md': page({ ...hull, ...race }) }

  test('where no question is found any more', () => {
    const after = { 'a/a.md': `${page(hull)}\n---\n\nWhat is a mill race?\n` }
    expect(lossesIn({ before, after })).toEqual(all(['What is a mill race? stands at a/a.md:7']))
  })

  test('but not where the author says that they ask nothing', () => {
    const after = { 'a/a.md': `${page(hull)}\n<!-- topdeck: skip -->\n\n${page(race)}` }
    expect(lossesIn({ before, after })).toEqual(all([]))
  })
})

describe('a merged card comes apart', () => {
  const topics = { 'containers/a.md': page(hull), 'docker/a.md': page({ 'Which part of a ship floats?': 'The body.' }) }
  const { ids } = new Builds().build(topics)
  const same = { ...noRules, same: [Object.values(ids)] }

  test('if one of its questions is a card of its own', () => {
    const losses = lossesIn({ before: topics, after: topics, rules: same, laterRules: noRules })
    expect(losses).toEqual(all(['Which part of a ship floats? split from What is a hull?']))
  })

  test('unless the author says that they are different', () => {
    const edit = { before: topics, after: topics, rules: same, laterRules: noRules }
    expect(lossesIn({ ...edit, different: () => [Object.values(ids)] })).toEqual(all([]))
  })
})

describe('a hidden part that the author numbers', () => {
  test('keeps its number, or has lost its history', () => {
    const before = snapshotWith([
      [1, 'wings'],
      [2, 'a pit'],
    ])
    const after = snapshotWith([
      [1, 'a trap door'],
      [2, 'wings'],
      [3, 'a pit'],
    ])
    const changes = compareSnapshots(before, after)
    const rulings = { different: [], pinned: new Set<CardId>() }
    const losses = lossesOf({ before, after, changes, standing: new Map(), rulings })
    expect(losses.map(inShort)).toEqual(['wings: 1 → 2', 'a pit: 2 → 3'])
  })

  function snapshotWith(parts: readonly (readonly [number, string])[]): Snapshot {
    const text = parts.map(([number, part]) => `{{c${number}::${part}}}`).join(' ')
    const known = { text, beginning: undefined, hash: undefined }
    const id = 'Cloze0000001' as CardId
    const card = {
      id,
      state: { type: 'card' },
      fingerprint: undefined,
      form: 'cloze',
      question: known,
      answer: known,
      file: 'a.md',
      line: 1,
      section: '',
      parts: parts.map(([number, part]) => ({ number, text: part })),
    } as const
    return new Map([[id, card]])
  }
})

test('a card whose picture has changed has changed', () => {
  const builds = new Builds()
  const topics = { 'a/a.md': '## What is drawn here?\n\n![a ship](x.svg)\n\nA ship.\n' }
  const image = (width: number) => ({
    readImage: () => ({
      bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="1"></svg>`),
    }),
  })
  const first = builds.build(topics, image(1))
  const second = builds.build(topics, image(2))
  const after = snapshotOf(second.ledger, second)
  for (const before of [snapshotOf(first.ledger), snapshotOfDecks(first.decks), snapshotOf(first.ledger, first)]) {
    expect(compareSnapshots(before, after).map(({ type }) => type)).toEqual(['answer'])
    expect(compareSnapshots(before, snapshotOf(first.ledger, first)).map(({ type }) => type)).toEqual(['kept'])
  }
})
