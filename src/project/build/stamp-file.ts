import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder, replaceFile } from '../../io/files.ts'
import type { Cache, Io } from '../../io/io.ts'
import {
  type Basis,
  digestOf,
  findSources,
  ImageRecorder,
  imageFiles,
  refreshBasis,
  refreshSnapshot,
  snapshotOfKnown,
  takeSnapshot,
} from '../freshness.ts'
import { latestChange } from '../ledger-file.ts'
import type { Project } from '../project.ts'
import { imageReader } from '../topics/read.ts'
import type { Plan } from './plan.ts'
import type { BuildRequest } from './request.ts'
import { hasLeftovers } from './staging.ts'
import { openStamp, planOf, requestDigest, type Stamp, sealStamp, stampOf } from './stamp.ts'

/**
 * The plan of a build that would make again what it made the last time, by the stamp that the last build left: the plan
 * to write nothing. Undefined if anything has changed since, or if nothing can be kept between runs.
 */
export async function unchangedPlan(
  request: BuildRequest,
  effect: 'write' | 'plan',
  io: Io,
): Promise<Plan | undefined> {
  const { cache } = io
  if (cache === undefined) return undefined
  // A real build cleans up behind one that was killed.
  if (hasLeftovers(request.project.ledger, request.project.decks)) return undefined
  const path = stampPath(request.project, cache)
  const stamp = readStamp(path, cache)
  if (stamp === undefined) return undefined
  const refreshed = refreshStamp(stamp, request, io)
  if (refreshed === undefined) return undefined
  if (refreshed !== stamp && effect === 'write') await writeStamp(path, refreshed, cache, io.builder.pid)
  return planOf(refreshed)
}

/** Keeps track of what a build is made of, to leave a stamp of it in the end. */
export interface StampRecorder {
  readonly readImage: ImageRecorder['readImage']
  /** Leaves the stamp of a plan that was applied. */
  leave(plan: Plan): Promise<void>
}

/** Begins a stamp. Do it before the sources are read, so that an edit during the build is noticed by the next one. */
export function recordStamp(request: BuildRequest, io: Io): StampRecorder {
  const { project } = request
  const { cache } = io
  const read = imageReader(project.topics)
  if (cache === undefined) return { readImage: read, leave: async () => undefined }
  const taken = io.system.milliseconds()
  const { paths, problems } = findSources(project)
  const begun: Omit<Basis, 'images'> = { others: requestDigest(request, problems), sources: takeSnapshot(paths, taken) }
  const images = new ImageRecorder(project.topics, read)
  return {
    readImage: images.readImage,
    async leave(plan) {
      // These must be reported until somebody mends them, and no file in a stamp shows whether that has happened.
      if (plan.lastingProblems.length > 0) return
      const outputs = snapshotOfKnown([plan.ledger, ...plan.files], taken)
      const stamp = stampOf(plan, { ...begun, images: { taken, files: images.states } }, outputs)
      await writeStamp(stampPath(project, cache), stamp, cache, io.builder.pid)
    },
  }
}

function refreshStamp(stamp: Stamp, request: BuildRequest, io: Io): Stamp | undefined {
  const { project } = request
  const now = io.system.milliseconds()
  // For a clock that is behind the ledger, the ledger lies in the future, which a build reports.
  if (stamp.ledger.latest > latestChange(io)) return undefined
  const { paths, problems } = findSources(project)
  const images = imageFiles(project.topics, imageReader(project.topics))
  const basis = refreshBasis(stamp.basis, { others: requestDigest(request, problems), sources: paths, images }, now)
  const outputs = basis && refreshSnapshot(stamp.outputs, now)
  if (basis === undefined || outputs === undefined) return undefined
  return basis === stamp.basis && outputs === stamp.outputs ? stamp : { ...stamp, basis, outputs }
}

/** There is one stamp for each project folder with its topics and decks. */
function stampPath({ folder, topics, decks }: Project, cache: Cache): string {
  return join(cache.folder, `${digestOf(JSON.stringify([folder, topics, decks])).slice(0, 32)}.stamp`)
}

function readStamp(path: string, cache: Cache): Stamp | undefined {
  try {
    return openStamp(readFileSync(path, 'utf8'), cache.program())
  } catch {
    return undefined
  }
}

/** A stamp that can't be kept only costs the next build some time, so that isn't a failure. */
async function writeStamp(path: string, stamp: Stamp, cache: Cache, pid: number): Promise<void> {
  try {
    makeFolder(dirname(path))
    await replaceFile(path, [sealStamp(stamp, cache.program())], pid)
  } catch {
    // The next build is a real one.
  }
}
