/** Files of the topics as people name them. */

import { existsSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import { Failure } from '../model/failure.ts'
import { alternatives, nearest } from '../text/did-you-mean.ts'
import { openProject, type Project } from './project.ts'
import { findTopics } from './read.ts'

/** More paths than these are not suggested. */
const mostSuggested = 3

/**
 * The path of a file or folder of the topics that a user names: from the working folder, or from the topics folder, as JSON
 * gives it. Fails where there is none, and names the files that may have been meant.
 */
export async function topicPath(named: string, io: Io): Promise<string> {
  if (existsSync(resolve(io.cwd, named))) return named
  const project = await projectAround(io)
  if (project !== undefined && existsSync(join(project.topics, named))) return join(project.topics, named)
  throw new Failure(`${named}: no such file or folder${project === undefined ? '' : meantFiles(named, project, io)}`)
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
