import type { DialectName, Fields, Kind } from '../model/card.ts'

/** Name of the schema file beside the decks; also what a deck's `$schema` says. */
export const SCHEMA_FILE = 'topdeck.schema.json'

/** Version of the deck files' form; raised when a reader of the old form would fail on the new one. */
export const FORMAT_VERSION = 1

/** Every kind of card, with what it asks for. */
export const KINDS: Readonly<Record<Kind, string>> = {
  open: 'a question with a free answer',
  'true-false': 'a statement to judge',
  choice: 'a question with options',
  'fill-blank': 'a sentence with a gap',
  cloze: 'a text with hidden parts',
  reversed: 'the other direction of a two-way card',
  exercise: 'a task with a solution',
  command: 'a command to recall',
  term: 'a term to explain',
}

/** Every way to write a question. */
export const DIALECTS: Readonly<Record<DialectName, true>> = {
  details: true,
  heading: true,
  'list-heading': true,
  'list-question': true,
  bold: true,
  'q-a': true,
  obsidian: true,
  callout: true,
  choice: true,
  exercise: true,
  table: true,
  term: true,
  command: true,
  'one-file': true,
  text: true,
}

const FIELDS: Readonly<Record<keyof Fields, string>> = {
  question: 'What is asked; for a cloze the whole text with {{c1::hidden parts}}',
  answer: 'What is to be known',
  context: 'Where the card stands: the headings above it',
  source: 'Links to the source lines',
  notes: 'Further remarks',
  key: 'The id again, as the note in Anki holds it',
}

/** The schema, as JSON text, of the deck files that {@link json} writes (JSON Schema 2020-12). */
export function deckSchema(): string {
  return `${JSON.stringify(SCHEMA, null, 2)}\n`
}

const text = (description: string) => ({ description, type: 'string' })
const list = (description: string, items: object) => ({ description, type: 'array', items })
const texts = (description: string, items: object) => ({ description, type: 'array', items, uniqueItems: true })

/** An object with these properties and no others; the optional ones can be left out. */
function record(
  description: string,
  required: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
) {
  const properties = { ...required, ...optional }
  return { description, type: 'object', properties, required: Object.keys(required), additionalProperties: false }
}

const SOURCE = record('One place where the question stands', {
  topic: { ...text('Folder of topics/ that the file lies in'), minLength: 1 },
  file: { ...text('Path below the topics folder, with /'), minLength: 1 },
  line: { description: 'Line of the question, from 1', type: 'integer', minimum: 1 },
  question: text('The question there, as plain text'),
  answered: { description: 'Whether it has an answer there', type: 'boolean' },
  dialect: { description: 'The way it is written there', enum: Object.keys(DIALECTS) },
  variant: text('The flavour of the subject that the file is about'),
})

const id = (description: string) => ({ description, type: 'string', pattern: '^[0-9A-Za-z]{12}$' })

const CARD_PARTS = {
  id: id('Permanent name; the GUID of the note in Anki'),
  kind: { oneOf: Object.entries(KINDS).map(([kind, description]) => ({ const: kind, description })) },
  topic: { ...text('Folder of topics/ that the card comes from'), minLength: 1 },
  deck: { ...text('Full name of the deck in Anki, :: between levels'), minLength: 1 },
  tags: texts('Tags, :: between levels', { type: 'string', pattern: '^\\S+$' }),
  text: { ...text('The question as plain text'), minLength: 1 },
  fields: record(
    'The fields of the note, in HTML',
    Object.fromEntries(Object.entries(FIELDS).map(([name, description]) => [name, text(description)])),
  ),
  media: texts('Names of the files that the fields show', { type: 'string', pattern: '^[^/\\\\]+$' }),
  sources: {
    description: 'Where the question stands, the leading place first',
    type: 'array',
    items: SOURCE,
    minItems: 1,
  },
  changed: {
    description: 'When what the learner sees changed last, in seconds since 1970',
    type: 'integer',
    minimum: 0,
  },
}

const CARD = record('One thing to learn', CARD_PARTS)

const RETIRED_CARD = record(
  'A card that is no more, as it was shown last: its question or its answer is gone, or another card has taken it in',
  CARD_PARTS,
  { successor: id('The card that asks it now') },
)

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Topdeck deck',
  ...record(
    'The flashcards of one topic, or of all topics, in study order',
    {
      $schema: text('Address of this schema'),
      format: { description: 'Version of this form', const: FORMAT_VERSION },
      name: { ...text('Name of the deck file without its ending'), minLength: 1 },
      cards: list('The cards, in study order', CARD),
    },
    { retired: list('Cards that earlier decks held and that are no more, by their ids', RETIRED_CARD) },
  ),
}
