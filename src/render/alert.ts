import type { Element, ElementContent } from 'hast'

/** A GitHub alert or an Obsidian callout: a block quote that begins with `[!note]`. */
export interface Alert {
  readonly look: 'note' | 'tip' | 'important' | 'warning' | 'caution'
  readonly title: readonly ElementContent[]
  readonly body: readonly ElementContent[]
}

const looks: ReadonlyMap<string, Alert['look']> = new Map(
  Object.entries({
    ...{ tip: 'tip', hint: 'tip', success: 'tip', check: 'tip', done: 'tip' },
    ...{ important: 'important', question: 'important', help: 'important', faq: 'important' },
    ...{ warning: 'warning', attention: 'warning', todo: 'warning' },
    ...{ caution: 'caution', danger: 'caution', error: 'caution', bug: 'caution' },
    ...{ failure: 'caution', fail: 'caution', missing: 'caution' },
  } satisfies Record<string, Alert['look']>),
)

const marker = /^\s*\[!([a-z][\w-]*)\][+-]?[ \t]*/i

/** Reads a block quote as an alert; undefined when it is not one. An unknown kind looks like a note. */
export function readAlert(quotation: Element): Alert | undefined {
  const at = quotation.children.findIndex((child) => child.type !== 'text' || child.value.trim() !== '')
  const paragraph = quotation.children[at]
  if (paragraph?.type !== 'element' || paragraph.tagName !== 'p') return undefined
  const [first, ...others] = paragraph.children
  if (first?.type !== 'text') return undefined
  const found = marker.exec(first.value)
  const kind = found?.[1]?.toLowerCase()
  if (found === null || kind === undefined) return undefined
  const { line, rest } = cutLine([{ type: 'text', value: first.value.slice(found[0].length) }, ...others])
  const following = quotation.children.slice(at + 1)
  return {
    look: looks.get(kind) ?? 'note',
    title:
      line.length > 0 ? line : [{ type: 'text', value: kind[0]?.toUpperCase() + kind.slice(1).replaceAll('-', ' ') }],
    body: rest.length > 0 ? [{ ...paragraph, children: rest }, ...following] : following,
  }
}

/** Splits phrasing content at the end of its first line, and trims white space around the split. */
function cutLine(phrases: readonly ElementContent[]): { line: ElementContent[]; rest: ElementContent[] } {
  const line: ElementContent[] = []
  for (const [index, phrase] of phrases.entries()) {
    const following = phrases.slice(index + 1)
    if (phrase.type === 'element' && phrase.tagName === 'br') return { line, rest: trimStart(following) }
    const end = phrase.type === 'text' ? phrase.value.indexOf('\n') : -1
    if (phrase.type !== 'text' || end < 0) {
      if (phrase.type !== 'text' || phrase.value !== '') line.push(phrase)
      continue
    }
    const before = phrase.value.slice(0, end).trimEnd()
    if (before !== '') line.push({ type: 'text', value: before })
    return { line, rest: trimStart([{ type: 'text', value: phrase.value.slice(end + 1) }, ...following]) }
  }
  return { line, rest: [] }
}

function trimStart(phrases: ElementContent[]): ElementContent[] {
  const [first, ...others] = phrases
  if (first?.type !== 'text') return phrases
  const value = first.value.trimStart()
  return value === '' ? others : [{ type: 'text', value }, ...others]
}
