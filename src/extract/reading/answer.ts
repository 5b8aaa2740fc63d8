/** Answers: which of the blocks below a question belong to one, and whether it says anything. */

import type { Element, ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { elementsOf, headingLevel, isBlock, isElement, plainText } from '../../parse/block.ts'
import { backLinks, backLinkVerbs, navigationLinks, resourceNouns, resourceQualifiers } from '../words/answering.ts'
import { anyOf } from '../words/pattern.ts'
import { checkboxOf } from './options.ts'
import { answerPrefix, isAnswerLabel, isPlaceholder } from './wording.ts'

/** Removes what surrounds an answer: thematic breaks, line breaks, "back to top" links, an "Answer" label. */
export function trimAnswer(content: Content): ElementContent[] {
  let kept = content.filter((node) => !isNavigation(node))
  let from = 0
  while (from < kept.length && isFrame(kept[from])) from++
  let to = kept.length
  while (to > from && isFrame(kept[to - 1])) to--
  kept = kept.slice(from, to)
  const [first, ...rest] = kept
  if (first === undefined) return []
  if (first.type === 'element' && isLabel(first)) return trimAnswer(rest)
  return [withoutPrefix(first), ...rest]
}

/** Whether there is an answer: text, code or a picture, and not just "To be completed". */
export function isAnswered(answer: Content): boolean {
  if (answer.some(hasFigure)) return true
  if (answer.length > 0 && answer.every(isOpenTaskList)) return false
  const text = plainText(answer)
  if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return /\S/.test(text) && /[^\s*_\-–—.…]/.test(text)
  const [first = '', ...rest] = text.split('\n')
  if (isPlaceholder(first)) return !rest.every((line) => line.trim() === '') && !isOnlyResources(answer.slice(1))
  return !isPlaceholder(text) && !isOnlyResources(answer) && !isPointer(answer)
}

/** Says that a draft is answered if the author has marked a sign as its answer: `A: .` */
export function answeredBySign(answer: Content): { readonly answered?: true } {
  return /^[.*_–—-]{1,2}$/.test(plainText(answer)) ? { answered: true } : {}
}

/** Whether a node is a list of check boxes of which none is ticked: nobody has chosen an answer yet. */
function isOpenTaskList(node: ElementContent): boolean {
  if (!isElement(node, 'ul', 'ol')) return node.type === 'text' && node.value.trim() === ''
  const boxes = elementsOf(node).map(checkboxOf)
  return boxes.length > 0 && boxes.every((box) => box === 'open')
}

function isFrame(node: ElementContent | undefined): boolean {
  if (node === undefined) return false
  if (node.type === 'comment') return true
  if (node.type === 'text') return node.value.trim() === ''
  if (node.type !== 'element') return false
  return ['hr', 'br'].includes(node.tagName) || (node.tagName === 'p' && node.children.every(isFrame))
}

function isLabel(node: Element): boolean {
  return (headingLevel(node) !== undefined || node.tagName === 'p') && isAnswerLabel(plainText([node]))
}

/** Removes the label of `**Answer:** text` if the label is emphasised or alone on its line. */
function withoutPrefix(node: ElementContent): ElementContent {
  if (!isElement(node, 'p')) return node
  const [first, ...rest] = node.children
  if (
    isElement(first, 'strong', 'em', 'b', 'i') &&
    (isAnswerLabel(plainText([first])) || /^\W*a\W+$/i.test(plainText([first])))
  ) {
    return { ...node, children: trimStart(rest) }
  }
  if (first?.type === 'text' && answerPrefix.test(first.value.slice(0, 80))) {
    const value = first.value.replace(answerPrefix, '')
    return { ...node, children: value === '' ? trimStart(rest) : [{ ...first, value }, ...rest] }
  }
  return node
}

function trimStart(children: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = children
  if (isElement(first, 'br')) return trimStart(rest)
  if (first?.type !== 'text') return [...children]
  const value = first.value.replace(/^[\s:：]+/, '')
  return value === '' ? trimStart(rest) : [{ ...first, value }, ...rest]
}

const navigation = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?:(?:${anyOf(backLinkVerbs)} )?${anyOf(backLinks)}|${anyOf(navigationLinks)})[^\p{L}\p{N}]*$`,
  'iu',
)

/** Whether a block only navigates: "back to top", "previous | next". */
export function isNavigation(node: ElementContent): boolean {
  if (node.type !== 'element' || node.tagName === 'pre' || node.tagName === 'table') return false
  const text = plainText([node])
  if (text.length > 80) return false
  const links = linksOf(node)
  if (links.length === 0) return false
  const leads = (link: Element) =>
    String(link.properties['href'] ?? '').startsWith('#') || navigation.test(plainText([link]))
  if (!links.every(leads)) return false
  return navigation.test(text) || text.split(/[|\n·•]/).every((part) => navigation.test(part))
}

/** Returns every link inside a node. */
export function linksOf(node: Element): Element[] {
  const links: Element[] = []
  collectLinks(node, links)
  return links
}

function collectLinks(node: Element, links: Element[]): void {
  if (node.tagName === 'a') links.push(node)
  else for (const child of node.children) if (child.type === 'element') collectLinks(child, links)
}

/** Returns the share of the text that is link text, from 0 to 1. */
export function linkShare(content: Content): number {
  const linked = content.flatMap((node) => (node.type === 'element' ? linksOf(node) : []))
  if (linked.length === 0) return 0
  const all = plainText(content).replace(/\s/g, '').length
  return all === 0
    ? 0
    : plainText(linked.map((link) => ({ ...link, children: [...link.children] }))).replace(/\s/g, '').length / all
}

function hasFigure(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  return ['img', 'svg', 'video', 'audio', 'picture', 'math'].includes(node.tagName) || node.children.some(hasFigure)
}

const resourcesTitle = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?:${anyOf(resourceQualifiers)} )?${anyOf(resourceNouns)}[^\p{L}\p{N}]*$`,
  'iu',
)

/** Whether the content is nothing but a list of links under a title such as "Useful resources". */
function isOnlyResources(content: Content): boolean {
  if (content.length > 5) return false
  const blocks = content.filter((node) => node.type === 'element' && isBlock(node))
  const [title, list, ...more] = blocks
  if (list === undefined || more.length > 0 || !isElement(list, 'ul', 'ol')) return false
  const head = title === undefined ? '' : plainText([title])
  return resourcesTitle.test(head) && linkShare([list]) > 0.9
}

/** Whether the content is nothing but a link called "Answer", which points to the answer elsewhere. */
function isPointer(content: Content): boolean {
  if (plainText(content).length >= 40) return false
  const links = content.flatMap((node) => (node.type === 'element' ? linksOf(node) : []))
  const [link] = links
  return link !== undefined && links.length === 1 && isAnswerLabel(plainText([link]))
}
