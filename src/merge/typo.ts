import { isAtMostOneEdit } from '../text/one-edit.ts'
import type { Token } from './token.ts'

/** Groups of real words that are one edit apart; none of them is a misspelling of another. */
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

/** Whether one of two tokens may be a typo of the other. */
export function isTypo(a: Token, b: Token): boolean {
  return mayBeMistyped(a) && mayBeMistyped(b) && mayBeOneWord(a.word, b.word)
}

/** Whether one of two words may be a typo of the other; `sharding` and `sharing` are two words, as are their plurals. */
export function mayBeOneWord(a: string, b: string): boolean {
  return isOneEdit(a, b) && !realPairs.has(`${a} ${b}`) && !realPairs.has(`${a} ${b}`.replace(/s(?= |$)/g, ''))
}

/** Whether a typo in this token would be obvious: it is a word of prose with at least five letters, and not a name. */
export function mayBeMistyped({ word, written, type }: Token): boolean {
  return type === 'prose' && word.length >= 5 && /^\p{L}+$/u.test(word) && !/\p{Ll}\p{Lu}|^\p{Lu}+$/u.test(written)
}

/** Whether one letter other than the first and the last was added, omitted, changed or swapped with its neighbour. */
export function isOneEdit(a: string, b: string): boolean {
  return a !== b && a[0] === b[0] && a.at(-1) === b.at(-1) && isAtMostOneEdit(a, b)
}

/** Whether an edit is a typical slip of the fingers: swapped neighbours, a doubled letter, or any edit of a long word. */
export function isSlip(a: string, b: string): boolean {
  if (a.length === b.length) return [...a].sort().join('') === [...b].sort().join('')
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  let at = 0
  while (long[at] === short[at]) at++
  return long[at] === long[at - 1] || long[at] === long[at + 1] || short.length >= 7
}
