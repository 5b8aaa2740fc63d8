import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDeckJson } from '../../src/emit/json.ts'
import type { Seconds } from '../../src/model/time.ts'
import { folderWith, noon, pageOf, topdeck } from './terminal.ts'

const start = { 'What starts a container?': '`docker run` does.' }
const stop = { 'Which command halts it gently?': '`docker stop` does.' }
const images = pageOf({ 'What is an image made of?': 'Of layers that lie on top of each other.' })
const page = 'topics/docker/basics.md'
const later = { now: () => (noon + 60) as Seconds }

/** A project whose last build had two cards about Docker; the second one's question is gone since. */
async function projectWithout(): Promise<string> {
  const folder = folderWith({ [page]: pageOf({ ...start, ...stop }), 'topics/containers/images.md': images })
  await topdeck(folder, ['build'])
  writeFileSync(join(folder, page), pageOf(start))
  return folder
}

function deckIn(folder: string, name: string) {
  return parseDeckJson(readFileSync(join(folder, 'decks', `${name}.json`), 'utf8'))
}

function bytesOf(folder: string): Record<string, string> {
  const names = readdirSync(join(folder, 'decks')).sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'decks', name), 'latin1')]))
}

describe('a card whose question is gone', () => {
  test('is in the deck of its topic as retired, with what it showed, a tag, a remark and a newer time', async () => {
    const folder = await projectWithout()
    const { code, out } = await topdeck(folder, ['build'], later)
    expect(code).toBe(0)
    expect(out).toContain('2 cards, 1 retired\n')
    const { cards, retired } = deckIn(folder, 'docker')
    expect(cards.map(({ text }) => text)).toEqual(['What starts a container?'])
    expect(retired).toMatchObject([
      {
        text: 'Which command halts it gently?',
        tags: ['docker', 'topdeck::retired'],
        fields: {
          answer: '<p><code>docker stop</code> does.</p>',
          notes: '<p class="retired">This card is retired: its question is gone from the topics.</p>',
        },
        changed: noon + 60,
      },
    ])
    expect(deckIn(folder, 'containers').retired).toEqual([])
  })

  test('is in a file of its own, as JSON and as text', async () => {
    const folder = await projectWithout()
    const { out } = await topdeck(folder, ['build'], later)
    expect(out).toMatch(/ retired +1 card {2}json new, csv new\n/)
    expect(deckIn(folder, 'retired')).toEqual({
      name: 'retired',
      cards: [],
      retired: deckIn(folder, 'docker').retired,
      media: [],
    })
    expect(readFileSync(join(folder, 'decks/retired.csv'), 'utf8')).toMatch(
      /\n"[0-9A-Za-z]{12}","Topdeck Basic","Topdeck::docker","docker topdeck::retired","Which command halts it gently\?"/,
    )
    expect(readFileSync(join(folder, 'decks/docker.csv'), 'utf8')).not.toContain('halts it gently')
  })

  test('is cleaned when it comes back from an edited file, in every format', async () => {
    const folder = await projectWithout()
    await topdeck(folder, ['build'], later)
    for (const name of ['retired', 'docker']) {
      const path = join(folder, `decks/${name}.json`)
      const edited = readFileSync(path, 'utf8')
        .replace('<code>docker stop', '<script>alert(1)</script><code onclick=\\"alert(1)\\">docker stop')
        .replace('"topdeck::retired"', '"<img/src=x/onerror=alert(1)>"')
      writeFileSync(path, edited)
    }
    expect((await topdeck(folder, ['build', '--fresh'], later)).code).toBe(0)
    const [card] = deckIn(folder, 'retired').retired
    expect(card?.fields.answer).toBe('<p><code>docker stop</code> does.</p>')
    expect(card?.tags).toEqual(['docker', 'img::src-x::onerror-alert-1', 'topdeck::retired'])
    for (const bytes of Object.values(bytesOf(folder))) expect(bytes).not.toMatch(/<script|onclick/)
  })

  test('gives the same bytes at every further build', async () => {
    const folder = await projectWithout()
    await topdeck(folder, ['build'], later)
    const before = bytesOf(folder)
    const { out } = await topdeck(folder, ['build'], { now: () => (noon + 9000) as Seconds })
    expect(out).toContain('Wrote 0 files to decks/, 10 unchanged; topdeck.lock unchanged\n')
    expect(bytesOf(folder)).toEqual(before)
  })

  test('is remembered when its deck was deleted, by the file of the retired cards', async () => {
    const folder = await projectWithout()
    await topdeck(folder, ['build'], later)
    const before = bytesOf(folder)
    for (const name of readdirSync(join(folder, 'decks'))) {
      if (name !== 'retired.json') rmSync(join(folder, 'decks', name))
    }
    await topdeck(folder, ['build'], later)
    expect(bytesOf(folder)).toEqual(before)
  })

  test('is dropped without an error when no deck shows it any more', async () => {
    const folder = await projectWithout()
    rmSync(join(folder, 'decks'), { recursive: true })
    const { code, out, err } = await topdeck(folder, ['build'], later)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('1 retired\n')
    expect(deckIn(folder, 'docker').retired).toEqual([])
    expect(existsSync(join(folder, 'decks/retired.json'))).toBe(false)
  })

  test('is still counted when nothing has changed and nothing is compiled', async () => {
    const folder = await projectWithout()
    const cache = { folder: join(folder, 'cache'), program: () => 'topdeck 1.2.3' }
    const { out } = await topdeck(folder, ['build'], { ...later, cache })
    const again = await topdeck(folder, ['build'], { ...later, cache })
    expect([out, again.out].map((text) => text.split('\n')[0])).toEqual([
      'topics: 2 questions in 2 files, 0 merged, 0 unanswered (no card), 2 cards, 1 retired',
      'topics: 2 questions in 2 files, 0 merged, 0 unanswered (no card), 2 cards, 1 retired',
    ])
    expect(again.out).toContain('Wrote 0 files to decks/, 10 unchanged')
    await topdeck(folder, ['build', '--retired', 'drop'], { ...later, cache })
    expect(deckIn(folder, 'docker').retired).toEqual([])
  })

  test('is no longer retired when the question comes back', async () => {
    const folder = await projectWithout()
    await topdeck(folder, ['build'], later)
    writeFileSync(join(folder, page), pageOf({ ...start, ...stop }))
    const { out } = await topdeck(folder, ['build'], { now: () => (noon + 120) as Seconds })
    expect(out).toContain(' 3 cards\n')
    const { cards, retired } = deckIn(folder, 'docker')
    expect(retired).toEqual([])
    expect(cards.map(({ tags, changed }) => [tags, changed])).toEqual([
      [['docker'], noon],
      [['docker'], noon + 120],
    ])
    expect(deckIn(folder, 'retired').retired).toEqual([])
    expect(readFileSync(join(folder, 'decks/retired.csv'), 'utf8')).not.toContain('halts it gently')
  })

  test('is remembered whatever formats are written', async () => {
    const folder = await projectWithout()
    await topdeck(folder, ['build', '--format', 'apkg'], later)
    expect(deckIn(folder, 'retired').retired.map(({ text }) => text)).toEqual(['Which command halts it gently?'])
    expect(existsSync(join(folder, 'decks/retired.csv'))).toBe(false)
  })
})

