import type { MergeRules } from '../merge/rules.ts'
import { containers } from '../merge/vocabulary.ts'
import type { CardId } from '../model/card.ts'
import type { Configuration } from './configuration.ts'

const builtIn: Readonly<Record<'containers', MergeRules['vocabulary']>> = { containers }

/** What a configuration says of merging; the ids in it have been checked to be ids. */
export function mergeRules({ vocabulary, variants, same, different }: Configuration): MergeRules {
  return {
    vocabulary: vocabulary.flatMap((part) => (typeof part === 'string' ? builtIn[part] : [part])),
    variants,
    same: same as readonly (readonly CardId[])[],
    different: different as readonly (readonly CardId[])[],
  }
}
