import { posix, win32 } from 'node:path'
import type { Io } from './io.ts'

/** Where a system keeps things of one sort for programs. */
interface Places {
  /** Value of the variable of the XDG Base Directory Specification: an absolute path, or it counts for nothing. */
  readonly xdg: string | undefined
  /** Value of the variable of Windows, and the folders below it. */
  readonly windows: { readonly folder: string | undefined; readonly names: readonly string[] }
  /** Folders below the home of the user. */
  readonly mac: readonly string[]
  readonly others: readonly string[]
}

/** The folder of this program for things of one sort; undefined when the user has no such place. */
function userFolder(platform: string, home: string, { xdg, windows, mac, others }: Places): string | undefined {
  const path = platform === 'win32' ? win32 : posix
  const at = (folder: string | undefined, ...names: readonly string[]): string | undefined =>
    folder !== undefined && path.isAbsolute(folder) ? path.join(folder, ...names) : undefined
  const own = platform === 'win32' ? at(windows.folder, ...windows.names) : undefined
  return at(xdg, 'topdeck') ?? own ?? at(home, ...(platform === 'darwin' ? mac : others))
}

/** The folder for what can be made again at any time: below `XDG_CACHE_HOME`, or where the system keeps such things. */
export function cacheFolder(platform: string, env: Io['env'], home: string): string | undefined {
  return userFolder(platform, home, {
    xdg: env.XDG_CACHE_HOME,
    windows: { folder: env.LOCALAPPDATA, names: ['topdeck', 'Cache'] },
    mac: ['Library', 'Caches', 'topdeck'],
    others: ['.cache', 'topdeck'],
  })
}

/** The folder for what a user would miss: below `XDG_DATA_HOME`, or where the system keeps such things. */
export function dataFolder(platform: string, env: Io['env'], home: string): string | undefined {
  return userFolder(platform, home, {
    xdg: env.XDG_DATA_HOME,
    windows: { folder: env.LOCALAPPDATA, names: ['topdeck'] },
    mac: ['Library', 'Application Support', 'topdeck'],
    others: ['.local', 'share', 'topdeck'],
  })
}
