import { hash } from 'node:crypto'
import type { Fingerprint, RenderedCard } from '../model/card.ts'
import { base62 } from './base62.ts'

/** What a fingerprint is taken of. */
export type Visible = Pick<RenderedCard, 'kind' | 'tags'> & {
  readonly fields: Pick<RenderedCard['fields'], 'question' | 'answer' | 'context' | 'notes'>
}

/**
 * Hash of what a learner sees of a card. The link to the source is left out: its line number shifts with every edit
 * above it, and would mark every note of the file as changed.
 */
export function fingerprint({ kind, tags, fields }: Visible): Fingerprint {
  const parts = [kind, fields.question, fields.answer, fields.context, fields.notes, tags]
  return base62(hash('sha256', JSON.stringify(parts), 'hex'), 12) as Fingerprint
}

/** Whether a text can be a fingerprint. */
export function isFingerprint(text: string): text is Fingerprint {
  return /^[0-9A-Za-z]{12}$/.test(text)
}
