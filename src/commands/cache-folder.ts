import { posix, win32 } from 'node:path'
import type { Io } from './io.ts'

/**
 * The folder for what can be made again at any time: below `XDG_CACHE_HOME` where that is set (XDG Base Directory
 * Specification: an absolute path, or it counts for nothing), or else where the system keeps such things. Undefined when
 * the user has no such place.
 */
export function cacheFolder(platform: string, env: Io['env'], home: string): string | undefined {
  const path = platform === 'win32' ? win32 : posix
  const at = (folder: string | undefined, ...names: string[]): string | undefined =>
    folder !== undefined && path.isAbsolute(folder) ? path.join(folder, ...names) : undefined
  const own = platform === 'win32' ? at(env.LOCALAPPDATA, 'topdeck', 'Cache') : undefined
  const usual = platform === 'darwin' ? ['Library', 'Caches', 'topdeck'] : ['.cache', 'topdeck']
  return at(env.XDG_CACHE_HOME, 'topdeck') ?? own ?? at(home, ...usual)
}
