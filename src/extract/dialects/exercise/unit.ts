/** Numbered parts of a page ("Exercise 3: …", "**Q3.** …"), and which part of another page solves which of them. */

import type { Element, ElementContent } from 'hast'
import type { Content } from '../../../model/card.ts'
import { elementsOf, endLineOf, headingLevel, isElement, lastLine, lineOf, plainText } from '../../../parse/block.ts'
import { blocksOf, type Page } from '../../../parse/page.ts'
import { divide } from '../../reading/division.ts'
import { rowsOf } from '../../reading/table-row.ts'
import { exerciseLabels, partLabels } from '../../words/exercises.ts'
import { anyOf } from '../../words/pattern.ts'

/** A numbered part of a page. */
export interface Unit {
  readonly number: number
  /** Text of the heading that it stands under. */
  readonly section: string
  /** Index of the block that it begins in. */
  readonly from: number
  /**
   * Index of the first block that no longer belongs to it; equal to `from` if it shares its block with the next unit.
   */
  readonly to: number
  readonly line: number
  readonly endLine: number
  /** Whether it is called an exercise, task or lab. */
  readonly isTask: boolean
  /** Whether a word stands before its number. */
  readonly isLabelled: boolean
  /** Its title without the label and the number. */
  readonly title: Content
  readonly body: readonly Element[]
}

const taskLabel = anyOf(exerciseLabels)
/** "Question", "Solution to", "Answer for the exercise". */
const otherLabel = String.raw`${anyOf(partLabels)}(?:\s+(?:to|for|of))?(?:\s+(?:the\s+)?(${taskLabel}|question))?`
const numbered = new RegExp(
  [
    String.raw`^[^\p{L}\p{N}]*(?:(${taskLabel}|${otherLabel})\s*[-.#]*\s*)?`,
    String.raw`(\d{1,4})(?!\d)(\s*[.):：–—-]+\**\s*|\s+|$)`,
  ].join(''),
  'iu',
)

const task = new RegExp(`^${taskLabel}$`, 'iu')

interface Mark {
  readonly number: number
  readonly isTask: boolean
  readonly isLabelled: boolean
  /** The number of characters that the label takes. */
  readonly length: number
}

function markOf(text: string): Mark | undefined {
  const found = numbered.exec(text)
  const [all, label, , digits, separator = ''] = found ?? []
  if (all === undefined || (label === undefined && !/[.):：]/.test(separator))) return undefined
  return {
    number: Number(digits),
    isTask: label !== undefined && task.test(label),
    isLabelled: label !== undefined,
    length: all.length,
  }
}

/**
 * What may number the parts of a page: in a collection, a number is enough; otherwise each part needs a label such as
 * "Exercise" or "Q".
 */
export type Numbered = 'collection' | 'labelled'

/**
 * Reads a page as numbered parts in every possible way: headings of one level, marked lines, items of ordered lists.
 */
function readings(page: Page, numbering: Numbered): Unit[][] {
  const found = [headedUnits(page.blocks), lineUnits(page.blocks)]
  if (numbering === 'collection') return [...found, listUnits(page.blocks)]
  return found.map((units) => units.filter((unit) => unit.isLabelled))
}

/**
 * Matches the numbered parts of `exercises` with the parts of `solutions` that solve them; empty if they don't
 * correspond.
 */
export function matchPages(exercises: Page, solutions: Page, numbering: Numbered): Map<Unit, Unit> {
  let best = new Map<Unit, Unit>()
  const asked = readings(exercises, numbering).filter((units) => units.length > 0)
  const answers = asked.length === 0 ? [] : readings(solutions, numbering)
  for (const questions of asked) {
    for (const units of answers) {
      const found = matchUnits(questions, units)
      if (found.size > best.size) best = found
    }
  }
  return best
}

