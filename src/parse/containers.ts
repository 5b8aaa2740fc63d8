import type { Element, Nodes, Root } from 'hast'
import { endsFence, type Fence, fenceOf } from './block-lines.ts'
import {
  answerContainers,
  collapsedContainers,
  hintContainers,
  questionContainers,
  rightContainers,
  taskContainers,
} from './container-words.ts'

/** What a container is there for, according to its type; `other` if only its title can tell. */
type ContainerRole = 'question' | 'task' | 'answer' | 'hint' | 'other'

/** A container for blocks that CommonMark doesn't know, such as an admonition or a fenced div. */
export interface Container {
  /**
   * How it is written: `??? question` (admonition), `:::{exercise}` (directive), or `::: challenge` and `{: .challenge}`
   * of the Carpentries (challenge), or `<quiz>` of mkdocs-quiz.
   */
  readonly form: 'admonition' | 'directive' | 'challenge' | 'quiz'
  readonly role: ContainerRole
  /** The type as the author wrote it: `question`, `exr-mean`. */
  readonly type: string
  /** Whether its content is hidden until the reader opens it. */
  readonly isFolded?: boolean
  /** The name by which the solution of an exercise refers to it. */
  readonly label?: string
  /** Of a solution, the label of its exercise. */
  readonly solves?: string
}

declare module 'hast' {
  interface ElementData {
    /** Set on a `details` element that stands for a container of another dialect of Markdown. */
    container?: Container
  }
}

/** Returns the container that a block stands for. */
export function containerOf(block: Element | undefined): Container | undefined {
  return block?.data?.container
}

/** A source whose containers are written as quotations, and the containers by the line on which they start. */
interface Quoted {
  readonly source: string
  readonly containers: ReadonlyMap<number, Container>
}

