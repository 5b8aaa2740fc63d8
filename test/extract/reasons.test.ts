import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { fullReason } from '../../src/extract/reasons.ts'
import { parsed } from '../parse/parsed.ts'

const scope = { topic: 'docker', variant: 'docker', deck: 'docker' }

/** What became of each block of a page, with the lines that it takes up. */
function fates(markdown: string) {
  const page = parsed(markdown)
  return extract(page, new Map([[page.file, page]]), scope, undefined, fullReason).fates
}

/** The reason why the block on a line is no question. */
function reasonAt(line: number, markdown: string): string | undefined {
  const fate = fates(markdown).find((each) => each.line === line)
  return fate?.became.type === 'nothing' ? fate.became.reason : undefined
}

const headings = (...titles: readonly string[]): string => titles.map((title) => `## ${title}\n\nText.\n\n`).join('')

describe('a block that is no question has its reason', () => {
  test.each<[string, number, string, string]>([
    [
      'a lone heading that does not ask',
      1,
      '# Rigging\n\nText.\n',
      "heading that doesn't ask; it is the only heading of level 1",
    ],
    [
      'headings of which none asks',
      1,
      headings('Masts', 'Sails'),
      "heading that doesn't ask; none of the 2 headings of level 2 is a question",
    ],
    [
      'a heading among a few that ask',
      1,
      headings('Masts', 'What is a sail?', 'Ropes', 'Knots'),
      "heading that doesn't ask; only 1 of 4 headings of level 2 is a question",
    ],
    [
      'a heading among many that ask',
      1,
      headings('Masts', 'Is it a sail?', 'Is it a rope?', 'Is it a knot?'),
      "heading that doesn't ask; 3 of 4 headings of level 2 are questions, and 4 would be enough to include it",
    ],
    [
      'a heading in front of all that ask on a page of questions',
      3,
      `# FAQ\n\n${headings('Masts', 'Is it a sail?', 'Is it a rope?', 'Is it a knot?')}`,
      "heading that doesn't ask, beside 3 questions that have a number or a question mark in common",
    ],
    [
      'the title of a page of questions',
      1,
      `# Questions about ships\n\n${headings('Is it a sail?', 'Is it a rope?')}`,
      'title that announces questions',
    ],
    [
      'a heading that orders',
      1,
      headings('Explain the tides', 'Masts'),
      'heading that sounds like a task; the title of the page announces no questions, and none of the 2 headings of level 2 is a question',
    ],
    [
      'a heading that asks without a question mark',
      1,
      headings('Why do ships float in water', 'Masts', 'Sails'),
      'heading that asks, but without a question mark, and only 1 of 3 headings of level 2 is a question',
    ],
    ['the title of a section', 1, headings('License'), 'title of a section'],
    [
      'a list with one item that asks',
      1,
      '- Where do we sleep?\n- Buy bread\n- Buy milk\n',
      'list of which only 1 of 3 items asks; 3 would be enough',
    ],
    [
      'a list with two items',
      1,
      '- Where do we sleep?\n- When do we eat?\n',
      'list that asks, but the lists of the page have only 2 such items, and 3 are needed',
    ],
    [
      'a list of terms',
      1,
      '- bow: the front of a ship\n- stern: the back of a ship\n\nText.\n',
      '2 terms and their meanings, but no title above announces a glossary',
    ],
    [
      'a short bold question',
      1,
      '**What is it?**\n\nText.\n',
      'bold text that asks, but it is the only one on the page, and no sentence of six words or more with a question mark',
    ],
    ['a bold line', 1, '**Note**\n\nText.\n', "bold text that doesn't ask; 0 of 1 bold lines on the page do"],
    [
      'a quotation that asks',
      1,
      '> What is this?\n\nSaid.\n',
      'quotation that asks, but only 1 on the page does, and 3 are needed',
    ],
    ['a note', 1, '> [!note] Title\n> Text\n', 'callout [!note], which marks no question'],
    [
      'a fold',
      1,
      '<details><summary>More</summary>\n\nText.\n\n</details>\n',
      "fold whose summary doesn't ask; 0 of 1 summaries on the page do",
    ],
    [
      'a fold without a question',
      1,
      '<details><summary>Answer</summary>\n\nText.\n\n</details>\n',
      'fold that hides an answer, but no question stands above it',
    ],
    [
      'a table',
      1,
      '| Name | Size |\n|---|---|\n| a | 1 |\n',
      'table whose columns ("Name", "Size") are not known as a question and its answer, a term and its meaning, or a command and what it does',
    ],
    [
      'a table of two terms',
      1,
      '| Term | Meaning |\n|---|---|\n| bow | the front |\n| stern | the back |\n',
      'table of terms with only 2 rows, and 3 are needed',
    ],
    ['a rule', 3, 'Text.\n\n---\n\nText.\n', 'thematic break'],
    ['links', 1, '- [a](#a)\n- [b](#b)\n- [c](#c)\n', 'only links: a table of contents or navigation'],
    [
      'text that asks',
      1,
      'Is this one?\n\nText.\n',
      'text that asks, but neither options nor a fold nor a label below it show an answer',
    ],
    [
      'a pair on a page without a tag',
      1,
      'uno::one\n',
      'text with "::", which separates a front from a back only where the front asks, where three lines',
    ],
    [
      'properties',
      1,
      'title:: Biology\ntags:: science, cells\n',
      'properties of the page or of the block, such as "title:: Biology"',
    ],
    [
      'a paragraph that answers its own question',
      1,
      'What causes tides? The pull of the moon.\n',
      'text that asks, but goes on in the same paragraph; an answer stands below its question',
    ],
    [
      'the title of a page where everything is declared to be a question',
      4,
      '---\ntopdeck: all\n---\n# Ships\n\nText.\n\n## Bow\n\nThe front.\n',
      'heading that is the title of the page',
    ],
    [
      'a heading without text where everything is declared to be a question',
      6,
      '---\ntopdeck: all\n---\n# Ships\n\n## Parts\n\n### Bow\n\nThe front.\n',
      'heading with nothing of its own below it',
    ],
    [
      'a highlight on a page without a tag',
      1,
      'The end ==of== it.\n',
      'text with a highlight, which is a cloze only on a page tagged #flashcards',
    ],
    [
      'the label of an answer',
      1,
      'A: It is a sail.\n',
      'text with the label of an answer, but without the label of its question',
    ],
    ['code', 1, '```sh\nls\n```\n', 'code that does not belong to a question'],
    [
      'a heading of another level than those declared',
      5,
      '---\ntopdeck: {headings: 3}\n---\n\n## What is a mast?\n\nWood.\n',
      'heading of level 2, where others are declared to be the questions: the front matter has "topdeck: {headings: 3}"',
    ],
    [
      'any block where nothing is to be guessed',
      5,
      '---\ntopdeck: none\n---\n\n## What is a mast?\n\nWood.\n',
      'only what a comment marks is a question: the front matter has "topdeck: none"',
    ],
  ])('%s', (_, line, markdown, reason) => {
    expect(reasonAt(line, markdown)).toContain(reason)
  })
})

