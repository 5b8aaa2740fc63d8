import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Builds } from '../identity/builds.ts'

type Files = Readonly<Record<string, string>>

/** The questions of the cards after a build of some files and a build of others. */
function rebuilt(before: Files | string, after: Files | string) {
  const asFiles = (files: Files | string): Files => (typeof files === 'string' ? { 'notes/a.md': files } : files)
  const builds = new Builds()
  const first = builds.build(asFiles(before))
  const second = builds.build(asFiles(after))
  return { first: Object.entries(first.ids), second: Object.entries(second.ids) }
}

const table =
  '| Command | What it does |\n| --- | --- |\n| `ls` | lists files |\n| `cp` | copies files |\n| `mv` | moves files |\n'
const row = (...cells: string[]) => `| ${cells.join(' | ')} |\n`

describe('a question that was found once stays one, although its neighbours are gone', () => {
  test.each([
    [
      'a bold list item',
      '- **What is a fig?** A fruit.\n- **What is a fir?** A tree.\n- **What is a fern?** A plant.\n',
      '- **What is a fir?** A tree.\n',
    ],
    [
      'a nested list item',
      '- What is a fig?\n  - A fruit\n- What is a fir?\n  - A tree\n- What is a fern?\n  - A plant\n',
      '- What is a fern?\n  - A plant\n',
    ],
    [
      'a bold paragraph',
      '**What is a fig?**\n\nA fruit.\n\n**What is a fir?**\n\nA tree.\n',
      '**What is a fir?**\n\nA tree.\n',
    ],
    [
      'a side',
      'the north pole::where it is cold\n\nthe south pole::where it is colder\n\nthe far east::where the sun rises\n',
      'the south pole::where it is colder\n',
    ],
    ['a cloze with brackets', 'C: The [heart] beats.\n\nC: The [lung] breathes.\n', 'C: The [lung] breathes.\n'],
    [
      'a term',
      '## Glossary\n\n- **Bow**: its front\n- **Stern**: its back\n- **Keel**: its spine\n',
      '## Glossary\n\n- **Keel**: its spine\n',
    ],
    ['a row', table, '| Command | What it does |\n| --- | --- |\n| `cp` | copies files |\n'],
    [
      'a command',
      '# Git commands\n\nList the branches:\n\n~~~sh\ngit branch\n~~~\n\nShow the changes:\n\n~~~sh\ngit diff\n~~~\n\nDelete a branch:\n\n~~~sh\ngit branch -d NAME\n~~~\n',
      '# Git commands\n\nShow the changes:\n\n~~~sh\ngit diff\n~~~\n',
    ],
    [
      'a quotation',
      '> What is a fig?\n\nA fruit.\n\n> What is a fir?\n\nA tree.\n\n> What is a fern?\n\nA plant.\n',
      '> What is a fir?\n\nA tree.\n',
    ],
    [
      'a heading that asks for something',
      '## Explain tides in short.\n\nThe moon.\n\n## What is a gulf?\n\nA bay.\n\n## What is a cape?\n\nA headland.\n',
      '## Explain tides in short.\n\nThe moon.\n',
    ],
    [
      'text without marks',
      'What is a fig?\nA fruit of the south.\n\nWhat is a fir?\nA tree of the north.\n\nWhat is a fern?\nA plant of the woods.\n',
      'What is a fir?\nA tree of the north.\n',
    ],
  ])('%s', (_, before, after) => {
    const { first, second } = rebuilt(before, after)
    expect(second).toHaveLength(1)
    expect(first).toContainEqual(second[0])
  })

  test.each([
    [
      'in front',
      row('No', 'Command', 'What it does') +
        row('-', '-', '-') +
        row('1', '`ls`', 'lists files') +
        row('2', '`cp`', 'copies files') +
        row('3', '`mv`', 'moves files'),
    ],
    [
      'in between',
      row('Command', 'Since', 'What it does') +
        row('-', '-', '-') +
        row('`ls`', '1971', 'lists files') +
        row('`cp`', '1971', 'copies files') +
        row('`mv`', '1971', 'moves files'),
    ],
    [
      'behind',
      row('Command', 'What it does', 'Since') +
        row('-', '-', '-') +
        row('`ls`', 'lists files', '1971') +
        row('`cp`', 'copies files', '1971') +
        row('`mv`', 'moves files', '1971'),
    ],
    [
      'with other titles',
      row('Tool', 'Use') +
        row('-', '-') +
        row('`ls`', 'lists files') +
        row('`cp`', 'copies files') +
        row('`mv`', 'moves files'),
    ],
    [
      'in another order',
      row('What it does', 'Command') +
        row('-', '-') +
        row('lists files', '`ls`') +
        row('copies files', '`cp`') +
        row('moves files', '`mv`'),
    ],
  ])('a table with a column %s keeps its cards', (_, after) => {
    const { first, second } = rebuilt(table, after.replaceAll('| - ', '| --- '))
    expect(second).toEqual(first)
  })

  test('a typo may be mended at the same time', () => {
    const { first, second } = rebuilt(
      '- **What does a lighthouse warn of?** Rocks.\n- **What is a fir?** A tree.\n- **What is a fern?** A plant.\n',
      '- **What does a lighthouse warn off?** Rocks.\n',
    )
    expect(second).toEqual([['What does a lighthouse warn off?', first[0]?.[1]]])
  })

  test('it may move to a file of its own at the same time', () => {
    const item = '- **What is a fir?** A tree.\n'
    const { first, second } = rebuilt(`- **What is a fig?** A fruit.\n${item}- **What is a fern?** A plant.\n`, {
      'notes/b.md': item,
    })
    expect(second).toHaveLength(1)
    expect(first).toContainEqual(second[0])
  })

  test('the tag of a page may go to another topic', () => {
    const { first, second } = rebuilt(
      { 'a/a.md': '#flashcards\n\nfirn::old snow\n', 'b/b.md': '# B\n' },
      { 'a/a.md': 'firn::old snow\n', 'b/b.md': '#flashcards\n' },
    )
    expect(second).toEqual(first)
  })

  test('a question that has been away comes back alone', () => {
    const builds = new Builds()
    const items = '- **What is a fig?** A fruit.\n- **What is a fir?** A tree.\n- **What is a fern?** A plant.\n'
    const { ids } = builds.build({ 'notes/a.md': items })
    expect(builds.build({ 'notes/a.md': 'Nothing here.\n' }).ids).toEqual({})
    const back = builds.build({ 'notes/a.md': '- **What is a fir?** A tree.\n' })
    expect(back.ids).toEqual({ 'What is a fir?': ids['What is a fir?'] })
  })

  test('an unclosed tag turns headings into text, but not the cards away', () => {
    const item = (number: number, word: string, answer: string) =>
      `${number}. ### What is a ${word}?\n\n    ${answer}\n\n`
    const all = item(1, 'fig', 'A fruit.') + item(2, 'fir', 'A tree.') + item(3, 'fern', 'A plant.')
    const broken = all.replace('2. ###', '2.###')
    const { first, second } = rebuilt(all, broken)
    expect(second.map(([, id]) => id).sort()).toEqual(first.map(([, id]) => id).sort())
  })
})

