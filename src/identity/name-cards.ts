import type { CardId, NamedQuestion } from '../model/card.ts'
import { byCodePoint } from '../model/problem.ts'
import type { Seconds } from '../model/time.ts'
import type { Match } from './identify.ts'
import { joinedTo, type Ledger } from './ledger.ts'

/**
 * Chooses the id of each card, given as a group of questions with the leading one first. It is an id that the author
 * pinned, or else the id that the card had, as long as one of its questions remains:
 * - When two cards are merged, the older id stays, since more people have learned it.
 * - When a card is split, the question that the id came from keeps it, or else the leading question.
 * - A card of new questions only has the id of its leading question.
 * No two cards get the same id.
 */
export function nameCards(groups: readonly (readonly [NamedQuestion, ...NamedQuestion[]])[], ledger: Ledger): CardId[] {
  const homes = new Map<CardId, number>()
  for (const [index, group] of groups.entries()) for (const { id } of group) homes.set(id, index)
  const ids = new Map<number, CardId>()
  const taken = new Set<CardId>()
  const claims = groups.flatMap((group, index) => claimsOf(group, index))
  for (const { id, index, type } of claims.sort(byClaim)) {
    if (ids.has(index) || taken.has(id) || (type !== 'pinned' && isOfOtherForm(id, groups[index]?.[0]))) continue
    ids.set(index, id)
    taken.add(id)
  }
  return groups.map(([lead], index) => ids.get(index) ?? lead.id)

  /** Whether learners have the id as a note of another type, which Anki cannot convert. */
  function isOfOtherForm(id: CardId, lead: NamedQuestion | undefined): boolean {
    const entry = ledger.entries.get(id)
    if (entry?.fingerprint === undefined || entry.traits === undefined) return false
    return (entry.traits.clozes !== undefined) !== (lead?.kind === 'cloze')
  }

  function claimsOf(group: readonly NamedQuestion[], index: number): Claim[] {
    return group.flatMap(({ id, pinned }, rank): Claim[] => {
      const entry = ledger.entries.get(id)
      const type = pinned === id ? 'pinned' : entry === undefined ? 'new' : 'own'
      const own: Claim = { id, index, rank, born: entry?.born, type }
      if (type === 'pinned') return [own]
      if (entry?.state.type !== 'joined') return [own]
      // An id whose own question is in another group stays with that group.
      const card = joinedTo(id, ledger.entries).findLast((one) => (homes.get(one) ?? index) === index)
      if (card === undefined) return [{ ...own, type: 'joined' }]
      return [
        { id: card, index, rank, born: ledger.entries.get(card)?.born ?? entry.born, type: 'own' },
        { ...own, type: 'joined' },
      ]
    })
  }
}

/** The named groups of questions, and how each question got its id. */
interface NamedGroups {
  readonly groups: readonly (readonly [NamedQuestion, ...NamedQuestion[]])[]
  /** The ids of the cards, in the order of the groups. */
  readonly ids: readonly CardId[]
  readonly matches: ReadonlyMap<CardId, Match>
}

/**
 * The cards that went with an edited question although an unchanged question, which had been merged into the card, is now
 * on a card of its own. Learners know the card by the unchanged question, so the edited one has to leave it.
 */
export function strayedCards({ groups, ids, matches }: NamedGroups, { entries }: Ledger): ReadonlySet<CardId> {
  const isUnchanged = ({ id }: NamedQuestion): boolean => ['same', 'pinned'].includes(matches.get(id)?.type ?? 'new')
  const edited = new Set(groups.flatMap((group, index) => (group.some(isUnchanged) ? [] : (ids[index] ?? []))))
  const strayed = groups.flatMap((group, index) =>
    group
      .filter(isUnchanged)
      .flatMap(({ id }) => joinedTo(id, entries).at(-1) ?? [])
      .filter((card) => card !== ids[index] && edited.has(card) && matches.get(card)?.type === 'edited'),
  )
  return new Set(strayed)
}

interface Claim {
  readonly id: CardId
  /** The index of the group. */
  readonly index: number
  /** The index of the question in its group. */
  readonly rank: number
  readonly born: Seconds | undefined
  /** `own`: the card had this id; `joined`: a question had it and its card another; `new`: it is in no ledger yet. */
  readonly type: 'pinned' | 'own' | 'joined' | 'new'
}

const typeRank = { pinned: 0, own: 1, joined: 2, new: 3 }

function byClaim(a: Claim, b: Claim): number {
  return (
    typeRank[a.type] - typeRank[b.type] ||
    (a.born ?? 0) - (b.born ?? 0) ||
    a.rank - b.rank ||
    a.index - b.index ||
    byCodePoint(a.id, b.id)
  )
}
