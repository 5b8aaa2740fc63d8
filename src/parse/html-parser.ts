import type { Root } from 'hast'
import type { VFile } from 'vfile'

/** Resolves the raw HTML of a tree as a browser would. */
export type HtmlParser = (tree: Root, file: VFile) => Root