/** A cheap check that everything that opens a container passes. */
const mayHoldContainers =
  /^[ \t>]*(?:\?\?\?|<\??quiz\b|!!! ?[\p{L}"]|:{3,}[ \t]*[\p{L}{.[]|\/{3,}[ \t]*\p{L}|`{3,}\{|~{3,}\{|\{:\s*\.)/mu

/**
 * Rewrites containers that hold a question, an answer or something folded as quotations, because Markdown would read
 * their content as code or as plain lines. {@link openContainers} makes elements of them. Line numbers don't change.
 */
export function quoteContainers(source: string): Quoted {
  if (!mayHoldContainers.test(source)) return { source, containers: new Map() }
  const containers = new Map<number, Container>()
  const lines = quoteAll(labelQuotations(source.split('\n'), containers), 1, {
    containers,
    depth: 0,
    isInQuestion: false,
    isBehindQuestion: false,
  })
  return { source: containers.size === 0 ? source : lines.join('\n'), containers }
}

/** Turns the quotations that stand for containers into `details` elements, whose summary is the title. */
export function openContainers(tree: Root, containers: ReadonlyMap<number, Container>): void {
  if (containers.size === 0) return
  const taken = new Set<number>()
  const visit = (node: Nodes): void => {
    if (!('children' in node)) return
    const line = node.position?.start.line
    if (node.type === 'element' && node.tagName === 'blockquote' && line !== undefined && !taken.has(line)) {
      const container = containers.get(line)
      if (container !== undefined) {
        taken.add(line)
        asDetails(node, container)
      }
    }
    node.children = node.children.flatMap((child) => apart(child, containers)) as typeof node.children
    for (const child of node.children) visit(child)
  }
  visit(tree)
}

/** Splits the quotations of containers that touch, which Markdown takes for one: each begins with a title. */
function apart(node: Nodes, containers: ReadonlyMap<number, Container>): Nodes[] {
  if (node.type !== 'element' || node.tagName !== 'blockquote') return [node]
  const own = node.position?.start.line
  const starts = node.children.flatMap((child, at) => {
    const line = child.position?.start.line
    const isTitle = child.type === 'element' && child.tagName === 'h6'
    return isTitle && line !== undefined && line !== own && containers.has(line) ? [at] : []
  })
  if (starts.length === 0) return [node]
  return [0, ...starts].map((from, index): Element => {
    const children = node.children.slice(from, starts[index])
    const start = (from === 0 ? node : children[0])?.position?.start
    const end = children.findLast((child) => child.position !== undefined)?.position?.end
    return { ...node, children, ...(start !== undefined && end !== undefined && { position: { start, end } }) }
  })
}

function asDetails(quotation: Element, container: Container): void {
  const at = quotation.children.findIndex((child) => child.type === 'element')
  const first = quotation.children[at]
  const isTitled = first?.type === 'element' && /^h[1-6]$/.test(first.tagName)
  // Without a title, a note inside a question is shown as a quotation.
  if (container.role === 'other' && !isTitled) return
  quotation.tagName = 'details'
  quotation.data = { ...quotation.data, container }
  if (isTitled) {
    quotation.children.splice(at, 1, { ...first, tagName: 'summary' })
    return
  }
  const handle = container.role === 'answer' ? 'Answer' : container.role === 'hint' ? 'Hint' : undefined
  if (handle !== undefined)
    quotation.children.unshift({
      type: 'element',
      tagName: 'summary',
      properties: {},
      children: [{ type: 'text', value: handle }],
    })
}

/** What the reading of lines needs to know of the place where they stand. */
interface Place {
  readonly containers: Map<number, Container>
  /** The number of containers around the lines. */
  readonly depth: number
  readonly isInQuestion: boolean
  /** Whether only blank lines stand between a question and the line that is read. */
  readonly isBehindQuestion: boolean
}

/** Containers in containers beyond this depth stay as they are written. */
const deepestContainer = 8

/** The lines of a container, and what it is. `from` is the opening line, `to` the last one that belongs to it. */
interface Span {
  readonly from: number
  readonly to: number
  readonly container: Container
  readonly title: string
  /** The number of characters before its content. */
  readonly indent: string
  /** The number of lines behind the opening one that hold options. */
  readonly options: number
  /** Whether the last line closes it. */
  readonly isClosed: boolean
  /** Returns a line of its content without the indentation that belongs to the container. */
  readonly dedent: (line: string) => string
}

function quoteAll(lines: readonly string[], number: number, place: Place): string[] {
  if (place.depth >= deepestContainer) return [...lines]
  const quoted = [...lines]
  const pairs = pairFences(lines)
  let open: Fence | undefined
  let isBehindQuestion = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    if (open !== undefined) {
      if (endsFence(open, fenceOf(line.trimStart()))) open = undefined
      continue
    }
    const span = spanAt(lines, at, pairs, { ...place, isBehindQuestion })
    isBehindQuestion = span !== undefined && (isAsking(span.container) || isBehindQuestion)
    if (span === undefined) {
      open = fenceOf(line.trimStart())
      continue
    }
    write(span, lines, quoted, number, place)
    at = span.to
  }
  return quoted
}

function write(span: Span, lines: readonly string[], quoted: string[], number: number, place: Place): void {
  const { from, to, container, title, indent, options, isClosed, dedent } = span
  place.containers.set(number + from, container)
  const start = from + 1 + options
  const end = isClosed ? to : to + 1
  const isInQuestion = place.isInQuestion || isAsking(container)
  const inner = quoteAll(lines.slice(start, end).map(dedent), number + start, {
    ...place,
    depth: place.depth + 1,
    isInQuestion,
  })
  quoted[from] = title === '' ? `${indent}>` : `${indent}> ###### ${title}`
  for (let at = from + 1; at < start; at++) quoted[at] = `${indent}>`
  inner.forEach((line, at) => {
    quoted[start + at] = line.trim() === '' ? `${indent}>` : `${indent}> ${line}`
  })
  if (isClosed) quoted[to] = ''
}

function spanAt(
  lines: readonly string[],
  at: number,
  pairs: ReadonlyMap<number, number>,
  place: Place,
): Span | undefined {
  const line = lines[at] ?? ''
  switch (/^[ \t]*(.)/.exec(line)?.[1]) {
    case '?':
    case '!':
      return admonitionAt(lines, at, place)
    case ':':
      return divAt(lines, at, pairs.get(at), place)
    case '/':
      return blockAt(lines, at, pairs.get(at), place)
    case '<':
      return quizAt(lines, at)
    case '`':
    case '~':
      return fencedDirectiveAt(lines, at, place)
    default:
      return undefined
  }
}

function isAsking({ role }: Container): boolean {
  return role === 'question' || role === 'task'
}

/** Whether a container is rewritten: a note without a question stays as the author wrote it. */
function isTold({ role, type }: Pick<Container, 'role' | 'type'>, title: string, { isInQuestion }: Place): boolean {
  return (
    role === 'question' ||
    role === 'task' ||
    role === 'answer' ||
    isInQuestion ||
    isCollapsed(type) ||
    /[?？؟]/.test(title)
  )
}

// `!!! type classes "Title"` and `??? type "Title"` of Python-Markdown and PyMdown Extensions.
const admonition =
  /^([ \t]*)(!!!|\?\?\?\+?)[ \t]?(?:([\p{L}\p{N}_-]+(?:[ \t]+[\p{L}\p{N}_-]+)*))?(?:[ \t]*["“](.*)["”])?[ \t]*$/u

function admonitionAt(lines: readonly string[], at: number, place: Place): Span | undefined {
  const [, indent = '', mark = '', types = '', title = ''] = admonition.exec(lines[at] ?? '') ?? []
  if (mark === '' || (types === '' && title === '') || isIndentedCode(lines, at, indent)) return undefined
  const [type = ''] = types.toLowerCase().split(/\s+/)
  const role = orByTitle(roleOf(type, place), title, place)
  if (!mark.startsWith('?') && !isTold({ role, type }, title, place)) return undefined
  const width = widthOf(indent) + 4
  let to = at
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next] ?? ''
    if (line.trim() === '') continue
    if (widthOf(/^[ \t]*/.exec(line)?.[0] ?? '') < width) break
    to = next
  }
  if (to === at && title === '') return undefined
  return {
    from: at,
    to,
    container: { form: 'admonition', role, type, isFolded: mark === '???' },
    title: title.trim(),
    indent,
    options: 0,
    isClosed: false,
    dedent: (line) => withoutIndent(line, width),
  }
}

