import { parse as parseToml } from 'smol-toml'
import * as v from 'valibot'
import type { VFile } from 'vfile'
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  type ParsedNode,
  parseDocument,
  Scalar,
  visit,
} from 'yaml'
import { LONGEST_DECK } from '../model/deck-name.ts'
import { type Declaration, matterDeclarationSchema } from '../model/declaration.ts'
import { reasonOf } from '../model/failure.ts'
import {
  type Fault,
  isOn,
  type NamePath,
  onOff,
  openObject,
  pathInWords,
  readOutside,
  valueOrList,
} from '../model/outside-data.ts'
import { offsetOf } from '../model/yaml-place.ts'
import { clip } from '../text/clip.ts'

/** The settings at the top of a file. All of them are optional. */
export interface FrontMatter {
  readonly title?: string
  readonly tags: readonly string[]
  readonly variant?: string
  readonly deck?: string
  /** Whether `topdeck: false` or `draft: true` excludes the file. */
  readonly skip: boolean
  /** What the author declares to be the questions of the file, if anything. */
  readonly declaration?: Declaration
  /** Where that is declared. */
  readonly declaredIn?: 'front matter' | 'configuration'
}

/** Reads the front matter of a source. */
export type FrontMatterReader = (source: string, file: VFile) => { matter: FrontMatter; isMatter: boolean }

const none: FrontMatter = { tags: [], skip: false }

const fenced = /^(---|\+\+\+)[ \t]*\n([\s\S]*?)(?:^|\n)\1[ \t]*(?:\n|$)/

/**
 * Reads YAML or TOML front matter from the start of a source. `isMatter` is false if the text between the dashes is
 * content (a card, a list), so that the caller parses it as such. Invalid YAML, and values of the wrong
 * type, are reported with their lines and ignored.
 */
export function readFrontMatter(source: string, file: VFile): { matter: FrontMatter; isMatter: boolean } {
  const value = fenced.exec(source)?.[2]
  if (value === undefined) return { matter: none, isMatter: true }
  const report = (reason: string, place: { readonly line: number; readonly column: number }) =>
    file.message(reason, { place, ruleId: 'front-matter', source: 'topdeck' })
  const toml = tryToml(value)
  if (toml !== undefined) {
    const matter = pick(toml, ({ reason }) => report(ignored(reason), { line: 1, column: 1 }))
    return { matter, isMatter: true }
  }
  const lines = new LineCounter()
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: line + 1, column: col }
  }
  const looksLikeYaml =
    /^\s*(?:#.*\n\s*)*["']?\w[\w .-]{0,200}["']?\s{0,9}:(?:\s|$)/.test(value) && !/\n\s*\n/.test(value.trim())
  const broken = (message: string, offset: number) => {
    const expected = 'expected `key: value` lines between `---`'
    // The library reads nested values recursively.
    const why = /call stack/i.test(message) ? 'it is nested too deeply' : firstLine(message)
    report(`Unexpected front matter that isn't YAML (${why}), ${expected}`, placeAt(offset))
    return { matter: none, isMatter: true }
  }
  let document: Document
  let data: unknown
  try {
    const read = readYaml(value, lines)
    const [error] = read.document.errors
    if (error !== undefined)
      return looksLikeYaml ? broken(error.message, error.pos[0]) : { matter: none, isMatter: false }
    document = read.document
    data = document.toJS()
    for (const { offset, reason } of read.remarks) report(reason, placeAt(offset))
  } catch (error) {
    // More aliases, or deeper nesting, than any author writes.
    return broken(reasonOf(error), 0)
  }
  if (!isRecord(data)) return { matter: none, isMatter: data === null || data === undefined }
  const matter = pick(data, (fault) => report(ignored(fault.reason), placeAt(offsetOf(document.contents, fault))))
  return { matter, isMatter: true }
}

/** What the YAML of front matter says, and what is to be said about it. */
interface ReadYaml {
  readonly document: Document
  readonly remarks: readonly Remark[]
}

interface Remark {
  readonly offset: number
  readonly reason: string
}

/**
 * Reads YAML. What can't be YAML although it is clear what the author meant is text: a `*` without its anchor, and a value
 * that stands in one line.
 * @throws RangeError if it is nested too deeply
 */
function readYaml(value: string, lineCounter: LineCounter): ReadYaml {
  // The library compares each key with all others.
  const options = { logLevel: 'silent', uniqueKeys: false } as const
  const document = parseDocument<ParsedNode>(value, { ...options, lineCounter })
  if (document.errors.length === 0) return { document, remarks: [...starsAsText(document), ...repeatedKeys(document)] }
  const lines = new Set(document.errors.map(({ pos }) => lineCounter.linePos(pos[0]).line))
  const { text, remarks } = quoteValues(value, lines)
  const quoted = remarks.length === 0 ? document : parseDocument<ParsedNode>(text, options)
  return quoted.errors.length > 0
    ? { document, remarks: [] }
    : { document: quoted, remarks: [...remarks, ...starsAsText(quoted)] }
}

