import { posix, win32 } from 'node:path'
import type { Io } from './io.ts'

/** Where an operating system wants programs to keep one sort of file. */
interface Places {
  /** The value of the variable from the XDG Base Directory Specification. It is ignored unless it is an absolute path. */
  readonly xdg: string | undefined
  /** The value of the variable on Windows, and the folders below it. */
  readonly windows: { readonly folder: string | undefined; readonly names: readonly string[] }
  /** The folders below the user's home folder. */
  readonly mac: readonly string[]
  readonly others: readonly string[]
}

/** This program's folder for one sort of file; undefined if the user has no such place. */
function userFolder(platform: string, home: string, { xdg, windows, mac, others }: Places): string | undefined {
  const path = platform === 'win32' ? win32 : posix
  const at = (folder: string | undefined, ...names: readonly string[]): string | undefined =>
    folder !== undefined && path.isAbsolute(folder) ? path.join(folder, ...names) : undefined
  const own = platform === 'win32' ? at(windows.folder, ...windows.names) : undefined
  return at(xdg, 'topdeck') ?? own ?? at(home, ...(platform === 'darwin' ? mac : others))
}

/** The folder for what can be made again at any time: below `XDG_CACHE_HOME`, or where the system keeps caches. */
export function cacheFolder(platform: string, env: Io['env'], home: string): string | undefined {
  return userFolder(platform, home, {
    xdg: env.XDG_CACHE_HOME,
    windows: { folder: env.LOCALAPPDATA, names: ['topdeck', 'Cache'] },
    mac: ['Library', 'Caches', 'topdeck'],
    others: ['.cache', 'topdeck'],
  })
}

/** The folder for data that must not be lost: below `XDG_DATA_HOME`, or where the system keeps such data. */
export function dataFolder(platform: string, env: Io['env'], home: string): string | undefined {
  return userFolder(platform, home, {
    xdg: env.XDG_DATA_HOME,
    windows: { folder: env.LOCALAPPDATA, names: ['topdeck'] },
    mac: ['Library', 'Application Support', 'topdeck'],
    others: ['.local', 'share', 'topdeck'],
  })
}
