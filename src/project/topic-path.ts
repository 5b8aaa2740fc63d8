/** Files of the topics as people name them. */

import { existsSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import type { Io } from '../io/io.ts'
import { showPath, showPlace } from '../io/path.ts'
import { Failure } from '../model/failure.ts'
import { alternatives, nearest } from '../text/did-you-mean.ts'
import { isFolder } from './ledger-place.ts'
import { isWithin, openProject, type Project } from './project.ts'
import { diskPath } from './topics/disk-path.ts'
import { findTopics, whyLeftOut } from './topics/read.ts'

/** More paths than these are not suggested. */
const mostSuggested = 3

/**
 * The path of a file or folder of the topics that a user names: from the working folder, or from the topics folder, as JSON
 * gives it. Fails where there is none, and names the files that may have been meant.
 */
export async function topicPath(named: string, io: Io): Promise<string> {
  if (existsSync(resolve(io.cwd, named))) return named
  const respelled = diskPath(io.cwd, named)
  if (existsSync(respelled)) return respelled
  const project = await projectAround(io)
  if (project !== undefined && existsSync(diskPath(project.topics, named))) return diskPath(project.topics, named)
  throw new Failure(`${named}: no such file or folder${project === undefined ? '' : meantFiles(named, project, io)}`)
}

/**
 * Says that nothing is read of the part of the topics that the user named, and why: all of it is left out, or it has no
 * Markdown. Undefined if something is read.
 */
export function nothingRead({ topics, within, leftOut, extent }: Project, io: Io): string | undefined {
  if (within === '' || extent === 'single file') return undefined
  if (findTopics(topics, leftOut).paths.some((path) => isWithin(path, within))) return undefined
  const path = diskPath(topics, within)
  const kind = isFolder(path) ? 'folder' : 'file'
  const reason = whyLeftOut({ path: within, kind }, leftOut)
  const shown = showPlace(showPath(path, io))
  return reason === undefined
    ? `${shown}: no Markdown is read in this ${kind}\n`
    : `${shown}: this ${kind} is left out: ${reason}\n`
}

/** The project of the working folder, if there is one. */
async function projectAround(io: Io): Promise<Project | undefined> {
  try {
    return await openProject(undefined, undefined, io)
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

function meantFiles(named: string, { topics, leftOut }: Project, io: Io): string {
  const { paths } = findTopics(topics, leftOut)
  const shown = new Map(paths.map((path) => [path, showPath(join(topics, path), io)]))
  const wanted = posix.normalize(named.replaceAll('\\', '/'))
  const ending = paths.filter((path) => path === wanted || path.endsWith(`/${wanted}`))
  const sameName = ending.length > 0 ? ending : paths.filter((path) => posix.basename(path) === posix.basename(wanted))
  const near = nearest(named, [...shown.values()]) ?? nearest(wanted, paths)
  const meant = sameName.length > 0 ? sameName : near === undefined ? [] : [near]
  if (meant.length === 0 || meant.length > mostSuggested) return ''
  return `; did you mean ${alternatives(meant.map((path) => `"${shown.get(path) ?? path}"`))}?`
}
