import { type Command, Option } from 'commander'
import { type BackgroundChoice, backgroundChoices } from '../../io/colour.ts'
import { type PictureChoice, pictureChoices } from '../../io/terminal-pictures.ts'
import { usualKeys } from '../../review/keys/key-map.ts'
import { actionNames, reviewActions } from '../../review/keys/review-actions.ts'
import { answerButtons, mixes, newOrders, type SittingSettings } from '../../review/schedule/sitting.ts'
import { moreHelp } from '../help.ts'
import {
  addCommonOptions,
  addLearnerOptions,
  collect,
  type LearnerFlags,
  learnerOptions,
  manyCardsArgument,
  type RunVerb,
  wholeNumber,
} from '../options.ts'

interface ReviewFlags extends LearnerFlags {
  readonly limit?: number
  readonly new?: number
  readonly ahead?: number
  readonly cram?: true
  readonly type?: true
  readonly plain?: true
  readonly background: BackgroundChoice
  readonly filter?: string[]
  readonly order?: SittingSettings['newOrder']
  readonly mix?: SittingSettings['mix']
  readonly minutes?: number
  readonly answers?: SittingSettings['answers']
  readonly pictures?: PictureChoice
}

/** Declares `topdeck review`. */
export function declareReview(program: Command, run: RunVerb): void {
  const command = addLearnerOptions(
    program
      .command('review')
      .description('Review the cards that are due, in the terminal. Each grade is saved at once.'),
    manyCardsArgument,
  )
    .option(
      '--filter <state>',
      'only cards in this state, such as new, young or forgotten (list below): "a", "a,b" (either), "!a" (not)',
      collect,
    )
    .option('--limit <number>', 'review at most this many cards', wholeNumber(1))
    .option('--new <number>', 'learn at most this many new cards (default: the daily limit)', wholeNumber(0))
    .addOption(
      new Option(
        '--order <order>',
        'the order of new cards: as in your files, at random, or one of each topic in turn (default: file)',
      )
        .choices(newOrders)
        .conflicts('cram'),
    )
    .addOption(
      new Option('--mix <mix>', 'when new cards come: mixed among the reviews, before or after them (default: mixed)')
        .choices(mixes)
        .conflicts('cram'),
    )
    .option('--minutes <number>', 'end after this many minutes, once the card at hand is graded', wholeNumber(0, 1440))
    .option('--ahead <days>', 'include cards that become due within this many days', wholeNumber(0))
    .addOption(
      new Option('--cram', 'go through all cards, due or not; grades are not recorded').conflicts(['new', 'ahead']),
    )
    .addOption(
      new Option('--answers <how>', 'grade with four grades or with two: again and good (default: four)').choices(
        answerButtons,
      ),
    )
    .option('--type', 'type the answers that can be typed: commands and answers of up to three words')
    .addOption(new Option('--plain', 'print and read plain lines, for screen readers and pipes').conflicts('json'))
    .addOption(
      new Option(
        '--pictures <how>',
        'how to show pictures; "link" prints their paths (default: by the terminal)',
      ).choices(pictureChoices),
    )
  addCommonOptions(command)
    .addOption(
      new Option('--background <colour>', 'background of the terminal, if it tells a wrong one or none')
        .choices(backgroundChoices)
        .default('auto'),
    )
    .addHelpText('after', help)
    .action((topics: readonly string[], flags: ReviewFlags) =>
      run(async (io) => {
        const { review } = await import('./review.ts')
        const options = {
          ...learnerOptions(flags),
          limit: flags.limit,
          background: flags.background,
          new: flags.new,
          ahead: flags.ahead ?? 0,
          what: flags.cram === undefined ? 'due' : 'cram',
          answers: flags.type === undefined ? 'shown' : 'typed',
          surface: flags.plain === undefined ? 'screen' : 'lines',
          filter: flags.filter ?? [],
          sitting: {
            ...(flags.order !== undefined && { newOrder: flags.order }),
            ...(flags.mix !== undefined && { mix: flags.mix }),
            ...(flags.minutes !== undefined && { minutes: flags.minutes }),
            ...(flags.answers !== undefined && { answers: flags.answers }),
          },
          pictures: flags.pictures ?? 'auto',
        } as const
        return await review(topics, options, io)
      }),
    )
}

