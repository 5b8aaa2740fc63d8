import { memoise } from './memoise.ts'
import { synonymLines, vagueWords } from './words/meanings.ts'

/** The stem of a word in lower case, the same for synonyms; memoised, because the same words come again and again. */
export const stemOfWord = memoise((word): string => synonymOf(withoutEnding(word)), 50_000)

/** The stem that stands for a stem and all that mean the same. */
export function synonymOf(stem: string): string {
  return synonyms.get(stem) ?? stem
}

/** Whether a word in lower case only says how something is asked. */
export function isVague(word: string): boolean {
  return vague.has(word)
}

/** A word in lower case without the endings that English words are inflected with. */
export function withoutEnding(word: string): string {
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
