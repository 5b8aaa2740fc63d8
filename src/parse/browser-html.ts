import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import type { VFile } from 'vfile'

const processor = unified().use(rehypeRaw).freeze()

/** Resolves the raw HTML of a tree by the whole of the HTML standard's algorithm. */
export function resolveAsBrowser(tree: Root, file: VFile): Root {
  return processor.runSync(tree, file)
}
