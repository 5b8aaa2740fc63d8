/** Something that stops a command: wrong use, or a disc that refuses. Told to the user as it stands; exit code 2. */
export class Failure extends Error {
  override readonly name = 'Failure'
}

/** The user stopped the command; everything is as it was before. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** What a system error means in plain words, without the path: "no space left on the disc". */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the disc',
  EDQUOT: 'the disc quota is used up',
  ENOENT: 'no such file or folder',
  EEXIST: 'something else has this name',
  ENOTDIR: 'part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'its symbolic links go in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disc reports an error',
}
