import { joinedTo, type Ledger } from '../identity/ledger.ts'
import type { CardId, NamedQuestion, Traits } from '../model/card.ts'
import { groupBy } from '../text/group-by.ts'
import type { FoldedQuestion } from './folded-question.ts'
import { isTypo } from './typo.ts'

/** The questions that were one card at the last build and haven't changed since, each with the id of that card. */
export type JoinedBefore = ReadonlyMap<CardId, CardId>

/**
 * Returns which questions a ledger remembers as one card. Questions whose words or answers have changed since are left
 * out, so they are judged afresh.
 * @param traits What the questions are recognised by now.
 */
export function joinedBefore({ entries }: Ledger, traits: ReadonlyMap<CardId, Traits>): JoinedBefore {
  const joined = new Map<CardId, CardId>()
  const isUnchanged = (id: CardId): boolean => {
    const [now, before] = [traits.get(id), entries.get(id)?.traits]
    return now !== undefined && now.questionHash === before?.questionHash && now.answer?.hash === before.answer?.hash
  }
  for (const { id, state } of entries.values()) {
    if (state.type !== 'joined') continue
    const card = joinedTo(id, entries).at(-1)
    if (card === undefined) continue
    for (const one of [id, card]) if (isUnchanged(one)) joined.set(one, card)
  }
  return joined
}

/**
 * Finds questions that stay one card because they were one before: what showed it then, such as other questions that
 * two variants shared, may be gone, but nothing about the questions themselves has changed. They must ask the same, or
 * differ by one typo, so that a pair that the author had joined by a ruling comes apart when the ruling goes.
 */
export function stillJoined(folded: readonly FoldedQuestion[], joined: JoinedBefore): [NamedQuestion, NamedQuestion][] {
  if (joined.size === 0) return []
  const known = folded.filter(({ question }) => joined.has(question.id))
  return [...groupBy(known, ({ question }) => joined.get(question.id)).values()].flatMap((own) =>
    own.flatMap((a, index) =>
      own
        .slice(index + 1)
        .filter((b) => askTheSame(a, b))
        .map((b): [NamedQuestion, NamedQuestion] => [a.question, b.question]),
    ),
  )
}

function askTheSame(a: FoldedQuestion, b: FoldedQuestion): boolean {
  if (a.key === b.key) return true
  if (a.tokens.length !== b.tokens.length) return false
  const [different, ...more] = a.tokens.flatMap((token, at) => {
    const other = b.tokens[at]
    return other === undefined || other.word === token.word ? [] : [[token, other] as const]
  })
  return different !== undefined && more.length === 0 && isTypo(...different)
}
