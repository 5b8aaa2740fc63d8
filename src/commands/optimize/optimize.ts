import { type Colours, coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { writeJson } from '../../io/sink.ts'
import { type Learning, openLearning, scopeOf } from '../../learning/learning.ts'
import type { Event } from '../../review/history/event.ts'
import { type Training, train, traineeOf } from '../../review/schedule/training.ts'
import { keepParameters, type StoreChoice } from '../../review/store/learner-store.ts'
import type { ReviewScope } from '../../review/store/stored-card.ts'
import { countText } from '../../text/count.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `optimize`. */
export interface OptimizeOptions extends CommonOptions, StoreChoice {
  /** Names of decks. */
  readonly decks: readonly string[]
  /** `ask`: ask the person at the terminal. */
  readonly consent: 'given' | 'ask'
}

/** `topdeck optimize`: trains the parameters of FSRS on the learner's own reviews, and saves them on request. */
export async function optimize(target: string | undefined, options: OptimizeOptions, io: Io): Promise<ExitCode> {
  const learning = await openLearning(target, options, io)
  let outcome: 'kept' | 'left'
  try {
    const scope = scopeOf(learning, options)
    const trainee = traineeOf(scope)
    const training = await train(eventsOf(trainee, scope, learning), trainee, learning.settings)
    const better = training.after.logLoss < training.before.logLoss
    if (options.output === 'text') io.out.write(trainingText(training, coloursFor(io.out, options.colour, io.env)))
    const wanted = better && (options.consent === 'given' || (await asks('Save the new parameters? [y/N] ', io)))
    if (wanted) keepParameters(learning.store, training.trained)
    outcome = wanted ? 'kept' : 'left'
    if (options.output === 'json') writeJson(io.out, trainingRecord(training, outcome))
    else io.out.write(`${outcomeText(better, outcome)}\n`)
  } finally {
    learning.close()
  }
  // Opening the store again recomputes the states with the new parameters.
  if (outcome === 'kept') (await openLearning(target, options, io)).close()
  return 0
}

/** For all cards, this includes cards that no longer exist: their reviews show the same memory. */
function* eventsOf(trainee: Training['trained']['trainee'], scope: ReviewScope, { store }: Learning): Generator<Event> {
  if (trainee.type === 'all') return yield* store.events()
  const items = new Set(store.itemsOf(scope).map(({ item }) => item))
  for (const event of store.events()) if (items.has(event.item)) yield event
}

/** Whether the person at the terminal agrees. */
async function asks(question: string, io: Io): Promise<boolean> {
  if (io.system.terminal() === undefined) return false
  io.err.write(question)
  for await (const line of io.system.lines()) return /^y(?:es)?$/i.test(line.trim())
  return false
}

function trainingText({ trained: { trainee }, reviews, before, after }: Training, colours: Colours): string {
  const of = trainee.type === 'all' ? 'all cards' : `the ${trainee.type} ${trainee.name}`
  const row = (name: string, show: (evaluation: Training['before']) => string) =>
    `${name.padEnd(10)}${show(before).padStart(10)}${show(after).padStart(10)}\n`
  return [
    `Trained on ${countText(reviews, 'review')} of ${of}\n`,
    colours.faint(`${'before'.padStart(20)}${'after'.padStart(10)}`),
    '\n',
    row('log loss', ({ logLoss }) => logLoss.toFixed(4)),
    row('RMSE', ({ rmse }) => `${(rmse * 100).toFixed(2)}%`),
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
