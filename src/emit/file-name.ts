/** Names with a meaning of their own: the deck of all, what Anki takes for a whole collection, the JSON Schema. */
const RESERVED = /^(?:topic-)*(?:all$|collection$|backup-|topdeck\.schema$)/i

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
