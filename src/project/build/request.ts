import type { Format } from '../../emit/index.ts'
import type { TagExpression } from '../../model/tags.ts'
import type { Configuration } from '../configuration.ts'
import type { Project } from '../project.ts'
import type { LossPolicy } from '../restore-lost.ts'

/** What a build is asked to make: the configuration with the options of the command line applied. */
export interface BuildRequest {
  readonly project: Project
  readonly tags: TagExpression
  readonly formats: readonly Format[]
  readonly rootDeck: string
  readonly retired: Configuration['retired']
  /** What to do if the ledger has lost lines that nothing knows. */
  readonly loss: LossPolicy
}
