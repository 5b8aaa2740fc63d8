import { isContentWord } from './content-word.ts'
import type { Token } from './token.ts'

/** The stem of a token, the same for synonyms; undefined for words without content. */
export function stemOf(token: Token): string | undefined {
  const { word, written, type } = token
  if (!isContentWord(token) || (type === 'prose' && vagueWords.has(word))) return undefined
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

/** Words that only say how something is asked; they often differ between a question and its rewording. */
const vagueWords: ReadonlySet<string> = new Set(
  (
    'exist exists exist existing available possible able way ways need needs needed want like would know known think ' +
    'work works working call called come comes make makes think thing things kind kinds type types term terms ' +
    'understand concept concepts idea main basic basics simple simply usually often just only really actually exactly own ' +
    'please provide give gives given take takes get gets go goes let lets different various multiple several ' +
    'many much few new currently whenever while within briefly purpose'
  ).split(' '),
)

/** Stems of words that mean the same in questions; the first one of each line stands for all of them. */
const synonyms: ReadonlyMap<string, string> = new Map(
  [
    'list display view see print',
    'remov delet eras',
    'creat build writ',
    'find locat search',
    'advantag benefit pro',
    'disadvantag drawback con downsid limitation',
    'difference differ differentiat distinguish distinction versus vs',
    'configur setup configuration',
    'begin start launch',
    'fix solv repair resolv',
    'chang modify edit updat alter',
    'check verify ensur validat',
    'machin host computer',
    'folder directory',
    'parameter argument',
    'kubernet k8s',
    'databas db',
    'repository repo',
    'secur security',
    'practic practis',
  ]
    .map((line) => line.split(' '))
    .flatMap(([first = '', ...others]) => others.map((other): [string, string] => [other, first])),
)
