// node bench/identity.mjs FOLDER | COUNT
//
// Identifies and merges the questions of a folder, or COUNT generated ones, and looks for reworded pairs; then does it
// again with the resulting ledger, and once more after editing one question in twenty. Prints the times in ms. The stages
// are bundled from src/, because the library exports only the whole pipeline.
import { generatedCards } from './generated-cards.mjs'
import { markdownFiles } from './markdown-files.mjs'
import { loadSourceParts } from './source-parts.mjs'

const [of] = process.argv.slice(2)
const stages = await loadStages()
const { identify, joinedBefore, merge, nameCards, updateLedger, suggest, defaultRules, serialiseLedger, parseLedger } =
  stages
const questions = /^\d+$/.test(of) ? generated(Number(of)) : await found(of)
const edited = questions.map((question, index) => (index % 20 === 7 ? reworded(question) : question))
const times = {}
const inConflict = new Set()

const first = round('first', questions, { entries: new Map() })
times.suggest = timed(() => suggest(first.merging, defaultRules)).ms
const written = timed(() => serialiseLedger(first.ledger))
times['write the ledger'] = written.ms
times['read the ledger'] = timed(() => parseLedger(written.result, 'topdeck.lock', 2_000_000_000)).ms
round('unchanged', questions, first.ledger)
const { identified } = round('edited', edited, first.ledger)
const kept = edited.filter((_, index) => identified.questions[index].id === first.identified.questions[index].id)
console.log(
  JSON.stringify({ questions: questions.length, cards: first.merging.groups.length, kept: kept.length, times }),
)

/** Runs the stages between extraction and rendering once. */
function round(name, asked, ledger) {
  const identifying = timed(() => identify(asked, ledger))
  const merging = timed(() =>
    merge(identifying.result.questions, defaultRules, joinedBefore(ledger, identifying.result.traits)),
  )
  const sources = merging.result.groups.map((group) => group.sources)
  const naming = timed(() => {
    const ids = nameCards(sources, ledger)
    const cards = merging.result.groups.map((group, index) => ({ ...group, id: ids[index] }))
    const fingerprints = new Map(ids.map((id) => [id, 'ffffffffffff']))
    return updateLedger(ledger, { identified: identifying.result, cards, fingerprints, inConflict }, 1_700_000_000)
  })
  times[`identify, ${name}`] = identifying.ms + naming.ms
  times[`merge, ${name}`] = merging.ms
  return { identified: identifying.result, merging: merging.result, ledger: naming.result }
}

function timed(work) {
  const start = performance.now()
  const result = work()
  return { result, ms: performance.now() - start }
}

async function found(folder) {
  const files = markdownFiles(folder)
  const parsers = await stages.loadParsers(files.map(({ text }) => text))
  const rules = { vocabulary: [], variants: [], same: [], different: [] }
  const { cards } = stages.findCards(files, { parsers, ledger: { entries: new Map() }, rules })
  return cards.flatMap((card) => card.sources)
}

function generated(count) {
  return Array.from(generatedCards(count), ({ text, fields, sources }, index) => {
    const paragraph = (value) => [element('p', [{ type: 'text', value }])]
    return {
      ...sources[0],
      file: `topic-${index % 8}/page-${Math.floor(index / 40)}.md`,
      endLine: sources[0].line,
      kind: 'open',
      text,
      prompt: paragraph(text),
      numbering: '',
      answer: paragraph(fields.answer.replace(/<[^>]*>/g, ' ')),
      section: [`part ${index % 40}`],
      topic: `topic-${index % 8}`,
      variant: `topic-${index % 8}`,
      tags: [],
      deck: 'generated',
    }
  })
}

/** The question without its second word. */
function reworded(question) {
  const text = question.text.split(' ').toSpliced(1, 1).join(' ')
  return { ...question, text, prompt: [element('p', [{ type: 'text', value: text }]), ...question.prompt.slice(1)] }
}

function element(tagName, children) {
  return { type: 'element', tagName, properties: {}, children }
}

function loadStages() {
  return loadSourceParts({
    'find-cards.ts': 'findCards',
    'parse/parsers.ts': 'loadParsers',
    'identity/identify.ts': 'identify',
    'identity/name-cards.ts': 'nameCards',
    'identity/update-ledger.ts': 'updateLedger',
    'identity/ledger.ts': 'serialiseLedger, parseLedger',
    'merge/joined-before.ts': 'joinedBefore',
    'merge/merge.ts': 'merge',
    'merge/rules.ts': 'defaultRules',
    'merge/suggest.ts': 'suggest',
  })
}
