import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extraction, found } from './found.ts'

const mark = '<!-- topdeck: card -->'

/** Question and answer of each card of a page. */
function sides(markdown: string): (readonly [string, string])[] {
  return found(markdown).map(({ text, more, answer }) => [[text, more].filter(Boolean).join(' | '), answer])
}

/** The lines of marks that make no card, with the reasons. */
function mistakes(markdown: string): (readonly [number, string])[] {
  return extraction(markdown).mistakes.map(({ line, reason }) => [line, reason])
}

describe('the comment <!-- topdeck: card --> makes a card of', () => {
  test.each<[string, string, (readonly [string, string])[]]>([
    [
      'a heading',
      `# Notes\n\n${mark}\n## The capital of Peru\n\nLima.\n\n## Other\n\nText.\n`,
      [['The capital of Peru', 'Lima.']],
    ],
    [
      'a heading behind a blank line, with what is below deeper headings',
      `${mark}\n\n## Peru\n\nLima.\n\n### Coast\n\nLong.\n\n## Chile\n\nNo.\n`,
      [['Peru', 'Lima.\nCoast\nLong.']],
    ],
    [
      'a paragraph',
      `${mark}\nBoiling point\n\n100 degrees.\n\nAt sea level.\n\n## Next\n\nNo.\n`,
      [['Boiling point', '100 degrees.\nAt sea level.']],
    ],
    [
      'a paragraph up to the next mark',
      `${mark}\nOne\n\nUn.\n\n${mark}\nTwo\n\nDeux.\n`,
      [
        ['One', 'Un.'],
        ['Two', 'Deux.'],
      ],
    ],
    [
      'a paragraph up to a question with a mark of its own',
      `${mark}\nOne\n\nUn.\n\nQ: What is two?\nA: Deux.\n`,
      [
        ['One', 'Un.'],
        ['What is two?', 'Deux.'],
      ],
    ],
    ['a paragraph up to a thematic break', `${mark}\nOne\n\nUn.\n\n---\n\nNo.\n`, [['One', 'Un.']]],
    ['a line with ::', `Text.\n\n${mark}\nla mesa::the table\n\nMore prose.\n`, [['la mesa', 'the table']]],
    [
      'a line with a ? below it',
      `Text.\n\n${mark}\nThe largest planet\n?\nJupiter\n\nProse.\n`,
      [['The largest planet', 'Jupiter']],
    ],
    [
      'a pair of labels that elsewhere counts only beside others',
      `Text.\n\n${mark}\nF: Der Himmel\nA: blau\n\n## Next\n\nNo.\n`,
      [['Der Himmel', 'blau']],
    ],
    [
      'each row of a table',
      `${mark}\n| Place | Height |\n|---|---|\n| Etna | 3300 m |\n| Hekla | 1490 m |\n`,
      [
        ['Etna', '3300 m'],
        ['Hekla', '1490 m'],
      ],
    ],
    [
      'each row of a table, with further columns',
      `${mark}\n| No. | Place | Height | Where |\n|---|---|---|---|\n| 1 | Etna | 3300 m | Sicily |\n`,
      [['Etna', '3300 m\nWhere: Sicily']],
    ],
    [
      'each item with a dash or a colon',
      `${mark}\n- el perro – the dog\n- bow: the front of a ship\n`,
      [
        ['el perro', 'the dog'],
        ['bow', 'the front of a ship'],
      ],
    ],
    [
      'each item with ::',
      `${mark}\n- el perro::the dog\n- el gato :: the cat\n`,
      [
        ['el perro', 'the dog'],
        ['el gato', 'the cat'],
      ],
    ],
    [
      'each item with something nested',
      `${mark}\n1. Etna\n   - 3300 m\n2. Hekla\n\n   1490 m\n`,
      [
        ['Etna', '3300 m'],
        ['Hekla', '1490 m'],
      ],
    ],
    [
      'code',
      `${mark}\n\`\`\`js\n[1].map(String)\n\`\`\`\n\nAn array of strings.\n\n# Next\n`,
      [['[1].map(String)', 'An array of strings.']],
    ],
    [
      'a fold',
      `${mark}\n<details><summary>Tides</summary>\n\nThe moon pulls.\n\n</details>\n\nText.\n`,
      [['Tides', 'The moon pulls.']],
    ],
    [
      'a callout of any type',
      `${mark}\n> [!note] The law of Ohm\n> U = R · I\n\nText.\n`,
      [['The law of Ohm', 'U = R · I']],
    ],
    ['a quotation', `${mark}\n> To be or not to be\n\nHamlet.\n`, [['To be or not to be', 'Hamlet.']]],
    [
      'a bold term with its meaning',
      `${mark}\n**Mitosis**: the division of a nucleus\n\n## Next\n\nNo.\n`,
      [['Mitosis', 'the division of a nucleus']],
    ],
    ['a heading in a list item', `- Some\n\n  ${mark}\n  ## Peru\n\n  Lima.\n`, [['Peru', 'Lima.']]],
    ['a paragraph in a list item', `- Some\n\n  ${mark}\n  Peru\n\n  Lima.\n\n- Other\n`, [['Peru', 'Lima.']]],
    ['a heading under CRLF', `${mark}\r\n## Peru\r\n\r\nLima.\r\n`, [['Peru', 'Lima.']]],
    ['nothing, in code', `\`\`\`md\n${mark}\n\`\`\`\n\n## Peru\n\nLima.\n`, []],
    ['nothing, where the question is skipped', `${mark}\n<!-- topdeck: skip -->\n## Peru\n\nLima.\n`, []],
  ])('%s', (_, markdown, cards) => {
    expect(sides(markdown)).toEqual(cards)
    expect(mistakes(markdown)).toEqual([])
  })

  test('a cloze', () => {
    const [card] = found(`${mark}\nThe heart has ==four== chambers.\n\nProse.\n`)
    expect(card).toMatchObject({ kind: 'cloze', text: 'The heart has four chambers.' })
  })
})

