import type { Milliseconds } from '../../model/time.ts'

/** The 21 weights of FSRS-6. */
export type FsrsParameters = readonly number[]

/** How many cards a day shows at most. */
export interface Limits {
  readonly new: number
  readonly reviews: number
}

/** What decides how one item is scheduled. */
export interface Settings {
  /** Hour, 0 to 23, at which the learner's day begins. */
  readonly rollover: number
  /** The chance of recall at which an item is due, 0.7 to 0.99. */
  readonly retention: number
  readonly steps: readonly Milliseconds[]
  readonly relearningSteps: readonly Milliseconds[]
  /** In days. */
  readonly maximumInterval: number
  readonly parameters: FsrsParameters
  /** Lapses after which an item is suspended as a leech; 0 is never. */
  readonly leechThreshold: number
  /** Whether intervals are spread a little, so that what was learned together doesn't stay together. */
  readonly fuzz: 'on' | 'off'
  readonly limits: Limits
}

/** Other settings for the cards of a deck or with a tag, and of what lies below it (`a::b` below `a`). */
export interface Override {
  readonly group: { readonly type: 'deck' | 'tag'; readonly name: string }
  readonly settings: Partial<Omit<Settings, 'rollover' | 'limits'>> & { readonly limits?: Partial<Limits> }
}

/** What a project may set for reviewing. */
export interface ReviewSettings extends Settings {
  readonly overrides: readonly Override[]
}

/** Something wrong with settings, with the keys and positions that lead to it: `['overrides', 0, 'retention']`. */
export interface SettingsProblem {
  readonly path: readonly (string | number)[]
  /** Whether the last key of the path is what is wrong, or what stands there. */
  readonly about: 'key' | 'value'
  readonly reason: string
}

/** The settings of who sets nothing; the parameters are the defaults of ts-fsrs and of Anki. */
export const defaultReviewSettings: ReviewSettings = {
  rollover: 4,
  retention: 0.9,
  steps: [60_000 as Milliseconds, 600_000 as Milliseconds],
  relearningSteps: [600_000 as Milliseconds],
  maximumInterval: 36_500,
  parameters: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ],
  leechThreshold: 8,
  fuzz: 'on',
  limits: { new: 20, reviews: 200 },
  overrides: [],
}

/**
 * The settings for a card. Each setting is taken from the most specific place that has it: a tag's before a deck's, of two
 * tags or decks the lower level's (`a::b` before `a`), of equals the later one's, and last what holds for all. Deck and
 * tags are full names.
 */
export function settingsFor(
  card: { readonly deck: string; readonly tags: readonly string[] },
  settings: ReviewSettings,
): Settings {
  const { overrides, ...general } = settings
  const applying = overrides
    .filter(({ group }) => (group.type === 'deck' ? [card.deck] : card.tags).some((name) => isWithin(name, group.name)))
    .sort((a, b) => bySpecificity(a.group, b.group))
  let merged: Settings = general
  for (const { settings: own } of applying) {
    merged = { ...merged, ...own, limits: { ...merged.limits, ...own.limits } }
  }
  return merged
}

/**
 * The limits of a day that hold where some decks are meant: of one deck its own, with the deck whose cards they count;
 * otherwise those that hold for all.
 */
export function limitsOf(
  { decks }: { readonly decks: readonly string[] },
  settings: ReviewSettings,
): { readonly limits: Limits; readonly deck: string | undefined } {
  const [deck, second] = decks
  if (deck === undefined || second !== undefined) return { limits: settings.limits, deck: undefined }
  const [own] = settings.overrides
    .filter(
      ({ group, settings }) => group.type === 'deck' && isWithin(deck, group.name) && settings.limits !== undefined,
    )
    .sort((a, b) => bySpecificity(b.group, a.group))
  return { limits: settingsFor({ deck, tags: [] }, settings).limits, deck: own?.group.name }
}

function isWithin(name: string, group: string): boolean {
  return name === group || name.startsWith(`${group}::`)
}

/** Decks before tags, each from the upper to the lower levels. */
function bySpecificity(a: Override['group'], b: Override['group']): number {
  return Number(a.type === 'tag') - Number(b.type === 'tag') || levelsOf(a.name) - levelsOf(b.name)
}

function levelsOf(name: string): number {
  return name.split('::').length
}

type Path = SettingsProblem['path']
type Say = (path: Path, reason: string, about?: SettingsProblem['about']) => void
/** Reads one setting; undefined when it isn't to be used, which has been said then. */
type Reader<T> = (value: unknown, path: Path, say: Say) => T | undefined
type Readers<T> = { readonly [Key in keyof T]-?: Reader<T[Key]> }

/**
 * Reads the value of the configuration's `review` key, where durations are written as in Anki (`1m`, `10m`, `1d`) and an
 * override is `{ deck: NAME, … }` or `{ tag: NAME, … }`. Everything wrong with it is told; a setting with a problem has its
 * default.
 */
export function parseReviewSettings(value: unknown): {
  settings: ReviewSettings
  problems: readonly SettingsProblem[]
} {
  const problems: SettingsProblem[] = []
  const say: Say = (path, reason, about = 'value') => problems.push({ path, about, reason })
  const found = value === undefined || value === null ? {} : record(value, generalReaders, [], say)
  const settings = { ...defaultReviewSettings, ...found, limits: { ...defaultReviewSettings.limits, ...found?.limits } }
  return { settings, problems }
}

