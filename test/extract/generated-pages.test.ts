import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extraction, type FoundQuestion, found } from './found.ts'
import { type GeneratedPage, pages, type WrittenPage, writePage } from './generated/pages.ts'

/**
 * Pages with known questions: every dialect, decorated in every way, alone and in company, among neighbours that ask
 * nothing, on pages of several kinds. More of them with
 * `TOPDECK_PAGES=20000 npx vitest run test/extract/generated-pages.test.ts --testTimeout 600000`.
 */
const runs = Number(process.env.TOPDECK_PAGES ?? 150)

/** What was found of a question, as it is compared. */
interface Told {
  readonly text: string
  readonly answer: string
}

function told({ text, answer }: FoundQuestion): Told {
  return { text: folded(text), answer: folded(answer) }
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function wanted({ questions }: WrittenPage): Told[] {
  return questions.map(({ text, answer }) => ({ text, answer }))
}

function read({ markdown }: WrittenPage): Told[] {
  return found(markdown, 'notes/page.md').map(told)
}

/** The page without one question, once for the first and once for the last of each series, and what is left out. */
function shortened(page: GeneratedPage): [string, GeneratedPage][] {
  return page.parts.flatMap((part, index) => {
    if (part.type !== 'series') return []
    return [part.facts.slice(1), part.facts.slice(0, -1)].map((facts): [string, GeneratedPage] => {
      const left = part.facts.find((fact) => !facts.includes(fact))
      return [left?.question ?? '', { ...page, parts: page.parts.with(index, { ...part, facts }) }]
    })
  })
}

function check(property: fc.IProperty<[GeneratedPage]>): void {
  fc.assert(property, { numRuns: runs })
}

describe('a generated page', () => {
  test('gives its questions with their answers, in their order, and nothing else', () => {
    check(
      fc.property(pages(0), (page) => {
        const written = writePage(page)
        expect(read(written), written.markdown).toEqual(wanted(written))
      }),
    )
  })

  test('gives the same questions but one when one is taken out', () => {
    check(
      fc.property(pages(1), (page) => {
        for (const [at, without] of shortened(page)) {
          const written = writePage(without)
          expect(read(written), `without ${at}:\n${written.markdown}`).toEqual(wanted(written))
        }
      }),
    )
  })

  test('gives the same questions in another order when its parts change places', () => {
    check(
      fc.property(pages(0), ({ parts, ...page }) => {
        const written = writePage({ ...page, parts: [...parts].reverse() })
        expect(read(written), written.markdown).toEqual(wanted(written))
      }),
    )
  })

  test('accounts for every block, each by one fate', () => {
    check(
      fc.property(pages(0), (page) => {
        const { markdown } = writePage(page)
        const { fates } = extraction(markdown, 'notes/page.md')
        const covered = new Set(
          fates.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, at) => line + at)),
        )
        const lines = markdown.split(/\r?\n/)
        const lost = lines.filter(
          (line, at) => /[\p{L}\p{N}]/u.test(line) && !line.startsWith('<!--') && !covered.has(at + 1),
        )
        expect(lost, markdown).toEqual([])
      }),
    )
  })
})
