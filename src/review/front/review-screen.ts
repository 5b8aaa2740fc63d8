import { Failure } from '../../model/failure.ts'
import type { Milliseconds } from '../../model/time.ts'
import { edited, emptyLine } from '../../terminal/input-line.ts'
import { type Key, type KeyName, moveOf } from '../../terminal/key.ts'
import { bodyRows, pageFrame, type ScreenPage } from '../../terminal/page.ts'
import { paneOf, scrolled } from '../../terminal/pane.ts'
import type { Screen } from '../../terminal/screen.ts'
import { painter } from '../../terminal/style.ts'
import type { Size } from '../../terminal/terminal.ts'
import { wrapText } from '../../terminal/wrap-text.ts'
import type { Grade } from '../history/event.ts'
import { actionOf, type KeyMap } from '../keys/key-map.ts'
import { gradeOf } from '../keys/review-actions.ts'
import { timeTaken } from '../session/answer-times.ts'
import { leechText, outdatedText, undoneText } from '../session/outcome-text.ts'
import type { CurrentItem, Session } from '../session/session.ts'
import { summaryLines, summaryOf } from '../session/session-summary.ts'
import type { StoredCard } from '../store/stored-card.ts'
import type { EqualWords } from '../typing/answer-token.ts'
import { compareTyped } from '../typing/typed-answer.ts'
import { informationLines, type KnownItem } from './card-information.ts'
import type { ScreenStyle } from './card-lines.ts'
import { type CardLink, linkOf } from './card-link.ts'
import {
  helpLines,
  type Notice,
  paneFrom,
  type ReviewPage,
  reviewPage,
  type ShownItem,
  type Side,
  suggestedGrade,
} from './review-page.ts'

/** What happens outside of the screen on the learner's behalf. */
export interface ScreenActions {
  milliseconds(): Milliseconds
  /** Opens the source of a card in an editor and reloads the cards; resolves to what went wrong, if anything. */
  edit(card: StoredCard): Promise<string | undefined>
  browse(address: string): void
  /** What is known of the item that is shown. */
  known(current: CurrentItem): KnownItem & Pick<CurrentItem, 'state'>
}

/** How to hold a session on the screen. */
export interface ScreenOptions extends ScreenStyle {
  /** Whether the learner types the answers that can be typed. */
  readonly answers: 'shown' | 'typed'
  readonly equal: EqualWords
  readonly keys: KeyMap
}

/** Holds a session on the screen until nothing is left or the learner quits. */
export async function reviewOnScreen(
  screen: Screen,
  session: Session,
  actions: ScreenActions,
  options: ScreenOptions,
): Promise<void> {
  const review = new ReviewOnScreen(screen, session, actions, options)
  for (;;) {
    const current = session.current()
    const end = current === undefined ? await review.finish() : await review.take(current)
    if (end === 'quit') return
  }
}

/** The keys that scroll while an answer is typed. */
const SCROLL_KEYS: ReadonlySet<KeyName> = new Set<KeyName>(['up', 'down', 'page-up', 'page-down'])

/** On lower screens, the rule above the answer scrolls out of view. */
const fewRows = 8

class ReviewOnScreen {
  readonly #screen: Screen
  readonly #session: Session
  readonly #actions: ScreenActions
  readonly #options: ScreenOptions
  #notice: Notice | undefined
  /** The side to show when the same card comes again, which happens after an edit. */
  #kept: { readonly item: CurrentItem['item']; readonly side: Side } | undefined
  /** The first line to show: the answer's, whatever the size, until the learner scrolls. */
  #top: number | 'answer' = 0

  constructor(screen: Screen, session: Session, actions: ScreenActions, options: ScreenOptions) {
    this.#screen = screen
    this.#session = session
    this.#actions = actions
    this.#options = options
  }