// `:::note[Title]`, `:::tip Title`, `:::{exercise} Title`, `::: {.callout-note title="…"}`, `::::: challenge :::::`
const opening =
  /^([ \t]*)(:{3,})[ \t]*(?:\{([^{}]*)\}|(\.?[\p{L}_][\p{L}\p{N}_:-]*))(?:\{([^{}]*)\})?(?:\[([^\]]*)\])?(?:\{([^{}]*)\})?(.*)$/u

function divAt(lines: readonly string[], at: number, to: number | undefined, place: Place): Span | undefined {
  const [all, indent = '', , braced, word = '', early = '', label = '', late = '', behind = ''] =
    opening.exec(lines[at] ?? '') ?? []
  const rest = withoutColons(behind)
  if (all === undefined || to === undefined || isIndentedCode(lines, at, indent)) return undefined
  const attributes = `${braced ?? ''} ${early} ${late}`
  const id = /(?:^|\s)#([\w:.-]+)/.exec(attributes)?.[1] ?? ''
  const classes = [...attributes.matchAll(/(?:^|\s)\.([\p{L}][\p{L}\p{N}_-]*)/gu)].map(([, one = '']) => one)
  const isDirective = braced !== undefined && /^[\p{L}][\p{L}\p{N}_:-]*$/u.test(braced.trim())
  const names = isDirective ? [braced.trim()] : [word.replace(/^\./, ''), ...classes, id.replace(/-.*$/, '')]
  const type = (names.find((name) => roleOf(name) !== 'other') ?? names.find((name) => name !== '') ?? '').toLowerCase()
  const typeRole = roleOf(type, place)
  const options = isDirective ? optionsBelow(lines, at) : noOptions
  const attribute = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)')/.exec(attributes)
  const given = label || rest || attribute?.[1] || attribute?.[2] || ''
  const target = isDirective && typeRole === 'answer' ? given : /^sol-(.+)/.exec(id)?.[1]
  const title = isDirective && typeRole === 'answer' ? '' : given
  const own = options.label ?? /^exr-(.+)/.exec(id)?.[1]
  const inner = title === '' && !isDirective ? firstHeading(lines, at + 1, to) : title
  const role = orByTitle(typeRole, inner, place)
  const container: Container = {
    form: isDirective || word === '' || label !== '' || rest !== '' ? 'directive' : formOf(type),
    role,
    type,
    ...(own !== undefined && { label: own }),
    ...(target !== undefined && target !== '' && { solves: target }),
  }
  if (!isTold(container, inner, place)) return undefined
  return {
    from: at,
    to,
    container,
    title,
    indent,
    options: options.count,
    isClosed: true,
    dedent: (line) => withoutIndent(line, widthOf(indent)),
  }
}

