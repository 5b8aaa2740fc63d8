import type { Element } from 'hast'
import { headingLevel, isElement, plainText, summaryOf } from '../../parse/block.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Cursor, Dialect, Draft, Finding } from '../dialect.ts'
import { linkShare, linksOf } from '../reading/answer.ts'
import { divide, foldedBlocks, hidesDetails, isFold } from '../reading/division.ts'
import { textLine } from '../reading/text-line.ts'
import { askingOf, isSectionTitle } from '../reading/wording.ts'
import { anyOf } from '../words/pattern.ts'
import { contentsHandles } from '../words/titles.ts'

/**
 * `<details>` with the question in its `<summary>`, or a visible question followed by a fold that only says "Answer".
 */
export const details: Dialect = {
  name: 'details',
  example: {
    markdown: `<details>
<summary>What is an image layer?</summary>

The difference between two states of a file system.

</details>

Which flag publishes a port?

<details>
<summary>Answer</summary>

\`--publish\`, or \`-p\` for short.

</details>
`,
    cards: [
      { question: 'What is an image layer?', answer: 'The difference between two states of a file system.' },
      { question: 'Which flag publishes a port?', answer: '--publish, or -p for short.' },
    ],
  },
  find(cursor: Cursor): Finding | undefined {
    return questionInSummary(cursor) ?? questionBeforeFold(cursor)
  },
  isSureOf({ blocks, index }): boolean {
    const block = blocks[index]
    const summary = isElement(block, 'details') && !isFold(block) ? summaryOf(block) : undefined
    if (block === undefined || summary === undefined) return false
    const text = plainText([summary])
    return askingOf(text) === 'question' && !isSectionTitle(text) && !contentsHandle.test(text)
  },
  lacking({ blocks, index }: Cursor): string | undefined {
    const block = blocks[index]
    if (!isElement(block, 'details')) return undefined
    const summary = summaryOf(block)
    const text = summary === undefined ? '' : plainText([summary])
    if (text === '') return 'fold without a summary'
    if (isFold(block)) return 'fold that hides an answer, but no question stands above it'
    if (isContents(foldedBlocks(block)) || contentsHandle.test(text)) return 'fold with a table of contents'
    if (isSectionTitle(text)) return 'title of a section'
    if (askingOf(text) !== 'nothing') return 'fold whose content is questions of its own'
    const summaries = survey(blocks)
    if (mostlyAsk(summaries)) return 'fold that holds other folds'
    return `fold whose summary doesn't ask; ${summaries.asking} of ${summaries.count} summaries on the page do`
  },
}

function questionInSummary({ blocks, index, memory }: Cursor): Finding | undefined {
  const block = blocks[index]
  if (!isElement(block, 'details') || isFold(block)) return undefined
  const summary = summaryOf(block)
  if (summary === undefined) return undefined
  const text = plainText([summary])
  if (text === '') return undefined
  const body = foldedBlocks(block)
  const asking = askingOf(text)
  const asks = asking !== 'nothing'
  const page = survey(blocks)
  const questionsMostly = memory !== undefined || mostlyAsk(page)
  if (asking !== 'question' && !questionsMostly && isContents(body)) return undefined
  if (isSectionTitle(text) || contentsHandle.test(text)) return undefined
  if (!asks && (!questionsMostly || isGroup(body))) return undefined
  if (asks && isGroupOfQuestions(body)) return undefined
  const { more, answer, isChoice, mark } = divide(body)
  const divided = mark === 'options' || (isChoice && mark !== 'none')
  const draft: Draft = {
    line: textLine(summary),
    title: summary.children,
    ...(divided ? { more, answer, kind: 'choice' } : { answer: body }),
  }
  const evidence = asks
    ? 'summary that asks a question'
    : `${page.asking} of ${page.count} summaries on the page ask a question`
  return { consumed: 1, drafts: [draft], evidence }
}

const contentsHandle = new RegExp(String.raw`^${anyOf(contentsHandles)}\b.*\bcontents?$`, 'i')

/** Whether a fold is a table of contents: it holds hardly anything but links. */
function isContents(body: readonly Element[]): boolean {
  return body.flatMap(linksOf).length > 1 && linkShare(body) > 0.8
}

/** Whether a fold is a part of the document: it holds other folds, or a fold and headings. */
function isGroup(body: readonly Element[]): boolean {
  const folds = body.filter((block) => isElement(block, 'details') && !isFold(block))
  return folds.length > 1 || (folds.length === 1 && body.some((block) => headingLevel(block) !== undefined))
}

function isGroupOfQuestions(body: readonly Element[]): boolean {
  const [first] = body
  const asking = body.filter(
    (block) =>
      isElement(block, 'details') &&
      !isFold(block) &&
      askingOf(plainText(summaryOf(block)?.children ?? [])) === 'question',
  )
  return asking.length > 1 && first !== undefined && asking[0] === first && asking.length === body.length
}

function questionBeforeFold({ blocks, index }: Cursor): Finding | undefined {
  const block = blocks[index]
  if (!isElement(block, 'p')) return undefined
  const fold = nextFold(blocks, index)
  if (fold === undefined) return undefined
  const asks = askingOf(plainText([block])) !== 'nothing'
  const hidden = blocks[fold]
  if (!asks && (fold !== index + 1 || (hidden !== undefined && hidesDetails(hidden)))) return undefined
  const { more, answer, isChoice } = divide(blocks.slice(index + 1, fold + 1))
  const draft: Draft = {
    line: textLine(block),
    title: block.children,
    more,
    answer,
    ...(isChoice && { kind: 'choice' }),
  }
  return { consumed: fold + 1 - index, drafts: [draft], evidence: 'text followed by a fold that hides the answer' }
}

/**
 * Returns the index of the fold that answers the paragraph at `index`, unless a heading, a thematic break or another
 * question comes first.
 */
function nextFold(blocks: readonly Element[], index: number): number | undefined {
  for (let at = index + 1; at < blocks.length && at <= index + 8; at++) {
    const block = blocks[at]
    if (block === undefined) return undefined
    if (isFold(block)) return at
    if (headingLevel(block) !== undefined || isElement(block, 'hr', 'details')) return undefined
    if (isElement(block, 'p') && askingOf(plainText([block])) === 'question') return undefined
  }
  return undefined
}

/** How many folds with a summary of their own stand side by side, and how many of the summaries ask. */
interface Summaries {
  readonly asking: number
  readonly count: number
}

/** Whether enough of the folds ask for the others to be questions as well. */
function mostlyAsk({ asking, count }: Summaries): boolean {
  return count >= 4 && asking / count >= 0.6
}

const survey = memoiseByObject((blocks: readonly Element[]): Summaries => {
  const summaries = blocks
    .filter((block) => isElement(block, 'details') && !isFold(block))
    .map((block) => plainText(summaryOf(block)?.children ?? []))
  return { asking: summaries.filter((text) => askingOf(text) !== 'nothing').length, count: summaries.length }
})
