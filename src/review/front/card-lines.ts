import { type TerminalOptions, terminalLines } from '../../terminal/field-lines.ts'
import { type Palette, painter } from '../../terminal/style.ts'
import type { CardSides } from '../session/card-sides.ts'

/** How everything on the screen is drawn. */
export interface ScreenStyle {
  readonly palette: Palette
  readonly links: TerminalOptions['links']
}

/** A card with both of its sides, as lines, and the lines where the answer, and the rule above it, begin. */
export interface CardLines {
  readonly lines: readonly string[]
  readonly ruleAt: number
  readonly answerAt: number
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

/** Draws a card with its answer, as a review shows it. */
export function cardLines(card: ShownCard, columns: number, style: ScreenStyle, around?: AroundAnswer): CardLines {
  const width = cardWidth(columns)
  const draw = (html: string) => terminalLines(html, { width, ...style, folds: 'open' })
  const question = card.place === 'below' ? [...draw(card.question), ''] : []
  const rule = card.place === 'below' ? [painter(style.palette)('─'.repeat(width), { hue: 'quiet' }), ''] : []
  const notes = card.notes === '' ? [] : ['', ...draw(card.notes)]
  const lines = [
    ...question,
    ...rule,
    ...(around?.above ?? []),
    ...draw(card.answer),
    ...(around?.below ?? []),
    ...notes,
  ]
  return { lines, ruleAt: question.length, answerAt: question.length + rule.length }
}