test('a card whose answer is gone is retired as well, and comes back with the answer', async () => {
  const folder = await projectWithout()
  writeFileSync(join(folder, page), `${pageOf(start)}\n## Which command halts it gently?\n`)
  const { out } = await topdeck(folder, ['build'], later)
  expect(out).toContain('1 unanswered (no card), 2 cards, 1 retired\n')
  expect(deckIn(folder, 'docker').retired[0]?.fields.notes).toContain('its answer is gone from the topics')
  writeFileSync(join(folder, page), pageOf({ ...start, ...stop }))
  await topdeck(folder, ['build'], { now: () => (noon + 120) as Seconds })
  expect(deckIn(folder, 'docker').cards.map(({ changed }) => changed)).toEqual([noon, noon + 120])
})

describe('where retired cards are not wanted', () => {
  test('--retired drop leaves them out of decks and text, and remembers them', async () => {
    const folder = await projectWithout()
    await topdeck(folder, ['build', '--retired', 'drop'], later)
    expect(deckIn(folder, 'docker').retired).toEqual([])
    expect(existsSync(join(folder, 'decks/retired.csv'))).toBe(false)
    expect(deckIn(folder, 'retired').retired).toHaveLength(1)
    await topdeck(folder, ['build'], later)
    expect(deckIn(folder, 'docker').retired).toHaveLength(1)
  })

  test('the configuration says so for every build, and the option overrides it', async () => {
    const folder = await projectWithout()
    writeFileSync(join(folder, 'topdeck.config.yaml'), 'retired: drop\n')
    await topdeck(folder, ['build'], later)
    expect(deckIn(folder, 'docker').retired).toEqual([])
    await topdeck(folder, ['build', '--retired', 'tag'], later)
    expect(deckIn(folder, 'docker').retired).toHaveLength(1)
  })

  test('another word is wrong use', async () => {
    const { code, err } = await topdeck(await projectWithout(), ['build', '--retired', 'hide'])
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('expected tag or drop') })
  })
})

describe('a damaged deck file', () => {
  test('of the retired cards is reported with its line and left alone until somebody repairs it', async () => {
    const folder = await projectWithout()
    await topdeck(folder, ['build'], later)
    const path = join(folder, 'decks/retired.json')
    const whole = readFileSync(path, 'utf8')
    const conflict = whole.replace('"cards": []', '<<<<<<< ours')
    writeFileSync(path, conflict)
    const { code, out, err } = await topdeck(folder, ['build'], later)
    expect(code).toBe(1)
    expect(out).not.toContain('delete it')
    expect(err).toMatch(
      /^decks\/retired\.json:5(?::\d+)? {2}warning {2}Damaged deck; the retired cards in it can't be kept: /,
    )
    expect(readFileSync(path, 'utf8')).toBe(conflict)
    writeFileSync(path, whole)
    expect(await topdeck(folder, ['build'], later)).toMatchObject({ code: 0, err: '' })
  })

  test('of a topic is reported and written again', async () => {
    const folder = await projectWithout()
    const path = join(folder, 'decks/docker.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"kind": "open"', '"kind": "riddle"'))
    const { code, err } = await topdeck(folder, ['build'], later)
    expect(code).toBe(1)
    expect(err).toContain('decks/docker.json  warning  Damaged deck')
    expect(err).toContain('Unexpected string "riddle" for "cards[0].kind"')
    expect(await topdeck(folder, ['build'], later)).toMatchObject({ code: 0, err: '' })
  })

  test('that holds none of the retired cards is nobody’s business', async () => {
    const folder = await projectWithout()
    writeFileSync(join(folder, 'decks/notes.json'), '{ "id": "of somebody else"')
    expect(await topdeck(folder, ['build'], later)).toMatchObject({ code: 0, err: '' })
  })
})