function headedUnits(blocks: readonly Element[]): Unit[] {
  const headings = blocks.flatMap((block, index) => {
    const level = headingLevel(block)
    return level === undefined ? [] : [{ index, level, block, mark: markOf(plainText([block])) }]
  })
  const counts = [1, 2, 3, 4, 5, 6].map(
    (level) => headings.filter((heading) => heading.level === level && heading.mark !== undefined).length,
  )
  const level = counts.indexOf(Math.max(...counts)) + 1
  if (Math.max(...counts) < 2) return []
  return headings.flatMap(({ index, level: own, block, mark }, at) => {
    if (own !== level || mark === undefined) return []
    const to = headings.slice(at + 1).find((next) => next.level <= level)?.index ?? blocks.length
    const above = headings.slice(0, at).findLast((heading) => heading.level < level)
    const body = blocks.slice(index + 1, to)
    const bare = withoutLead(block.children, mark.length)
    const line = lineOf(block) ?? 1
    // If "Question 3" has the question below it, that paragraph is the title.
    const [lead, ...rest] = body
    const silent = !/[\p{L}\p{N}]/u.test(plainText(bare)) && isElement(lead, 'p')
    return [
      {
        number: mark.number,
        section: above === undefined ? '' : plainText([above.block]),
        from: index,
        to,
        line: silent ? (lineOf(lead) ?? line) : line,
        endLine: lastLine(body, line),
        isTask: mark.isTask,
        isLabelled: mark.isLabelled,
        title: silent ? lead.children : bare,
        body: silent ? rest : body,
      },
    ]
  })
}

/**
 * Reads lines that begin with a marked number, `**Q3.** …`: in paragraphs with one or several of them, in list items,
 * or in the rows of a table.
 */
function lineUnits(blocks: readonly Element[]): Unit[] {
  const units: OpenUnit[] = []
  let section = ''
  let current: OpenUnit | undefined
  blocks.forEach((block, index) => {
    if (headingLevel(block) !== undefined) {
      section = plainText([block])
      current = undefined
      return
    }
    const parts = partsOf(block)
    let rest: UnitPart[] = []
    const flush = () => {
      if (current !== undefined && rest.length > 0) {
        current.to = index + 1
        current.body.push(...joined(rest, block, rest.length === parts.length))
      }
      rest = []
    }
    for (const part of parts) {
      const mark = part.isMarkable ? lineMark(part) : undefined
      if (mark === undefined) rest.push(part)
      else {
        flush()
        current = {
          number: mark.number,
          isTask: mark.isTask,
          isLabelled: mark.isLabelled,
          section,
          from: index,
          to: index + 1,
          line: part.line,
          title: withoutLead(part.content, mark.length),
          body: [...part.body],
        }
        units.push(current)
      }
    }
    flush()
  })
  return units.map((unit) => ({
    ...unit,
    endLine: lastLine(unit.body, unit.line),
  }))
}

interface OpenUnit {
  readonly number: number
  readonly isTask: boolean
  readonly isLabelled: boolean
  readonly section: string
  readonly from: number
  to: number
  readonly line: number
  readonly title: Content
  readonly body: Element[]
}

interface UnitPart {
  readonly content: readonly ElementContent[]
  readonly line: number
  readonly body: readonly Element[]
  readonly isMarkable: boolean
}

function lineMark(part: UnitPart): Mark | undefined {
  const mark = markOf(plainText(part.content))
  const first = part.content.find((node) => node.type !== 'text' || node.value.trim() !== '')
  return mark?.isLabelled || isElement(first, 'strong', 'b') ? mark : undefined
}

function partsOf(block: Element): UnitPart[] {
  const line = lineOf(block) ?? 1
  if (block.tagName === 'p') return unitLines(block)
  if (block.tagName === 'ul' || block.tagName === 'ol') {
    return elementsOf(block).flatMap((item): UnitPart[] => {
      const [lead, ...body] = blocksOf(item.children)
      return lead === undefined
        ? []
        : [{ content: lead.children, line: lineOf(item) ?? line, body, isMarkable: lead.tagName === 'p' }]
    })
  }
  if (block.tagName === 'table') {
    return rowsOf(block).flatMap(({ element, cells }): UnitPart[] => {
      const [lead, ...others] = cells
      if (lead === undefined || others.length === 0 || !/^\W*(?:\p{L}{1,9}\W*)?\d+\W*$/u.test(plainText([lead])))
        return []
      const bold: Element = {
        type: 'element',
        tagName: 'strong',
        properties: {},
        children: [{ type: 'text', value: `${plainText([lead])}.` }],
      }
      const body = others.map((cell): Element => ({ ...cell, tagName: 'p', properties: {} }))
      return [{ content: [bold], line: lineOf(element) ?? line, body, isMarkable: true }]
    })
  }
  return [{ content: [block], line, body: [], isMarkable: false }]
}

