import type { Element } from 'hast'
import { isElement, plainText } from '../../../parse/block.ts'
import { containerOf } from '../../../parse/containers.ts'
import type { Page } from '../../../parse/page.ts'
import type { BlockAt, Dialect, Draft, Finding } from '../../dialect.ts'
import { markDeletions, patternDeletions } from '../../reading/cloze.ts'
import { foldedBlocks } from '../../reading/division.ts'
import { type Line, linesOf, paragraphOf, slice, withContent } from '../../reading/lines.ts'
import { questionInContainer } from './container.ts'

/**
 * Quizzes of the MkDocs plugin mkdocs-quiz: `<quiz>` with ticked options or a blank `[[…]]`; also its former
 * `<?quiz?>`, and VitePress's `:::quiz`, with `question:`, `answer:` and `answer-correct:` on lines.
 */
export const quiz: Dialect = {
  name: 'callout',
  example: {
    markdown: `<quiz>
Which of these is a registry?
- [ ] Compose
- [x] Docker Hub

Compose starts several containers.
</quiz>
`,
    cards: [
      {
        question: 'Which of these is a registry? Compose Docker Hub',
        answer: 'Docker Hub Compose starts several containers.',
        kind: 'choice',
      },
    ],
  },
  isSureOf: (block) => find(block) !== undefined,
  find,
}

function find(cursor: BlockAt): Finding | undefined {
  const { page, blocks, index } = cursor
  const block = blocks[index]
  const container = containerOf(block)
  if (block === undefined || container === undefined) return undefined
  if (container.form !== 'quiz' && container.type !== 'quiz') return undefined
  const draft = labelledQuiz(block, page) ?? (container.form === 'quiz' ? blankQuiz(block, page) : undefined)
  if (draft !== undefined) return { consumed: 1, drafts: [draft], evidence: 'quiz' }
  return questionInContainer(cursor, 'quiz')
}

const label = /^(question|answer-correct|answer-input|answer|content|explanation|hint|shuffle)\s*:\s*/

/** Reads `question: …`, `answer: …`, `answer-correct: …`, each on a line. */
function labelledQuiz(block: Element, page: Page): Draft | undefined {
  const [lead, ...rest] = foldedBlocks(block)
  if (!isElement(lead, 'p')) return undefined
  const lines = linesOf(lead.children, page.source)
  const [first] = lines
  if (first === undefined || !/^question\s*:/.test(first.text)) return undefined
  const named = lines.map((line) => {
    const found = label.exec(line.text)
    return { name: found?.[1] ?? '', line: withContent(line, slice(line.content, found?.[0].length ?? 0)) }
  })
  const under = (...names: readonly string[]): Line[] =>
    named.flatMap(({ name, line }) => (names.includes(name) && line.content.length > 0 ? [line] : []))
  const [question] = under('question')
  if (question === undefined) return undefined
  const right = under('answer-correct', 'answer-input')
  const options = under('answer', 'answer-correct')
  const remarks = under('content', 'explanation', '')
  const answer = [
    ...(options.length > 0 && right.length > 0
      ? [listOf(right)]
      : right.slice(0, 1).map((line) => paragraphOf([line]))),
    ...remarks.map((line) => paragraphOf([line])),
    ...rest,
  ]
  return {
    line: question.number,
    title: question.content,
    ...(options.length > 0 && { more: [listOf(options)], kind: 'choice' }),
    answer,
    ...(right.length === 0 && { answered: false }),
  }
}

function listOf(lines: readonly Line[]): Element {
  const items = lines.map(
    ({ content }): Element => ({ type: 'element', tagName: 'li', properties: {}, children: [...content] }),
  )
  return { type: 'element', tagName: 'ul', properties: {}, children: items }
}

const blanks = patternDeletions(/\[\[(?<text>[^[\]]+)\]\]/dg)

/** Reads a sentence with blanks. What stands below a thematic break is shown with the answer. */
function blankQuiz(block: Element, page: Page): Draft | undefined {
  const body = foldedBlocks(block)
  const rule = body.findIndex((one) => isElement(one, 'hr'))
  const { content, count } = markDeletions(rule < 0 ? body : body.slice(0, rule), blanks, page.source)
  const [lead, ...more] = content
  if (count === 0 || lead?.type !== 'element' || plainText([lead]) === '') return undefined
  return {
    line: lead.position?.start.line ?? block.position?.start.line ?? 1,
    title: isElement(lead, 'p') ? lead.children : [lead],
    more,
    answer: rule < 0 ? [] : body.slice(rule + 1),
    answered: true,
    kind: 'cloze',
  }
}
