import { endsFence, type Fence, fenceOf } from './block-lines.ts'

const opener = /^([ \t]*)(`{3,}|~{3,})[ \t]*\{\.?([\p{L}][\p{L}\p{N}_-]*)([^}]*)\}[ \t]*$/u
const option = /^[ \t]*(?:#|\/\/|--|%%?)\|(.*)$/

/**
 * Makes ordinary code of the chunks of R Markdown and Quarto: the options are no text, and a chunk that isn't included in
 * the document is left out. Line numbers don't change.
 */
export function plainChunks(source: string): string {
  const lines = source.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const [all, indent = '', mark = '', language = '', inline = ''] = opener.exec(lines[at] ?? '') ?? []
    if (all === undefined) {
      const fence = fenceOf((lines[at] ?? '').trimStart())
      if (fence !== undefined) at = closing(lines, at, fence) ?? lines.length
      continue
    }
    const end = closing(lines, at, { mark, info: language }) ?? lines.length - 1
    let code = at + 1
    let options = inline
    for (let found = option.exec(lines[code] ?? ''); found !== null && code < end; ) {
      options += `,${found[1]}`
      code++
      found = option.exec(lines[code] ?? '')
    }
    const isLeftOut = /\binclude\s*[:=]\s*(?:F|FALSE|false)\b/.test(options)
    lines.fill('', at, isLeftOut ? end + 1 : code)
    if (!isLeftOut) lines[code - 1] = `${indent}${mark}${language}`
    at = end
  }
  return lines.join('\n')
}

function closing(lines: readonly string[], at: number, open: Fence): number | undefined {
  for (let next = at + 1; next < lines.length; next++)
    if (endsFence(open, fenceOf((lines[next] ?? '').trimStart()))) return next
  return undefined
}
