import type { Element, ElementContent } from 'hast'
import { elementsOf, endLineOf, headingLevel, isElement, lastLine, lineOf, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { type Company, type Cursor, companyAt, type Dialect, type Draft, type Finding } from '../dialect.ts'
import { answeredBySign } from '../reading/answer.ts'
import { ankiDeletions, braceDeletions, type Clozed, highlightDeletions, markDeletions } from '../reading/cloze.ts'
import { isAddress, isCall, isPath, looksLikeCode } from '../reading/code-path.ts'
import {
  blocksOfPieces,
  isLined,
  type Line,
  linesOf,
  maskOf,
  type Piece,
  phrasesOf,
  slice,
  splitLazy,
  withContent,
} from '../reading/lines.ts'
import { sourceLines } from '../reading/source-lines.ts'
import { findingsOf, type Span } from '../reading/span.ts'
import { askingOf, endsAsking } from '../reading/wording.ts'
import { anyOf } from '../words/pattern.ts'
import { noteFields } from '../words/terms.ts'

/**
 * Cards of Obsidian's spaced repetition plugin: a line with only `?` (`??` for both directions) between front and back,
 * `front::back` (`:::` for both directions), and clozes with `==…==` and `{{…}}`; also Anki's own `{{c1::…}}`.
 *
 * The front is the lines directly above the `?`, or the block above it; in a paragraph with several cards, it is a
 * single line. The back extends to the first blank line, and from there over code, lists, tables and pictures. It
 * extends over text only up to the plugin's `<!--SR:…-->`, after a colon, or on a page that consists of cards only. It
 * always ends at a heading, a thematic break or another card.
 */
export const obsidian: Dialect = {
  name: 'obsidian',
  example: {
    markdown: `#flashcards

Default network driver::bridge

What does the flag \`--rm\` do?
?
It removes the container when it exits.

The daemon is called ==dockerd==.
`,
    cards: [
      { question: 'Default network driver', answer: 'bridge' },
      { question: 'What does the flag --rm do?', answer: 'It removes the container when it exits.' },
      { question: 'The daemon is called {{c1::dockerd}}.', answer: '', kind: 'cloze' },
    ],
  },
  find(cursor: Cursor): Finding | undefined {
    const { page, pages, blocks, index, endsAnswer } = cursor
    return survey(blocks, page, pages, companyAt(cursor), endsAnswer).get(index)
  },
  isSureOf: ({ page, pages, blocks, index }) => sureStarts(blocks, page, pages).has(index),
}

const survey = memoiseByObject(
  (
    blocks: readonly Element[],
    page: Page,
    pages: ReadonlyMap<string, Page>,
    company: Company,
    endsAnswer: Cursor['endsAnswer'],
  ): ReadonlyMap<number, Finding> =>
    mayHoldCards(page)
      ? read(textOfBlocks(page, blocks, evidenceOf(page, pages, company)), endsAnswer)
      : new Map<number, Finding>(),
)

/** Returns the blocks at which cards begin; a list with highlights may be an answer. */
const sureStarts = memoiseByObject(
  (blocks: readonly Element[], page: Page, pages: ReadonlyMap<string, Page>): ReadonlySet<number> => {
    if (!mayHoldCards(page)) return new Set()
    const source = textOfBlocks(page, blocks, evidenceOf(page, pages, 'needed'))
    const { pieces } = source
    const sided = isSure(source) ? separatorsOf(source).map(({ from }) => from) : []
    const others = pieces.flatMap((piece, at) => {
      const isCard = source.inline.has(at) || (piece.type === 'block' && isListOfCards(piece.block, source))
      const hides = piece.type === 'line' ? hidesInLine(piece.line, source) : hidesInBlock(piece.block, page)
      return isCard || hides ? [at] : []
    })
    const firsts = [...sided, ...others].filter((at) => pieces[at - 1]?.index !== pieces[at]?.index)
    return new Set(firsts.flatMap((at) => pieces[at]?.index ?? []))
  },
)

const highlight = /(?<![=\w])==[^\s=][^=]*==/
const ankiCloze = /\{\{c\d+::/

function hidesInLine({ content, text }: Line, { evidence }: SourceText): boolean {
  if (!/==|\{\{/.test(text)) return false
  const mask = maskOf(content)
  return ankiCloze.test(mask) || (evidence.tag === 'tagged' && highlight.test(mask))
}

function hidesInBlock(block: Element, page: Page): boolean {
  return ankiCloze.test(plainText([block])) && markDeletions([block], ankiDeletions, page.source).count > 0
}

function isListOfCards(block: Element, source: SourceText): boolean {
  return isElement(block, 'ul', 'ol') && itemDrafts(block, source).length > 0
}

const anyMark = /^[ \t>]*\?{1,2}[ \t]*$|::|;;|==|\{\{/m

/** Whether a page has any of the marks, so that most pages cost nothing. */
const mayHoldCards = memoiseByObject(({ source }: Page): boolean => anyMark.test(source))

const reviewComment = /<!--\s*SR:!/

/** How certain it is that the marks on a page are cards. */
interface PageEvidence {
  readonly page: Page
  /** Whether the page has the tag `flashcards`, or its cards are remembered, wherever the tag stood. */
  readonly tag: 'tagged' | 'untagged' | 'remembered'
  /** Whether cards of the page, or at least of its vault, have been reviewed with the plugin. */
  readonly reviews: 'page' | 'vault' | 'none'
}

/** Whether any page of a vault shows that the plugin is used there. */
const isVault = memoiseByObject((pages: ReadonlyMap<string, Page>): boolean =>
  [...pages.values()].some((page) => hasReviews(page) || hasCardTag(page)),
)

function evidenceOf(page: Page, pages: ReadonlyMap<string, Page>, company: Company): PageEvidence {
  if (company === 'waived') return { page, tag: 'remembered', reviews: 'none' }
  const tagged = hasCardTag(page) || page.matter.tags.some((tag) => /^flashcards?(?:\/|$)/i.test(tag))
  return {
    page,
    tag: tagged ? 'tagged' : 'untagged',
    reviews: hasReviews(page) ? 'page' : isVault(pages) ? 'vault' : 'none',
  }
}

const cardTag = /(?:^|\s)#flashcards?(?:\/[\p{L}\p{N}_/-]+)?(?=\s|$)|^cards-deck:/imu

const hasCardTag = memoiseByObject(({ source }: Page): boolean => cardTag.test(source))
const hasReviews = memoiseByObject(({ source }: Page): boolean => reviewComment.test(source))

/** A line that consists of tags. */
const tagLine = /^(?:#(?=[\p{N}_/-]*\p{L})[\p{L}\p{N}_/-]+\s*)+$/u

/** What cards are read from. */
interface SourceText {
  readonly page: Page
  readonly lines: readonly string[]
  readonly pieces: readonly Piece[]
  readonly evidence: PageEvidence
  /** The inline cards by the index of their piece. */
  readonly inline: ReadonlyMap<number, Inline>
}

/** `front::back` in the content of a line. */
interface Inline {
  readonly front: readonly ElementContent[]
  readonly back: readonly ElementContent[]
  readonly ways: 'one' | 'both'
}

function textOfBlocks(page: Page, blocks: readonly Element[], evidence: PageEvidence): SourceText {
  const inlineOf = (line: Line) => inlineCard(line, evidence)
  const startsBlock = (line: Line, rest: readonly Line[]) =>
    isSeparator(line.text) || isSeparator(rest[0]?.text ?? '') || inlineOf(line) !== undefined
  const pieces = blocks.flatMap((block, index) => piecesOf(block, index, page, startsBlock))
  const inline = new Map<number, Inline>()
  pieces.forEach((piece, at) => {
    const card = piece.type === 'line' && headingLevel(piece.paragraph) === undefined ? inlineOf(piece.line) : undefined
    if (card !== undefined) inline.set(at, card)
  })
  return { page, lines: sourceLines(page), pieces, evidence, inline }
}

function read(source: SourceText, endsAnswer: Cursor['endsAnswer']): ReadonlyMap<number, Finding> {
  const { pieces, evidence } = source
  const sided = isSure(source) ? separatedCards(source, endsAnswer) : []
  const taken = takenBy(sided)
  const inlined = pieces.flatMap((piece, at) => (taken.has(at) ? [] : inlineSpan(source, piece, at)))
  const used = takenBy([...sided, ...inlined])
  const clozes = pieces.flatMap((piece, at) => (used.has(at) ? [] : clozeSpan(source, piece, at)))
  // Spans are ranges of pieces up to here; findings need ranges of blocks.
  const spans = [...sided, ...inlined, ...clozes]
  const tagsAt = deckTags(pieces)
  const ofBlocks = spans.map(({ from, to, drafts }): Span => {
    const tags = tagsAt[from] ?? []
    const tagged = tags.length === 0 ? drafts : drafts.map((draft) => ({ ...draft, tags }))
    return { from: pieces[from]?.index ?? 0, to: (pieces[to - 1]?.index ?? 0) + 1, drafts: tagged }
  })
  return findingsOf(ofBlocks, explained(evidence))
}

function takenBy(spans: readonly Span[]): ReadonlySet<number> {
  return new Set(spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)))
}

function explained({ tag, reviews }: PageEvidence): string {
  if (tag === 'remembered') return 'card that was one before'
  if (tag === 'tagged') return 'card on a page tagged #flashcards'
  return reviews === 'page'
    ? 'card on a page with <!--SR:…--> comments'
    : 'card with marks of its own (?, ::, {{c1::…}})'
}

function piecesOf(
  block: Element,
  index: number,
  page: Page,
  startsBlock: (line: Line, rest: readonly Line[]) => boolean,
): Piece[] {
  if (isLined(block, page.source))
    return continued(linesOf(block.children, page.source), startsBlock).map(
      (line): Piece => ({ type: 'line', line, paragraph: block, index }),
    )
  const parts = splitLazy(block, page.source, startsBlock)
  return parts.length > 1
    ? parts.flatMap((part) => piecesOf(part, index, page, startsBlock))
    : [{ type: 'block', block, index }]
}

/**
 * Joins lines that a hard break divides: `front::one<br>two` is one line, wherever it breaks, and a card goes on in the
 * next line if its own ends with a hard break and the next one starts nothing.
 */
function continued(
  lines: readonly Line[],
  startsBlock: (line: Line, rest: readonly Line[]) => boolean,
): readonly Line[] {
  if (!lines.some(({ end }) => end === 'hard')) return lines
  const joined: Line[][] = []
  lines.forEach((line, at) => {
    const group = joined.at(-1)
    const before = lines[at - 1]
    const isCard = group?.some(({ text }) => startsCard(text)) ?? false
    const goesOn =
      before?.end === 'hard' &&
      (before.number === line.number || (isCard && !tagLine.test(line.text) && !startsBlock(line, lines.slice(at + 1))))
    if (group !== undefined && goesOn) group.push(line)
    else joined.push([line])
  })
  return joined.flatMap((group) => joinedLine(group) ?? [])
}

function startsCard(text: string): boolean {
  return inlineMark.test(text)
}

/** Joins lines into one, with their hard breaks. */
function joinedLine(lines: readonly Line[]): Line | undefined {
  const [first] = lines
  const last = lines.at(-1)
  if (first === undefined || last === undefined || first === last) return first
  return { ...withContent(last, phrasesOf(lines)), number: first.number }
}

function isSeparator(text: string): boolean {
  return text === '?' || text === '??'
}

function startLine(piece: Piece): number {
  return piece.type === 'line' ? piece.line.number : (lineOf(piece.block) ?? 0)
}

function endLine(piece: Piece): number {
  return piece.type === 'line' ? lastLine(piece.line.content, piece.line.number) : (endLineOf(piece.block) ?? 0)
}

/** Returns what lies between two consecutive pieces. */
function gapBetween(source: SourceText, before: Piece, after: Piece): 'none' | 'blank' | 'review' {
  const between = source.lines.slice(endLine(before) - 1, startLine(after) - 1)
  const [own = '', ...rest] = between
  if (reviewComment.test(own) || rest.some((line) => reviewComment.test(line))) return 'review'
  return rest.some((line) => line.replace(/^[\s>]+/, '') === '') ? 'blank' : 'none'
}

function isTagPiece(piece: Piece | undefined): boolean {
  return piece?.type === 'line' && tagLine.test(piece.line.text)
}

/**
 * Returns, for each piece, the tags that the nearest `#flashcards/topic` line above it gives to the cards below:
 * `topic`.
 */
function deckTags(pieces: readonly Piece[]): readonly (readonly string[])[] {
  let current: readonly string[] = []
  return pieces.map((piece) => {
    if (piece.type === 'line' && isTagPiece(piece) && cardTag.test(piece.line.text)) {
      current = [...piece.line.text.matchAll(/#flashcards?\/([\p{L}\p{N}_/-]+)/giu)].map(([, path = '']) => path)
    }
    return current
  })
}

function isHeading(piece: Piece | undefined): boolean {
  return piece?.type === 'block' && headingLevel(piece.block) !== undefined
}

function isRule(piece: Piece | undefined): boolean {
  return piece?.type === 'block' && isElement(piece.block, 'hr')
}

/** Whether the `?` lines are the plugin's: a single one between blank lines may be anything. */
function isSure({ pieces, evidence, lines }: SourceText): boolean {
  const separators = pieces.filter((piece) => piece.type === 'line' && isSeparator(piece.line.text))
  if (evidence.tag !== 'untagged' || evidence.reviews === 'page') return separators.length > 0
  const isAttached = (piece: Piece): boolean =>
    lines[startLine(piece) - 2]?.trim() !== '' && lines[startLine(piece)]?.trim() !== ''
  // On a page of questions that end their lines with `?`, a few separate ones come from copying the text out of a
  // browser; they stand where the line before lacks its own.
  const asking = lines.filter((line) => /^[ \t]{0,3}[\p{L}\p{N}"“'(¿`].*[?？؟][ \t]*$/u.test(line)).length
  const isDoubled = (piece: Piece): boolean =>
    isAttached(piece) && /[?？؟][*_ \t]*$/.test(lines[startLine(piece) - 2] ?? '')
  if (asking > 3 && separators.length * 3 <= asking && !separators.every(isDoubled)) return false
  return separators.length === 1 ? separators.every(isAttached) : separators.length > 0
}

/** Where the front of a card begins, and where its `?` stands. */
interface Separator {
  readonly from: number
  readonly at: number
}

function separatorsOf(source: SourceText): readonly Separator[] {
  const { pieces } = source
  const starts: Separator[] = []
  pieces.forEach((piece, at) => {
    if (piece.type !== 'line' || !isSeparator(piece.line.text)) return
    const from = frontStart(source, at, starts.at(-1)?.at ?? -1)
    if (from !== undefined && at + 1 <= pieces.length) starts.push({ from, at })
  })
  return starts
}

/** Returns the cards with a `?` line; their spans are ranges of pieces. */
function separatedCards(source: SourceText, endsAnswer: Cursor['endsAnswer']): Span[] {
  const { pieces } = source
  const starts = separatorsOf(source)
  const layout = layoutOf(source, starts)
  return starts.flatMap(({ from, at }, index) => {
    const to = backEnd(source, at, starts[index + 1]?.from ?? pieces.length, layout, endsAnswer)
    return separatedSpan(source, from, at, to)
  })
}

/**
 * Returns the index of the piece where the front of the `?` at `at` begins; `before` is the index of the previous
 * card's `?`.
 */
function frontStart(source: SourceText, at: number, before: number): number | undefined {
  const { pieces } = source
  let from = at
  while (from > before + 1) {
    const above = pieces[from - 1]
    const here = pieces[from]
    if (above === undefined || here === undefined || isTagPiece(above) || isRule(above) || source.inline.has(from - 1))
      break
    const gap = gapBetween(source, above, here)
    // The plugin also writes its comment between the front and the `?`.
    if (gap !== 'none' && from !== at) break
    if (isHeading(above)) {
      if (from === at) from--
      break
    }
    from--
  }
  if (from === at) return undefined
  // Code or a list alone doesn't ask; the heading above it does.
  const shows = pieces.slice(from, at).every((piece) => piece.type === 'block')
  if (shows && from - 1 > before && isHeading(pieces[from - 1])) return from - 1
  // If no blank line separates the previous back from this front, the front is the line above the `?`.
  if (from === before + 1 && before >= 0) return at - 1 > before + 1 ? at - 1 : undefined
  return from
}

/** Whether a page consists of cards only, as there is no text above the first one, or has cards among other text. */
type PageLayout = 'cards only' | 'cards in text'

function layoutOf({ pieces }: SourceText, starts: readonly { from: number }[]): PageLayout {
  const [first, second] = starts
  if (first === undefined || second === undefined) return 'cards in text'
  const above = pieces.slice(0, first.from)
  return above.every((piece) => isHeading(piece) || isRule(piece) || isTagPiece(piece)) ? 'cards only' : 'cards in text'
}

/** Returns the index of the first piece that no longer belongs to the back. */
function backEnd(
  source: SourceText,
  at: number,
  limit: number,
  layout: PageLayout,
  endsAnswer: Cursor['endsAnswer'],
): number {
  const { pieces } = source
  for (let end = at + 1; end < limit; end++) {
    const piece = pieces[end]
    const before = pieces[end - 1]
    if (piece === undefined || before === undefined) return end
    if (isHeading(piece) || isRule(piece) || isTagPiece(piece) || source.inline.has(end)) return end
    if (piece.index !== before.index && endsAnswer(piece.index)) return end
    const gap = gapBetween(source, before, piece)
    if (end === at + 1 || gap === 'none') continue
    if (gap === 'review') return end
    const closing = closedByReview(source, end, limit)
    const goesOn =
      piece.type === 'block' ||
      isPicture(piece) ||
      layout === 'cards only' ||
      closing ||
      /[:：]$/.test(before.type === 'line' ? before.line.text : '')
    if (!goesOn) return end
  }
  return limit
}

/** Whether the plugin's comment follows before the next heading, thematic break or card. */
function closedByReview(source: SourceText, at: number, limit: number): boolean {
  const { pieces, lines } = source
  let end = at
  while (end < limit && !isHeading(pieces[end]) && !isRule(pieces[end]) && !source.inline.has(end)) end++
  const [first, last, next] = [pieces[at], pieces[end - 1], pieces[end]]
  if (first === undefined || last === undefined) return false
  const stop = next === undefined ? endLine(last) + 1 : startLine(next) - 1
  return lines.slice(startLine(first) - 1, stop).some((line) => reviewComment.test(line))
}

function isPicture(piece: Piece): boolean {
  return (
    piece.type === 'line' &&
    (piece.line.content.every((node) => isElement(node, 'img')) || /^!\[\[.*\]\]$/.test(piece.line.text))
  )
}

function separatedSpan(source: SourceText, from: number, at: number, to: number): Span[] {
  const { pieces } = source
  const separator = pieces[at]
  const front = blocksOfPieces(pieces.slice(from, at).map(withoutTags))
  const back = blocksOfPieces(pieces.slice(at + 1, to))
  const [first, ...more] = front
  const piece = pieces[from]
  if (first === undefined || piece === undefined || separator?.type !== 'line' || plainText([first]) === '') return []
  const title = isElement(first, 'p') || headingLevel(first) !== undefined ? first.children : [first]
  const ways = separator.line.text === '??' ? 'both' : 'one'
  const last = pieces[to - 1]
  return [
    {
      from,
      to,
      drafts: bothWays(
        {
          line: startLine(piece),
          endLine: last ? endLine(last) : 0,
          title,
          more,
          answer: back,
          ...answeredBySign(back),
        },
        ways,
      ),
    },
  ]
}

/** Returns the draft and, for a card in both directions, the one that asks for its front. */
function bothWays(draft: Draft, ways: 'one' | 'both'): Draft[] {
  if (ways === 'one' || draft.answer.length === 0) return [draft]
  const [first, ...more] = draft.answer
  const title = isElement(first, 'p') ? first.children : draft.answer.slice(0, 1)
  const front = [...draft.title, ...(draft.more ?? [])]
  return [draft, { ...draft, kind: 'reversed', title, more, answer: front }]
}

const ownTag = /(?<!\S)#flashcards?(?:\/[\p{L}\p{N}_/-]+)?\s*$/iu

function withoutTags(piece: Piece): Piece {
  if (piece.type !== 'line') return piece
  const tag = ownTag.exec(piece.line.text)
  return tag === null ? piece : { ...piece, line: withContent(piece.line, slice(piece.line.content, 0, tag.index)) }
}

/** How many lines of a page look like inline cards with prose on both sides, or have `::` for another reason. */
interface InlineCount {
  readonly prose: number
  readonly other: number
  /** How many lines and other blocks have no `::`, headings not counted. */
  readonly rest: number
}

/** Counts the lines outside of code whose `::` may divide front from back. */
const countInline = memoiseByObject((page: Page): InlineCount => {
  const count = { prose: 0, other: 0, rest: 0 }
  const read = (line: Line): void => {
    const parts = divided(line)
    if (parts === undefined) count.rest++
    else if (hasProseSides(parts)) count.prose++
    else count.other++
  }
  const visit = (block: Element): void => {
    if (block.tagName === 'p') for (const line of linesOf(block.children, page.source)) read(line)
    else if (isElement(block, 'ul', 'ol', 'li', 'blockquote'))
      for (const child of blocksOf(block.children)) visit(child)
    else if (headingLevel(block) === undefined) count.rest++
  }
  for (const block of page.blocks) visit(block)
  return count
})

/** This many lines with prose on both sides of `::` are cards on a page that doesn't say so. */
const fewestInline = 3

/**
 * Whether the lines with `::` on a page are cards by their number: three of them, and few that are something else, or two
 * with nothing else on the page.
 */
function areSeveral({ prose, other, rest }: InlineCount): boolean {
  return (prose >= fewestInline && other * 2 <= prose) || (prose >= 2 && other + rest === 0)
}

const inlineMark = /(?<!:):{2,3}(?![:=])|(?<!;);{2,3}(?!;)/

/** Fields that notes keep about themselves, as Dataview and Logseq read them. */
const fieldName = new RegExp(`^${anyOf(noteFields)}$`, 'i')
const field = /^[\s([]*[\p{L}\p{N}_-]+$/u

/** A line at its `::`, before it is clear that it is a card. */
interface Divided {
  readonly front: readonly ElementContent[]
  readonly back: readonly ElementContent[]
  /** The text in front. */
  readonly asked: string
  /** The text of both sides, without what is marked up. */
  readonly before: string
  readonly after: string
  readonly mark: string
}

/** Divides a line at the first `::` that stands neither in code nor in a hidden part of a cloze. */
function divided({ content, text }: Line): Divided | undefined {
  if (!/::|;;/.test(text)) return undefined
  const end = ownTag.exec(text)?.index
  const mask = maskOf(slice(content, 0, end))
  if (/\{\{c\d+::/.test(mask)) return undefined
  const mark = inlineMark.exec(mask.replace(highlighted, (hidden) => '\uFFFC'.repeat(hidden.length)))
  if (mark === null) return undefined
  const at = mark.index + mark[0].length
  const [before, after] = [mask.slice(0, mark.index), mask.slice(at)]
  if (before.trim() === '' || !/\S/.test(text.slice(at, end)) || tagLine.test(before)) return undefined
  return {
    front: slice(content, 0, mark.index),
    back: slice(content, at, end),
    asked: text.slice(0, mark.index),
    before,
    after,
    mark: mark[0],
  }
}

/** `==std::map==` */
const highlighted = /==(?=[^\s=])(?:(?!==).)*[^\s=]==/g

/** Whether words stand on both sides of `::`, with a blank among those in front of it, and none of it looks like code. */
function hasProseSides({ asked, before, after, mark }: Divided): boolean {
  const sides = { before, after }
  return (
    mark.startsWith(':') &&
    /(?<!\S)[^\p{L}\s]*\p{L}\S*\s+\S/u.test(asked.trim()) &&
    /[\p{L}\p{N}\uFFFC]/u.test(after) &&
    !isOwnField(before) &&
    !isAddress(sides) &&
    !looksLikeCode(sides)
  )
}

/**
 * Returns the card in a line, if there is one. On pages without a tag or reviews, the front must ask, or the line must
 * be one of several with words on both sides. `std::vector`, `arn:aws:s3:::bucket`, `::1` and `key:: value` are no
 * cards.
 */
function inlineCard(line: Line, { page, tag, reviews }: PageEvidence): Inline | undefined {
  const parts = divided(line)
  if (parts === undefined) return undefined
  const { front, back, asked, before, after, mark } = parts
  if (isAddress(parts) || isPath(parts)) return undefined
  const sure = tag !== 'untagged' || reviews === 'page'
  if (mark.startsWith(';') && (!sure || /==\d*$/.test(before) || before.split('==').length % 2 === 0)) return undefined
  if (!sure) {
    if (!/[\p{L}\p{N}]/u.test(asked) || isCall(parts)) return undefined
    const spaced = /\s$/.test(before) || /^\s/.test(after)
    const asks =
      endsAsking(asked) ||
      (askingOf(asked) === 'question' && asked.trim().split(/\s+/).length >= 4 && (spaced || reviews === 'vault'))
    if (!asks && !(areSeveral(countInline(page)) && hasProseSides(parts))) return undefined
  } else if (tag !== 'remembered' && isOwnField(before)) {
    return undefined
  }
  return { front, back: trimmed(back), ways: mark.length === 3 ? 'both' : 'one' }
}

/** Whether the front is the name of a field that notes keep about themselves: `status:: done`. */
function isOwnField(before: string): boolean {
  return field.test(before) && fieldName.test(before.replace(/^[^\p{L}\p{N}]+/u, ''))
}

function trimmed(content: readonly ElementContent[]): ElementContent[] {
  return [...withContent({ number: 0, content: [], text: '' }, content).content]
}

function inlineSpan(source: SourceText, piece: Piece, at: number): Span[] {
  const card = source.inline.get(at)
  if (piece.type === 'line')
    return card === undefined ? [] : [{ from: at, to: at + 1, drafts: inlineDrafts(card, piece.line) }]
  if (!isElement(piece.block, 'ul', 'ol')) return []
  const drafts = itemDrafts(piece.block, source)
  return drafts.length === 0 ? [] : [{ from: at, to: at + 1, drafts }]
}

/** Returns the cards of a list: the first line of each item may be one. */
function itemDrafts(list: Element, source: SourceText): Draft[] {
  return elementsOf(list).flatMap((item) => {
    const [lead, ...rest] = blocksOf(item.children)
    const [line, ...others] = isElement(lead, 'p')
      ? continued(linesOf(lead.children, source.page.source), ({ text }) => startsCard(text))
      : []
    const nested = rest.filter((block) => isElement(block, 'ul', 'ol'))
    const inner = nested.flatMap((block) => itemDrafts(block, source))
    const card = line && inlineCard(line, source.evidence)
    if (card === undefined || line === undefined) return inner
    const more = inner.length > 0 ? [] : rest
    const wrapped = { ...card, back: phrasesOf([{ ...withContent(line, card.back) }, ...others]) }
    return [...inlineDrafts(wrapped, line, more), ...inner]
  })
}

function inlineDrafts({ front, back, ways }: Inline, line: Line, more: readonly Element[] = []): Draft[] {
  const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children: [...back] }
  const answer = [paragraph, ...more]
  const draft = { line: line.number, endLine: line.number, title: trimmed(front), answer, ...answeredBySign(answer) }
  return bothWays(draft, ways)
}

/** Reads a paragraph or a list with deletions as a span of pieces, which starts at the first line of the paragraph. */
function clozeSpan(source: SourceText, piece: Piece, at: number): Span[] {
  const { pieces, evidence } = source
  let to = at + 1
  if (piece.type === 'line') {
    const before = pieces[at - 1]
    if (
      headingLevel(piece.paragraph) !== undefined ||
      (before?.type === 'line' && before.paragraph === piece.paragraph && !source.inline.has(at - 1))
    )
      return []
    for (; to < pieces.length; to++) {
      const next = pieces[to]
      if (
        next?.type !== 'line' ||
        next.paragraph !== piece.paragraph ||
        source.inline.has(to) ||
        isSeparator(next.line.text)
      )
        break
    }
  } else if (isElement(piece.block, 'ul', 'ol') && hasNotesOfItsItems(piece.block, source.page)) {
    const drafts = itemClozes(piece.block, source.page)
    return [{ from: at, to, drafts }]
  } else if (!isElement(piece.block, 'ul', 'ol', 'blockquote', 'table')) return []
  const part = pieces.slice(at, to).filter((found) => !isTagPiece(found))
  const blocks = blocksOfPieces(part.map(withoutTags))
  const [first] = part
  if (first === undefined || !/==|\{\{/.test(plainText(blocks))) return []
  const [last, next] = [pieces[to - 1], pieces[to]]
  const reviewed = last !== undefined && isReviewed(source, last, next)
  const { content, count } = clozed(blocks, source.page, evidence.tag !== 'untagged' || reviewed ? 'all' : 'anki')
  if (count === 0) return []
  const [lead, ...more] = content
  const title = isElement(lead, 'p') ? lead.children : content.slice(0, 1)
  return [
    {
      from: at,
      to,
      drafts: [
        { line: startLine(first), endLine: endLine(first), title, more, answer: [], answered: true, kind: 'cloze' },
      ],
    },
  ]
}

/**
 * Whether the items of a list with `{{c1::…}}` are notes of their own: only one of them has hidden parts, or their
 * numbers begin anew. A list whose numbers go on from item to item is one note.
 */
function hasNotesOfItsItems(list: Element, page: Page): boolean {
  if (!ankiCloze.test(plainText([list]))) return false
  const numbers = elementsOf(list).map((item) => numbersIn(item, page))
  const hiding = numbers.filter((own) => own.size > 0)
  const all = new Set(hiding.flatMap((own) => [...own]))
  return hiding.length === 1 || hiding.reduce((sum, own) => sum + own.size, 0) > all.size
}

function numbersIn(item: Element, page: Page): ReadonlySet<string> {
  const { count } = markDeletions([item], ankiDeletions, page.source)
  return new Set(count === 0 ? [] : [...plainText([item]).matchAll(/\{\{c(\d+)::/g)].map(([, number = '']) => number))
}

function itemClozes(list: Element, page: Page): Draft[] {
  return elementsOf(list).flatMap((item): Draft[] => {
    const blocks = blocksOf(item.children)
    const { content, count } = markDeletions(blocks, ankiDeletions, page.source)
    const [lead, ...more] = content
    if (lead === undefined || count === 0) return []
    const title = isElement(lead, 'p') ? lead.children : [lead]
    const line = lineOf(item) ?? 1
    return [{ line, endLine: endLineOf(item) ?? line, title, more, answer: [], answered: true, kind: 'cloze' }]
  })
}

function isReviewed(source: SourceText, last: Piece, next: Piece | undefined): boolean {
  if (next !== undefined) return gapBetween(source, last, next) === 'review'
  return source.lines.slice(endLine(last) - 1, endLine(last) + 2).some((line) => reviewComment.test(line))
}

/** Marks the deletions of a paragraph: only those in the syntax of Anki, or if there are none, also those of the plugin. */
function clozed(blocks: readonly Element[], page: Page, syntax: 'anki' | 'all'): Clozed {
  const anki = markDeletions(blocks, ankiDeletions, page.source)
  if (anki.count > 0 || syntax === 'anki') return anki
  const highlights = markDeletions(blocks, highlightDeletions, page.source)
  return highlights.count > 0 ? highlights : markDeletions(blocks, braceDeletions, page.source)
}
