/** Turns sanitised content into what a card shows: code, maths, images and boxes are prepared for Anki. */

import { posix } from 'node:path'
import type { Element, ElementContent } from 'hast'
import type { Kind, Media, Problem } from '../model/card.ts'
import { type Place, problemAt } from '../model/problem.ts'
import { elementsOf, headingLevel, isBlock, isElement, plainText } from '../parse/block.ts'
import { readAlert } from './alert.ts'
import { hasNoAttributes } from './attributes.ts'
import { codeBlock, isMaths } from './code.ts'
import { withEmoji } from './emoji.ts'
import { clozeEnd, clozeStart, soundMark } from './field/anki-syntax.ts'
import { escapeHtml } from './field/escape.ts'
import { targetOf } from './link.ts'
import { forbiddenCommand } from './maths/forbidden-command.ts'
import { anywhere, dataImage, decodeAddress, type ImageFile, imageMedia, isSound, soundMedia } from './media.ts'
import type { RemoteImage, RemoteImages } from './remote-images.ts'
import { rewrite } from './rewrite.ts'

/** The context of content that is rendered, with collections for the media and problems found. */
export interface RenderSetting {
  /** Path below the topics folder of the file that contains the content. */
  readonly file: string
  /** 1-based line for problems of nodes without a position. */
  readonly line: number
  readonly side: 'question' | 'answer'
  readonly kind: Kind
  /** Web address of a 1-based line of a file; undefined when no repository is known. */
  sourceUrl(file: string, line: number): string | undefined
  /** The image under a path below the topics folder. */
  readImage(path: string): ImageFile
  readonly images: RemoteImages
  readonly media: Map<string, Media>
  readonly remoteImages: RemoteImage[]
  readonly problems: Problem[]
}

/**
 * Turns sanitised content into the content of a card. This comes after sanitising, which would remove what it adds
 * (classes, highlighted code).
 * @param setting Its `media` and `problems` are added to.
 */
export function toCardContent(content: ElementContent[], setting: RenderSetting): ElementContent[] {
  return layOut(renderAll(content, setting), setting)
}

/** Renders a heading on the question side: the question itself, or the title of a part of it. */
function asLine(heading: Element, as: 'question' | 'title'): Element {
  const strong: Element = { type: 'element', tagName: 'strong', properties: {}, children: heading.children }
  return { ...heading, tagName: 'p', children: as === 'question' ? heading.children : [strong] }
}

/** Lays out the outermost nodes of a field: phrases beside blocks become paragraphs, but phrases alone do not. */
function layOut(content: readonly ElementContent[], { kind, side }: RenderSetting): ElementContent[] {
  const toLine = (node: ElementContent, index: number): ElementContent => {
    if (headingLevel(node) !== undefined && node.type === 'element')
      return asLine(node, index === 0 ? 'question' : 'title')
    if (kind === 'choice' && isElement(node, 'ul', 'ol')) return withClass(node, 'options')
    return node
  }
  const nodes = side === 'answer' ? content : content.map(toLine)
  const hasBlocks = nodes.some(isBlock)
  const laidOut: ElementContent[] = []
  let phrases: ElementContent[] = []
  const flush = () => {
    const isBlank = phrases.every((node) => node.type === 'text' && node.value.trim() === '')
    // One by one: a call takes no more arguments than the stack has room for.
    if (!isBlank) for (const node of hasBlocks ? [paragraph(phrases)] : phrases) laidOut.push(node)
    phrases = []
  }
  for (const node of nodes) {
    if (!isBlock(node)) phrases.push(node)
    else {
      flush()
      laidOut.push(node)
    }
  }
  flush()
  return laidOut
}

function renderAll(nodes: ElementContent[], setting: RenderSetting): ElementContent[] {
  return rewrite(nodes, renderNode, setting)
}

function renderNode(node: ElementContent, setting: RenderSetting): ElementContent | ElementContent[] {
  if (node.type === 'text') {
    const value = withEmoji(node.value)
    return value === node.value ? node : { type: 'text', value }
  }
  if (node.type !== 'element') return []
  const handler = Object.hasOwn(handlers, node.tagName) ? handlers[node.tagName] : undefined
  return handler === undefined ? withChildren(node, renderAll(node.children, setting)) : handler(node, setting)
}

type Handler = (element: Element, setting: RenderSetting) => ElementContent | ElementContent[]

const handlers: Readonly<Record<string, Handler>> = {
  a: renderLink,
  blockquote: renderQuotation,
  code: renderCode,
  details: renderDetails,
  h2: (element, setting) =>
    hasClass(element, 'sr-only') ? [] : [withChildren(element, renderAll(element.children, setting))],
  img: renderImage,
  input: renderCheckbox,
  li: renderItem,
  p: renderParagraph,
  pre: renderPre,
  section: (element, setting) => renderAll(element.children, setting),
  span: renderSpan,
  table: (element, setting) => [box('scroll', [withChildren(element, renderAll(element.children, setting))])],
}