/** The title behind the type of a div, without the colons that may close the line. */
function withoutColons(text: string): string {
  const title = text.trim()
  let end = title.length
  while (title[end - 1] === ':') end--
  return title.slice(0, end).trimEnd()
}

function formOf(type: string): Container['form'] {
  return type === 'challenge' || type === 'solution' || type === 'hint' ? 'challenge' : 'directive'
}

/** A heading at the beginning of a div is its title, as Quarto and the Carpentries show it. */
function firstHeading(lines: readonly string[], from: number, to: number): string {
  for (let at = from; at < to; at++) {
    const line = lines[at]?.trim() ?? ''
    if (line !== '') return /^#{1,6}\s+(.*)$/.exec(line)?.[1] ?? ''
  }
  return ''
}

// `/// details | Title` of PyMdown Extensions, with options in an indented block.
const slashed = /^([ \t]*)(\/{3,})[ \t]*([\p{L}][\p{L}\p{N}_-]*)[ \t]*(?:\|(.*))?$/u

function blockAt(lines: readonly string[], at: number, to: number | undefined, place: Place): Span | undefined {
  const [all, indent = '', , name = '', written = ''] = slashed.exec(lines[at] ?? '') ?? []
  const title = written.trim()
  if (all === undefined || to === undefined || widthOf(indent) > 3) return undefined
  let options = 0
  let type = name.toLowerCase()
  while (/^[ \t]+[\w-]+:\s/.test(lines[at + 1 + options] ?? '') && at + 1 + options < to) {
    type = /^[ \t]+type:\s*([\p{L}\p{N}_-]+)/u.exec(lines[at + 1 + options] ?? '')?.[1]?.toLowerCase() ?? type
    options++
  }
  const container: Container = { form: 'admonition', role: roleOf(type, place), type }
  if (!isTold(container, title, place) && !isCollapsed(name.toLowerCase())) return undefined
  return {
    from: at,
    to,
    container,
    title,
    indent,
    options,
    isClosed: true,
    dedent: (line) => withoutIndent(line, widthOf(indent)),
  }
}

// `<quiz>` of mkdocs-quiz, and its former `<?quiz?>`.
function quizAt(lines: readonly string[], at: number): Span | undefined {
  const [, indent = '', mark = ''] = /^([ \t]*)<(\??)quiz\b[^<>]*>[ \t]*$/.exec(lines[at] ?? '') ?? []
  if (!/^\s*<\??quiz/.test(lines[at] ?? '') || widthOf(indent) > 8) return undefined
  const close = mark === '' ? /^[ \t]*<\/quiz>[ \t]*$/ : /^[ \t]*<\?\/quiz\?>[ \t]*$/
  const to = lineAfter(lines, at, (line) => close.test(line))
  if (to === undefined) return undefined
  return {
    from: at,
    to,
    container: { form: 'quiz', role: 'question', type: 'quiz' },
    title: '',
    indent,
    options: 0,
    isClosed: true,
    dedent: (line) => withoutIndent(line, widthOf(indent)),
  }
}

// MyST: a fence whose info is the name of a directive, ```{exercise} Title
const fenced = /^([ \t]*)(`{3,}|~{3,})[ \t]*\{([\p{L}][\p{L}\p{N}_:-]*)\}(.*)$/u

function fencedDirectiveAt(lines: readonly string[], at: number, place: Place): Span | undefined {
  const [, indent = '', mark = '', name = '', behind = ''] = fenced.exec(lines[at] ?? '') ?? []
  const argument = behind.trim()
  const type = name.toLowerCase()
  if (mark === '' || (mark.startsWith('`') && argument.includes('`'))) return undefined
  const gate = /^(exercise|solution)-start$/.exec(type)?.[1]
  const typeRole = roleOf(gate ?? type, place)
  const isAnswer = typeRole === 'answer'
  const title = isAnswer ? '' : argument
  const isGeneral = /^(?:admonition|dropdown|note|tip|hint|seealso|important|topic)$/.test(type)
  const role = isGeneral ? orByTitle(typeRole, title, place) : typeRole
  const options = optionsBelow(lines, at)
  const container: Container = {
    form: 'directive',
    role,
    type,
    ...(options.label !== undefined && { label: options.label }),
    ...(isAnswer && argument !== '' && { solves: argument }),
  }
  if (role === 'other' && !(isGeneral && (place.isInQuestion || /[?？؟]/.test(title)))) return undefined
  const close = closingFence(lines, at, mark)
  if (close === undefined) return undefined
  const shared = { from: at, container, title, indent, dedent: (line: string) => withoutIndent(line, widthOf(indent)) }
  if (gate === undefined) {
    if (!isTold(container, title, place)) return undefined
    return { ...shared, to: close, options: options.count, isClosed: true }
  }
  const end = lineAfter(lines, close, (line) => fenced.exec(line)?.[3]?.toLowerCase() === `${gate}-end`)
  const endClose = end === undefined ? undefined : closingFence(lines, end, fenced.exec(lines[end] ?? '')?.[2] ?? mark)
  if (endClose === undefined) return undefined
  return {
    ...shared,
    to: endClose,
    options: close - at,
    isClosed: true,
    // The fence at the end belongs to the gate.
    dedent: gateEnd(shared.dedent),
  }
}

/** Blanks the opening line of the fence that ends a gated directive. */
function gateEnd(dedent: (line: string) => string): (line: string) => string {
  return (line) => (/^\s*(?:`{3,}|~{3,})\s*\{(?:exercise|solution)-end\}/.test(line) ? '' : dedent(line))
}

