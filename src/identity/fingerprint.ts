import { hash } from 'node:crypto'
import type { Fingerprint, RenderedCard } from '../model/card.ts'
import { base62 } from './base62.ts'

/** The parts of a card that its fingerprint covers. */
export type Visible = Pick<RenderedCard, 'kind'> & {
  readonly fields: Pick<RenderedCard['fields'], 'question' | 'answer' | 'notes'>
}

/**
 * Hash of what a learner reads on a card: 12 characters of base62 from a SHA-256. Anki replaces the tags of a note that it
 * updates, also those that the learner gave it, so a note is touched only for its text. Tags, headings and the link to the
 * source are left out: they change when a section, a file or a topic gets another name.
 */
export function fingerprint({ kind, fields }: Visible): Fingerprint {
  return printOf([kind, fields.question, fields.answer, fields.notes])
}

/** The parts of a card that {@link formerFingerprint} covers. */
export type FormerlyVisible = Pick<RenderedCard, 'kind' | 'tags'> & {
  readonly fields: Pick<RenderedCard['fields'], 'question' | 'answer' | 'context' | 'notes'>
}

/** The fingerprint by earlier versions, which covered headings and tags too. Ledgers that they wrote contain it. */
export function formerFingerprint({ kind, tags, fields }: FormerlyVisible): Fingerprint {
  return printOf([kind, fields.question, fields.answer, fields.context, fields.notes, tags])
}

function printOf(parts: readonly unknown[]): Fingerprint {
  return base62(hash('sha256', JSON.stringify(parts), 'hex'), 12) as Fingerprint
}

/** Whether a text has the form of a fingerprint: 12 characters of base62. */
export function isFingerprint(text: string): text is Fingerprint {
  return /^[0-9A-Za-z]{12}$/.test(text)
}
