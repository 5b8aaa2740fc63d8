import {
  BlockReader,
  type ContainerBlock,
  endsFence,
  type Fence,
  fenceOf,
  insideOf,
  openContainerBlocks,
} from './block-lines.ts'
import { type FenceAction, isStructure, maybeFence, planFences } from './fence-plan.ts'

/** A fence that was not in a pair, by its 1-based line. */
interface Stray {
  readonly line: number
  readonly reason: FenceAction['type']
}

/** A source in which all code fences are paired, and the fences that were not. */
interface Mended {
  readonly source: string
  readonly strays: readonly Stray[]
}

type Strays = Map<number, FenceAction['type']>

/**
 * Repairs code fences without a partner. Such a fence swaps code and text up to the end of the file, and all questions
 * below it would be lost. Code that is never closed ends before the heading, question or end of a fold that follows;
 * an end without a start is removed; a fence that is closed outside of its list item is closed inside; and a fence
 * around others with as many ticks gets more. Line numbers don't change.
 */
export function mendFences(source: string): Mended {
  if (!/`{3}|~{3}/.test(source) || areAllPaired(source)) return { source, strays: [] }
  const lines = source.split('\n')
  const strays: Strays = new Map()
  closeInItems(lines, strays)
  const folded = source.includes('\t') ? lines.map((line) => insideOf(line, []).text) : lines
  apply(planFences(folded, deeperLines(folded)), lines, folded, { from: 0, lead: '' }, strays)
  mendInContainers(lines, strays)
  if (strays.size === 0) return { source, strays: [] }
  const found = [...strays].map(([line, reason]) => ({ line, reason }))
  return { source: lines.join('\n'), strays: found.sort((a, b) => a.line - b.line) }
}

/** A line that may be a code fence: what stands before it, its ticks, and what is behind them. */
const fenceLine = /^((?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*)(`{3,}|~{3,})([^\n]*)$/gm

/** What code without a language may hold only if it is a sample of Markdown, or a fence is missing. */
const doubtful = /^ {0,3}(?:##|\*\*|[QC]\d*[:.] |\d{1,9}[.)] #|> ?\[!)|[?？][ \t]*$/m

/** Whether each fence obviously has a partner, as on nearly every page: most pages need no closer look. */
function areAllPaired(source: string): boolean {
  let open: { readonly lead: string; readonly mark: string; readonly info: string; readonly end: number } | undefined
  for (const { 0: line, 1: lead = '', 2: mark = '', 3: rest = '', index } of source.matchAll(fenceLine)) {
    const info = rest.trim()
    if (mark.startsWith('`') && info.includes('`')) continue
    if (/[\t>]/.test(lead)) return false
    if (open === undefined) {
      open = { lead, mark, info, end: index + line.length }
      continue
    }
    const code = source.slice(open.end, index)
    if (info !== '' || mark !== open.mark || lead.trim() !== '' || lead.length !== open.lead.length) return false
    if (code.includes('details') || (open.info === '' && doubtful.test(code))) return false
    if (lead !== '' && code.split('\n').some((own) => own.slice(0, lead.length).trim() !== '')) return false
    open = undefined
  }
  return open === undefined
}

/** Tells which lines belong to a list item, a quotation or raw HTML, wherever they don't stand in code. */
function deeperLines(lines: readonly string[]): (index: number) => boolean {
  let containers: readonly ContainerBlock[] = []
  let fence: Fence | undefined
  let html = 0
  const deeper = lines.map((line, index) => {
    const { depth, text } = insideOf(line, containers)
    const isBlank = text.trim() === ''
    if (!isBlank && depth < containers.length) containers = containers.slice(0, depth)
    const opened = openContainerBlocks(text, false).containers
    if (opened.length > 0) containers = [...containers, ...opened]
    if (containers.length > 0) return true
    const mark = maybeFence.test(text) ? fenceOf(text) : undefined
    if (fence === undefined && index >= html) html = endOfHtml(lines, index)
    if (index < html) return true
    if (fence === undefined) fence = mark
    else if (endsFence(fence, mark)) fence = undefined
    return false
  })
  return (index) => deeper[index] === true
}

/** The longest comment or preformatted text that is looked through for its end. */
const longestHtml = 400

/** The line behind the comment or preformatted text that starts on a line. */
function endOfHtml(lines: readonly string[], start: number): number {
  const line = lines[start] ?? ''
  const [, name] = /^ {0,3}<(!--|pre|script|style|textarea)(?=[\s>-]|$)/i.exec(line) ?? []
  if (name === undefined) return start
  const end = name === '!--' ? /-->/ : /<\/(?:pre|script|style|textarea)>/i
  for (let at = start; at < Math.min(lines.length, start + longestHtml); at++) {
    const own = at === start ? line.slice(line.indexOf(name) + name.length) : (lines[at] ?? '')
    if (end.test(own)) return at + 1
    if (at > start && isStructure(lines, at, '')) return start
  }
  return start
}

/** The part of a page that is mended: its first line, and what stands before each of its lines. */
interface Part {
  readonly from: number
  readonly lead: string
}

/** Carries out the actions on the lines of a page; `texts` are the same lines, without the marks of their containers. */
function apply(
  actions: ReadonlyMap<number, FenceAction>,
  lines: string[],
  texts: readonly string[],
  { from, lead }: Part,
  strays: Strays,
): void {
  const write = (index: number, text: string) => {
    lines[from + index] = `${lead}${text}`.trimEnd()
  }
  const markAt = (index: number) => /`{3,}|~{3,}/.exec(texts[index] ?? '')?.[0] ?? '```'
  for (const [index, action] of actions) {
    strays.set(from + index + 1, action.type)
    if (action.type === 'stray') {
      const room = roomForEnd(texts, index)
      if (room === undefined) write(index, '')
      else write(room, markAt(index))
    } else if (action.type === 'around') {
      const inner = texts.slice(index + 1, action.end).map((text) => /^\s*(`{3,}|~{3,})/.exec(text)?.[1]?.length ?? 0)
      const length = inner.reduce((one, other) => Math.max(one, other), 0) + 1
      for (const at of [index, action.end]) {
        write(
          at,
          (texts[at] ?? '').replace(/`{3,}|~{3,}/, (mark) => mark.charAt(0).repeat(length)),
        )
      }
    } else if (action.type === 'end') {
      const behind = (texts[index] ?? '').replace(/^\s*(?:`+|~+)\s*/, '')
      write(index, markAt(action.start))
      if (behind.includes(' ') && (texts[index + 1] ?? '').trim() === '') write(index + 1, behind)
    }
  }
}

/** The blank line where code that is never closed ends; undefined if the fence is rather an end without a start. */
function roomForEnd(texts: readonly string[], start: number): number | undefined {
  const [, info = ''] = /(?:`{3,}|~{3,})(.*)$/.exec(texts[start] ?? '') ?? []
  const isBlank = (index: number) => (texts[index] ?? '').trim() === ''
  if (info.trim() === '' && start > 0 && !isBlank(start - 1) && isBlank(start + 1)) return undefined
  let room: number | undefined
  let isEmpty = true
  for (let index = start + 1; index < texts.length; index++) {
    const text = texts[index] ?? ''
    if (maybeFence.test(text) || isStructure(texts, index, info.trim()) || /^ {0,3}<\/details/i.test(text)) break
    if (isBlank(index)) room = isEmpty ? room : index
    else isEmpty = false
  }
  return room
}

/** Moves the end of code into the list item where the code starts, if it stands before it. */
function closeInItems(lines: string[], strays: Strays): void {
  const reader = new BlockReader()
  let open:
    | { readonly index: number; readonly containers: readonly ContainerBlock[]; readonly mark: string }
    | undefined
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (open !== undefined && line.trim() !== '') {
      const { depth } = insideOf(line, open.containers)
      if (depth < open.containers.length) {
        const end = endOutside(lines, index, open)
        const width = open.containers.reduce((sum, item) => sum + (item.type === 'item' ? item.width : 0), 0)
        for (let at = index; end !== undefined && at <= end; at++) {
          const text = lines[at] ?? ''
          lines[at] = `${' '.repeat(width)}${at === end ? text.trim() : text}`
        }
        if (end !== undefined) strays.set(end + 1, 'end')
        open = undefined
      }
    }
    const { kind, continues, containers } = reader.read(lines[index] ?? '')
    if (kind === 'fence' && continues) open = undefined
    else if (kind === 'fence' && containers.length > 0 && containers.every(({ type }) => type === 'item')) {
      open = { index, containers, mark: /`{3,}|~{3,}/.exec(line)?.[0] ?? '' }
    }
  }
}

/** The most lines that a list item's code may be outdented by. */
const longest = 60

/** Finds the end of code that starts in a list item and goes on, outdented, from this line. */
function endOutside(
  lines: readonly string[],
  from: number,
  open: { readonly index: number; readonly mark: string },
): number | undefined {
  const indent = (line: string) => line.length - line.trimStart().length
  const own = indent(lines[open.index] ?? '')
  for (let index = from; index < Math.min(lines.length, from + longest); index++) {
    const line = lines[index] ?? ''
    if (maybeFence.test(line)) {
      const isEnd = line.trim().startsWith(open.mark) && /^(`+|~+)$/.test(line.trim())
      return isEnd && (index === from || (own > 0 && indent(line) === own)) ? index : undefined
    }
    if (isStructure(lines, index, '')) return undefined
    if (/^\s*(?:[-*+]|\d{1,9}[.)]) /.test(line) && indent(line) < own) return undefined
  }
  return undefined
}

/** Repairs the fences in list items and quotations, each container by itself. */
function mendInContainers(lines: string[], strays: Strays): void {
  let reader = new BlockReader()
  /** Up to which line the fences are decided, by depth. */
  const decided: number[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const before = /`{3}|~{3}/.test(line) ? reader.copy() : undefined
    const { kind, continues, containers, text: first } = reader.read(line)
    const depth = containers.length
    if (before === undefined || kind !== 'fence' || continues || depth === 0 || index < (decided[depth] ?? 0)) continue
    const texts = [first]
    for (let at = index + 1; at < lines.length; at++) {
      const { depth: own, text } = insideOf(lines[at] ?? '', containers)
      if (own < depth) break
      texts.push(text)
    }
    while (texts.at(-1)?.trim() === '') texts.pop()
    decided.length = depth
    decided[depth] = index + texts.length
    const actions = planFences(texts, deeperLines(texts))
    if (actions.size === 0) continue
    const lead = containers.map((item) => (item.type === 'quote' ? '> ' : ' '.repeat(item.width))).join('')
    apply(actions, lines, texts, { from: index, lead }, strays)
    // The first line may hold the marks of its containers.
    const own = (lines[index] ?? '').slice(lead.length)
    lines[index] = `${line.slice(0, line.length - first.trimStart().length)}${own.trimStart()}`
    reader = before
    reader.read(lines[index] ?? '')
  }
}
