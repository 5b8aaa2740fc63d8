import { allWords, type WordsByLanguage } from '../../text/word-list.ts'

/**
 * The source of a regular expression that matches any of the words, as a group of its own; `'` stands for a typographic
 * apostrophe as well. Words are tried in their order, so what follows the group in an expression has to tell "answers"
 * from "answer".
 */
export function anyOf(...lists: readonly (WordsByLanguage | readonly string[])[]): string {
  const lines = lists.flatMap((list) => (isList(list) ? list : allWords(list))).join('\n')
  return `(?:${lines
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll("'", "['’]")
    .replaceAll('\n', '|')})`
}

/**
 * The same for whole words in the Latin script. `\b` would end a word before "ä", while Chinese may stand next to a word
 * without a space.
 */
export function anyWordOf(...lists: readonly (WordsByLanguage | readonly string[])[]): string {
  return String.raw`(?<![\p{Script=Latin}\d_])${anyOf(...lists)}(?![\p{Script=Latin}\d_])`
}

function isList(words: WordsByLanguage | readonly string[]): words is readonly string[] {
  return Array.isArray(words)
}
