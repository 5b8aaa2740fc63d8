import { finishField } from './finish-field.ts'

/** Escapes plain text for the HTML of a note's field, including Anki's own syntax. */
export function escapeText(text: string): string {
  return finishField(escapeHtml(text), 'open', 'marks').html
}

/** Escapes plain text for HTML, including attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => references[character] ?? character)
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
