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

/** The topic of a file: the first folder of its path; a file that is in no folder is a topic with the name of the file. */
export function topicOf(file: string): string {
  const [first = '', ...rest] = file.split('/')
  return rest.length === 0 ? first.replace(/\.[^.]+$/, '') : first
}
