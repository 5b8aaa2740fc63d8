import { foldFileName } from '../../emit/file-name.ts'
import { byCodePoint } from '../../model/problem.ts'
import { anywhere } from '../../render/media.ts'

/** Finds a file by its name, or by the end of its path, as Obsidian does; returns its whole path. */
type FindByName = (name: string) => string | undefined

/**
 * Returns a function that resolves {@link anywhere} at the beginning of a path; undefined if there is no such file.
 * @param paths gives the paths of all files; called only when the first such path is met
 */
export function pathResolver(paths: () => Iterable<string>): (path: string) => string | undefined {
  let find: FindByName | undefined
  return (path) => {
    if (!path.startsWith(anywhere)) return path
    find ??= findByName(paths())
    return find(path.slice(anywhere.length))
  }
}

/**
 * Prepares the search for files by their names among all paths of a topics folder. Of several files, the one in the
 * fewest folders is found, and of those the first in the order of their paths. Upper and lower case are the same.
 */
export function findByName(paths: Iterable<string>): FindByName {
  const places = new Map<string, string[]>()
  for (const path of paths) {
    const key = foldFileName(path.slice(path.lastIndexOf('/') + 1))
    const found = places.get(key)
    if (found === undefined) places.set(key, [path])
    else found.push(path)
  }
  for (const found of places.values()) found.sort((a, b) => depth(a) - depth(b) || byCodePoint(a, b))
  return (name) => {
    const wanted = foldFileName(name)
    const found = places.get(wanted.slice(wanted.lastIndexOf('/') + 1)) ?? []
    return found.find((path) => `/${foldFileName(path)}`.endsWith(`/${wanted}`))
  }
}

function depth(path: string): number {
  return path.split('/').length
}
