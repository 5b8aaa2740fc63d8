import { defaultReviewSettings, type ReviewSettings } from '../review/schedule/settings.ts'

/** What a project may set; each has a default. */
export interface Configuration {
  readonly topics: string
  readonly decks: string
  readonly deck: string
  readonly formats: readonly ('apkg' | 'json' | 'csv')[]
  readonly repository?: string
  readonly ignore: readonly string[]
  /** Names of variants; of several questions that are one card, that of the earliest variant leads. */
  readonly variants: readonly string[]
  /** Groups of words that mean the same in a question; the name of a built-in list stands for its groups. */
  readonly vocabulary: readonly ('containers' | readonly string[])[]
  /** Ids of questions that are one card. */
  readonly same: readonly (readonly string[])[]
  /** Ids of questions that are never one card. */
  readonly different: readonly (readonly string[])[]
  /** Whether packages carry retired cards, with a tag that says so. */
  readonly retired: 'tag' | 'drop'
  /** How cards are scheduled where they are reviewed in the terminal. */
  readonly review: ReviewSettings
}

/** The configuration of a project that sets nothing. */
export const defaults: Configuration = {
  topics: 'topics',
  decks: 'decks',
  deck: 'Topdeck',
  formats: ['apkg', 'json', 'csv'],
  ignore: [],
  variants: [],
  vocabulary: ['containers'],
  same: [],
  different: [],
  retired: 'tag',
  review: defaultReviewSettings,
}
