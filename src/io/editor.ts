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

/** A program that opens addresses and files. */
export interface Opener extends Invocation {
  /** Whether its exit code tells if it could; Windows' file manager always ends with 1. */
  readonly exitCode: 'meant' | 'meaningless'
}

/**
 * How an operating system opens an address in the browser, or a file in the program for its kind: by the first of these
 * programs that there is.
 * @param address a web address or an absolute path, which no program can take for an option
 */
export function openersFor(address: string, platform: string, env: Io['env']): readonly Opener[] {
  const opener = (program: string, ...parameters: readonly string[]): Opener => ({
    program,
    parameters: [...parameters, address],
    exitCode: 'meant',
  })
  if (platform === 'darwin') return [opener('open')]
  // The shell's `start` would take an `&` in an address for the end of the command.
  if (platform === 'win32') return [opener('rundll32', 'url.dll,FileProtocolHandler')]
  const isInWindows = (env['WSL_DISTRO_NAME'] ?? '') !== ''
  const windows: readonly Opener[] = isInWindows
    ? [opener('wslview'), { ...opener('explorer.exe'), exitCode: 'meaningless' }]
    : []
  return [...windows, opener('xdg-open')]
}

/**
 * A program as Windows' command interpreter starts it, which batch files need, as most editors are. Its command is one
 * text, in which nothing has a meaning: no variable (`%PATH%`), no `&`, no quote.
 */
export function throughCommandInterpreter({ program, parameters }: Invocation, env: Io['env']): Invocation {
  const command = [
    escapeForInterpreter(program),
    ...parameters.map((text) => escapeForInterpreter(quoteArgument(text))),
  ]
  return {
    program: env['ComSpec'] ?? env['COMSPEC'] ?? 'cmd.exe',
    parameters: ['/d', '/s', '/c', `"${command.join(' ')}"`],
  }
}

/** Quotes an argument as programs on Windows read their command line: backslashes before a quote are doubled. */
function quoteArgument(text: string): string {
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`
}

/** With a caret in front, a character means itself, and the name between two percent signs is no variable's. */
function escapeForInterpreter(text: string): string {
  return text.replace(/[()[\]%!^"`<>&|;, *?]/g, '^$&')
}

function splitCommand(command: string): string[] {
  return Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g),
    ([word, double, single]) => double ?? single ?? word,
  )
}
