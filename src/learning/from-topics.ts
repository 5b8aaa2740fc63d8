import { successorOf } from '../changes/retire.ts'
import { parseLedger, serialiseLedger } from '../identity/ledger.ts'
import { joinReworded, provisionalEntries, withProvisional } from '../identity/provisional.ts'
import type { Io } from '../io/io.ts'
import { compileState } from '../project/compiled.ts'
import { ImageRecorder } from '../project/freshness.ts'
import { buildTime, latestChange, readLedger } from '../project/ledger-file.ts'
import { isWithin, type Project, readSources } from '../project/project.ts'
import { imageReader } from '../project/topics/read.ts'
import { joinedItems, storedCard } from '../review/store/stored-card.ts'
import type { LoadedCards } from './loaded-cards.ts'

/**
 * Compiles the topics of a project in memory, with the ledger as it is on the disk. Nothing is written.
 * @param provisional the text of the ledger of cards that no build has entered in the project's ledger, from the last time
 */
export async function cardsFromTopics(project: Project, provisional: string, io: Io): Promise<LoadedCards> {
  const { files, problems } = readSources(project, io)
  const { ledger: built, link, problems: ledgerProblems } = await readLedger(project, io)
  const together = withProvisional(built, parseLedger(provisional, 'provisional', latestChange(io)).ledger)
  const { ledger } = together
  const images = new ImageRecorder(project.topics, imageReader(project.topics))
  const { readImage } = images
  const compilation = await compileState(project, { files, ledger, readImage, link, now: buildTime(io) })
  const replaced = [...together.replaced, ...joinReworded(together, compilation.ledger, compilation.found)]
  const cards = compilation.cards
    .filter(({ sources }) => sources.some(({ file }) => isWithin(file, project.within)))
    .map(storedCard)
  const byId = new Map(cards.map((card) => [card.id, card]))
  const joined = [...compilation.ledger.entries.values(), ...replaced].flatMap((entry) => {
    const id = entry.state.type === 'joined' ? successorOf(entry, compilation.ledger) : undefined
    const successor = id === undefined ? undefined : byId.get(id)
    return successor === undefined ? [] : joinedItems(entry.id, successor)
  })
  return {
    cards,
    joined: new Map(joined),
    images: images.states,
    provisional: serialiseLedger(provisionalEntries(compilation.ledger, built, replaced)),
    problems: [...problems, ...ledgerProblems, ...compilation.problems].length,
  }
}