function closingFence(lines: readonly string[], at: number, mark: string): number | undefined {
  return lineAfter(lines, at, (line) => endsFence({ mark, info: '' }, fenceOf(line.trimStart())))
}

/** Longer containers are taken for unclosed ones. */
const longest = 1000

/** Returns the first line behind another one for which a test holds. */
function lineAfter(lines: readonly string[], at: number, holds: (line: string) => boolean): number | undefined {
  for (let next = at + 1; next < lines.length && next <= at + longest; next++) if (holds(lines[next] ?? '')) return next
  return undefined
}

interface Options {
  readonly count: number
  readonly label?: string
}

const noOptions: Options = { count: 0 }

/** Returns the options at the beginning of a directive: `:label: name`, or a block of YAML between two `---`. */
function optionsBelow(lines: readonly string[], at: number): Options {
  let count = 0
  let label: string | undefined
  const isYaml = /^[ \t]*---[ \t]*$/.test(lines[at + 1] ?? '')
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next] ?? ''
    const isEnd = isYaml && next > at + 1 && /^[ \t]*---[ \t]*$/.test(line)
    if (!isYaml && !/^[ \t]*:[\w-]+:/.test(line)) break
    if (isYaml && line.trim() === '') return noOptions
    label ??= /^[ \t]*:?(?:label|name):[ \t]*(\S+)/.exec(line)?.[1]
    count++
    if (isEnd) break
  }
  return { count, ...(label !== undefined && { label }) }
}

/**
 * Returns the closing line of each opening `:::` and `///`. As in Pandoc, a bare line closes the innermost container,
 * whatever its length.
 */
function pairFences(lines: readonly string[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: Record<':' | '/', number[]> = { ':': [], '/': [] }
  let code: Fence | undefined
  lines.forEach((line, at) => {
    const fence = fenceOf(line.trimStart())
    if (code !== undefined) {
      if (endsFence(code, fence)) code = undefined
      return
    }
    // A directive in a fence may hold other containers, but those are read with its content.
    if (fence !== undefined) {
      code = fence
      return
    }
    const [, mark = '', rest = ''] = /^[ \t]*(:{3,}|\/{3,})(.*)$/.exec(line) ?? []
    if (mark === '') return
    const stack = mark.startsWith(':') ? open[':'] : open['/']
    if (rest.trim() === '') {
      const from = stack.pop()
      if (from !== undefined) pairs.set(from, at)
    } else if (mark.startsWith(':') ? opening.test(line) : slashed.test(line)) stack.push(at)
  })
  return pairs
}

// kramdown: `{: .challenge}` behind the quotation that it belongs to.
const attributeLine = /^((?:[ \t]{0,3}>[ \t]?)*)[ \t]*\{:\s*([^}]*)\}[ \t]*$/

/** Names the quotations that kramdown's attributes make a challenge or a solution, and removes the attributes. */
function labelQuotations(lines: readonly string[], containers: Map<number, Container>): readonly string[] {
  const isTelling = (line: string): boolean => {
    const role = roleOfAttributes(attributeLine.exec(line)?.[2] ?? '')
    return role !== 'other' && role !== 'hint'
  }
  if (!lines.some((line) => line.includes('{:') && isTelling(line))) return lines
  return lines.map((line, at) => {
    const [all, prefix = '', attributes = ''] = (line.includes('{:') && attributeLine.exec(line)) || []
    if (all === undefined) return line
    const depth = depthOf(prefix)
    let start = at
    while (start > 0 && depthOf(lines[start - 1] ?? '') > depth) start--
    const role = roleOfAttributes(attributes)
    if (start < at && role !== 'other')
      containers.set(start + 1, { form: 'challenge', role, type: role === 'task' ? 'challenge' : role })
    return prefix.trimEnd()
  })
}

