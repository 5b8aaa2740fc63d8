import { dirname, resolve } from 'node:path'
import { coloursFor } from '../../io/colour.ts'
import { writeOutput } from '../../io/files.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import { Progress } from '../../io/progress.ts'
import { writeJson } from '../../io/sink.ts'
import { type Learning, type LearningOptions, openLearning, scopeOf } from '../../learning/learning.ts'
import { Failure } from '../../model/failure.ts'
import { parseTagExpression } from '../../model/tags.ts'
import { isFolder } from '../../project/ledger-place.ts'
import type { Statistics } from '../../review/statistics/read-statistics.ts'
import { readStatistics } from '../../review/statistics/read-statistics.ts'
import { countText } from '../../text/count.ts'
import type { CommonOptions } from '../options.ts'
import { statsPage } from './page.ts'
import { statsRecord } from './record.ts'
import { statsText } from './text.ts'

/** The options of `stats`. */
export interface StatsOptions extends CommonOptions, Pick<LearningOptions, 'store'> {
  /** Names of decks. */
  readonly decks: readonly string[]
  /** How many days to look back and ahead; undefined for 26 weeks back (on a page, all) and 30 days ahead. */
  readonly days: number | undefined
  /** The file to write the page to; undefined for none. */
  readonly html: string | undefined
}

/** `topdeck stats`: shows statistics of the learner's reviews as text, JSON or a page. */
export async function stats(target: string | undefined, options: StatsOptions, io: Io): Promise<ExitCode> {
  // Mistakes in the options are reported before the cards are loaded.
  parseTagExpression(options.tag)
  const page = options.html === undefined ? undefined : pagePath(options.html, io)
  const learning = await openLearning(target, options, io)
  try {
    if (page !== undefined) {
      const figures = figuresOf(learning, options.days ?? 'all', options, io)
      await writeOutput(page, [statsPage(figures, scopeText(options))], io)
      io.err.write(`Wrote ${showPath(page, io)}\n`)
      if (options.output === 'text') return 0
    }
    const figures = figuresOf(learning, options.days ?? 26 * 7, options, io)
    if (options.output === 'json') writeJson(io.out, statsRecord(figures))
    else io.out.write(shown(figures, options, io))
    return 0
  } finally {
    learning.close()
  }
}

function figuresOf(learning: Learning, past: number | 'all', options: StatsOptions, io: Io): Statistics {
  const { store, settings, now } = learning
  const { days } = options
  const scope = scopeOf(learning, options)
  const progress = new Progress(io)
  let count = 0
  const figures = readStatistics(store, {
    scope,
    settings,
    now: now(),
    past,
    ahead: days ?? 30,
    onItem() {
      if (count % 1000 === 0) progress.show(`${countText(count, 'card')} read`)
      count += 1
    },
  })
  progress.clear()
  return figures
}

function shown(figures: Statistics, options: StatsOptions, io: Io): string {
  const count = Object.values(figures.cards).reduce((sum, number) => sum + number, 0)
  if (count === 0) return 'No cards match.\n'
  if (figures.total.reviews === 0) return 'You have not reviewed anything yet; start with "topdeck review".\n'
  return statsText(figures, io.out.columns, coloursFor(io.out, options.colour, io.env))
}

/** Which cards the statistics cover, in words. */
function scopeText({ tag, decks }: StatsOptions): string {
  const parts = [...decks.map((deck) => `deck ${deck}`), ...tag.map((expression) => `tag ${expression}`)]
  return parts.length === 0 ? 'all cards' : parts.join(', ')
}

/** The path of the page. Fails if no file can be written there. */
function pagePath(file: string, io: Io): string {
  const path = resolve(io.cwd, file)
  const shownPath = showPath(path, io)
  if (isFolder(path)) throw new Failure(`${shownPath}: is a folder; name a file for the page`)
  if (!isFolder(dirname(path)))
    throw new Failure(`${showPath(dirname(path), io)}: no such folder; the page was not written`)
  return path
}
