/** The page that the screen shows during a review. */

import { escapeControls, escapeName } from '../../render/field/escape-controls.ts'
import { printedField } from '../../render/field/printed-field.ts'
import { progressBar, statusBar } from '../../terminal/bars.ts'
import { type InputLine, inputWindow } from '../../terminal/input-line.ts'
import type { ScreenPage } from '../../terminal/page.ts'
import { type Pane, paneOf } from '../../terminal/pane.ts'
import { type Paint, painter } from '../../terminal/style.ts'
import { clipLine, lineWidth } from '../../terminal/styled-line.ts'
import { textWidth } from '../../terminal/text-width.ts'
import { wrapText } from '../../terminal/wrap-text.ts'
import { durationText } from '../../text/duration.ts'
import type { Grade } from '../history/event.ts'
import { flagName } from '../history/flag.ts'
import { type KeyMap, offeredGrades, scrollLetters } from '../keys/key-map.ts'
import { type ActionName, actionNames, gradeActions, reviewActions } from '../keys/review-actions.ts'
import type { Interval } from '../schedule/scheduler.ts'
import { intervalText } from '../session/interval-text.ts'
import { gradeNames } from '../session/outcome-text.ts'
import type { CurrentItem, Session, SessionProgress } from '../session/session.ts'
import type { TypedComparison } from '../typing/typed-answer.ts'
import { answerChangeLines } from './answer-change.ts'
import { type CardLines, cardLines, cardWidth, partLines, type ScreenStyle } from './card-lines.ts'
import { typedAnswerLines } from './typed-answer-lines.ts'

/** The side of a card that is shown. */
export type Side =
  /** With a line, there is a prompt to go back to. */
  | { readonly type: 'question'; readonly line?: InputLine | undefined }
  | { readonly type: 'typing'; readonly line: InputLine }
  | { readonly type: 'answer'; readonly typed: TypedComparison | undefined }

/** A message that is shown with the card. */
export interface Notice {
  readonly type: 'done' | 'warning'
  /** The text, which may name the keys that undo. */
  text(undo: string): string
}

/** What is on the screen. */
export interface ShownItem {
  readonly kind: Session['kind']
  readonly current: CurrentItem
  readonly side: Side
  readonly progress: SessionProgress
  readonly intervals: Readonly<Record<Grade, Interval>> | undefined
  readonly notice: Notice | undefined
  /** The day that is being typed on which the card will be due; undefined if none is. */
  readonly day: InputLine | undefined
}

/** A page, with the cursor in its foot and the lines where the answer, and the rule above it, begin. */
export interface ReviewPage extends Omit<ScreenPage, 'body' | 'pictures'>, CardLines {
  readonly cursor: { readonly line: string; readonly column: number } | undefined
}

/** How a review looks, and the keys that it offers. */
export interface PageStyle extends ScreenStyle {
  readonly keys: KeyMap
}

/** Lays a card out for a number of columns. */
export function reviewPage(shown: ShownItem, columns: number, style: PageStyle): ReviewPage {
  const paint = painter(style.palette)
  const { lines, ruleAt, answerAt, pictures } = bodyLines(shown, columns, style)
  const line = shown.day ?? (shown.side.type === 'typing' ? shown.side.line : undefined)
  const typing = line && inputWindow(line, Math.max(1, columns - 2))
  const input = typing === undefined ? undefined : `${paint('>', { hue: 'accent' })} ${typing.text}`
  return {
    head: [progressLine(shown, columns, paint), locationLine(shown.current, columns, paint), ''],
    lines,
    ruleAt,
    answerAt,
    pictures,
    foot: [
      ...(shown.notice === undefined ? [] : noticeLines(shown.notice, shown.side, columns, style.keys, paint)),
      ...(input === undefined ? [] : [input]),
      ...keyLines(shown, columns, style.keys, paint),
    ],
    cursor: input === undefined || typing === undefined ? undefined : { line: input, column: typing.column + 2 },
  }
}

/** A pane that shows lines from an offset. */
export function paneFrom(lines: readonly string[], offset: number): Pane {
  return { ...paneOf(lines), offset }
}