const limitReaders: Readers<Partial<Limits>> = {
  new: number({ from: 0, to: 9999, whole: true }),
  reviews: number({ from: 0, to: 9999, whole: true }),
}

const overridableReaders: Readers<Required<Override['settings']>> = {
  retention: number({ from: 0.7, to: 0.99, whole: false }),
  steps: list(duration),
  relearningSteps: list(duration),
  maximumInterval: number({ from: 1, to: 36_500, whole: true }),
  parameters: parameterList,
  leechThreshold: number({ from: 0, to: 9999, whole: true }),
  fuzz,
  limits: (value, path, say) => record(value, limitReaders, path, say),
}

const generalReaders: Readers<Omit<ReviewSettings, 'limits'> & { limits: Partial<Limits> }> = {
  rollover: number({ from: 0, to: 23, whole: true }),
  ...overridableReaders,
  overrides: list(override),
}

const overrideReaders: Readers<Required<Override['settings']> & { deck: string; tag: string }> = {
  deck: text,
  tag: text,
  ...overridableReaders,
}

function override(value: unknown, path: Path, say: Say): Override | undefined {
  const found = record(value, overrideReaders, path, say)
  if (found === undefined || !isRecord(value)) return undefined
  const { deck, tag, ...settings } = found
  if ('deck' in value === 'tag' in value) {
    const what = 'deck' in value ? 'deck and tag' : 'no deck and no tag'
    say(path, `Unexpected ${what} for ${nameOfPath(path)}, expected one of them`)
    return undefined
  }
  if (deck !== undefined) return { group: { type: 'deck', name: deck }, settings }
  return tag === undefined ? undefined : { group: { type: 'tag', name: tag }, settings }
}

function record<T>(value: unknown, readers: Readers<T>, path: Path, say: Say): Partial<T> | undefined {
  if (!isRecord(value)) {
    say(path, `Unexpected ${nameOf(value)} for ${nameOfPath(path)}, expected keys and values`)
    return undefined
  }
  const found: Partial<T> = {}
  for (const [key, entry] of Object.entries(value)) {
    if (!isKey(key, readers)) {
      say([...path, key], `Unexpected key "${key}", expected one of ${Object.keys(readers).join(', ')}`, 'key')
      continue
    }
    const setting = readers[key](entry, [...path, key], say)
    if (setting !== undefined) found[key] = setting
  }
  return found
}

function isKey<T>(key: string, readers: Readers<T>): key is Extract<keyof T, string> {
  return Object.hasOwn(readers, key)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list<T>(item: Reader<T>): Reader<readonly T[]> {
  return (value, path, say) => {
    if (!Array.isArray(value)) {
      say(path, `Unexpected ${nameOf(value)} for ${nameOfPath(path)}, expected a list`)
      return undefined
    }
    const items = value.flatMap((entry, index) => item(entry, [...path, index], say) ?? [])
    return items.length === value.length ? items : undefined
  }
}

interface Range {
  readonly from: number
  readonly to: number
  readonly whole: boolean
}

function number({ from, to, whole }: Range): Reader<number> {
  const expected = `a ${whole ? 'whole ' : ''}number from ${from} to ${to}`
  return (value, path, say) => {
    if (typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value))) return value
    say(path, `Unexpected ${nameOf(value)} for ${nameOfPath(path)}, expected ${expected}`)
    return undefined
  }
}

function duration(value: unknown, path: Path, say: Say): Milliseconds | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(typeof value === 'string' ? value : '') ?? []
  const length = Math.round(Number(amount) * (lengths[unit ?? ''] ?? 0))
  if (length > 0 && length <= YEAR) return length as Milliseconds
  say(
    path,
    `Unexpected ${nameOf(value)} for ${nameOfPath(path)}, expected a duration up to 365d, such as 30s, 10m or 2h`,
  )
  return undefined
}

const YEAR = 365 * 86_400_000

const lengths: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function parameterList(value: unknown, path: Path, say: Say): FsrsParameters | undefined {
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  const numbers = entries.filter((entry): entry is number => Number.isFinite(entry))
  if (numbers.length === 21 && entries.length === 21) return numbers
  const what = Array.isArray(value) ? `list of ${value.length}` : nameOf(value)
  say(path, `Unexpected ${what} for ${nameOfPath(path)}, expected the 21 numbers of FSRS-6`)
  return undefined
}

function fuzz(value: unknown, path: Path, say: Say): Settings['fuzz'] | undefined {
  if (value === 'on' || value === 'off') return value
  say(path, `Unexpected ${nameOf(value)} for ${nameOfPath(path)}, expected on or off`)
  return undefined
}

function text(value: unknown, path: Path, say: Say): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  say(path, `Unexpected ${value === '' ? 'empty text' : nameOf(value)} for ${nameOfPath(path)}, expected a text`)
  return undefined
}

function nameOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'keys'
  return typeof value === 'string' ? `text "${value}"` : `${typeof value} ${String(value)}`
}

/** `"retention"`, `item 2 of "steps"`, `"retention" of item 1 of "overrides"`. */
function nameOfPath(path: Path): string {
  if (path.length === 0) return '"review"'
  return path
    .map((part) => (typeof part === 'number' ? `item ${part + 1}` : `"${part}"`))
    .reverse()
    .join(' of ')
}
