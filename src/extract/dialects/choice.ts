import type { Element } from 'hast'
import { headingLevel, isElement, plainText } from '../../parse/block.ts'
import type { Cursor, Dialect, Draft, Finding } from '../dialect.ts'
import { type Division, divide, isFold } from '../reading/division.ts'
import { splitGlued } from '../reading/glued-test.ts'
import { readOptions } from '../reading/options.ts'
import { textLine } from '../reading/text-line.ts'
import { askingOf, isNumbered } from '../reading/wording.ts'

/**
 * A paragraph that asks, with options below it: ticked, lettered with the answer in a label or a fold, or unanswered.
 */
export const choice: Dialect = {
  name: 'choice',
  example: {
    markdown: `Which command lists the running containers?

- [ ] \`docker images\`
- [x] \`docker ps\`
- [ ] \`docker info\`
`,
    cards: [
      {
        question: 'Which command lists the running containers? docker images docker ps docker info',
        answer: 'docker ps',
        kind: 'choice',
      },
    ],
  },
  find({ blocks, index }: Cursor): Finding | undefined {
    const block = blocks[index]
    if (!isElement(block, 'p')) return undefined
    const [asked = block, ...glued] = splitGlued(block)
    if (!asks(asked)) return undefined
    const below = [...glued, ...blocks.slice(index + 1, index + 1 + reach)]
    const at = optionsIn(below)
    if (at === undefined) return undefined
    let end = at + 1
    while (end < below.length && end <= at + 4 && answersChoice(below[end])) end++
    const { more, answer } = divided(below.slice(0, end), at)
    const draft: Draft = { line: textLine(asked), title: asked.children, more, answer, kind: 'choice' }
    return {
      consumed: Math.max(1, end + 1 - glued.length),
      drafts: [draft],
      evidence: 'text that asks a question and gives options',
    }
  },
}

/** How many blocks below a question may hold its options and answer. */
const reach = 8

function asks(paragraph: Element): boolean {
  const text = plainText([paragraph])
  return askingOf(text) === 'question' || isNumbered(text)
}

/**
 * Returns the index of the options among the blocks below a question: the first block, or the one after the code or
 * picture that the question is about.
 */
function optionsIn(blocks: readonly Element[]): number | undefined {
  for (let at = 0; at < 3; at++) {
    const block = blocks[at]
    if (block === undefined || headingLevel(block) !== undefined) return undefined
    if (readOptions(block) !== undefined) return isElement(block, 'ol') ? undefined : at
    if (!isElement(block, 'pre', 'table') && !(isElement(block, 'p') && plainText([block]) === '')) return undefined
  }
  return undefined
}

/** Divides the blocks below a question. Check boxes belong to it even if none is ticked; it is unanswered then. */
function divided(blocks: readonly Element[], at: number): Pick<Division, 'more' | 'answer'> {
  const found = divide(blocks)
  const options = blocks[at] && readOptions(blocks[at])
  if (found.mark !== 'none' || options === undefined) return found
  return { more: [...blocks.slice(0, at), options.list], answer: blocks.slice(at + 1) }
}

/** Whether a block is a fold or a labelled paragraph, which answers the options above it. */
function answersChoice(block: Element | undefined): boolean {
  return block !== undefined && (isFold(block) || divide([block]).mark === 'label')
}
