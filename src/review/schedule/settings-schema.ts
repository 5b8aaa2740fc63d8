/** What a project may set for reviewing, as the `review` key of the configuration has it. */

import * as v from 'valibot'
import { exactObject, isOn, numberFrom, oneOf, onOff, wholeNumberFrom } from '../../model/outside-data.ts'
import { DAY, type Milliseconds } from '../../model/time.ts'
import { settingDefaults } from './default-settings.ts'
import { easyDayLoads, weekdays } from './load-balance.ts'
import { answerButtons, mixes, newOrders } from './sitting.ts'

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: DAY } as const
const YEAR = 365 * UNITS.d

const expectedDuration = 'a duration up to 365d, such as 30s, 10m or 2h'

/** A duration as Anki writes it: `1m`, `10m`, `1d`. */
const duration = v.pipe(
  v.string(expectedDuration),
  v.regex(/^[0-9]+([.][0-9]+)?[smhd]$/, expectedDuration),
  v.check((text) => {
    const length = lengthOf(text)
    return length > 0 && length <= YEAR
  }, expectedDuration),
  v.transform(lengthOf),
)

function lengthOf(text: string): Milliseconds {
  const unit = text.slice(-1) as keyof typeof UNITS
  return Math.round(Number(text.slice(0, -1)) * UNITS[unit]) as Milliseconds
}

/** A duration as the configuration has it: `90m`, in the largest unit that gives a whole number. */
function settingDurationText(length: Milliseconds): string {
  const [unit, size] = Object.entries(UNITS).findLast(([, size]) => length % size === 0) ?? ['s', UNITS.s]
  return `${length / size}${unit}`
}

const rollover = v.pipe(
  wholeNumberFrom(0, 23),
  v.description('The hour at which your day begins: reviews before it count for the day before.'),
)

const retention = v.pipe(
  numberFrom(0.7, 0.99),
  v.description('The chance that you still remember a card when it comes due; higher means more reviews.'),
)

const steps = v.pipe(
  v.array(duration, 'a list'),
  v.description('How long a new card waits between its first reviews, such as 30s, 10m, 2h or 1d.'),
)

const relearningSteps = v.pipe(
  v.array(duration, 'a list'),
  v.description('How long a forgotten card waits between the reviews in which you learn it again.'),
)

const maximumInterval = v.pipe(wholeNumberFrom(1, 36_500), v.description('The longest interval, in days.'))

const expectedParameters = 'the 21 numbers of FSRS-6'

const parameters = v.pipe(
  v.array(v.pipe(v.number('a number'), v.finite('a number')), expectedParameters),
  v.minLength(21, expectedParameters),
  v.maxLength(21, expectedParameters),
  v.description('The 21 parameters of FSRS-6, instead of those that topdeck optimize has trained.'),
)

const leechThreshold = v.pipe(
  wholeNumberFrom(0, 9999),
  v.description('How often a card may be forgotten before it is suspended as a leech; 0 never suspends any.'),
)

const fuzz = v.pipe(
  onOff(),
  v.description('Whether intervals vary a little, so that cards learned together spread out. on and off work as well.'),
  v.transform(isOn),
)

const balance = v.pipe(
  onOff(),
  v.description(
    'Whether, of the days that the fuzz allows, those with fewer cards are preferred, as by the load balancer of Anki.',
  ),
  v.transform(isOn),
)

const noNormalDay = 'at least one day that is normal'

const easyDays = v.pipe(
  exactObject(
    Object.fromEntries(weekdays.map((weekday) => [weekday, v.exactOptional(oneOf(easyDayLoads))])) as Readonly<
      Record<
        (typeof weekdays)[number],
        ReturnType<typeof v.exactOptional<ReturnType<typeof oneOf<typeof easyDayLoads>>>>
      >
    >,
  ),
  v.check((days) => weekdays.some((weekday) => (days[weekday] ?? 'normal') === 'normal'), noNormalDay),
  v.description('Days of the week on which less is to be due, reduced or minimum, as the easy days of Anki.'),
)

const newOrder = v.pipe(
  oneOf(newOrders),
  v.description(
    'The order of new cards: file as in your files, random at random, the same all day, topic one of each topic in turn.',
  ),
)

