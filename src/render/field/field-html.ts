/** Parses the HTML of a field. `writeHtml` has written it, so it is well-formed and has few character references. */

/** A node of a field. */
export type FieldNode = FieldText | FieldElement

/** Text with decoded character references. */
interface FieldText {
  readonly type: 'text'
  readonly value: string
}

/** An element; an attribute without a value has an empty one. */
export interface FieldElement {
  readonly type: 'element'
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly FieldNode[]
}

const voidNames: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr'])
const tokens = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z\d-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+|</gi
const attribute = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

/** Parses a field. Stray end tags are ignored; elements that are not closed end with their parents. */
export function parseField(html: string): FieldNode[] {
  const root: FieldNode[] = []
  const open: { name: string; children: FieldNode[] }[] = []
  const add = (node: FieldNode) => (open.at(-1)?.children ?? root).push(node)
  for (const [token, slash, written, attributes = ''] of html.matchAll(tokens)) {
    const name = written?.toLowerCase()
    if (name === undefined) {
      if (!token.startsWith('<!--')) for (const node of textAndSounds(token)) add(node)
    } else if (slash === '/') {
      const at = open.findLastIndex((element) => element.name === name)
      if (at >= 0) open.length = at
    } else {
      const children: FieldNode[] = []
      add({ type: 'element', name, attributes: readAttributes(attributes), children })
      if (!voidNames.has(name)) open.push({ name, children })
    }
  }
  return root
}

/** Reads text; each `[sound:…]` of Anki in it is an element `sound` with the name of its file as `src`. */
function textAndSounds(token: string): FieldNode[] {
  if (!token.includes('[sound:')) return [{ type: 'text', value: readReferences(token) }]
  return token.split(/(\[sound:[^\]]+\])/).flatMap((part): FieldNode[] => {
    const [, src] = /^\[sound:(.+)\]$/.exec(part) ?? []
    if (src !== undefined)
      return [{ type: 'element', name: 'sound', attributes: new Map([['src', src]]), children: [] }]
    return part === '' ? [] : [{ type: 'text', value: readReferences(part) }]
  })
}

/** The name of a media file without the hash that tells it from others of its name. */
export function mediaName(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1).replace(/-[\da-f]{8}(?=\.\w+$)/, '')
}

/** The text of nodes, with a line feed for each `br` and nothing for images and sounds. */
export function textOfField(nodes: readonly FieldNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.name === 'br' ? '\n' : textOfField(node.children)))
    .join('')
}

/** Whether an element has a certain class. */
export function hasClass(element: FieldElement, name: string): boolean {
  return classesOf(element).includes(name)
}

/** The classes of an element. */
export function classesOf({ attributes }: FieldElement): readonly string[] {
  return attributes.get('class')?.split(/\s+/) ?? []
}

const noAttributes: ReadonlyMap<string, string> = new Map()

function readAttributes(written: string): ReadonlyMap<string, string> {
  if (written.trim() === '') return noAttributes
  const read = new Map<string, string>()
  for (const [, name = '', double, single, bare] of written.matchAll(attribute)) {
    read.set(name.toLowerCase(), readReferences(double ?? single ?? bare ?? ''))
  }
  return read
}

function readReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(reference, (written, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? written) : written
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD'
  })
}
