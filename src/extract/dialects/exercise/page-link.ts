/** Links between pages: which page a link leads to, and content that moves to a page in another folder. */

import { posix } from 'node:path'
import type { Element, ElementContent } from 'hast'
import type { Content } from '../../../model/card.ts'
import { headingLevel, plainText } from '../../../parse/block.ts'
import type { Page } from '../../../parse/page.ts'

/** The target of a link, relative to the topics folder. */
export interface PageLink {
  /** Normalised path with `/`; may begin with `../`. */
  readonly path: string
  /** The fragment without its `#`; empty if the link leads to the whole file. */
  readonly fragment: string
}

/**
 * Returns where a relative link in `file` leads; undefined for web addresses, absolute paths, and links within the
 * page.
 */
export function pageLink(address: string, file: string): PageLink | undefined {
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(address.trim()) ?? []
  if (path === '' || isElsewhere(path)) return undefined
  return { path: posix.join(posix.dirname(file), decoded(path)), fragment: decoded(fragment) }
}

/** Returns the page at a path; the page of a folder is its README. */
export function findPage(path: string, pages: ReadonlyMap<string, Page>): Page | undefined {
  const bare = path.replace(/\/$/, '')
  return (
    pages.get(bare) ??
    pages.get(`${bare}/README.md`) ??
    pages.get(`${bare}/index.md`) ??
    ['md', 'mdx', 'qmd', 'Rmd'].map((ending) => pages.get(`${bare}.${ending}`)).find((page) => page !== undefined)
  )
}

/** Returns the blocks of a page, or of the section that a fragment names; undefined if there is no such section. */
export function blocksAt(page: Page, fragment: string): readonly Element[] | undefined {
  if (fragment === '') return page.blocks
  const from = page.blocks.findIndex(
    (block) => headingLevel(block) !== undefined && slug(plainText([block])) === fragment,
  )
  const level = headingLevel(page.blocks[from])
  if (level === undefined) return undefined
  const after = page.blocks.slice(from + 1)
  const length = after.findIndex((block) => (headingLevel(block) ?? 7) <= level)
  return length < 0 ? after : after.slice(0, length)
}

/** Returns content of the page `from` with its relative links and images rewritten for the page `to`. */
export function relink(content: Content, from: string, to: string): ElementContent[] {
  return content.map((node) => {
    if (node.type !== 'element') return node
    const properties = { ...node.properties }
    for (const name of ['href', 'src', 'poster']) {
      const address = properties[name]
      if (typeof address === 'string') properties[name] = moved(address, from, to)
    }
    return { ...node, properties, children: relink(node.children, from, to) }
  })
}

function moved(address: string, from: string, to: string): string {
  if (isElsewhere(address)) return address
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address.trim()) ?? []
  if (from === to) return address
  const target = path === '' ? from : posix.join(posix.dirname(from), path)
  return posix.relative(posix.dirname(to), target) + rest
}

function isElsewhere(address: string): boolean {
  return /^\s*(?:[a-z][a-z\d+.-]*:|\/)/i.test(address)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Returns the anchor that GitHub gives a heading. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-')
}