/** Renders a paragraph; one that is nothing but a displayed formula is the box of that formula. */
function renderParagraph(text: Element, setting: RenderSetting): ElementContent {
  const [only, ...others] = text.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  if (others.length === 0 && isElement(only, 'code') && isDisplayed(only)) {
    return displayed(only, setting)
  }
  return withChildren(text, renderAll(text.children, setting))
}

/** Whether a formula is set on a line of its own. */
function isDisplayed(code: Element): boolean {
  return isMaths(code) && hasClass(code, 'math-display')
}

function renderLink(link: Element, setting: RenderSetting): ElementContent[] {
  const { href, title, dataFootnoteRef, dataFootnoteBackref } = link.properties
  if (dataFootnoteBackref !== undefined) return []
  if (typeof href === 'string' && isSound(href)) {
    const sound = linkedSound(href, link, setting)
    if (sound !== undefined)
      return isLabel(link, href) ? sound : [...renderAll(link.children, setting), space, ...sound]
  }
  const children = renderAll(link.children, setting).flatMap(withoutLinks)
  const address = typeof href === 'string' && dataFootnoteRef === undefined ? linkAddress(href, setting) : undefined
  if (address === undefined) return children
  const properties = typeof title === 'string' ? { href: address, title } : { href: address }
  return [{ type: 'element', tagName: 'a', properties, children }]
}

/** The content of links in a link, which an image from the web can have become. */
function withoutLinks(node: ElementContent): ElementContent[] {
  return isElement(node, 'a') ? node.children : [node]
}

const space: ElementContent = { type: 'text', value: ' ' }

/** Whether the text of a link to a sound says no more than that it is one: "sound", "▶", its file name. */
function isLabel(link: Element, href: string): boolean {
  const text = plainText([link]).toLowerCase()
  const isWord = /^[^\p{L}\p{N}]*(?:sound|audio|listen|play|video|film|here|mp3|mp4)?[^\p{L}\p{N}]*$/u.test(text)
  return isWord || decodeAddress(href).toLowerCase().endsWith(text)
}

/** The sound that a link leads to, which is packed; undefined when it stays a link. */
function linkedSound(href: string, link: Element, setting: RenderSetting): ElementContent[] | undefined {
  const target = targetOf(href, setting.file)
  if (target.kind !== 'file') return undefined
  const file = setting.readImage(target.path)
  if ('bytes' in file) return [playing(soundMedia(target.path, file.bytes), setting)]
  if (file.missing === 'absent') report('sound', href, reasons.absent, link, setting)
  return undefined
}

function playing(media: Media, setting: RenderSetting): ElementContent {
  setting.media.set(media.name, media)
  return { type: 'raw', value: soundMark(media.name) }
}

