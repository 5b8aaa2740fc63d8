import type { ColourChoice } from '../io/colour.ts'
import type { Verbosity } from '../io/problems.ts'

/** What can be asked of every command. */
export interface CommonOptions {
  /** Tag expressions that must all hold. */
  readonly tag: readonly string[]
  readonly output: 'text' | 'json'
  readonly colour: ColourChoice
  readonly verbosity: Verbosity
}
