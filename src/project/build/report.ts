import { basename, sep } from 'node:path'
import type { Colours } from '../../io/colour.ts'
import type { Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import { problemRecord } from '../../io/problems.ts'
import type { Difference } from '../../io/write.ts'
import type { Problem } from '../../model/card.ts'
import type { Project } from '../project.ts'

/** How many questions there were, and what became of them. */
export interface BuildCounts {
  readonly questions: number
  readonly cards: number
  readonly merged: number
  readonly unanswered: number
  /** Cards that learners have had and that no deck has now. */
  readonly retired: number
}

/** A file that a build writes. */
export interface DeckFile {
  readonly path: string
  /** The deck in it; undefined for the schema. */
  readonly deck?: { readonly name: string; readonly cards: number }
  readonly bytes: number
}

/** What a build has to say. */
export interface Report {
  readonly project: Project
  readonly effect: 'write' | 'plan'
  /** How many sources were read. */
  readonly sources: number
  readonly counts: BuildCounts
  /** The files with how they differed from what was there. */
  readonly files: readonly (DeckFile & { readonly difference: Difference })[]
  readonly ledger: Difference
  /** Files of topics that are no more. */
  readonly stale: readonly string[]
  /** Sorted, with files as the user would write them. */
  readonly problems: readonly Problem[]
}

/** The report as `--json` gives it. */
export function reportRecord({ project, effect, sources, counts, files, ledger, stale, problems }: Report, io: Io) {
  return {
    effect: effect === 'plan' ? 'dry-run' : 'write',
    topics: showPath(project.topics, io),
    files: sources,
    ...counts,
    decks: files.map(({ path, deck, bytes, difference }) => {
      return {
        path: showPath(path, io),
        ...(deck !== undefined && { deck: deck.name, cards: deck.cards }),
        bytes,
        difference,
      }
    }),
    ledger: { path: showPath(project.ledger, io), difference: ledger },
    stale: stale.map((path) => showPath(path, io)),
    problems: problems.map(problemRecord),
  }
}

/** The report for a person: what was found, each deck, what was written; the problems are for another stream. */
export function reportText(report: Report, io: Io, colours: Colours): string {
  const { project, effect, sources, counts, files, ledger, stale } = report
  const { questions, cards, merged, unanswered, retired } = counts
  const lines = [
    `${showPath(project.topics, io)}: ${count(questions, 'question')} in ${count(sources, 'file')}, ` +
      `${merged} merged, ${unanswered} unanswered (no card), ${count(cards, 'card')}` +
      (retired === 0 ? '' : `, ${retired} retired`),
  ]
  if (questions === 0) lines.push('No question was found; topdeck explain FILE says what became of each block')
  const names = [...new Set(files.flatMap(({ deck }) => (deck === undefined ? [] : [deck.name])))]
  const width = Math.max(0, ...names.map((name) => name.length))
  for (const name of names) {
    const own = files.filter(({ deck }) => deck?.name === name)
    const formats = own.map(({ path, difference }) => {
      const ending = basename(path).slice(name.length + 1)
      return difference === 'same' ? colours.faint(`${ending} unchanged`) : colours.good(`${ending} ${difference}`)
    })
    const size = count(own[0]?.deck?.cards ?? 0, 'card').padStart(12)
    lines.push(`  ${colours.strong(name.padEnd(width))}  ${size}  ${formats.join(', ')}`)
  }
  for (const path of stale) lines.push(`${showPath(path, io)}: no topic of this name; delete it if it isn't wanted`)
  const written = files.filter(({ difference }) => difference !== 'same').length
  const where = `${showPath(project.decks, io)}${sep}`
  const ledgerText = `${showPath(project.ledger, io)} ${ledger === 'same' ? 'unchanged' : ledger}`
  const verb = effect === 'plan' ? 'Would write' : 'Wrote'
  lines.push(`${verb} ${count(written, 'file')} to ${where}, ${files.length - written} unchanged; ${ledgerText}`)
  return `${lines.join('\n')}\n`
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
