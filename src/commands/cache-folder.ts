import type { Io } from '../io/io.ts'
import { userFolder } from '../io/user-folder.ts'

/** The folder for what can be made again at any time: below `XDG_CACHE_HOME`, or where the system keeps such things. */
export function cacheFolder(platform: string, env: Io['env'], home: string): string | undefined {
  return userFolder(platform, home, {
    xdg: env.XDG_CACHE_HOME,
    windows: { folder: env.LOCALAPPDATA, names: ['topdeck', 'Cache'] },
    mac: ['Library', 'Caches', 'topdeck'],
    others: ['.cache', 'topdeck'],
  })
}
