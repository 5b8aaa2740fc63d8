import { type Colours, coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { type StoreChoice, TRAINED_SETTING } from '../../learning/learner-store.ts'
import { type Learning, openLearning, scopeOf } from '../../learning/learning.ts'
import { Failure } from '../../model/failure.ts'
import type { Event } from '../../review/history/event.ts'
import { type Evaluation, evaluate } from '../../review/schedule/evaluate.ts'
import { optimise } from '../../review/schedule/optimize.ts'
import { type Settings, settingsFor } from '../../review/schedule/settings.ts'
import {
  keepTrained,
  parseTrained,
  serialiseTrained,
  type Trained,
  type Trainee,
} from '../../review/schedule/trained-parameters.ts'
import { trainingItems } from '../../review/schedule/training-items.ts'
import type { ReviewScope } from '../../review/store/due.ts'
import { countText } from '../../text/count.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `optimize`. */
export interface OptimizeOptions extends CommonOptions, StoreChoice {
  /** Names of decks. */
  readonly decks: readonly string[]
  /** `ask`: ask the person at the terminal. */
  readonly consent: 'given' | 'ask'
}

/** The result of a training. */
interface Training {
  readonly trained: Trained
  readonly reviews: number
  readonly before: Evaluation
  readonly after: Evaluation
}

/** `topdeck optimize`: trains the parameters of FSRS on the learner's own reviews, and saves them on request. */
export async function optimize(target: string | undefined, options: OptimizeOptions, io: Io): Promise<ExitCode> {
  const learning = await openLearning(target, options, io)
  let outcome: 'kept' | 'left'
  try {
    const training = await train(scopeOf(learning, options), learning)
    const better = training.after.logLoss < training.before.logLoss
    if (options.output === 'text') io.out.write(trainingText(training, coloursFor(io.out, options.colour, io.env)))
    const wanted = better && (options.consent === 'given' || (await asks('Save the new parameters? [y/N] ', io)))
    if (wanted) keep(training.trained, learning)
    outcome = wanted ? 'kept' : 'left'
    if (options.output === 'json') io.out.write(`${JSON.stringify(trainingRecord(training, outcome), null, 2)}\n`)
    else io.out.write(`${outcomeText(better, outcome)}\n`)
  } finally {
    learning.close()
  }
  // Opening the store again derives the states anew, by the new parameters.
  if (outcome === 'kept') (await openLearning(target, options, io)).close()
  return 0
}

/** Parameters are saved for all cards, for the cards of one deck, or for the cards with one tag. */
function traineeOf({ decks, tags }: ReviewScope): Trainee {
  const [deck] = decks
  const [[term, ...others] = []] = tags
  if (decks.length + tags.length > 1 || others.length > 0 || term?.wanted === 'absent') {
    throw new Failure(
      'optimize: name at most one deck or one tag, because parameters are saved for all cards, a deck or a tag',
    )
  }
  if (deck !== undefined) return { type: 'deck', name: deck }
  return term === undefined ? { type: 'all' } : { type: 'tag', name: term.tag }
}

async function train(scope: ReviewScope, learning: Learning): Promise<Training> {
  const trainee = traineeOf(scope)
  const settings = settingsOf(trainee, learning)
  const items = trainingItems(eventsOf(trainee, scope, learning), settings.rollover)
  const parameters = await optimise(items, settings.relearningSteps.length)
  return {
    trained: { trainee, parameters },
    reviews: items.length,
    before: evaluate(items, settings.parameters),
    after: evaluate(items, parameters),
  }
}

function settingsOf(trainee: Trainee, { settings }: Learning): Settings {
  if (trainee.type === 'all') return settings
  const { type, name } = trainee
  return settingsFor(type === 'deck' ? { deck: name, tags: [] } : { deck: '', tags: [name] }, settings)
}

/** For all cards, this includes cards that no longer exist: their reviews show the same memory. */
function* eventsOf(trainee: Trainee, scope: ReviewScope, { store }: Learning): Generator<Event> {
  if (trainee.type === 'all') return yield* store.events()
  const items = new Set(store.itemsOf(scope).map(({ item }) => item))
  for (const event of store.events()) if (items.has(event.item)) yield event
}

function keep(trained: Trained, { store }: Learning): void {
  store.setSetting(
    TRAINED_SETTING,
    serialiseTrained(keepTrained(parseTrained(store.setting(TRAINED_SETTING)), trained)),
  )
}

/** Whether the person at the terminal agrees. */
async function asks(question: string, io: Io): Promise<boolean> {
  if (io.learner.terminal() === undefined) return false
  io.err.write(question)
  for await (const line of io.learner.lines()) return /^y(?:es)?$/i.test(line.trim())
  return false
}

function trainingText({ trained: { trainee }, reviews, before, after }: Training, colours: Colours): string {
  const of = trainee.type === 'all' ? 'all cards' : `the ${trainee.type} ${trainee.name}`
  const row = (name: string, show: (evaluation: Evaluation) => string) =>
    `${name.padEnd(10)}${show(before).padStart(10)}${show(after).padStart(10)}\n`
  return [
    `Trained on ${countText(reviews, 'review')} of ${of}\n`,
    colours.faint(`${'before'.padStart(20)}${'after'.padStart(10)}`),
    '\n',
    row('log loss', ({ logLoss }) => logLoss.toFixed(4)),
    row('RMSE', ({ rmse }) => `${(rmse * 100).toFixed(2)} %`),
  ].join('')
}

function outcomeText(better: boolean, outcome: 'kept' | 'left'): string {
  if (!better) return 'The current parameters predict your reviews just as well, so they stay in use.'
  return outcome === 'kept'
    ? 'Saved the new parameters.'
    : 'The current parameters stay in use (--yes saves the new ones).'
}

function trainingRecord({ trained, reviews, before, after }: Training, outcome: 'kept' | 'left') {
  return { ...trained, reviews, before, after, outcome }
}
