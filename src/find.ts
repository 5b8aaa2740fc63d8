import type { Card, Problem } from './card.ts'
import { extract, type Fate, type Scope } from './extract/index.ts'
import { identify, type Unnamed } from './identity/identify.ts'
import { type Merged, merge } from './merge.ts'
import { type Page, parsePage } from './parse/page.ts'
import type { Parsers } from './parse/parsers.ts'
import { cardTags, uniteTags } from './tags.ts'

/** A Markdown file as text. */
export interface SourceFile {
  /** Path below the topics folder, with `/`. */
  readonly path: string
  readonly text: string
}

/** What the sources hold, before anything of it is rendered. */
export interface Found {
  /** Every card, the unanswered ones too, in the order of their leading sources. */
  readonly cards: readonly Card[]
  /** What became of every block of every file, by path. */
  readonly fates: ReadonlyMap<string, readonly Fate[]>
  readonly problems: readonly Problem[]
}

/** The first half of the main line: parse → extract → merge → identify. Pure. */
export function findCards(files: readonly SourceFile[], parsers: Parsers): Found {
  const pages = new Map(files.map(({ path, text }) => [path, parsePage(path, text, parsers)]))
  const extractions = [...pages.values()].map((page) => ({ page, ...extract(page, pages, scopeOf(page)) }))
  const merged = merge(extractions.flatMap(({ questions }) => questions))
  const { cards, problems } = identify(merged.map(unnamed))
  return {
    cards,
    fates: new Map(extractions.map(({ page, fates }) => [page.file, fates])),
    problems: [...extractions.flatMap(({ page }) => page.problems), ...problems],
  }
}

/** The topic is the first folder; a file that lies in none is a topic of its own name. */
function scopeOf({ file }: Page): Scope {
  const [first = '', ...rest] = file.split('/')
  const topic = rest.length === 0 ? first.replace(/\.[^.]+$/, '') : first
  return { topic, variant: topic, deck: topic }
}

function unnamed(merged: Merged): Unnamed {
  const [lead] = merged.sources
  return {
    ...merged,
    kind: lead.kind,
    topic: lead.topic,
    deck: lead.deck,
    tags: uniteTags(merged.sources.flatMap(cardTags)),
    answered: merged.sources.some(({ answered }) => answered),
  }
}
