/** `::` between names of code, which divides no question from its answer. */

import { callingWords, codeMethods, codeTypes } from '../words/commands.ts'
import { anyOf } from '../words/pattern.ts'
import { sentenceWords } from '../words/prose.ts'

/** What stands before and after `::` on its line. */
export interface Sides {
  readonly before: string
  readonly after: string
}

/** Names in front of `::` that belong to code. */
const rootName = /(?:^|[\s(<&*=])(?:std|boost|crate|self|super|Self|core|alloc|tokio|fmt|parent|static|this|arn:\S*)$/u

/** `Use Vec`, `then call Arc` */
const calling = new RegExp(
  `^(?:\\P{L}*\\p{L}{1,60},?)?\\W{0,60}(?<!\\p{L})${anyOf(callingWords)}\\s+\\p{Lu}\\p{L}*$`,
  'u',
)

/** `Vec`, and `push` of it. */
const knownType = new RegExp(`(?<![\\p{L}\\p{N}])${anyOf(codeTypes)}$`, 'u')
const knownMethod = new RegExp(`^${anyOf(codeMethods)}(?![\\p{L}\\p{N}])`, 'u')

const connecting = new RegExp(`^${anyOf(sentenceWords)}(?![\\p{L}\\p{N}])`, 'iu')

/** Two capitals with small letters between them: `HashMap`. */
const camelCase = /^\P{L}*\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u

/** What may stand in a name of code but in no word: `with_capacity`, `push()`, `Vec<T>`, `readFile`. */
const codeSign = /[_<>]|\p{L}\(|\p{Ll}\p{Lu}/u

/** Whether `::` stands in a path of code wherever it is written: `std::vector`, `ns::inner::name`, `Use Vec::push`. */
export function isPath({ before, after }: Sides): boolean {
  if (
    (rootName.test(before) && /^[\p{L}_~{<*$:]/u.test(after)) ||
    (/[\p{L}\p{N}_>]$/u.test(before) && /^\w+(?:<\S*>)?::/.test(after))
  )
    return true
  if (!isGlued({ before, after })) return false
  return (calling.test(before) && /^\p{Ll}/u.test(after)) || (knownType.test(before) && knownMethod.test(after))
}

/** Whether `::` stands between a class or a module and what it holds: `HashMap::insert`, `io::stdin()`. */
export function isCall({ before, after }: Sides): boolean {
  return isGlued({ before, after }) && (camelCase.test(lastWord(before)) || /^[\w<>~]+\(/.test(after))
}

/** Whether `::` is part of an address of IPv6: `fe80::1`. */
export function isAddress({ before, after }: Sides): boolean {
  return (
    /(?:^|[\s[])[\da-f:]*$/i.test(before) &&
    /\d|:/.test(/[\da-f:]*$/i.exec(before)?.[0] ?? '') &&
    /^[\da-f:]+(?:[\s\]/]|$)/i.test(after)
  )
}

/**
 * Whether the line may as well be a sentence about code (`Use Vec::push to append.`), or have a name of code on either
 * side. A line in which nothing but its `::` shows that it is a card must not look like that.
 */
export function looksLikeCode({ before, after }: Sides): boolean {
  if (isPath({ before, after }) || isCall({ before, after })) return true
  if (!isGlued({ before, after })) return /^\s*[([]|->|=>/.test(after)
  const [left, right] = [lastWord(before), /^\S+/.exec(after)?.[0] ?? '']
  if (codeSign.test(left) || codeSign.test(right) || /::/.test(after)) return true
  // A sentence goes on behind a name: `The module Net::HTTP fetches pages.`
  const goesOn = /\s\S/.test(after.trim()) && /^[\p{L}\p{N}]+$/u.test(right) && !connecting.test(right)
  return goesOn && /[.!;]\W*$/.test(after)
}

function isGlued({ before, after }: Sides): boolean {
  return /\S$/.test(before) && /^\S/.test(after)
}

function lastWord(text: string): string {
  return /[^\s(&*]+$/.exec(text)?.[0] ?? ''
}
