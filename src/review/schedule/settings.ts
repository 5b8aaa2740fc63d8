import type { InferOutput } from 'valibot'
import { deckLevel, isDeckWithin, levelsOf, nearestOf, upperLevels } from '../../model/deck-name.ts'
import type { Immutable } from '../../model/outside-data.ts'
import { isTagWithin, tagNamed } from '../../model/tags.ts'
import { settingDefaults } from './default-settings.ts'
import type { reviewSchema } from './settings-schema.ts'

/** What a project may set for reviewing. */
export type ReviewSettings = Immutable<InferOutput<typeof reviewSchema>>

/** What decides how one item is scheduled. */
export type Settings = Omit<ReviewSettings, 'overrides'>

/** Other settings for the cards of a deck or with a tag, and of the decks or tags below it (`a::b` is below `a`). */
export type Override = ReviewSettings['overrides'][number]

/** The 21 weights of FSRS-6. */
export type FsrsParameters = Settings['parameters']

/** How many cards a day shows at most. */
export type Limits = Settings['limits']

/** The settings where nothing is set. */
export const defaultReviewSettings: ReviewSettings = { ...settingDefaults, overrides: [] }

/**
 * The settings for a card. Each setting is taken from the most specific override that has it: a tag before a deck, of two
 * tags or decks the lower level (`a::b` before `a`), of equals the later one; otherwise from the general settings. The
 * deck and the tags of the card are full names.
 */
export function settingsFor(
  card: { readonly deck: string; readonly tags: readonly string[] },
  settings: ReviewSettings,
): Settings {
  const { overrides, ...general } = settings
  const order = bySpecificity(card.deck)
  const applying = overrides.filter(({ group }) => isInGroup(group, card)).sort((a, b) => order(a.group, b.group))
  let merged: Settings = general
  for (const { settings: own } of applying) {
    merged = { ...merged, ...own, limits: { ...merged.limits, ...own.limits } }
  }
  return merged
}

/**
 * The daily limits for some decks, by their full names: for a single deck its own limits, if it has any, with the deck
 * whose cards they count; otherwise the general ones.
 */
export function limitsOf(
  { decks }: { readonly decks: readonly string[] },
  settings: ReviewSettings,
): { readonly limits: Limits; readonly deck: string | undefined } {
  const [deck, second] = decks
  if (deck === undefined || second !== undefined) return { limits: settings.limits, deck: undefined }
  const levels = settings.overrides.flatMap(({ group, settings: { limits } }) =>
    group.type === 'tag' || limits === undefined ? [] : (deckLevel(deck, group.name) ?? []),
  )
  const own = levels.length === 0 ? undefined : upperLevels(deck, Math.max(...levels))
  return { limits: settingsFor({ deck, tags: [] }, settings).limits, deck: own }
}

/** Whether a card belongs to the group of an override. */
export function isInGroup(
  { type, name }: Override['group'],
  { deck, tags }: { readonly deck: string; readonly tags: readonly string[] },
): boolean {
  return type === 'deck' ? isDeckWithin(deck, name) : tags.some((tag) => isTagWithin(tag, tagNamed(name)))
}

/** An override that changes nothing, because no card is in its deck or has its tag. */
export interface IdleOverride {
  /** Its position in the list of overrides. */
  readonly index: number
  readonly group: Override['group']
  readonly reason: string
}

/** The overrides that apply to none of the cards, of which the full names of all decks and tags are given. */
export function idleOverrides(
  { overrides }: Pick<ReviewSettings, 'overrides'>,
  { decks, tags }: { readonly decks: readonly string[]; readonly tags: readonly string[] },
): readonly IdleOverride[] {
  return overrides.flatMap(({ group }, index) => {
    const { type, name } = group
    const isIdle =
      type === 'deck'
        ? !decks.some((deck) => isInGroup(group, { deck, tags: [] }))
        : !isInGroup(group, { deck: '', tags })
    if (!isIdle) return []
    const what = type === 'deck' ? `is in a deck "${name}"` : `has the tag "${name}"`
    const near = nearestOf(type === 'deck' ? name : tagNamed(name), type === 'deck' ? decks : tags)
    return [{ index, group, reason: `No card ${what}, so this override changes nothing${near}` }]
  })
}

/** Decks before tags, each from the upper to the lower levels of what the card is in. */
function bySpecificity(deck: string): (a: Override['group'], b: Override['group']) => number {
  const level = ({ type, name }: Override['group']) =>
    type === 'deck' ? (deckLevel(deck, name) ?? 0) : levelsOf(tagNamed(name))
  return (a, b) => Number(a.type === 'tag') - Number(b.type === 'tag') || level(a) - level(b)
}
