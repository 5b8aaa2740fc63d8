import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forgetUnseen, retiredBetween, youngEntries } from '../../src/changes/forget.ts'
import { restoreLedger } from '../../src/changes/restore-ledger.ts'
import { emptyLedger } from '../../src/identity/ledger.ts'
import type { CardId } from '../../src/model/card.ts'
import type { Seconds } from '../../src/model/time.ts'
import { Builds, folds } from '../identity/builds.ts'

const page = {
  'What is a **pod**?': 'Containers that share a network.',
  'What is a node?': 'A machine of the cluster.',
  'Which command lists the pods of all namespaces?': '<code>kubectl get pods --all-namespaces</code>',
  'What does a service give to pods?': 'One address, whichever of them answers.',
}
const files = {
  'kubernetes/a.md': `# Basics\n\n${folds(page)}\nQ: Who starts containers?\nA: The kubelet.\n\nC: A [kubelet] runs on [every node].\n`,
}

test('every subset of lines comes back from the decks, with the same ids, states, times and texts', () => {
  const builds = new Builds()
  builds.build(files)
  const { ledger, decks } = builds.build({
    'kubernetes/a.md': files['kubernetes/a.md'].replace('is a node?', 'is a node, in short?'),
  })
  const ids = [...ledger.entries.keys()]
  fc.assert(
    fc.property(fc.subarray(ids), (left) => {
      const cut = { entries: new Map(left.flatMap((id) => [...ledger.entries].filter(([each]) => each === id))) }
      const restored = restoreLedger(cut, { committed: [], decks })
      expect(restored.fromDecks).toBe(ids.length - left.length)
      for (const [id, entry] of ledger.entries) {
        const { state, changed, fingerprint, traits } = restored.ledger.entries.get(id) ?? {}
        expect({ state, changed, fingerprint }).toEqual({
          state: entry.state,
          changed: entry.changed,
          fingerprint: entry.fingerprint,
        })
        expect({ ...traits, found: undefined }).toEqual({ ...entry.traits, found: undefined })
      }
    }),
  )
})

test('a committed line is taken before a card of a deck, unless the deck is newer', () => {
  const builds = new Builds()
  const first = builds.build(files)
  const second = builds.build({ 'kubernetes/a.md': files['kubernetes/a.md'].replace('A machine', 'One machine') })
  const id = first.ids['What is a node?'] as CardId
  const older = restoreLedger(emptyLedger, { committed: [first.ledger], decks: second.decks }).ledger.entries.get(id)
  expect(older).toMatchObject({ born: first.time, changed: second.time })
  const newer = restoreLedger(emptyLedger, { committed: [second.ledger], decks: first.decks }).ledger.entries.get(id)
  expect(newer).toEqual(second.ledger.entries.get(id))
})

test('cards that nobody has seen leave no line behind, nor do other lines name them', () => {
  const builds = new Builds()
  const first = builds.build(files)
  const less = folds({ 'What does a service give to pods?': page['What does a service give to pods?'] })
  const second = builds.build({ 'kubernetes/a.md': less })
  const gone = retiredBetween(first.ledger, second.ledger)
  expect(gone).toHaveLength(5)
  expect(youngEntries(gone, second.time)).toEqual(gone)
  expect(youngEntries(gone, (second.time + 30 * 86_400) as Seconds)).toEqual([])
  const { entries } = forgetUnseen(second.ledger, new Set(gone.map(({ id }) => id)))
  expect([...entries.values()].map(({ traits }) => [traits?.question, traits?.after])).toEqual([
    ['What does a service give to pods?', undefined],
  ])
})
