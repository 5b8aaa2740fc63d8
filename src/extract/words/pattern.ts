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

/** The same as whole words, in any script: `\b` takes letters beyond ASCII for the end of a word. */
export function anyWordOf(...lists: readonly (WordsByLanguage | readonly string[])[]): string {
  return String.raw`(?<![\p{L}\p{N}_])${anyOf(...lists)}(?![\p{L}\p{N}_])`
}

function isList(words: WordsByLanguage | readonly string[]): words is readonly string[] {
  return Array.isArray(words)
}
