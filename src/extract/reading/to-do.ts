/** Tells a list of tasks from the options of a question: both are written with check boxes. */

import type { Element } from 'hast'
import { elementsOf, headingLevel, isElement, lineOf, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Cursor, Draft, Finding } from '../dialect.ts'
import { anyOf } from '../words/pattern.ts'
import { openWork, planners, quizWords, toDoTitles, toDoVerbs, yesNoOpeners, yesNoOptions } from '../words/to-dos.ts'
import { announcesQuestions } from './announcement.ts'
import { checkboxOf } from './options.ts'
import { askingOf, isLabelled, isNumbered } from './wording.ts'

/** Returns a finding without the lists of tasks in it, or undefined if nothing else is left. */
export function withoutToDos(finding: Finding, { page, blocks, index }: Cursor): Finding | undefined {
  if (!hasBoxes(page) || !finding.drafts.some(mayBeToDo)) return finding
  const lists = taskLists(blocks.slice(index, index + finding.consumed))
  if (lists.length === 0) return finding
  const lines = finding.drafts.map(({ line }) => line).sort((a, b) => a - b)
  const kept = finding.drafts.filter((draft) => {
    if (!mayBeToDo(draft)) return true
    const next = lines.find((line) => line > draft.line) ?? Number.POSITIVE_INFINITY
    const own = lists.filter(({ line }) => line >= draft.line && line < next)
    const list = own.find(({ depth }) => depth > 0) ?? own[0]
    return list === undefined || !isToDo(plainText(draft.title), list, page)
  })
  if (kept.length === finding.drafts.length) return finding
  return kept.length === 0 ? undefined : { ...finding, drafts: kept }
}

/** Whether a draft is a choice, or has nothing but a list for an answer. */
function mayBeToDo({ kind, answer }: Draft): boolean {
  return kind === 'choice' || answer.every((node) => isElement(node, 'ul', 'ol'))
}

const hasBoxes = memoiseByObject((page: Page): boolean => /^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\]/m.test(page.source))

/** A list with check boxes. */
interface TaskList {
  readonly line: number
  readonly items: readonly string[]
  readonly ticked: number
  /** The share of items that are code. */
  readonly code: number
  /** How many items with boxes of their own it stands in. */
  readonly depth: number
  /** Whether some of its items have tasks of their own. */
  readonly isNested: boolean
}

function taskLists(blocks: readonly Element[], depth = 0): TaskList[] {
  return blocks.flatMap((block): TaskList[] => {
    if (isElement(block, 'blockquote', 'details')) return taskLists(blocksOf(block.children), depth)
    if (!isElement(block, 'ul', 'ol')) return []
    const items = elementsOf(block).filter((item) => item.tagName === 'li')
    const boxes = items.map(checkboxOf)
    const below = items.flatMap((item, at) =>
      taskLists(blocksOf(item.children), boxes[at] === undefined ? depth : depth + 1),
    )
    if (boxes.every((box) => box === undefined)) return below
    const texts = items.map((item) => plainText(blocksOf(item.children).slice(0, 1)).replace(/^\s*\[[ xX]?\]\s*/, ''))
    const code = items.filter((item) => leads(item, 'code') || leads(item, 'pre')).length
    const own: TaskList = {
      line: lineOf(block) ?? 1,
      items: texts,
      ticked: boxes.filter((box) => box === 'ticked').length,
      code: code / items.length,
      depth,
      isNested: below.some((list) => list.depth > depth),
    }
    return [own, ...below]
  })
}

/** Whether the content of an item begins with an element of this name, behind its box. */
function leads(item: Element, name: string): boolean {
  const [first] = blocksOf(item.children)
  if (first === undefined) return false
  if (first.tagName === name) return true
  const inner = first.children.find(
    (child) => !(child.type === 'text' && /^\s*(?:\[[ xX]?\]\s*)?$/.test(child.value)) && !isElement(child, 'input'),
  )
  return isElement(inner, 'code') && name === 'code'
}

