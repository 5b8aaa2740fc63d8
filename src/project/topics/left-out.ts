import type { Declaration } from '../../model/declaration.ts'

/** What a path below the topics folder leads to. */
type EntryKind = 'file' | 'folder'

/** A file or folder below the topics folder; the path has `/` between its parts. */
export interface Entry {
  readonly path: string
  readonly kind: EntryKind
}

/** The `ignore` patterns of a configuration, by the rules of .gitignore files in the topics folder. */
export interface LeftOut {
  has(entry: Entry): boolean
  /**
   * What is wrong with the patterns that have no effect.
   * @param folder absolute path of the topics folder
   * @param seen what was found in it, the files and folders included that were not entered
   */
  withoutEffect(folder: string, seen: readonly Entry[]): readonly PatternRemark[]
}

/** A pattern that has no effect, and why that may be. */
export interface PatternRemark {
  /** Its position in the list. */
  readonly index: number
  readonly reason: string
}

/** The `files` of a configuration: what is declared for the files that patterns match. */
export interface FileDeclarations {
  /** What is declared for a file, given by its path below the topics folder with `/`. */
  of(path: string): Declaration | undefined
  /**
   * The patterns that match none of the Markdown files, and why that may be.
   * @param paths the Markdown files
   * @param seen what was found in the topics folder
   */
  withoutEffect(
    paths: readonly string[],
    seen: readonly Entry[],
  ): readonly { readonly pattern: string; readonly reason: string }[]
}

/** Nothing is declared for any file. */
export const nothingDeclared: FileDeclarations = { of: () => undefined, withoutEffect: () => [] }

/** No patterns at all. */
export const nothingLeftOut: LeftOut = { has: () => false, withoutEffect: () => [] }
