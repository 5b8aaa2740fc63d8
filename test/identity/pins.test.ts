import { describe, expect, test } from 'vitest'
import { Builds, folds } from './builds.ts'

const pin = '<!-- topdeck: id Abcdefgh0123 -->'

/** The text of the question to which the id is pinned, in a build without a ledger, and the problems. */
function pinnedIn(page: string) {
  const { ids, problems } = new Builds().build({ 'docker/a.md': page })
  const [question] = Object.entries(ids).find(([, id]) => id === 'Abcdefgh0123') ?? []
  return { question, problems: problems.map(({ line, reason }) => `${line}: ${reason}`) }
}

const one = '## What is one?\n\nThe first.\n'
const two = '## What is two?\n\nThe second.\n'

describe('a comment pins an id to the question', () => {
  test.each([
    ['right below it', `${pin}\n${two}\n${one}`, 'What is two?'],
    ['below it, after a blank line, with none above', `${one}\n# More\n\n${pin}\n\n${two}`, 'What is two?'],
    ['right below it, behind another answer', `${one}\n${pin}\n${two}`, 'What is two?'],
    ['right above it', `${one}${pin}\n\n${two}`, 'What is one?'],
    ['on whose line it stands', `${one.replace('one?', `one? ${pin}`)}\n${two}`, 'What is one?'],
    ['between whose heading and answer it stands', `${one.replace('\n\n', `\n\n${pin}\n\n`)}\n${two}`, 'What is one?'],
    ['that ends the page', `${one}\n${two}\n${pin}\n`, 'What is two?'],
    ['that ends before a higher heading', `${one}\n${pin}\n\n# More\n\n${two}`, 'What is one?'],
    ['that ends before a thematic break', `${one}\n${pin}\n\n---\n\n${two}`, 'What is one?'],
    ['that begins behind a thematic break', `${one}\n---\n\n${pin}\n\n${two}`, 'What is two?'],
    [
      'in whose fold it stands',
      folds({ 'What is one?': `The first.\n\n${pin}`, 'What is two?': 'The second.' }),
      'What is one?',
    ],
    [
      'in whose title it stands',
      folds({ 'What is one?': 'The first.', [`What is two? ${pin}`]: 'The second.' }),
      'What is two?',
    ],
    ['in whose row it stands', `| Question | Answer |\n| - | - |\n| One? | 1 |\n| Two? ${pin} | 2 |\n`, 'Two?'],
    [
      'at the end of whose row it stands',
      `| Question | Answer |\n| - | - |\n| One? | 1 | ${pin}\n| Two? | 2 |\n`,
      'One?',
    ],
    [
      'behind whose row it stands, in a cell of its own',
      `| Question | Answer |\n| - | - |\n| One? | 1 |\n| Two? | 2 | ${pin} |\n`,
      'Two?',
    ],
    ['in whose answer it stands', `Q: One?\nA: 1 ${pin}\n\nQ: Two?\nA: 2\n`, 'One?'],
    ['in whose line of two sides it stands', `#flashcards\n\none::first\n\ntwo::second ${pin}\n`, 'two'],
  ])('%s', (_, page, question) => {
    expect(pinnedIn(page)).toEqual({ question, problems: [] })
  })
})

describe('between two questions, with blank lines on both sides,', () => {
  const between = `${one}\n<!-- topdeck: id ID -->\n\n${two}`

  test('a comment pins the id to the question that the ledger does not know by another id', () => {
    const builds = new Builds()
    const first = builds.build({ 'docker/a.md': `## What is zero?\n\nNothing.\n\n${two}` })
    const id = String(first.ids['What is zero?'])
    const { ids } = builds.build({ 'docker/a.md': between.replace('ID', id) })
    expect(ids).toEqual({ 'What is one?': id, 'What is two?': first.ids['What is two?'] })
  })

  test('a comment pins the id to the question that the ledger knows by it', () => {
    const builds = new Builds()
    const { ids } = builds.build({ 'docker/a.md': `${one}\n${two}` })
    const id = String(ids['What is two?'])
    const { ids: now, problems } = builds.build({ 'docker/a.md': between.replace('ID', id) })
    expect([now, problems]).toEqual([ids, []])
  })

  test('a comment whose question cannot be told is a problem', () => {
    const builds = new Builds()
    const first = builds.build({ 'docker/a.md': '## What is zero?\n\nNothing.\n' })
    const id = String(first.ids['What is zero?'])
    const { ids, problems } = builds.build({ 'docker/a.md': between.replace('ID', id) })
    expect(Object.values(ids)).not.toContain(id)
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [
        5,
        `The id ${id} could be meant for the question in line 1 or for the one in line 7; write the comment into the line of the right question`,
      ],
    ])
  })
})

