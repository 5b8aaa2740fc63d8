import type { Element, ElementContent } from 'hast'
import type { Content } from '../../../model/card.ts'
import { headingLevel, isElement, lastLine, lineOf, plainText, summaryOf } from '../../../parse/block.ts'
import type { Page } from '../../../parse/page.ts'
import type { Cursor, Dialect, Draft, Finding } from '../../dialect.ts'
import { readOptions } from '../../reading/options.ts'
import { isAnswerLabel } from '../../reading/wording.ts'
import { type ExerciseLink, solutionLinked } from './link.ts'
import { blocksAt, relink } from './page-link.ts'
import { asksOnItsOwn, exerciseIndex, saysExercise, type Use } from './pairing.ts'
import type { Unit } from './unit.ts'

/**
 * Exercises whose solution is another file, which a table or list links or which has a matching name; numbered parts of
 * a page that another page solves; and a page that holds one exercise with its solution.
 */
export const exercise: Dialect = {
  name: 'exercise',
  example: {
    markdown: `# Exercises

| Name | Exercise | Solution |
| ---- | -------- | -------- |
| A small image | [Exercise](exercises/small.md) | [Solution](solutions/small.md) |
`,
    otherPages: {
      'exercises/small.md': '# A small image\n\nBuild an image of less than 10 MB.\n',
      'solutions/small.md': '# A small image\n\nStart from `scratch` and copy one static binary.\n',
    },
    cards: [
      {
        question: 'A small image Build an image of less than 10 MB.',
        answer: 'Start from scratch and copy one static binary.',
        kind: 'exercise',
      },
    ],
  },
  find(cursor: Cursor): Finding | undefined {
    const { page, pages, blocks, index } = cursor
    const block = blocks[index]
    if (block === undefined) return undefined
    const { links, used, units, solved } = exerciseIndex(pages)
    const entries = links.get(block)
    if (entries !== undefined) {
      const drafts = entries.flatMap((entry) => linkedDraft(entry, page, pages) ?? [])
      return {
        consumed: 1,
        drafts,
        evidence: `${isElement(block, 'table') ? 'table' : 'list'} that links exercises and solutions`,
      }
    }
    if (blocks !== page.blocks) return undefined
    const use = used.get(page)
    if (use !== undefined) return usedUp(use, page, index, pages)
    const solution = solved.get(page)
    if (solution !== undefined)
      return index === 0
        ? wholePage(page, solution, pages)
        : usedUp({ why: 'belongs to the exercise above' }, page, index, pages)
    const numbered = units.get(page)
    if (numbered !== undefined) return unitsAt(index, numbered.pairs, numbered.solutions, page)
    return solvedUnits(cursor) ?? (index === 0 ? selfContained(page) : undefined)
  },
}

function linkedDraft(entry: ExerciseLink, page: Page, pages: ReadonlyMap<string, Page>): Draft | undefined {
  const { line, name, remarks, exercise: task, solution } = entry
  const title = name.length > 0 ? name : task && titleOf(task)?.children
  if (title === undefined) return undefined
  const prompt = task === undefined ? [] : taskBlocks(task, pages)
  const answer =
    solution && solutionBlocks(blocksAt(solution.page, solution.fragment) ?? solution.page.blocks, task?.blocks ?? [])
  const remark: Content = remarks === '' ? [] : [paragraph(remarks)]
  return {
    line,
    endLine: line,
    kind: 'exercise',
    title,
    more: task === undefined ? remark : relink(prompt, task.file, page.file),
    answer: solution === undefined || answer === undefined ? [] : relink(answer, solution.page.file, page.file),
  }
}

function wholePage(page: Page, solution: Page, pages: ReadonlyMap<string, Page>): Finding {
  const title = titleOf(page)
  const lead = title ?? page.blocks[0]
  const line = (lead && lineOf(lead)) ?? 1
  const to = ownEnd(page, 0, pages)
  const more = taskBlocks(page, pages).filter((block) => block !== lead)
  const draft: Draft = {
    line,
    endLine: lastLine(page.blocks.slice(0, to), line),
    kind: 'exercise',
    title: lead?.children ?? [],
    more,
    answer: relink(solutionBlocks(solution.blocks, page.blocks), solution.file, page.file),
  }
  return { consumed: to, drafts: [draft], evidence: `exercise that is solved in ${solution.file}` }
}

/** Consumes blocks of a page that a card of another page shows, except questions that stand on their own. */
function usedUp(use: Use, page: Page, index: number, pages: ReadonlyMap<string, Page>): Finding | undefined {
  const to = ownEnd(page, index, pages, use.task)
  return to === index ? undefined : { consumed: to - index, drafts: [], evidence: use.why }
}

/** Returns where the blocks of the exercise end: before a question of its own that `task` doesn't contain. */
function ownEnd(page: Page, from: number, pages: ReadonlyMap<string, Page>, task?: Page): number {
  const { links } = exerciseIndex(pages)
  const taskText = letters(plainText(task?.blocks ?? []))
  const isOwn = (block: Element) => asksOnItsOwn(block) && !taskText.includes(letters(questionOf(block)))
  const length = page.blocks.slice(from).findIndex((block) => isOwn(block) || links.has(block))
  return length < 0 ? page.blocks.length : from + length
}

