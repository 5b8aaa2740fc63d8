/** A page of the documentation as its lines, and the examples in it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../..', import.meta.url))

/** The pages that hold examples, by their path from the repository's root. */
export const pagePaths: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(repository, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** A fenced block. */
export interface Fence {
  readonly type: 'fence'
  readonly language: string
  /** The path that the block has as a file: ```` ```md title="topics/docker/basics.md" ````. */
  readonly title: string | undefined
  readonly opening: string
  readonly lines: readonly string[]
  readonly closing: string
}

/** What is between two fences, line by line. */
export interface Prose {
  readonly type: 'prose'
  readonly lines: readonly string[]
}

/** The parts of a page, in order. */
export function partsOf(source: string): (Fence | Prose)[] {
  const parts: (Fence | Prose)[] = []
  let prose: string[] = []
  let open: { mark: string; opening: string; lines: string[] } | undefined
  for (const line of source.split('\n')) {
    if (open !== undefined) {
      if (line === open.mark) {
        parts.push(fenceOf(open.opening, open.lines, line))
        open = undefined
      } else open.lines.push(line)
      continue
    }
    const mark = /^(`{3,})[a-z]*(?: |$)/.exec(line)?.[1]
    if (mark === undefined) prose.push(line)
    else {
      parts.push({ type: 'prose', lines: prose })
      prose = []
      open = { mark, opening: line, lines: [] }
    }
  }
  if (open !== undefined) throw new Error(`The fence "${open.opening}" is never closed.`)
  return [...parts, { type: 'prose', lines: prose }]
}

function fenceOf(opening: string, lines: readonly string[], closing: string): Fence {
  const [, language = '', title] = /^`+([a-z]*)(?: title="([^"]+)")?$/.exec(opening) ?? []
  return { type: 'fence', language, title, opening, lines, closing }
}

/** The text of a page with these parts. */
export function sourceOf(parts: readonly (Fence | Prose)[]): string {
  return parts
    .flatMap((part) => (part.type === 'prose' ? part.lines : [part.opening, ...part.lines, part.closing]))
    .join('\n')
}

/** Every fence of the documentation with its page. */
export function allFences(): { readonly path: string; readonly fence: Fence }[] {
  return pagePaths.flatMap((path) =>
    partsOf(readFileSync(join(repository, path), 'utf8')).flatMap((part) =>
      part.type === 'fence' ? [{ path, fence: part }] : [],
    ),
  )
}