  /** Shows a card until something has been done with it. */
  async take(current: CurrentItem): Promise<'next' | 'quit'> {
    const session = this.#session
    let side = this.#kept?.item === current.item ? this.#kept.side : this.#firstSide(current)
    this.#kept = undefined
    this.#top = 0
    const started = this.#actions.milliseconds()
    const [progress, intervals] = [session.progress(), session.intervals(current)]
    for (;;) {
      const shown = { kind: session.kind, current, side, progress, intervals, notice: this.#notice }
      this.#show(shown)
      const key = await this.#screen.key()
      if (side.type === 'typing') {
        if (key.name === 'ctrl-c' || key.name === 'end-of-input') return 'quit'
        if (key.name === 'enter' || key.name === 'escape') {
          this.#notice = undefined
          side = this.#typedSide(current, key.name === 'enter' ? side.line.before + side.line.after : '')
          this.#top = 'answer'
        } else if (SCROLL_KEYS.has(key.name)) this.#scroll(shown, key)
        else side = { type: 'typing', line: edited(side.line, key) }
        continue
      }
      const action = actionOf(key, side.type, this.#options.keys)
      if (action === undefined) continue
      if (action === 'quit') return 'quit'
      if (action === 'scroll') {
        this.#scroll(shown, key)
        continue
      }
      this.#notice = undefined
      if (action === 'help') await this.#help()
      else if (action === 'info') await this.#information(current)
      else if (action === 'open') this.#open(current)
      else if (action === 'edit') {
        await this.#edit(current)
        this.#kept = { item: current.item, side }
        return 'next'
      } else if (action === 'undo') {
        if (this.#tried(() => this.#undo())) return 'next'
      } else if (action === 'suspend' || action === 'bury') {
        if (this.#tried(() => this.#setAside(current, action))) return 'next'
      } else if (action === 'show') {
        side = { type: 'answer', typed: undefined }
        this.#top = 'answer'
      } else {
        const grade = gradeOf(action) ?? suggestedGrade(side)
        const taken = timeTaken(started, this.#actions.milliseconds())
        if (this.#tried(() => this.#grade(current, grade, taken))) return 'next'
      }
    }
  }

  /** Shows the summary when nothing is left. */
  async finish(): Promise<'next' | 'quit'> {
    for (;;) {
      const summary = summaryLines(summaryOf(this.#session))
      const notice = this.#notice === undefined ? [] : [this.#notice.text, '']
      const { keys } = this.#options
      this.#read(
        (columns) => wrapped([...notice, ...summary], columns),
        `${keys.show.at(-1)} finish  ${keys.undo[0]} undo`,
        0,
      )
      const action = actionOf(await this.#screen.key(), 'question', keys)
      this.#notice = undefined
      if (action === 'quit' || action === 'show') return 'quit'
      if (action === 'undo' && this.#tried(() => this.#undo()) && this.#session.current() !== undefined) return 'next'
    }
  }

  #firstSide({ sides }: CurrentItem): Side {
    const isTyped = this.#options.answers === 'typed' && sides.expected !== undefined
    return isTyped ? { type: 'typing', line: emptyLine } : { type: 'question' }
  }

  #typedSide({ sides }: CurrentItem, text: string): Side {
    if (text.trim() === '' || sides.expected === undefined) return { type: 'answer', typed: undefined }
    return { type: 'answer', typed: compareTyped(text, sides.expected, this.#options.equal) }
  }

  #grade(current: CurrentItem, grade: Grade, taken: Milliseconds): void {
    const graded = this.#session.grade(current, grade, taken)
    const leech = leechText(graded, this.#options.keys.undo[0])
    if (leech !== undefined) this.#notice = { type: 'warning', text: leech }
    if (graded.type === 'outdated') this.#notice = { type: 'warning', text: outdatedText }
  }

  #setAside(current: CurrentItem, how: 'suspend' | 'bury'): void {
    const { type } = this.#session.setAside(current, how)
    if (type === 'outdated') {
      this.#notice = { type: 'warning', text: outdatedText }
      return
    }
    this.#notice = {
      type: 'done',
      text: `${how === 'suspend' ? 'Suspended' : 'Buried until tomorrow'} (${this.#options.keys.undo[0]}: undo).`,
    }
  }

  #undo(): void {
    this.#notice = { type: 'done', text: undoneText(this.#session.undo()) }
  }

  /** Whether something could be done; if not, the screen says why, and nothing has changed. */
  #tried(work: () => void): boolean {
    try {
      work()
      return true
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.#notice = {
        type: 'warning',
        text: `${error.message}. Try again, or press ${this.#options.keys.quit[0]} to quit.`,
      }
      return false
    }
  }

  async #edit({ card }: CurrentItem): Promise<void> {
    const warning = await this.#screen.lend(() => this.#actions.edit(card))
    if (warning !== undefined) this.#notice = { type: 'warning', text: warning }
    this.#session.reread()
  }

  #open({ card }: CurrentItem): void {
    const link: CardLink = linkOf(card)
    if (link.type === 'link') this.#actions.browse(link.address)
    this.#notice =
      link.type === 'link'
        ? { type: 'done', text: `Opened ${link.address}` }
        : { type: 'warning', text: 'This card has no link.' }
  }

  async #help(): Promise<void> {
    const lines = helpLines(this.#options.keys)
    await this.#leafThrough((columns) => wrapped(lines, columns))
  }

  async #information({ card, ...current }: CurrentItem): Promise<void> {
    const known = this.#actions.known({ card, ...current })
    await this.#leafThrough((columns) => informationLines(card, known, columns, this.#options))
  }

  /** Shows lines in place of the card; any key but those that scroll goes back to it. */
  async #leafThrough(linesFor: (columns: number) => readonly string[]): Promise<void> {
    const foot = 'any key  go back'
    let offset = 0
    for (;;) {
      this.#read(linesFor, foot, offset)
      const move = moveOf(await this.#screen.key())
      if (move === undefined) return
      const { columns, rows } = this.#screen.size()
      const page = readingPage(linesFor(columns), foot, offset)
      offset = scrolled(page.body, bodyRows(page, { columns, rows }), move).offset
    }
  }

  #read(linesFor: (columns: number) => readonly string[], foot: string, offset: number): void {
    const paint = painter(this.#options.palette)
    this.#screen.show((size) => pageFrame(readingPage(linesFor(size.columns), foot, offset), size, paint))
  }

  #scroll(shown: ShownItem, key: Key): void {
    const { page, size } = this.#page(shown, this.#screen.size())
    const move = moveOf(key)
    if (move !== undefined) this.#top = scrolled(page.body, bodyRows(page, size), move).offset
  }

  #page(shown: ShownItem, size: Size): { page: ScreenPage; review: ReviewPage; size: Size } {
    const review = reviewPage(shown, size.columns, this.#options)
    const { head, lines, foot } = review
    const top = size.rows < fewRows ? review.answerAt : review.ruleAt
    return {
      page: { head, body: paneFrom(lines, this.#top === 'answer' ? top : this.#top), foot },
      review,
      size,
    }
  }

  #show(shown: ShownItem): void {
    const paint = painter(this.#options.palette)
    this.#screen.show((size) => {
      const { page, review } = this.#page(shown, size)
      const frame = pageFrame(page, size, paint)
      const row = review.cursor === undefined ? -1 : frame.lines.lastIndexOf(review.cursor.line)
      return review.cursor === undefined || row < 0
        ? frame
        : { ...frame, cursor: { row, column: review.cursor.column } }
    })
  }
}

function readingPage(lines: readonly string[], foot: string, offset: number): ScreenPage {
  return { head: [], body: { ...paneOf(lines), offset }, foot: [foot] }
}

function wrapped(lines: readonly string[], columns: number): string[] {
  return lines.flatMap((line) => wrapText(line, columns).map(({ start, end }) => line.slice(start, end)))
}
