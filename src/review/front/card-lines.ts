import { type TerminalOptions, terminalLines } from '../../terminal/field-lines.ts'
import type { BodyPicture } from '../../terminal/page.ts'
import { type Palette, painter } from '../../terminal/style.ts'
import type { CardSides } from '../session/card-sides.ts'
import type { CardPictures } from './card-pictures.ts'

/** How everything on the screen is drawn. */
export interface ScreenStyle {
  readonly palette: Palette
  readonly links: TerminalOptions['links']
  /** The pictures of cards, and how many rows one may take up; undefined where they are only described. */
  readonly pictures?: { readonly of: CardPictures; readonly mostRows: number }
}

/** A card with both of its sides, as lines, and the lines where the answer, and the rule above it, begin. */
export interface CardLines {
  readonly lines: readonly string[]
  readonly ruleAt: number
  readonly answerAt: number
  readonly pictures: readonly BodyPicture[]
}

/** What is shown of a card, as HTML. */
export interface ShownCard extends Pick<CardSides, 'question' | 'answer' | 'place'> {
  readonly notes: string
}

/** Lines that belong to a review and not to the card, each group followed or preceded by an empty line. */
export interface AroundAnswer {
  readonly above: readonly string[]
  readonly below: readonly string[]
}

/** Wider lines are hard to read. */
const MAX_WIDTH = 100

/** The width of a card for a number of columns. */
export function cardWidth(columns: number): number {
  return Math.min(MAX_WIDTH, columns)
}

/** A part of a card as lines; those at its end are empty for the pictures over them. */
export function partLines(
  html: string,
  columns: number,
  { pictures, ...style }: ScreenStyle,
  folds: 'open' | 'shut',
): Pick<CardLines, 'lines' | 'pictures'> {
  const width = cardWidth(columns)
  const fileOf = pictures === undefined ? {} : { fileOf: pictures.of.fileOf }
  const lines = terminalLines(html, { width, ...style, ...fileOf, folds })
  const placed: BodyPicture[] = []
  for (const picture of pictures?.of.drawn(html, { columns: width, rows: pictures.mostRows }) ?? []) {
    placed.push({ line: lines.length + 1, picture })
    lines.push(...Array.from({ length: picture.rows + 1 }, () => ''))
  }
  return { lines, pictures: placed }
}

/** Draws a card with its answer, as a review shows it. */
export function cardLines(card: ShownCard, columns: number, style: ScreenStyle, around?: AroundAnswer): CardLines {
  const lines: string[] = []
  const pictures: BodyPicture[] = []
  const add = (html: string) => {
    const part = partLines(html, columns, style, 'open')
    pictures.push(...part.pictures.map(({ line, picture }) => ({ line: line + lines.length, picture })))
    lines.push(...part.lines)
  }
  if (card.place === 'below') {
    add(card.question)
    lines.push('')
  }
  const ruleAt = lines.length
  if (card.place === 'below') lines.push(painter(style.palette)('─'.repeat(cardWidth(columns)), { hue: 'quiet' }), '')
  const answerAt = lines.length
  lines.push(...(around?.above ?? []))
  add(card.answer)
  lines.push(...(around?.below ?? []))
  if (card.notes !== '') {
    lines.push('')
    add(card.notes)
  }
  return { lines, ruleAt, answerAt, pictures }
}
