/** A Markdown file as text. */
export interface SourceFile {
  /** Path below the topics folder, with `/`. */
  readonly path: string
  readonly text: string
}

/** Whether no file has any text. */
export function areBlank(files: readonly SourceFile[]): boolean {
  return files.every(({ text }) => text.trim() === '')
}
