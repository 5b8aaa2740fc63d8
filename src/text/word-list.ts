/** The languages that questions are recognised in, by their ISO 639-1 codes. */
type Language =
  | 'ar'
  | 'bn'
  | 'de'
  | 'en'
  | 'es'
  | 'fa'
  | 'fr'
  | 'hi'
  | 'id'
  | 'it'
  | 'ja'
  | 'ko'
  | 'mr'
  | 'nl'
  | 'pa'
  | 'pl'
  | 'pt'
  | 'ru'
  | 'sv'
  | 'sw'
  | 'ta'
  | 'te'
  | 'th'
  | 'tr'
  | 'uk'
  | 'ur'
  | 'vi'
  | 'zh'

/** Words and phrases of one meaning, by language. */
export type WordsByLanguage = Readonly<Partial<Record<Language, readonly string[]>>>

/** Reads a list with one word or phrase on each line; blank lines and indentation don't count. */
export function wordList(lines: string): readonly string[] {
  return lines.trim().split(/\s*\n\s*/)
}

/** The words of all languages. */
export function allWords(words: WordsByLanguage): readonly string[] {
  return Object.values(words).flat()
}