describe('no other block becomes a question', () => {
  const items = '- **What is a fig?** A fruit.\n- **What is a fir?** A tree.\n- **What is a fern?** A plant.\n'

  test.each([
    ['in a fence', 'Write it so:\n\n~~~md\n- **What is a fig?** A fruit.\n~~~\n'],
    ['in a comment', '<!--\n- **What is a fig?** A fruit.\n-->\n'],
    ['under a comment that skips it', '<!-- topdeck: skip -->\n\n- **What is a fig?** A fruit.\n'],
    ['on a page that is left out', '---\ntopdeck: false\n---\n\n- **What is a fig?** A fruit.\n'],
    ['in running text', 'You may ask: what is a fig? It is a fruit.\n'],
    ['in a table of contents', '- [What is a fig?](fruit.md#what-is-a-fig)\n'],
  ])('the words of a remembered question stand %s', (_, after) => {
    expect(rebuilt(items, after).second).toEqual([])
  })

  test('a heading in the answer of a remembered question stays there', () => {
    const ask = (word: string) => `## What is a ${word}?\n\nIt is a ${word}.\n\n`
    const before = `${['comet', 'star', 'planet', 'moon', 'ring'].map(ask).join('')}## Nebula\n\nA cloud.\n`
    const after = `## Nebula\n\nA cloud.\n\n### Trivia\n\nMuch.\n\n## What is a star?\n\n### Nebula\n\nHot gas.\n`
    expect(rebuilt(before, after).second.map(([question]) => question)).toEqual(['Nebula', 'What is a star?'])
  })

  test('a heading beside a remembered one stays a title', () => {
    const ask = (word: string) => `## What is a ${word}?\n\nIt is a ${word}.\n\n`
    const before = `${['comet', 'star', 'planet', 'moon', 'ring'].map(ask).join('')}## Nebula\n\nA cloud.\n`
    const { second } = rebuilt(before, '## Nebula\n\nA cloud.\n\n## Sources\n\nA book.\n\n## Thanks\n\nTo all.\n')
    expect(second.map(([question]) => question)).toEqual(['Nebula'])
  })
})

