import { extract } from '../../src/extract/extract.ts'
import { merge } from '../../src/merge/merge.ts'
import type { MergeRules } from '../../src/merge/rules.ts'
import type { CardId, NamedQuestion } from '../../src/model/card.ts'
import { parsePage } from '../../src/parse/page.ts'
import { loadParsers } from '../../src/parse/parsers.ts'
import { configurationDefaults } from '../../src/project/default-configuration.ts'
import { mergeRules } from '../../src/project/merge-rules.ts'

const parsers = await loadParsers(['---\n---\n', '<form>'])

/** The rules of a project without settings, with changes. */
export function rulesWith(changes: Partial<MergeRules> = {}): MergeRules {
  return { ...mergeRules(configurationDefaults), ...changes }
}

/** A valid id that ends in a number. */
export function idOf(number: number): CardId {
  return String(number).padStart(12, '0') as CardId
}

/** The questions of pages, numbered from 1 in the order of the pages; the first folder is topic and variant. */
export function named(pages: Readonly<Record<string, string>>): NamedQuestion[] {
  const parsed = new Map(Object.entries(pages).map(([file, text]) => [file, parsePage(file, text, parsers)]))
  return [...parsed.values()]
    .flatMap((page) => {
      const [topic = ''] = page.file.split('/')
      return extract(page, parsed, { topic, variant: topic, deck: topic }).questions
    })
    .map((question, index) => ({ ...question, id: idOf(index + 1) }))
}

/** The files of each group's questions, in the order of the groups; unanswered questions are marked. */
export function places(questions: readonly NamedQuestion[], rules: MergeRules = rulesWith()): string[][] {
  return merge(questions, rules).groups.map(({ sources }) =>
    sources.map(({ file, answered }) => (answered ? file : `${file} (open)`)),
  )
}

/** A page of questions in `<details>` elements; an empty answer becomes a placeholder. */
export function page(questions: readonly (readonly [question: string, answer: string])[]): string {
  return questions
    .map(([question, answer]) => `<details>\n<summary>${question}</summary>\n\n${answer || 'TODO'}\n\n</details>\n`)
    .join('\n')
}

/** Whether two questions of different files with the same answer are merged into one card. */
export function areOne(a: string, b: string, rules: MergeRules = rulesWith()): boolean {
  const answer = 'The kernel keeps a table of open files.'
  return places(named({ 'a/a.md': page([[a, answer]]), 'b/b.md': page([[b, answer]]) }), rules).length === 1
}