const help = moreHelp({
  examples: [
    ['topdeck review', 'what is due today'],
    ['topdeck review --tag docker --new 5', 'cards about Docker, with at most five new ones'],
    ['topdeck review --filter forgotten', 'once more what you forgot today; grades are not recorded'],
    ['topdeck review --filter young --tag docker', 'what is due and not yet well known'],
    ['topdeck review --filter flag:red --cram', 'all cards that you have flagged red'],
    ['topdeck review --minutes 15', 'stops after a quarter of an hour'],
    ['topdeck review --order topic --mix before', 'new cards first, one of each topic in turn'],
    ['topdeck review --answers two', 'grades are again and good only'],
    ['topdeck review --ahead 3', 'before you travel'],
    ['topdeck review topics ~/notes/topics', 'the cards of two projects in one session, each by its own settings'],
    ['topdeck review --cram --deck containers', 'before an exam'],
    ['topdeck review --type', 'type commands; the order of flags does not matter, and -it equals -i -t'],
    ['topdeck review --plain', 'for screen readers and pipes'],
  ],
  notes: [
    {
      title: 'Keys, unless the configuration sets others:',
      items: actionNames.map((action) => [usualKeys[action].join(', '), reviewActions[action].help] as const),
    },
    {
      title: 'States for --filter:',
      items: [
        ['new', 'never reviewed'],
        ['learning', 'in learning or relearning steps'],
        ['young, mature', 'with an interval below 21 days, or of 21 days and more'],
        ['due', 'due now; new cards are not due'],
        ['forgotten', 'graded "again" today'],
        ['leech', 'forgotten as often as makes a leech'],
        ['suspended, buried', 'hidden'],
        ['flag, flag:red, …', 'flagged, in any colour or in this one'],
      ],
    },
    'These filters choose among the cards that are due. With forgotten, leech, suspended and buried, all such cards come, ' +
      'due or not, and grades are not recorded, as with --cram.',
    'With --json, another program does the reviewing, with one JSON object per line. Topdeck prints each card as ' +
      '{"type":"card", "item":…, "question":…, "questionHtml":…, "typable":…, "changed":…, "left":{…}, …} ' +
      'and reads requests.',
    {
      title: 'Requests and replies:',
      items: [
        ['{"answer":true}', '{"type":"answer", "answer":…, "answerHtml":…, "intervals":{"1":"1m", …}, …}'],
        ['{"typed":"docker ps"}', 'the same, with "result", "suggested" and "tokens"'],
        [
          '{"grade":3}',
          '{"type":"graded", "event":…, "due":…, "leech":false}, once the grade is on the disk; ' +
            'the request may add "taken", the milliseconds that the answer took',
        ],
        ['{"undo":true}', '{"type":"undone", …}'],
        ['{"suspend":true}', '{"type":"suspended", …}'],
        ['{"bury":true}', '{"type":"buried", …}'],
        ['{"flag":"red"}', '{"type":"flagged", "flag":"red", …}, and the card again; "none" removes the flag'],
        ['{"due":"+5"}', '{"type":"moved", "due":…}; or a date, "2026-12-24"'],
        [
          '{"quit":true}',
          '{"type":"summary", "reviews":…, "grades":{…}, "retention":…, "next":{…}}; the end of the input does the same',
        ],
      ],
    },
    'A card that was reviewed in another terminal in the meantime is left out: {"type":"outdated", "item":…, "message":…}, ' +
      'and the next card follows.',
    'A request that cannot be carried out gets {"type":"error", "message":…}, and the session goes on.',
  ],
})
