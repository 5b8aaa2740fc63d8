import type { Element, ElementContent } from 'hast'
import type { HLJSApi } from 'highlight.js'
import core from 'highlight.js/lib/core'
import { toString as textOf } from 'mdast-util-to-string'
import { type Grammar, grammarFor } from './grammars.ts'

/** Longer code is shown without colours: nobody learns it from a card, and a grammar can need seconds for it. */
const longestHighlighted = 20_000

/** How many highlighted blocks are kept; the same code often comes in several variants of a question. */
const rememberedBlocks = 2000

const highlighters = new Map<Grammar, HLJSApi>()
const remembered = new Map<string, string>()

/**
 * A code block (`pre`) with its code highlighted by the language that its fence names; without one it stays plain, as
 * nothing is guessed. Undefined when the `pre` holds more than code (a table drawn with links, a cloze deletion).
 */
export function codeBlock(pre: Element): Element | undefined {
  const code = codeOf(pre)
  if (code === undefined || !code.children.every((child) => child.type === 'text')) return undefined
  const language = languageOf(code) ?? languageOf(pre)
  const text = textOf(code).replace(/\n$/, '')
  const grammar = language === undefined || text.length > longestHighlighted ? undefined : grammarFor(language)
  const shown: ElementContent =
    grammar === undefined ? { type: 'text', value: text } : { type: 'raw', value: highlight(grammar, text) }
  const className = language === undefined ? [] : [`language-${language.toLowerCase()}`]
  const properties = className.length === 0 ? {} : { className }
  const inner: Element = { type: 'element', tagName: 'code', properties, children: [shown] }
  return { type: 'element', tagName: 'pre', properties: {}, children: [inner] }
}

/** The element that holds the text of a `pre`: its one `code`, or itself where the author wrote the tag alone. */
function codeOf(pre: Element): Element | undefined {
  const children = pre.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [first] = children
  if (children.length === 1 && first?.type === 'element' && first.tagName === 'code') return first
  return pre
}

function languageOf(node: Element): string | undefined {
  const { className, lang } = node.properties
  const named = (Array.isArray(className) ? className : []).find((name) => String(name).startsWith('language-'))
  if (named !== undefined) return String(named).slice('language-'.length)
  return typeof lang === 'string' && /^[\w+#.-]+$/.test(lang) ? lang : undefined
}

function highlight(grammar: Grammar, code: string): string {
  const [name] = grammar.names
  const key = `${name}\n${code}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const { value } = highlighterOf(grammar).highlight(code, { language: name, ignoreIllegals: true })
  if (remembered.size >= rememberedBlocks) remembered.clear()
  remembered.set(key, value)
  return value
}

/**
 * A highlighter that knows one grammar and its parts and nothing else: where a grammar tries every language that it
 * finds, the colours must not depend on what was highlighted before.
 */
function highlighterOf(grammar: Grammar): HLJSApi {
  let highlighter = highlighters.get(grammar)
  if (highlighter === undefined) {
    highlighter = core.newInstance()
    highlighter.registerLanguage(grammar.names[0], grammar.define)
    for (const [name, define] of Object.entries(grammar.parts ?? {})) highlighter.registerLanguage(name, define)
    highlighters.set(grammar, highlighter)
  }
  return highlighter
}

/** Whether a `code` is what Markdown makes of `$…$`, `$$…$$` or a fence of maths: its text is TeX. */
export function isMaths(code: Element): boolean {
  const { className } = code.properties
  return Array.isArray(className) && className.includes('language-math')
}
