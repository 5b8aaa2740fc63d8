import type { BackgroundChoice } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath, showPlace } from '../../io/path.ts'
import { type PictureChoice, type PictureView, pictureView } from '../../io/terminal-pictures.ts'
import { type Learning, openLearning, scopeOf } from '../../learning/learning.ts'
import { Failure } from '../../model/failure.ts'
import { pictureFinder } from '../../project/topics/card-pictures.ts'
import { diskPath } from '../../project/topics/disk-path.ts'
import { type CardPictures, cardPictures } from '../../review/front/card-pictures.ts'
import { holdSession, type SessionOptions } from '../../review/front/hold-session.ts'
import { keyMapOf } from '../../review/keys/key-map.ts'
import type { SittingSettings } from '../../review/schedule/sitting.ts'
import { type CardFilter, filteredItems, needsCramming, parseFilter } from '../../review/session/card-filter.ts'
import { ownerOf } from '../../review/session/card-owner.ts'
import type { StudyContext } from '../../review/session/queues.ts'
import type { StoredCard } from '../../review/store/stored-card.ts'
import { placesText } from '../listed-card.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `review`. */
export interface ReviewOptions extends CommonOptions {
  /** Names of decks; empty for all. */
  readonly decks: readonly string[]
  readonly store?: string
  /** Undefined for all. */
  readonly limit: number | undefined
  /** Undefined for as many as the daily limit allows. */
  readonly new: number | undefined
  /** Number of days ahead from which reviews are shown early. */
  readonly ahead: number
  readonly what: 'due' | 'cram'
  readonly answers: 'shown' | 'typed'
  readonly surface: 'screen' | 'lines'
  readonly background: BackgroundChoice
  /** The values of `--filter`. */
  readonly filter: readonly string[]
  /** What the configuration sets otherwise for this session. */
  readonly sitting: Partial<SittingSettings>
  readonly pictures: PictureChoice
}

/** Reviews what is due in a project, or in several. */
export async function review(targets: readonly string[], options: ReviewOptions, io: Io): Promise<ExitCode> {
  const learnings: Learning[] = []
  try {
    const first = await openLearning(targets[0], options, io)
    learnings.push(first)
    for (const target of targets.slice(1)) {
      const learning = await openLearning(target, options, io)
      learnings.push(learning)
    }
    const others = learnings.filter(
      ({ origin }, index) => learnings.findIndex((one) => one.origin === origin) === index,
    )
    await reviewWith([first, ...others.slice(1)], options, io)
    return 0
  } finally {
    for (const learning of learnings) learning.close()
  }
}

/** Reviews the loaded cards that are due. The first project decides how; each card is scheduled by the settings of its own. */
export async function reviewWith(
  learnings: readonly [Learning, ...Learning[]],
  options: ReviewOptions,
  io: Io,
): Promise<void> {
  const { filter, what } = chosenBy(options)
  const [first] = learnings
  const sitting = { minutes: first.settings.minutes, answers: first.settings.answers, ...options.sitting }
  const contexts: StudyContext[] = []
  const failures: unknown[] = []
  for (const learning of learnings) {
    const { store, root, now } = learning
    try {
      const settings = { ...learning.settings, ...sitting }
      const context = { store, settings, now, root, scope: scopeOf(learning, options) }
      const items = filter.length === 0 ? undefined : filteredItems(filter, context)
      contexts.push({ ...context, scope: { ...context.scope, items } })
    } catch (error) {
      failures.push(error)
    }
  }
  const [main, ...others] = contexts
  // A deck or a tag need not be in every project. Questions without an answer are no cards, but their tags aren't mistyped.
  if (main === undefined) throw (await unansweredOnly(learnings, options, io)) ?? failures[0]
  const learningOf = (card: StoredCard) => ownerOf(card, learnings, (learning) => learning)
  const held = await holdSession(
    [main, ...others],
    {
      ...options,
      what,
      equal: learnings.flatMap(equalWords),
      keys: keyMapOf(first.keys),
      edit: (card) => edit(card, learningOf(card), io),
      open: (path) => io.system.open(path),
      place: (card) => placeOf(card, learningOf(card), io),
      pictures: picturesOf(learnings, options, io),
    },
    io,
  )
  if (held === 'no cards') {
    throw (await unansweredOnly(learnings, options, io)) ?? new Failure(noCards(options))
  }
}

