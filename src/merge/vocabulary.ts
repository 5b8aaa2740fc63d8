import { byCodePoint } from '../model/problem.ts'
import { isOneEdit } from '../text/misspelling.ts'
import type { Token } from './token.ts'
import {
  commandAnnouncements,
  containerCommands,
  imageCommands,
  manifestCommands,
  networkCommands,
  secretCommands,
  sharedCommands,
  systemCommands,
  unmistakableCommands,
  volumeCommands,
} from './words/containers.ts'

const subcommands = {
  container: containerCommands,
  image: imageCommands,
  network: networkCommands,
  volume: volumeCommands,
  system: systemCommands,
  manifest: manifestCommands,
  secret: secretCommands,
}

/**
 * The built-in vocabulary of containers. Dockerfile and Containerfile are two names for one thing. Docker and Podman are
 * two products with the same commands: they mean the same only as a command, before a subcommand that both have.
 */
export const containers: readonly (readonly string[])[] = [
  ['Dockerfile', 'Containerfile'],
  ...sharedCommands.map((command) => [`\`docker ${command}\``, `\`podman ${command}\``]),
  ...Object.entries(subcommands).flatMap(([object, verbs]) =>
    verbs.map((verb) => [`\`docker ${object} ${verb}\``, `\`podman ${object} ${verb}\``]),
  ),
]

/** A vocabulary prepared for {@link foldWords}. */
export interface Vocabulary {
  readonly terms: ReadonlyMap<string, readonly Term[]>
  /** All words that a term can start with, and their plurals. */
  readonly words: ReadonlySet<string>
  /** Terms of one long word, in which a typo is obvious, and their plurals. */
  readonly longWords: readonly string[]
}

interface Term {
  readonly group: WordGroup
  readonly words: readonly string[]
  /** A term in backticks is a command: in prose it counts only where it cannot be anything else. */
  readonly type: 'words' | 'command'
}

interface WordGroup {
  /** The words of the first term. */
  readonly canonical: readonly string[]
  /** For each term, its words that not all terms of the group have. */
  readonly own: readonly (readonly string[])[]
}

/**
 * Reads groups of terms. A term has one or more words; a term in backticks is a command. Groups that share a term are
 * joined.
 */
