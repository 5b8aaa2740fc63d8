import type { Problem, Question } from '../model/card.ts'
import { problemAt } from '../model/problem.ts'
import type { Directive } from '../parse/directives.ts'
import type { Page } from '../parse/page.ts'
import { isCardId } from './card-id.ts'
import type { Ledger } from './ledger.ts'
import { QuestionFeatures } from './traits.ts'

/** The questions of a page with the ids that the author has pinned to them. */
interface Pinned {
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
}

/**
 * Finds the question that each comment `<!-- topdeck: id ID -->` of a page pins: the one that it stands in, or the one
 * whose beginning or end it stands at. Between two questions, the one that it touches counts, unless the
 * ledger shows that the other one is meant; where it touches both or none, the ledger, which knows the id, or knows one of the two questions by another id. Where that decides nothing, the
 * comment is a problem. Pure.
 */
export function placePins(
  { file, source, directives }: Pick<Page, 'file' | 'source' | 'directives'>,
  questions: readonly Question[],
  { entries }: Pick<Ledger, 'entries'>,
): Pinned {
  const pins = directives.filter(({ verb }) => verb === 'id')
  if (pins.length === 0) return { questions, problems: [] }
  const lines = source.split('\n')
  const problems: Problem[] = []
  const pinned = new Map<Question, Directive>()
  const doubtful: ({ pin: Directive } & Between)[] = []
  const pinTo = (question: Question, pin: Directive): void => {
    // Questions that share a place, such as the two directions of a card, take their pins in turn.
    const twins = questions.filter(({ line, endLine }) => line === question.line && endLine === question.endLine)
    const free = twins.find((twin) => !pinned.has(twin))
    if (free !== undefined) {
      pinned.set(free, pin)
      return
    }
    const first = pinned.get(question)
    if (first?.value === pin.value) return
    const reason = `Unexpected second id ${pin.value} for one question, expected one; the id ${first?.value} in line ${first?.line} counts`
    problems.push(problemAt({ file, line: pin.line }, 'card-id', reason))
  }
  for (const pin of pins) {
    const place = placeOf(pin, questions, lines)
    if (!isCardId(pin.value)) {
      const reason = `Unexpected id ${JSON.stringify(pin.value)}, expected 12 letters (a-z, A-Z) and digits`
      problems.push(problemAt({ file, line: pin.line }, 'card-id', reason))
    } else if (place.type === 'question') pinTo(place.question, pin)
    else if (place.type === 'between') doubtful.push({ pin, ...place })
    else {
      const reason = `The id ${pin.value} is pinned to no question; write the comment into the question, or right above it`
      problems.push(problemAt({ file, line: pin.line }, 'card-id', reason))
    }
  }
  for (const { pin, above, below, touched } of doubtful) {
    const question =
      touched === undefined
        ? (knownOf(pin, above, below, entries) ?? freeOf(above, below, pinned))
        : meantBy(pin, touched, touched === above ? below : above, entries)
    if (question !== undefined) pinTo(question, pin)
    else if (isCardId(pin.value) && entries.has(pin.value)) {
      const reason =
        `The id ${pin.value} could be meant for the question in line ${above.line} or for the one in line ${below.line}; ` +
        'write the comment into the line of the right question'
      problems.push(problemAt({ file, line: pin.line }, 'card-id', reason))
    } else pinTo(below, pin)
  }
  const withPin = (question: Question): Question => {
    const pin = pinned.get(question)
    return pin === undefined ? question : { ...question, pinned: pin.value }
  }
  return { questions: questions.map(withPin), problems }
}

type PinPlace =
  | { readonly type: 'question'; readonly question: Question }
  | ({ readonly type: 'between' } & Between)
  | { readonly type: 'nowhere' }

/** Two questions between which a comment stands, and the one of them that it touches, if it touches only one. */
interface Between {
  readonly above: Question
  readonly below: Question
  readonly touched: Question | undefined
}

