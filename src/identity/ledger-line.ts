import { hash } from 'node:crypto'
import type { CardState, Evidence, Fingerprint, HiddenPart, LedgerEntry, Traits } from '../model/card.ts'
import type { Seconds } from '../model/time.ts'
import { base62 } from './base62.ts'
import { isCardId } from './card-id.ts'
import { isFingerprint } from './fingerprint.ts'
import { isSketch } from './sketch.ts'
import { isTextHash } from './traits.ts'

/**
 * Writes a line of `topdeck.lock`, format 3: fields separated by tabs, with `-` for an absent value.
 *
 * id · state (`card`, `open`, `retired`, or `in:ID` with the id of the card that it was merged into) · born · changed
 * (both UTC, `2026-01-02T03:04:05Z`) · fingerprint · file · section (JSON array) · question · hash of the question · hash
 * and sketch of the answer · id of the previous question · evidence of the last match · hidden parts of a cloze (JSON
 * array of number, text, and `gone`) · text of a short answer · checksum of the line. An entry without traits has only the first five fields and
 * the checksum. The lines of format 2 lack the text of the answer.
 */
export function ledgerLine({ id, state, born, changed, fingerprint, traits }: LedgerEntry): string {
  const fields = [id, stateText(state), timeText(born), timeText(changed), fingerprint ?? NONE, ...traitFields(traits)]
  const line = fields.join('\t')
  return `${line}\t${checkSum(line)}`
}

const NONE = '-'

function traitFields(traits: Traits | undefined): string[] {
  if (traits === undefined) return []
  const { file, section, question, questionHash, answer, after, found, clozes } = traits
  return [
    file,
    JSON.stringify(section),
    question,
    questionHash,
    answer === undefined ? NONE : `${answer.hash} ${answer.sketch}`,
    after ?? NONE,
    found === undefined ? NONE : evidenceText(found),
    clozes === undefined ? NONE : JSON.stringify(clozes.map(partText)),
    answer?.text ?? NONE,
  ]
}

/** The result of reading a line. Of a damaged line, `entry` holds what could be read, and `damage` says what was done. */
export type LineReading =
  | { readonly type: 'entry'; readonly entry: LedgerEntry }
  | { readonly type: 'damaged'; readonly entry: LedgerEntry; readonly damage: string }
  | { readonly type: 'lost'; readonly traits: Traits | undefined }

/**
 * Reads a line of format 3 or 2. The checksum reveals damage. One wrong character in the id is corrected by the checksum; any
 * other unreadable field is left out, and the next build recognises the question by the remaining ones.
 */
export function readLedgerLine(line: string): LineReading {
  const end = line.lastIndexOf('\t')
  const whole = end > 0 && checkSum(line.slice(0, end)) === line.slice(end + 1)
  const fields = line.split('\t')
  const entry = whole ? readFields(fields.slice(0, -1)) : undefined
  if (entry !== undefined) return { type: 'entry', entry }

  const mended = mendedId(line)
  if (mended !== undefined) {
    const again = readLedgerLine(mended)
    if (again.type === 'entry')
      return { type: 'damaged', entry: again.entry, damage: 'its id was restored from the checksum' }
  }
  const traits = [14, 13, fields.length].flatMap((end) => readTraits(fields.slice(5, end)) ?? [])[0]
  const [id = '', state = '', born = '', changed = '', fingerprint = ''] = fields
  if (!isCardId(id)) return { type: 'lost', traits }
  const time = readTime(changed) ?? readTime(born)
  const kept = {
    id,
    state: readState(state) ?? ({ type: 'card' } as const),
    born: readTime(born) ?? time ?? (0 as Seconds),
    changed: time ?? (0 as Seconds),
    fingerprint: isFingerprint(fingerprint) ? fingerprint : undefined,
    traits,
  }
  return { type: 'damaged', entry: kept, damage: 'the readable fields are kept' }
}

/** Reads a line of format 1 (id, time and fingerprint); undefined when it is not one. */
export function readFirstFormat(line: string): LedgerEntry | undefined {
  const [id, time = '', fingerprint, ...more] = line.split('\t')
  const changed = readTime(time)
  if (id === undefined || fingerprint === undefined || more.length > 0 || changed === undefined) return undefined
  if (!isCardId(id) || !isFingerprint(fingerprint)) return undefined
  return { id, state: { type: 'card' }, born: changed, changed, fingerprint, traits: undefined }
}

