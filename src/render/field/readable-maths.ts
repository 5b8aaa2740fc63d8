/** Writes mathematics in TeX as a line of text, where that is certain to mean the same. */

import {
  accents,
  alphabets,
  bars,
  bigOperators,
  closeBrackets,
  functions,
  inAlphabet,
  lowered,
  negated,
  openBrackets,
  operations,
  prefixes,
  raised,
  relations,
  sizes,
  spaces,
  symbols,
  vulgarFractions,
} from './maths-signs.ts'

/** Longer formulas stay as they are: one line would be harder to read than their source. */
const LONGEST = 1000
/** The deepest nesting of groups. */
const DEEPEST = 20

/**
 * The formula as text: `x²`, `√2`, `a ≤ b`, `(a+b)/c`. Undefined if any part of it has no such form, or could be
 * misread; then its source is to be shown as a whole.
 */
export function readableMaths(tex: string): string | undefined {
  if (tex.length > LONGEST) return undefined
  try {
    const written = join(new Reader(tex).all(), 'line').replace(/\s+/g, ' ').trim()
    return written === '' ? undefined : written
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** Text with each formula between `\(` and `\)`, or `\[` and `\]`, as MathJax finds them, made readable if it can be. */
export function withReadableMaths(text: string): string {
  let written = ''
  let at = 0
  for (;;) {
    const open = indexFrom(text, /\\[([]/g, at)
    if (open === -1) return written + text.slice(at)
    const close = text.indexOf(text[open + 1] === '(' ? '\\)' : '\\]', open + 2)
    // Without an end there is none for any other formula of this kind; the rest is rarely long, and isn't read again.
    if (close === -1) return written + text.slice(at)
    const readable = readableMaths(text.slice(open + 2, close))
    written += text.slice(at, open) + (readable ?? text.slice(open, close + 2))
    at = close + 2
  }
}

function indexFrom(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? -1
}

/** Thrown inside this module where a formula has a part without a form as text. */
class Unreadable extends Error {}

/** What a part does in a formula. `operand`s that touch each other are multiplied. */
type Role =
  | 'operand'
  | 'number'
  | 'fraction'
  /** A fraction with a character of its own: `½`. */
  | 'vulgar'
  /** A root without brackets: `√x`. */
  | 'root'
  | 'function'
  | 'big'
  | 'prefix'
  | 'open'
  | 'close'
  | 'bar'
  | 'sign'
  | 'operation'
  | 'relation'
  | 'punctuation'
  | 'space'

interface Part {
  readonly role: Role
  readonly text: string
  /** Whether there is a space before it in the source. */
  readonly isSpaced: boolean
  /** `marked`: with signs such as `^q`, because not all characters have a raised form. */
  readonly scripts: 'none' | 'small' | 'marked'
}

function part(role: Role, text: string, isSpaced: boolean): Part {
  return { role, text, isSpaced, scripts: 'none' }
}

const number = /\d+(?:\.\d+)?/y
const command = /\\([A-Za-z]+|[^A-Za-z])/y
const blank = /\s+/y
const plainWord = /\{([^{}\\$%#&~^_]*)\}/y

/** Reads a formula from its beginning to its end. */
class Reader {
  readonly #tex: string
  #at = 0
  #depth = 0

  constructor(tex: string) {
    this.#tex = tex
  }

  all(): Part[] {
    const parts = this.#list()
    if (this.#at < this.#tex.length) throw new Unreadable()
    return parts
  }

  /** The parts up to the end, or to a brace that closes. */
  #list(): Part[] {
    this.#depth += 1
    if (this.#depth > DEEPEST) throw new Unreadable()
    const parts: Part[] = []
    for (;;) {
      const isSpaced = this.#take(blank) !== undefined
      const next = this.#tex[this.#at]
      if (next === undefined || next === '}') break
      const nucleus = this.#nucleus(isSpaced)
      parts.push(...this.#withScripts(nucleus, isSpaced))
    }
    this.#depth -= 1
    return parts
  }

  /** A group, a number, a command with its arguments, or a character. */
  #nucleus(isSpaced: boolean): Part[] {
    const next = this.#tex[this.#at] ?? ''
    if (next === '{') return this.#group()
    if (next === '\\') return this.#command(isSpaced)
    const digits = this.#take(number)?.[0]
    if (digits !== undefined) return [part('number', digits, isSpaced)]
    if (next === '^' || next === '_' || next === "'") return []
    return [this.#character(isSpaced)]
  }

  #character(isSpaced: boolean): Part {
    const character = String.fromCodePoint(this.#tex.codePointAt(this.#at) ?? 0)
    const role = roleOf(character)
    this.#at += character.length
    return part(role, character === '~' ? ' ' : character, isSpaced)
  }

  #group(): Part[] {
    this.#at += 1
    const parts = this.#list()
    if (this.#tex[this.#at] !== '}') throw new Unreadable()
    this.#at += 1
    return parts
  }

  /** What a command applies to: a group, or the next sign. */
  #argument(): Part[] {
    this.#take(blank)
    const next = this.#tex[this.#at]
    if (next === undefined || next === '}' || next === '^' || next === '_') throw new Unreadable()
    if (next === '{') return this.#group()
    if (next === '\\') return this.#command(false)
    return [/\d/.test(next) ? this.#digit(next) : this.#character(false)]
  }

  #digit(digit: string): Part {
    this.#at += 1
    return part('number', digit, false)
  }

  #command(isSpaced: boolean): Part[] {
    const name = this.#take(command)?.[1]
    if (name === undefined) throw new Unreadable()
    const space = spaces.get(name)
    if (space !== undefined) return space === '' ? [] : [part('space', space, true)]
    if (sizes.has(name)) return []
    for (const [role, signs] of signsByRole) {
      const sign = signs.get(name)
      if (sign !== undefined) return [part(role, sign, isSpaced)]
    }
    if (functions.has(name)) return [part('function', name, isSpaced)]
    const alphabet = alphabets.get(name)
    if (alphabet !== undefined) {
      const letters = [...this.#word().replace(/\s+/g, '')].map((letter) => inAlphabet(letter, alphabet))
      if (letters.length === 0 || letters.includes(undefined)) throw new Unreadable()
      return [part('operand', letters.join(''), isSpaced)]
    }
    const mark = accents.get(name)
    if (mark !== undefined) return [accented(this.#argument(), mark, isSpaced)]
    switch (name) {
      case 'text':
      case 'textrm':
      case 'mbox':
        return [part('operand', this.#word(), isSpaced)]
      case 'operatorname':
        return [part('function', this.#word().replace(/\s+/g, ''), isSpaced)]
      case 'frac':
      case 'dfrac':
      case 'tfrac':
        return [fraction(this.#argument(), this.#argument(), isSpaced)]
      case 'sqrt':
        return [this.#root(isSpaced)]
      case 'left':
      case 'right':
        return [this.#bracket(name === 'left' ? 'open' : 'close', isSpaced)]
      case 'not':
        return [this.#negation(isSpaced)]
      case 'pmod':
        return [part('space', ' ', true), part('operand', `(mod ${join(this.#argument(), 'line')})`, isSpaced)]
      default:
        throw new Unreadable()
    }
  }

  /** Letters in braces, as they are written. */
  #word(): string {
    this.#take(blank)
    const word = this.#take(plainWord)?.[1]
    if (word === undefined || !/\S/.test(word) || unprintable.test(word)) throw new Unreadable()
    return word
  }

  #root(isSpaced: boolean): Part {
    const degree = this.#take(/\s*\[\s*(\w)\s*\]/y)?.[1]
    const sign = degree === undefined ? '√' : { '2': '√', '3': '∛', '4': '∜' }[degree]
    if (sign === undefined) throw new Unreadable()
    const radicand = this.#argument()
    const text = join(radicand, 'line')
    const [only] = radicand
    const isOne = radicand.length === 1 && only?.scripts === 'none' && (only.role === 'number' || isLetter(only.text))
    if (isOne) return part('root', sign + text, isSpaced)
    return part('operand', sign + (isBracketed(radicand) ? text : `(${text})`), isSpaced)
  }

  #bracket(role: 'open' | 'close', isSpaced: boolean): Part {
    this.#take(blank)
    const name = this.#take(command)?.[1]
    const sign =
      name === undefined
        ? /[()[\]|]/.exec(this.#tex[this.#at] ?? '')?.[0]
        : (openBrackets.get(name) ?? closeBrackets.get(name) ?? bars.get(name))
    if (sign === undefined) throw new Unreadable()
    if (name === undefined) this.#at += 1
    return part(role, sign, isSpaced)
  }

  #negation(isSpaced: boolean): Part {
    const [relation, ...others] = this.#argument()
    const sign = relation === undefined ? undefined : negated.get(relation.text)
    if (sign === undefined || others.length > 0) throw new Unreadable()
    return part('relation', sign, isSpaced)
  }

  /** A nucleus with what is raised and lowered beside it. */
  #withScripts(nucleus: Part[], isSpaced: boolean): Part[] {
    let above: string | undefined
    let below: string | undefined
    let primes = ''
    for (;;) {
      const sign = this.#take(/\s*(?:\\(?:no)?limits(?![A-Za-z]))?\s*([_^'])/y)?.[1]
      if (sign === undefined) break
      if (sign === "'") primes += '′'
      else {
        const script = join(this.#argument(), 'script')
        if (script === '' || (sign === '^' ? above : below) !== undefined) throw new Unreadable()
        if (sign === '^') above = script
        else below = script
      }
    }
    if (above === undefined && below === undefined && primes === '') return nucleus
    return [scripted(nucleus, { above, below, primes }, isSpaced)]
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#tex)
    if (found === null) return undefined
    this.#at = pattern.lastIndex
    return found
  }
}

const signsByRole: readonly (readonly [Role, ReadonlyMap<string, string>])[] = [
  ['operand', symbols],
  ['relation', relations],
  ['operation', operations],
  ['prefix', prefixes],
  ['big', bigOperators],
  ['open', openBrackets],
  ['close', closeBrackets],
  ['bar', bars],
]

/** Characters that would not be seen, or that would move others. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/u

function roleOf(character: string): Role {
  if (/[\p{L}\p{M}∞∂∇∅°′…]/u.test(character)) return 'operand'
  if (/[+\-*/=<>±×⋅÷−≤≥≠≈≡∈∉⊂⊆∪∩∧∨→⇒⇔]/.test(character)) return 'sign'
  if (/[([]/.test(character)) return 'open'
  if (/[)\]]/.test(character)) return 'close'
  if (character === '|') return 'bar'
  if (character === '!') return 'operand'
  if (/[,;:.?"]/.test(character)) return 'punctuation'
  if (character === '~') return 'space'
  throw new Unreadable()
}

function isLetter(text: string): boolean {
  return /^\p{L}\p{M}*$/u.test(text)
}

/** Whether parts are one pair of brackets with all else inside. */
function isBracketed(parts: readonly Part[]): boolean {
  const last = parts.at(-1)
  if (parts[0]?.role !== 'open' || last?.role !== 'close' || last.scripts !== 'none') return false
  let depth = 0
  return parts.every(({ role }, index) => {
    depth += role === 'open' ? 1 : role === 'close' ? -1 : 0
    return depth > 0 || index === parts.length - 1
  })
}

function accented(parts: readonly Part[], mark: string, isSpaced: boolean): Part {
  const [only] = parts
  if (parts.length !== 1 || only?.scripts !== 'none' || !/^\p{L}$/u.test(only.text)) throw new Unreadable()
  return part('operand', (only.text + mark).normalize('NFC'), isSpaced)
}

const differential = /^[d∂][²³]?\p{L}?$/u
const byDifferential = /^[d∂]\p{L}[²³]?$/u

function fraction(above: readonly Part[], below: readonly Part[], isSpaced: boolean): Part {
  const [upper, lower] = [join(above, 'line'), join(below, 'line')]
  if (upper === '' || lower === '') throw new Unreadable()
  const vulgar = vulgarFractions.get(`${upper}/${lower}`)
  if (vulgar !== undefined) return part('vulgar', vulgar, isSpaced)
  if (differential.test(upper) && byDifferential.test(lower)) return part('fraction', `${upper}/${lower}`, isSpaced)
  const isProduct = above.every(isFactor) || isBracketed(above)
  const isOne = (below.length === 1 && below.every(isFactor)) || isBracketed(below)
  return part('fraction', `${isProduct ? upper : `(${upper})`}/${isOne ? lower : `(${lower})`}`, isSpaced)
}

/** Whether a part can stand in a fraction without brackets. */
function isFactor({ role, scripts, text }: Part): boolean {
  if (scripts === 'marked') return false
  return role === 'number' || (role === 'operand' && /^[\p{L}\p{N}\p{M}∞∂∇′]+$/u.test(text))
}

interface Scripts {
  readonly above: string | undefined
  readonly below: string | undefined
  readonly primes: string
}

function scripted(nucleus: readonly Part[], { above, below, primes }: Scripts, isSpaced: boolean): Part {
  const base = baseOf(nucleus, isSpaced)
  const degree = above === '∘' && below === undefined ? '°' : undefined
  const small = degree ?? (above === undefined ? '' : allOf(above, raised))
  const low = below === undefined ? '' : allOf(below, lowered)
  const marks = above !== undefined && /^′+$/.test(above) && below === undefined ? above : undefined
  if (small !== undefined && low !== undefined)
    return { ...base, text: base.text + low + primes + small, scripts: 'small' }
  if (marks !== undefined) return { ...base, text: base.text + primes + marks, scripts: 'small' }
  if (base.text === '') throw new Unreadable()
  const sub = below === undefined ? '' : `_${inBrackets(below)}`
  const sup = above === undefined ? '' : `^${inBrackets(above)}`
  return { ...base, text: base.text + primes + sub + sup, scripts: 'marked' }
}

/** What scripts stand beside. Several parts in a group would have to be put into brackets that nobody has written. */
function baseOf(nucleus: readonly Part[], isSpaced: boolean): Part {
  const [only, ...others] = nucleus
  if (only === undefined) return part('operand', '', isSpaced)
  if (others.length > 0) {
    if (!isBracketed(nucleus)) throw new Unreadable()
    return part('operand', join(nucleus, 'line'), isSpaced)
  }
  if (only.role === 'fraction' || only.role === 'vulgar' || only.role === 'root' || only.scripts !== 'none')
    return part('operand', `(${only.text})`, isSpaced)
  if (!scriptable.has(only.role) || only.text === '!') throw new Unreadable()
  return only
}

const scriptable: ReadonlySet<Role> = new Set(['operand', 'number', 'function', 'big', 'close', 'bar'])

function allOf(text: string, forms: ReadonlyMap<string, string>): string | undefined {
  const changed = [...text].map((character) => forms.get(character))
  return changed.includes(undefined) ? undefined : changed.join('')
}

function inBrackets(text: string): string {
  return [...text].length === 1 || /^\([^()]*\)$/.test(text) ? text : `(${text})`
}

/** Ends of a thing, before which a sign is one between two things. */
const ends: ReadonlySet<Role> = new Set(['operand', 'number', 'fraction', 'vulgar', 'root', 'close', 'bar'])
/** Beginnings of a thing. */
const starts: ReadonlySet<Role> = new Set([
  ...['operand', 'number', 'fraction', 'vulgar', 'root', 'function', 'big', 'prefix', 'open', 'bar'],
] as const)
/** Beside these, a fraction needs no brackets. */
const loose: ReadonlySet<string> = new Set([
  '+',
  '-',
  '−',
  '±',
  '∓',
  '⋅',
  '×',
  '=',
  '<',
  '>',
  '≤',
  '≥',
  '≠',
  '≈',
  '≡',
  '→',
])

/** Parts in a row. In a `script`, signs have no space around them. */
function join(parts: readonly Part[], where: 'line' | 'script'): string {
  let written = ''
  let before: Part | undefined
  let isAfterSpace = false
  for (const [index, current] of parts.entries()) {
    if (current.role === 'space') {
      isAfterSpace = where === 'line'
      continue
    }
    const after = parts[index + 1]
    if (isAfterSpace || needsSpace(before, current, after, parts[index - 2], where)) written += ' '
    written += inContext(current, isAfterSpace ? undefined : before, after)
    before = current
    isAfterSpace = false
  }
  return written
}

/** A fraction or a root in brackets where its neighbours would seem to belong to it. */
function inContext(current: Part, before: Part | undefined, after: Part | undefined): string {
  const { role, text } = current
  const next = after?.role === 'space' ? undefined : after
  if (current.scripts === 'marked' && next?.text === '!') throw new Unreadable()
  if (role === 'vulgar' && (isNumeric(next) || before?.role === 'vulgar')) throw new Unreadable()
  if (role === 'root') return next !== undefined && starts.has(next.role) ? `(${text})` : text
  if (role !== 'fraction') return text
  const isTight = (neighbour: Part | undefined) => {
    if (neighbour === undefined) return false
    if (neighbour.role === 'sign' || neighbour.role === 'operation') return !loose.has(neighbour.text)
    return !['open', 'close', 'relation', 'punctuation'].includes(neighbour.role)
  }
  const isBound = isTight(before) || isTight(after) || before?.role === 'close' || next?.role === 'open'
  return isBound ? `(${text})` : text
}

function isNumeric(neighbour: Part | undefined): boolean {
  return neighbour?.role === 'number' || neighbour?.role === 'vulgar'
}

function needsSpace(
  before: Part | undefined,
  current: Part,
  after: Part | undefined,
  beforeThat: Part | undefined,
  where: 'line' | 'script',
): boolean {
  if (before === undefined) return false
  const isBetween = (left: Part | undefined, right: Part | undefined) =>
    left !== undefined && right !== undefined && ends.has(left.role)
  // Names run into what stands beside them, in scripts too.
  if (current.role === 'function' || current.role === 'big')
    return ends.has(before.role) || before.role === current.role
  if (before.role === 'function') return starts.has(current.role) && current.role !== 'open' && current.role !== 'bar'
  if (before.role === 'big') return starts.has(current.role)
  if (before.scripts === 'marked' && ends.has(current.role) && current.role !== 'close') return true
  if (/\p{L}$/u.test(before.text) && before.role === 'operation') return true
  if (current.role === 'operation' && /^\p{L}/u.test(current.text)) return true
  if (where === 'script') return false
  if (current.role === 'relation' || before.role === 'relation') return true
  if (current.role === 'operation') return isBetween(before, after)
  if (before.role === 'operation') return isBetween(beforeThat, current)
  if (current.role === 'sign') return isBetween(before, after) && (current.isSpaced || after?.isSpaced === true)
  if (before.role === 'sign') return isBetween(beforeThat, current) && (before.isSpaced || current.isSpaced)
  if (current.role === 'prefix') return ends.has(before.role)
  const isLoose = ['punctuation', 'bar'].includes(before.role) || ['punctuation', 'bar'].includes(current.role)
  return isLoose && current.isSpaced
}
