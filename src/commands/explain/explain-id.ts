import { join } from 'node:path'
import type { Found } from '../../find-cards.ts'
import { isCardId } from '../../identity/card-id.ts'
import { joinedTo, type Ledger } from '../../identity/ledger.ts'
import { timeText } from '../../identity/ledger-line.ts'
import { coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath, showPlace } from '../../io/path.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import type { Card, CardId, LedgerEntry, NamedQuestion } from '../../model/card.ts'
import { Failure } from '../../model/failure.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { openProject, readSources } from '../../project/project.ts'
import type { CommonOptions } from '../options.ts'
import { evidenceText, matchText } from './match-text.ts'

/** `topdeck explain --id ID`: explains what became of an id, where its questions are, and how each was recognised. */
export async function explainId(id: string, options: Omit<CommonOptions, 'tag'>, io: Io): Promise<ExitCode> {
  if (!isCardId(id)) throw new Failure(`--id ${id}: not an id; an id has 12 characters, letters (a-z, A-Z) and digits`)
  const project = await openProject(undefined, undefined, io)
  const sources = readSources(project, io)
  const { found, ledgerFile } = await findProjectCards(project, sources.files, io)
  const { ledger, problems } = ledgerFile
  const known = ledger.entries.get(id)
  const card = found.cards.find((one) => one.id === id || one.sources.some((source) => source.id === id))
  if (card === undefined && known === undefined) {
    throw new Failure(`--id ${id}: neither the topics nor ${showPath(project.ledger, io)} contains this id`)
  }

  const place = ({ file, line }: NamedQuestion): string => showPlace(showPath(join(project.topics, file), io), line)
  const asked = (card?.sources ?? []).map((source) => ({ source, how: howFound(source, found, ledger) }))
  if (options.output === 'json') {
    const record = {
      id,
      ...(card !== undefined && { card: card.id, answered: card.answered }),
      ...(known !== undefined && { ledger: ledgerRecord(known) }),
      sources: asked.map(({ source, how }) => ({
        id: source.id,
        file: source.file,
        line: source.line,
        question: source.text,
        how,
        match: found.identified.matches.get(source.id),
      })),
    }
    writeJson(io.out, record)
  } else {
    const colours = coloursFor(io.out, options.colour, io.env)
    const title = card?.sources[0].text ?? known?.traits?.question ?? ''
    io.out.write(`${colours.faint(id)}  ${colours.strong(title.replace(/\s+/g, ' '))}\n`)
    io.out.write(`    ${whatBecame(id, card, ledger)}\n`)
    for (const { source, how } of asked) {
      const own = source.id === card?.id ? '' : `  (as ${source.id})`
      io.out.write(`    ${place(source)}${colours.faint(own)}  ${how}\n`)
    }
  }
  const sorted = sortProblems(problems)
  io.err.write(problemsText(sorted, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(sorted)
}

/** After a build every question is unchanged, so what the ledger remembers of the last edit is added. */
function howFound({ id }: NamedQuestion, { identified }: Found, { entries }: Ledger): string {
  const match = identified.matches.get(id)
  if (match === undefined) return ''
  const last = entries.get(id)?.traits?.found
  const isUnchanged = match.type === 'same' && match.evidence.answer === 1
  return isUnchanged && last !== undefined
    ? `${matchText(match)}; at its last edit it was recognised by: ${evidenceText(last)}`
    : matchText(match)
}

function whatBecame(id: CardId, card: Card | undefined, { entries }: Ledger): string {
  const known = entries.get(id)
  const assigned =
    known === undefined
      ? 'not in the ledger yet'
      : `assigned ${timeText(known.born)}, last changed ${timeText(known.changed)}`
  if (card === undefined) {
    const into = joinedTo(id, entries).at(-1)
    if (into !== undefined) return `merged: its question is now part of card ${into}; ${assigned}`
    const where = known?.traits === undefined ? '' : `; last seen in ${known.traits.file}`
    return `retired: no question matches it; the id stays reserved; ${assigned}${where}`
  }
  if (card.id !== id) return `one of the questions of card ${card.id}; ${assigned}`
  return card.answered ? `a card; ${assigned}` : `open: the question has no answer, so there is no card; ${assigned}`
}

function ledgerRecord({ state, born, changed, traits }: LedgerEntry) {
  return { state, born: timeText(born), changed: timeText(changed), found: traits?.found }
}
