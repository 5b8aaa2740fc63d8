/** Flags, with the numbers, names and colours of Anki. */

/** A flag by its number; 0 is none. */
export type Flag = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The names of the flags; that of a card without a flag comes first. */
export const flagNames = ['none', 'red', 'orange', 'green', 'blue', 'pink', 'turquoise', 'purple'] as const

/** The name of a flag, or `none`. */
export type FlagName = (typeof flagNames)[number]

/** The name of a flag. */
export function flagName(flag: Flag): FlagName {
  return flagNames[flag]
}

/** The flag that a user names, by its colour or its number; undefined if there is no such flag. */
export function flagNamed(text: string): Flag | undefined {
  const named = text.trim().toLowerCase()
  const index = /^[0-7]$/.test(named) ? Number(named) : (flagNames as readonly string[]).indexOf(named)
  return index === -1 ? undefined : (index as Flag)
}

/** The flag that follows one when a key goes through them all. */
export function nextFlag(flag: Flag): Flag {
  return ((flag + 1) % flagNames.length) as Flag
}
