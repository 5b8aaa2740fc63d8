import { type Compilation, compile } from '../../src/compile.ts'
import type { Example, ExampleCard } from '../../src/extract/dialect.ts'
import { emptyLedger } from '../../src/identity/ledger.ts'
import type { RenderedCard } from '../../src/model/card.ts'
import type { Seconds } from '../../src/model/time.ts'
import { loadParsers } from '../../src/parse/parsers.ts'
import { plainField } from '../../src/render/field/plain-field.ts'

/** Where the page of an example lies. */
export const examplePage = 'docker/page.md'

/** What the compiler makes of an example: its page, the pages that it links to, and nothing else. */
export async function compileExample({ markdown, otherPages = {} }: Omit<Example, 'cards'>): Promise<Compilation> {
  const files = [
    { path: examplePage, text: markdown },
    ...Object.entries(otherPages).map(([path, text]) => ({ path: `docker/${path}`, text })),
  ]
  return compile(files, {
    parsers: await loadParsers(files.map(({ text }) => text)),
    rootDeck: 'Topdeck',
    ledger: emptyLedger,
    now: 1_700_000_000 as Seconds,
    sourceUrl: () => undefined,
    readImage: () => ({ missing: 'absent' }),
  })
}

/** A card as examples write it. */
export function exampleCard({ kind, fields }: RenderedCard): Required<ExampleCard> {
  return { question: oneLine(fields.question), answer: oneLine(fields.answer), kind }
}

function oneLine(html: string): string {
  return plainField(html).replace(/\s+/g, ' ').trim()
}