const title = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:\p{L}+ )?${anyOf(toDoTitles)}[^\p{L}\p{N}]*$`, 'iu')
const verb = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:\p{L}+ \d+\s*[:.–-]\s*)?${anyOf(toDoVerbs)}(?!\p{L})`, 'iu')
const planner = new RegExp(String.raw`(?<!\p{L})${anyOf(planners)}(?!\p{L})`, 'iu')
const open = new RegExp(String.raw`(?<!\p{L})${anyOf(openWork)}(?!\p{L})`, 'iu')
const yesNo = new RegExp(String.raw`^${anyOf(yesNoOpeners)}(?!\p{L})`, 'iu')
const yesNoOption = new RegExp(String.raw`^[^\p{L}]*${anyOf(yesNoOptions)}(?!\p{L})`, 'iu')
const quiz = new RegExp(String.raw`(?:^|[^\p{L}\p{N}])[¿]?${anyOf(quizWords)}(?!\p{L})`, 'iu')
/** A person, a date or the number of an issue. */
const reference = /(?:^|\s|\()(?:@\p{L}[\p{L}\p{N}-]+|#\d+|(?:due|by|until|✅|📅)\s*\d{4}-\d\d-\d\d)/u

/**
 * Weighs what speaks for a list of tasks against what speaks for options: a quiz asks about facts and has one option
 * ticked, or a few; entries of a plan are imperatives, are ticked one after the other, and have tasks below them.
 */
function isToDo(text: string, list: TaskList, page: Page): boolean {
  const { asked, areSingle } = companyOf(page)
  const company = (asked > 1 ? 3 : asked) + (areSingle ? 2 : 0) + (announcesQuestions(page) ? 3 : 0)
  return weight(text, list) - company > 0
}

function weight(text: string, { items, ticked, code, depth, isNested }: TaskList): number {
  if (isNested || depth > 0) return 5
  const count = items.length
  const share = (pattern: RegExp): number => items.filter((item) => pattern.test(item)).length / count
  const asking = askingOf(text)
  const isAsked = asking !== 'nothing' || isNumbered(text) || /[:：_…]\W*$/.test(text)
  const isYesNo = share(yesNoOption) >= 0.5
  const points: readonly (readonly [boolean, number])[] = [
    [title.test(text), 4],
    [!isAsked, 2],
    [ticked === count && count > 1, count > 2 ? 3 : 2],
    [share(verb) >= 0.6, 2],
    [items.some((item) => reference.test(item)), 3],
    [planner.test(text), 1],
    [open.test(text), 2],
    [yesNo.test(text) && !isYesNo, 3],
    [isNumbered(text) || isLabelled(text), -3],
    [isYesNo, -3],
    [quiz.test(text), -2],
    [/\byou\b/i.test(text), -2],
    [ticked === 1 && count > 1, -1],
    [code >= 0.5, -2],
  ]
  return points.reduce((sum, [holds, points]) => sum + (holds ? points : 0), 0)
}

/** What the other lists of a page say about one of them. */
interface ListCompany {
  /** How many of the others are the options of a question without doubt. */
  readonly asked: number
  /** Whether nearly all lists of the page have exactly one box ticked. */
  readonly areSingle: boolean
}

const companyOf = memoiseByObject((page: Page): ListCompany => {
  let above = ''
  let asked = 0
  let single = 0
  let count = 0
  for (const block of page.blocks) {
    if (headingLevel(block) !== undefined || isElement(block, 'p')) above = plainText([block])
    const [list] = isElement(block, 'ul', 'ol') ? taskLists([block]) : []
    if (list === undefined) continue
    count++
    if (list.ticked === 1 && list.items.length > 1) single++
    if (list.ticked === 0 || list.ticked === list.items.length) continue
    if ((askingOf(above) === 'question' || isNumbered(above)) && weight(above, list) < 0) asked++
  }
  return { asked: Math.max(0, asked - 1), areSingle: count > 1 && single >= count * 0.8 }
})