const mix = v.pipe(
  oneOf(mixes),
  v.description('When new cards come: mixed among the reviews, before them, or after them.'),
)

const minutes = v.pipe(
  wholeNumberFrom(0, 1440),
  v.description('A session ends after this many minutes, once the card at hand is graded; 0 sets no limit.'),
)

const answers = v.pipe(
  oneOf(answerButtons),
  v.description('Whether you grade with four grades, or with two: again and good.'),
)

const newLimit = v.pipe(wholeNumberFrom(0, 9999), v.description('How many new cards a day shows at most.'))
const reviewLimit = v.pipe(wholeNumberFrom(0, 9999), v.description('How many reviews a day shows at most.'))
const limitsDescription = 'How many cards a day shows at most.'

const partialLimits = v.pipe(
  exactObject({ new: v.exactOptional(newLimit), reviews: v.exactOptional(reviewLimit) }),
  v.description(limitsDescription),
)

const name = v.pipe(v.string('a string'), v.nonEmpty('a string that is not empty'))

const override = v.pipe(
  exactObject({
    deck: v.exactOptional(
      v.pipe(name, v.description('A deck, by its full name or its last levels; the decks below it are included.')),
    ),
    tag: v.exactOptional(v.pipe(name, v.description('A tag; the tags below it are included.'))),
    retention: v.exactOptional(retention),
    steps: v.exactOptional(steps),
    relearningSteps: v.exactOptional(relearningSteps),
    maximumInterval: v.exactOptional(maximumInterval),
    parameters: v.exactOptional(parameters),
    leechThreshold: v.exactOptional(leechThreshold),
    fuzz: v.exactOptional(fuzz),
    balance: v.exactOptional(balance),
    easyDays: v.exactOptional(easyDays),
    limits: v.exactOptional(partialLimits),
  }),
  v.metadata({ oneOf: [{ required: ['deck'] }, { required: ['tag'] }] }),
  v.check(({ deck, tag }) => (deck === undefined) !== (tag === undefined), 'either a deck or a tag'),
  v.transform(({ deck, tag, ...settings }) => ({
    group: deck === undefined ? { type: 'tag' as const, name: tag ?? '' } : { type: 'deck' as const, name: deck },
    settings,
  })),
)

const { steps: defaultSteps, relearningSteps: defaultRelearningSteps, limits: defaultLimits } = settingDefaults

/** The `review` key; a setting that is left out has its default. */
export const reviewSchema = v.pipe(
  exactObject({
    rollover: v.optional(rollover, settingDefaults.rollover),
    retention: v.optional(retention, settingDefaults.retention),
    steps: v.optional(steps, defaultSteps.map(settingDurationText)),
    relearningSteps: v.optional(relearningSteps, defaultRelearningSteps.map(settingDurationText)),
    maximumInterval: v.optional(maximumInterval, settingDefaults.maximumInterval),
    parameters: v.exactOptional(parameters),
    leechThreshold: v.optional(leechThreshold, settingDefaults.leechThreshold),
    fuzz: v.optional(fuzz, settingDefaults.fuzz),
    balance: v.optional(balance, settingDefaults.balance),
    easyDays: v.optional(easyDays, settingDefaults.easyDays),
    newOrder: v.optional(newOrder, settingDefaults.newOrder),
    mix: v.optional(mix, settingDefaults.mix),
    minutes: v.optional(minutes, settingDefaults.minutes),
    answers: v.optional(answers, settingDefaults.answers),
    limits: v.exactOptional(
      v.pipe(
        exactObject({
          new: v.optional(newLimit, defaultLimits.new),
          reviews: v.optional(reviewLimit, defaultLimits.reviews),
        }),
        v.description(limitsDescription),
      ),
    ),
    overrides: v.optional(
      v.pipe(v.array(override, 'a list'), v.description('Other settings for the cards of a deck or with a tag.')),
      [],
    ),
  }),
  v.description('How cards are scheduled when you review them in the terminal.'),
  // The very default parameters show that none are set: trained ones may take their place.
  v.transform(({ parameters, limits, ...found }) => ({
    ...found,
    parameters: parameters ?? settingDefaults.parameters,
    limits: limits ?? defaultLimits,
  })),
)
