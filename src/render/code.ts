import type { Element, ElementContent } from 'hast'
import core from 'highlight.js/lib/core'
import { toString as textOf } from 'mdast-util-to-string'
import { memoise, memoiseByObject } from '../text/memoise.ts'
import { type Grammar, grammarFor } from './grammars.ts'

/**
 * Code of more characters than this is shown without colours: nobody learns it from a card, and a grammar can take
 * seconds to highlight it.
 */
const longestHighlighted = 20_000

/** How many highlighted blocks of one language are kept: several variants of a question often hold the same code. */
const keptBlocks = 2000

/**
 * Renders a code block (`pre`), highlighted in the language that its fence names. Without a language it stays plain:
 * nothing is guessed.
 * @returns The `pre`, whose highlighted code is a `raw` node; undefined when it holds more than code (a table drawn with
 * links, a cloze deletion).
 */
export function codeBlock(pre: Element): Element | undefined {
  const code = codeOf(pre)
  if (code === undefined || !code.children.every((child) => child.type === 'text')) return undefined
  const language = languageOf(code) ?? languageOf(pre)
  const text = textOf(code).replace(/\n$/, '')
  const grammar = language === undefined || text.length > longestHighlighted ? undefined : grammarFor(language)
  const shown: ElementContent =
    grammar === undefined ? { type: 'text', value: text } : { type: 'raw', value: highlighterOf(grammar)(text) }
  const className = language === undefined ? [] : [`language-${language.toLowerCase()}`]
  const properties = className.length === 0 ? {} : { className }
  const inner: Element = { type: 'element', tagName: 'code', properties, children: [shown] }
  return { type: 'element', tagName: 'pre', properties: {}, children: [inner] }
}

/** The element that holds the text of a `pre`: its only `code`, or the `pre` itself where there is none. */
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

/**
 * Gives a function from code to highlighted HTML. Its highlight.js instance knows this grammar and its parts only: some
 * grammars try every registered language, and the colours must not depend on what was highlighted before.
 */
const highlighterOf = memoiseByObject((grammar: Grammar): ((code: string) => string) => {
  const highlighter = core.newInstance()
  const [language] = grammar.names
  highlighter.registerLanguage(language, grammar.define)
  for (const [name, define] of Object.entries(grammar.parts ?? {})) highlighter.registerLanguage(name, define)
  return memoise((code) => highlighter.highlight(code, { language, ignoreIllegals: true }).value, keptBlocks)
})

/** Whether a `code` element holds TeX: what Markdown makes of `$…$`, `$$…$$` or a `math` fence. */
export function isMaths(code: Element): boolean {
  const { className } = code.properties
  return Array.isArray(className) && className.includes('language-math')
}