function unitLines(paragraph: Element): UnitPart[] {
  const lines: ElementContent[][] = [[]]
  for (const node of paragraph.children) {
    if (isElement(node, 'br')) lines.push([])
    else if (node.type === 'text') {
      const { position } = node
      node.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([])
        const line = (position?.start.line ?? 0) + index
        if (value !== '')
          lines.at(-1)?.push({
            type: 'text',
            value,
            ...(position && { position: { start: { line, column: 1 }, end: { line, column: 1 } } }),
          })
      })
    } else lines.at(-1)?.push(node)
  }
  return lines
    .filter((line) => plainText(line) !== '' || line.some((node) => node.type === 'element'))
    .map((content) => ({
      content,
      line: content.map(lineOf).find((line) => line !== undefined) ?? lineOf(paragraph) ?? 1,
      body: [],
      isMarkable: true,
    }))
}

/** Joins lines that belong to the unit above them into blocks. */
function joined(parts: readonly UnitPart[], block: Element, isWhole: boolean): Element[] {
  if (isWhole) return [block]
  if (block.tagName !== 'p')
    return parts.flatMap((part) => [{ ...block, tagName: 'p', children: [...part.content] }, ...part.body])
  const children = parts.flatMap((part, index): ElementContent[] => [
    ...(index > 0 ? [{ type: 'element' as const, tagName: 'br', properties: {}, children: [] }] : []),
    ...part.content,
  ])
  return [{ ...block, children }]
}

function listUnits(blocks: readonly Element[]): Unit[] {
  let section = ''
  return blocks.flatMap((block, index) => {
    if (headingLevel(block) !== undefined) section = plainText([block])
    if (block.tagName !== 'ol') return []
    const start = Number(block.properties['start'] ?? 1)
    return elementsOf(block).flatMap((item, at): Unit[] => {
      const [lead, ...body] = blocksOf(item.children)
      if (lead === undefined) return []
      const line = lineOf(item) ?? 1
      const isProse = lead.tagName === 'p'
      return [
        {
          number: start + at,
          section,
          from: index,
          to: index + 1,
          line,
          endLine: endLineOf(item) ?? line,
          isTask: false,
          isLabelled: false,
          title: isProse ? lead.children : [],
          body: isProse ? body : [lead, ...body],
        },
      ]
    })
  })
}

/** Removes the first `length` characters of the text. */
function withoutLead(content: Content, length: number): ElementContent[] {
  let left = length
  const cut = (nodes: Content): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (left <= 0) return [node]
      if (node.type === 'text') {
        const value = node.value.slice(left)
        left -= node.value.length
        return value === '' ? [] : [{ ...node, value: value.trimStart() }]
      }
      if (node.type !== 'element') return []
      const children = cut(node.children)
      return children.length === 0 ? [] : [{ ...node, children }]
    })
  return cut(content)
}

/**
 * Matches by number; by section and number if the numbers repeat; or by position if both pages have the same numbers in
 * the same order.
 */
function matchUnits(exercises: readonly Unit[], solutions: readonly Unit[]): Map<Unit, Unit> {
  const open = exercises.filter((unit) => divide(unit.body).mark === 'none' || divide(unit.body).mark === 'options')
  if (open.length < exercises.length / 2) return new Map()
  const byNumber = (unit: Unit) => String(unit.number)
  const bySection = (unit: Unit) => `${unit.section.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')} ${unit.number}`
  for (const key of [byNumber, bySection]) {
    const found = matchBy(open, solutions, key)
    if (found.size >= Math.max(2, Math.min(open.length, solutions.length) * 0.6)) return found
  }
  const same =
    exercises.length === solutions.length && exercises.every((unit, index) => unit.number === solutions[index]?.number)
  if (!same || exercises.length < 2) return new Map()
  return new Map(exercises.flatMap((unit, index) => (solutions[index] ? [[unit, solutions[index]] as const] : [])))
}

function matchBy(exercises: readonly Unit[], solutions: readonly Unit[], key: (unit: Unit) => string): Map<Unit, Unit> {
  const keys = new Map(solutions.map((unit) => [key(unit), unit]))
  if (keys.size < solutions.length || new Set(exercises.map(key)).size < exercises.length) return new Map()
  return new Map(
    exercises.flatMap((unit) => {
      const solution = keys.get(key(unit))
      return solution === undefined ? [] : [[unit, solution] as const]
    }),
  )
}
