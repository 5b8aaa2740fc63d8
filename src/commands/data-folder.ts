import type { Io } from '../io/io.ts'
import { userFolder } from '../io/user-folder.ts'

/** The folder for what a user would miss: below `XDG_DATA_HOME`, or where the system keeps such things. */
export function dataFolder(platform: string, env: Io['env'], home: string): string | undefined {
  return userFolder(platform, home, {
    xdg: env.XDG_DATA_HOME,
    windows: { folder: env.LOCALAPPDATA, names: ['topdeck'] },
    mac: ['Library', 'Application Support', 'topdeck'],
    others: ['.local', 'share', 'topdeck'],
  })
}
