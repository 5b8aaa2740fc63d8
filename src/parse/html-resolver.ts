import type { Nodes, Root } from 'hast'

/** A tree without raw HTML. If the tags are nested too deeply, `cutAt` is the line where that happens. */
export interface ResolvedHtml {
  readonly tree: Root
  readonly cutAt?: number
}

/** Turns the raw HTML of a tree into elements. `holders` are the nodes that have raw HTML somewhere below them. */
export type HtmlResolver = (tree: Root, holders: ReadonlySet<Nodes>) => ResolvedHtml
