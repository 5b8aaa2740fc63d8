import { foldFileName } from '../../emit/file-name.ts'
import type { Problem } from '../../model/card.ts'
import { remarkAt } from '../../model/problem.ts'
import { topicOf } from '../../model/source-file.ts'

/**
 * Remarks on topics, and on files of one topic, whose names differ in upper and lower case only: Windows and macOS take them
 * for one, so that a checkout there lacks some of them.
 * @param paths the Markdown files below the topics folder, in order
 */
export function namesakeRemarks(paths: readonly string[]): Problem[] {
  const remarks: Problem[] = []
  const topics = new Map<string, string>()
  const files = new Map<string, string>()
  const reported = new Set<string>()
  for (const path of paths) {
    const topic = topicOf(path)
    const namesake = firstOf(topics, topic)
    const other = firstOf(files, path)
    if (namesake !== topic && !reported.has(topic)) {
      reported.add(topic)
      const reason =
        `The topics "${namesake}" and "${topic}" differ in upper and lower case only, which Windows and macOS don't tell apart; ` +
        'their cards are in one deck. Rename one of them'
      remarks.push(remarkAt({ file: path }, 'file-name', reason))
    } else if (namesake === topic && other !== path) {
      const reason = `This path and ${other} differ in upper and lower case only: on Windows and macOS, a checkout keeps one of them. Rename one`
      remarks.push(remarkAt({ file: path }, 'file-name', reason))
    }
  }
  return remarks
}

/** The name that came first of those that are the same when folded. */
function firstOf(names: Map<string, string>, name: string): string {
  const folded = foldFileName(name)
  const first = names.get(folded) ?? name
  names.set(folded, first)
  return first
}
