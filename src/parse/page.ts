import type { Element, ElementContent, Nodes, RootContent } from 'hast'
import { VFile } from 'vfile'
import type { Problem } from '../model/card.ts'
import type { Declaration } from '../model/declaration.ts'
import { dropAttributeLists } from './attribute-lists.ts'
import { isBlock, lineOf } from './block.ts'
import { deepest, tooDeepLine, tooManySignsLine } from './block-lines.ts'
import { plainChunks } from './chunks.ts'
import { openContainers, quoteContainers } from './containers.ts'
import { type Directive, type Directives, directivesOf } from './directives.ts'
import { mendDisplayMaths } from './display-maths.ts'
import { type FileKind, fileKindOf } from './file-kind.ts'
import { type Footnotes, takeFootnotes } from './footnotes.ts'
import type { FrontMatter } from './front-matter.ts'
import { dropMoneyMaths } from './maths.ts'
import { plainMdx } from './mdx.ts'
import { mendSource } from './mend-source.ts'
import { settleConflicts } from './merge-conflict.ts'
import type { Parsers } from './parsers.ts'
import { openRawHtml } from './raw-html.ts'

/** A parsed Markdown file, with its raw HTML resolved as a browser would. */
export interface Page {
  /** The path relative to the topics folder, with `/` as the separator. */
  readonly file: string
  /** The whole source with `\n` as line ending, for dialects that work on lines. */
  readonly source: string
  readonly matter: FrontMatter
  readonly directives: readonly Directive[]
  /** Whether git has left a merge conflict in the file, so that its text is not what the author will settle on. */
  readonly isInConflict: boolean
  /**
   * The block-level elements in order (`h1`…`h6`, `p`, `ul`, `pre`, `table`, `blockquote`, `details`, `hr`, …). Layout
   * wrappers (`div`, `center`, a `b` around blocks) are replaced by their content, and empty paragraphs are left out.
   */
  readonly blocks: readonly Element[]
  /** The footnotes, which are no blocks; each belongs to the answers that refer to it. */
  readonly footnotes: Footnotes
  /** Whether some of the blocks stand for containers of another dialect of Markdown. */
  readonly hasContainers: boolean
  /** Problems of the file itself, for the author. */
  readonly problems: readonly Problem[]
}

const noMatter: FrontMatter = { tags: [], skip: false }

/**
 * Parses a file. It never throws because of the content; anything wrong with it is in `problems`.
 * @param declared what the configuration declares to be the questions of the file; its front matter takes precedence
 */
export function parsePage(file: string, text: string, parsers: Parsers, declared?: Declaration): Page {
  try {
    return readPage(file, text, parsers, declared)
  } catch (error) {
    if (!isTooMuch(error)) throw error
    return unreadable(file, text, new VFile({ path: file, value: text }), 1)
  }
}

function unreadable(file: string, source: string, vfile: VFile, line: number): Page {
  vfile.message(tooMuch, { place: { line, column: 1 }, ruleId: 'page-size', source: 'topdeck' })
  return emptyPage(file, source, { tags: [], skip: true }, vfile.messages)
}

/** Whether the stack, or the longest string that there can be, did not suffice for a page. */
function isTooMuch(error: unknown): boolean {
  return (
    error instanceof RangeError || (error instanceof Error && 'code' in error && error.code === 'ERR_STRING_TOO_LONG')
  )
}

const tooMuch =
  'Unexpected page with more marks, character references or levels than the parser can read, expected fewer: split it; the file is left out'

