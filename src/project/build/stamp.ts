import { type ProblemRecord, problemFrom, problemRecord } from '../../io/problems.ts'
import type { Problem } from '../../model/card.ts'
import { type Basis, type Digest, digestOf, type FileSnapshot } from '../freshness.ts'
import type { BuildCounts, Plan, PlannedFile, PlannedLedger } from './plan.ts'
import type { BuildRequest } from './request.ts'

/** What a build leaves so that the next one can see that it would make the same again. */
export interface Stamp {
  readonly basis: Basis
  /** The ledger and the files that were written, as they were written. */
  readonly outputs: FileSnapshot
  /** The latest time in the ledger: for a clock that is behind it, the ledger lies in the future. */
  readonly ledger: Written<PlannedLedger>
  readonly files: readonly Written<PlannedFile>[]
  readonly sources: number
  readonly counts: BuildCounts
  /** Problems of reading and compiling. Their files are below the topics folder. */
  readonly problems: readonly ProblemRecord[]
}

/** A file as it lies on the disk after the build. */
type Written<T extends PlannedFile> = Omit<T, 'difference' | 'staged'>

/** A digest of everything that a build goes by and that isn't a file. */
export function requestDigest(request: BuildRequest, problems: readonly Problem[]): Digest {
  const { project, tags, formats, rootDeck, retired } = request
  return digestOf(JSON.stringify([project, problems.map(problemRecord), tags, formats, rootDeck, retired]))
}

/** The stamp of a build. */
export function stampOf(plan: Plan, basis: Basis, outputs: FileSnapshot): Stamp {
  const { difference: _, staged: __, ...ledger } = plan.ledger
  const files = plan.files.map(({ difference: _, staged: __, ...file }) => file)
  const problems = plan.problems.map(problemRecord)
  return { basis, outputs, ledger, files, sources: plan.sources, counts: plan.counts, problems }
}

/** The plan of a build whose outputs the stamp shows to be up to date: it changes nothing. */
export function planOf({ ledger, files, sources, counts, problems }: Stamp): Plan {
  return {
    sources,
    counts,
    ledger: { ...ledger, difference: 'same', staged: undefined },
    files: files.map((file) => ({ ...file, difference: 'same', staged: undefined })),
    basedOn: undefined,
    // Whatever was wrong with the ledger went away when it was written.
    passingProblems: [],
    // There is no stamp while there are such problems.
    lastingProblems: [],
    problems: problems.map(problemFrom),
  }
}

/** The text of a stamp. Only the program that sealed it, of the same `program` identity, can read it again. */
export function sealStamp(stamp: Stamp, program: string): string {
  const body = JSON.stringify(stamp)
  return `${sealOf(body, program)}\n${body}`
}

/** The stamp in a text; undefined if the text is damaged or another program's. */
export function openStamp(text: string, program: string): Stamp | undefined {
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  // The seal proves that `sealStamp` of this very program wrote the body.
  return text.slice(0, end) === sealOf(body, program) ? (JSON.parse(body) as Stamp) : undefined
}

function sealOf(body: string, program: string): Digest {
  return digestOf(`${digestOf(program)}${body}`)
}
