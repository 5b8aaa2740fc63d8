import { join } from 'node:path'
import type { Found } from '../../compile.ts'
import { isCardId } from '../../identity/card-id.ts'
import { joinedTo, type Ledger } from '../../identity/ledger.ts'
import { timeText } from '../../identity/ledger-line.ts'
import { coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import type { CardId, LedgerEntry, NamedQuestion } from '../../model/card.ts'
import { Failure } from '../../model/failure.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { openProject, readSources } from '../../project/project.ts'
import type { CommonOptions } from '../options.ts'
import { evidenceText, matchText } from './match-text.ts'

/** `topdeck explain --id ID`: what became of an id, where its questions stand, and how each was found again. */
export async function explainId(id: string, options: Omit<CommonOptions, 'tag'>, io: Io): Promise<ExitCode> {
  if (!isCardId(id)) throw new Failure(`--id ${id}: not an id, expected 12 letters (a-z, A-Z) and digits`)
  const project = await openProject(undefined, undefined, io)
  const sources = readSources(project, io)
  const { found, ledgerFile } = await findProjectCards(project, sources.files, io)
  const { ledger, problems } = ledgerFile
  const known = ledger.entries.get(id)
  const card = found.cards.find((one) => one.id === id || one.sources.some((source) => source.id === id))
  if (card === undefined && known === undefined) {
    throw new Failure(`--id ${id}: neither the topics nor ${showPath(project.ledger, io)} know this id`)
  }

  const place = ({ file, line }: NamedQuestion): string => `${showPath(join(project.topics, file), io)}:${line}`
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
    io.out.write(`${JSON.stringify(record, null, 2)}\n`)
  } else {
    const colours = coloursFor(io.out, options.colour, io.env)
    const title = card?.sources[0].text ?? known?.traits?.question ?? ''
    io.out.write(`${colours.faint(id)}  ${colours.strong(title.replace(/\s+/g, ' '))}\n`)
    io.out.write(`    ${whatBecame(id, card?.id, card?.answered, ledger)}\n`)
    for (const { source, how } of asked) {
      const own = source.id === card?.id ? '' : `  (as ${source.id})`
      io.out.write(`    ${place(source)}${colours.faint(own)}  ${how}\n`)
    }
  }
  const sorted = sortProblems(problems)
  io.err.write(problemsText(sorted, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(sorted)
}

/** Since nothing has to be found again after a build, what the ledger holds of the last time is told as well. */
function howFound({ id }: NamedQuestion, { identified }: Found, { entries }: Ledger): string {
  const match = identified.matches.get(id)
  if (match === undefined) return ''
  const last = entries.get(id)?.traits?.found
  const isUnchanged = match.type === 'same' && match.evidence.answer === 1
  return isUnchanged && last !== undefined
    ? `${matchText(match)}; when it was edited last it was found by: ${evidenceText(last)}`
    : matchText(match)
}

function whatBecame(id: CardId, card: CardId | undefined, answered: boolean | undefined, { entries }: Ledger): string {
  const known = entries.get(id)
  const given =
    known === undefined ? 'not in the ledger yet' : `given ${timeText(known.born)}, changed ${timeText(known.changed)}`
  if (card === undefined) {
    const into = joinedTo(id, entries).at(-1)
    if (into !== undefined) return `joined: the card ${into} asks it now; ${given}`
    const where = known?.traits === undefined ? '' : `; it stood in ${known.traits.file}`
    return `retired: no question is like it; the id stays reserved; ${given}${where}`
  }
  if (card !== id) return `one of the questions of the card ${card}; ${given}`
  return answered === true ? `a card; ${given}` : `open: it has no answer, so there is no card; ${given}`
}

function ledgerRecord({ state, born, changed, traits }: LedgerEntry) {
  return { state, born: timeText(born), changed: timeText(changed), found: traits?.found }
}
