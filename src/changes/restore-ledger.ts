import type { Element, ElementContent, Text } from 'hast'
import { fingerprint } from '../identity/fingerprint.ts'
import type { Ledger } from '../identity/ledger.ts'
import { hiddenParts, QuestionFeatures, traitsOf } from '../identity/traits.ts'
import type {
  CardId,
  CardState,
  Content,
  Deck,
  HiddenPart,
  LedgerEntry,
  Question,
  RenderedCard,
  RetiredCard,
  Traits,
} from '../model/card.ts'
import { byCodePoint } from '../model/problem.ts'
import { type FieldNode, parseField } from '../render/field/field-html.ts'
import { plainField } from '../render/field/plain-field.ts'

/** What still knows the ids of a ledger that has lost lines. */
export interface OtherKnowledge {
  /** Committed versions of the ledger, the latest first. */
  readonly committed: readonly Ledger[]
  /** The decks of earlier builds. */
  readonly decks: readonly Pick<Deck, 'cards' | 'retired'>[]
}

/** A ledger with its lost lines, and how many of them came from where. */
export interface RestoredLedger {
  readonly ledger: Ledger
  readonly fromCommits: number
  readonly fromDecks: number
  /** The questions of the lost lines, as far as they are known. */
  readonly questions: readonly string[]
}

/**
 * Puts the lines back that a ledger has lost, from its committed versions and from the cards of earlier decks, which hold
 * ids, texts and places. No build ever removes the line of an id that learners may have, so what is missing was lost, by a
 * merge or by an accident. Without its line, a question would get another id, and a retired id could go to a new question.
 */
export function restoreLedger(ledger: Ledger, { committed, decks }: OtherKnowledge): RestoredLedger {
  const lost = new Map<CardId, LedgerEntry>()
  for (const { entries } of committed) {
    for (const [id, entry] of entries) if (!ledger.entries.has(id) && !lost.has(id)) lost.set(id, entry)
  }
  const fromCommits = lost.size
  const live = decks.flatMap(({ cards }) => cards)
  const before = cardsBefore(live)
  const shown = [
    ...decks.flatMap(({ retired }) => retired.map((card) => entryOf(card, stateOfRetired(card), undefined))),
    ...live.map((card) => entryOf(card, { type: 'card' }, before.get(card.id))),
  ]
  for (const entry of shown) {
    if (ledger.entries.has(entry.id)) continue
    const known = lost.get(entry.id)
    if (known === undefined || known.changed < entry.changed)
      lost.set(entry.id, { ...entry, born: known?.born ?? entry.born })
  }
  const repository = [ledger, ...committed].find((each) => each.repository !== undefined)?.repository
  const entries = new Map([...ledger.entries, ...lost])
  return {
    ledger: { ...ledger, ...(repository !== undefined && { repository }), entries },
    fromCommits,
    fromDecks: lost.size - fromCommits,
    questions: [...lost.values()].flatMap(({ traits }) => traits?.question ?? []),
  }
}

function stateOfRetired({ successor }: RetiredCard): CardState {
  return successor === undefined ? { type: 'retired' } : { type: 'joined', card: successor }
}

/** The id of the card before each card in its file. */
function cardsBefore(cards: readonly RenderedCard[]): ReadonlyMap<CardId, CardId> {
  const places = cards.flatMap(({ id, sources }) => sources.slice(0, 1).map(({ file, line }) => ({ id, file, line })))
  const sorted = places.sort((a, b) => byCodePoint(a.file, b.file) || a.line - b.line)
  const unique = sorted.filter(({ id }, index) => sorted[index - 1]?.id !== id)
  return new Map(
    unique.flatMap(({ id, file }, index) => {
      const before = unique[index - 1]
      return before?.file === file ? [[id, before.id]] : []
    }),
  )
}

function entryOf(card: RenderedCard, state: CardState, after: CardId | undefined): LedgerEntry {
  const { id, changed } = card
  return { id, state, born: changed, changed, fingerprint: fingerprint(card), traits: traitsOfCard(card, after) }
}

/** What a question is recognised by, as far as the fields of its card show it. */
function traitsOfCard(card: RenderedCard, after: CardId | undefined): Traits | undefined {
  const [lead] = card.sources
  if (lead === undefined) return undefined
  const prompt = contentOf(card.fields.question)
  const question: Question = {
    ...lead,
    endLine: lead.line,
    kind: card.kind,
    text: card.text,
    prompt,
    numbering: '',
    answer: card.kind === 'cloze' ? [] : contentOf(card.fields.answer),
    answered: true,
    section: plainField(card.fields.context).split(' › ').filter(Boolean),
    tags: [],
    deck: card.deck,
  }
  const clozes = hiddenParts(prompt).map(({ number, text }): HiddenPart => ({ number, text, state: 'present' }))
  return traitsOf(new QuestionFeatures(question), after, card.kind === 'cloze' ? clozes : undefined, undefined)
}

/** The content that a field was written from; the hidden parts of a cloze are elements again. */
function contentOf(field: string): Content {
  const withParts = field
    .replace(/\{\{c(\d+)::/g, '<span data-cloze="$1">')
    .replace(/(?:::(?:(?!::|\}\}).)*)?\}\}/gs, '</span>')
  return parseField(withParts).map(nodeOf)
}

function nodeOf(node: FieldNode): Element | Text {
  if (node.type === 'text') return node
  const number = node.attributes.get('data-cloze')
  const children: ElementContent[] = node.children.map(nodeOf)
  const source = node.attributes.get('src')
  const properties = {
    ...(number !== undefined && { dataCloze: number }),
    ...(source !== undefined && { src: source }),
  }
  return { type: 'element', tagName: node.name, properties, children }
}
