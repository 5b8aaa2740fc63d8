import type { Compilation } from '../compile.ts'
import { joinedTo } from '../identity/ledger.ts'
import type { CardId, Problem } from '../model/card.ts'
import { problemAt } from '../model/problem.ts'

/** Turns a path below the topics folder into the path that the user would write. */
export type ShowFile = (file: string) => string

/** A question whose id was not a clear choice. */
export interface Ambiguity {
  readonly id: CardId
  /** Other ids that match nearly as well; one with a place belongs to another question, which matches this id as well. */
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
 * The questions of a compilation whose id was not a clear choice, in the order of the cards. Rivals within one card are
 * left out: they make no difference to learners.
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

/** Reports an ambiguity as a problem, whose file is a path below the topics folder. */
export function ambiguityProblem(ambiguity: Ambiguity, show: ShowFile): Problem {
  const reason = `Matched with card ${ambiguity.id}, but this is not certain. ${adviceOnAmbiguity(ambiguity, show)}`
  return problemAt(ambiguity, 'ambiguous', reason)
}

/** Explains an ambiguity and how to resolve it, in sentences without a final full stop. */
export function adviceOnAmbiguity({ id, rivals }: Ambiguity, show: ShowFile): string {
  const places = rivals.flatMap(({ place }) => (place === undefined ? [] : `${show(place.file)}:${place.line}`))
  const gone = rivals.flatMap((rival) => (rival.place === undefined ? rival.id : []))
  const others = places.length === 0 ? '' : `The question at ${places.join(' or ')} could also be this card. `
  const ids = gone.length === 0 ? '' : `It could also be card ${gone.join(' or ')}. `
  const where =
    places.length === 0 ? ' next to the question, with the id that it should have' : ' next to the right question'
  return `${others}${ids}To decide, write ${pinComment(id)}${where}`
}

/** The Markdown comment that pins an id to a question. */
export function pinComment(id: CardId): string {
  return `<!-- topdeck: id ${id} -->`
}
