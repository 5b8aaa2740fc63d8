/** Reads a container that holds a question; the dialects of containers share it. */

import type { Element } from 'hast'
import { isElement, lineOf, plainText, summaryOf } from '../../../parse/block.ts'
import { questionContainers, taskContainers } from '../../../parse/container-words.ts'
import { type Container, containerOf } from '../../../parse/containers.ts'
import type { Page } from '../../../parse/page.ts'
import { memoiseByObject } from '../../../text/memoise.ts'
import type { BlockAt, Draft, Finding } from '../../dialect.ts'
import { divide, foldedBlocks, isFold } from '../../reading/division.ts'
import { textLine } from '../../reading/text-line.ts'
import {
  askingOf,
  isAnswerLabel,
  isHandle,
  isKindAlone,
  isQuestionLabel,
  isSectionTitle,
} from '../../reading/wording.ts'

/** Returns the question that a container at the cursor holds, if it is written in the given form. */
export function questionInContainer(cursor: BlockAt, form: Container['form']): Finding | undefined {
  const { page, blocks, index } = cursor
  const block = blocks[index]
  const container = containerOf(block)
  if (block === undefined || container?.form !== form) return undefined
  if (container.role === 'answer' || container.role === 'hint') return solutionOf(container, page)
  const summary = summaryOf(block)
  if (summary !== undefined && isFold(block)) return undefined
  const own = parted(foldedBlocks(block))
  const behind = own.answers.length === 0 ? answersBehind(container, cursor) : noAnswers
  const answers = [...own.answers, ...behind.answers]
  const draft = draftOf(container, summary, own.prompt, [...answerBlocks(answers), ...own.rest], block)
  if (draft === undefined) return undefined
  const state = answers.length > 0 ? 'with its answer in another container' : 'that asks'
  return { consumed: 1 + behind.count, drafts: [draft], evidence: `container "${container.type}" ${state}` }
}

/** A solution that stands apart from its exercise is shown on the card of the exercise. */
function solutionOf({ solves }: Container, page: Page): Finding | undefined {
  if (solves === undefined || !labelled(page).exercises.has(solves)) return undefined
  return { consumed: 1, drafts: [], evidence: `solution of the exercise "${solves}"` }
}

/** The content of a container: what asks, the containers that answer, and what stands behind them. */
interface Parts {
  readonly prompt: readonly Element[]
  readonly answers: readonly Element[]
  readonly rest: readonly Element[]
}

function parted(body: readonly Element[]): Parts {
  const first = body.findIndex(isAnswer)
  if (first < 0) return { prompt: body, answers: [], rest: [] }
  const isHint = (block: Element): boolean => containerOf(block)?.role === 'hint'
  const before = body.slice(0, first)
  const behind = body.slice(first)
  return {
    prompt: before.filter((block) => !isHint(block)),
    answers: [...before.filter(isHint), ...behind.filter((block) => isAnswer(block) || isHint(block))],
    rest: behind.filter((block) => !isAnswer(block) && !isHint(block)),
  }
}

function isAnswer(block: Element): boolean {
  return containerOf(block)?.role === 'answer' || isFold(block)
}

interface Answers {
  readonly answers: readonly Element[]
  /** The number of blocks behind the question that they take. */
  readonly count: number
}

const noAnswers: Answers = { answers: [], count: 0 }

/** Returns the answers that stand directly behind a question, and the solution that names its label. */
function answersBehind({ label }: Container, { page, blocks, index }: BlockAt): Answers {
  const answers: Element[] = []
  let at = index + 1
  for (let block = blocks[at]; block !== undefined; block = blocks[++at]) {
    const { role, solves } = containerOf(block) ?? {}
    const isOwn = solves === undefined || solves === label
    if (!isOwn || !(role === 'answer' || role === 'hint' || isFold(block))) break
    answers.push(block)
  }
  const isAnswered = answers.some(isAnswer)
  const far = label === undefined || isAnswered ? undefined : labelled(page).solutions.get(label)
  if (far !== undefined) return { answers: [far], count: 0 }
  return isAnswered ? { answers, count: at - index - 1 } : noAnswers
}

