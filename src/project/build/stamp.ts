import { createHash, hash } from 'node:crypto'
import type { Format } from '../../emit/index.ts'
import { type ProblemRecord, problemRecord } from '../../io/problems.ts'
import type { Problem } from '../../model/card.ts'
import type { SourceFile } from '../../model/source-file.ts'
import type { TagExpression } from '../../model/tags.ts'
import type { Seconds } from '../../model/time.ts'
import type { ImageFile } from '../../render/media.ts'
import type { Configuration } from '../configuration.ts'
import type { Project } from '../project.ts'
import type { BuildCounts, DeckFile } from './report.ts'

/** SHA-256, as hex. */
export type Digest = string & { readonly brand: 'Digest' }

/** What a build goes by, apart from the ledger and the images that its cards show. */
export interface Inputs {
  readonly project: Project
  readonly files: readonly SourceFile[]
  /** Of reading the files. */
  readonly problems: readonly Problem[]
  readonly tags: TagExpression
  readonly formats: readonly Format[]
  readonly rootDeck: string
  readonly retired: Configuration['retired']
}

/** A file with a hash of what is in it. */
export type Hashed<T> = T & { readonly digest: Digest }

/**
 * What a build leaves so that the next one can see that it would make the same again: everything that decides the
 * outcome, the files that were written, and what there was to say.
 */
export interface Stamp {
  readonly inputs: Digest
  /** The images that were asked for, by their path below the topics, each with its {@link imageState}. */
  readonly images: readonly (readonly [path: string, state: string])[]
  /** The ledger as it was written, with the last time in it: to an earlier clock it lies in the future. */
  readonly ledger: Hashed<{ readonly path: string; readonly bytes: number; readonly latest: Seconds }>
  readonly files: readonly Hashed<DeckFile>[]
  readonly counts: BuildCounts
  /** Of compiling, with files below the topics folder. */
  readonly problems: readonly ProblemRecord[]
}

export function digestOf(content: string | Uint8Array): Digest {
  return hash('sha256', content) as Digest
}

/** A hash over all of the inputs. */
export function inputsDigest({ project, files, problems, tags, formats, rootDeck, retired }: Inputs): Digest {
  const sum = createHash('sha256')
  sum.update(JSON.stringify([project, problems.map(problemRecord), tags, formats, rootDeck, retired, files.length]))
  // Lengths between the texts, so that no two lists of files read alike.
  for (const { path, text } of files) sum.update(`\n${JSON.stringify(path)} ${text.length}\n`).update(text)
  return sum.digest('hex') as Digest
}

/** What was found under an image's path, in short: a hash of it, or why it is missing. */
export function imageState(image: ImageFile): string {
  return 'bytes' in image ? digestOf(image.bytes) : image.missing
}

/** The text of a stamp. Only the program that sealed it, of the same `program` identity, can read it again. */
export function sealStamp(stamp: Stamp, program: string): string {
  const body = JSON.stringify(stamp)
  return `${sealOf(body, program)}\n${body}`
}

/** The stamp in a text; undefined when it is damaged or another program's. */
export function openStamp(text: string, program: string): Stamp | undefined {
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  // The seal proves that `sealStamp` of this very program wrote the body.
  return text.slice(0, end) === sealOf(body, program) ? (JSON.parse(body) as Stamp) : undefined
}

function sealOf(body: string, program: string): Digest {
  return digestOf(`${digestOf(program)}${body}`)
}