function bodyLines({ current, side }: ShownItem, columns: number, style: ScreenStyle): CardLines {
  const width = cardWidth(columns)
  const { palette } = style
  const paint = painter(palette)
  const { sides, changes, card } = current
  const isChanged = changes.length > 0
  if (side.type !== 'answer') {
    const notice = isChanged ? [paint('Changed since you last saw it.', { hue: 'warning' }), ''] : []
    const question = partLines(sides.question, columns, style, 'shut')
    const pictures = question.pictures.map(({ line, picture }) => ({ line: line + notice.length, picture }))
    return { lines: [...notice, ...question.lines], ruleAt: 0, answerAt: 0, pictures }
  }
  const typed = side.typed === undefined ? [] : [...typedLines(side.typed, width, style), '']
  const changed = changes.flatMap(({ side: where, before, after }) => [
    '',
    paint(
      where === 'answer'
        ? 'The answer has changed since you last saw it:'
        : 'The question has changed since you last saw it:',
      {
        hue: 'warning',
      },
    ),
    ...answerChangeLines(before, after, { width, palette }),
  ])
  return cardLines({ ...sides, notes: card.fields.notes }, columns, style, { above: typed, below: changed })
}

function typedLines(typed: TypedComparison, width: number, { palette }: ScreenStyle): string[] {
  const words = { right: 'Correct:', nearly: 'Almost:', wrong: 'Not quite:' } as const
  const hue = { right: 'tip', nearly: 'warning', wrong: 'caution' } as const
  const label = painter(palette)(words[typed.result], { hue: hue[typed.result], weight: 'bold' })
  return [label, ...typedAnswerLines(typed.tokens, { width, palette })]
}

function progressLine({ kind, progress }: ShownItem, columns: number, paint: Paint): string {
  const { left, done, toDo, time } = progress
  const long =
    kind === 'cram'
      ? `cram, not recorded · ${toDo} left`
      : `${left.new} new · ${left.learning} learning · ${left.review} due · ${durationText(time)} left`
  const short = kind === 'cram' ? `cram ${toDo}` : `${left.new}+${left.learning}+${left.review} ${durationText(time)}`
  const counts = long.length + 12 <= columns ? long : short
  const room = columns - counts.length - 1
  return room < 4 ? clipLine(counts, columns) : `${progressBar(done, done + toDo, room, paint)} ${counts}`
}

function locationLine({ card, queue, state }: CurrentItem, columns: number, paint: Paint): string {
  const context = printedField(card.fields.context).replace(/\s+/g, ' ')
  const place = escapeName([card.deck.replaceAll('::', ' › '), context].filter(Boolean).join(' · '))
  const flag = state.flag === 0 ? '' : `${flagName(state.flag)} flag`
  const word = [flag, { new: 'new', learning: 'learning', review: '' }[queue]].filter(Boolean).join(' · ')
  return paint(statusBar(place, word, columns), { hue: 'quiet' })
}

function noticeLines({ type, text }: Notice, side: Side, columns: number, keys: KeyMap, paint: Paint): string[] {
  const undo = firstKey('undo', keys)
  const said = escapeControls(text(side.type === 'typing' ? `tab ${undo}` : undo))
  const hue = type === 'warning' ? 'caution' : 'tip'
  return wrapText(said, columns).map(({ start, end }) => paint(said.slice(start, end), { hue }))
}

function keyLines({ side, intervals, kind, day }: ShownItem, columns: number, keys: KeyMap, paint: Paint): string[] {
  if (day !== undefined) {
    const ways = [
      'Due when? +5 (days) or 2026-12-24  enter set  escape cancel',
      'enter set  escape cancel',
      'enter set',
    ]
    return [paint(fitting(ways, columns), quiet)]
  }
  if (side.type === 'typing') return [paint(fitting(promptKeys, columns), quiet)]
  const others = paint(fitting(otherKeys(keys), columns), quiet)
  if (side.type === 'answer') return [gradeLine(intervals, suggestedGrade(side), kind, columns, keys, paint), others]
  const show = firstKey('show', keys)
  const named = `${show}  ${reviewActions.show.word}`
  const ways = side.line === undefined ? [named, show] : [`tab  type the answer   ${named}`, 'tab type', 'tab']
  return [strongKeys(fitting(ways, columns), paint), others]
}

