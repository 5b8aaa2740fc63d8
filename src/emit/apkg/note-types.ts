import type { Fields, RenderedCard } from '../../model/card.ts'
import { basicTemplate, clozeTemplate, css, designChanged } from './design.ts'

/**
 * A note type. Its id, the ids of its fields and template, and their number and order can never change: otherwise an
 * import would create a second note type and update no notes. Names, templates and CSS can change; raise `designChanged`
 * in `src/emit/apkg/design.ts` with every change, or Anki keeps the old design.
 */
export interface NoteType {
  readonly id: number
  readonly name: string
  /** Anki's kind of note type: 0 has a card for each template, 1 for each cloze number of the text. */
  readonly type: 0 | 1
  readonly fields: readonly Field[]
  readonly template: { readonly id: number; readonly name: string; readonly front: string; readonly back: string }
}

interface Field {
  readonly id: number
  readonly name: string
  readonly of: keyof Fields
}

/** The note type of all cards except clozes. */
export const basicNoteType: NoteType = {
  id: 1649890239781,
  name: 'Topdeck Basic',
  type: 0,
  fields: [
    { id: 3698308153286356, name: 'Question', of: 'question' },
    { id: 3938929147920263, name: 'Answer', of: 'answer' },
    { id: 1337670416092708, name: 'Context', of: 'context' },
    { id: 4127511337117900, name: 'Source', of: 'source' },
    { id: 4498763012060375, name: 'Notes', of: 'notes' },
    { id: 3153109213164756, name: 'Key', of: 'key' },
  ],
  template: { id: 413119587736109, name: 'Card 1', ...basicTemplate },
}

/** The note type of clozes. */
export const clozeNoteType: NoteType = {
  id: 1683445316776,
  name: 'Topdeck Cloze',
  type: 1,
  fields: [
    { id: 1184358548029587, name: 'Question', of: 'question' },
    { id: 3397108377411105, name: 'Answer', of: 'answer' },
    { id: 144857216511750, name: 'Context', of: 'context' },
    { id: 4035128085040696, name: 'Source', of: 'source' },
    { id: 360652856874618, name: 'Notes', of: 'notes' },
    { id: 317275612142648, name: 'Key', of: 'key' },
  ],
  template: { id: 2522511830333163, name: 'Cloze', ...clozeTemplate },
}

/** The note type of a card. */
export function noteTypeOf(card: RenderedCard): NoteType {
  return card.kind === 'cloze' ? clozeNoteType : basicNoteType
}

/** The maximal number of cards of a note: Anki's highest cloze number. */
export const CARDS_PER_NOTE = 500

const CLOZE = /\{\{c(\d+)::/g

/**
 * The 0-based ordinals of a note's cards (`ord` in Anki), ascending: the cloze numbers minus one, or 0 for a basic note. A
 * cloze note without a cloze has one card too, on which Anki shows what is missing.
 */
export function cardOrds(card: RenderedCard): readonly number[] {
  if (card.kind !== 'cloze') return [0]
  const ords = Array.from(card.fields.question.matchAll(CLOZE), (match) => Number(match[1]) - 1)
  const valid = [...new Set(ords)].filter((ord) => ord >= 0 && ord < CARDS_PER_NOTE).sort((a, b) => a - b)
  return valid.length > 0 ? valid : [0]
}

/** A note type as schema 11 stores it in `col.models` (`rslib/src/notetype/schema11.rs` in Anki). */
export function noteTypeJson(noteType: NoteType): object {
  const { front, back, ...template } = noteType.template
  return {
    id: noteType.id,
    name: noteType.name,
    type: noteType.type,
    mod: designChanged,
    usn: -1,
    sortf: 0,
    did: null,
    css,
    flds: noteType.fields.map(({ id, name }, ord) => ({
      id,
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      description: '',
      media: [],
    })),
    tmpls: [{ ...template, ord: 0, qfmt: front, afmt: back, bqfmt: '', bafmt: '', did: null, bfont: '', bsize: 0 }],
    req: [[0, 'any', [0]]],
    tags: [],
    vers: [],
    latexPre:
      '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage{amssymb,amsmath}\n' +
      '\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n',
    latexPost: '\\end{document}',
    latexsvg: false,
  }
}
