import { posix, win32 } from 'node:path'

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
export function userFolder(platform: string, home: string, { xdg, windows, mac, others }: Places): string | undefined {
  const path = platform === 'win32' ? win32 : posix
  const at = (folder: string | undefined, ...names: readonly string[]): string | undefined =>
    folder !== undefined && path.isAbsolute(folder) ? path.join(folder, ...names) : undefined
  const own = platform === 'win32' ? at(windows.folder, ...windows.names) : undefined
  return at(xdg, 'topdeck') ?? own ?? at(home, ...(platform === 'darwin' ? mac : others))
}
