import { clozeSides } from '../../render/field/cloze-sides.ts'
import { plainField } from '../../render/field/plain-field.ts'
import type { ItemId } from '../history/event.ts'
import type { CardVersion, StoredCard } from '../store/stored-card.ts'
import { type ExpectedAnswer, expectedAnswer } from '../typing/typed-answer.ts'

/** What is shown of a card for one of its items, as HTML. */
export interface CardSides {
  readonly question: string
  readonly answer: string
  /** `instead`: the answer repeats the question with the gap filled in. */
  readonly place: 'below' | 'instead'
  /** What the learner can type; undefined when the answer isn't one to be typed. */
  readonly expected: ExpectedAnswer | undefined
}

/** The two sides of an item of a card. */
export function sidesOf({ kind, fields }: Pick<StoredCard, 'kind' | 'fields'>, item: ItemId): CardSides {
  const part = clozeOf(item)
  if (part === undefined) {
    const expected = expectedAnswer({ kind, answerHtml: fields.answer })
    return { question: fields.question, answer: fields.answer, place: 'below', expected }
  }
  const { front, back, hidden } = clozeSides(fields.question, part)
  const [only, ...others] = hidden
  const expected = only === undefined || others.length > 0 ? undefined : expectedAnswer({ kind, answerHtml: only })
  return { question: front, answer: back + fields.answer, place: 'instead', expected }
}

/** A question or an answer that has changed, as HTML. */
export interface SideChange {
  readonly side: 'question' | 'answer'
  readonly before: string
  readonly after: string
}

/**
 * The sides of an item whose words differ from the version that the learner saw; styles and white space don't count.
 */
export function changesOf(before: CardVersion, card: Pick<StoredCard, 'fields'>, item: ItemId): readonly SideChange[] {
  const part = clozeOf(item)
  const shown = (html: string) => (part === undefined ? html : clozeSides(html, part).back)
  const changes: readonly SideChange[] = [
    { side: 'question', before: shown(before.question), after: shown(card.fields.question) },
    { side: 'answer', before: before.answer, after: card.fields.answer },
  ]
  return changes.filter((change) => visibleText(change.before) !== visibleText(change.after))
}

function visibleText(html: string): string {
  return plainField(html).replace(/\s+/g, ' ').trim()
}

/** The number of the cloze that an item asks for; undefined if it asks for the whole card. */
function clozeOf(item: ItemId): number | undefined {
  const part = item.split('.')[1]
  return part === undefined ? undefined : Number(part)
}
