/** The form of the JSON decks, by which they are read and from which their JSON schema is made. */

import * as v from 'valibot'
import type { CardId, DialectName, Fields, Kind } from '../model/card.ts'
import { oneOf, openObject } from '../model/outside-data.ts'
import type { Seconds } from '../model/time.ts'

/** Version of the form; raised when a reader of the old form would fail on the new one. */
export const FORMAT_VERSION = 1

/** Every kind of card, with what it asks for. */
const KINDS: Readonly<Record<Kind, string>> = {
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
const DIALECTS: Readonly<Record<DialectName, true>> = {
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

const text = (description: string) => v.pipe(v.string('a string'), v.description(description))

const filled = (description: string) =>
  v.pipe(v.string('a string'), v.nonEmpty('a string that is not empty'), v.description(description))

/** Every key is written; readers of the first decks do without those that these lacked. */
const allRequired = (entries: Readonly<Record<string, unknown>>) => ({ required: Object.keys(entries) })

const FIELDS = {
  question: text('What is asked; for a cloze the whole text with {{c1::hidden parts}}'),
  answer: text('What is to be known'),
  context: text('Where the card stands: the headings above it'),
  source: text('Links to the source lines'),
  notes: text('Further remarks'),
  key: text('The id again, as the note in Anki holds it'),
} satisfies Record<keyof Fields, unknown>

const SOURCE = {
  topic: v.exactOptional(filled('Folder of topics/ that the file lies in')),
  file: filled('Path below the topics folder, with /'),
  line: v.pipe(
    v.number('a number'),
    v.integer('a whole number'),
    v.minValue(1, 'a number from 1'),
    v.description('Line of the question, from 1'),
  ),
  question: text('The question there, as plain text'),
  answered: v.pipe(v.boolean('true or false'), v.description('Whether it has an answer there')),
  dialect: v.pipe(oneOf(namesOf(DIALECTS)), v.description('The way it is written there')),
  variant: text('The flavour of the subject that the file is about'),
}

const id = (description: string) =>
  v.pipe(
    v.string('a string'),
    v.regex(/^[0-9A-Za-z]{12}$/, 'an id: 12 letters (a-z, A-Z) and digits'),
    v.description(description),
    v.transform((id) => id as CardId),
  )

const CARD = {
  id: id('Permanent name; the GUID of the note in Anki'),
  kind: v.pipe(
    oneOf(namesOf(KINDS)),
    v.metadata({ oneOf: Object.entries(KINDS).map(([kind, description]) => ({ const: kind, description })) }),
  ),
  topic: filled('Folder of topics/ that the card comes from'),
  deck: filled('Full name of the deck in Anki, :: between levels'),
  tags: v.pipe(
    v.array(v.pipe(v.string('a string'), v.regex(/^\S+$/, 'a tag without spaces')), 'a list'),
    v.metadata({ uniqueItems: true }),
    v.description('Tags, :: between levels'),
  ),
  // Of a question that is a picture alone nothing is left, which readers have to take.
  text: v.pipe(text('The question as plain text'), v.metadata({ minLength: 1 })),
  fields: v.pipe(openObject(FIELDS), v.description('The fields of the note, in HTML')),
  media: v.pipe(
    v.array(v.pipe(v.string('a string'), v.regex(/^[^/\\]+$/, 'a file name')), 'a list'),
    v.metadata({ uniqueItems: true }),
    v.description('Names of the files that the fields show'),
  ),
  sources: v.pipe(
    v.array(
      v.pipe(openObject(SOURCE), v.metadata(allRequired(SOURCE)), v.description('One place where the question stands')),
      'a list',
    ),
    v.minLength(1, 'at least one source'),
    v.description('Where the question stands, the leading place first'),
  ),
  changed: v.pipe(
    v.number('a number'),
    v.integer('a whole number'),
    v.minValue(0, 'a number from 0'),
    v.description('When what the learner sees changed last, in seconds since 1970'),
    v.transform((seconds) => seconds as Seconds),
  ),
}

const RETIRED_CARD = { ...CARD, successor: v.exactOptional(id('The card that asks it now')) }

const DECK = {
  $schema: v.exactOptional(text('Address of this schema')),
  format: v.pipe(v.literal(FORMAT_VERSION, String(FORMAT_VERSION)), v.description('Version of this form')),
  name: filled('Name of the deck file without its ending'),
  cards: v.pipe(
    v.array(v.pipe(openObject(CARD), v.description('One thing to learn')), 'a list'),
    v.description('The cards, in study order'),
  ),
}

const retiredDescription =
  'A card that is no more, as it was shown last: its question or its answer is gone, or another card has taken it in'

/** A deck file. */
export const deckFileSchema = v.pipe(
  openObject({
    ...DECK,
    retired: v.exactOptional(
      v.pipe(
        v.array(v.pipe(openObject(RETIRED_CARD), v.description(retiredDescription)), 'a list'),
        v.description('Cards that earlier decks held and that are no more, by their ids'),
      ),
    ),
  }),
  v.metadata(allRequired(DECK)),
  v.description('The flashcards of one topic, or of all topics, in study order'),
)

function namesOf<Name extends string>(names: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(names) as Name[]
}
