import type { CardId, NamedQuestion, Problem } from '../card.ts'
import { foldContent } from '../fold.ts'

/** What the author says of merging. */
export interface MergeRules {
  /** Groups of words that mean the same in a question. */
  readonly vocabulary: readonly (readonly string[])[]
  /** The question of the earliest variant leads its card; variants not named here follow by name. */
  readonly variants: readonly string[]
  /** Ids of questions that are one card. */
  readonly same: readonly (readonly CardId[])[]
  /** Ids of questions that are never one card. */
  readonly different: readonly (readonly CardId[])[]
}

/** Where nothing is said of merging. */
export const noRules: MergeRules = { vocabulary: [], variants: [], same: [], different: [] }

/** Questions that are one card, the leading one first. */
export interface Group {
  readonly sources: readonly [NamedQuestion, ...NamedQuestion[]]
  /** The sources whose answers the card shows: none, one, or several that say different things. */
  readonly answers: readonly NamedQuestion[]
}

/** What {@link merge} made of the questions. */
export interface Merging {
  /** In the order of the leading questions. */
  readonly groups: readonly Group[]
  /** Rules that name no question, or contradict each other. */
  readonly problems: readonly Problem[]
}

/** Makes groups of the questions that are certainly the same. Pure; the order of the questions makes no difference. */
export function merge(questions: readonly NamedQuestion[], _rules: MergeRules): Merging {
  const groups = new Map<string, NamedQuestion[]>()
  for (const question of questions) {
    const key = JSON.stringify([foldContent(question.prompt), foldContent(question.answer)])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [question])
    else group.push(question)
  }
  return {
    groups: [...groups.values()].flatMap(([lead, ...more]) =>
      lead === undefined ? [] : [{ sources: [lead, ...more] as const, answers: lead.answered ? [lead] : [] }],
    ),
    problems: [],
  }
}
