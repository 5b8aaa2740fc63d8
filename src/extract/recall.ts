import type { Ledger } from '../identity/ledger.ts'
import { foldedHash } from '../identity/traits.ts'
import type { Page } from '../parse/page.ts'
import { standingWordsFinder } from '../parse/standing-words.ts'
import { groupBy } from '../text/group-by.ts'
import { type Extraction, extract, type ReasonOf, type TopicScope } from './extract.ts'
import { type MissingQuestion, PageMemory, type RememberedQuestion } from './memory.ts'
import { sourceLines } from './reading/source-lines.ts'

/** A page, and what was found on it. */
export interface PageExtraction extends Extraction {
  readonly page: Page
  readonly scope: TopicScope
}

/** The questions that a ledger remembers, of every state. */
export function rememberedQuestions({ entries }: Ledger): readonly RememberedQuestion[] {
  return [...entries.values()].flatMap(({ traits, state }): RememberedQuestion[] =>
    traits === undefined
      ? []
      : [
          {
            file: traits.file,
            text: traits.question,
            questionHash: traits.questionHash,
            answerHash: traits.answer?.hash,
            state: state.type,
          },
        ],
  )
}

/**
 * Reads pages again that seem to have lost remembered questions. A question that was one before is evidence enough for
 * its block to be one again, so deleting one of three list items doesn't unmake the other two. Pages whose questions are
 * all found stay as they are, and a project without a ledger too. Pure.
 */
export function recallQuestions(
  extractions: readonly PageExtraction[],
  pages: ReadonlyMap<string, Page>,
  remembered: readonly RememberedQuestion[],
  reasonOf?: ReasonOf,
): readonly PageExtraction[] {
  if (remembered.length === 0) return extractions
  const missing = missingQuestions(extractions, remembered)
  if (missing.length === 0) return extractions
  const mayHold = pagesThatMayHold(extractions, missing)
  if (mayHold.size === 0) return extractions
  const known = groupBy(remembered, ({ file }) => file)
  return extractions.map((extraction) => {
    const { page, scope } = extraction
    const own = mayHold.get(page.file)
    if (own === undefined) return extraction
    const memory = new PageMemory(page.file, known.get(page.file) ?? [], own)
    return { page, scope, ...extract(page, pages, scope, memory, reasonOf) }
  })
}

/** Returns the remembered questions that aren't found in their files. */
function missingQuestions(
  extractions: readonly PageExtraction[],
  remembered: readonly RememberedQuestion[],
): MissingQuestion[] {
  const everywhere = new Set<string>()
  const inFiles = new Set<string>()
  for (const { questions } of extractions) {
    for (const question of questions) {
      const questionHash = foldedHash(question.prompt)
      everywhere.add(questionHash)
      inFiles.add(`${questionHash} ${question.file}`)
    }
  }
  return remembered
    .filter(({ questionHash, file }) => !inFiles.has(`${questionHash} ${file}`))
    .map((question) => ({ ...question, missing: everywhere.has(question.questionHash) ? 'moved' : 'lost' }))
}

/**
 * Returns, by page, the missing questions that it may hold: those of its own file, unless they were retired long ago, and
 * those whose words stand in blocks that are no questions.
 */
function pagesThatMayHold(
  extractions: readonly PageExtraction[],
  missing: readonly MissingQuestion[],
): ReadonlyMap<string, readonly MissingQuestion[]> {
  const found = new Map<string, Set<MissingQuestion>>()
  const add = (file: string, question: MissingQuestion) => {
    found.set(file, (found.get(file) ?? new Set()).add(question))
  }
  const lost = missing.filter((question) => question.missing === 'lost')
  const find = standingWordsFinder(lost.map((known) => ({ known, file: known.file, question: known.text })))
  for (const extraction of extractions) {
    const standing = find([{ path: extraction.page.file, text: unreadText(extraction) }])
    for (const { known } of standing.keys()) add(extraction.page.file, known)
  }
  const present = new Set(extractions.map(({ page }) => page.file))
  for (const question of missing) {
    if (question.state !== 'retired' && present.has(question.file)) add(question.file, question)
  }
  return new Map([...found].map(([file, questions]) => [file, [...questions]]))
}

/** Returns the lines of a page that belong to no question. */
function unreadText({ page, fates }: PageExtraction): string {
  const lines = sourceLines(page)
  return fates
    .flatMap(({ became, line, endLine }) => (became.type === 'nothing' ? lines.slice(line - 1, endLine) : []))
    .join('\n')
}
