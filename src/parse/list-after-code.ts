import type { Element, Nodes, Root } from 'hast'
import { isElement } from './block.ts'

type Parse = (source: string) => Root

/**
 * Makes a parser read a list that follows indented code and doesn't start at 1. By CommonMark it is a list; micromark
 * takes the code for a paragraph there, which only a list that starts at 1 may interrupt, and satteri does as it does.
 * Everything that is indented under the items would be code. Such a number is read as a 1, and then put back.
 */
export function withListsAfterCode(parse: Parse): Parse {
  return (source) => {
    const tree = parse(source)
    return mayHoldBoth(source) ? mend(tree, source, parse) : tree
  }
}

/** A list inside a list that has just been found is found in the next round. Nobody nests them deeper than that. */
const rounds = 4

function mend(tree: Root, source: string, parse: Parse): Root {
  const numbers = new Map<number, number>()
  let mended = tree
  let lines: string[] | undefined
  for (let round = 0; round < rounds; round++) {
    const missed = linesBehindCode(mended)
    if (missed.length === 0) break
    lines ??= source.split('\n')
    const before = numbers.size
    for (const line of missed) {
      const [, lead = '', digits, rest = ''] = numbered.exec(lines[line - 1] ?? '') ?? []
      if (digits === undefined) continue
      numbers.set(line, Number(digits))
      // The text stays in its column, because what belongs to the item is indented as far as the text.
      lines[line - 1] = `${lead}${' '.repeat(Math.max(0, digits.length - 4))}1${rest[0]}${' '.repeat(
        Math.min(digits.length, 4) - 1,
      )}${rest.slice(1)}`
    }
    if (numbers.size === before) break
    mended = parse(lines.join('\n'))
  }
  if (numbers.size > 0) putBack(mended, numbers)
  return mended
}

const numbered = /^([ \t>]*)(\d{1,9})([.)](?:[ \t].*)?)$/s

function mayHoldBoth(source: string): boolean {
  return /^[ >]*(?: {4}|\t)/m.test(source) && /^[ \t>]*\d{1,9}[.)](?:[ \t]|$)/m.test(source)
}

/** The lines of the paragraphs that stand directly behind code. */
function linesBehindCode(node: Nodes): number[] {
  if (!('children' in node)) return []
  const found: number[] = []
  let before: Element | undefined
  for (const child of node.children) {
    if (child.type !== 'element') {
      if (child.type !== 'text') before = undefined
      continue
    }
    if (child.tagName === 'p') {
      if (before?.tagName === 'pre' && child.position) found.push(child.position.start.line)
    } else if (child.tagName !== 'pre') found.push(...linesBehindCode(child))
    before = child
  }
  return found
}

/** Gives the lists that start on these lines their numbers. */
function putBack(node: Nodes, numbers: ReadonlyMap<number, number>): void {
  if (!('children' in node)) return
  for (const child of node.children) {
    if (isElement(child, 'ol')) {
      const number = numbers.get(child.position?.start.line ?? 0)
      if (number !== undefined) child.properties = { ...child.properties, start: number }
    }
    putBack(child, numbers)
  }
}
