import type { Ambiguity } from '../../changes/ambiguity.ts'
import { adviceOnAmbiguity, pinComment, type ShowFile } from '../../changes/ambiguity.ts'
import { type Change, type ChangeCounts, comparableTexts, placeOf } from '../../changes/changes.ts'
import type { KnownText, SnapshotCard } from '../../changes/snapshot.ts'
import type { Colours } from '../../io/colour.ts'
import { showPlace } from '../../io/path.ts'
import type { CardId } from '../../model/card.ts'
import { escapeControls } from '../../render/field/escape-controls.ts'
import { type Run, wordDiff } from '../../text/word-diff.ts'

const names: Readonly<Record<Change['type'], string>> = {
  kept: 'kept',
  reworded: 'reworded',
  answer: 'answer changed',
  merged: 'merged',
  retired: 'retired',
  returned: 'returned',
  added: 'added',
  replaced: 'went to another question',
  reset: 'reset',
}

/** The kinds of change as `--json` names them. */
const keys: Readonly<Record<Change['type'], string>> = {
  ...names,
  answer: 'answerChanged',
  replaced: 'wentToAnotherQuestion',
}

const types = Object.keys(names) as Change['type'][]

/** The kinds whose count is printed even if it is zero: `kept 131, reworded 0, …, reset 0`. */
const always: ReadonlySet<Change['type']> = new Set([
  'kept',
  'reworded',
  'answer',
  'merged',
  'retired',
  'added',
  'reset',
])

const numbers = new Intl.NumberFormat('en')

/** The counts in one line; `some` leaves out the kinds of change that did not occur. */
export function countsText(counts: ChangeCounts, extent: 'all' | 'some'): string {
  const parts = types
    .filter((type) => counts[type] > 0 || (extent === 'all' && always.has(type)))
    .map((type) => {
      const moved = type === 'kept' && counts.moved > 0 ? ` (${numbers.format(counts.moved)} moved)` : ''
      return `${names[type]} ${numbers.format(counts[type])}${moved}`
    })
  return parts.join(', ') || 'no cards'
}

/** A change as a line, with advice on a second line. */
export function changeText(change: Change, show: ShowFile, colours: Colours): string {
  const paint = change.type === 'reset' ? colours.wrong : isDoubtful(change) ? colours.warning : colours.strong
  const advice = adviceOf(change)
  const head = `${placeText(placeOf(change), show, colours)}${paint(names[change.type])}  ${wordsOf(change, colours)}\n`
  return advice === undefined ? head : `${head}    ${advice}\n`
}

/** An ambiguity as a line, with advice on a second line. */
export function ambiguityText(ambiguity: Ambiguity, show: ShowFile, colours: Colours): string {
  const { id, question } = ambiguity
  const place = placeText(ambiguity, show, colours)
  return `${place}${colours.wrong('ambiguous')}  ${colours.faint(id)}  ${oneLine(question)}\n    ${adviceOnAmbiguity(ambiguity, show)}\n`
}

/** What the author can do about a change, if anything. */
export function adviceOf(change: Change): string | undefined {
  if (change.type === 'replaced') {
    return `If it is still the same card, pin its id: write ${pinComment(change.before.id)} next to the question`
  }
  if (change.type !== 'reset') return undefined
  const { before, after } = change
  if (before.form !== undefined && after.form !== undefined && before.form !== after.form) {
    const [from, to] = before.form === 'cloze' ? ['a cloze', 'a question'] : ['a question', 'a cloze']
    return `It was ${from} and is now ${to}, and Anki cannot carry history over; change it back to keep its history`
  }
  return [
    `To keep its history, write ${pinComment(before.id)} next to the question`,
    `if it is a different question, add "different: [[${before.id}, ${after.id}]]" to the configuration`,
  ].join('; ')
}

/** A change as `--json` gives it. */
export function changeRecord(change: Change, show: ShowFile) {
  const { file, line } = placeOf(change)
  const { type, after } = change
  const before = change.type === 'added' ? undefined : change.before
  const advice = adviceOf(change)
  const into = change.type === 'merged' ? change.into : undefined
  return {
    type: keys[type],
    id: (before ?? after)?.id,
    ...(type === 'reset' && { newId: change.after.id }),
    ...(into !== undefined && { into: { id: into.id, ...(into.file !== undefined && { file: show(into.file) }) } }),
    ...(file !== undefined && { file: show(file) }),
    ...(line !== undefined && { line }),
    ...questionsOf(before?.question, after?.question),
    ...(advice !== undefined && { advice }),
  }
}

