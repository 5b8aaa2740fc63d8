import type { Cursor, Dialect, Finding } from '../../dialect.ts'
import { questionInContainer } from './container.ts'

/**
 * Directives of MyST, Quarto and Docusaurus: `:::{exercise}` with its `:::{solution} label` anywhere on the page,
 * `::: {#exr-name}` with `::: {#sol-name}`, `:::question`, and `:::note[…]` with a title that asks.
 */
export const directive: Dialect = {
  name: 'callout',
  example: {
    markdown: `:::{exercise}
:label: small-image

Build an image of less than 10 MB.
:::

:::{solution} small-image
Start from \`scratch\`.
:::

:::note[Why is the order of the layers important?]

A changed layer invalidates the cache of all layers above it.

:::
`,
    cards: [
      { question: 'Build an image of less than 10 MB.', answer: 'Start from scratch.', kind: 'exercise' },
      {
        question: 'Why is the order of the layers important?',
        answer: 'A changed layer invalidates the cache of all layers above it.',
      },
    ],
  },
  isSureOf: (block) => (questionInContainer(block, 'directive')?.drafts.length ?? 0) > 0,
  find(cursor: Cursor): Finding | undefined {
    return questionInContainer(cursor, 'directive')
  },
}
