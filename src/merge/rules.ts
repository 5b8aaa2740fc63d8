import type { CardId } from '../model/card.ts'
import { containers } from './vocabulary.ts'

/** What the author says of merging. */
export interface MergeRules {
  /** Groups of words that mean the same in a question; one in backticks is a command. */
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

/** The rules of a project without a configuration: the built-in vocabulary and nothing else. */
export const defaultRules: MergeRules = { ...noRules, vocabulary: containers }