/** A key or the mark of an item, and a value that is neither quoted nor begins a structure. */
const plainValue = /^([ ]*(?:- +)*(?:\w[\w .-]{0,100}:[ \t]+|- +))([^\s"'[\]{}|>#&!-].*)$/

/** Writes the values on these lines in quotes. */
function quoteValues(value: string, at: ReadonlySet<number>): { readonly text: string; readonly remarks: Remark[] } {
  const remarks: Remark[] = []
  let offset = 0
  const lines = value.split('\n').map((line, index) => {
    const start = offset
    offset += line.length + 1
    const [, before, written = ''] = (at.has(index + 1) && plainValue.exec(line)) || []
    if (before === undefined) return line
    const words = written.replace(/[ \t]#.*/, '').trimEnd()
    remarks.push({ offset: start + before.length, reason: readAsText(words) })
    return `${before}${JSON.stringify(words)}`
  })
  return { text: lines.join('\n'), remarks }
}

/** More aliases than any author writes: the library looks each of them up among all the others. */
const mostAliases = 500

/** Makes text of the aliases for which there is no anchor above them: `tags: [*docker]`. */
function starsAsText(document: Document): Remark[] {
  const anchors = new Set<string>()
  const remarks: Remark[] = []
  let aliases = 0
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        if ('anchor' in node && node.anchor !== undefined) anchors.add(node.anchor)
        return undefined
      }
      if (anchors.has(node.source)) {
        if (++aliases > mostAliases) throw new RangeError(`it has more than ${mostAliases} aliases`)
        return undefined
      }
      const text = `*${node.source}`
      remarks.push({ offset: node.range?.[0] ?? 0, reason: readAsText(text) })
      const scalar = new Scalar(text)
      scalar.range = node.range ?? null
      return scalar
    },
  })
  return remarks
}

function readAsText(text: string): string {
  return `Unexpected ${JSON.stringify(clip(text, 60))} without quotes in the front matter; it is read as text, write it in quotes`
}

/** Of two values for a key, the last one counts. */
function repeatedKeys({ contents }: Document): Remark[] {
  const seen = new Set<unknown>()
  const remarks: Remark[] = []
  for (const { key } of isMap(contents) ? contents.items : []) {
    if (!isScalar(key)) continue
    const name = String(key.value)
    if (seen.has(name))
      remarks.push({
        offset: key.range?.[0] ?? 0,
        reason: `Unexpected second ${JSON.stringify(clip(name, 60))} in the front matter, expected each key once; the last one counts`,
      })
    seen.add(name)
  }
  return remarks
}

function ignored(reason: string): string {
  return reason.endsWith('?') ? `${reason} It is ignored` : `${reason}; it is ignored`
}

const label = v.nullish(
  v.pipe(
    v.union([v.string(), v.number()], 'a string'),
    v.transform((value) => String(value).trim()),
  ),
)

const expectedTags = 'a list of tags'

const tagValues = [v.string(), v.number(), v.boolean()] as const

const tagList = v.nullish(
  valueOrList(v.union(tagValues, expectedTags), v.array(v.nullable(v.union(tagValues, 'a tag')))),
)

/** The keys that mean something here; those of other programs are none of our business. */
const schema = openObject({
  title: label,
  variant: label,
  deck: v.nullish(
    v.pipe(
      label,
      v.check((name) => (name ?? '').length <= LONGEST_DECK, `at most ${LONGEST_DECK} characters`),
    ),
  ),
  tags: tagList,
  tag: tagList,
  topdeck: v.nullish(matterDeclarationSchema),
  draft: v.nullish(onOff()),
})

/** What front matter says; a value that is not what it should be is passed to `refuse`, and the rest counts. */
function pick(value: Record<string, unknown>, refuse: (fault: Fault) => void): FrontMatter {
  const inFrontMatter: NamePath = (path) => `${pathInWords(path)} in the front matter`
  const first = readOutside(schema, value, inFrontMatter)
  for (const fault of first.faults ?? []) refuse(fault)
  const read = first.faults === undefined ? first : readOutside(schema, withoutFaults(value, first.faults))
  const { title, variant, deck, tags, tag, topdeck, draft } = read.value ?? {}
  return {
    ...(title && { title }),
    tags: tagsOf(tags ?? tag),
    ...(variant && { variant }),
    ...(deck && { deck }),
    skip: topdeck === 'ignored' || (isPresent(draft) && isOn(draft)),
    ...(isPresent(topdeck) && { declaration: topdeck, declaredIn: 'front matter' as const }),
  }
}

/** Without the values that are wrong: single items of a list, or all that a key has. */
function withoutFaults(value: Record<string, unknown>, faults: readonly Fault[]): Record<string, unknown> {
  const paths = new Set(faults.map(({ path }) => path.join('\n')))
  const broken = new Set(faults.map(({ path }) => path[0]))
  const entries = Object.entries(value).filter(([key, each]) => !paths.has(key) && !(isRecord(each) && broken.has(key)))
  return Object.fromEntries(
    entries.map(([key, each]) => [
      key,
      Array.isArray(each) ? each.filter((_, index) => !paths.has(`${key}\n${index}`)) : each,
    ]),
  )
}

function isPresent<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}

function tagsOf(value: v.InferOutput<typeof tagList>): string[] {
  const list = Array.isArray(value) ? value.filter(isPresent) : isPresent(value) ? splitTags(String(value)) : []
  return list.map((tag) => String(tag).trim().replace(/^#/, '')).filter((tag) => tag !== '')
}

function splitTags(text: string): string[] {
  return text.split(text.includes(',') ? ',' : /\s+/)
}

function tryToml(value: string): Record<string, unknown> | undefined {
  if (!/^[ \t]*[\w-]+[ \t]*=/m.test(value)) return undefined
  try {
    return parseToml(value)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
}
