import { memoise } from '../text/memoise.ts'
import type { Kind, Question } from './card.ts'
import { Failure } from './failure.ts'
import { byCodePoint } from './problem.ts'

/** What the tags of a card are made of. */
export type Tagged = Pick<Question, 'topic' | 'section' | 'variant' | 'tags' | 'kind'>

const maximalLevel = 40

/**
 * The tags of a question: its topic with the headings above it as levels (`containers::images`), its variant, the
 * author's own tags, and its form (`true-false`, `choice`, …; an open question has none). All are valid in Anki.
 */
export function cardTags({ topic, section, variant, tags, kind }: Tagged): string[] {
  const form: readonly Kind[] = kind === 'open' ? [] : [kind]
  const own = tags.map((tag) => tag.replace(/^#/, '').split(/::|\//))
  return uniteTags([[topic, ...section], [variant], ...own, form].map((levels) => tagOf(levels)))
}

/** Several cards' tags as one sorted list; a tag that another one lies below (`a` beside `a::b`) adds nothing and goes. */
export function uniteTags(tags: Iterable<string>): string[] {
  const sorted = [...new Set(tags)].filter((tag) => tag !== '').sort(byCodePoint)
  return sorted.filter((tag) => !sorted.some((other) => other.startsWith(`${tag}::`)))
}

/**
 * The levels of a tag, each brought to what Anki takes and can search for (small letters, digits, `-`, `_`, `.`, `+`, `#`);
 * a level that only repeats the one above it (the title of the topic's page) is none.
 */
function tagOf(levels: readonly string[]): string {
  return levels
    .map((level) => slug(level))
    .filter((level, index, all) => level !== '' && level !== all[index - 1])
    .join('::')
}

/** All questions of a section share its words. */
const slug = memoise(makeSlug, 10_000)

function makeSlug(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’"]/gu, '')
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

/** `-` in front negates a search in Anki, a mark alone is no word; `c++` and `c#` keep their ends. */
function trim(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}\p{M}+#]+$/u, '')
}

/** One or several `--tag`: all of the clauses must hold, and of each clause one term. */
export type TagExpression = readonly (readonly TagTerm[])[]

/** A tag that must be there, or must not; the tags below it count as it. */
interface TagTerm {
  readonly tag: string
  readonly wanted: 'present' | 'absent'
}

/**
 * Reads the values of `--tag`: `docker` (has it), `docker,podman` (one of them), `!security` (hasn't it); several
 * values must hold together. Fails with the position of what cannot be read.
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
  const tag = tagOf(name.replace(/^#/, '').split(/::|\//))
  if (tag === '' || name.startsWith('!')) {
    const found = trimmed === '' ? 'nothing' : `"${trimmed}"`
    const at = position + part.length - part.trimStart().length
    throw new Failure(
      `--tag "${text}": unexpected ${found} at position ${at}, expected a tag; write docker, docker,podman (or) or !security (not)`,
    )
  }
  return { tag, wanted: negated ? 'absent' : 'present' }
}

/** Whether a card with these tags is meant. */
export function matchesTags(expression: TagExpression, tags: readonly string[]): boolean {
  const has = (wanted: string): boolean =>
    tags.some((tag) => {
      const lower = tag.toLowerCase()
      return lower === wanted || lower.startsWith(`${wanted}::`)
    })
  return expression.every((clause) => clause.some(({ tag, wanted }) => has(tag) === (wanted === 'present')))
}
