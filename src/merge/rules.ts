import type { CardId } from '../model/card.ts'
import { containers } from './vocabulary.ts'

/** The author's rules for merging. */
export interface MergeRules {
  /** Groups of terms that mean the same in a question; a term in backticks is a command. */
  readonly vocabulary: readonly (readonly string[])[]
  /** Names of variants; the question of the earliest leads its card. Variants not listed follow by name. */
  readonly variants: readonly string[]
  /** Ids of questions that are one card. */
  readonly same: readonly (readonly CardId[])[]
  /** Ids of questions that are never one card. */
  readonly different: readonly (readonly CardId[])[]
}

/** Rules without any content. */
export const noRules: MergeRules = { vocabulary: [], variants: [], same: [], different: [] }

/** The rules of a project without a configuration: only the built-in vocabulary. */
export const defaultRules: MergeRules = { ...noRules, vocabulary: containers }
