import { describe, expect, test } from 'vitest'
import { announced, retiredCards, retiredIds, standingQuestions, withRetired } from '../../src/changes/retire.ts'
import type { Ledger } from '../../src/identity/ledger.ts'
import type { CardId, CardState, Deck, Fingerprint, LedgerEntry, RenderedCard, Traits } from '../../src/model/card.ts'
import type { Seconds } from '../../src/model/time.ts'
import { card, cardId } from '../emit/deck.ts'

const seen = 'ffffffffffff' as Fingerprint

function entry(end: string, state: CardState, given: Partial<LedgerEntry> = {}): LedgerEntry {
  const born = 1_600_000_000 as Seconds
  return {
    id: cardId(end),
    state,
    born,
    changed: 1_700_000_500 as Seconds,
    fingerprint: seen,
    traits: undefined,
    ...given,
  }
}

function ledgerOf(...entries: LedgerEntry[]): Ledger {
  return { entries: new Map(entries.map((each) => [each.id, each])) }
}

function pastOf(...cards: RenderedCard[]): ReadonlyMap<CardId, RenderedCard> {
  return new Map(cards.map((each) => [each.id, each]))
}

function asking(question: string): Partial<LedgerEntry> {
  const traits: Traits = {
    ...{ file: 'harbour/a.md', section: [], question, questionHash: 'q' },
    ...{ answer: undefined, clozes: undefined, after: undefined, found: undefined },
  }
  return { traits }
}

const retired: CardState = { type: 'retired' }
const open: CardState = { type: 'open' }
const live: CardState = { type: 'card' }
const joinedTo = (end: string): CardState => ({ type: 'joined', card: cardId(end) })

describe('a card whose question is gone', () => {
  test('says so only if its words are gone too', () => {
    const ledger = ledgerOf(entry('buoy', retired, asking('What is a buoy?')))
    const reasonIn = (text: string, present: Parameters<typeof standingQuestions>[2] = []) => {
      const standing = standingQuestions(ledger, [{ path: 'harbour/b.md', text }], present)
      return retiredCards(ledger, pastOf(card('buoy')), standing)[0]?.fields.notes
    }
    expect(reasonIn('A pier.\n')).toContain('its question is gone from the topics')
    expect(reasonIn('## What is a buoy?\n', [{ file: 'harbour/b.md', line: 1 }])).toContain('gone from the topics')
    expect(reasonIn('~~What is a *buoy*?~~\n')).toContain(
      'its question is still in harbour/b.md, but it is no longer read as a question.',
    )
  })

  const buoy = card('buoy', { tags: ['harbour', 'safety'], deck: 'Topdeck::harbour' })

  test('is shown as before, with the tag, the remark and the time of its retirement', () => {
    expect(retiredCards(ledgerOf(entry('buoy', retired)), pastOf(buoy))).toEqual([
      {
        ...buoy,
        tags: ['harbour', 'safety', 'topdeck::retired'],
        fields: {
          ...buoy.fields,
          notes: '<p class="retired">This card is retired: its question is gone from the topics.</p>',
        },
        changed: 1_700_000_500,
      },
    ])
  })

  test('is the same when its content comes from the retired cards of the last build', () => {
    const ledger = ledgerOf(entry('buoy', retired))
    const once = retiredCards(ledger, pastOf(buoy))
    expect(retiredCards(ledger, pastOf(...once))).toEqual(once)
  })

  test('keeps its own notes before the remark', () => {
    const noted = card('buoy', { fields: { ...buoy.fields, notes: '<p>See the chart.</p>' } })
    const ledger = ledgerOf(entry('buoy', retired))
    const [once] = retiredCards(ledger, pastOf(noted))
    expect(once?.fields.notes).toMatch(/^<p>See the chart\.<\/p><p class="retired">This card is retired: /)
    expect(once === undefined ? [] : retiredCards(ledger, pastOf(once))).toEqual([once])
  })

  test('is left out if no earlier deck has its content', () => {
    expect(retiredCards(ledgerOf(entry('buoy', retired)), pastOf())).toEqual([])
  })

  test('is left out if it was never in a deck, because nobody has learned it', () => {
    const never = ledgerOf(entry('buoy', retired, { fingerprint: undefined }))
    expect(retiredCards(never, pastOf(buoy))).toEqual([])
    expect([...retiredIds(never)]).toEqual([])
  })
})

test('a card whose answer is gone says so', () => {
  const [quay] = retiredCards(ledgerOf(entry('quay', open)), pastOf(card('quay')))
  expect(quay?.fields.notes).toContain('This card is retired: its answer is gone from the topics.')
  expect(quay).not.toHaveProperty('successor')
})

