import { existsSync } from 'node:fs'
import { coloursFor, paletteFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { exitCodeOf, problemsText, sortProblems } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import { terminalLinks } from '../../io/terminal-links.ts'
import { originOfSource } from '../../learning/load-cards.ts'
import type { Card, RenderedCard } from '../../model/card.ts'
import { sourceLinks } from '../../project/ledger-file.ts'
import type { Project } from '../../project/project.ts'
import { imageReader } from '../../project/topics/read.ts'
import { escapeName } from '../../render/field/escape-controls.ts'
import { renderCard } from '../../render/html.ts'
import { detailLines, type KnownItem, memoryRecord } from '../../review/front/card-information.ts'
import { cardLines, cardWidth, type ScreenStyle } from '../../review/front/card-lines.ts'
import type { ItemId } from '../../review/history/event.ts'
import type { ItemState } from '../../review/history/item-state.ts'
import { settingsFor } from '../../review/schedule/settings.ts'
import { sidesOf } from '../../review/session/card-sides.ts'
import { stateText } from '../../review/session/state-text.ts'
import { openLearnerStore, type StoreChoice, storePath } from '../../review/store/learner-store.ts'
import { storedCard } from '../../review/store/stored-card.ts'
import { painter } from '../../terminal/style.ts'
import { wrapText } from '../../terminal/wrap-text.ts'
import { cardRecord, placesText } from '../listed-card.ts'
import type { CommonOptions } from '../options.ts'
import { findShown, type ShownCards } from './find-shown.ts'

/** The options of `show`. */
export interface ShowOptions extends Omit<CommonOptions, 'tag'>, StoreChoice {}

/** `topdeck show`: draws cards with both sides, and says when they are due. Writes nothing. */
export async function show(asked: string, options: ShowOptions, io: Io): Promise<ExitCode> {
  const shown = await findShown(asked, io)
  const { project, ledgerFile } = shown
  const states = statesOf(shown, options, io)
  const render = renderer(shown)
  if (options.output === 'json') {
    const records = shown.cards.map((card) => recordOf(card, render(card), states, project))
    writeJson(io.out, records)
  } else {
    const colour = paletteFor(io.out, options.colour, io.env)
    const style: ScreenStyle = { palette: colour, links: io.out.isTerminal ? terminalLinks(io.env) : 'plain' }
    const drawn = shown.cards.map((card) => cardText(card, render(card), states, project, style, io))
    io.out.draw(drawn.join('\n'))
  }
  const problems = sortProblems(ledgerFile.problems)
  io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  return exitCodeOf(problems)
}

function renderer({ project, ledgerFile }: ShownCards): (card: Card) => RenderedCard {
  const options = {
    rootDeck: project.configuration.deck,
    images: project.configuration.images,
    sourceUrl: sourceLinks(project, ledgerFile.link),
    readImage: imageReader(project.topics),
  }
  return (card) => {
    const entry = ledgerFile.ledger.entries.get(card.id)
    return { ...renderCard(card, options).card, changed: entry?.changed ?? (0 as RenderedCard['changed']) }
  }
}

/** What a learner's store knows of an item: its state, and that in words. */
interface LearnerStates {
  state(item: ItemId): ItemState | undefined
  text(item: ItemId): string | undefined
  /** Everything about an item whose card is in this deck and has these tags; undefined without a store. */
  known(item: ItemId, card: Pick<RenderedCard, 'deck' | 'tags'>): KnownItem | undefined
}

/** Reads the states of all shown cards; a store that isn't there yet is not made for this. */
function statesOf({ project, cards }: ShownCards, options: StoreChoice, io: Io): LearnerStates {
  const path = storePath(options, io)
  if (path === undefined || !existsSync(path)) {
    return { state: () => undefined, text: () => undefined, known: () => undefined }
  }
  const origin = originOfSource({ type: 'topics', project: { ...project, within: '' } })
  const { store, settings } = openLearnerStore({ configured: project.configuration.review, origin }, options, io)
  const wanted = new Set(cards.map(({ id }) => id as string))
  const states = new Map(
    store
      .states()
      .flatMap((state) => (wanted.has(state.item.split('.')[0] ?? '') ? [[state.item, state] as const] : [])),
  )
  const histories = new Map([...states.keys()].map((item) => [item, store.historyOf(item)]))
  store.close()
  const time = io.system.milliseconds()
  const now = { time, offset: io.system.offsetAt(time) }
  return {
    state: (item) => states.get(item),
    text: (item) => {
      const state = states.get(item)
      return state === undefined ? 'new' : stateText(state, now, settings.rollover)
    },
    known: (item, card) => ({
      ...{ item, state: states.get(item), events: histories.get(item) ?? [] },
      ...{ settings: settingsFor(card, settings), now },
    }),
  }
}

/** A card as lines: its place in the decks, its sides, and below them where it comes from and when it is due. */
function cardText(
  card: Card,
  rendered: RenderedCard,
  states: LearnerStates,
  project: Project,
  style: ScreenStyle,
  io: Io,
): string {
  const { columns } = io.out
  const width = cardWidth(columns)
  const paint = painter(style.palette)
  const quiet = (data: string) => {
    const text = escapeName(data)
    return wrapText(text, width).map(({ start, end }) => paint(text.slice(start, end), { hue: 'quiet' }))
  }
  const { items, kind, fields } = storedCard(rendered)
  const details = (item: ItemId) => {
    const known = states.known(item, rendered)
    return known === undefined ? [] : detailLines(known)
  }
  const context = [rendered.deck.replaceAll('::', ' › '), ...(card.sources[0].section.slice(-1) ?? [])].join(' · ')
  const sides = card.answered
    ? items.flatMap((item, index) => {
        const sides = sidesOf({ kind, fields }, item)
        const shown = { ...sides, place: 'below', notes: fields.notes } as const
        const gap = `gap ${index + 1} of ${items.length}${ended(states.text(item))}`
        const state = items.length === 1 ? [] : [gap, ...details(item)].flatMap(quiet)
        return [...state, ...(state.length === 0 ? [] : ['']), ...cardLines(shown, columns, style).lines, '']
      })
    : [
        ...cardLines({ question: fields.question, answer: '', place: 'below', notes: '' }, columns, style).lines,
        paint('This question has no answer, so there is no card yet.', { hue: 'warning' }),
        '',
      ]
  const [only] = items
  const state = items.length === 1 && card.answered ? states.text(only) : undefined
  return [
    ...quiet(context),
    '',
    ...sides,
    ...quiet([card.id, ...card.tags].join('  ')),
    ...quiet(placesText(card.sources, project, io)),
    ...(state === undefined ? [] : [...details(only), state].flatMap(quiet)),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function ended(text: string | undefined): string {
  return text === undefined ? '' : `: ${text}`
}

/** A card as `--json` gives it: as in `list`, with the fields as in the JSON decks, and the learner's states. */
function recordOf(card: Card, rendered: RenderedCard, states: LearnerStates, project: Project) {
  const { question, answer, context, notes } = rendered.fields
  const items = storedCard(rendered).items.flatMap((item) => {
    const state = states.state(item)
    if (state === undefined) return []
    const { phase, due, reviews, lapses, availability } = state
    const known = states.known(item, rendered)
    return [
      {
        ...{ item, phase, due: due ?? null, reviews, lapses, availability, text: states.text(item) },
        ...(known === undefined ? {} : memoryRecord(known)),
      },
    ]
  })
  return {
    ...cardRecord(card, { within: '', extent: project.extent }),
    fields: { question, answer, context, notes },
    items,
  }
}