function readFields(fields: readonly string[]): LedgerEntry | undefined {
  const [id = '', stateField = '', bornField = '', changedField = '', print = ''] = fields
  const state = readState(stateField)
  const born = readTime(bornField)
  const changed = readTime(changedField)
  if (!isCardId(id) || state === undefined || born === undefined || changed === undefined) return undefined
  if (print !== NONE && !isFingerprint(print)) return undefined
  const fingerprint: Fingerprint | undefined = isFingerprint(print) ? print : undefined
  const traits = readTraits(fields.slice(5))
  if (traits === undefined && fields.length !== 5) return undefined
  return { id, state, born, changed, fingerprint, traits }
}

function readTraits(fields: readonly string[]): Traits | undefined {
  const [file = '', section = '', question = '', questionHash = '', answer = '', ...further] = fields
  const [after = '', found = '', clozes = '', text = ''] = further
  if ((further.length !== 3 && further.length !== 4) || file === '' || !isTextHash(questionHash)) return undefined
  const [answerHash = '', sketch = ''] = answer.split(' ')
  const headings = readJson(section)
  if (!isTexts(headings)) return undefined
  return {
    file,
    section: headings,
    question,
    questionHash,
    answer:
      isTextHash(answerHash) && isSketch(sketch)
        ? { hash: answerHash, sketch, text: text === '' || text === NONE ? undefined : text }
        : undefined,
    clozes: readParts(readJson(clozes)),
    after: isCardId(after) ? after : undefined,
    found: readEvidence(found),
  }
}

function stateText(state: CardState): string {
  return state.type === 'joined' ? `in:${state.card}` : state.type
}

function readState(text: string): CardState | undefined {
  if (text === 'card' || text === 'open' || text === 'retired') return { type: text }
  const card = text.startsWith('in:') ? text.slice(3) : ''
  return isCardId(card) ? { type: 'joined', card } : undefined
}

/** Writes a time as the ledger does: `2026-01-02T03:04:05Z`. */
export function timeText(seconds: Seconds): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}

function readTime(text: string): Seconds | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return undefined
  const time = Date.parse(text) / 1000
  return Number.isNaN(time) ? undefined : (time as Seconds)
}

function evidenceText({ question, answer, file, section, neighbours }: Evidence): string {
  const similarity = (share: number): string => share.toFixed(2)
  return [similarity(question), answer === undefined ? NONE : similarity(answer), file, section, neighbours].join(' ')
}

function readEvidence(text: string): Evidence | undefined {
  const found = /^(\d\.\d\d) (\d\.\d\d|-) (same|other) (same|other) ([012])$/.exec(text)
  if (found === null) return undefined
  const [, question, answer, file, section, neighbours] = found
  const place = (word: string | undefined): 'same' | 'other' => (word === 'same' ? 'same' : 'other')
  return {
    question: Number(question),
    answer: answer === NONE ? undefined : Number(answer),
    file: place(file),
    section: place(section),
    neighbours: Number(neighbours),
  }
}

function partText({ number, text, state }: HiddenPart): readonly (number | string)[] {
  return state === 'gone' ? [number, text, state] : [number, text]
}

function readParts(value: unknown): readonly HiddenPart[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.flatMap((part: unknown): HiddenPart[] => {
    if (!Array.isArray(part)) return []
    const [number, text, state]: unknown[] = part
    if (typeof number !== 'number' || typeof text !== 'string') return []
    return [{ number, text, state: state === 'gone' ? 'gone' : 'present' }]
  })
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function checkSum(line: string): string {
  return base62(hash('sha256', line, 'hex'), 6)
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The line with one character of its id changed so that the checksum matches, if there is exactly one such line. */
function mendedId(line: string): string | undefined {
  const found: string[] = []
  for (let place = 0; place < 12; place++) {
    for (const letter of LETTERS) {
      const tried = line.slice(0, place) + letter + line.slice(place + 1)
      const end = tried.lastIndexOf('\t')
      if (tried !== line && end > 12 && checkSum(tried.slice(0, end)) === tried.slice(end + 1)) found.push(tried)
    }
  }
  return found.length === 1 ? found[0] : undefined
}