const promptKeys = [
  'enter check (empty: show the answer)  tab undo and other keys  ctrl-c quit',
  'enter check  tab other keys  ctrl-c quit',
  'enter check  tab keys',
  'tab keys',
]

/** What can be done on both sides of a card, from the longest wording to the shortest. */
function otherKeys(keys: KeyMap): string[] {
  const both = actionNames.filter((action) => reviewActions[action].side === 'both')
  const named = (action: ActionName) => `${firstKey(action, keys)} ${reviewActions[action].word}`
  const isLast = (action: ActionName) => action === 'help' || action === 'quit'
  const short = both.filter((action) => !isLast(action)).map((action) => firstKey(action, keys))
  return [
    both.map(named).join('  '),
    [short.join(' '), ...both.filter(isLast).map(named)].join('  '),
    named('help'),
    firstKey('help', keys),
  ]
}

function firstKey(action: ActionName, keys: KeyMap): string {
  return keys[action][0] ?? ''
}

const quiet = { hue: 'quiet' } as const

/** The grade that Enter and Space give. */
export function suggestedGrade(side: Side): Grade {
  return side.type === 'answer' ? (side.typed?.suggested ?? 3) : 3
}

function gradeLine(
  intervals: ShownItem['intervals'],
  suggested: Grade,
  kind: Session['kind'],
  columns: number,
  keys: KeyMap,
  paint: Paint,
): string {
  const after = (grade: Grade) => {
    if (kind === 'cram') return grade === 1 ? 'later' : ''
    return intervals === undefined ? '' : intervalText(intervals[grade])
  }
  const draw = (write: (grade: Grade) => string, gap: string) =>
    offeredGrades(keys)
      .map((grade) => paint(write(grade).trimEnd(), grade === suggested ? { weight: 'bold', hue: 'accent' } : {}))
      .join(gap)
  const marked = (grade: Grade) => `${firstKey(gradeActions[grade], keys)}${grade === suggested ? '*' : ' '}`
  const ways = [
    draw((grade) => `${marked(grade)}${gradeNames[grade]} ${after(grade)}`, '   '),
    draw((grade) => `${marked(grade)}${after(grade)}`, '  '),
    draw((grade) => marked(grade), ''),
  ]
  return fitting(ways, columns)
}

function strongKeys(text: string, paint: Paint): string {
  return paint(text, { hue: 'accent', weight: 'bold' })
}

/** The first wording that fits, of several from the longest to the shortest. */
function fitting(ways: readonly string[], columns: number): string {
  return ways.find((way) => lineWidth(way) <= columns) ?? clipLine(ways.at(-1) ?? '', columns)
}

/** What each key does; `job` says whether the program can be suspended. */
export function helpLines(keys: KeyMap, job: 'can be suspended' | 'cannot be suspended'): readonly string[] {
  const letters = scrollLetters(keys)
  const rows: readonly (readonly [keys: string, help: string])[] = [
    ...actionNames
      .filter((action) => keys[action].length > 0)
      .map((action) => [keysText(action, keys), reviewActions[action].help] as const),
    [[...letters, 'arrows'].join(' '), 'scroll; page up, page down, home and end work too'],
    ...(job === 'can be suspended' ? ([['ctrl-z', 'go back to the shell; fg brings the review back']] as const) : []),
    ['tab', 'with --type: leave the line for these keys, or go back to it'],
  ]
  const width = Math.max(...rows.map(([text]) => textWidth(text))) + 3
  return rows.map(([text, help]) => `${text}${' '.repeat(width - textWidth(text))}${help}`)
}

function keysText(action: ActionName, keys: KeyMap): string {
  return [...keys[action], ...(action === 'quit' ? ['ctrl-c'] : [])].join(', ')
}
