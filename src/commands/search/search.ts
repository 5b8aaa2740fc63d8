import { coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import type { Card } from '../../model/card.ts'
import { Failure } from '../../model/failure.ts'
import { matchesTags, parseTagExpression } from '../../model/tags.ts'
import { plainText } from '../../parse/block.ts'
import { requireTaggedCards } from '../../project/asked-tags.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { openProject, readSources } from '../../project/project.ts'
import { shownText } from '../../render/shown-question.ts'
import { nearest } from '../../text/did-you-mean.ts'
import { cardRecord, cardText } from '../listed-card.ts'
import type { CommonOptions } from '../options.ts'
import { excerpt, rank, type Searchable } from './rank.ts'

/** How many cards are printed unless all are wanted. */
const SHOWN = 20

/** A phrase in quotes of its own, within those of the shell: `'"image layer"'`. */
const quoted = /^["“'](.+)["”']$/s

/** `topdeck search`: finds cards by the words of their questions and answers. Writes nothing. */
export async function search(asked: readonly string[], options: CommonOptions, io: Io): Promise<ExitCode> {
  const words = asked.map((word) => word.replace(quoted, '$1')).filter((word) => word.trim() !== '')
  if (words.length === 0) throw new Failure('search: expected a word; the words are empty')
  const expression = parseTagExpression(options.tag)
  const project = await openProject(undefined, undefined, io)
  const sources = readSources(project, io)
  const { found, ledgerFile } = await findProjectCards(project, sources.files, io)
  requireTaggedCards(expression, found.cards)
  const searchable = found.cards.filter(({ tags }) => matchesTags(expression, tags)).map(searchableCard)
  const hits = rank(searchable, words)

  if (options.output === 'json') {
    const records = hits.map(({ card: { card, answer }, score }) => {
      return { ...cardRecord(card, project), answer, score: Number(score.toFixed(3)) }
    })
    writeJson(io.out, records)
  } else {
    const colours = coloursFor(io.out, options.colour, io.env)
    const shown = options.verbosity === 'all' ? hits : hits.slice(0, SHOWN)
    const width = Math.max(20, io.out.columns - 8)
    for (const { card } of shown) {
      const shownAnswer = card.card.answers.map(({ answer }) => shownText(answer)).join('\n')
      const piece = excerpt(shownAnswer, words, width) ?? excerpt(card.answer, words, width)
      io.out.write(cardText(card.card, project, colours, io))
      if (piece !== undefined) io.out.write(`    ${colours.faint(piece)}\n`)
    }
    if (hits.length > shown.length) io.out.write(`… and ${hits.length - shown.length} more (--verbose shows them)\n`)
    const [best] = hits
    if (best === undefined) io.err.write(`${nothingFound(words, searchable)}\n`)
    else if (best.words < words.length) io.err.write('No card has all of these words; these have most of them.\n')
  }

  const problems = sortProblems(ledgerFile.problems)
  io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(problems)
}

function searchableCard(card: Card): Searchable & { readonly card: Card } {
  const { id, sources, answers, tags } = card
  return {
    card,
    id,
    question: sources.map(({ text, prompt }) => (sources.length === 1 ? plainText(prompt) || text : text)).join('\n'),
    answer: answers.map(({ answer }) => plainText(answer)).join('\n'),
    around: [...new Set(sources.flatMap(({ section }) => section)), ...tags].join(' '),
  }
}

/** Nothing was found; perhaps a word is mistyped. */
function nothingFound(words: readonly string[], cards: readonly Searchable[]): string {
  const known = new Set(
    cards.flatMap(({ question, answer }) => `${question} ${answer}`.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []),
  )
  const asked = words.map((word) => `"${word}"`).join(' or ')
  const near = words.flatMap((word) => nearest(word.toLowerCase(), known) ?? [])
  const hint =
    near.length === 0 ? '"topdeck list" shows all cards' : `did you mean ${near.map((word) => `"${word}"`).join(', ')}?`
  return `No card has ${asked}; ${hint}`
}
