/** Hashtags in text: `#biology`, `#crafts/textile`. */

/** The tags of the plugins that make cards; they say that something is a card, and what follows `/` is its topic. */
const cardTag = /^(?:flashcards?|card(?:-[\p{L}-]+)?|spaced|anki)(?:\/|$)/iu

const colour = /^(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i
const preprocessor =
  /^(?:define|elif|elifdef|else|endif|endregion|error|if|ifdef|ifndef|import|include|line|pragma|region|undef)$/

/** The characters of a hashtag, for regular expressions with the flag `u`. */
const sign = String.raw`#[\p{L}\p{N}_/-]+`

const trailing = new RegExp(String.raw`(?:^|[ \t\n]+)(${sign}(?:[ \t]+${sign})*)[ \t]*$`, 'u')
const leading = new RegExp(String.raw`^[ \t]*(${sign}(?:[ \t]+${sign})*)(?=[ \t]+\S)`, 'u')

/** Hashtags at one end of a text, and where they begin and end with the blanks around them. */
interface Tagged {
  readonly start: number
  readonly end: number
  readonly tags: readonly string[]
}

/** Whether a name after `#` is a tag, and not a number, a colour or a directive for the preprocessor of C. */
export function isHashtag(name: string): boolean {
  return /\p{L}/u.test(name) && !/^[/-]|\/$/.test(name) && !colour.test(name) && !preprocessor.test(name)
}

/** Returns the tag that a name after `#` gives a card; none for one that only says that it is a card. */
export function tagPath(name: string): readonly string[] {
  const path = name.replace(cardTag, '')
  return path === '' ? [] : [path]
}

/** Returns the hashtags at the end of a text. */
export function trailingHashtags(text: string): Tagged | undefined {
  const from = Math.max(text.length - 300, 0)
  const found = trailing.exec(text.slice(from))
  return found === null ? undefined : tagged(found[1] ?? '', from + found.index, text.length)
}

/** Returns the hashtags at the beginning of a text that goes on. */
export function leadingHashtags(text: string): Tagged | undefined {
  const found = leading.exec(text.slice(0, 300))
  if (found === null) return undefined
  const end = found[0].length
  return tagged(found[1] ?? '', 0, end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0))
}

function tagged(written: string, start: number, end: number): Tagged | undefined {
  const names = written.split(/[ \t]+/).map((tag) => tag.slice(1))
  return names.every(isHashtag) ? { start, end, tags: names.flatMap(tagPath) } : undefined
}

/** Returns the text of a heading without the hashtags at its ends, and the tags. */
export function withoutHashtags(heading: string): { readonly text: string; readonly tags: readonly string[] } {
  const last = heading.includes('#') ? trailingHashtags(heading) : undefined
  return last === undefined || last.start === 0
    ? { text: heading, tags: [] }
    : { text: heading.slice(0, last.start), tags: last.tags }
}