/** The exercises and the solutions of a page by the label that connects them. */
const labelled = memoiseByObject((page: Page) => {
  const exercises = new Set<string>()
  const solutions = new Map<string, Element>()
  const visit = (block: Element): void => {
    const { role, label, solves } = containerOf(block) ?? {}
    if (label !== undefined && role !== 'answer') exercises.add(label)
    if (solves !== undefined && role === 'answer') solutions.set(solves, block)
    for (const child of block.children) if (child.type === 'element') visit(child)
  }
  if (page.hasContainers) for (const block of page.blocks) visit(block)
  return { exercises, solutions }
})

/** Returns the content of answers; if there are several, each under its title. */
function answerBlocks(answers: readonly Element[]): Element[] {
  const several = answers.filter(isAnswer).length > 1
  return answers.flatMap((answer) => {
    const summary = summaryOf(answer)
    const text = summary === undefined ? '' : plainText([summary])
    const isLabel = text === '' || isAnswerLabel(text) || isHandle(text)
    const content = foldedBlocks(answer)
    if (summary === undefined || (isLabel && !several && isAnswer(answer))) return content
    return [
      { ...summary, tagName: 'p', children: several || !isAnswer(answer) ? [bold(summary)] : summary.children },
      ...content,
    ]
  })
}

function bold({ children }: Element): Element {
  return { type: 'element', tagName: 'strong', properties: {}, children }
}

const typeNames: ReadonlySet<string> = new Set([...questionContainers, ...taskContainers])

/** Whether a title only says that a question or a task follows. */
function isLabelAlone(title: string): boolean {
  const word = title.toLowerCase().replace(/[^\p{L}-]+(?:\d+\W*)?$/u, '')
  return title === '' || typeNames.has(word) || isKindAlone(title) || isQuestionLabel(title) || isSectionTitle(title)
}

function draftOf(
  container: Container,
  summary: Element | undefined,
  body: readonly Element[],
  answer: readonly Element[],
  block: Element,
): Draft | undefined {
  const { role } = container
  const title = summary === undefined ? '' : plainText([summary])
  const hasTitle = summary !== undefined && !isLabelAlone(title)
  const [lead] = body
  const asked = hasTitle || lead === undefined ? summary : lead
  if (asked === undefined || plainText([asked]) === '') return undefined
  const below = asked === lead ? body.slice(1) : body
  const text = plainText([asked])
  const asks = askingOf(text)
  const division = divide(answer.length === 0 ? below : [...below, foldOf(answer)])
  const isAnswered = division.mark !== 'none'
  if (role === 'other' && asks !== 'question') return undefined
  const isDoubtful = role !== 'task' && asks === 'nothing' && !container.isFolded
  if (isDoubtful && !isAnswered && !below.some((one) => askingOf(plainText([one])) === 'question')) return undefined
  // Without a mark, what stands below a question answers it; what stands below a task is a part of it.
  const answersBelow = !isAnswered && role !== 'task' && !isDoubtful
  const isLead = asked === lead
  return {
    line: (isLead ? textLine(asked) : lineOf(asked)) ?? lineOf(block) ?? 1,
    title: isLead && !isElement(asked, 'p') ? [asked] : asked.children,
    more: answersBelow ? [] : isAnswered ? division.more : below,
    answer: answersBelow ? below : isAnswered ? division.answer : [],
    ...(division.isChoice && isAnswered ? { kind: 'choice' } : role === 'task' && { kind: 'exercise' }),
  }
}

function foldOf(children: readonly Element[]): Element {
  const summary: Element = {
    type: 'element',
    tagName: 'summary',
    properties: {},
    children: [{ type: 'text', value: 'Answer' }],
  }
  return { type: 'element', tagName: 'details', properties: {}, children: [summary, ...children] }
}
