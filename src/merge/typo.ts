import { isAtMostOneEdit } from '../text/one-edit.ts'
import type { Token } from './token.ts'

/** Words of one edit that are both words; each with those that it is no misspelling of. */
const realWords: readonly (readonly string[])[] = [
  'setuid setgid|causal casual|trial trail|model modal|layer later latter letter litter|field filed|there three|these those',
  'write wrote white|choose chose|export expert expect except|insert invert inset|reader render|loader leader|header heater',
  'sharding sharing shading|shard shared|polling pooling pulling|hosting hoisting|routing rooting|mapping moping|parsing passing pausing',
  'binding bonding building blinding|staging stating|scaling scalding|tuning turning|signing singing|locking looking|logging lodging',
  'casting costing coating|caching cashing|matching mashing|switching stitching|thread tread|threads treads|string sting|strings stings',
  'store score stare|stable stale|scale stale|clone close|state slate|space spice|stack slack slick|block black|trace trade|track trick truck',
  'batch botch|patch pitch|print point|order older|under udder|would world|which witch|could cloud|quite quiet|parent patent',
  'detect defect detest|resolve revolve|reserve reverse|create crate|native naive|table title|import impart|united untied|contest context',
  'complement compliment|stationary stationery|desert dessert|collision collusion|statue statute|adapter adaptor|martial marital',
  'public pubic|precede proceed|through though thorough|bring being|breath breadth|conversation conservation|principle principal',
  'internet intranet|deployed deplored|distract detract|perfect prefect|personal personnel|counsel council|message massage|metal mental',
  'contact contract|reaction redaction|deletion depletion|derivation deprivation|mediation medication meditation|restrain retrain',
  'striped stripped|striping stripping|filing filling|hoping hopping|taping tapping|topical tropical|creation cremation|diary dairy',
  'sacred scared|silver sliver|below bellow|super supper|canon cannon|ordinance ordnance',
  'decent descent|corporate cooperate|assess access|master muster|filter fitter falter|master matter|mounting mouthing|listed lifted',
]
  .flatMap((line) => line.split('|'))
  .map((words) => words.split(' '))

const realPairs: ReadonlySet<string> = new Set(
  realWords.flatMap((words) => words.flatMap((a) => words.map((b) => `${a} ${b}`))),
)

/** Whether two words are one, once mistyped, as far as their letters tell: one edit apart, not at the ends. */
export function isTypo(a: Token, b: Token): boolean {
  return mayBeMistyped(a) && mayBeMistyped(b) && mayBeOneWord(a.word, b.word)
}

/** Whether two words may be one that was mistyped; `sharding` and `sharing` aren't, and neither are their plurals. */
export function mayBeOneWord(a: string, b: string): boolean {
  return isOneEdit(a, b) && !realPairs.has(`${a} ${b}`) && !realPairs.has(`${a} ${b}`.replace(/s(?= |$)/g, ''))
}

/** Whether a typo in this token would be plain to see: a word of prose, of five letters or more, that is no name. */
export function mayBeMistyped({ word, written, type }: Token): boolean {
  return type === 'prose' && word.length >= 5 && /^\p{L}+$/u.test(word) && !/\p{Ll}\p{Lu}|^\p{Lu}+$/u.test(written)
}

/** Whether one letter was added, left out, changed or swapped with its neighbour, the first and the last one aside. */
export function isOneEdit(a: string, b: string): boolean {
  return a !== b && a[0] === b[0] && a.at(-1) === b.at(-1) && isAtMostOneEdit(a, b)
}

/** Whether the edit is one that fingers make and languages don't: neighbours swapped, or a letter doubled or not. */
export function isSlip(a: string, b: string): boolean {
  if (a.length === b.length) return [...a].sort().join('') === [...b].sort().join('')
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  let at = 0
  while (long[at] === short[at]) at++
  return long[at] === long[at - 1] || long[at] === long[at + 1] || short.length >= 7
}
