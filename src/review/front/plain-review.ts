import { Failure } from '../../model/failure.ts'
import type { Milliseconds } from '../../model/time.ts'
import { printedField } from '../../render/field/printed-field.ts'
import { countText } from '../../text/count.ts'
import { alternatives } from '../../text/did-you-mean.ts'
import { wordDiff } from '../../text/word-diff.ts'
import type { Grade } from '../history/event.ts'
import { flagName, flagNamed, flagNames, nextFlag } from '../history/flag.ts'
import { type KeyMap, offeredGrades } from '../keys/key-map.ts'
import { type ActionName, actionNames, gradeActions, gradeOf, reviewActions } from '../keys/review-actions.ts'
import { offeredGrade } from '../schedule/sitting.ts'
import { timeTaken } from '../session/answer-times.ts'
import { dueDayNamed } from '../session/due-day.ts'
import { intervalText } from '../session/interval-text.ts'
import {
  flagText,
  gradeMeanings,
  gradeNames,
  gradeTitle,
  leechText,
  movedText,
  outdatedText,
  undoneText,
} from '../session/outcome-text.ts'
import type { CurrentItem, Session } from '../session/session.ts'
import { summaryLines, summaryOf } from '../session/session-summary.ts'
import type { EqualWords } from '../typing/answer-token.ts'
import { compareTyped } from '../typing/typed-answer.ts'
import { informationLines, type KnownCurrent } from './card-information.ts'
import { diffRun } from './diff-run.ts'
import { typedAnswerLines } from './typed-answer-lines.ts'

/** What a session in plain lines needs. */
export interface LineOptions {
  readonly lines: AsyncIterable<string>
  write(text: string): void
  milliseconds(): Milliseconds
  readonly answers: 'shown' | 'typed'
  readonly equal: EqualWords
  readonly keys: KeyMap
  /** What is known of the item that is asked. */
  known(current: CurrentItem): KnownCurrent
}

/** Holds a session in plain lines of text, without escape sequences: for screen readers and pipes. */
export async function reviewByLines(session: Session, options: LineOptions): Promise<void> {
  const print = (text: string) => options.write(`${text}\n`)
  const input = options.lines[Symbol.asyncIterator]()
  const { left } = session.progress()
  if (session.kind === 'cram') print(`Cramming ${countText(left.review, 'card')}. Grades are not recorded.`)
  else print(`${left.new} new, ${left.learning} learning, ${left.review} due.`)
  print(`Press Enter to see the answer, then type a grade. Type ${options.keys.help[0]} for help.`)
  for (let current = session.current(); current !== undefined; current = session.current()) {
    if ((await ask(current, session, options, input, print)) === 'quit') break
  }
  await input.return?.()
  print('')
  for (const line of summaryLines(summaryOf(session))) print(line)
}

async function ask(
  shown: CurrentItem,
  session: Session,
  options: LineOptions,
  input: AsyncIterator<string>,
  print: (text: string) => void,
): Promise<'next' | 'quit'> {
  const started = options.milliseconds()
  let current = shown
  const { sides } = current
  const isTyped = options.answers === 'typed' && sides.expected !== undefined
  print('')
  if (current.state.flag !== 0) print(`Flag: ${flagName(current.state.flag)}.`)
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
      suggested = offeredGrade(typed.suggested, offeredGrades(options.keys))
      const words = { right: 'Correct', nearly: 'Almost', wrong: 'Not quite' } as const
      const style = { width: Number.MAX_SAFE_INTEGER, palette: 'none' } as const
      print(`${words[typed.result]}: ${typedAnswerLines(typed.tokens, style).join(' ')}`)
      printAnswer(current, session, suggested, options.keys, print)
      side = 'answer'
      continue
    }
    const { keys } = options
    const { action, rest } = readCommand(line, side, keys)
    try {
      if (action === undefined) {
        const hint = side === 'question' ? 'Press Enter to see the answer' : gradeHint(keys)
        print(`Unknown command "${line}". ${hint}, or type ${keys.help[0]} for help.`)
      } else if (action === 'help') for (const each of helpLines(keys)) print(each)
      else if (action === 'quit') return 'quit'
      else if (action === 'info') {
        for (const each of plainInformation(current, options)) print(each)
      } else if (action === 'undo') {
        print(undoneText(session.undo()))
        return 'next'
      } else if (action === 'suspend' || action === 'bury') {
        const { type } = session.setAside(current, action)
        if (type === 'outdated') print(outdatedText)
        else print(action === 'suspend' ? 'Suspended.' : 'Buried until tomorrow.')
        return 'next'
      } else if (action === 'flag') {
        const flag = rest === '' ? nextFlag(current.state.flag) : flagNamed(rest)
        if (flag === undefined) throw new Failure(`"${rest}": expected ${alternatives(flagNames)}`)
        session.flag(current, flag)
        current = session.current() ?? current
        print(flagText(flag))
      } else if (action === 'due') {
        if (rest === '') throw new Failure(missingDay(keys))
        const day = dueDayNamed(rest, session.today())
        const { type } = session.move(current, day)
        print(type === 'outdated' ? outdatedText : movedText(day))
        return 'next'
      } else if (action === 'show') {
        printAnswer(current, session, suggested, keys, print)
        side = 'answer'
      } else if (side === 'question') print('Press Enter to see the answer first.')
      else {
        const grade = gradeOf(action) ?? suggested
        const taken = timeTaken(started, options.milliseconds())
        const graded = session.grade(current, grade, taken)
        print(graded.type === 'outdated' ? outdatedText : `${gradeTitle(grade)}.`)
        const leech = leechText(graded)?.(keys.undo[0] ?? '')
        if (leech !== undefined) print(leech)
        return 'next'
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      print(`${error.message}. Try again, or type ${options.keys.quit[0]} to quit.`)
    }
  }
}

