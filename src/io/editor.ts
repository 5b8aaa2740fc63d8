import type { Io } from './io.ts'

/** A program to start, with its arguments. */
export interface Invocation {
  readonly program: string
  readonly parameters: readonly string[]
}

/** The arguments by which an editor opens a file at a line. */
type AtLine = (file: string, line: number) => readonly string[]

const plusLine: AtLine = (file, line) => [`+${line}`, file]
const afterColon: AtLine = (file, line) => [`${file}:${line}`]
/** These return at once unless they are told to wait until the file is closed. */
const gotoAndWait: AtLine = (file, line) => ['--wait', '--goto', `${file}:${line}`]
const colonAndWait: AtLine = (file, line) => ['--wait', `${file}:${line}`]

const editors: Readonly<Record<string, AtLine>> = {
  vi: plusLine,
  vim: plusLine,
  nvim: plusLine,
  gvim: (file, line) => ['--nofork', `+${line}`, file],
  nano: plusLine,
  emacs: plusLine,
  emacsclient: plusLine,
  kak: plusLine,
  micro: plusLine,
  joe: plusLine,
  code: gotoAndWait,
  codium: gotoAndWait,
  cursor: gotoAndWait,
  hx: afterColon,
  helix: afterColon,
  subl: colonAndWait,
  zed: colonAndWait,
}

/**
 * How to open a file in the user's editor: `VISUAL`, `EDITOR`, or the one that every system has. Known editors open it
 * at a line. The variables may contain arguments, and quotes around a path with spaces.
 */
export function editorFor(file: string, line: number, platform: string, env: Io['env']): Invocation {
  const configured = [env['VISUAL'], env['EDITOR']].find((value) => value !== undefined && value.trim() !== '')
  const words = splitCommand(configured ?? (platform === 'win32' ? 'notepad' : 'vi'))
  const [program = 'vi', ...own] = words
  const name = program.replace(/^.*[\\/]/, '').replace(/\.(?:exe|cmd|bat)$/i, '')
  const atLine = Object.hasOwn(editors, name) ? editors[name] : undefined
  const place = atLine?.(file, line) ?? [file]
  return { program, parameters: [...own, ...place.filter((word) => word !== '--wait' || !own.includes(word))] }
}

/** How an operating system opens an address in the browser. */
export function browserFor(address: string, platform: string): Invocation {
  if (platform === 'darwin') return { program: 'open', parameters: [address] }
  // The shell's `start` would take an `&` in an address for the end of the command.
  if (platform === 'win32') return { program: 'rundll32', parameters: ['url.dll,FileProtocolHandler', address] }
  return { program: 'xdg-open', parameters: [address] }
}

function splitCommand(command: string): string[] {
  return Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g),
    ([word, double, single]) => double ?? single ?? word,
  )
}