describe('for any page', () => {
  const words = [
    'lighthouse',
    'glacier',
    'volcano',
    'desert',
    'savanna',
    'archipelago',
    'fjord',
    'estuary',
    'monsoon',
    'peninsula',
  ]
  const shapes: readonly ((...names: string[]) => string)[] = [
    (name) => `## What is a ${name}?\n\nIt is a ${name} of the north.\n`,
    (name) => `## ${name}\n\nIt is nice.\n`,
    (name) => `**What is a ${name}?**\n\nIt is a ${name}.\n`,
    (name) => `the ${name} there::it is a ${name}\n`,
    (name) => `> What is a ${name}?\n\nA thing.\n`,
    (name) => `C: The [${name}] is here.\n`,
    (name) => `${name} is a word. What is a ${name}?\n`,
    (...names) => `${names.map((name) => `- **What is a ${name}?** A ${name}.`).join('\n')}\n`,
    (...names) => `${names.map((name) => `- ${name}: a kind of thing`).join('\n')}\n`,
    (...names) =>
      `| Term | Meaning |\n| --- | --- |\n${names.map((name) => `| ${name} | the kind ${name} |`).join('\n')}\n`,
  ]
  const block = (name: fc.Arbitrary<string>) =>
    fc
      .tuple(fc.constantFrom(...shapes), fc.array(name, { minLength: 1, maxLength: 4 }))
      .map(([shape, names]) => shape(...names))
  const page = fc
    .array(block(fc.constantFrom(...words)), { minLength: 1, maxLength: 8 })
    .map((blocks) => blocks.join('\n'))
  /** A page that has each word in one place only. */
  const distinct = fc
    .tuple(
      fc.shuffledSubarray(words, { minLength: 1 }),
      fc.array(fc.tuple(fc.constantFrom(...shapes), fc.integer({ min: 1, max: 3 })), {
        minLength: words.length,
        maxLength: words.length,
      }),
    )
    .map(([names, forms]) => {
      const left = [...names]
      return forms.flatMap(([shape, size]) => (left.length === 0 ? [] : [shape(...left.splice(0, size))])).join('\n')
    })

  test('a ledger of the same topics changes nothing', () => {
    fc.assert(
      fc.property(page, page, (a, b) => {
        const files = { 'notes/a.md': a, 'other/b.md': b }
        const builds = new Builds()
        const shown = ({ found }: ReturnType<Builds['build']>) =>
          found.map(({ id, sources }) => [id, ...sources.map(({ file, line, text }) => `${file}:${line} ${text}`)])
        const first = shown(builds.build(files))
        expect(shown(builds.build(files))).toEqual(first)
      }),
      { numRuns: 100 },
    )
  })

  test('a build after an edit is repeated by the next one', () => {
    fc.assert(
      fc.property(distinct, distinct, (before, after) => {
        const builds = new Builds()
        builds.build({ 'notes/a.md': before })
        const second = builds.build({ 'notes/a.md': after })
        expect(builds.build({ 'notes/a.md': after }).ids).toEqual(second.ids)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a question that no longer asks', () => {
  const page = (heading: string, answer: string) =>
    `## What is a poolish?\n\nA wet starter.\n\n${heading}\n\n${answer}\n\n## What is proofing?\n\nThe last rise of a loaf.\n`
  const rest = 'A rest of flour and water, before salt and yeast are added to the dough.'

  test('stays one with the words that matter and the same answer', () => {
    const { first, second } = rebuilt(page('## What is autolyse?', rest), page('## Autolyse', rest))
    expect(second.find(([asked]) => asked === 'Autolyse')?.[1]).toBe(
      first.find(([asked]) => asked === 'What is autolyse?')?.[1],
    )
  })

  test('is a section when it has another answer', () => {
    const { second } = rebuilt(page('## What is autolyse?', rest), page('## Autolyse', 'See the chapter on flour.'))
    expect(second.map(([asked]) => asked)).toEqual(['What is a poolish?', 'What is proofing?'])
  })
})