function readPage(file: string, text: string, parsers: Parsers, declared?: Declaration): Page {
  const { markdown } = parsers
  const parse = (text: string) => markdown(mendDisplayMaths(text).source)
  const { source: settled, conflicts } = settleConflicts(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  const { source: mended, faults } = mendSource(plain(settled, fileKindOf(file)))
  const { source: quoted, containers } = quoteContainers(mended)
  const { source, unclosed } = mendDisplayMaths(quoted)
  const vfile = new VFile({ path: file, value: source })
  const report = (line: number, ruleId: string, reason: string): void => {
    vfile.message(reason, { place: { line, column: 1 }, ruleId, source: 'topdeck' })
  }
  for (const line of conflicts) report(line, 'merge-conflict', mergeConflict)
  for (const { line, ruleId, reason } of faults) report(line, ruleId, reason)
  for (const line of unclosed) report(line, 'maths', unclosedMaths)
  const { matter: own, isMatter } = parsers.frontMatter?.(source, vfile) ?? { matter: noMatter, isMatter: true }
  const matter = withDeclaration(own, declared)
  if (matter.declaration === 'ignored' && matter.declaredIn === 'configuration')
    return emptyPage(file, source, matter, [])
  const deepLine = tooDeepLine(source)
  if (deepLine !== undefined) return leftOut(file, source, vfile, deepLine)
  const endless = tooManySignsLine(source)
  if (endless !== undefined) return unreadable(file, source, vfile, endless)
  const tree = markdown(isMatter ? source : source.replace(/^(---|\+\+\+)/, '***'))
  const deep = tooDeep(tree)
  if (deep !== undefined) return leftOut(file, source, vfile, deep)
  dropMoneyMaths(tree, source, parse)
  const { holders, unread } = openRawHtml(tree, source, parse)
  if (unread !== undefined) report(unread, 'code-fence', unreadCode)
  if (holders.has(tree) && parsers.html === undefined) throw new TypeError(noHtmlParser)
  const { tree: hast, cutAt } = parsers.html?.(tree, holders) ?? { tree }
  if (cutAt !== undefined) return leftOut(file, source, vfile, cutAt)
  const footnotes = takeFootnotes(hast, source)
  dropAttributeLists(hast, source)
  openContainers(hast, containers)
  const blocks = blocksOf(hast.children)
  const { directives, mistakes } = source.includes('<!--') ? directivesOf(hast, source) : noDirectives
  for (const { line, reason } of matter.skip ? [] : mistakes) report(line, 'comment', reason)
  return {
    file,
    source,
    matter,
    directives,
    isInConflict: conflicts.length > 0,
    hasContainers: containers.size > 0,
    blocks,
    footnotes,
    problems: vfile.messages,
  }
}

/** Returns a source without what only its format knows: components of MDX, options of code chunks. */
function plain(source: string, kind: FileKind | undefined): string {
  if (kind === 'mdx') return plainMdx(source)
  return kind === 'chunks' ? plainChunks(source) : source
}

const noHtmlParser = 'Unexpected page with raw HTML, expected one of the pages that the parsers were loaded for'

const noDirectives: Directives = { directives: [], mistakes: [] }

const unclosedMaths = 'Unexpected "$$" without a partner, expected another one behind the formula; it is read as text'

const unreadCode =
  'Unexpected code that begins in raw HTML, after thousands of others on the page, expected a blank line before it; it is read as text'

const mergeConflict =
  'Unresolved merge conflict; choose one side and remove the marks. Until then, the questions of this file keep their ids, and new ones are left out'

function leftOut(file: string, source: string, vfile: VFile, line: number): Page {
  const reason = `Unexpected ${deepest} levels of nesting, expected fewer: split the lists or quotations; the file is left out`
  vfile.message(reason, { place: { line, column: 1 }, ruleId: 'nesting', source: 'topdeck' })
  return emptyPage(file, source, { tags: [], skip: true }, vfile.messages)
}

function emptyPage(file: string, source: string, matter: FrontMatter, problems: readonly Problem[]): Page {
  return {
    file,
    source,
    matter,
    directives: [],
    isInConflict: false,
    hasContainers: false,
    blocks: [],
    footnotes: new Map(),
    problems,
  }
}

/** Front matter with what the configuration declares, unless it declares something itself. */
function withDeclaration(own: FrontMatter, declared: Declaration | undefined): FrontMatter {
  if (declared === undefined || own.declaration !== undefined) return own
  return { ...own, declaration: declared, declaredIn: 'configuration', skip: own.skip || declared === 'ignored' }
}

/** Returns the blocks of a content: layout wrappers are replaced by their content, loose phrases form paragraphs. */
export function blocksOf(content: readonly RootContent[]): Element[] {
  const blocks: Element[] = []
  let loose: ElementContent[] = []
  const flush = () => {
    const paragraph = gather(loose)
    if (paragraph !== undefined) blocks.push(paragraph)
    loose = []
  }
  for (const node of content) {
    if (node.type === 'element' && (isBlock(node) || holdsBlocks(node))) {
      flush()
      if (node.tagName === 'p' && node.children.every(isBlank)) continue
      if (opened.has(node.tagName) || !isBlock(node)) blocks.push(...blocksOf(node.children))
      else blocks.push(node)
    } else if (node.type === 'text' || node.type === 'element') loose.push(node)
  }
  flush()
  return blocks
}

const opened: ReadonlySet<string> = new Set([
  'div',
  'center',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'nav',
])

function holdsBlocks(node: Element): boolean {
  return node.children.some((child) => child.type === 'element' && (isBlock(child) || holdsBlocks(child)))
}

function gather(loose: readonly ElementContent[]): Element | undefined {
  const first = loose.findIndex((node) => !isBlank(node))
  if (first < 0) return undefined
  const children = loose.slice(first, loose.findLastIndex((node) => !isBlank(node)) + 1)
  const line = children.map(lineOf).find((found) => found !== undefined)
  const start = children[0]?.position?.start ?? { line: line ?? 1, column: 1 }
  const end = children.at(-1)?.position?.end ?? start
  return { type: 'element', tagName: 'p', properties: {}, children, position: { start, end } }
}

function isBlank(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() === ''
  return node.type === 'comment' || (node.type === 'element' && node.tagName === 'br')
}

/**
 * Returns the line where the nesting becomes too deep, if it does. The function itself never recurses deeper than that.
 */
function tooDeep(node: Nodes, depth = 0, above = 1): number | undefined {
  const line = node.position?.start?.line ?? above
  if (depth === deepest) return line
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = tooDeep(child, depth + 1, line)
    if (found !== undefined) return found
  }
  return undefined
}
