/**
 * Name of the files that hold the cards which are no more; later builds take their content from there, so it stays as
 * it is.
 */
export const RETIRED_FILE = 'retired'

/** Names with a meaning of their own: the decks of all and of the retired, a whole collection to Anki, the JSON Schema. */
const RESERVED = /^(?:topic-)*(?:all$|retired$|collection$|backup-|topdeck\.schema$)/i

/** Letters that a folder name may have on one system and a file name not on another; `%` so that no two names meet. */
const UNSAFE = /[\\/:*?"<>|%\p{Cc}]|^\.|\.$/gu

/**
 * The file name, without its ending, of the deck of a topic. Anki replaces the user's collection by a package called
 * `collection.apkg` or `backup-….apkg`, so a topic of such a name gets `topic-` before it. Two topics never get one
 * name (apart from case, which some file systems fold).
 */
export function deckFileName(topic: string): string {
  const name = topic.replace(UNSAFE, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return RESERVED.test(name) ? `topic-${name}` : name
}
