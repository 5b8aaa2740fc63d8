import type { FsrsParameters, Override, ReviewSettings } from './settings.ts'
import { defaultReviewSettings } from './settings.ts'

/** The cards that parameters were trained for: all of them, those of a deck, or those with a tag. */
export type Trainee = { readonly type: 'all' } | Override['group']

/** Parameters that were trained from a learner's own reviews. */
export interface Trained {
  readonly trainee: Trainee
  readonly parameters: FsrsParameters
}

/** Reads what {@link serialiseTrained} wrote; undefined stands for no parameters. */
export function parseTrained(text: string | undefined): readonly Trained[] {
  return text === undefined ? [] : (JSON.parse(text) as Trained[])
}

/** Writes trained parameters as one line of text. */
export function serialiseTrained(trained: readonly Trained[]): string {
  return JSON.stringify(trained)
}

/** Adds trained parameters, replacing those of the same trainee. */
export function keepTrained(trained: readonly Trained[], { trainee, parameters }: Trained): readonly Trained[] {
  const others = trained.filter((each) => nameOf(each.trainee) !== nameOf(trainee))
  return [...others, { trainee, parameters }]
}

/** Adds trained parameters to the settings, unless the learner has set parameters by hand. */
export function withTrained(settings: ReviewSettings, trained: readonly Trained[]): ReviewSettings {
  const general = trained.find(({ trainee }) => trainee.type === 'all')?.parameters
  const isSet = settings.parameters !== defaultReviewSettings.parameters
  const overrides = trained.flatMap(({ trainee, parameters }): Override[] =>
    trainee.type === 'all' ? [] : [{ group: trainee, settings: { parameters } }],
  )
  return {
    ...settings,
    parameters: isSet || general === undefined ? settings.parameters : general,
    // Of two overrides for the same deck or tag, the later one wins.
    overrides: [...overrides, ...settings.overrides],
  }
}

function nameOf(trainee: Trainee): string {
  return trainee.type === 'all' ? 'all' : `${trainee.type} ${trainee.name}`
}
