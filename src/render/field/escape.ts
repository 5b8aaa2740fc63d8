import { guardMarks } from './anki-syntax.ts'

/** Plain text as HTML of a note's field. */
export function escapeText(text: string): string {
  return guardMarks(escapeHtml(text))
}

/** Plain text as HTML, also within attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => references[character] ?? character)
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
