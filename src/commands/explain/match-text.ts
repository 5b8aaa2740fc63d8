import type { Match } from '../../identity/identify.ts'
import type { Evidence } from '../../model/card.ts'

/** How a question got its id, in words: `kept: answer unchanged, question 0.91 similar, same section`. */
export function matchText(match: Match): string {
  switch (match.type) {
    case 'new':
      return 'new: the ledger has nothing like it; its id is derived from its topic and question'
    case 'pinned':
      return 'kept: its id is pinned by a comment'
    case 'same':
      return `kept: ${evidenceText(match.evidence)}`
    case 'edited': {
      const rivals = match.rivals.length === 0 ? '' : `; ambiguous: ${match.rivals.join(' or ')} would match as well`
      return `kept: ${evidenceText(match.evidence)}${rivals}`
    }
  }
}

/** The evidence that two questions are the same, the strongest first. */
export function evidenceText({ question, answer, file, section, neighbours }: Evidence): string {
  const parts = [
    ...(answer === undefined ? [] : [answer === 1 ? 'answer unchanged' : `answer ${answer.toFixed(2)} similar`]),
    question === 1 ? 'question unchanged' : `question ${question.toFixed(2)} similar`,
    section === 'same' ? 'same section' : 'different section',
    ...(file === 'same' ? [] : ['different file']),
    ...(neighbours === 0 ? [] : [neighbours === 1 ? 'one neighbour unchanged' : 'both neighbours unchanged']),
  ]
  return parts.join(', ')
}
