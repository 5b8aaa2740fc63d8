/** A session with a program, in lines of JSON. */

import { Failure } from '../../model/failure.ts'
import { readOutside } from '../../model/outside-data.ts'
import type { Milliseconds } from '../../model/time.ts'
import { plainField } from '../../render/field/plain-field.ts'
import type { Grade } from '../history/event.ts'
import { flagName } from '../history/flag.ts'
import { offeredGrade } from '../schedule/sitting.ts'
import { timeTaken } from '../session/answer-times.ts'
import { dueDayNamed } from '../session/due-day.ts'
import { intervalText } from '../session/interval-text.ts'
import { outdatedText, undoneText } from '../session/outcome-text.ts'
import type { CurrentItem, Session } from '../session/session.ts'
import { summaryOf } from '../session/session-summary.ts'
import type { EqualWords } from '../typing/answer-token.ts'
import { compareTyped } from '../typing/typed-answer.ts'
import { expectedRequest, type Request, requestSchema } from './request.ts'

/** What a session with a program needs. */
export interface JsonOptions {
  readonly lines: AsyncIterable<string>
  write(text: string): void
  milliseconds(): Milliseconds
  readonly equal: EqualWords
  /** The grades that a program may give. */
  readonly grades: readonly Grade[]
}

/** Lets a program review: it is shown cards and requests what to do with them, until no card is left or it quits. */
export async function reviewByJson(session: Session, options: JsonOptions): Promise<void> {
  const tell = (message: object) => options.write(`${JSON.stringify(message)}\n`)
  const input = options.lines[Symbol.asyncIterator]()
  for (let turn = session.current(); turn !== undefined; turn = session.current()) {
    tell(cardMessage(turn, session))
    if ((await converse(turn, session, options, input, tell)) === 'quit') break
  }
  await input.return?.()
  const { due, remembered, next, ...summary } = summaryOf(session)
  const retention = due === 0 ? null : remembered / due
  tell({ type: 'summary', ...summary, retention, next, heldBack: session.heldBack() })
}

async function converse(
  turn: CurrentItem,
  session: Session,
  options: JsonOptions,
  input: AsyncIterator<string>,
  tell: (message: object) => void,
): Promise<'next' | 'quit'> {
  const started = options.milliseconds()
  const { item } = turn
  for (;;) {
    const { value, done } = await input.next()
    if (done === true) return 'quit'
    if (value.trim() === '') continue
    try {
      const request = readRequest(value)
      switch (request.type) {
        case 'quit':
          return 'quit'
        case 'answer':
          tell(answerMessage(turn, session, options.grades))
          continue
        case 'typed': {
          if (turn.sides.expected === undefined) throw new SyntaxError('The answer to this card cannot be typed')
          const { result, suggested, tokens } = compareTyped(request.text, turn.sides.expected, options.equal)
          const grade = offeredGrade(suggested, options.grades)
          tell({ ...answerMessage(turn, session, options.grades), result, suggested: grade, tokens })
          continue
        }
        case 'undo': {
          const undone = session.undo()
          if (undone.type === 'nothing') throw new SyntaxError('There is nothing to undo')
          if (undone.type === 'outdated') {
            tell({ type: 'outdated', item: undone.item, message: undoneText(undone) })
            return 'next'
          }
          const of = undone.type === 'undone' ? undone.event.item : undone.item
          const event = undone.type === 'undone' ? undone.event.id : null
          tell({ type: 'undone', item: of, event })
          return 'next'
        }
        case 'suspend':
        case 'bury':
          if (session.setAside(turn, request.type).type === 'outdated') tell(outdatedMessage(item))
          else tell({ type: request.type === 'bury' ? 'buried' : 'suspended', item })
          return 'next'
        case 'flag':
          session.flag(turn, request.flag)
          tell({ type: 'flagged', item, flag: flagName(request.flag) })
          return 'next'
        case 'due': {
          const day = dueDayNamed(request.day, session.today())
          if (session.move(turn, day).type === 'outdated') tell(outdatedMessage(item))
          else tell({ type: 'moved', item, due: { type: 'day', day } })
          return 'next'
        }
        case 'grade': {
          if (!options.grades.includes(request.grade)) {
            throw new SyntaxError(
              `Unexpected number ${request.grade} for "grade", expected ${options.grades.join(' or ')}, because "answers" is "two"`,
            )
          }
          const taken = request.taken ?? timeTaken(started, options.milliseconds())
          const graded = session.grade(turn, request.grade, taken)
          if (graded.type === 'outdated') {
            tell(outdatedMessage(item))
            return 'next'
          }
          const recorded =
            graded.type === 'recorded'
              ? {
                  event: graded.event,
                  due: graded.state.due ?? null,
                  leech: graded.state.availability === 'leech',
                }
              : { event: null, due: null, leech: false }
          tell({ type: 'graded', item, grade: request.grade, ...recorded })
          return 'next'
        }
      }
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof Failure)) throw error
      tell({ type: 'error', message: error.message })
    }
  }
}

function outdatedMessage(item: CurrentItem['item']): object {
  return { type: 'outdated', item, message: outdatedText }
}

function cardMessage(turn: CurrentItem, session: Session): object {
  const { item, queue, card, state, sides, changes } = turn
  const { left } = session.progress()
  return {
    type: 'card',
    item,
    card: card.id,
    deck: card.deck,
    tags: card.tags,
    kind: card.kind,
    lane: queue,
    question: plainField(sides.question),
    questionHtml: sides.question,
    typable: sides.expected !== undefined,
    changed: changes.length > 0,
    flag: flagName(state.flag),
    left,
  }
}

function answerMessage(turn: CurrentItem, session: Session, grades: readonly Grade[]): object {
  const { item, sides, changes, card } = turn
  const intervals = session.intervals(turn)
  const texts = intervals && Object.fromEntries(grades.map((grade) => [grade, intervalText(intervals[grade])]))
  return {
    type: 'answer',
    item,
    answer: plainField(sides.answer),
    answerHtml: sides.answer,
    notesHtml: card.fields.notes,
    changes: changes.map(({ side, before, after }) => ({ side, before: plainField(before), after: plainField(after) })),
    intervals: texts ?? null,
  }
}

function readRequest(line: string): Request {
  const { value, faults } = readOutside(requestSchema, parse(line))
  if (faults !== undefined) throw new SyntaxError(faults[0].reason)
  return value
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new SyntaxError(`Unexpected text ${JSON.stringify(line.slice(0, 60))}, expected JSON: ${expectedRequest}`)
  }
}
