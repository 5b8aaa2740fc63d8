import {
  formattingTags,
  type HtmlPiece,
  type HtmlTag,
  inlineTags,
  placeholderTags,
  rawTextTags,
  voidTags,
  words,
} from './html-tags.ts'
import type { TagEnd } from './tag-pairs.ts'

/** What a tag is: part of an element, text that looks like a tag, or a tag that is left out. */
export type TagRole = 'tag' | 'text' | 'stray'

/** Elements that hold one line of words, and nothing that begins or ends outside of it. */
const lineTags = words('summary h1 h2 h3 h4 h5 h6 caption legend figcaption button label')

/** Wrappers without an appearance of their own. Whoever leaves one open loses nothing. */
const wrappers = words('div center p section article main header footer aside nav body html head')

/** Elements that take in the rest of the page if nothing ends them. */
const swallowing = words(
  `address audio blockquote button canvas dialog dl fieldset figcaption figure form frameset h1 h2 h3 h4 h5 h6 iframe legend map
  math menu dir noscript object ol picture select svg table template ul video label optgroup`,
)

/** Wrappers whose end tag is optional, or that only align their text. */
const paragraphs = words('p center')

/** The parts of a list or a table; their end tags are optional. */
const parts = words('li dd dt tr td th tbody thead tfoot caption colgroup option')

/** What an HTML block is judged by: which of its start tags end somewhere, and which elements are open around it. */
export interface BareTagFacts {
  readonly ends: ReadonlyMap<number, TagEnd> | undefined
  /** The indexes of the inline tags without a partner. */
  readonly unclosed: ReadonlySet<number>
  /** Whether the page writes lists or tables in HTML. */
  readonly hasLists: boolean
}

/**
 * Finds the tags of an HTML block that are no tags: a line of words names them (`<form> is an element`), and nothing
 * ends them. A browser would put the rest of the page into such an element. Returns their roles by index.
 */
export function bareTags(pieces: readonly HtmlPiece[], facts: BareTagFacts): ReadonlyMap<number, TagRole> {
  const roles = new Map<number, TagRole>()
  if (pieces.length === 1) return roles
  const lines = lineElements(pieces)
  /** Where the last start tag of each name stands. */
  const started = new Map<string, number>()
  const names = new Set(pieces.map((piece) => (piece.type === 'tag' ? piece.name : '')))
  pieces.forEach((piece, index) => {
    if (piece.type !== 'tag') return
    const { name, at } = piece
    const line = lines[index]
    const role = isInline(name) ? inlineRole(piece, index) : piece.closes ? endRole(name, line) : startRole()
    if (role !== 'tag') roles.set(index, role)
    if (!piece.closes) started.set(name, index)

    function startRole(): TagRole {
      const { before, behind } = wordsBeside(pieces, index)
      if (line?.name === name) return 'text'
      if (facts.ends?.has(at)) return 'tag'
      if (line !== undefined) return wrappers.has(name) && !before ? 'tag' : 'text'
      const isNamed = before || behind
      if (name === 'details' || name === 'summary')
        return isNamed && !names.has(name === 'details' ? 'summary' : 'details') ? 'text' : 'tag'
      if (parts.has(name)) return isNamed && !facts.hasLists ? 'text' : 'tag'
      if (rawTextTags.has(name) || name === 'pre') return isNamed ? 'text' : 'tag'
      if (wrappers.has(name)) return isWord(pieces, index) && !paragraphs.has(name) ? 'text' : 'tag'
      if (!swallowing.has(name)) return 'tag'
      return isNamed ? 'text' : holdsParts(pieces, index) ? 'tag' : 'stray'
    }
  })
  return roles

  function inlineRole(piece: HtmlTag, index: number): TagRole {
    if (piece.closes || hasAttributes(piece.raw) || !isWord(pieces, index)) return 'tag'
    if (voidTags.has(piece.name)) return placeholderTags.has(piece.name) ? 'text' : 'tag'
    return facts.unclosed.has(index) && !formattingTags.has(piece.name) ? 'text' : 'tag'
  }

  function endRole(name: string, line: LineElement | undefined): TagRole {
    return line === undefined || (started.get(name) ?? -1) > line.from ? 'tag' : 'text'
  }
}

/** Whether the tag of an element within a list or a table follows. */
function holdsParts(pieces: readonly HtmlPiece[], index: number): boolean {
  for (let at = index + 1; at < pieces.length; at++) {
    const next = pieces[at]
    if (next?.type === 'tag') return parts.has(next.name)
  }
  return false
}

/** Whether a tag without attributes stands in a line like a word: words are beside it, with spaces between. */
function isWord(pieces: readonly HtmlPiece[], index: number): boolean {
  const [before, own, behind] = [pieces[index - 1], pieces[index], pieces[index + 1]]
  if (own?.type !== 'tag' || hasAttributes(own.raw)) return false
  const follows = behind?.type === 'text' && /^(?:[ \t]+\S|[.,;:?!)])/.test(behind.raw)
  return follows && (before === undefined || (before.type === 'text' && /(?:^|[\s(])$/.test(before.raw)))
}

/** Whether a tag has an attribute with a value. */
export function hasAttributes(raw: string): boolean {
  return /\s[\w-]+\s*=/.test(raw)
}

function isInline(name: string): boolean {
  return inlineTags.has(name) || formattingTags.has(name) || voidTags.has(name)
}

interface LineElement {
  readonly name: string
  /** The index of its start tag. */
  readonly from: number
}

/** For each piece, the line element around it, if it stands in one that also ends here. */
function lineElements(pieces: readonly HtmlPiece[]): readonly (LineElement | undefined)[] {
  const around: (LineElement | undefined)[] = pieces.map(() => undefined)
  let open: LineElement | undefined
  pieces.forEach((piece, index) => {
    if (piece.type !== 'tag' || !lineTags.has(piece.name)) return
    if (open === undefined) open = piece.closes ? undefined : { name: piece.name, from: index }
    else if (piece.closes && piece.name === open.name) {
      around.fill(open, open.from + 1, index)
      open = undefined
    }
  })
  return around
}

/** Whether words stand beside a piece, on the same line. */
function wordsBeside(pieces: readonly HtmlPiece[], index: number): { before: boolean; behind: boolean } {
  const previous = pieces[index - 1]
  const next = pieces[index + 1]
  return {
    before: previous?.type === 'text' && /\S[^\n]*$/.test(previous.raw),
    behind: next?.type === 'text' && /^[^\n]*\S/.test(next.raw),
  }
}

/** The tag of a single piece of raw HTML within a line of Markdown. */
export interface LineTag {
  readonly name: string
  readonly raw: string
  readonly end: TagEnd | undefined
  /** Whether the tag stands behind a word without a space between them, or starts its line. */
  readonly isGlued: boolean
}

/** Wrappers that people start within a line and end some blocks below. */
const longWrappers = words('details div center p section article aside figure')

/** Decides what a block-level start tag within a line of Markdown is. */
export function roleOfLineTag({ name, raw, end, isGlued }: LineTag): TagRole {
  if (end === 'same block') return 'tag'
  if (end === 'later block' && longWrappers.has(name)) return 'tag'
  if (name === 'p' && isGlued) return 'tag'
  return wrappers.has(name) && hasAttributes(raw) ? 'stray' : 'text'
}
