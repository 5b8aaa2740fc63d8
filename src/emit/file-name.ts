/**
 * Name, without extension, of the files with all retired cards. Later builds read the content of retired cards from
 * them, so the name must not change.
 */
export const RETIRED_FILE = 'retired'

/** Name of the schema file beside the decks, to which the `$schema` of a deck refers. */
export const SCHEMA_FILE = 'topdeck.schema.json'

/** Names with a special meaning: the decks `all` and `retired`, Anki's collections and backups, the JSON Schema. */
const RESERVED = /^(?:topic-)*(?:all$|retired$|collection$|backup-|topdeck\.schema$)/i

/** Characters that are not allowed in file names on some system, and `%`, so that no two escaped names are equal. */
const UNSAFE = /[\\/:*?"<>|%\p{Cc}]|^\.|\.$/gu

/**
 * The file name, without extension, of a topic's deck. Anki replaces the user's collection with a package called
 * `collection.apkg` or `backup-….apkg`, so a topic with such a name gets the prefix `topic-`. Unsafe characters are
 * percent-encoded, so that two topics never get the same name (except for case, which some file systems ignore).
 */
export function deckFileName(topic: string): string {
  const name = topic.replace(UNSAFE, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return RESERVED.test(name) ? `topic-${name}` : name
}
