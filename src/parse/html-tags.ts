/** The elements of HTML, and raw HTML cut into its tags. */

/** Splits a text into the set of its words. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Elements within a line of text. */
export const inlineTags = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var',
)

const blockTags = words(
  `address article aside audio base blockquote body br button canvas caption center col colgroup dd details dialog dir div
  dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe img input
  label legend li link main map area math menu meta nav noscript object ol optgroup option output p param picture pre
  progress script section select source style summary svg table tbody td template textarea tfoot th thead title tr track
  ul video wbr`,
)

/** Elements whose text is not Markdown. */
export const verbatimTags = words('pre code kbd samp tt script style textarea svg math title')

/** Elements whose text isn't even HTML. */
export const rawTextTags = words('script style textarea title')

/** Elements that have no end tag. */
export const voidTags = words('area base br col embed frame hr img input link meta param source track wbr')

/** Inline elements that only change the appearance of text: they are dropped when they are never closed. */
export const formattingTags = words('b big center em font i small strong u')

/** Names that people write as placeholders (`docker cp <source> <data>`) more often than as elements. */
export const placeholderTags = words(
  'address area base col data embed frame input label link map meta object option output param source time title track',
)

const tagPattern =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\/?([a-zA-Z][\w:-]*)(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/g

/** A tag that HTML knows, at an offset in the raw HTML. */
export interface HtmlTag {
  readonly type: 'tag'
  readonly raw: string
  readonly name: string
  readonly closes: boolean
  readonly at: number
}

/** A part of raw HTML: a tag that HTML knows, a comment, or the text between them. */
export type HtmlPiece =
  | HtmlTag
  | { readonly type: 'comment'; readonly raw: string; readonly at: number }
  | { readonly type: 'text'; readonly raw: string; readonly at: number }

/**
 * Cuts raw HTML into tags, comments and text. Unknown tags are text, and so are sections of CDATA, which HTML doesn't have,
 * with the tags in them: as raw HTML by themselves, they would be cut again and again.
 */
export function cut(value: string): readonly HtmlPiece[] {
  // Short pieces such as `</details>` occur thousands of times, so their parts are cached.
  if (value.length > 40) return cutUncached(value)
  const known = cuts.get(value)
  if (known !== undefined) return known
  if (cuts.size > 1000) cuts.clear()
  const pieces = cutUncached(value)
  cuts.set(value, pieces)
  return pieces
}

const cuts = new Map<string, readonly HtmlPiece[]>()

function cutUncached(value: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = []
  let end = 0
  const text = (until: number) => {
    const last = pieces.at(-1)
    const raw = value.slice(end, until)
    if (raw === '') return
    if (last?.type === 'text') pieces[pieces.length - 1] = { ...last, raw: last.raw + raw }
    else pieces.push({ type: 'text', raw, at: end })
  }
  for (const match of value.matchAll(tagPattern)) {
    const [raw] = match
    const name = match[1]?.toLowerCase()
    if (name === undefined ? raw.startsWith('<![') : !isKnown(name)) continue
    text(match.index)
    if (name === undefined) pieces.push({ type: 'comment', raw, at: match.index })
    else pieces.push({ type: 'tag', raw, name, closes: raw.startsWith('</'), at: match.index })
    end = match.index + raw.length
  }
  text(value.length)
  return pieces
}

function isKnown(name: string): boolean {
  return inlineTags.has(name) || blockTags.has(name)
}
