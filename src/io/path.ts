import { isAbsolute, relative, sep } from 'node:path'
import type { Io } from './io.ts'

/** Whether a path is a folder itself or a path inside it; both are absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** A path as the user would write it: relative to the working folder if it is inside it. */
export function showPath(path: string, io: Io): string {
  if (path === io.cwd) return '.'
  return isInside(path, io.cwd) ? relative(io.cwd, path) : path
}
