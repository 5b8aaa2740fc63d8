import { Failure } from '../../model/failure.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { Background } from '../../terminal/background.ts'
import { isTooSmall } from '../../terminal/frame.ts'
import { edited, emptyLine, type InputLine, isFull } from '../../terminal/input-line.ts'
import { type Key, type KeyName, keysOfText, moveOf } from '../../terminal/key.ts'
import { bodyRows, pageFrame, type ScreenPage } from '../../terminal/page.ts'
import { paneOf, scrolled } from '../../terminal/pane.ts'
import type { Screen } from '../../terminal/screen.ts'
import { type Paint, painter } from '../../terminal/style.ts'
import type { Size } from '../../terminal/terminal.ts'
import { wrapText } from '../../terminal/wrap-text.ts'
import type { WebAddress } from '../../text/web-address.ts'
import type { Grade } from '../history/event.ts'
import { nextFlag } from '../history/flag.ts'
import { actionOf, isQuitting, type KeyMap, offeredGrades } from '../keys/key-map.ts'
import { gradeOf, reviewActions } from '../keys/review-actions.ts'
import { offeredGrade } from '../schedule/sitting.ts'
import { timeTaken } from '../session/answer-times.ts'
import { dueDayNamed } from '../session/due-day.ts'
import { flagText, leechText, movedText, outdatedText, undoneText } from '../session/outcome-text.ts'
import type { CurrentItem, Session } from '../session/session.ts'
import { summaryLines, summaryOf } from '../session/session-summary.ts'
import type { StoredCard } from '../store/stored-card.ts'
import type { EqualWords } from '../typing/answer-token.ts'
import { compareTyped } from '../typing/typed-answer.ts'
import { informationLines, type KnownCurrent } from './card-information.ts'
import type { ScreenStyle } from './card-lines.ts'
import { type CardLink, linkOf } from './card-link.ts'
import type { CardPictures } from './card-pictures.ts'
import {
  helpLines,
  type Notice,
  type PageStyle,
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
  /** Opens an address in the browser; resolves to whether anything could open it. */
  browse(address: WebAddress): Promise<'opened' | 'failed'>
  /** Opens the file of a picture; resolves to whether anything could open it. */
  open(path: string): Promise<'opened' | 'failed'>
  /** What is known of the item that is shown. */
  known(current: CurrentItem): KnownCurrent
}

/** How to hold a session on the screen. */
export interface ScreenOptions {
  /** How to draw, on the background that the terminal has told. */
  style(background: Background | undefined): ScreenStyle
  /** The pictures in a terminal with these attributes; undefined where they are only described. */
  pictures(attributes: readonly number[]): CardPictures | undefined
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

/** The keys that lead from a prompt to the other keys, and back. */
const TO_KEYS: ReadonlySet<KeyName> = new Set<KeyName>(['tab', 'escape'])

/** On lower screens, the rule above the answer scrolls out of view. */
const fewRows = 8

class ReviewOnScreen {
  readonly #screen: Screen
  readonly #session: Session
  readonly #actions: ScreenActions
  readonly #options: ScreenOptions
  #notice: Notice | undefined
  /** The side to show when the same card comes again, which happens after an edit. */
  #kept: { readonly item: CurrentItem['item']; readonly side: Side; readonly top: number | 'answer' } | undefined
  /** The first line to show: the answer's, whatever the size, until the learner scrolls. */
  #top: number | 'answer' = 0
  /** Keys that came at once. */
  readonly #ahead: Key[] = []

  constructor(screen: Screen, session: Session, actions: ScreenActions, options: ScreenOptions) {
    this.#screen = screen
    this.#session = session
    this.#actions = actions
    this.#options = options
  }

