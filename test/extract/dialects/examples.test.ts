import { expect, test } from 'vitest'
import type { Dialect } from '../../../src/extract/dialect.ts'
import { dialects } from '../../../src/extract/dialects/dialects.ts'
import { lineOf } from '../../../src/parse/block.ts'
import { type Page, parsePage } from '../../../src/parse/page.ts'
import { loadParsers } from '../../../src/parse/parsers.ts'
import { compileExample, exampleCard, examplePage } from '../../docs/compile-example.ts'

const parsers = await loadParsers(dialects.map(({ example }) => example.markdown))

test.each(dialects.map((dialect, index) => ({ index, name: dialect.name, dialect })))(
  'the example of dialect $index ($name) gives its cards',
  async ({ dialect: { example } }) => {
    const { cards, problems } = await compileExample(example)
    expect(cards.map(exampleCard)).toEqual(example.cards.map((card) => ({ kind: 'open', ...card })))
    expect(problems.map(String)).toEqual([])
  },
)

test.each(dialects.map((dialect, index) => ({ index, name: dialect.name, dialect })))(
  'every card in the example of dialect $index ($name) is found by this dialect',
  async ({ dialect }) => {
    const { fates } = await compileExample(dialect.example)
    const page = parsePage(examplePage, dialect.example.markdown, parsers)
    const pages = new Map([[page.file, page]])
    for (const [path, text] of Object.entries(dialect.example.otherPages ?? {}))
      pages.set(`docker/${path}`, parsePage(`docker/${path}`, text, parsers))
    const found = fates.get(examplePage)?.filter(({ became }) => became.type === 'questions') ?? []
    expect(found).not.toEqual([])
    expect(found.map(({ line }) => finderAt(line, page, pages))).toEqual(found.map(() => dialect))
  },
)

/** The dialect that takes the block at a line of a page. */
function finderAt(line: number, page: Page, pages: ReadonlyMap<string, Page>): Dialect | undefined {
  const index = page.blocks.findIndex((block) => lineOf(block) === line)
  return dialects.find(
    (dialect) => dialect.find({ page, pages, blocks: page.blocks, index, endsAnswer: () => false }) !== undefined,
  )
}
