import { type Compilation, type CompileOptions, compile } from '../../src/compile.ts'
import { emptyLedger, type Ledger, parseLedger, serialiseLedger } from '../../src/identity/ledger.ts'
import { noRules } from '../../src/merge/rules.ts'
import type { CardId } from '../../src/model/card.ts'
import type { Seconds } from '../../src/model/time.ts'
import { loadParsers } from '../../src/parse/parsers.ts'

const parsers = await loadParsers(['---\n---\n', '<p>'])
const day = 86_400
const first = 1_700_000_000

/** A build with the data that tests check. */
export interface Build extends Compilation {
  /** The ids of the cards by the text of their leading question. */
  readonly ids: Readonly<Record<string, CardId>>
  readonly time: Seconds
}

/** Builds of one project, one day apart; each uses the ledger that the previous one wrote. */
export class Builds {
  ledger: Ledger
  #time = first

  constructor(ledger: Ledger = emptyLedger) {
    this.ledger = ledger
  }

  build(files: Readonly<Record<string, string>>, options: Partial<CompileOptions> = {}): Build {
    const time = this.#time as Seconds
    const sources = Object.entries(files).map(([path, text]) => ({ path, text }))
    const compilation = compile(sources, {
      parsers,
      rootDeck: 'Topdeck',
      ledger: this.ledger,
      rules: noRules,
      now: time,
      sourceUrl: () => undefined,
      readImage: () => ({ missing: 'absent' }),
      ...options,
    })
    // As in a real project, the ledger is written and read between builds.
    this.ledger = parseLedger(serialiseLedger(compilation.ledger), 'topdeck.lock', time).ledger
    this.#time += day
    const ids = Object.fromEntries(compilation.found.map(({ id, sources: [lead] }) => [lead.text, id]))
    return { ...compilation, ids, time }
  }
}

/** A page of questions in `<details>` elements. */
export function folds(questions: Readonly<Record<string, string>>): string {
  return Object.entries(questions)
    .map(([question, answer]) => `<details><summary>${question}</summary>\n\n${answer}\n\n</details>\n`)
    .join('\n')
}
