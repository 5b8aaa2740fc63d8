import { isContentWord } from './content-word.ts'
import type { Token } from './token.ts'
import { synonymLines, vagueWords } from './words/meanings.ts'

/** The stem of a token, the same for synonyms; undefined for words without content. */
export function stemOf(token: Token): string | undefined {
  const { word, written, type } = token
  if (!isContentWord(token) || (type === 'prose' && vague.has(word))) return undefined
  // HTTPS is not the plural of HTTP.
  if (type !== 'prose' || !/^[\p{L}'-]+$/u.test(word) || /^\p{Lu}{2,}$/u.test(written)) return word
  const stem = withoutEnding(word)
  return synonyms.get(stem) ?? stem
}

/** The stems of tokens; words without content are left out. */
export function stemsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => stemOf(token) ?? [])
}

function withoutEnding(word: string): string {
  let stem = word.replace(/'s?$/, '')
  if (stem.length > 4) stem = stem.replace(/ies$/, 'y').replace(/(?<=ch|sh|ss|x|z)es$/, '')
  if (stem.length > 3) stem = stem.replace(/(?<![sui])s$/, '')
  if (stem.length > 5) stem = stem.replace(/(?<=[aeiouy].*)(?:ing|ed)$/, '').replace(/([bdfgmnprt])\1$/, '$1')
  return stem.length > 4 ? stem.replace(/e$/, '') : stem
}

const vague: ReadonlySet<string> = new Set(vagueWords)

const synonyms: ReadonlyMap<string, string> = new Map(
  synonymLines
    .map((line) => line.split(' '))
    .flatMap(([first = '', ...others]) => others.map((other): [string, string] => [other, first])),
)
