/** Training of the FSRS parameters from a learner's own reviews. */

import { Failure } from '../../model/failure.ts'
import type { TagExpression } from '../../model/tags.ts'
import type { Event } from '../history/event.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { optimise } from './optimize.ts'
import { type ReviewSettings, settingsFor } from './settings.ts'
import type { Trained, Trainee } from './trained-parameters.ts'
import { trainingItems } from './training-items.ts'

/** Newly trained parameters, compared with those in use. */
export interface Training {
  readonly trained: Trained
  /** How many reviews they were trained from. */
  readonly reviews: number
  readonly before: Evaluation
  readonly after: Evaluation
}

/** Trains parameters from the events of the trainee's items, and compares them with those in use. */
export async function train(events: Iterable<Event>, trainee: Trainee, settings: ReviewSettings): Promise<Training> {
  const inUse = trainee.type === 'all' ? settings : settingsFor(cardOf(trainee), settings)
  const items = trainingItems(events, inUse.rollover)
  const parameters = await optimise(items, inUse.relearningSteps.length)
  return {
    trained: { trainee, parameters },
    reviews: items.length,
    before: evaluate(items, inUse.parameters),
    after: evaluate(items, parameters),
  }
}

/** The cards to train for: all of them, those of one deck, or those with one tag. Fails for other choices. */
export function traineeOf({
  decks,
  tags,
}: {
  readonly decks: readonly string[]
  readonly tags: TagExpression
}): Trainee {
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

/** A card that only the trainee's settings hold for. */
function cardOf({ type, name }: Exclude<Trainee, { readonly type: 'all' }>) {
  return type === 'deck' ? { deck: name, tags: [] } : { deck: '', tags: [name] }
}
