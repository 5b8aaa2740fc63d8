import { posix, win32 } from 'node:path'
import type { Io } from './io.ts'

/**
 * The folder for what a user would miss: below `XDG_DATA_HOME` where that is set (XDG Base Directory Specification: an
 * absolute path, or it counts for nothing), or else where the system keeps such things. Undefined when the user has no
 * such place.
 */
export function dataFolder(platform: string, env: Io['env'], home: string): string | undefined {
  const path = platform === 'win32' ? win32 : posix
  const at = (folder: string | undefined, ...names: string[]): string | undefined =>
    folder !== undefined && path.isAbsolute(folder) ? path.join(folder, ...names) : undefined
  const own = platform === 'win32' ? at(env.LOCALAPPDATA, 'topdeck') : undefined
  const usual = platform === 'darwin' ? ['Library', 'Application Support', 'topdeck'] : ['.local', 'share', 'topdeck']
  return at(env.XDG_DATA_HOME, 'topdeck') ?? own ?? at(home, ...usual)
}
