/** What an author declares to be the questions of a file, in its front matter or in the configuration. */

import * as v from 'valibot'
import { alternatives, didYouMean } from '../text/did-you-mean.ts'
import { distinctList, exactObject, isOn, oneOf, valueOrList, valueOrObject, wholeNumberFrom } from './outside-data.ts'

/**
 * What is declared for a file. `all`: every heading with a body, every row of a table, every item of a list and every fold
 * is a question. `guessed`: what Topdeck finds by itself. `none`: only what a comment marks. `ignored`: the file is left out.
 */
export type Declaration = 'all' | 'guessed' | 'none' | 'ignored' | DeclaredBlocks

/** Which kinds of blocks are questions; the kinds that are left out are guessed. */
interface DeclaredBlocks {
  /** Headings of these levels are the questions, and no others. */
  readonly headings?: readonly number[]
  /** Each row of a table is a card. */
  readonly tables?: 'cards'
  /** Each item of a list is a card. */
  readonly lists?: 'cards'
}

const level = wholeNumberFrom(1, 6)

const blocks = v.pipe(
  exactObject({
    headings: v.exactOptional(
      v.pipe(
        valueOrList(level, v.pipe(distinctList(level), v.minLength(1, 'at least one item'))),
        v.description('The levels of the headings that are questions; no others are.'),
      ),
    ),
    tables: v.exactOptional(v.pipe(oneOf(['cards']), v.description('Each row of a table is a card.'))),
    lists: v.exactOptional(v.pipe(oneOf(['cards']), v.description('Each item of a list is a card.'))),
  }),
  v.transform(({ headings, ...others }): Declaration => {
    return headings === undefined
      ? others
      : { ...others, headings: typeof headings === 'number' ? [headings] : headings }
  }),
)

const words = ['all', 'none', 'ignore'] as const

const declarations = { all: 'all', none: 'none', ignore: 'ignored' } as const

const example = 'an object such as {headings: 2}'

function expected(input: unknown, names: readonly string[]): string {
  return `${alternatives([...names, example])}${typeof input === 'string' ? didYouMean(input, names) : ''}`
}

/** What the configuration declares for the files that a pattern matches. */
export const declarationSchema = valueOrObject(
  v.pipe(
    v.picklist(words, ({ input }) => expected(input, words)),
    v.transform((word): Declaration => declarations[word]),
  ),
  blocks,
)

/** What front matter declares: besides what the configuration can, `true` for a file that is read as usual. */
export const matterDeclarationSchema = valueOrObject(
  v.pipe(
    v.union([v.boolean(), v.picklist(['on', 'off', ...words])], ({ input }) =>
      expected(input, ['true', 'false', ...words]),
    ),
    v.transform((value): Declaration => {
      if (value === 'all' || value === 'none' || value === 'ignore') return declarations[value]
      return isOn(value) ? 'guessed' : 'ignored'
    }),
  ),
  blocks,
)
