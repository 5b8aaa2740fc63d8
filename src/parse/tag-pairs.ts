import type { Nodes } from 'hast'
import type { Raw } from 'mdast-util-to-hast'
import { cut, words } from './html-tags.ts'

/** Where the end tag of a start tag stands: in the same block (a paragraph, a heading, a cell), or in a later one. */
export type TagEnd = 'same block' | 'later block'

/** The start tags of a tree that have an end tag, by raw node and offset in it. */
export type TagPairs = ReadonlyMap<Raw, ReadonlyMap<number, TagEnd>>

/** Elements whose end also ends whatever is open inside them. */
const rooms = words('details summary li blockquote td th dt dd h1 h2 h3 h4 h5 h6 tr section figure')

const inlineOfMarkdown = words('em strong del a')

interface Room {
  readonly name: string
  isClosed: boolean
}

interface OpenTag {
  readonly node: Raw
  readonly at: number
  readonly block: Nodes
  readonly room: Room
  /** The room that the tag itself opens. */
  readonly own: Room | undefined
}

/** Finds the end tag of every start tag below a node. One pass suffices: a tag is looked at once when it ends. */
export function pairTags(tree: Nodes): TagPairs {
  const pairs = new Map<Raw, Map<number, TagEnd>>()
  const open = new Map<string, OpenTag[]>()
  const inside: Room[] = [{ name: '', isClosed: false }]
  const leave = (depth: number) => {
    for (const room of inside.splice(depth)) room.isClosed = true
  }
  const close = (name: string, block: Nodes) => {
    const tags = open.get(name)
    let tag = tags?.pop()
    while (tag?.room.isClosed) tag = tags?.pop()
    if (tag === undefined) return
    const ends = pairs.get(tag.node) ?? new Map<number, TagEnd>()
    pairs.set(tag.node, ends.set(tag.at, tag.block === block ? 'same block' : 'later block'))
    const depth = tag.own === undefined ? -1 : inside.lastIndexOf(tag.own)
    if (depth > 0) leave(depth)
  }
  const visitRaw = (node: Raw, block: Nodes) => {
    for (const piece of cut(node.value)) {
      if (piece.type !== 'tag') continue
      const { name, at } = piece
      if (piece.closes) close(name, block)
      else {
        const own = rooms.has(name) ? { name, isClosed: false } : undefined
        const tag = { node, at, block, room: inside.at(-1) ?? { name: '', isClosed: false }, own }
        const tags = open.get(name)
        if (tags === undefined) open.set(name, [tag])
        else tags.push(tag)
        if (own !== undefined) inside.push(own)
      }
    }
  }
  const visit = (node: Nodes, block: Nodes) => {
    if (node.type === 'raw') visitRaw(node, block)
    else if ('children' in node) {
      const depth = inside.length
      const isRoom = node.type === 'element' && rooms.has(node.tagName)
      if (isRoom) inside.push({ name: node.tagName, isClosed: false })
      const own = node.type === 'element' && inlineOfMarkdown.has(node.tagName) ? block : node
      const lastEnd = node.children.findLastIndex(endsFold)
      node.children.forEach((child, index) => {
        const isNamed = lastEnd <= index && isNamedFold(node.children, index)
        if (child.type !== 'text' && !isNamed) visit(child, own)
      })
      if (isRoom) leave(depth)
    }
  }
  visit(tree, tree)
  return pairs
}

/** Whether a `<details>` without an end tag behind it stands in a sentence like a word, which names the element. */
function isNamedFold(siblings: readonly Nodes[], index: number): boolean {
  const node = siblings[index]
  if (node?.type !== 'raw' || !/^<details\s*\/?>$/i.test(node.value)) return false
  const [before, behind] = [siblings[index - 1], siblings[index + 1]]
  if (before?.type !== 'text' || behind?.type !== 'text') return false
  return /\w $/.test(before.value) && /^ [a-z]/.test(behind.value)
}

function endsFold(node: Nodes): boolean {
  return node.type === 'raw' && /^<\/details/i.test(node.value)
}