describe('in a list, a comment that touches an unchanged question', () => {
  const list = (second: string, more = '') =>
    `## Glossary\n\n- **Port**: the left side\n- **Bow**: the front\n${more}${second}\n- **Stern**: the back\n`
  const before = list('- **Leeward**: the side away from the wind')
  const lee = '- **Lee**: where a boat is sheltered'

  test.each([
    ['above', (id: string) => list(lee, `<!-- topdeck: id ${id} -->\n\n`)],
    ['below', (id: string) => list(`${lee}\n\n<!-- topdeck: id ${id} -->`)],
  ])('leaves it its id if a new question is %s', (_, page) => {
    const builds = new Builds()
    const { ids } = builds.build({ 'sea/a.md': before })
    const { Leeward: id = '', ...others } = ids
    const { ids: now, problems } = builds.build({ 'sea/a.md': page(id) })
    expect([now, problems]).toEqual([{ ...others, Lee: id }, []])
    expect(builds.build({ 'sea/a.md': page(id) }).ids).toEqual(now)
  })

  test('pins it if the id is a retired one', () => {
    const builds = new Builds()
    const { Leeward: id = '' } = builds.build({ 'sea/a.md': before }).ids
    builds.build({ 'sea/a.md': list('- **Mast**: what holds the sail') })
    const pinned = list(lee, `<!-- topdeck: id ${id} -->\n\n`)
    expect(builds.build({ 'sea/a.md': pinned }).ids).toMatchObject({ Bow: id })
  })
})

test('an id that is pinned to nothing is a problem', () => {
  expect(pinnedIn(`# Title\n\n${pin}\n\nSome text.\n\n${one}`)).toEqual({
    question: undefined,
    problems: [
      '3: The id Abcdefgh0123 is pinned to no question; write the comment into the question, or right above it',
    ],
  })
})

test('a second id for one question is a problem', () => {
  const page = `${pin}\n${one.replace('The first.', 'The first. <!-- topdeck: id Abcdefgh0124 -->')}`
  expect(pinnedIn(page)).toEqual({
    question: 'What is one?',
    problems: [
      '4: Unexpected second id Abcdefgh0124 for one question, expected one; the id Abcdefgh0123 in line 1 counts',
    ],
  })
})

describe('while git has left a merge conflict in a file', () => {
  const conflict = `${one}\n<<<<<<< HEAD\n## What is the number two?\n\nThe second.\n=======\n## What is 2?\n\nIt follows one.\n>>>>>>> more\n`

  test('its questions keep their ids, and are recognised by what they were before it', () => {
    const builds = new Builds()
    const { ids } = builds.build({ 'docker/a.md': `${one}\n${two}` })
    const { entries } = builds.ledger
    const { problems } = builds.build({ 'docker/a.md': conflict })
    expect(problems.map(({ line, ruleId }) => [line, ruleId])).toEqual([[5, 'merge-conflict']])
    for (const id of Object.values(ids)) expect(builds.ledger.entries.get(id)?.traits).toEqual(entries.get(id)?.traits)
    const { ids: now } = builds.build({ 'docker/a.md': `${one}\n${two.replace('second', 'next')}` })
    expect(now).toEqual(ids)
  })

  test('new questions are left out', () => {
    const builds = new Builds()
    const { found, ledger } = builds.build({ 'docker/a.md': conflict, 'docker/b.md': '## What is ten?\n\nA number.\n' })
    expect(found.map(({ sources: [lead] }) => lead.text)).toEqual(['What is ten?'])
    expect(ledger.entries.size).toBe(1)
  })
})
