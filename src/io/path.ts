import { dirname, isAbsolute, relative, sep } from 'node:path'
import { escapeName } from '../render/field/escape-controls.ts'
import type { Io } from './io.ts'

/** Whether a path is a folder itself or a path inside it; both are absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** How many folders above the working folder a path may lead through; a longer way is hard to follow. */
const MOST_ABOVE = 3

/**
 * A path as the user would write it: relative to the working folder, unless it leads too far up. What the two have in
 * common must be more than `/home` or `/tmp`.
 */
export function showPath(path: string, { cwd }: Pick<Io, 'cwd'>): string {
  if (path === cwd) return '.'
  if (isInside(path, cwd)) return relative(cwd, path)
  let folder = cwd
  for (let above = 1; above <= MOST_ABOVE; above++) {
    folder = dirname(folder)
    if (isRootOrBelowIt(folder)) return path
    if (isInside(path, folder)) return relative(cwd, path)
  }
  return path
}

function isRootOrBelowIt(folder: string): boolean {
  const parent = dirname(folder)
  return dirname(parent) === parent
}

/** A file as a person reads it, with its line and column; quoted where a shell would otherwise split or expand it. */
export function showPlace(file: string, ...position: readonly (number | undefined)[]): string {
  const place = [escapeName(file), ...position].filter((part) => part !== undefined).join(':')
  return isPlainWord.test(place) ? place : `'${place.replaceAll("'", `'\\''`)}'`
}

/** What every shell takes as one word as it stands. */
const isPlainWord = /^(?!~)[\p{L}\p{N}\p{M}_@%+=:,./\\~-]*$/u
