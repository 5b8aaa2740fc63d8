import type { Card, CardId, Problem } from '../card.ts'
import { byCodePoint, problemAt } from '../problem.ts'
import { cardId, isCardId } from './card-id.ts'

/** A card before it has its name, with the folded texts that the name is made of. */
export interface Unnamed extends Omit<Card, 'id'> {
  readonly foldedQuestion: string
  readonly foldedAnswer: string
}

/**
 * Gives every card its id, in the order given. An id that the author pinned comes first; the others follow from topic
 * and folded question. Cards that agree in both are told apart by their answers, never by where they stand.
 */
export function identify(unnamed: readonly Unnamed[]): { cards: Card[]; problems: Problem[] } {
  const problems: Problem[] = []
  const ids = new Map<Unnamed, CardId>()
  const taken = new Set<CardId>()

  for (const card of unnamed) {
    const pin = pinOf(card, problems)
    if (pin === undefined) continue
    if (taken.has(pin.id)) {
      problems.push(
        problemAt(pin, 'card-id', `The id ${pin.id} is pinned to another card as well; this one gets its own`),
      )
      continue
    }
    taken.add(pin.id)
    ids.set(card, pin.id)
  }

  for (const twins of groupByQuestion(unnamed.filter((card) => !ids.has(card)))) {
    let ordinal = 0
    for (const card of twins) {
      let id = cardId(card.topic, card.foldedQuestion, ordinal++)
      while (taken.has(id)) id = cardId(card.topic, card.foldedQuestion, ordinal++)
      taken.add(id)
      ids.set(card, id)
    }
  }

  const cards = unnamed.map((card): Card => {
    const { kind, topic, deck, tags, answered, sources } = card
    return { id: ids.get(card) ?? cardId(topic, card.foldedQuestion), kind, topic, deck, tags, answered, sources }
  })
  return { cards, problems }
}

function pinOf(card: Unnamed, problems: Problem[]): { id: CardId; file: string; line: number } | undefined {
  let pin: { id: CardId; file: string; line: number } | undefined
  for (const { pinned, file, line } of card.sources) {
    if (pinned === undefined) continue
    if (!isCardId(pinned)) {
      const reason = `Unexpected id ${JSON.stringify(pinned)}, expected 12 letters (a-z, A-Z) and digits`
      problems.push(problemAt({ file, line }, 'card-id', reason))
    } else if (pin === undefined) {
      pin = { id: pinned, file, line }
    } else if (pin.id !== pinned) {
      const reason = `Unexpected id ${pinned}: this question is one card with ${pin.file}:${pin.line}, whose id is ${pin.id}`
      problems.push(problemAt({ file, line }, 'card-id', reason))
    }
  }
  return pin
}

function groupByQuestion(cards: readonly Unnamed[]): Iterable<Unnamed[]> {
  const groups = new Map<string, Unnamed[]>()
  for (const card of cards) {
    const key = JSON.stringify([card.topic, card.foldedQuestion])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [card])
    else group.push(card)
  }
  for (const group of groups.values()) group.sort(byContent)
  return groups.values()
}

/** Answered cards first, so that an answer written later doesn't take the id of one that people already learn. */
function byContent(a: Unnamed, b: Unnamed): number {
  return (
    Number(b.answered) - Number(a.answered) ||
    byCodePoint(a.foldedAnswer, b.foldedAnswer) ||
    byCodePoint(a.sources[0].section.join('\n'), b.sources[0].section.join('\n'))
  )
}
