import { withoutEnding } from '../../text/stem.ts'

/** What is searched of a card, as plain text. */
export interface Searchable {
  readonly id: string
  readonly question: string
  readonly answer: string
  /** Its headings and tags. */
  readonly around: string
}

/** A card that has words of the search. */
export interface Hit<T> {
  readonly card: T
  /** How many of the words it has. */
  readonly words: number
  /** The higher the better; comparable within one search only. */
  readonly score: number
}

/** How much a place counts: what is asked says more about a card than what is answered. */
const weights = { question: 4, around: 2, answer: 1 } as const

/** The cards that have most of the words, the best first; cards that are equally good keep their order. */
export function rank<T extends Searchable>(cards: readonly T[], words: readonly string[]): readonly Hit<T>[] {
  const patterns = words
    .map(fold)
    .filter((word) => word !== '')
    .map(patternsFor)
  if (patterns.length === 0) return []
  const hits = cards.map((card): Hit<T> => {
    const question = fold(card.question)
    const fields = { question, around: fold(card.around), answer: fold(card.answer) }
    const scores = patterns.map((one) => (one.word === card.id.toLowerCase() ? 100 : scoreOf(fields, one)))
    // Of two cards that have a word, the shorter question is more about it.
    const brevity = 1 / (10 + question.length)
    return { card, words: scores.filter(Boolean).length, score: scores.reduce((sum, score) => sum + score, brevity) }
  })
  const most = Math.max(1, ...hits.map((hit) => hit.words))
  return hits.filter((hit) => hit.words === most).sort((a, b) => b.score - a.score)
}

/** The part of a text around the first word that it has, in one line; undefined if it has none. */
export function excerpt(text: string, words: readonly string[], width: number): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim()
  // Folding keeps the length of most texts; where it doesn't, the excerpt is off by some letters.
  const folded = fold(line)
  const places = words
    .map((word) => patternsFor(fold(word)))
    .flatMap(({ start, within }) => [folded.search(start), folded.search(within)].filter((at) => at !== -1).slice(0, 1))
  if (places.length === 0) return undefined
  const at = Math.min(...places)
  const from = at < width / 2 ? 0 : line.indexOf(' ', at - Math.floor(width / 3)) + 1
  const begin = from === 0 || from > at ? Math.max(0, Math.min(from, at)) : from
  const piece = line.slice(begin, begin + width)
  return `${begin === 0 ? '' : '… '}${piece.trimEnd()}${begin + width < line.length ? ' …' : ''}`
}

interface Patterns {
  readonly word: string
  readonly whole: RegExp
  readonly start: RegExp
  readonly within: RegExp
  /** The word without its ending, at the beginning of a word. */
  readonly stem: RegExp
}

function patternsFor(word: string): Patterns {
  const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const bare = withoutEnding(word)
  const text = literally(word)
  return {
    word,
    whole: new RegExp(`(?<![\\p{L}\\p{N}])${text}(?![\\p{L}\\p{N}])`, 'u'),
    start: new RegExp(`(?<![\\p{L}\\p{N}])${text}`, 'u'),
    within: new RegExp(text, 'u'),
    stem: new RegExp(`(?<![\\p{L}\\p{N}])${literally(bare.length < 3 ? word : bare)}`, 'u'),
  }
}

function scoreOf(fields: Readonly<Record<keyof typeof weights, string>>, patterns: Patterns): number {
  const { whole, start, within, stem } = patterns
  const closeness = (text: string): number =>
    whole.test(text) ? 1 : start.test(text) ? 0.7 : stem.test(text) ? 0.6 : within.test(text) ? 0.4 : 0
  return (
    weights.question * closeness(fields.question) +
    weights.around * closeness(fields.around) +
    weights.answer * closeness(fields.answer)
  )
}

/** Lower case, without accents, in one line. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}
