import { describe, expect, test } from 'vitest'
import { compile } from '../src/compile.ts'
import { emptyLedger } from '../src/identity/ledger.ts'
import type { SourceFile } from '../src/model/source-file.ts'
import type { Seconds } from '../src/model/time.ts'
import { loadParsers } from '../src/parse/parsers.ts'
import type { RenderOptions } from '../src/render/html.ts'

async function compiled(files: readonly SourceFile[], readImage: RenderOptions['readImage']) {
  const { decks } = compile(files, {
    parsers: await loadParsers(files.map(({ text }) => text)),
    rootDeck: 'Top',
    ledger: emptyLedger,
    now: 1_700_000_000 as Seconds,
    sourceUrl: () => undefined,
    readImage,
  })
  return decks
}

const noImages: RenderOptions['readImage'] = () => ({ missing: 'absent' })

/** The decks by name; each card is shown as its question and its deck in Anki. */
async function decksOf(...files: readonly SourceFile[]) {
  const decks = await compiled(files, noImages)
  return Object.fromEntries(decks.map(({ name, cards }) => [name, cards.map(({ text, deck }) => `${text} (${deck})`)]))
}

describe('a card that several topics ask', () => {
  const layer = '## What is a layer?\n\nOne diff.\n'
  const files = [
    { path: 'containers/README.md', text: `## What is a container?\n\nA process.\n\n${layer}` },
    {
      path: 'docker/README.md',
      text: `## What is Docker?\n\nAn engine.\n\n${layer}\n## What is dockerd?\n\nIts daemon.\n`,
    },
  ]

  test('is in the deck of each, at the place of its own question, and once in the deck `all`', async () => {
    expect(await decksOf(...files)).toEqual({
      containers: ['What is a container? (Top::containers)', 'What is a layer? (Top::containers)'],
      docker: ['What is Docker? (Top::docker)', 'What is a layer? (Top::docker)', 'What is dockerd? (Top::docker)'],
      all: [
        'What is a container? (Top::containers)',
        'What is a layer? (Top::containers)',
        'What is Docker? (Top::docker)',
        'What is dockerd? (Top::docker)',
      ],
    })
  })

  test('has the same id and time in all of them', async () => {
    const decks = await compiled(files, noImages)
    const layers = decks.flatMap(({ cards }) => cards.filter(({ text }) => text === 'What is a layer?'))
    expect(layers).toHaveLength(3)
    expect(new Set(layers.map(({ id, changed }) => `${id} ${changed}`)).size).toBe(1)
  })

  test('is at the first of several places in a topic', async () => {
    const { docker } = await decksOf(
      { path: 'containers/README.md', text: layer },
      { path: 'docker/a.md', text: `---\ndeck: docker::basics\n---\n\n${layer}` },
      { path: 'docker/b.md', text: layer },
    )
    expect(docker).toEqual(['What is a layer? (Top::docker::basics)'])
  })

  test('is once in the one deck of topics whose names differ in case only', async () => {
    const decks = await decksOf(
      { path: 'Docker/a.md', text: `## What is Docker?\n\nAn engine.\n\n${layer}` },
      { path: 'docker.md', text: `${layer}\n## What is dockerd?\n\nIts daemon.\n` },
    )
    expect(Object.keys(decks)).toEqual(['Docker', 'all'])
    expect(decks.Docker).toEqual([
      'What is Docker? (Top::Docker)',
      'What is a layer? (Top::Docker)',
      'What is dockerd? (Top::docker)',
    ])
  })

  test('includes its images in each of its decks', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const shown = ['containers', 'docker'].map((topic) => {
      return { path: `${topic}/README.md`, text: '## What is a layer?\n\nSee ![it](../layer.png)\n' }
    })
    const decks = await compiled(shown, () => ({ bytes: png }))
    expect(decks.map(({ name, media }) => [name, media.length])).toEqual([
      ['containers', 1],
      ['docker', 1],
      ['all', 1],
    ])
  })
})

describe('a tag that an answer leaves open', () => {
  const places = [
    'Use TAG here.',
    '- a TAG\n- b',
    '1. a TAG\n2. b',
    '| a | TAG |\n| - | - |\n| b | c |',
    'An *a TAG b* word.',
  ]
  const rawText = ['<textarea>', '<title>', '<script>', '<style>', '<iframe>', '<xmp>']
  const others = ['<b>', '<code>', '<div>', '<span>', '<a href="x">']
  const inItems = ['- a <ul>\n- b', '- a <table>\n- b', '| a | <table> |\n| - | - |\n| b | c |', '1. a <ol>\n2. b']
  const answers = [
    ...places.flatMap((place) => [...rawText, ...others].map((tag) => place.replace('TAG', tag))),
    ...inItems,
  ]

  test.each(answers)('does not reach the questions behind it: %j', async (answer) => {
    const text = `# T\n\n## What is a pod?\n\n${answer}\n\n## What is a layer?\n\nA <b>diff</b>.\n\n## What is a node?\n\nA machine.\n`
    const { cards } = compile([{ path: 't/a.md', text }], {
      parsers: await loadParsers([text]),
      rootDeck: 'Topdeck',
      ledger: emptyLedger,
      now: 1_700_000_000 as Seconds,
      sourceUrl: () => undefined,
      readImage: () => ({ missing: 'absent' }),
    })
    expect(cards.slice(1).map((card) => [card.text, card.fields.answer])).toEqual([
      ['What is a layer?', '<p>A <b>diff</b>.</p>'],
      ['What is a node?', '<p>A machine.</p>'],
    ])
  })
})
