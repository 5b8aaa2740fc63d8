import { defaultReviewSettings } from '../review/schedule/settings.ts'

/** What holds where a configuration sets nothing. */
export const configurationDefaults = {
  topics: 'topics',
  decks: 'decks',
  deck: 'Topdeck',
  formats: ['apkg', 'json', 'csv'],
  ignore: [],
  files: {},
  variants: [],
  vocabulary: ['containers'],
  same: [],
  different: [],
  retired: 'tag',
  images: 'warn',
  review: defaultReviewSettings,
  keys: {},
} as const
