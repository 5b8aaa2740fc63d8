/**
 * Name, without extension, of the files with all retired cards. Later builds read the content of retired cards from
 * them, so the name must not change.
 */
export const RETIRED_FILE = 'retired'

/** Name of the schema file beside the decks, to which the `$schema` of a deck refers. */
export const SCHEMA_FILE = 'topdeck.schema.json'

/**
 * Names with a special meaning: the decks `all` and `retired`, Anki's collections and backups, the JSON Schema, and the
 * devices of Windows, whose names are reserved with any ending ("Naming Files, Paths, and Namespaces").
 */
const RESERVED =
  /^(?:topic-)*(?:all$|retired$|collection$|backup-|topdeck\.schema$|(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³]|conin\$|conout\$) *(?:\.|$))/i

/** Characters that are not allowed in file names on some system, and `%`, so that no two escaped names are equal. */
const UNSAFE = /[\\/:*?"<>|%\p{Cc}]|^\.|\.$/gu

/**
 * The file name, without extension, of a topic's deck. Anki replaces the user's collection with a package called
 * `collection.apkg` or `backup-….apkg`, so a topic with such a name gets the prefix `topic-`. Unsafe characters are
 * percent-encoded, so that two topics never get the same name, except for what {@link foldFileName} ignores.
 */
export function deckFileName(topic: string): string {
  const name = topic.replace(UNSAFE, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return RESERVED.test(name) ? `topic-${name}` : name
}

/**
 * A file name without what some file systems ignore: upper and lower case, and how Unicode spells its letters. Two topics
 * whose names are then the same share one deck file, as they share one deck in Anki, which ignores case as well.
 */
export function foldFileName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
