import type { Cursor, Dialect, Finding } from '../../dialect.ts'
import { questionInContainer } from './container.ts'

/**
 * Admonitions of Python-Markdown, MkDocs and PyMdown Extensions: `??? question "…"`, `!!! question "…"` with an indented
 * body, or `/// question | …`. A nested `??? success "Answer"`, or one behind it, holds the answer; otherwise the body
 * does.
 */
export const admonition: Dialect = {
  name: 'callout',
  example: {
    markdown: `??? question "What is a bind mount?"
    A folder of the host inside a container.

!!! question
    Which command lists volumes?

    ??? success "Answer"
        \`docker volume ls\`
`,
    cards: [
      { question: 'What is a bind mount?', answer: 'A folder of the host inside a container.' },
      { question: 'Which command lists volumes?', answer: 'docker volume ls' },
    ],
  },
  isSureOf: (block) => (questionInContainer(block, 'admonition')?.drafts.length ?? 0) > 0,
  find(cursor: Cursor): Finding | undefined {
    return questionInContainer(cursor, 'admonition')
  },
}
