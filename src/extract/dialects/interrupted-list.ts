import type { Element } from 'hast'
import { elementsOf, headingLevel, isElement, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { type Company, type Cursor, companyAt, type Dialect, type Draft, type Finding } from '../dialect.ts'
import { announcesQuestions } from '../reading/announcement.ts'
import { divide } from '../reading/division.ts'
import { readOptions } from '../reading/options.ts'
import { textLine } from '../reading/text-line.ts'
import { askingOf } from '../reading/wording.ts'

/** This many lists in a row must continue each other's numbers, and this share of their items must ask. */
const fewest = 3
const mostly = 0.6

/** `1. Question`, its answer below without indentation, `2. Question`: each answer interrupts the list. */
export const interruptedList: Dialect = {
  name: 'list-question',
  example: {
    markdown: `1. **How do you list the networks?**

~~~sh
docker network ls
~~~

2. **How do you list the volumes?**

~~~sh
docker volume ls
~~~

3. **How do you see what a volume takes up?**

~~~sh
docker system df --verbose
~~~
`,
    cards: [
      { question: 'How do you list the networks?', answer: 'docker network ls' },
      { question: 'How do you list the volumes?', answer: 'docker volume ls' },
      { question: 'How do you see what a volume takes up?', answer: 'docker system df --verbose' },
    ],
  },
  find(cursor: Cursor): Finding | undefined {
    const { page, blocks, index } = cursor
    const { starts, evidence } = survey(blocks, page, companyAt(cursor))
    if (!starts.has(index)) return undefined
    let end = index + 1
    while (end < blocks.length && !starts.has(end) && headingLevel(blocks[end]) === undefined) end++
    const items = itemsOf(blocks[index])
    const drafts = items.flatMap((item, at): Draft[] => {
      const [lead, ...body] = blocksOf(item.children)
      if (lead === undefined) return []
      const slipped = at === items.length - 1 ? blocks.slice(index + 1, end) : []
      const { more, answer, isChoice } = divide([...body, ...slipped])
      return [{ line: textLine(lead), title: lead.children, more, answer, ...(isChoice && { kind: 'choice' }) }]
    })
    return { consumed: end - index, drafts, evidence }
  },
}

interface ListSurvey {
  readonly starts: ReadonlySet<number>
  readonly evidence: string
}

const survey = memoiseByObject((blocks: readonly Element[], page: Page, company: Company): ListSurvey => {
  const starts = new Set<number>()
  let items = 0
  for (const run of runs(blocks, company)) {
    const leads = run.flatMap((index) => itemsOf(blocks[index]).map(leadOf))
    const asking = leads.filter((lead) => lead !== undefined && asks(lead, page)).length
    if (leads.includes(undefined) || asking < leads.length * mostly) continue
    items += leads.length
    for (const index of run) starts.add(index)
  }
  return { starts, evidence: `${items} numbered questions with their answers in between` }
})

/**
 * Finds runs of numbered lists that continue each other's numbers, nearly all with a single item and something below
 * it.
 */
function runs(blocks: readonly Element[], company: Company): number[][] {
  const found: number[][] = []
  let run: number[] = []
  let next = 0
  blocks.forEach((block, index) => {
    if (!isElement(block, 'ol') || readOptions(block) !== undefined) return
    const start = Number(block.properties['start'] ?? 1)
    const continues = run.length > 0 && (start === next || start === 1) && blocks[index - 1]?.tagName !== 'ol'
    if (!continues) {
      found.push(run)
      run = []
    }
    run.push(index)
    next = start + itemsOf(block).length
  })
  found.push(run)
  return found.filter((run) => {
    const items = run.reduce((sum, index) => sum + itemsOf(blocks[index]).length, 0)
    return run.length >= (company === 'needed' ? fewest : 1) && items <= run.length * 1.5
  })
}

function asks(lead: Element, page: Page): boolean {
  const asking = askingOf(plainText([lead]))
  return asking === 'question' || (asking !== 'nothing' && announcesQuestions(page))
}

/** Returns the paragraph of an item if it is a single line. */
function leadOf(item: Element): Element | undefined {
  const [lead] = blocksOf(item.children)
  return isElement(lead, 'p') && !plainText([lead]).includes('\n') ? lead : undefined
}

function itemsOf(list: Element | undefined): Element[] {
  return list === undefined ? [] : elementsOf(list).filter((item) => item.tagName === 'li')
}