/** An ambiguity as `--json` gives it. */
export function ambiguityRecord(ambiguity: Ambiguity, show: ShowFile) {
  const rivals = ambiguity.rivals.map(({ id, place }) =>
    place === undefined ? { id } : { id, file: show(place.file), line: place.line },
  )
  return { ...ambiguity, rivals, file: show(ambiguity.file), advice: adviceOnAmbiguity(ambiguity, show) }
}

/** The counts as `--json` gives them. */
export function countsRecord(counts: ChangeCounts) {
  return { ...Object.fromEntries(types.map((type) => [keys[type], counts[type]])), moved: counts.moved }
}

/** The question, and how it read before if that differs. */
function questionsOf(before: KnownText | undefined, after: KnownText | undefined) {
  const [old, now] = comparableTexts(before ?? unknown, after ?? unknown)
  const question = now ?? old
  return {
    ...(question !== undefined && { question }),
    ...(now !== undefined && old !== undefined && old !== now && { before: old }),
  }
}

const unknown: KnownText = { text: undefined, beginning: undefined, hash: undefined }

function isDoubtful({ type }: Change): boolean {
  return type === 'replaced' || type === 'retired' || type === 'merged'
}

function placeText({ file, line }: Pick<SnapshotCard, 'file' | 'line'>, show: ShowFile, colours: Colours): string {
  if (file === undefined) return ''
  return `${colours.faint(showPlace(show(file), line))}  `
}

/** The ids and the question of a change. */
function wordsOf(change: Change, colours: Colours): string {
  const id = (id: CardId): string => colours.faint(id)
  switch (change.type) {
    case 'kept':
    case 'returned':
    case 'added':
      return `${id(change.after.id)}  ${questionText(change.after)}`
    case 'retired': {
      const reason = change.after?.state.type === 'open' ? 'it no longer has an answer' : 'its question is gone'
      return `${id(change.before.id)}  ${questionText(change.before)}  (${reason})`
    }
    case 'merged':
      return `${id(change.before.id)}  ${questionText(change.before)}  (now part of ${change.into.id}: ${questionText(change.into)})`
    case 'answer': {
      const { before, after } = change
      const question = `${id(after.id)}  ${questionText(after)}`
      if (before.answer.text === undefined || after.answer.text === undefined) return question
      return `${question}\n    ${diffText(before.answer, after.answer, colours)}`
    }
    case 'reworded':
    case 'replaced': {
      const [old, now] = comparableTexts(change.before.question, change.after.question)
      const note = old === now ? '  (same words, but a different image or formatting)' : ''
      return `${id(change.after.id)}  ${diffText(change.before.question, change.after.question, colours)}${note}`
    }
    case 'reset': {
      const { before, after } = change
      const ids = before.id === after.id ? id(after.id) : `${id(before.id)} → ${id(after.id)}`
      return `${ids}  ${diffText(before.question, after.question, colours)}`
    }
  }
}

function questionText({ question }: SnapshotCard): string {
  return cut(oneLine(question.beginning ?? question.text ?? ''))
}

function diffText(before: KnownText, after: KnownText, colours: Colours): string {
  const [old, now] = comparableTexts(before, after)
  if (old === undefined || now === undefined) return cut(oneLine(now ?? old ?? ''))
  const runs = wordDiff(oneLine(old), oneLine(now))
  if (runs.every(({ type }) => type === 'same')) return cut(oneLine(now))
  return runs
    .map((run, index, all) =>
      runText(run, index === 0 ? 'first' : index === all.length - 1 ? 'last' : 'inner', colours),
    )
    .join('')
}

const longest = 60

/** A run, marked by colour or by brackets. Long unchanged runs are cut to what is near a change. */
function runText({ type, text }: Run, position: 'first' | 'inner' | 'last', colours: Colours): string {
  if (type === 'removed') return colours.removed(text)
  if (type === 'added') return colours.added(text)
  const letters = [...text]
  if (letters.length <= longest) return text
  const start = position === 'first' ? [] : letters.slice(0, longest / 2)
  const end = position === 'last' ? [] : letters.slice(-longest / 2)
  return [...start, '…', ...end].join('')
}

function cut(text: string): string {
  const letters = [...text]
  return letters.length <= 2 * longest ? text : `${letters.slice(0, 2 * longest).join('')}…`
}

function oneLine(text: string): string {
  return escapeControls(text.replace(/\s+/g, ' ').trim())
}
