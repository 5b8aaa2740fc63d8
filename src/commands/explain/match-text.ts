import type { Match } from '../../identity/identify.ts'
import type { Evidence } from '../../model/card.ts'

/** How a question came to its id, in words: `kept: answer unchanged, question 0.91 alike, same section`. */
export function matchText(match: Match): string {
  switch (match.type) {
    case 'new':
      return 'new: the ledger holds nothing like it; its id is made of topic and question'
    case 'pinned':
      return 'kept: its id is pinned by a comment'
    case 'same':
      return `kept: ${evidenceText(match.evidence)}`
    case 'edited': {
      const rivals =
        match.rivals.length === 0 ? '' : `; no clear choice, it might as well be ${match.rivals.join(' or ')}`
      return `kept: ${evidenceText(match.evidence)}${rivals}`
    }
  }
}

/** What speaks for two questions being one, the strongest first. */
export function evidenceText({ question, answer, file, section, neighbours }: Evidence): string {
  const parts = [
    ...(answer === undefined ? [] : [answer === 1 ? 'answer unchanged' : `answer ${answer.toFixed(2)} alike`]),
    question === 1 ? 'question unchanged' : `question ${question.toFixed(2)} alike`,
    section === 'same' ? 'same section' : 'other section',
    ...(file === 'same' ? [] : ['other file']),
    ...(neighbours === 0 ? [] : [neighbours === 1 ? 'one neighbour the same' : 'both neighbours the same']),
  ]
  return parts.join(', ')
}