/** Where the question of a card stands, as `topdeck show` prints it; in decks, as they name it. */
function placeOf(card: StoredCard, { project }: Learning, io: Io): string {
  if (project !== undefined) return placesText([card], project, io)
  return card.file === '' ? '' : showPlace(card.file, card.line)
}

/** The filter of the options, and what it makes of the session. */
function chosenBy(options: ReviewOptions): { readonly filter: CardFilter; readonly what: ReviewOptions['what'] } {
  const filter = parseFilter(options.filter)
  if (!needsCramming(filter)) return { filter, what: options.what }
  if (options.new !== undefined || options.ahead > 0) {
    const names = options.filter.map((text) => `--filter "${text}"`).join(' ')
    throw new Failure(
      `${names}: goes through these cards whether they are due or not, so --new and --ahead have no effect`,
    )
  }
  return { filter, what: 'cram' }
}

/** The failure where all questions that the user asks for are still without an answer; undefined if it is another one. */
async function unansweredOnly(
  learnings: readonly Learning[],
  options: ReviewOptions,
  io: Io,
): Promise<Failure | undefined> {
  const projects = learnings.flatMap(({ project }) => project ?? [])
  if (projects.length === 0) return undefined
  const { countUnanswered } = await import('../../learning/unanswered.ts')
  let count = 0
  for (const project of projects) count += await countUnanswered(project, options, io)
  if (count === 0) return undefined
  const asked = askedFor(options)
  const questions =
    count === 1 ? 'the only question has no answer yet' : `none of the ${count} questions has an answer yet`
  return new Failure(
    `${asked === '' ? '' : `${asked}: `}${questions}, so there is nothing to review; "topdeck list" shows where to write ${count === 1 ? 'it' : 'them'}`,
  )
}

/** The pictures of topics, by what the terminal tells of itself; those of decks are in their packages. */
function picturesOf(learnings: readonly Learning[], { pictures }: ReviewOptions, io: Io): SessionOptions['pictures'] {
  const finders = learnings.flatMap(({ project }) => (project === undefined ? [] : [pictureFinder(project.topics)]))
  if (finders.length === 0) return () => undefined
  // The names of pictures hold a hash of their content, so that it doesn't matter which project one is found in.
  const find = (name: string) => {
    for (const finder of finders) {
      const file = finder(name)
      if (file !== undefined) return file
    }
    return undefined
  }
  const made = new Map<PictureView, CardPictures>()
  return (attributes) => {
    const view = pictureView(pictures, io.env, attributes)
    if (view === 'off') return undefined
    const before = made.get(view)
    if (before !== undefined) return before
    const own = cardPictures(find, view, (path) => showPath(path, io))
    made.set(view, own)
    return own
  }
}

async function edit({ file, line }: StoredCard, learning: Learning, io: Io): Promise<string | undefined> {
  const { project } = learning
  if (project === undefined) return 'These cards come from decks, so there is no source to edit here.'
  const code = await io.system.edit(diskPath(project.topics, file), line)
  try {
    await learning.refresh()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.message
  }
  if (code === 127) return 'The editor was not found; set EDITOR to the editor that you use.'
  return code === 0 ? undefined : `The editor ended with exit code ${code}.`
}

function noCards(options: ReviewOptions): string {
  const asked = askedFor(options)
  return asked === ''
    ? 'there are no cards to review; "topdeck list" shows the questions, "topdeck explain" what was probably missed'
    : `${asked}: no cards match`
}

/** The options that choose among the cards, as they were given. */
function askedFor({ decks, tag }: ReviewOptions): string {
  return [...decks.map((name) => `--deck "${name}"`), ...tag.map((text) => `--tag "${text}"`)].join(' ')
}

/** Variants name products, and each may stand for the others in an answer. */
function equalWords({ project }: Learning): SessionOptions['equal'] {
  const { variants = [], vocabulary = [] } = project?.configuration ?? {}
  const groups = vocabulary.filter((group) => typeof group !== 'string')
  return [...(variants.length > 1 ? [variants] : []), ...groups]
}
