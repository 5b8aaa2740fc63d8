/** A Markdown file as text. */
export interface SourceFile {
  /** Path below the topics folder, with `/`. */
  readonly path: string
  readonly text: string
}
