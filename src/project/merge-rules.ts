import type { MergeRules } from '../merge/rules.ts'
import { containers } from '../merge/vocabulary.ts'
import type { Configuration } from './configuration.ts'

const builtIn: Readonly<Record<'containers', MergeRules['vocabulary']>> = { containers }

/** The rules for merging that a configuration contains. */
export function mergeRules({ vocabulary, variants, same, different }: Configuration): MergeRules {
  return {
    vocabulary: vocabulary.flatMap((part) => (typeof part === 'string' ? builtIn[part] : [part])),
    variants,
    same,
    different,
  }
}
