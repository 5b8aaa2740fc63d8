import { statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { deckFileName, foldFileName, RETIRED_FILE, SCHEMA_FILE } from '../../emit/file-name.ts'
import { readLedgerLine } from '../../identity/ledger-line.ts'
import type { Colours } from '../../io/colour.ts'
import type { Io } from '../../io/io.ts'
import { isInside, showPath, showPlace } from '../../io/path.ts'
import { problemRecord, sortProblems, type Verbosity } from '../../io/problems.ts'
import type { Problem } from '../../model/card.ts'
import { topicOf } from '../../model/source-file.ts'
import { countText } from '../../text/count.ts'
import { builtFiles } from '../deck-files.ts'
import { type Project, showProblems } from '../project.ts'
import type { Plan, PlannedFile } from './plan.ts'
import type { BuildRequest } from './request.ts'

/** What a build reports: a plan that was carried out, or one that is only shown. */
export interface Report {
  readonly project: Project
  readonly effect: 'write' | 'plan'
  readonly plan: Plan
  /** Deck files whose topics no longer exist. */
  readonly stale: readonly string[]
  /** Those among them that the last report can't have named: their topic, or the file itself, was not there then. */
  readonly newlyStale: readonly string[]
  /** Sorted, with files as the user would write them. */
  readonly problems: readonly Problem[]
}

/** The report of a plan. */
export function reportOf({ project, tags }: BuildRequest, plan: Plan, effect: Report['effect'], io: Io): Report {
  const isWhole = project.within === '' && tags.length === 0
  const problems = sortProblems([
    ...plan.passingProblems,
    ...plan.lastingProblems,
    ...showProblems(plan.problems, project, io),
  ])
  const stale = isWhole ? staleFiles(project, plan.files) : []
  return {
    project,
    effect,
    plan,
    stale,
    newlyStale: stale.length === 0 ? [] : newlyStale(stale, project, plan),
    problems,
  }
}

/**
 * Decks whose topics no longer exist. They are only named, because somebody may have put them there. The file of the retired
 * cards is not one of them, even if it is damaged or has come back since the last build: nothing else holds its content.
 */
function staleFiles(project: Project, files: readonly PlannedFile[]): string[] {
  const decks = new Set(files.flatMap(({ deck }) => (deck === undefined ? [] : [deck.name])))
  const kept: ReadonlySet<string> = new Set([SCHEMA_FILE, `${RETIRED_FILE}.json`])
  return builtFiles(project.decks)
    .filter((name) => !kept.has(name) && !decks.has(name.replace(/\.\w+$/, '')))
    .map((name) => join(project.decks, name))
    .filter((path) => !files.some((file) => isSameFile(file.path, path)))
}

/** The files of topics that this build has retired, and those that appeared after the last build. */
function newlyStale(stale: readonly string[], project: Project, { files, ledger, basedOn = '' }: Plan): string[] {
  const topics = new Set(
    basedOn.split('\n').flatMap((line) => {
      const reading = /^[^\t]+\t(?:card|open|in:)/.test(line) ? readLedgerLine(line) : undefined
      const traits = reading !== undefined && 'entry' in reading ? reading.entry.traits : undefined
      return traits === undefined ? [] : [foldFileName(deckFileName(topicOf(traits.file)))]
    }),
  )
  const isChanged = ledger.difference !== 'same'
  // The build that retired a topic has changed the ledger after the decks of the topic were written.
  const latest = Math.max(modified(project.ledger), ...files.map(({ path }) => modified(path)))
  return stale.filter(
    (path) => (isChanged && topics.has(foldFileName(basename(path).replace(/\.\w+$/, '')))) || modified(path) > latest,
  )
}

/** Whether two names are one file, as on a disk that ignores case, where a file keeps the name that it got first. */
function isSameFile(one: string, other: string): boolean {
  if (foldFileName(one) !== foldFileName(other)) return false
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/** When a file was last written; 0 if there is none. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** The report as `--json` prints it. */
export function reportRecord({ project, effect, plan, stale, problems }: Report, io: Io) {
  const { sources, counts, files, ledger } = plan
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
    ledger: { path: showPath(project.ledger, io), difference: ledger.difference },
    stale: stale.map((path) => showPath(path, io)),
    problems: problems.map(problemRecord),
  }
}

/**
 * The report for people: what was found, each deck that changes, and what was written. What the last report said is not
 * repeated unless everything is wanted. The problems go to another stream.
 */
export function reportText(report: Report, verbosity: Verbosity, io: Io, colours: Colours): string {
  const { project, effect, plan } = report
  const { sources, counts, files, ledger } = plan
  const { questions, cards, merged, unanswered, retired } = counts
  const lines = [
    `${showPath(project.topics, io)}: ${countText(questions, 'question')} in ${countText(sources, 'file')}, ` +
      `${merged} merged, ${unanswered} unanswered (no card), ${countText(cards, 'card')}` +
      (retired === 0 ? '' : `, ${retired} retired`),
  ]
  if (questions === 0) lines.push('No question was found; "topdeck explain" lists what was probably missed')
  const shown = verbosity === 'all' ? files : files.filter(({ difference }) => difference !== 'same')
  const names = [...new Set(shown.flatMap(({ deck }) => (deck === undefined ? [] : [deck.name])))]
  const width = Math.max(0, ...names.map((name) => name.length))
  for (const name of names) {
    const own = files.filter(({ deck }) => deck?.name === name)
    const formats = own.map(({ path, difference }) => {
      const ending = basename(path).slice(name.length + 1)
      return difference === 'same' ? colours.faint(`${ending} unchanged`) : colours.good(`${ending} ${difference}`)
    })
    const size = countText(own[0]?.deck?.cards ?? 0, 'card').padStart(12)
    lines.push(`  ${colours.strong(name.padEnd(width))}  ${size}  ${formats.join(', ')}`)
  }
  for (const path of verbosity === 'all' ? report.stale : report.newlyStale)
    lines.push(`${showPath(path, io)}: there is no topic of this name; delete the file if you don't need it`)
  const written = files.filter(({ difference }) => difference !== 'same').length
  const where = `${showPath(project.decks, io)}${sep}`
  const ledgerText = `${showPath(project.ledger, io)} ${ledger.difference === 'same' ? 'unchanged' : ledger.difference}`
  const verb = effect === 'plan' ? 'Would write' : 'Wrote'
  lines.push(`${verb} ${countText(written, 'file')} to ${where}, ${files.length - written} unchanged; ${ledgerText}`)
  // Everybody looks into the working folder; elsewhere, people have to know where the ledger is to keep it.
  if (ledger.difference === 'new' && dirname(ledger.path) !== io.cwd) {
    const where = showPath(ledger.path, io)
    lines.push(
      effect === 'plan'
        ? `The ledger of these topics would be ${where}`
        : `The ledger of these topics is ${where}; keep it, because it holds the ids of the cards`,
    )
  }
  if (ledger.difference === 'new' && effect === 'write' && cards > 0) lines.push(nextStep(project, files, io))
  return `${lines.join('\n')}\n`
}

/** What to do after the first build. */
function nextStep({ folder, topics, within, extent }: Project, files: readonly PlannedFile[], io: Io): string {
  const packages = files.filter(({ path }) => path.endsWith('.apkg'))
  const all = packages.find(({ deck }) => deck?.name === 'all') ?? packages[0]
  // Elsewhere, a command has to be told which project is meant.
  const named = extent === 'single file' ? join(topics, within) : isInside(io.cwd, folder) ? undefined : topics
  const review = `review with "topdeck review${named === undefined ? '' : ` ${showPlace(showPath(named, io))}`}"`
  return all === undefined ? `Next: ${review}` : `Next: open ${showPlace(showPath(all.path, io))} in Anki, or ${review}`
}
