/** What a project may set; each has a default. */
export interface Configuration {
  readonly topics: string
  readonly decks: string
  readonly deck: string
  readonly formats: readonly ('apkg' | 'json' | 'csv')[]
  readonly repository?: string
  readonly ignore: readonly string[]
}

/** The configuration of a project that sets nothing. */
export const defaults: Configuration = {
  topics: 'topics',
  decks: 'decks',
  deck: 'Topdeck',
  formats: ['apkg', 'json', 'csv'],
  ignore: [],
}
