import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isCardId } from '../../identity/card-id.ts'
import { joinedTo, type Ledger } from '../../identity/ledger.ts'
import type { Io } from '../../io/io.ts'
import { showPath, showPlace } from '../../io/path.ts'
import type { Card, CardId } from '../../model/card.ts'
import { Failure } from '../../model/failure.ts'
import { type FoundCards, findProjectCards } from '../../project/found-cards.ts'
import { isFolder } from '../../project/ledger-place.ts'
import { openProject, type Project, readSources } from '../../project/project.ts'
import { topicPath } from '../../project/topic-path.ts'
import { diskPath } from '../../project/topics/disk-path.ts'
import { type NamedPlace, readPlace, standsOn } from '../place.ts'

/** The cards that a user wants to see, and the project that they are in. */
export interface ShownCards extends Pick<FoundCards, 'ledgerFile'> {
  readonly project: Project
  /** Never empty. */
  readonly cards: readonly Card[]
}

/** Finds the card with an id, or those at a place. Fails, and says what to do, where there is none. */
export async function findShown(asked: string, io: Io): Promise<ShownCards> {
  const id = idIn(asked, io)
  if (id !== undefined) {
    const read = await readProject(undefined, io)
    return { ...read, cards: [cardWithId(id, read, io)] }
  }
  const { file, lines } = readPlace(asked, io)
  const read = await readProject(await pathOf(asked, file, io), io)
  const { project } = read
  const questions = read.cards.map((card) => card.sources.filter((source) => source.file === project.within))
  const isShown = (index: number) => questions[index]?.some((source) => standsOn(source, lines)) === true
  const cards = read.cards.filter((_, index) => isShown(index))
  if (cards.length === 0) throw new Failure(noCard(lines, project, io))
  return { ...read, cards }
}

/** The id in `vXNRuAcv4yZi`, or in `vXNRuAcv4yZi.2`, which is a gap of a cloze; a file may have such a name, too. */
function idIn(asked: string, { cwd }: Io): CardId | undefined {
  const id = asked.replace(/\.\d+$/, '')
  return isCardId(id) && !existsSync(resolve(cwd, asked)) ? id : undefined
}

/** The path of the file in what a user asked for; a word that names none may have been meant as something else. */
async function pathOf(asked: string, file: string, io: Io): Promise<string> {
  try {
    return await topicPath(file, io)
  } catch (error) {
    if (error instanceof Failure && /^[\p{L}\p{N}_-]+$/u.test(asked)) throw new Failure(neitherIdNorFile(asked))
    throw error
  }
}

/** Somebody who types a word means an id, or does not know yet that words are searched for. */
function neitherIdNorFile(asked: string): string {
  return (
    `${asked}: neither a file nor an id, which has 12 letters and digits; ` +
    `"topdeck search ${showPlace(asked)}" finds cards by their words`
  )
}

interface ReadProject extends Omit<ShownCards, 'cards'> {
  readonly cards: readonly Card[]
}

async function readProject(target: string | undefined, io: Io): Promise<ReadProject> {
  const project = await openProject(target, undefined, io)
  const { found, ledgerFile } = await findProjectCards(project, readSources(project, io).files, io)
  return { project, ledgerFile, cards: found.cards }
}

function cardWithId(id: CardId, { project, ledgerFile, cards }: ReadProject, io: Io): Card {
  const ids = [id, ...joinedTo(id, ledgerFile.ledger.entries)]
  const card = cards.find((one) => ids.includes(one.id) || one.sources.some((source) => ids.includes(source.id)))
  if (card === undefined) throw new Failure(unknownId(id, ledgerFile.ledger, project, io))
  return card
}

function unknownId(id: CardId, { entries }: Ledger, project: Project, io: Io): string {
  return entries.has(id)
    ? `${id}: no question has this id any more; "topdeck explain --id ${id}" tells its history`
    : `${id}: neither ${showPath(project.topics, io)} nor ${showPath(project.ledger, io)} has a card with this id; ` +
        '"topdeck list" prints the ids of all cards, "topdeck search WORDS" finds a card'
}

function noCard(lines: NamedPlace['lines'], { topics, within }: Project, io: Io): string {
  const file = showPath(join(topics, within), io)
  if (isFolder(diskPath(topics, within)))
    return `${file}: is a folder; name a file, or list its cards with "topdeck list ${showPlace(file)}"`
  const place = showPlace(file, lines?.first)
  const where = lines === undefined ? 'in this file' : 'on this line'
  return `${place}: there is no card ${where}; "topdeck explain ${place}" says why`
}
