import type { Element, ElementContent } from 'hast'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Cursor, Dialect, Draft, Finding } from '../dialect.ts'
import { answeredBySign } from '../reading/answer.ts'
import { ankiDeletions, highlightDeletions, markDeletions, patternDeletions } from '../reading/cloze.ts'
import {
  blocksOfPieces,
  isLined,
  type Line,
  linesOf,
  type Piece,
  paragraphOf,
  slice,
  splitLazy,
  withContent,
  withoutLabel,
} from '../reading/lines.ts'

/**
 * Notes of Obsidian_to_Anki: a block between `START` and `END`, which names the type of the note, or a line between
 * `STARTI` and `ENDI`. `Back:` begins the back; `Tags:` and the number of the note belong to neither side.
 */
export const startEnd: Dialect = {
  name: 'obsidian',
  example: {
    markdown: `START
Basic
What is a layer?
Back: The difference between two file systems.
Tags: images
END

STARTI [Basic] Which file builds an image? Back: \`Dockerfile\` ENDI
`,
    cards: [
      { question: 'What is a layer?', answer: 'The difference between two file systems.' },
      { question: 'Which file builds an image?', answer: 'Dockerfile' },
    ],
  },
  isSureOf: ({ page, blocks, index }) => survey(blocks, page).has(index),
  find({ page, blocks, index }: Cursor): Finding | undefined {
    return survey(blocks, page).get(index)
  },
}

const anyStart = /^[ \t>]*STARTI?(?:[ \t]|$)/m

const survey = memoiseByObject((blocks: readonly Element[], page: Page): ReadonlyMap<number, Finding> => {
  const found = new Map<number, Finding>()
  if (!anyStart.test(page.source)) return found
  const pieces = blocks.flatMap((block, index) => piecesOf(block, index, page.source))
  let drafts: Draft[] = []
  let from = -1
  let to = -1
  for (let at = 0; at < pieces.length; at++) {
    const note = noteAt(pieces, at, page)
    const [first, last] = [pieces[at], pieces[at + (note?.length ?? 1) - 1]]
    if (note === undefined || first === undefined || last === undefined) continue
    if (first.index > to) {
      drafts = []
      from = first.index
    }
    drafts = [...drafts, ...note.drafts]
    to = last.index
    found.set(from, { consumed: to + 1 - from, drafts, evidence: 'note between START and END' })
    at += note.length - 1
  }
  return found
})

function piecesOf(block: Element, index: number, source: string): Piece[] {
  if (isLined(block, source))
    return linesOf(block.children, source).map((line): Piece => ({ type: 'line', line, paragraph: block, index }))
  const parts = splitLazy(block, source, ({ text }) => text === 'END' || field.test(text))
  return parts.length > 1 ? parts.flatMap((part) => piecesOf(part, index, source)) : [{ type: 'block', block, index }]
}

/** The drafts of a note, and how many pieces it takes up. */
interface Note {
  readonly drafts: readonly Draft[]
  readonly length: number
}

function noteAt(pieces: readonly Piece[], at: number, page: Page): Note | undefined {
  const [start, type] = [pieces[at], pieces[at + 1]]
  if (start?.type !== 'line') return undefined
  const inline = inlineNote.exec(start.line.text)
  if (inline !== null) {
    const [, before = '', name = '', text = ''] = inline
    const line = withContent(start.line, slice(start.line.content, before.length, before.length + text.length))
    const drafts = draftsOf(name, splitFields(line), page)
    return drafts.length === 0 ? undefined : { drafts, length: 1 }
  }
  if (start.line.text !== 'START' || type?.type !== 'line' || type.paragraph !== start.paragraph) return undefined
  let end = at + 2
  while (end < pieces.length && !isLine(pieces[end], 'END') && !isLine(pieces[end], 'START')) end++
  if (!isLine(pieces[end], 'END')) return undefined
  const drafts = draftsOf(type.line.text, pieces.slice(at + 2, end), page)
  return drafts.length === 0 ? undefined : { drafts, length: end + 1 - at }
}

function isLine(piece: Piece | undefined, text: string): boolean {
  return piece?.type === 'line' && piece.line.text === text
}

const inlineNote = /^(STARTI\s+\[([^\]]+)\]\s*)(.*?)\s*ENDI$/s

/** What begins a part of a note on a line of its own. */
const field = /^(?:Back(?: Extra)?|Extra|Tags):(?:\s|$)/

/** Divides the text of an inline note at `Back:` and `Tags:`. */
function splitFields(line: Line): Piece[] {
  const cuts = [0, ...[...line.text.matchAll(/(?<=\s)(?:Back(?: Extra)?|Extra|Tags):\s/g)].map(({ index }) => index)]
  return cuts.map((from, at): Piece => {
    const part = withContent(line, slice(line.content, from, cuts[at + 1]))
    return { type: 'line', line: part, paragraph: paragraphOf([part]), index: 0 }
  })
}

function draftsOf(type: string, pieces: readonly Piece[], page: Page): Draft[] {
  const own = pieces.filter((piece) => piece.type === 'block' || !/^(?:Tags:|ID:\s*\d+$)/.test(piece.line.text))
  const tags = pieces.flatMap((piece) =>
    piece.type === 'line' && /^Tags:/.test(piece.line.text) ? piece.line.text.slice(5).split(/[\s,]+/) : [],
  )
  const back = own.findIndex((piece) => piece.type === 'line' && field.test(piece.line.text))
  const isCloze = /cloze/i.test(type)
  if (back < 0 && !isCloze) return []
  const front = blocksOfPieces(withoutLabel(back < 0 ? own : own.slice(0, back), /^(?:Front|Text):\s*/))
  const answer = back < 0 ? [] : blocksOfPieces(withoutLabel(own.slice(back), field))
  const [first] = own
  const line = first?.type === 'line' ? first.line.number : 1
  const common = { line, tags: tags.filter((tag) => tag !== '') }
  if (isCloze) {
    const content = clozeOf(front, page)
    return content === undefined
      ? []
      : [{ ...common, ...promptOf(content), answer, answered: true, kind: 'cloze' as const }]
  }
  if (front.length === 0) return []
  const draft: Draft = { ...common, ...promptOf(front), answer, ...answeredBySign(answer) }
  return /and reversed/i.test(type) && answer.length > 0
    ? [draft, { ...common, ...promptOf(answer), answer: front, kind: 'reversed' }]
    : [draft]
}

/** Hides `{{c1::…}}`, or else `{…}` and `{2:…}`, or else `==…==`. */
function clozeOf(front: readonly Element[], page: Page): ElementContent[] | undefined {
  for (const deletions of [ankiDeletions, curlyDeletions, highlightDeletions]) {
    const { content, count } = markDeletions(front, deletions, page.source)
    if (count > 0) return content
  }
  return undefined
}

const curlyDeletions = patternDeletions(/(?<!\{)\{(?:c?(?<number>\d{1,3})[:|])?(?<text>[^{}]+)\}(?!\})/dg)

function promptOf([first, ...more]: readonly ElementContent[]): Pick<Draft, 'title' | 'more'> {
  if (first === undefined) return { title: [] }
  return { title: first.type === 'element' && first.tagName === 'p' ? first.children : [first], more }
}
