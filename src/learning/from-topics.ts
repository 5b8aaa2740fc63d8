import { resolve } from 'node:path'
import { successorOf } from '../changes/retire.ts'
import { parseLedger, serialiseLedger } from '../identity/ledger.ts'
import { foundAgain, unbuiltOf, withUnbuilt } from '../identity/unbuilt.ts'
import type { Io } from '../io/io.ts'
import { compileState } from '../project/compiled.ts'
import { buildTime, latestChange, readLedger } from '../project/ledger-file.ts'
import { isWithin, type Project, readSources } from '../project/project.ts'
import { imageReader } from '../project/read.ts'
import { cardAtHand, joinedItems } from '../review/session/stored-card.ts'
import type { AtHand } from './load-cards.ts'

/**
 * Compiles the topics of a project in memory, with the ledger as it lies on the disc; nothing is written.
 * @param unbuilt the text of the ledger of cards that are in no other, as the last time gave it
 */
export async function topicsAtHand(project: Project, unbuilt: string, io: Io): Promise<AtHand> {
  const { files, problems } = readSources(project, io)
  const { ledger: built, link, problems: ledgerProblems } = readLedger(project, io)
  const together = withUnbuilt(built, parseLedger(unbuilt, 'unbuilt', latestChange(io)).ledger)
  const { ledger } = together
  const read = imageReader(project.topics)
  const images = new Set<string>()
  const readImage = (path: string) => {
    images.add(resolve(project.topics, path))
    return read(path)
  }
  const compilation = await compileState(project, { files, ledger, readImage, link, now: buildTime(io) })
  const replaced = [...together.replaced, ...foundAgain(together, compilation.ledger, compilation.found)]
  const cards = compilation.cards
    .filter(({ sources }) => sources.some(({ file }) => isWithin(file, project.within)))
    .map(cardAtHand)
  const byId = new Map(cards.map((card) => [card.id, card]))
  const joined = [...compilation.ledger.entries.values(), ...replaced].flatMap((entry) => {
    const id = entry.state.type === 'joined' ? successorOf(entry, compilation.ledger) : undefined
    const successor = id === undefined ? undefined : byId.get(id)
    return successor === undefined ? [] : joinedItems(entry.id, successor)
  })
  return {
    cards,
    joined: new Map(joined),
    images: [...images].sort(),
    unbuilt: serialiseLedger(unbuiltOf(compilation.ledger, built, replaced)),
    problems: [...problems, ...ledgerProblems, ...compilation.problems].length,
  }
}