const parts = [
  '# Title',
  '## What is a mast?',
  '## Masts',
  'Some text.',
  'Is it?',
  '**Is this a bold question of six words?**',
  '**Note**',
  '- a\n- b',
  '- Is it?\n- Was it?\n- Will it?',
  '| Term | Meaning |\n|---|---|\n| bow | the front |\n| stern | the back |\n| keel | a beam |',
  '```sh\nls -l\n```',
  '> Is it quoted?',
  '> [!question] What is it?\n> This.',
  '<details><summary>What is a fold?</summary>\n\nThis.\n\n</details>',
  'Q: What is a rope?\nA: Yarn.',
  'uno::one',
  '---',
]

test('every line of a page belongs to a block with its fate, and every fate has a reason', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 12 }), (chosen) => {
      // A rule at the beginning would be front matter.
      const markdown = `Words.\n\n${chosen.join('\n\n')}\n`
      const all = fates(markdown)
      const missing = markdown.split('\n').flatMap((text, index) => {
        const line = index + 1
        return text === '' || all.some((fate) => fate.line <= line && line <= fate.endLine) ? [] : [line]
      })
      expect(missing).toEqual([])
      for (const { became } of all) if (became.type === 'nothing') expect(became.reason).not.toBe('')
    }),
  )
})
