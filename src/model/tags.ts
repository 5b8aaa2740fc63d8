import { memoise } from '../text/memoise.ts'
import type { Kind, Question } from './card.ts'
import { Failure } from './failure.ts'
import { byCodePoint } from './problem.ts'

/** The parts of a question that its tags are made of. */
export type Tagged = Pick<Question, 'topic' | 'section' | 'variant' | 'tags' | 'kind'>

const maximalLevel = 40

/**
 * The tags of a question: its topic with the headings above it as levels (`containers::images`), its variant, the
 * author's own tags, and its kind (`true-false`, `choice`, …; none for an open question). All are valid in Anki.
 */
export function cardTags({ topic, section, variant, tags, kind }: Tagged): string[] {
  const form: readonly Kind[] = kind === 'open' ? [] : [kind]
  const own = tags.map((tag) => tag.replace(/^#/, '').split(/::|\//))
  return uniteTags([[topic, ...section], [variant], ...own, form].map((levels) => tagOf(levels)))
}

/** A tag as {@link cardTags} could have written it; what it could have written stays as it is. */
export function cleanTag(tag: string): string {
  return /^[\p{L}\p{N}_.#:][\p{L}\p{N}\p{M}_.+#:-]*$/u.test(tag) ? tag : tagNamed(tag)
}

/** Combines tags into one sorted list; a tag with another one below it (`a` beside `a::b`) is redundant and left out. */
export function uniteTags(tags: Iterable<string>): string[] {
  const sorted = [...new Set(tags)].filter((tag) => tag !== '').sort(byCodePoint)
  const above = new Set<string>()
  for (const tag of sorted) {
    for (let end = tag.indexOf('::'); end >= 0; end = tag.indexOf('::', end + 1)) above.add(tag.slice(0, end))
  }
  return sorted.filter((tag) => !above.has(tag))
}

/**
 * Joins the levels of a tag. Each level is reduced to what Anki accepts and can search for (lower-case letters, digits,
 * `-`, `_`, `.`, `+`, and `#` as in `c#`); a level that repeats the one above it (the title of the topic's page) is left out.
 */
function tagOf(levels: readonly string[]): string {
  return levels
    .map((level) => slug(level))
    .filter((level, index, all) => level !== '' && level !== all[index - 1])
    .join('::')
}

/** Memoised, because all questions of a section share its headings. */
const slug = memoise(makeSlug, 10_000)

function makeSlug(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’"]|(?<![\p{L}\p{N}])#/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}_.+#]+/gu, '-')
  return shorten(trim(words))
}

function shorten(text: string): string {
  const characters = [...text]
  if (characters.length <= maximalLevel) return text
  const cut = characters.slice(0, maximalLevel).join('')
  const word = cut.lastIndexOf('-')
  return trim(word > maximalLevel / 2 ? cut.slice(0, word) : cut)
}

/** Removes leading and trailing signs: a leading `-` would negate a search in Anki. `c++` and `c#` stay as they are. */
function trim(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/(?<=[\p{L}\p{N}\p{M}+#])[^\p{L}\p{N}\p{M}+#]+$/u, '')
}

/** The values of `--tag`: every clause must hold, and a clause holds if one of its terms does. */
export type TagExpression = readonly (readonly TagTerm[])[]

/** A tag that must be present or absent; tags below it count as the tag. */
interface TagTerm {
  readonly tag: string
  readonly wanted: 'present' | 'absent'
}

/**
 * Reads the values of `--tag`: `docker` (has the tag), `docker,podman` (has one of them), `!security` (does not have the
 * tag). If there are several values, all of them must hold.
 * @throws Failure with the 1-based position of what cannot be read.
 */
export function parseTagExpression(texts: readonly string[]): TagExpression {
  return texts.map((text) => {
    let position = 1
    return text.split(',').map((part) => {
      const term = parseTerm(text, part, position)
      position += part.length + 1
      return term
    })
  })
}

function parseTerm(text: string, part: string, position: number): TagTerm {
  const trimmed = part.trim()
  const negated = trimmed.startsWith('!')
  const name = negated ? trimmed.slice(1).trim() : trimmed
  const tag = tagNamed(name)
  if (tag === '' || name.startsWith('!')) {
    const found = trimmed === '' ? 'nothing' : `"${trimmed}"`
    const at = position + part.length - part.trimStart().length
    throw new Failure(
      `--tag "${text}": unexpected ${found} at position ${at}, expected a tag; write docker, docker,podman (or) or !security (not)`,
    )
  }
  return { tag, wanted: negated ? 'absent' : 'present' }
}

/** Whether a card with these tags satisfies an expression. */
export function matchesTags(expression: TagExpression, tags: readonly string[]): boolean {
  const has = (wanted: string): boolean => tags.some((tag) => isTagWithin(tag, wanted))
  return expression.every((clause) => clause.some(({ tag, wanted }) => has(tag) === (wanted === 'present')))
}

/** Whether a tag is a given one or lies below it, in upper or lower case. The given one is as {@link tagNamed} gives it. */
export function isTagWithin(tag: string, wanted: string): boolean {
  const lower = tag.toLowerCase()
  return lower === wanted || lower.startsWith(`${wanted}::`)
}

/** The tag that a user means, in the form that the tags of cards have: `docker::images` for `#Docker/Images`. */
export function tagNamed(name: string): string {
  return tagOf(name.replace(/^#/, '').split(/::|\//))
}

/** The tags of an expression that no card has; each is most likely mistyped. */
export function unknownTags(expression: TagExpression, known: readonly string[]): readonly string[] {
  const wanted = expression.flat().map(({ tag }) => tag)
  return [...new Set(wanted)].filter((tag) => !known.some((each) => isTagWithin(each, tag)))
}
