import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { makeFolder } from './files.ts'

/**
 * A name by which programs on this machine recognise each other's locks. A host name does, except on macOS, where it
 * changes with the network; there it is a random name that is kept in the user's cache folder.
 * @param random gives a new random name
 */
export function machineName(platform: string, cache: string | undefined, random: () => string): string {
  if (platform !== 'darwin' || cache === undefined) return hostname()
  const path = join(cache, 'machine')
  try {
    return readFileSync(path, 'utf8').trim() || hostname()
  } catch {
    return keepName(path, random())
  }
}

function keepName(path: string, name: string): string {
  try {
    makeFolder(dirname(path))
    // Two programs that begin at the same time must end up with one name.
    writeFileSync(path, `${name}\n`, { flag: 'wx' })
    return name
  } catch {
    return hostname()
  }
}