function linkAddress(href: string, { file, sourceUrl }: RenderSetting): string | undefined {
  const target = targetOf(href, file)
  if (target.kind === 'web') return target.address
  if (target.kind === 'nowhere') return undefined
  const address = sourceUrl(target.path, 1)
  return address === undefined ? undefined : address.replace(/#.*$/s, '') + target.fragment
}

function renderQuotation(quotation: Element, setting: RenderSetting): ElementContent[] {
  const alert = readAlert(quotation)
  if (alert === undefined) return [withChildren(quotation, renderAll(quotation.children, setting))]
  const title = element('strong', 'callout-title', renderAll([...alert.title], setting))
  return [box(`callout callout-${alert.look}`, [title, ...renderAll([...alert.body], setting)])]
}

function renderCode(code: Element, setting: RenderSetting): ElementContent | ElementContent[] {
  if (isDisplayed(code)) return maths(code, '\\[', '\\]', setting)
  if (isMaths(code)) return maths(code, '\\(', '\\)', setting)
  const rendered = withChildren(code, verbatim(code.children, setting))
  return hasNoAttributes(code) ? rendered : { ...rendered, properties: {} }
}

function renderPre(pre: Element, setting: RenderSetting): ElementContent[] {
  const [code] = elementsOf(pre)
  if (isElement(code, 'code') && isMaths(code)) return [displayed(code, setting)]
  return [codeBlock(pre) ?? { ...pre, properties: {}, children: verbatim(pre.children, setting) }]
}

/** A displayed formula in a box, or as a block of code. */
function displayed(code: Element, setting: RenderSetting): Element {
  const formula = maths(code, '\\[', '\\]', setting)
  const isSource = isElement(formula[0], 'code')
  return isSource ? { type: 'element', tagName: 'pre', properties: {}, children: formula } : box('maths', formula)
}

/** The formula in `code` between delimiters, or as code if it may not be typeset. */
function maths(code: Element, open: string, close: string, setting: RenderSetting): ElementContent[] {
  const text = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
  const isText = code.children.every((child) => child.type === 'text')
  const command = isText && text.includes('\\') ? forbiddenCommand(text) : undefined
  if (command !== undefined) {
    setting.problems.push(formulaProblem({ ...setting, ...code.position?.start }, command))
    const source = escapeHtml(text.replace(/\n$/, '')).replace(/\\(?=[()[\]])/g, '&#92;')
    return [{ type: 'element', tagName: 'code', properties: {}, children: [{ type: 'raw', value: source }] }]
  }
  const inner = verbatim(withoutLastBreak(code.children), setting).map((node): ElementContent => {
    // Anki reads doubled braces as the end of a cloze deletion; a space has no meaning in TeX.
    if (node.type !== 'text' || setting.kind !== 'cloze') return node
    return { type: 'text', value: node.value.replace(/([{}:])(?=\1)/g, '$1 ') }
  })
  return [{ type: 'text', value: open }, ...inner, { type: 'text', value: close }]
}

/** Reports a formula that is not typeset. */
export function formulaProblem({ file, line, column }: Place, command: string): Problem {
  const reason =
    `Cannot typeset a formula with "${command}": formulas may use known commands of mathematics, plain colours and ` +
    'short lengths; the card shows the formula as it is written'
  return problemAt({ file, line, column }, 'formula', reason)
}

/** Removes the line break at the end of code. */
function withoutLastBreak(content: ElementContent[]): ElementContent[] {
  const last = content.at(-1)
  if (last?.type !== 'text' || !last.value.endsWith('\n')) return content
  return [...content.slice(0, -1), { ...last, value: last.value.slice(0, -1) }]
}

/** Renders content verbatim: text stays as it is, while cloze deletions and elements are kept. */
function verbatim(nodes: ElementContent[], setting: RenderSetting): ElementContent[] {
  return rewrite(nodes, verbatimNode, setting)
}

function verbatimNode(node: ElementContent, setting: RenderSetting): ElementContent | ElementContent[] {
  if (node.type === 'text') return node
  if (node.type !== 'element') return []
  const children = verbatim(node.children, setting)
  if (node.tagName === 'span') return asCloze(node, children, setting)
  if (node.tagName === 'img') return renderImage(node, setting)
  if (node.tagName === 'a') return renderLink(node, setting)
  return withChildren(node, children)
}

function renderSpan(span: Element, setting: RenderSetting): ElementContent | ElementContent[] {
  const children = renderAll(span.children, setting)
  return asCloze(span, children, setting)
}

/** Renders a `span`, which may be a cloze deletion. */
function asCloze(
  span: Element,
  children: ElementContent[],
  { kind }: RenderSetting,
): ElementContent | ElementContent[] {
  const { dataCloze, dataHint } = span.properties
  if (dataCloze === undefined) return withChildren(span, children)
  if (kind !== 'cloze') return children
  const hint = typeof dataHint === 'string' && dataHint !== '' ? dataHint : undefined
  const number = Math.min(Math.max(Math.trunc(Number(dataCloze)) || 1, 1), 499)
  return [{ type: 'raw', value: clozeStart(number) }, ...children, { type: 'raw', value: clozeEnd(hint) }]
}

/** Answers show everything; in a question, `details` may hide a hint and stay closed. */
function renderDetails(details: Element, setting: RenderSetting): ElementContent[] {
  const children = renderAll(details.children, setting)
  if (setting.side === 'question') return [withChildren(details, children)]
  const opened = children.map((child) =>
    child.type === 'element' && child.tagName === 'summary' ? element('p', 'fold-title', child.children) : child,
  )
  return [box('fold', opened)]
}

function renderItem(item: Element, setting: RenderSetting): Element {
  const rendered = withChildren(item, renderAll(item.children, setting))
  if (hasNoAttributes(item)) return rendered
  const { className: _, ...others } = item.properties
  return { ...rendered, properties: hasClass(item, 'task-list-item') ? { ...others, className: ['task'] } : others }
}

function renderCheckbox(input: Element, { kind, side }: RenderSetting): ElementContent[] {
  const { type, checked } = input.properties
  if (type !== 'checkbox') return []
  const givesAway = kind === 'choice' && side === 'question'
  const isChecked = checked !== undefined && checked !== false && !givesAway
  return [element('span', 'box', [{ type: 'text', value: isChecked ? '☑' : '☐' }])]
}

function renderImage(image: Element, setting: RenderSetting): ElementContent[] {
  const { dataEmbed: _, ...properties } = image.properties
  const { src, alt } = properties
  // Obsidian reads a size at the end of a description: `![A view|200](view.png)`.
  const written = typeof alt === 'string' ? alt : ''
  const [, named, width] = /^(.*)\|\s*(\d{1,4})(?:x\d{1,4})?$/s.exec(written) ?? []
  if (width !== undefined) properties['width'] ??= width
  const description = named ?? written
  const shown = typeof src === 'string' ? mediaFor(src, image, setting) : undefined
  if (shown === undefined) return description === '' ? [] : [{ type: 'text', value: description }]
  if (typeof shown !== 'string') return [shown]
  return [{ ...image, properties: { ...properties, src: shown, alt: description } }]
}

/**
 * The `src` of an image in Anki (the name of a media file or a web address), or a sound; undefined when it cannot be
 * used.
 */
function mediaFor(src: string, image: Element, setting: RenderSetting): string | ElementContent | undefined {
  const kind = isSound(src) ? 'sound' : 'image'
  const missing = (reason: string): undefined => report(kind, src, reason, image, setting)
  const use = (media: Media | undefined) => {
    if (media === undefined) return missing('Anki cannot show this type of file')
    setting.media.set(media.name, media)
    return media.name
  }
  if (/^\s*data:/i.test(src)) return use(dataImage(src.trim()))
  const isEmbed = image.properties['dataEmbed'] !== undefined
  const target = isEmbed ? ({ kind: 'file', path: src } as const) : targetOf(src, setting.file)
  if (target.kind === 'web') {
    if (kind === 'image' && setting.images !== 'local') {
      const start = image.position?.start
      setting.remoteImages.push({ address: target.address, file: setting.file, line: start?.line ?? setting.line })
      return target.address
    }
    if (kind === 'image') report(kind, src, reasons.remote, image, setting)
    const children: ElementContent[] = [{ type: 'text', value: String(image.properties['alt'] || target.address) }]
    return { type: 'element', tagName: 'a', properties: { href: target.address }, children }
  }
  if (target.kind === 'nowhere') return missing('its path starts at the root of an unknown website')
  const file = isEmbed ? embeddedFile(src, setting) : setting.readImage(target.path)
  if (!('bytes' in file)) return missing(reasons[file.missing])
  return kind === 'sound'
    ? playing(soundMedia(target.path, file.bytes), setting)
    : use(imageMedia(target.path, file.bytes))
}

/** The file of `![[name]]`: beside the note, below the topics folder, or in any folder, as Obsidian looks for it. */
function embeddedFile(name: string, { file, readImage }: RenderSetting): ImageFile {
  const path = name.replaceAll('\\', '/').replace(/^\/+/, '')
  const beside = posix.join(posix.dirname(file), path)
  let found: ImageFile = { missing: 'absent' }
  for (const place of new Set([beside, path, anywhere + path.replace(/^(?:\.{1,2}\/)+/, '')])) {
    found = readImage(place)
    if ('bytes' in found) break
  }
  return found
}

/** Reports media that a card lacks. */
function report(
  kind: 'image' | 'sound',
  written: string,
  reason: string,
  node: Element,
  { file, line, problems }: RenderSetting,
): undefined {
  const start = node.position?.start ?? { line, column: undefined }
  const name = written.length > 80 ? `${written.slice(0, 80)}…` : written
  const cannot = kind === 'image' ? 'Cannot show image' : 'Cannot play sound'
  const instead =
    reason === reasons.remote ? 'links to it' : kind === 'image' ? 'shows its description' : 'shows its text'
  problems.push(
    problemAt(
      { file, line: start.line, column: start.column },
      kind,
      `${cannot} "${name}": ${reason}; the card ${instead} instead`,
    ),
  )
  return undefined
}

const reasons = {
  absent: 'no such file',
  outside: 'it is outside the topics folder',
  'too-large': 'it is too large',
  remote: 'it would load from the web, which "images: local" in the configuration rules out',
} as const

function withChildren(node: Element, children: ElementContent[]): Element {
  return children === node.children ? node : { ...node, children }
}

function withClass(node: Element, name: string): Element {
  return { ...node, properties: { ...node.properties, className: [name] } }
}

function paragraph(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'p', properties: {}, children }
}

function element(tagName: string, className: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: { className: className.split(' ') }, children }
}

function box(className: string, children: ElementContent[]): Element {
  return element('div', className, children)
}

function hasClass(node: Element, name: string): boolean {
  const { className } = node.properties
  return Array.isArray(className) && className.includes(name)
}
