import fc from 'fast-check'
import { type Fact, facts, neighbours } from './facts.ts'
import {
  anchors,
  answers,
  type Decoration,
  type Expected,
  emphases,
  languages,
  numberings,
  separators,
  type Writer,
  writers,
} from './writers.ts'

/** A generated page, before it is written. */
export interface GeneratedPage {
  readonly kind: (typeof kinds)[number]
  readonly lineEnding: '\n' | '\r\n'
  readonly parts: readonly Part[]
}

/** Questions of one dialect in a row, or a block that asks nothing. */
type Part = Series | { readonly type: 'neighbour'; readonly markdown: string }

/** Questions of one dialect in a row, written alike. */
interface Series {
  readonly type: 'series'
  readonly writer: Writer
  readonly decoration: Decoration
  readonly facts: readonly Fact[]
}

const kinds = ['notes', 'interview questions', 'manual', 'readme'] as const

const openings = {
  notes: '# Notes of a winter\n\nWritten down in the evenings.',
  'interview questions': '# Interview questions\n\nCollected from both sides of the table.',
  manual:
    '# The manual\n\n## Installation\n\nPut the disk into the drive, and restart.\n\n## Options\n\n`--fast` skips the checks.',
  readme:
    '# ferry\n\n[![build](https://example.org/b.svg)](https://example.org/b)\n\nMoves things.\n\n## Install\n\n```sh\nnpm install ferry\n```\n\n## License\n\nMIT',
}

const decoration: fc.Arbitrary<Decoration> = fc.record({
  numbering: fc.constantFrom(...numberings),
  emphasis: fc.constantFrom(...emphases),
  language: fc.constantFrom(...languages.map(({ name }) => name)),
  anchor: fc.constantFrom(...anchors),
  level: fc.constantFrom(2, 3, 4),
  answer: fc.constantFrom(...answers),
  gap: fc.constantFrom(1, 2),
  separator: fc.constantFrom(...separators),
})

const neighbour: fc.Arbitrary<Part> = fc
  .constantFrom(...neighbours)
  .map((markdown) => ({ type: 'neighbour' as const, markdown }))

const lineEnding = fc.constantFrom('\n' as const, '\r\n' as const)

/** The kinds of pages on which a dialect is sure: a plain heading that asks is the title of a section in a manual. */
function kindsFor(chosen: readonly Writer[]): readonly GeneratedPage['kind'][] {
  return chosen.some(({ name }) => name === 'heading') ? ['notes', 'interview questions'] : kinds
}

/**
 * Pages with one to three series of different dialects and up to three neighbours anywhere between them. Every
 * question of such a page is sure, and a page has each fact once.
 * @param spare The number of questions that each series has beyond the company that its dialect needs.
 */
export function pages(spare: number): fc.Arbitrary<GeneratedPage> {
  return fc.shuffledSubarray([...writers], { minLength: 1, maxLength: 3 }).chain((chosen) =>
    fc
      .tuple(
        fc.shuffledSubarray([...facts], { minLength: facts.length }),
        fc.tuple(
          ...chosen.map(({ company }) =>
            fc.tuple(fc.integer({ min: company + spare, max: company + spare + 3 }), decoration),
          ),
        ),
        fc.array(neighbour, { maxLength: 3 }),
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        fc.record({ lineEnding, kind: fc.constantFrom(...kindsFor(chosen)) }),
      )
      .map(([shuffled, sizes, blocks, places, page]) => {
        let taken = 0
        const parts: Part[] = chosen.map((writer, index) => {
          const [size, decoration] = sizes[index] ?? raise(`no size for series ${index}`)
          const own = shuffled.slice(taken, taken + size)
          taken += size
          return { type: 'series', writer, decoration, facts: own }
        })
        blocks.forEach((block, index) => {
          parts.splice((places[index] ?? 0) % (parts.length + 1), 0, block)
        })
        return { ...page, parts }
      }),
  )
}

/** A page as Markdown, and the questions on it in order. */
export interface WrittenPage {
  readonly markdown: string
  readonly questions: readonly (Expected & { readonly dialect: string })[]
}

/** Writes a page. An answer that runs on is ended by a title of a section. */
export function writePage({ kind, lineEnding, parts }: GeneratedPage): WrittenPage {
  const blocks = [openings[kind]]
  const tag = parts.find((part) => part.type === 'series' && part.writer.announcement !== undefined)
  if (tag?.type === 'series') blocks.unshift(tag.writer.announcement ?? '')
  const questions: (Expected & { dialect: string })[] = []
  let sections = 0
  const beginSection = (): void => {
    sections++
    blocks.push(`${'#'.repeat(sections % 2 === 0 ? 2 : 1)} Part ${'ABCDEFG'[sections - 1]}`)
  }
  parts.forEach((part, index) => {
    const before = parts[index - 1]
    if (before !== undefined && runsInto(before, part)) beginSection()
    if (part.type === 'neighbour') {
      blocks.push(part.markdown)
      return
    }
    const written = part.facts.map((fact, at) => part.writer.write(fact, at + 1, part.decoration))
    blocks.push(
      joined(
        written.map(({ markdown }) => markdown),
        part,
      ),
    )
    questions.push(...written.map(({ expected }) => ({ ...expected, dialect: part.writer.name })))
  })
  return { markdown: `${blocks.join('\n\n')}\n`.replaceAll('\n', lineEnding), questions }
}

/** Whether a block would take in the block behind it: an answer that runs on, or a list. */
function runsInto(before: Part, part: Part): boolean {
  if (before.type === 'series' && before.writer.end === 'open') return true
  // The answer below a lone question mark takes in every list.
  if (before.type === 'series' && before.writer.end === 'before prose' && isList(part)) return true
  const isProse = part.type === 'neighbour' && /^[\p{L}!*]/u.test(part.markdown)
  if (before.type === 'series' && before.writer.end === 'before prose') return part.type === 'neighbour' && !isProse
  if (before.type === 'series' && before.writer.holds === 'what is indented') return isIndented(part)
  return isList(before) && (isList(part) || isIndented(part))
}

function isIndented(part: Part): boolean {
  return part.type === 'neighbour' && part.markdown.startsWith('    ')
}

function isList(part: Part): boolean {
  return part.type === 'series' ? part.writer.isList === true : /^(?:-|1\.) /.test(part.markdown)
}

/** The questions of a series as Markdown, with what stands between them. */
function joined(rows: readonly string[], { writer, decoration }: Series): string {
  if (writer.head !== undefined) return [writer.head, ...rows].join('\n')
  const between = { none: '', rule: '---\n\n', 'back to top': '[Back to top](#top)\n\n' }[decoration.separator]
  return rows.join(`\n\n${writer.isList === true ? '' : between}`)
}

function raise(message: string): never {
  throw new Error(message)
}
