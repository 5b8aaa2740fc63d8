import { hash } from 'node:crypto'
import type { Fingerprint, RenderedCard } from '../model/card.ts'
import { base62 } from './base62.ts'

/** The parts of a card that its fingerprint covers. */
export type Visible = Pick<RenderedCard, 'kind' | 'tags'> & {
  readonly fields: Pick<RenderedCard['fields'], 'question' | 'answer' | 'context' | 'notes'>
}

/**
 * Hash of what a learner sees of a card: 12 characters of base62 from a SHA-256. The link to the source is left out,
 * because its line number changes with every edit above it and would mark every note of the file as changed.
 */
export function fingerprint({ kind, tags, fields }: Visible): Fingerprint {
  const parts = [kind, fields.question, fields.answer, fields.context, fields.notes, tags]
  return base62(hash('sha256', JSON.stringify(parts), 'hex'), 12) as Fingerprint
}

/** Whether a text has the form of a fingerprint: 12 characters of base62. */
export function isFingerprint(text: string): text is Fingerprint {
  return /^[0-9A-Za-z]{12}$/.test(text)
}
