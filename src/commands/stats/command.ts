import type { Command } from 'commander'
import { moreHelp } from '../help.ts'
import {
  addCommonOptions,
  addLearnerOptions,
  type LearnerFlags,
  learnerOptions,
  type RunVerb,
  wholeNumber,
} from '../options.ts'

interface StatsFlags extends LearnerFlags {
  readonly days?: number
  readonly html?: string
}

/** Declares `topdeck stats`. */
export function declareStats(program: Command, run: RunVerb): void {
  const command = addLearnerOptions(
    program
      .command('stats')
      .description('Show statistics: cards due, reviews, retention, time spent, stability and difficulty.'),
  )
    .option(
      '--days <number>',
      'days to look back and ahead (default: 26 weeks back, on a page all, and 30 days ahead)',
      wholeNumber(1, 3650),
    )
    .option('--html <file>', 'write all charts to this file, as a page that needs no other file')
  addCommonOptions(command)
    .addHelpText('after', help)
    .action((topics: string | undefined, flags: StatsFlags) =>
      run(async (io) => {
        const { stats } = await import('./stats.ts')
        return await stats(topics, { ...learnerOptions(flags), days: flags.days, html: flags.html }, io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck stats'],
    ['topdeck stats --tag docker --days 90'],
    ['topdeck stats --html stats.html', 'writes a page that opens in any browser'],
    ["topdeck stats --json | jq '.retention.all | .recalled / .of'"],
  ],
  notes: [
    'Retention is the share of reviews graded hard, good or easy. It counts the first review of a card each day, ' +
      'once the card has left its learning steps. Young cards have an interval of less than 21 days, mature cards ' +
      'of 21 days or more. Each gap of a cloze counts as a card. If an answer takes longer than 10 minutes, ' +
      'only 10 minutes are counted.',
    {
      title: 'Keys of the JSON (dates look like 2026-01-02):',
      items: [
        ['today, period', 'the days covered: how many in the past and how many ahead, both including today'],
        ['cards', 'numbers of cards: new, learning, young, mature, suspended, leech'],
        ['knowledge', 'cards seen so far, and how many of them you are expected to recall today'],
        ['due', 'overdue cards, and the number due on each day; today includes the overdue ones'],
        ['activity, total', 'reviews and seconds on each past day, and since the beginning'],
        ['streak', 'current and longest, in days'],
        ['grades', 'in the past days: again, hard, good, easy'],
        ['medianAnswerSeconds', 'in the past days; null if there were no reviews'],
        [
          'retention',
          'all, young, mature: how many reviews recalled the card, and of how many; weeks: the same for each week',
        ],
        ['stability, difficulty', 'the median, and the number of cards between each bound and the next'],
      ],
    },
  ],
})
