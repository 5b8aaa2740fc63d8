import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Io } from '../io/io.ts'

/** A file, or some of its lines, as a user names them. */
export interface NamedPlace {
  readonly file: string
  /** The first and the last line, from 1; undefined for the whole file. */
  readonly lines: { readonly first: number; readonly last: number } | undefined
}

/** Reads `FILE`, `FILE:LINE`, `FILE:LINE:COLUMN` or `FILE:LINE-LINE`; a file may have such a name itself. */
export function readPlace(text: string, { cwd }: Pick<Io, 'cwd'>): NamedPlace {
  const [, file, from, to] = /^(.+?):(\d+)(?:-(\d+)|:\d+)?$/.exec(text) ?? []
  if (file === undefined || existsSync(resolve(cwd, text))) return { file: text, lines: undefined }
  const first = Number(from)
  return { file, lines: { first, last: to === undefined ? first : Math.max(first, Number(to)) } }
}

/** Whether a block or a question stands on one of the lines. */
export function standsOn(
  { line, endLine }: { readonly line: number; readonly endLine: number },
  lines: NamedPlace['lines'],
): boolean {
  return lines === undefined || (line <= lines.last && lines.first <= endLine)
}
