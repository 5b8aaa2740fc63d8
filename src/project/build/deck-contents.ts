import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { announced, retiredCards, standingQuestions, withRetired } from '../../changes/retire.ts'
import type { Compilation } from '../../compile.ts'
import { csv } from '../../emit/csv.ts'
import { deckSchema } from '../../emit/deck-json-schema.ts'
import { deckFileName, foldFileName, RETIRED_FILE, SCHEMA_FILE } from '../../emit/file-name.ts'
import { emitters } from '../../emit/index.ts'
import { json } from '../../emit/json.ts'
import type { Ledger } from '../../identity/ledger.ts'
import type { Deck, RetiredCard } from '../../model/card.ts'
import { matchesTags } from '../../model/tags.ts'
import type { Seconds } from '../../model/time.ts'
import { isWithin } from '../project.ts'
import type { CompiledTopics } from './compile-topics.ts'
import type { PastDecks } from './past-decks.ts'
import type { BuildRequest } from './request.ts'

/** A file in the decks folder, whose bytes are made only when they are needed. */
export interface DeckContent {
  readonly path: string
  /** The deck in it; undefined for the schema. */
  readonly deck?: { readonly name: string; readonly cards: number }
  /** @param scratch an existing folder for intermediate files */
  bytes(scratch: string): Uint8Array | Promise<Uint8Array>
}

/** Which files the decks of a compilation are, with the content of each. */
export function deckContents(
  request: BuildRequest,
  { compilation, sources }: CompiledTopics,
  past: PastDecks,
): readonly DeckContent[] {
  const present = compilation.found.flatMap((card) => card.sources)
  const standing = standingQuestions(compilation.ledger, sources.files, present)
  const retired = retiredCards(compilation.ledger, past.cards, standing)
  const recent = request.retired === 'drop' ? [] : announced(retired, latestOf(compilation.ledger))
  const carried = recent.filter(({ tags }) => matchesTags(request.tags, tags))
  const files = [...deckFiles(request, compilation, carried), ...retiredFiles(request, retired, carried, past)]
  return files.some(({ path }) => path.endsWith('.json')) ? [...files, schemaFile(request)] : files
}

/** The latest time of a change in a ledger. */
export function latestOf({ entries }: Ledger): Seconds {
  let latest = 0
  for (const { changed } of entries.values()) latest = Math.max(latest, changed)
  return latest as Seconds
}

/**
 * The decks that were asked for, in all formats. If the user named a folder or a file within the topics, these are the whole
 * decks of the topics in it; the deck of all cards is left alone.
 */
function deckFiles(
  { project, formats }: BuildRequest,
  compilation: Compilation,
  carried: readonly RetiredCard[],
): DeckContent[] {
  const named = new Set(
    compilation.found
      .flatMap(({ sources }) => sources)
      .filter(({ file }) => isWithin(file, project.within))
      .map(({ topic }) => foldFileName(deckFileName(topic))),
  )
  const decks = withRetired(compilation.decks, carried).filter(
    ({ name }) => named.has(foldFileName(name)) || (name === 'all' && project.within === ''),
  )
  return decks.flatMap((deck) =>
    formats
      .filter((format) => deck.name !== 'all' || format === 'apkg')
      .map((format) => ({
        path: join(project.decks, `${deck.name}.${format}`),
        deck: { name: deck.name, cards: deck.cards.length },
        bytes: (scratch) => emitters[format](deck, scratch),
      })),
  )
}

/**
 * The files of the retired cards, if there are any or were any: all of them as JSON, whatever the formats, because later
 * builds take their content from there; and those that the packages carry as CSV, for people who imported such files.
 */
function retiredFiles(
  { project, formats }: BuildRequest,
  retired: readonly RetiredCard[],
  carried: readonly RetiredCard[],
  { memory }: PastDecks,
): DeckContent[] {
  const fileOf = (format: 'json' | 'csv', cards: readonly RetiredCard[], bytes: () => Uint8Array): DeckContent[] => {
    const path = join(project.decks, `${RETIRED_FILE}.${format}`)
    if (cards.length === 0 && !existsSync(path)) return []
    return [{ path, deck: { name: RETIRED_FILE, cards: cards.length }, bytes }]
  }
  const deck: Deck = { name: RETIRED_FILE, cards: [], retired, media: [] }
  return [
    ...(memory === 'damaged' ? [] : fileOf('json', retired, () => json(deck))),
    ...(formats.includes('csv') ? fileOf('csv', carried, () => csv({ ...deck, cards: carried })) : []),
  ]
}

function schemaFile({ project }: BuildRequest): DeckContent {
  return { path: join(project.decks, SCHEMA_FILE), bytes: () => new TextEncoder().encode(deckSchema()) }
}
