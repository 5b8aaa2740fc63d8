import { isVague, stemOfWord } from '../text/stem.ts'
import { isContentWord } from './content-word.ts'
import type { Token } from './token.ts'

/** The stem of a token, the same for synonyms; undefined for words without content. */
export function stemOf(token: Token): string | undefined {
  const { word, written, type } = token
  if (!isContentWord(token) || (type === 'prose' && isVague(word))) return undefined
  // HTTPS is not the plural of HTTP.
  if (type !== 'prose' || !/^[\p{L}'-]+$/u.test(word) || /^\p{Lu}{2,}$/u.test(written)) return word
  return stemOfWord(word)
}
