import type { Nodes, Root } from 'hast'

/** A tree without raw HTML, and the line where the tags nest deeper than anybody means it, if they do. */
export interface ResolvedHtml {
  readonly tree: Root
  readonly cutAt?: number
}

/** Turns the raw HTML of a tree into elements; `holders` are the nodes with raw HTML somewhere below them. */
export type HtmlResolver = (tree: Root, holders: ReadonlySet<Nodes>) => ResolvedHtml
