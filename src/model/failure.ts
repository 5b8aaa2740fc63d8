/** An error that stops a command: wrong usage or a system error. Its message is shown to the user; exit code 2. */
export class Failure extends Error {
  override readonly name = 'Failure'
}

/** There is neither a topics folder nor any decks where the user is. */
export class NoProject extends Failure {}

/** The user interrupted the command before it changed anything. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** Describes a system error in plain words, without its path: "no space left on the disk". */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is exceeded',
  ENOENT: 'no such file or folder',
  EEXIST: 'something with this name already exists',
  ENOTDIR: 'part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'its symbolic links form a loop',
  EMFILE: 'too many files are open',
  EIO: 'the disk reported an error',
}
