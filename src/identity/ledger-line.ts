import { hash } from 'node:crypto'
import type { CardId, CardState, Evidence, Fingerprint, HiddenPart, LedgerEntry, Traits } from '../model/card.ts'
import type { Seconds } from '../model/time.ts'
import { base62 } from './base62.ts'
import { isCardId } from './card-id.ts'
import { isFingerprint } from './fingerprint.ts'
import { isSketch } from './sketch.ts'
import { isTextHash } from './traits.ts'

/** What stands before a line in a ledger: the line of an id, or that of the repository. */
export type LineName = CardId | typeof REPOSITORY

/** The first word of the line that holds the address of the repository. */
export const REPOSITORY = 'repository'

/**
 * Writes a line of `topdeck.lock`, format 4: fields separated by tabs, with `-` for an absent value.
 *
 * id · state (`card`, `open`, `retired`, or `in:ID` with the id of the card that it was merged into) · born · changed
 * (both UTC, `2026-01-02T03:04:05Z`) · fingerprint · file · section (JSON array) · question · hash of the question · hash
 * and sketch of the answer · id of the previous question · evidence of the last match · hidden parts of a cloze (JSON
 * array of number, text, and `gone`) · text of a short answer · name of the line above · checksum of the line. An entry
 * without traits lacks the fields from the file to the text. The lines of format 3 lack the name of the line above, those
 * of format 2 the text of the answer too.
 * @param above The name of the line above in the file. The first line names the last one, so that every line is named.
 */
export function ledgerLine(entry: LedgerEntry, above: LineName): string {
  return withCheckSum([...entryFields(entry), above])
}

/** Writes the line that holds the address of the repository. */
export function repositoryLine(address: string, above: LineName): string {
  return withCheckSum([REPOSITORY, address, above])
}

/** All that a line tells about its id, as one text. */
export function entryText(entry: LedgerEntry): string {
  return entryFields(entry).join('\t')
}

function entryFields({ id, state, born, changed, fingerprint, traits }: LedgerEntry): string[] {
  return [id, stateText(state), timeText(born), timeText(changed), fingerprint ?? NONE, ...traitFields(traits)]
}

function withCheckSum(fields: readonly string[]): string {
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

/**
 * The result of reading a line. Of a damaged one, `entry` holds what could be read. `above` is the name of the line above;
 * undefined where the line, damaged or of an earlier format, names none.
 */
export type LineReading =
  | { readonly type: 'entry'; readonly entry: LedgerEntry; readonly above: LineName | undefined }
  | { readonly type: 'repository'; readonly address: string; readonly above: LineName | undefined }
  | { readonly type: 'damaged'; readonly entry: LedgerEntry; readonly above: LineName | undefined }
  | { readonly type: 'lost' }

/**
 * Reads a line of format 4, 3 or 2. The checksum reveals damage. An unreadable field is left out, and the next build
 * recognises the question by the remaining ones.
 */
export function readLedgerLine(line: string): LineReading {
  const whole = isWholeLine(line) ? readWhole(line.split('\t').slice(0, -1)) : undefined
  if (whole !== undefined) return whole
  const fields = line.split('\t')
  const traits = [14, 13].flatMap((end) => readTraits(fields.slice(5, end)) ?? [])[0]
  const [id = '', state = '', born = '', changed = '', fingerprint = ''] = fields
  if (!isCardId(id)) return { type: 'lost' }
  const time = readTime(changed) ?? readTime(born)
  const entry: LedgerEntry = {
    id,
    state: readState(state) ?? { type: 'card' },
    born: readTime(born) ?? time ?? (0 as Seconds),
    changed: time ?? (0 as Seconds),
    fingerprint: isFingerprint(fingerprint) ? fingerprint : undefined,
    traits,
  }
  return { type: 'damaged', entry, above: readName(fields.length === 6 + TRAITS + 1 ? fields.at(-2) : undefined) }
}

/** Whether the checksum at the end of a line fits. */
export function isWholeLine(line: string): boolean {
  const end = line.lastIndexOf('\t')
  return end > 0 && line.length - end === SUM + 1 && checkSum(line.slice(0, end)) === line.slice(end + 1)
}

/** Reads a line of format 1 (id, time and fingerprint); undefined when it is not one. */
export function readFirstFormat(line: string): LedgerEntry | undefined {
  const [id, time = '', fingerprint, ...more] = line.split('\t')
  const changed = readTime(time)
  if (id === undefined || fingerprint === undefined || more.length > 0 || changed === undefined) return undefined
  if (!isCardId(id) || !isFingerprint(fingerprint)) return undefined
  return { id, state: { type: 'card' }, born: changed, changed, fingerprint, traits: undefined }
}

/** How many fields there are for the traits. */
const TRAITS = 9

/** How many characters a checksum has. */
const SUM = 6

/** Reads the fields of a line whose checksum fits. */
function readWhole(fields: readonly string[]): LineReading | undefined {
  if (fields[0] === REPOSITORY) {
    const [, address = '', above] = fields
    return fields.length === 3 ? { type: 'repository', address, above: readName(above) } : undefined
  }
  const isNamed = fields.length === 6 || fields.length === 6 + TRAITS
  const above = isNamed ? readName(fields.at(-1)) : undefined
  if (isNamed && above === undefined) return undefined
  const entry = readFields(isNamed ? fields.slice(0, -1) : fields)
  return entry === undefined ? undefined : { type: 'entry', entry, above }
}

function readName(name = ''): LineName | undefined {
  return name === REPOSITORY || isCardId(name) ? name : undefined
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
  return base62(hash('sha256', line, 'hex'), SUM)
}
