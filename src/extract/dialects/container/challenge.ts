import type { Cursor, Dialect, Finding } from '../../dialect.ts'
import { questionInContainer } from './container.ts'

/**
 * Challenges of the Carpentries: `::: challenge` with `::: solution` inside or behind it, and the older form, a quotation
 * with `{: .challenge}` below it.
 */
export const challenge: Dialect = {
  name: 'callout',
  example: {
    markdown: `::::::: challenge

## Count the containers

Print the number of running containers.

::::: solution

\`docker ps -q | wc -l\`

:::::
:::::::

> ## Stop them all
>
> Stop all running containers with one line.
>
> > ## Solution
> >
> > \`docker stop $(docker ps -q)\`
> {: .solution}
{: .challenge}
`,
    cards: [
      {
        question: 'Count the containers Print the number of running containers.',
        answer: 'docker ps -q | wc -l',
        kind: 'exercise',
      },
      {
        question: 'Stop them all Stop all running containers with one line.',
        answer: 'docker stop $(docker ps -q)',
        kind: 'exercise',
      },
    ],
  },
  isSureOf: (block) => (questionInContainer(block, 'challenge')?.drafts.length ?? 0) > 0,
  find(cursor: Cursor): Finding | undefined {
    return questionInContainer(cursor, 'challenge')
  },
}
