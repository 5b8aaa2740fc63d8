import { statfsSync } from 'node:fs'

/** The types of network file systems on Linux: NFS, SMB, CIFS, SMB 2, AFS, Ceph, and 9P, by which WSL sees Windows. */
const NETWORK_TYPES: ReadonlySet<number> = new Set([
  ...[0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997],
])

/** Whether a folder is on a network drive, where this can be told: on Linux, and on Windows by a path such as `\\server`. */
export function isOnNetwork(
  folder: string,
  platform: string,
  typeOf: (folder: string) => number = fileSystemType,
): boolean {
  if (platform === 'win32') return /^[\\/]{2}(?![?.][\\/](?!UNC[\\/]))/i.test(folder)
  try {
    return platform === 'linux' && NETWORK_TYPES.has(typeOf(folder) >>> 0)
  } catch {
    return false
  }
}

function fileSystemType(folder: string): number {
  return statfsSync(folder).type
}