function plainInformation(current: CurrentItem, { known }: LineOptions): readonly string[] {
  const lines = informationLines(current.card, known(current), Number.MAX_SAFE_INTEGER, { palette: 'none' })
  return lines.filter((line) => line !== '')
}

function printAnswer(
  current: CurrentItem,
  session: Session,
  suggested: Grade,
  keys: KeyMap,
  print: (text: string) => void,
): void {
  const { sides, changes, card } = current
  print(`Answer: ${printedField(sides.answer)}`)
  for (const { side, before, after } of changes) {
    const runs = wordDiff(printedField(before), printedField(after)).map((run) => diffRun(run, 'none').text)
    print(`The ${side} has changed since you last saw it: ${runs.join('')}`)
  }
  if (card.fields.notes !== '') print(`Notes: ${printedField(card.fields.notes)}`)
  const intervals = session.intervals(current)
  const each = offeredGrades(keys).map((grade) => {
    const after = intervals === undefined ? '' : ` ${intervalText(intervals[grade])}`
    return `${keys[gradeActions[grade]][0]} ${gradeNames[grade]}${after}`
  })
  print(`${each.join(', ')}. Enter: ${gradeNames[suggested]}.`)
}

/** What can be done in plain lines: there is no screen to come back to from an editor or a browser. */
const plainActions = actionNames.filter((action) => action !== 'edit' && action !== 'open')

/** The actions after which something may stand: `flag red`, `due +5`. */
const withMore: ReadonlySet<ActionName | undefined> = new Set<ActionName>(['flag', 'due'])

/** The action of a line, and what stands after it. */
function readCommand(
  line: string,
  side: 'question' | 'answer',
  keys: KeyMap,
): { readonly action: ActionName | undefined; readonly rest: string } {
  const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? []
  const first = word === '' ? undefined : actionNamed(word, side, keys)
  return withMore.has(first) ? { action: first, rest } : { action: actionNamed(line, side, keys), rest: '' }
}

/** The action of a line, which is empty, a key, or the name of an action. */
function actionNamed(line: string, side: 'question' | 'answer', keys: KeyMap): ActionName | undefined {
  if (line === '') return side === 'question' ? 'show' : 'suggested'
  const word = line.toLowerCase()
  const isHere = (action: ActionName) => [side, 'both'].includes(reviewActions[action].side)
  const withKey = (key: string) => {
    const having = plainActions.filter((action) => keys[action].includes(key.normalize('NFC')))
    return having.find(isHere) ?? having[0]
  }
  return withKey(line) ?? withKey(word) ?? plainActions.find((action) => action === word && keys[action].length > 0)
}

function missingDay({ due: [key] }: KeyMap): string {
  return `The day is missing; type, for example, "${key} +5", or "${key} 2026-12-24"`
}

function gradeHint(keys: KeyMap): string {
  return `Type ${alternatives(offeredGrades(keys).map((grade) => `${keys[gradeActions[grade]][0]} (${gradeNames[grade]})`))}`
}

function helpLines(keys: KeyMap): readonly string[] {
  const { undo, suspend, bury, flag, due, info, quit } = keys
  const grades = offeredGrades(keys).map(
    (grade) => `${keys[gradeActions[grade]][0]} ${gradeNames[grade]} (${gradeMeanings[grade]})`,
  )
  return [
    'Enter: show the answer; after that, grade it as good or as suggested.',
    `${grades.join(', ')}.`,
    `${undo[0]} undo, ${suspend[0]} suspend, ${bury[0]} bury until tomorrow, ${flag[0]} flag or "${flag[0]} red", "${due[0]} +5" due in five days, ${info[0]} card information, ${quit[0]} quit. Every grade is saved at once.`,
  ]
}
