import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { RETIRED_FILE } from '../../emit/file-name.ts'
import { parseDeckJson } from '../../emit/json.ts'
import { readText } from '../../io/files.ts'
import type { Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import type { CardId, Problem, RenderedCard, RetiredCard } from '../../model/card.ts'
import { reasonOf } from '../../model/failure.ts'
import { problemAt } from '../../model/problem.ts'
import { cleanCard } from '../../render/clean-field.ts'
import { deckPaths } from '../deck-files.ts'
import type { Project } from '../project.ts'

/** What the decks of earlier builds hold of retired cards. */
export interface PastDecks {
  readonly cards: ReadonlyMap<CardId, RenderedCard | RetiredCard>
  /** The state of the file with the retired cards. A damaged one may hold the only copy, and must not be overwritten. */
  readonly memory: 'absent' | 'readable' | 'damaged'
  /** With paths as the user would write them. */
  readonly problems: readonly Problem[]
}

/**
 * Looks for cards in the JSON decks of a project, as the last build left them. If two decks hold a card, the one with the
 * later change counts. They are cleaned, because packages carry them. Files that hold none of the cards aren't parsed, and
 * if no card is wanted, no file is read.
 */
export function readPastDecks(project: Project, wanted: ReadonlySet<CardId>, io: Io): PastDecks {
  const cards = new Map<CardId, RenderedCard | RetiredCard>()
  const problems: Problem[] = []
  const retiredFile = `${RETIRED_FILE}.json`
  let memory: PastDecks['memory'] = existsSync(join(project.decks, retiredFile)) ? 'readable' : 'absent'
  // Only a plan that is shown can meet an interrupted build here: one that is carried out has finished it by now.
  for (const [name, staged] of wanted.size > 0 ? deckPaths(project.decks) : []) {
    const path = join(project.decks, name)
    const shown = showPath(path, io)
    let text = ''
    try {
      text = readText(existsSync(staged) ? staged : path, shown)
      if (name !== retiredFile && !holdsAny(text, wanted)) continue
      const deck = parseDeckJson(text)
      for (const card of [...deck.cards, ...deck.retired]) {
        const known = cards.get(card.id)
        if (wanted.has(card.id) && (known === undefined || known.changed < card.changed))
          cards.set(card.id, cleanCard(card, project.configuration.images))
      }
    } catch (error) {
      if (name === retiredFile) memory = 'damaged'
      problems.push(damaged(text, shown, error))
    }
  }
  return { cards, memory, problems }
}

/** Parsing a deck would take ten times as long as this. */
function holdsAny(text: string, wanted: ReadonlySet<string>): boolean {
  for (const [, id = ''] of text.matchAll(/"id":\s*"([0-9A-Za-z]{12})"/g)) if (wanted.has(id)) return true
  return false
}

function damaged(text: string, file: string, error: unknown): Problem {
  const reason = reasonOf(error)
  const position = /position (\d+)/.exec(reason)?.[1]
  const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length
  return problemAt({ file, line }, 'deck-file', `Damaged deck; the retired cards in it can't be kept: ${reason}`)
}
