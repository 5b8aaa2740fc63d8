/** What an author may say at the top of a file; nothing is needed. */
export interface FrontMatter {
  readonly title?: string
  readonly tags: readonly string[]
  readonly variant?: string
  readonly deck?: string
  /** `topdeck: false` or `draft: true`: the file is left out. */
  readonly skip: boolean
}