describe('a card that was merged into another one', () => {
  const remarkOf = (...entries: LedgerEntry[]) => {
    const [first] = retiredCards(ledgerOf(...entries), pastOf(card('a'), card('b', { text: 'What was b?' })))
    return [first?.successor, first?.fields.notes.replace(/<[^>]*>/g, '')]
  }

  test('names the question of that card from the ledger', () => {
    expect(remarkOf(entry('a', joinedTo('b')), entry('b', live, asking('Is <b> a [sound:x]?')))).toEqual([
      cardId('b'),
      'This card is retired: it is now asked by “Is &lt;b&gt; a &#91;sound:x]?”.',
    ])
  })

  test('names the question from earlier decks, or none, if the ledger does not have it', () => {
    expect(remarkOf(entry('a', joinedTo('b')), entry('b', live))).toEqual([
      cardId('b'),
      'This card is retired: it is now asked by “What was b?”.',
    ])
    expect(remarkOf(entry('a', joinedTo('x')), entry('x', live))).toEqual([
      cardId('x'),
      'This card is retired: it is now asked by another card.',
    ])
  })

  test('names the last card of a chain', () => {
    const chain = [
      entry('a', joinedTo('m')),
      entry('m', joinedTo('x')),
      entry('x', live, asking('What is x?')),
    ] as const
    expect(remarkOf(...chain)).toEqual([cardId('x'), 'This card is retired: it is now asked by “What is x?”.'])
  })

  test('has the reason of that card when that card is gone too', () => {
    expect(remarkOf(entry('a', joinedTo('x')), entry('x', retired))).toEqual([
      undefined,
      'This card is retired: its question is gone from the topics.',
    ])
    expect(remarkOf(entry('a', joinedTo('x')), entry('x', open))).toEqual([
      undefined,
      'This card is retired: its answer is gone from the topics.',
    ])
  })

  test('names none if the ledger leads in a loop or nowhere', () => {
    const gone = [undefined, 'This card is retired: its question is gone from the topics.']
    expect(remarkOf(entry('a', joinedTo('b')), entry('b', joinedTo('a')))).toEqual(gone)
    expect(remarkOf(entry('a', joinedTo('x')))).toEqual(gone)
  })

  test('loses the name of a card that no longer asks it', () => {
    const before = { ...card('a'), successor: cardId('b') }
    expect(retiredCards(ledgerOf(entry('a', retired)), pastOf(before))[0]).not.toHaveProperty('successor')
  })
})

test('a card in the decks is not retired, and a card that came back loses the tag', () => {
  expect(retiredCards(ledgerOf(entry('a', live)), pastOf(card('a')))).toEqual([])
})

test('retired cards are sorted by id', () => {
  const ledger = ledgerOf(entry('c', retired), entry('a', open), entry('b', retired))
  const ids = retiredCards(ledger, pastOf(card('b'), card('a'), card('c'))).map(({ id }) => id)
  expect(ids).toEqual([cardId('a'), cardId('b'), cardId('c')])
})

describe('decks', () => {
  const flag = { name: 'flag-1.png', bytes: Uint8Array.of(1) }
  const sail = { name: 'sail-2.png', bytes: Uint8Array.of(2) }
  const deck = (name: string, ...media: Deck['media'][number][]): Deck => ({ name, cards: [], retired: [], media })
  const source = { file: 'a.md', line: 1, question: 'x', answered: true, dialect: 'heading', variant: 'x' } as const

  test('contain the retired cards of their topics, a merged one in each, and the deck `all` contains all', () => {
    const harbour = card('a')
    const both = card('b', { topic: 'sea', sources: ['sea', 'harbour'].map((topic) => ({ ...source, topic })) })
    const decks = withRetired([deck('harbour'), deck('sea'), deck('sky'), deck('all')], [harbour, both])
    expect(decks.map(({ name, retired }) => [name, retired.map(({ id }) => id)])).toEqual([
      ['harbour', [cardId('a'), cardId('b')]],
      ['sea', [cardId('b')]],
      ['sky', []],
      ['all', [cardId('a'), cardId('b')]],
    ])
  })

  test('include only those images of retired cards that another card still shows, in order', () => {
    const old = card('old', { media: ['sail-2.png', 'gone-3.png', 'flag-1.png'] })
    const decks = withRetired([deck('harbour', sail), deck('sea', flag), deck('all', flag, sail)], [old])
    expect(decks.map(({ name, media }) => [name, media])).toEqual([
      ['harbour', [flag, sail]],
      ['sea', [flag]],
      ['all', [flag, sail]],
    ])
  })
})

test('packages contain a retired card for 90 days after its last change in the ledger', () => {
  const gone = (changed: number) => ({ ...card('a'), changed: changed as Seconds })
  const now = 1_800_000_000 as Seconds
  const days = (count: number) => now - count * 86_400
  expect(announced([gone(days(89)), gone(days(91))], now)).toEqual([gone(days(89))])
})
