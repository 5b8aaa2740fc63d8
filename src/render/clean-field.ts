/** Cleans the HTML of a field that comes back from a deck, which anybody may have edited. */

import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import type { Fields, Kind, RenderedCard } from '../model/card.ts'
import { deckBelow } from '../model/deck-name.ts'
import { cleanTag } from '../model/tags.ts'
import { schema } from './allowed-html.ts'
import { escapeHtml } from './field/escape.ts'
import { finishField } from './field/finish-field.ts'
import type { RemoteImages } from './remote-images.ts'

/** Cleans a card that comes back from a deck: its fields, its tags, which the template shows as well, and its deck's name. */
export function cleanCard<Card extends RenderedCard>(card: Card, images: RemoteImages): Card {
  const { question, answer, context, source, notes, key } = card.fields
  const fields: Fields = {
    question: cleanField(question, card.kind, images),
    answer: cleanField(answer, card.kind, images),
    context: cleanField(context, 'open', images),
    source: cleanField(source, 'open', images),
    notes: cleanField(notes, 'open', images),
    key: cleanField(key, 'open', images),
  }
  return { ...card, fields, deck: deckBelow(card.deck, ''), tags: card.tags.map(cleanTag).filter((tag) => tag !== '') }
}

/**
 * Gives HTML that `renderCard` could have written: other elements, attributes and addresses are removed, and Anki's own
 * syntax is escaped. A field that `renderCard` has written stays as it is, to the byte.
 */
export function cleanField(html: string, kind: Kind, images: RemoteImages): string {
  if (html === '') return ''
  const { written, isClean } = cleanTree(html, images)
  return finishField(isClean && isWellFormed(html) ? html : written, kind, 'written').html
}

type Node = DefaultTreeAdapterTypes.ChildNode

/** Elements that only authors write; `renderCard` replaces them. */
const replaced: ReadonlySet<string> = new Set(['input', 'section'])
const elements = new Set((schema.tagNames ?? []).filter((name) => !replaced.has(name)))
const dropped: ReadonlySet<string> = new Set(schema.strip)
const voidNames: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'wbr'])

/** Deeper nesting than that of anything that `renderCard` writes. */
const deepest = 220

const anything = /^/
const className =
  /^(?:(?:hljs-[\w-]+|[a-z]+_{1,2}|language-[\w+#.-]+|box|callout|callout-[a-z]+|fold|fold-title|maths|options|retired|scroll|task|variant|variant-name)(?: |$))+$/

/** The attributes of a field, as `element.name`, with the values that they may have. */
const attributes: Readonly<Record<string, RegExp>> = {
  ...{ '*.align': anything, '*.class': className, '*.dir': anything, '*.lang': anything, '*.title': anything },
  ...{ '*.valign': anything, 'a.href': /^(?:https?|mailto):/i, 'col.span': anything, 'col.width': anything },
  ...{ 'colgroup.span': anything, 'details.open': anything, 'img.alt': anything, 'img.height': anything },
  ...{ 'img.src': /^(?:https?:|[^/\\:?#]+$)/i, 'img.width': anything, 'li.value': anything, 'ol.reversed': anything },
  ...{ 'ol.start': anything, 'ol.type': anything, 'td.colspan': anything, 'td.rowspan': anything },
  ...{ 'td.width': anything, 'th.colspan': anything, 'th.rowspan': anything, 'th.scope': anything },
  'th.width': anything,
}

function isAllowed(element: string, name: string, value: string): boolean {
  const allowed = attributes[`${element}.${name}`] ?? attributes[`*.${name}`]
  return allowed?.test(value) ?? false
}

function attributeOf(wanted: string, attributes: readonly { name: string; value: string }[]): string {
  return attributes.find(({ name }) => name === wanted)?.value ?? ''
}

/** Writes what may stay of HTML; not recursive. */
function cleanTree(html: string, images: RemoteImages): { written: string; isClean: boolean } {
  let written = ''
  let isClean = true
  let depth = 0
  const waiting: (Node | string)[] = []
  const add = (nodes: readonly Node[]) => {
    for (const node of nodes.toReversed()) waiting.push(node)
  }
  add(parseFragment(html).childNodes)
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') {
      written += node
      depth -= 1
    } else if (node.nodeName === '#text' && 'value' in node) {
      written += escapeHtml(node.value)
    } else if ('tagName' in node) {
      const { tagName, attrs, childNodes } = node
      if (!elements.has(tagName) || depth >= deepest) {
        isClean = false
        if (!dropped.has(tagName)) add(childNodes)
        continue
      }
      const source = tagName === 'img' && images === 'local' ? attributeOf('src', attrs) : ''
      if (/^https?:/i.test(source)) {
        isClean = false
        written += `<a href="${escapeHtml(source)}">${escapeHtml(attributeOf('alt', attrs) || source)}</a>`
        continue
      }
      const kept = attrs.filter(({ name, value }) => isAllowed(tagName, name, value))
      if (kept.length < attrs.length) isClean = false
      written += `<${tagName}${kept.map(({ name, value }) => ` ${name}="${escapeHtml(value)}"`).join('')}>`
      if (voidNames.has(tagName)) continue
      depth += 1
      waiting.push(`</${tagName}>`)
      add(childNodes)
    } else if ('data' in node && node.data === ' ') written += '<!-- -->'
    else isClean = false
  }
  return { written, isClean }
}

const tokens = /<!-- -->|<(\/?)([a-z][a-z\d]*)((?: [a-z-]+(?:="[^"]*")?)*)>|[^<]+|</g

/** Whether every tag is complete, and every element ends where it should. */
function isWellFormed(html: string): boolean {
  const open: string[] = []
  for (const [token, slash, name] of html.matchAll(tokens)) {
    if (token === '<') return false
    if (name === undefined || voidNames.has(name)) continue
    if (slash === '') open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}