function placeOf(pin: Directive, questions: readonly Question[], lines: readonly string[]): PinPlace {
  const sorted = [...questions].sort((a, b) => a.line - b.line)
  const above = sorted.findLast(({ line }) => line <= pin.line)
  if (above !== undefined && pin.line <= above.endLine) return { type: 'question', question: above }
  const below = sorted.find(({ line }) => line > pin.line)
  const text = (line: number): string => lines[line - 1] ?? ''
  const last = lastLineOf(pin.line, lines)
  const gapAbove = above === undefined ? undefined : range(above.endLine + 1, pin.line - 1).map(text)
  const gapBelow = below === undefined ? undefined : range(last + 1, below.line - 1).map(text)
  const endsAbove = above !== undefined && gapAbove?.every((line) => blank.test(line) || closing.test(line)) === true
  const beginsBelow = below !== undefined && gapBelow?.every((line) => blank.test(line) || opening.test(line)) === true
  if (!beginsBelow) {
    const next = gapBelow?.find((line) => !blank.test(line))
    const endsFold = next !== undefined && closing.test(next)
    return above !== undefined && (endsAbove || endsFold) ? { type: 'question', question: above } : { type: 'nowhere' }
  }
  if (!endsAbove || below === undefined) {
    return below === undefined ? { type: 'nowhere' } : { type: 'question', question: below }
  }
  const touchesAbove = !isGap(text(pin.line - 1))
  const touchesBelow = range(last + 1, below.line - 1).every((line) => !isGap(text(line)) || comment.test(text(line)))
  if (touchesAbove === touchesBelow) return { type: 'between', above, below, touched: undefined }
  return { type: 'between', above, below, touched: touchesBelow ? below : above }
}

const comment = /^\s*<!--.*-->\s*$/
const blank = /^\s*(?:<!--.*-->)?\s*$/
const opening = /^\s*(?:<details[^>]*>\s*)?(?:<summary[^>]*>)?\s*$/i
const closing = /^\s*(?:<\/(?:details|li|ul|ol|td|tr|table|p|div|blockquote)\s*>\s*)+$/i

function isGap(line: string): boolean {
  return /^\s*$/.test(line)
}

/** The last line of a comment, which may have several. */
function lastLineOf(line: number, lines: readonly string[]): number {
  for (let last = line; last <= lines.length; last++) if (lines[last - 1]?.includes('-->') === true) return last
  return line
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

/** The ids by which the ledger knows a question. */
function idsOf(question: Question, entries: Ledger['entries']): ReadonlySet<string> {
  const { questionHash } = new QuestionFeatures(question)
  return new Set([...entries.values()].flatMap(({ id, traits }) => (traits?.questionHash === questionHash ? id : [])))
}

/**
 * The question that a comment touches; or its neighbour, if the touched one is unchanged and has another id, while the
 * pinned card is live and the neighbour is its question, or a new one. In a list, a comment on a line of its own often
 * touches the wrong item, which would hand that item the history of another question.
 */
function meantBy({ value }: Directive, touched: Question, neighbour: Question, entries: Ledger['entries']): Question {
  const own = idsOf(touched, entries)
  if (own.size === 0 || own.has(value) || !isCardId(value)) return touched
  const state = entries.get(value)?.state.type
  if (state === undefined || state === 'retired') return touched
  const others = idsOf(neighbour, entries)
  return others.size === 0 || others.has(value) ? neighbour : touched
}

/** The one of two questions that the ledger knows by the pinned id, or that it does not know by another one. */
function knownOf(
  { value }: Directive,
  above: Question,
  below: Question,
  entries: Ledger['entries'],
): Question | undefined {
  const [one, two] = [idsOf(above, entries), idsOf(below, entries)]
  const isIts = (ids: ReadonlySet<string>): boolean => ids.has(value)
  if (isIts(one) !== isIts(two)) return isIts(one) ? above : below
  if (one.size > 0 !== two.size > 0) return one.size > 0 ? below : above
  return undefined
}

/** The one of two questions to which nothing is pinned, if something is pinned to the other. */
function freeOf(above: Question, below: Question, pinned: ReadonlyMap<Question, Directive>): Question | undefined {
  if (pinned.has(above) === pinned.has(below)) return undefined
  return pinned.has(above) ? below : above
}