  /** Shows a card until something has been done with it. */
  async take(current: CurrentItem): Promise<'next' | 'quit'> {
    const session = this.#session
    const kept = this.#kept?.item === current.item ? this.#kept : undefined
    let side = kept?.side ?? this.#firstSide(current)
    let day: InputLine | undefined
    this.#kept = undefined
    this.#top = kept?.top ?? 0
    const started = this.#actions.milliseconds()
    const suspended = this.#screen.suspended()
    const [progress, intervals] = [session.progress(), session.intervals(current)]
    for (;;) {
      const shown = { kind: session.kind, current, side, progress, intervals, notice: this.#notice, day }
      this.#show(shown)
      const key = await this.#next(day === undefined ? side.type : 'typing')
      if (day !== undefined) {
        if (isQuitting(key) && (key.name !== 'ctrl-d' || day.before + day.after === '')) return 'quit'
        this.#notice = undefined
        const text = `${day.before}${day.after}`.trim()
        if (key.name === 'escape' || (key.name === 'enter' && text === '')) day = undefined
        else if (key.name !== 'enter') day = edited(day, key)
        else if (this.#moved(current, text)) return 'next'
        continue
      }
      if (side.type === 'typing') {
        const { line } = side
        const text = line.before + line.after
        if (isQuitting(key) && (key.name !== 'ctrl-d' || text === '')) return 'quit'
        if (key.name === 'enter') {
          this.#notice = undefined
          side = this.#typedSide(current, text)
          this.#top = 'answer'
        } else if (TO_KEYS.has(key.name)) {
          this.#notice = undefined
          side = { type: 'question', line }
        } else if (SCROLL_KEYS.has(key.name)) this.#scroll(shown, key)
        else {
          side = { type: 'typing', line: edited(line, key) }
          this.#notice = isFull(side.line) ? { type: 'warning', text: () => 'The line is full.' } : undefined
        }
        continue
      }
      if (side.type === 'question' && side.line !== undefined && TO_KEYS.has(key.name)) {
        this.#notice = undefined
        side = { type: 'typing', line: side.line }
        continue
      }
      if (key.name === 'paste') {
        this.#notice = pasteIgnored
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
      else if (action === 'open') await this.#open(current, side, (notice) => this.#show({ ...shown, notice }))
      else if (action === 'edit') {
        await this.#edit(current)
        this.#kept = { item: current.item, side, top: 0 }
        return 'next'
      } else if (action === 'flag') {
        if (!this.#tried(() => this.#flag(current))) continue
        this.#kept = { item: current.item, side, top: this.#top }
        return 'next'
      } else if (action === 'due') {
        day = emptyLine
      } else if (action === 'undo') {
        if (this.#tried(() => this.#undo())) return 'next'
      } else if (action === 'suspend' || action === 'bury') {
        if (this.#tried(() => this.#setAside(current, action))) return 'next'
      } else if (action === 'show') {
        side = { type: 'answer', typed: undefined }
        this.#top = 'answer'
      } else {
        const grade = gradeOf(action) ?? suggestedGrade(side)
        const taken = timeTaken(
          (started + this.#screen.suspended() - suspended) as Milliseconds,
          this.#actions.milliseconds(),
        )
        if (this.#tried(() => this.#grade(current, grade, taken))) return 'next'
      }
    }
  }

  /** Shows the summary when nothing is left. */
  async finish(): Promise<'next' | 'quit'> {
    for (;;) {
      const summary = summaryLines(summaryOf(this.#session))
      const notice = this.#notice === undefined ? [] : [this.#notice.text(this.#options.keys.undo[0] ?? ''), '']
      const { keys } = this.#options
      this.#read(
        (columns) => wrapped([...notice, ...summary], columns),
        () => `${keys.show.at(-1)} finish  ${keys.undo[0]} undo`,
        0,
      )
      const key = await this.#next('question')
      const action = actionOf(key, 'question', keys)
      this.#notice = key.name === 'paste' ? pasteIgnored : undefined
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
    const typed = compareTyped(text, sides.expected, this.#options.equal)
    const suggested = offeredGrade(typed.suggested, offeredGrades(this.#options.keys))
    return { type: 'answer', typed: { ...typed, suggested } }
  }

  #grade(current: CurrentItem, grade: Grade, taken: Milliseconds): void {
    const graded = this.#session.grade(current, grade, taken)
    const leech = leechText(graded)
    if (leech !== undefined) this.#notice = { type: 'warning', text: leech }
    if (graded.type === 'outdated') this.#notice = { type: 'warning', text: () => outdatedText }
  }

  #setAside(current: CurrentItem, how: 'suspend' | 'bury'): void {
    const { type } = this.#session.setAside(current, how)
    if (type === 'outdated') {
      this.#notice = { type: 'warning', text: () => outdatedText }
      return
    }
    this.#notice = {
      type: 'done',
      text: (undo) => `${how === 'suspend' ? 'Suspended' : 'Buried until tomorrow'} (${undo}: undo).`,
    }
  }

  #flag(current: CurrentItem): void {
    const flag = nextFlag(current.state.flag)
    this.#session.flag(current, flag)
    this.#notice = { type: 'done', text: () => flagText(flag) }
  }

  /** Whether the card was made due on a day that the learner has typed; if not, the screen says why. */
  #moved(current: CurrentItem, text: string): boolean {
    try {
      const day = dueDayNamed(text, this.#session.today())
      const { type } = this.#session.move(current, day)
      this.#notice =
        type === 'outdated'
          ? { type: 'warning', text: () => outdatedText }
          : { type: 'done', text: (undo) => `${movedText(day)} (${undo}: undo)` }
      return true
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const { message } = error
      this.#notice = { type: 'warning', text: () => `${message}.` }
      return false
    }
  }

  #undo(): void {
    const text = undoneText(this.#session.undo())
    this.#notice = { type: 'done', text: () => text }
  }

  /** Whether something could be done; if not, the screen says why, and nothing has changed. */
  #tried(work: () => void): boolean {
    try {
      work()
      return true
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const { message } = error
      const [quit] = this.#options.keys.quit
      this.#notice = { type: 'warning', text: () => `${message}. Try again, or press ${quit} to quit.` }
      return false
    }
  }

  async #edit({ card }: CurrentItem): Promise<void> {
    const warning = await this.#screen.lend(() => this.#actions.edit(card))
    if (warning !== undefined) this.#notice = { type: 'warning', text: () => warning }
    this.#session.reread()
  }

  /** Opens the first picture of what is shown, or else the link of the card. */
  async #open({ card, sides }: CurrentItem, side: Side, show: (notice: Notice) => void): Promise<void> {
    const shown = side.type === 'answer' ? `${sides.answer}${card.fields.notes}${sides.question}` : sides.question
    const [picture] = this.#pictures?.paths(shown) ?? []
    const link: CardLink = linkOf(card)
    if (picture === undefined && link.type === 'none') {
      this.#notice = { type: 'warning', text: () => 'This card has no picture and no link.' }
      return
    }
    const opened = picture ?? (link.type === 'link' ? link.address : '')
    show({ type: 'done', text: () => `Opening ${opened}` })
    const outcome =
      picture === undefined && link.type === 'link'
        ? await this.#actions.browse(link.address)
        : await this.#actions.open(opened)
    this.#notice =
      outcome === 'opened'
        ? { type: 'done', text: () => `Opened ${opened}` }
        : { type: 'warning', text: () => `No program could open ${opened}` }
  }

  async #help(): Promise<void> {
    const { canSuspend } = this.#screen
    const lines = helpLines(this.#options.keys, canSuspend ? 'can be suspended' : 'cannot be suspended')
    await this.#leafThrough((columns) => wrapped(lines, columns))
  }

  async #information({ card, ...current }: CurrentItem): Promise<void> {
    const known = this.#actions.known({ card, ...current })
    await this.#leafThrough((columns) => informationLines(card, known, columns, this.#style))
  }

  /** Shows lines in place of the card; any key but those that scroll goes back to it. */
  async #leafThrough(linesFor: (columns: number) => readonly string[]): Promise<void> {
    const pageAt = (size: Size, foot: string) => readingPage(linesFor(size.columns), foot, offset)
    const fits = (size: Size) => linesFor(size.columns).length <= bodyRows(pageAt(size, ''), size)
    const footAt = (size: Size) => (fits(size) ? 'any key  go back' : 'j k  scroll  any other key  go back')
    let offset = 0
    for (;;) {
      this.#read(linesFor, footAt, offset)
      const key = await this.#screen.key()
      if (isQuitting(key)) this.#ahead.push(key)
      if (key.name === 'paste' || key.name === 'burst') continue
      const move = moveOf(key)
      const size = this.#screen.size()
      if (move === undefined || fits(size)) return
      const page = pageAt(size, footAt(size))
      offset = scrolled(page.body, bodyRows(page, size), move).offset
    }
  }

  /**
   * The next key. Characters that came at once are typed ones at a prompt, where no line break but the last ends the line,
   * and elsewhere if all of them show, grade or scroll; otherwise they count as pasted.
   */
  async #next(side: Side['type']): Promise<Key> {
    for (;;) {
      const key = this.#ahead.shift() ?? (await this.#screen.key())
      if (key.name === 'burst') {
        const keys = keysOfText(key.text)
        if (side === 'typing')
          this.#ahead.push(...keys.map((each, at) => (at < keys.length - 1 ? unbroken(each) : each)))
        else if (keys.every((each) => this.#isTypedAhead(each))) this.#ahead.push(...keys)
        else return { name: 'paste', text: key.text }
      } else if (!isTooSmall(this.#screen.size()) || isQuitting(key)) return key
    }
  }

  #isTypedAhead(key: Key): boolean {
    return (['question', 'answer'] as const).some((side) => {
      const action = actionOf(key, side, this.#options.keys)
      return action !== undefined && (action === 'scroll' || reviewActions[action].side !== 'both')
    })
  }

  get #style(): PageStyle {
    return { ...this.#options.style(this.#screen.background()), keys: this.#options.keys }
  }

  get #paint(): Paint {
    return painter(this.#style.palette)
  }

  #read(linesFor: (columns: number) => readonly string[], footAt: (size: Size) => string, offset: number): void {
    this.#screen.show((size) => pageFrame(readingPage(linesFor(size.columns), footAt(size), offset), size, this.#paint))
  }

  #scroll(shown: ShownItem, key: Key): void {
    const { page, size } = this.#page(shown, this.#screen.size())
    const move = moveOf(key)
    if (move !== undefined) this.#top = scrolled(page.body, bodyRows(page, size), move).offset
  }

  #page(shown: ShownItem, size: Size): { page: ScreenPage; review: ReviewPage; size: Size } {
    const review = reviewPage(shown, size.columns, this.#styleFor(size))
    const { head, lines, foot, pictures } = review
    const top = size.rows < fewRows ? review.answerAt : review.ruleAt
    return {
      page: { head, body: paneFrom(lines, this.#top === 'answer' ? top : this.#top), foot, pictures },
      review,
      size,
    }
  }

  get #pictures(): CardPictures | undefined {
    return this.#options.pictures(this.#screen.attributes())
  }

  /** A picture leaves half of the screen to the text. */
  #styleFor({ rows }: Size): PageStyle {
    const pictures = this.#pictures
    if (pictures === undefined) return this.#style
    return { ...this.#style, pictures: { of: pictures, mostRows: Math.max(2, Math.floor(rows / 2)) } }
  }

  #show(shown: ShownItem): void {
    this.#screen.show((size) => {
      const { page, review } = this.#page(shown, size)
      const frame = pageFrame(page, size, this.#paint)
      const row = review.cursor === undefined ? -1 : frame.lines.lastIndexOf(review.cursor.line)
      return review.cursor === undefined || row < 0
        ? frame
        : { ...frame, cursor: { row, column: review.cursor.column } }
    })
  }
}

/** Between the lines of what was typed or pasted at once there is a space. */
function unbroken(key: Key): Key {
  return key.name === 'enter' || key.name === 'tab' ? { name: 'space', text: ' ' } : key
}

const pasteIgnored: Notice = {
  type: 'warning',
  text: () => 'Pasted text is ignored here, because keys do things to the card.',
}

function readingPage(lines: readonly string[], foot: string, offset: number): ScreenPage {
  return { head: [], body: { ...paneOf(lines), offset }, foot: [foot] }
}

function wrapped(lines: readonly string[], columns: number): string[] {
  return lines.flatMap((line) => wrapText(line, columns).map(({ start, end }) => line.slice(start, end)))
}