export function readVocabulary(groups: readonly (readonly string[])[]): Vocabulary {
  const joined: { terms: Map<string, string[]> }[] = []
  const groupOf = new Map<string, { terms: Map<string, string[]> }>()
  for (const group of groups) {
    const all = { terms: new Map<string, string[]>() }
    for (const text of group) {
      const key = text.toLowerCase().trim().replace(/\s+/g, ' ')
      const known = groupOf.get(key)
      for (const [other, words] of known?.terms ?? []) all.terms.set(other, words)
      if (known !== undefined) joined.splice(joined.indexOf(known), 1)
      all.terms.set(key, key.replace(/`/g, '').split(' '))
    }
    joined.push(all)
    for (const key of all.terms.keys()) groupOf.set(key, all)
  }

  const terms = new Map<string, Term[]>()
  for (const { terms: texts } of joined) {
    const all = [...texts.values()]
    const group: WordGroup = {
      canonical: [...texts].sort(([a], [b]) => byCodePoint(a, b))[0]?.[1] ?? [],
      own: all.map((words) => words.filter((word) => !all.every((other) => other.includes(word)))),
    }
    for (const [text, words] of texts) {
      const term: Term = { group, words, type: text.startsWith('`') ? 'command' : 'words' }
      const [first = ''] = words
      terms.set(
        first,
        [...(terms.get(first) ?? []), term].sort((a, b) => b.words.length - a.words.length),
      )
    }
  }
  const single = [...terms.values()].flat().filter(({ words: { length }, type }) => length === 1 && type === 'words')
  return {
    terms,
    words: new Set([...terms.keys()].flatMap((word) => [word, ...pluralsOf(word)])),
    longWords: single.flatMap(({ words: [word = ''] }) => (word.length >= 7 ? [word, `${word}s`] : [])),
  }
}

interface VocabularyMatch {
  readonly group: WordGroup
  /** The matched terms: one, or alternatives (`Containerfile/Dockerfile`, `docker or podman run`). */
  readonly terms: readonly Term[]
  readonly number: 'singular' | 'plural'
  readonly start: number
  readonly end: number
}

/**
 * Replaces every term of the vocabulary with the canonical term of its group; alternatives of one group
 * (`podman/docker`) become one term. If a question names two terms of a group separately ("from Docker to Podman"), it is
 * about their difference, and they are not replaced.
 */
export function foldWords(tokens: readonly Token[], vocabulary: Vocabulary): readonly Token[] {
  const { words } = vocabulary
  const isKnown = ({ word }: Token): boolean =>
    words.has(word) || (word.includes('/') && word.split('/').some((part) => words.has(part)))
  if (!tokens.some(isKnown)) return tokens
  const split = tokens.flatMap((token) => (isKnown(token) ? splitAlternatives(token) : [token]))
  const matches: VocabularyMatch[] = []
  for (let index = 0; index < split.length; ) {
    const match = matchAt(split, index, vocabulary)
    if (match !== undefined) matches.push(match)
    index = match?.end ?? index + 1
  }
  const lone = loneWords(split, matches)
  const isContrast = ({ own }: WordGroup): boolean => own.filter((words) => isNamed(words, lone)).length > 1
  const folded: Token[] = []
  let index = 0
  for (const match of matches.filter(({ group }) => !isContrast(group))) {
    for (const token of split.slice(index, match.start)) folded.push(token)
    const last = split[match.end - 1]
    for (const [position, canonical] of match.group.canonical.entries()) {
      const isLast = position === match.group.canonical.length - 1
      const word = isLast && match.number === 'plural' ? `${canonical}s` : canonical
      const type = last?.type ?? 'prose'
      folded.push({ word, written: word, type, endsSentence: isLast && last?.endsSentence === true })
    }
    index = match.end
  }
  return folded.concat(split.slice(index))
}

/** Corrects mistyped terms of one word ("Dockefile"); reliable enough for suggestions, but not for merging. */
export function correctTerms(tokens: readonly Token[], { longWords: right }: Vocabulary): readonly Token[] {
  const correct = (word: string): string => right.find((term) => isOneEdit(word, term)) ?? word
  return tokens.map((token) => {
    if (token.type !== 'prose' || token.word.length < 6 || !right.some((term) => term[0] === token.word[0]))
      return token
    const word = token.word.split('/').map(correct).join('/')
    return word === token.word ? token : { ...token, word, written: word }
  })
}

function splitAlternatives(token: Token): Token[] {
  const parts = token.written.split('/')
  if (parts.length === 1 || parts.some((part) => !/^[\p{L}\p{N}-]+$/u.test(part))) return [token]
  return parts.flatMap((part, index) => {
    const own: Token = { ...token, written: part, word: part.toLowerCase(), endsSentence: false }
    const slash: Token = { ...token, written: '/', word: '/', endsSentence: false }
    if (index === parts.length - 1) return [{ ...own, endsSentence: token.endsSentence }]
    return [own, slash]
  })
}

function matchAt(tokens: readonly Token[], start: number, vocabulary: Vocabulary): VocabularyMatch | undefined {
  const first = termAt(tokens, start, vocabulary) ?? headAt(tokens, start, vocabulary)
  if (first === undefined) return undefined
  const terms = [...first.terms]
  let { end, number } = first
  for (;;) {
    const next = isJoint(tokens[end]) ? termAt(tokens, end + 1, vocabulary) : undefined
    if (next === undefined || next.group !== first.group) break
    terms.push(...next.terms)
    end = next.end
    if (next.number === 'plural') number = 'plural'
  }
  return { group: first.group, terms, number, start, end }
}

function isJoint(token: Token | undefined): boolean {
  return token?.word === '/' || token?.word === 'or'
}

function termAt(tokens: readonly Token[], start: number, vocabulary: Vocabulary): VocabularyMatch | undefined {
  const word = tokens[start]?.word
  if (word === undefined) return undefined
  for (const first of [word, ...singularsOf(word)]) {
    for (const term of vocabulary.terms.get(first) ?? []) {
      const found = tokens.slice(start, start + term.words.length)
      if (found.length < term.words.length) continue
      const number = numberOf(found, term)
      if (number === undefined) continue
      if (term.type === 'command' && !isCommand(tokens, start, term)) continue
      return { group: term.group, terms: [term], number, start, end: start + term.words.length }
    }
  }
  return undefined
}

function numberOf(found: readonly Token[], term: Term): VocabularyMatch['number'] | undefined {
  let number: VocabularyMatch['number'] = 'singular'
  for (const [index, expected] of term.words.entries()) {
    const word = found[index]?.word
    if (word === expected) continue
    const isLast = index === term.words.length - 1
    if (!isLast || term.type === 'command' || word === undefined || !pluralsOf(expected).includes(word))
      return undefined
    number = 'plural'
  }
  return number
}

/** Matches `podman` in "podman/docker run", where the rest of the command follows only the last alternative. */
function headAt(tokens: readonly Token[], start: number, vocabulary: Vocabulary): VocabularyMatch | undefined {
  let last = start
  while (
    last < start + 2 * mostAlternatives &&
    vocabulary.terms.has(tokens[last]?.word ?? '') &&
    isJoint(tokens[last + 1])
  )
    last += 2
  const next = last > start ? termAt(tokens, last, vocabulary) : undefined
  const [term] = next?.terms ?? []
  if (next === undefined || term === undefined || term.words.length < 2) return undefined
  const tail = term.words.slice(1).join(' ')
  const elided: Term[] = []
  for (let index = start; index < last; index += 2) {
    const alternatives = vocabulary.terms.get(tokens[index]?.word ?? '') ?? []
    const own = alternatives.find(({ group, words }) => group === next.group && words.slice(1).join(' ') === tail)
    if (own === undefined) return undefined
    elided.push(own)
  }
  return { ...next, terms: [...elided, term], start }
}

const mostAlternatives = 8

/**
 * Whether words are a command. In code they are. In prose, "docker start" may say what Docker does; so they must be in
 * lower case and have a word that no sentence has there (`ps`, `rmi`), a flag after them, or a word before them that
 * announces a command.
 */
function isCommand(tokens: readonly Token[], start: number, { words }: Term): boolean {
  const found = tokens.slice(start, start + words.length)
  if (found.every(({ type }) => type === 'code')) return true
  if (found.some(({ written }, index) => written !== words[index])) return false
  const before = tokens
    .slice(Math.max(0, start - 2 * mostAlternatives), start)
    .findLast(({ word }) => !isAlternative(word))
  const after = tokens[start + words.length]
  const last = words.at(-1) ?? ''
  return (
    bareCommands.has(last) ||
    (words.length > 2 && last === 'history') ||
    (before !== undefined && announcing.has(before.word)) ||
    (after !== undefined && (/^(?:-|[\w.-]+:[\w.-]+$)/.test(after.word) || after.word === 'command'))
  )
}

function isAlternative(word: string): boolean {
  return word === '/' || word === 'or' || word === 'podman' || word === 'docker'
}

const bareCommands: ReadonlySet<string> = new Set(unmistakableCommands)
const announcing: ReadonlySet<string> = new Set(commandAnnouncements)

/** The words that are not part of alternatives. */
function loneWords(tokens: readonly Token[], matches: readonly VocabularyMatch[]): ReadonlySet<string> {
  const lone = new Set<string>()
  let index = 0
  for (const { start, end } of matches.filter(({ terms }) => terms.length > 1)) {
    for (; index < start; index++) lone.add(tokens[index]?.word ?? '')
    index = end
  }
  for (; index < tokens.length; index++) lone.add(tokens[index]?.word ?? '')
  return lone
}

function isNamed(own: readonly string[], lone: ReadonlySet<string>): boolean {
  return own.length > 0 && own.every((word) => lone.has(word) || pluralsOf(word).some((plural) => lone.has(plural)))
}

function pluralsOf(word: string): string[] {
  return [`${word}s`, `${word}es`]
}

function singularsOf(word: string): string[] {
  return [...(word.endsWith('s') ? [word.slice(0, -1)] : []), ...(word.endsWith('es') ? [word.slice(0, -2)] : [])]
}