test('a marked title of a page leaves the questions below it to themselves', () => {
  const page = `${mark}\n# Plants\n\nThey turn light into sugar.\n\n## What is a leaf?\n\nAn organ.\n`
  expect(sides(page)).toEqual([
    ['Plants', 'They turn light into sugar.'],
    ['What is a leaf?', 'An organ.'],
  ])
})

describe('a mark that makes no card is reported', () => {
  test.each<[string, string, readonly [number, string]]>([
    ['above nothing', `## Peru\n\nLima.\n\n${mark}\n`, [5, 'Nothing begins below the comment']],
    [
      'above a thematic break',
      `Text.\n\n${mark}\n\n---\n\nMore.\n`,
      [3, 'Unexpected thematic break below the comment'],
    ],
    [
      'above a heading with nothing below',
      `${mark}\n## Peru\n\n## Chile\n\nText.\n`,
      [1, 'has no answer: nothing follows it'],
    ],
    ['above a table of one column', `${mark}\n| Place |\n|---|\n| Etna |\n`, [1, 'its rows have no second cell']],
    ['above a list without answers', `${mark}\n- Etna\n- Hekla\n`, [1, 'in no item does a colon']],
    [
      'above a fold that only hides an answer',
      `${mark}\n<details><summary>Answer</summary>\n\nIt.\n\n</details>\n`,
      [1, 'Unexpected fold'],
    ],
    ['inside the answer of a question', `Q: What is it?\nA: This.\n\n- a\n\n  ${mark}\n`, [6, 'Nothing begins below']],
  ])('%s', (_, markdown, [line, reason]) => {
    expect(mistakes(markdown)).toEqual([[line, expect.stringContaining(reason)]])
  })

  test('but not on a page that is left out', () => {
    expect(mistakes(`---\ntopdeck: false\n---\n\n${mark}\n`)).toEqual([])
  })
})

const plain = [
  '## Install\n\nRun it.',
  '## What is a mast?\n\nWood.',
  '## What is a sail?\n\nCloth.',
  '**What is a keel?**\n\nA beam.',
  '- a\n- b',
  'Some prose.',
  '## Usage\n\nCall it.',
  'Q: What is a rope?\nA: Yarn.',
]

test('a marked heading at the end of a page changes no other question', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...plain), { maxLength: 8 }), (parts) => {
      const page = `# Notes\n\n${parts.join('\n\n')}\n`
      const marked = sides(`${page}\n${mark}\n# The capital of Peru\n\nLima.\n`)
      expect(marked).toEqual([...sides(page), ['The capital of Peru', 'Lima.']])
    }),
  )
})
