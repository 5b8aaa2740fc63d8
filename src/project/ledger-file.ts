import { existsSync, readFileSync } from 'node:fs'
import { posix, relative, sep } from 'node:path'
import type { CompileOptions } from '../compile.ts'
import { type Ledger, parseLedger } from '../identity/ledger.ts'
import { REPOSITORY } from '../identity/ledger-line.ts'
import { readText } from '../io/files.ts'
import type { Io } from '../io/io.ts'
import { isInside, showPath } from '../io/path.ts'
import type { Problem } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { remarkAt } from '../model/problem.ts'
import type { Seconds } from '../model/time.ts'
import { findGitRoot, readOrigin } from './git.ts'
import { interruptionRemarks } from './interrupted-build.ts'
import type { Project } from './project.ts'
import { belowFolder, type LinkPattern, linkPattern, sourceLink } from './repository.ts'
import { type LossPolicy, restoreLost } from './restore-lost.ts'

/** The ledger of a project as it is on the disk. */
export interface LedgerFile {
  readonly text: string | undefined
  readonly ledger: Ledger
  /** Where links to the sources lead, if known. */
  readonly link: LinkPattern | undefined
  /** With the path of the ledger as the user would write it. */
  readonly problems: readonly Problem[]
}

/**
 * The ledger, and where links lead: by the configuration, or else by what the ledger has held since the first build.
 * Lines that it has lost are restored, or it fails by `policy`. Only the first build looks at the git remote, so that
 * building from another clone does not change the decks.
 */
export async function readLedger(project: Project, io: Io, policy: LossPolicy = 'refuse'): Promise<LedgerFile> {
  const shown = showPath(project.ledger, io)
  const text = existsSync(project.ledger) ? readText(project.ledger, shown) : undefined
  if (text === undefined && project.formerLedger !== undefined)
    return await takeUpFormer(project, project.formerLedger, policy, io)
  const configured = project.configuration.repository
  const link = configured === undefined ? undefined : linkPattern(configured)
  const latest = latestChange(io)
  const parsed = text === undefined ? undefined : parseLedger(text, shown, latest)
  const complete = await restoreLost(project, text, parsed, latest, policy, io)
  const { ledger } = complete
  const problems = [...complete.problems, ...interruptionRemarks(project.decks, io)]
  const isUnlinked = text === undefined || parsed?.missing.some(({ name }) => name === REPOSITORY) === true
  if (isUnlinked && ledger.repository === undefined) {
    const origin = link === undefined ? originPattern(project) : undefined
    const named = origin === undefined ? ledger : { ...ledger, repository: origin }
    return { text, ledger: named, link: link ?? origin, problems }
  }
  const kept = ledger.repository === undefined ? undefined : linkPattern(ledger.repository)
  return { text, ledger, link: link ?? kept, problems }
}

/** The ledger that an earlier version has put elsewhere; the next build writes it where it belongs. */
async function takeUpFormer(project: Project, path: string, policy: LossPolicy, io: Io): Promise<LedgerFile> {
  const shown = showPath(path, io)
  const { link, ...former } = await readLedger({ ...project, ledger: path, formerLedger: undefined }, io, policy)
  const reason =
    `An earlier version put the ledger of these topics here. It is taken over into ${showPath(project.ledger, io)}; ` +
    'after a build you can delete this file'
  return {
    ...former,
    text: undefined,
    link,
    problems: [...former.problems, remarkAt({ file: shown }, 'ledger', reason)],
  }
}

/** Whether the ledger on the disk still has this text; undefined stands for no ledger. */
export function isLedgerText(project: Project, text: string | undefined): boolean {
  return (existsSync(project.ledger) ? readFileSync(project.ledger, 'utf8') : undefined) === text
}

/** `SOURCE_DATE_EPOCH` if it is set, as is usual for reproducible builds, or else the clock. */
export function buildTime(io: Io): Seconds {
  const epoch = io.env.SOURCE_DATE_EPOCH
  if (epoch === undefined || epoch === '') return io.now()
  if (!/^\d{1,11}$/.test(epoch))
    throw new Failure(`SOURCE_DATE_EPOCH: unexpected "${epoch}", expected the number of seconds since 1970`)
  return Number(epoch) as Seconds
}

/** The latest time that a ledger can contain; later times are in the future. */
export function latestChange(io: Io): Seconds {
  return Math.max(io.now(), buildTime(io)) as Seconds
}

/** Gives the links to a project's files; none if its topics are outside of it, where the repository is unknown. */
export function sourceLinks(project: Project, pattern: LinkPattern | undefined): CompileOptions['sourceUrl'] {
  if (pattern === undefined || !isInside(project.topics, project.folder)) return () => undefined
  const topics = slashes(relative(project.folder, project.topics))
  return (file, line) => {
    const path = posix.join(topics, file)
    return path.startsWith('..') ? undefined : sourceLink(pattern, path, line)
  }
}

function originPattern(project: Project): LinkPattern | undefined {
  const gitRoot = findGitRoot(project.folder)
  const origin = gitRoot === undefined ? undefined : readOrigin(gitRoot)
  const pattern = origin === undefined ? undefined : linkPattern(origin)
  if (gitRoot === undefined || pattern === undefined || !isInside(project.topics, project.folder)) return undefined
  return belowFolder(pattern, slashes(relative(gitRoot, project.folder)))
}

function slashes(path: string): string {
  return path.split(sep).join('/')
}
