import type { Compilation } from '../compile.ts'
import { joinedTo } from '../identity/ledger.ts'
import type { CardId, Problem } from '../model/card.ts'
import { problemAt } from '../model/problem.ts'

/** Gives a path below the topics folder as the user would write it. */
export type ShowFile = (file: string) => string

/** A question whose id was no clear choice. */
export interface Ambiguity {
  readonly id: CardId
  /** Ids that it could as well have got; those with a place are of other questions, which could as well have got its. */
  readonly rivals: readonly Rival[]
  readonly file: string
  readonly line: number
  readonly question: string
}

interface Rival {
  readonly id: CardId
  readonly place?: { readonly file: string; readonly line: number }
}

/**
 * The questions of a compilation whose id was no clear choice, in their order. Which of the questions of one card has
 * which id makes no difference to anybody.
 */
export function ambiguitiesOf({ found, identified, ledger }: Compilation): Ambiguity[] {
  const questions = found.flatMap((card) => card.sources.map((source) => ({ source, card: card.id })))
  const places = new Map(questions.map(({ source: { id, file, line }, card }) => [id, { file, line, card }]))
  const cardOf = (id: CardId): CardId | undefined => places.get(id)?.card ?? joinedTo(id, ledger.entries).at(-1)
  return questions.flatMap(({ source: { id, file, line, text }, card }) => {
    const match = identified.matches.get(id)
    const others = match?.type === 'edited' ? match.rivals.filter((rival) => cardOf(rival) !== card) : []
    const rivals = [...new Set(others)].map((rival): Rival => {
      const place = places.get(rival)
      return place === undefined ? { id: rival } : { id: rival, place: { file: place.file, line: place.line } }
    })
    return rivals.length === 0 ? [] : [{ id, rivals, file, line, question: text }]
  })
}

/** An ambiguity as a problem, with its file below the topics folder. */
export function ambiguityProblem(ambiguity: Ambiguity, show: ShowFile): Problem {
  const reason = `Taken for the card ${ambiguity.id}. ${adviceOnAmbiguity(ambiguity, show)}`
  return problemAt(ambiguity, 'ambiguous', reason)
}

/** What to do about an ambiguity. */
export function adviceOnAmbiguity({ id, rivals }: Ambiguity, show: ShowFile): string {
  const asked = rivals.flatMap(({ place }) => (place === undefined ? [] : `${show(place.file)}:${place.line}`))
  const gone = rivals.flatMap((rival) => (rival.place === undefined ? rival.id : []))
  const others = asked.length === 0 ? '' : `The question at ${asked.join(' or ')} may as well be this card. `
  const ids = gone.length === 0 ? '' : `It may as well be the card ${gone.join(' or ')}. `
  const where = asked.length === 0 ? 'beside the question, or the other id' : 'beside the right question'
  return `${others}${ids}Write ${pinComment(id)} ${where}`
}

/** The comment that pins an id to a question. */
export function pinComment(id: CardId): string {
  return `<!-- topdeck: id ${id} -->`
}
