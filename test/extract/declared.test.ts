import { describe, expect, test } from 'vitest'
import { parsed } from '../parse/parsed.ts'
import { found } from './found.ts'

/** Question and answer of each card of a page with this front matter. */
function sides(matter: string, markdown: string): (readonly [string, string])[] {
  return found(`---\n${matter}\n---\n\n${markdown}`).map(({ text, answer }) => [text, answer])
}

const geography =
  '# Geography\n\nIntro.\n\n## Peru\n\nLima.\n\n## Chile\n\nSantiago.\n\n### Coast\n\nLong.\n\n## Empty\n\n## What is a cape?\n\nLand.\n'
const words = '# Words\n\n| a | b |\n|---|---|\n| uno | one |\n\n- dos – two\n- tres – three\n\nA sentence.\n'

describe('front matter', () => {
  test('with topdeck: all makes questions of all headings with a body, except for the title', () => {
    expect(sides('topdeck: all', geography)).toEqual([
      ['Peru', 'Lima.'],
      ['Chile', 'Santiago.'],
      ['Coast', 'Long.'],
      ['What is a cape?', 'Land.'],
    ])
    expect(sides('topdeck: all', '# Osmosis\n\nWater moves.\n')).toEqual([['Osmosis', 'Water moves.']])
  })

  test('with topdeck: all makes cards of rows, of items with a front and a back, and of folds', () => {
    const fold = '<details><summary>Tides</summary>\n\nThe moon.\n\n</details>\n'
    expect(sides('topdeck: all', `${words}\n${fold}`)).toEqual([
      ['uno', 'one'],
      ['dos', 'two'],
      ['tres', 'three'],
      ['Tides', 'The moon.'],
    ])
  })

  test('with topdeck: all leaves a list that has no fronts and backs in the answer above it', () => {
    expect(sides('topdeck: all', '# Space\n\n## Planets\n\n- Mercury\n- Venus\n\n## Stars\n\nSuns.\n')).toEqual([
      ['Planets', 'Mercury\nVenus'],
      ['Stars', 'Suns.'],
    ])
  })

  test('with levels makes questions of headings of these levels, and of no others', () => {
    expect(sides('topdeck: {headings: 2}', geography)).toEqual([
      ['Peru', 'Lima.'],
      ['Chile', 'Santiago.\nCoast\nLong.'],
      ['What is a cape?', 'Land.'],
    ])
    expect(sides('topdeck: {headings: [3]}', geography)).toEqual([['Coast', 'Long.']])
    expect(sides('topdeck: {headings: [2, 3]}', geography).map(([question]) => question)).toEqual([
      'Peru',
      'Chile',
      'Coast',
      'What is a cape?',
    ])
  })

  test('with tables or lists makes cards of these, and guesses the rest', () => {
    const asks = '\n## What is a verb?\n\nA word.\n\n| x | y |\n|---|---|\n| ser | to be |\n'
    expect(sides('topdeck: {tables: cards}', words + asks)).toEqual([
      ['uno', 'one'],
      ['What is a verb?', 'A word.'],
      ['ser', 'to be'],
    ])
    expect(sides('topdeck: {lists: cards}', words)).toEqual([
      ['dos', 'two'],
      ['tres', 'three'],
    ])
  })

  test('with topdeck: none leaves only what a comment marks', () => {
    const page = '## What is a cape?\n\nLand.\n\n<!-- topdeck: card -->\n## Peru\n\nLima.\n'
    expect(sides('topdeck: none', page)).toEqual([['Peru', 'Lima.']])
    expect(sides('topdeck: none', 'Q: What?\nA: That.\n')).toEqual([])
  })

  test('is overruled by comments', () => {
    const page =
      '## Peru\n\n<!-- topdeck: skip -->\n\nLima.\n\n## Chile\n\nSantiago.\n\n<!-- topdeck: card -->\n# End\n\nYes.\n'
    expect(sides('topdeck: {headings: 2}', page)).toEqual([
      ['Chile', 'Santiago.'],
      ['End', 'Yes.'],
    ])
  })

  test.each([
    ['topdeck: alll', 2, 'Unexpected string "alll" for "topdeck" in the front matter', 'did you mean "all"?'],
    ['title: x\ntopdeck: 2', 3, 'Unexpected number 2', 'expected true, false, all, none, ignore or an object such as'],
    ['topdeck: {headings: 7}', 2, 'Unexpected number 7 for "headings" of "topdeck"', 'a whole number from 1 to 6'],
    ['topdeck:\n  headings: [2, two]', 3, 'Unexpected string "two" for item 2', 'a whole number from 1 to 6'],
    ['topdeck:\n  heading: 2', 3, 'Unexpected key "heading"', 'did you mean "headings"?'],
    ['topdeck: {tables: card}', 2, 'Unexpected string "card"', 'did you mean "cards"?'],
  ])('with a wrong value is reported: %j', (matter, line, what, right) => {
    const { problems, matter: read } = parsed(`---\n${matter}\ntags: [a]\n---\n\n## Peru\n\nLima.\n`)
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([[line, expect.stringContaining(what)]])
    expect(problems[0]?.reason).toContain(right)
    expect(read).toMatchObject({ tags: ['a'], skip: false })
    expect(read.declaration).toBeUndefined()
  })

  test.each([
    ['topdeck = "all"', 'all'],
    ['topdeck = { headings = 2 }', { headings: [2] }],
    ['topdeck = true', 'guessed'],
  ])('can be TOML: %s', (toml, declaration) => {
    expect(parsed(`+++\n${toml}\n+++\n\n# A\n`).matter.declaration).toEqual(declaration)
  })
})
