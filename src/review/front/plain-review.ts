import { Failure } from '../../model/failure.ts'
import type { Milliseconds } from '../../model/time.ts'
import { printedField } from '../../render/field/printed-field.ts'
import { countText } from '../../text/count.ts'
import { wordDiff } from '../../text/word-diff.ts'
import type { Grade } from '../history/event.ts'
import { timeTaken } from '../session/answer-times.ts'
import { intervalText } from '../session/interval-text.ts'
import { gradeNames, leechText, outdatedText, undoneText } from '../session/outcome-text.ts'
import type { CurrentItem, Session } from '../session/session.ts'
import { summaryLines, summaryOf } from '../session/session-summary.ts'
import type { EqualWords } from '../typing/answer-token.ts'
import { compareTyped } from '../typing/typed-answer.ts'
import { diffRun } from './diff-run.ts'
import { typedAnswerLines } from './typed-answer-lines.ts'

/** What a session in plain lines needs. */
export interface LineOptions {
  readonly lines: AsyncIterable<string>
  write(text: string): void
  milliseconds(): Milliseconds
  readonly answers: 'shown' | 'typed'
  readonly equal: EqualWords
}

/** Holds a session in plain lines of text, without escape sequences: for screen readers and pipes. */
export async function reviewByLines(session: Session, options: LineOptions): Promise<void> {
  const print = (text: string) => options.write(`${text}\n`)
  const input = options.lines[Symbol.asyncIterator]()
  const { left } = session.progress()
  if (session.kind === 'cram') print(`Cramming ${countText(left.review, 'card')}. Grades are not recorded.`)
  else print(`${left.new} new, ${left.learning} learning, ${left.review} due.`)
  print('Press Enter to see the answer, then type a grade. Type ? for help.')
  for (let current = session.current(); current !== undefined; current = session.current()) {
    if ((await ask(current, session, options, input, print)) === 'quit') break
  }
  await input.return?.()
  print('')
  for (const line of summaryLines(summaryOf(session))) print(line)
}

async function ask(
  current: CurrentItem,
  session: Session,
  options: LineOptions,
  input: AsyncIterator<string>,
  print: (text: string) => void,
): Promise<'next' | 'quit'> {
  const started = options.milliseconds()
  const { sides } = current
  const isTyped = options.answers === 'typed' && sides.expected !== undefined
  print('')
  print(`${current.changes.length > 0 ? 'Changed question' : 'Question'}: ${printedField(sides.question)}`)
  if (isTyped) print('Type the answer:')
  let side: 'question' | 'answer' = 'question'
  let suggested: Grade = 3
  for (;;) {
    const { value, done } = await input.next()
    if (done === true) return 'quit'
    const line = value.trim()
    if (isTyped && side === 'question' && line !== '' && sides.expected !== undefined) {
      const typed = compareTyped(line, sides.expected, options.equal)
      suggested = typed.suggested
      const words = { right: 'Correct', nearly: 'Almost', wrong: 'Not quite' } as const
      const style = { width: Number.MAX_SAFE_INTEGER, palette: 'none' } as const
      print(`${words[typed.result]}: ${typedAnswerLines(typed.tokens, style).join(' ')}`)
      printAnswer(current, session, suggested, print)
      side = 'answer'
      continue
    }
    const command = readCommand(line)
    try {
      if (command === undefined) {
        print(
          `Unknown command "${line}". ${side === 'question' ? 'Press Enter to see the answer' : gradeHint}, or type ? for help.`,
        )
      } else if (command.type === 'help') for (const each of help) print(each)
      else if (command.type === 'quit') return 'quit'
      else if (command.type === 'undo') {
        print(undoneText(session.undo()))
        return 'next'
      } else if (command.type === 'suspend' || command.type === 'bury') {
        const { type } = session.setAside(current, command.type)
        if (type === 'outdated') print(outdatedText)
        else print(command.type === 'suspend' ? 'Suspended.' : 'Buried until tomorrow.')
        return 'next'
      } else if (side === 'question') {
        if (command.type === 'grade') print('Press Enter to see the answer first.')
        else {
          printAnswer(current, session, suggested, print)
          side = 'answer'
        }
      } else {
        const grade = command.type === 'grade' ? command.grade : suggested
        const taken = timeTaken(started, options.milliseconds())
        const graded = session.grade(current, grade, taken)
        print(graded.type === 'outdated' ? outdatedText : `${capital(gradeNames[grade])}.`)
        const leech = leechText(graded)
        if (leech !== undefined) print(leech)
        return 'next'
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      print(`${error.message}. Try again, or type q to quit.`)
    }
  }
}

function printAnswer(current: CurrentItem, session: Session, suggested: Grade, print: (text: string) => void): void {
  const { sides, changes, card } = current
  print(`Answer: ${printedField(sides.answer)}`)
  for (const { side, before, after } of changes) {
    const runs = wordDiff(printedField(before), printedField(after)).map((run) => diffRun(run, 'none').text)
    print(`The ${side} has changed since you last saw it: ${runs.join('')}`)
  }
  if (card.fields.notes !== '') print(`Notes: ${printedField(card.fields.notes)}`)
  const intervals = session.intervals(current)
  const each = ([1, 2, 3, 4] as const).map((grade) => {
    const after = intervals === undefined ? '' : ` ${intervalText(intervals[grade])}`
    return `${grade} ${gradeNames[grade]}${after}`
  })
  print(`${each.join(', ')}. Enter: ${gradeNames[suggested]}.`)
}

type PlainCommand =
  | { readonly type: 'go-on' | 'undo' | 'suspend' | 'bury' | 'help' | 'quit' }
  | { readonly type: 'grade'; readonly grade: Grade }

const gradeHint = 'Type 1 (again), 2 (hard), 3 (good) or 4 (easy)'

const words: Readonly<Record<string, PlainCommand>> = {
  '': { type: 'go-on' },
  ...{ '1': { type: 'grade', grade: 1 }, again: { type: 'grade', grade: 1 } },
  ...{ '2': { type: 'grade', grade: 2 }, hard: { type: 'grade', grade: 2 } },
  ...{ '3': { type: 'grade', grade: 3 }, good: { type: 'grade', grade: 3 } },
  ...{ '4': { type: 'grade', grade: 4 }, easy: { type: 'grade', grade: 4 } },
  ...{ u: { type: 'undo' }, undo: { type: 'undo' } },
  ...{ s: { type: 'suspend' }, suspend: { type: 'suspend' } },
  ...{ b: { type: 'bury' }, bury: { type: 'bury' } },
  ...{ q: { type: 'quit' }, quit: { type: 'quit' } },
  ...{ '?': { type: 'help' }, help: { type: 'help' } },
}

function readCommand(line: string): PlainCommand | undefined {
  const word = line.toLowerCase()
  return Object.hasOwn(words, word) ? words[word] : undefined
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const help: readonly string[] = [
  'Enter: show the answer; after that, grade it as good or as suggested.',
  '1 again (forgotten), 2 hard (barely remembered), 3 good (remembered), 4 easy (effortless).',
  'u undo, s suspend, b bury until tomorrow, q quit. Every grade is saved at once.',
]