function unitsAt(index: number, pairs: ReadonlyMap<Unit, Unit>, solutions: Page, page: Page): Finding | undefined {
  const here = [...pairs].filter(([unit]) => unit.from === index)
  if (here.length === 0) return undefined
  const others = [...pairs.keys()].map((unit) => unit.from).filter((from) => from > index)
  const consumed = Math.min(Math.max(...here.map(([unit]) => unit.to)), ...others) - index
  const drafts = here.map(([unit, solution]): Draft => {
    const options = unit.body.some((block) => readOptions(block) !== undefined)
    const own = /[\p{L}\p{N}]/u.test(plainText(solution.title))
      ? [{ ...paragraph(''), children: [...solution.title] }]
      : []
    const repeats = plainText(solution.title) === plainText(unit.title)
    // After "Solution 3: title" the body is the answer; after "**Q3.** C" it is the line itself.
    const answer =
      solution.body.length > 0 && (repeats || isTitled(solution, solutions))
        ? solution.body
        : [...own, ...solution.body]
    return {
      line: unit.line,
      endLine: unit.endLine,
      ...(options ? { kind: 'choice' as const } : unit.isTask && { kind: 'exercise' as const }),
      title: unit.title,
      more: unit.body,
      answer: relink(answer, solutions.file, page.file),
    }
  })
  return { consumed, drafts, evidence: `numbered exercises that are solved in ${solutions.file}` }
}

function isTitled(unit: Unit, page: Page): boolean {
  return headingLevel(page.blocks[unit.from]) !== undefined
}

/** In a page of solutions, consumes the parts that are shown by exercises of other pages. */
function solvedUnits({ page, pages, index }: Cursor): Finding | undefined {
  for (const [exercises, { solutions, pairs }] of exerciseIndex(pages).units) {
    if (solutions !== page) continue
    const here = [...pairs.values()].filter((unit) => unit.from === index)
    if (here.length === 0) continue
    const others = [...pairs.values()].map((unit) => unit.from).filter((from) => from > index)
    const consumed = Math.min(Math.max(...here.map((unit) => unit.to)), ...others) - index
    return { consumed, drafts: [], evidence: `solution of ${exercises.file}` }
  }
  return undefined
}

/** Reads a page with the headings of an exercise, followed by one heading "Solution", as a single card. */
function selfContained(page: Page): Finding | undefined {
  const title = page.blocks[0]
  if (headingLevel(title) === undefined || title === undefined || !saysExercise(page) || page.blocks.some(asksOnItsOwn))
    return undefined
  const labels = page.blocks.flatMap((block, index) =>
    headingLevel(block) !== undefined && isAnswerLabel(plainText([block])) ? [index] : [],
  )
  const [at] = labels
  if (at === undefined || labels.length > 1 || at < 2) return undefined
  const level = headingLevel(page.blocks[at]) ?? 6
  const length = page.blocks.slice(at + 1).findIndex((block) => (headingLevel(block) ?? 7) <= level)
  const to = length < 0 ? page.blocks.length : at + 1 + length
  const draft: Draft = {
    line: lineOf(title) ?? 1,
    kind: 'exercise',
    title: title.children,
    more: page.blocks.slice(1, at),
    answer: page.blocks.slice(at + 1, to),
  }
  return {
    consumed: to,
    drafts: [draft],
    evidence: 'page with the headings of an exercise and a heading for its solution',
  }
}

/** Returns the line of a block that asks: the summary of a fold, or a `Q:` line without its label. */
function questionOf(block: Element): string {
  const summary = summaryOf(block)
  return (
    plainText([summary ?? block])
      .replace(/^Q\s*:/, '')
      .split('\n')[0] ?? ''
  )
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function titleOf(page: Page): Element | undefined {
  const [first] = page.blocks
  return headingLevel(first) === undefined ? undefined : first
}

/** Returns the content of the page of an exercise, without its title and its link to the solution. */
function taskBlocks(page: Page, pages: ReadonlyMap<string, Page>): Element[] {
  const title = titleOf(page)
  return page.blocks.filter((block) => {
    if (block === title) return false
    const isPointer =
      isElement(block, 'p') && plainText([block]).length < 80 && solutionLinked(block, page, pages) !== undefined
    return !isPointer
  })
}

/**
 * Returns what the page of a solution adds: everything below its heading "Solution", or what follows the repeated text
 * of the exercise.
 */
function solutionBlocks(solution: readonly Element[], task: readonly Element[]): readonly Element[] {
  const label = solution.findIndex((block) => headingLevel(block) !== undefined && isAnswerLabel(plainText([block])))
  if (label >= 0 && label < solution.length - 1 && (label === 0 || repeats(solution.slice(0, label), task)))
    return solution.slice(label + 1)
  const bare = headingLevel(solution[0]) === undefined ? solution : solution.slice(1)
  const own = headingLevel(task[0]) === undefined ? task : task.slice(1)
  const from = bare.findIndex((block, index) => plainText([block]) !== plainText(own.slice(index, index + 1)))
  const rest = from < 0 ? [] : bare.slice(from)
  return rest.length === 0 ? bare : rest
}

/** Whether most of the blocks also stand in the exercise. */
function repeats(blocks: readonly Element[], task: readonly Element[]): boolean {
  const known = new Set(task.map((block) => plainText([block])))
  const own = blocks.filter((block) => headingLevel(block) === undefined)
  return own.filter((block) => known.has(plainText([block]))).length >= own.length / 2
}

function paragraph(text: string): Element & ElementContent {
  return { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: text }] }
}