function roleOfAttributes(attributes: string): ContainerRole {
  const roles = [...attributes.matchAll(/\.([\p{L}][\p{L}\p{N}_-]*)/gu)].map(([, name = '']) => roleOf(name))
  return roles.find((role) => role !== 'other') ?? 'other'
}

/** The number of `>` in front of a line. */
function depthOf(line: string): number {
  return /^(?:[ \t]{0,3}>[ \t]?)*/.exec(line)?.[0].match(/>/g)?.length ?? 0
}

/** These are titles of other things too, such as the parts of a manual about trouble. */
const ambiguousTitles: ReadonlySet<string> = new Set([
  'problem',
  'help',
  'card',
  'q',
  'qa',
  'faq',
  'task',
  'practice',
  'assignment',
  'exr',
  'sol',
  'задача',
])

const roles: readonly (readonly [ContainerRole, ReadonlySet<string>])[] = [
  ['question', new Set(questionContainers)],
  ['task', new Set(taskContainers)],
  ['answer', new Set(answerContainers)],
  ['hint', new Set(hintContainers)],
]
const right: ReadonlySet<string> = new Set(rightContainers)
/** Words that say in a title what a container of another type holds. */
const titleRoles: ReadonlyMap<string, ContainerRole> = new Map(
  roles.flatMap(([role, names]) =>
    [...names].filter((name) => !ambiguousTitles.has(name)).map((name): [string, ContainerRole] => [name, role]),
  ),
)
const collapsed: ReadonlySet<string> = new Set(collapsedContainers)

function orByTitle(role: ContainerRole, title: string, place: Place): ContainerRole {
  return role === 'other' ? roleOfTitle(title, place) : role
}

/** Returns the role of a type; a `success` is an answer only where a question is. */
function roleOf(type: string, place?: Place): ContainerRole {
  const name = type.toLowerCase()
  if (right.has(name) && place !== undefined) return place.isInQuestion || place.isBehindQuestion ? 'answer' : 'other'
  return roles.find(([, names]) => names.has(name))?.[0] ?? 'other'
}

/** Returns what a title such as "Exercise 2" or "Solution to exercise 2" says about a container of a general type. */
function roleOfTitle(title: string, place: Place): ContainerRole {
  const [, word = '', to] = roleTitle.exec(title) ?? []
  const role = titleRoles.get(word.toLowerCase()) ?? 'other'
  if (role === 'answer') return place.isInQuestion || place.isBehindQuestion ? role : 'other'
  return to === undefined && role !== 'hint' ? role : 'other'
}

const roleTitle =
  /^[^\p{L}\p{N}]*([\p{L}-]+)(?:[ \t]+#?[\d.]+)?(?:[ \t]*[:.–—-].*|([ \t]+(?:to|for|of)[ \t].*)|[^\p{L}\p{N}]*)$/u

function isCollapsed(type: string): boolean {
  return collapsed.has(type)
}

/** Whether a line with this indentation is code, because no list item above it holds it. */
function isIndentedCode(lines: readonly string[], at: number, indent: string): boolean {
  const width = widthOf(indent)
  if (width < 4) return false
  for (let above = at - 1; above >= 0 && above > at - 60; above--) {
    const line = lines[above] ?? ''
    const own = widthOf(/^[ \t]*/.exec(line)?.[0] ?? '')
    if (line.trim() !== '' && own < width) return !/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line)
  }
  return true
}

/** The number of columns of an indentation; a tab counts to the next multiple of four. */
function widthOf(indent: string): number {
  let width = 0
  for (const sign of indent) width += sign === '\t' ? 4 - (width % 4) : 1
  return width
}

function withoutIndent(line: string, width: number): string {
  let taken = 0
  let at = 0
  while (taken < width && (line[at] === ' ' || line[at] === '\t')) {
    taken += line[at] === '\t' ? 4 - (taken % 4) : 1
    at++
  }
  return ' '.repeat(Math.max(0, taken - width)) + line.slice(at)
}
