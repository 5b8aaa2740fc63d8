import { describe, expect, test } from 'vitest'
import type { ReviewOptions } from '../../../src/commands/review/review.ts'
import { actionNames, reviewActions } from '../../../src/review/keys/review-actions.ts'
import type { Key, KeyName } from '../../../src/terminal/key.ts'
import { ReviewHarness } from '../../commands/review-harness.ts'
import { card } from '../store-fixture.ts'
import { AtScreen, settle } from './at-screen.ts'

/** A sitting with two cards whose answers can be typed, the first of which has a link, and what it did to the world. */
class Scene {
  readonly harness: ReviewHarness
  readonly at: AtScreen
  readonly opened: string[] = []
  edits = 0
  isOver = false

  constructor(options: Partial<ReviewOptions>) {
    const fields = { ...card(1).fields, answer: '<p>latest</p>' }
    const cards = [
      card(1, { fields, address: 'https://example.org/a' }),
      card(2, { fields: { ...fields, question: 'Next?' } }),
    ]
    this.harness = new ReviewHarness(cards)
    this.at = new AtScreen(this.harness, {
      options,
      learning: { project: { topics: '/topics', configuration: {} } as never },
      edit: async () => {
        this.edits += 1
        return 0
      },
      browse: async (address) => {
        this.opened.push(address)
        return 'opened'
      },
    })
    void this.at.printed.then(() => {
      this.isOver = true
    })
  }

  async press(...keys: readonly (KeyName | Key)[]): Promise<void> {
    for (const key of keys) {
      this.at.terminal.press(key)
      await settle()
    }
  }

  async close(): Promise<void> {
    this.at.terminal.end()
    await this.at.printed
  }

  get events(): number {
    return [...this.harness.store.events()].length
  }

  /** Everything that can be seen of what was done. */
  get seen() {
    return {
      text: this.at.text,
      events: this.events,
      edits: this.edits,
      opened: this.opened.length,
      isOver: this.isOver,
    }
  }
}

const typed = (text: string): Key => ({ name: 'text', text })
const space: Key = { name: 'space', text: ' ' }

/** How to come to each state of the screen. */
const states: Readonly<Record<string, { options: Partial<ReviewOptions>; keys: readonly (KeyName | Key)[] }>> = {
  question: { options: {}, keys: [] },
  answer: { options: {}, keys: [space] },
  prompt: { options: { answers: 'typed' }, keys: [] },
  'prompt with text': { options: { answers: 'typed' }, keys: [typed('l'), typed('a'), 'left'] },
  'keys at a prompt': { options: { answers: 'typed' }, keys: [typed('l'), 'tab'] },
  'typed answer': { options: { answers: 'typed' }, keys: [typed('l'), 'enter'] },
  help: { options: {}, keys: [typed('?')] },
  'help at an answer': { options: {}, keys: [space, typed('?')] },
  'question of a cram session': { options: { what: 'cram' }, keys: [] },
  'answer of a cram session': { options: { what: 'cram' }, keys: [space] },
  summary: { options: {}, keys: [space, typed('4'), space, typed('4')] },
}

/** What a person sees after pressing the key of an offer, by the word that is offered. */
const effects: Readonly<Record<string, (scene: Scene) => boolean>> = {
  'show the answer': ({ at }) => at.text.includes('latest') && at.text.includes('3'),
  again: ({ at, events }) => (events === 1 || at.text.includes('cram')) && at.text.includes('Next?'),
  hard: ({ at, events }) => (events === 1 || at.text.includes('cram')) && at.text.includes('Next?'),
  good: ({ at, events }) => (events === 1 || at.text.includes('cram')) && at.text.includes('Next?'),
  easy: ({ at, events }) => (events === 1 || at.text.includes('cram')) && at.text.includes('Next?'),
  undo: ({ at }) => /nothing to undo|Undone/.test(at.text),
  suspend: ({ at, events }) => at.text.includes('Suspended') && events === 1,
  bury: ({ at, events }) => at.text.includes('Buried') && events === 1,
  flag: ({ at, events }) => at.text.includes('Flagged red.') && events === 1,
  due: ({ at, events }) => at.text.includes('Due when?') && events === 0,
  edit: ({ edits }) => edits === 1,
  open: ({ opened, at }) => opened.length === 1 && at.text.includes('Opened https://example.org/a'),
  help: ({ at }) => at.text.includes('go back'),
  info: ({ at }) => at.text.includes('go back'),
  quit: ({ isOver }) => isOver,
  finish: ({ isOver }) => isOver,
  check: ({ at }) => /1[ *]again/.test(at.text),
  'undo and other keys': ({ at }) => at.text.includes('tab  type the answer') && at.text.includes('u undo'),
  'type the answer': ({ at }) => at.text.includes('> l') && at.terminal.cursor === 'shown',
  'go back': ({ at }) => !at.text.includes('go back'),
}

const offerKeys: Readonly<Record<string, Key>> = {
  ...{ space, 'any key': typed('x'), enter: { name: 'enter', text: '' }, tab: { name: 'tab', text: '' } },
  'ctrl-c': { name: 'ctrl-c', text: '' },
}

/** The keys that a screen offers, with the words for what they do. */
function offersOf(text: string): (readonly [key: string, word: string])[] {
  const words = Object.keys(effects)
    .sort((a, b) => b.length - a.length)
    .join('|')
  const offer = new RegExp(`(?<=^|\\s)(any key|space|enter|tab|ctrl-c|[^\\s\\w]|\\w)[ *]+(${words})(?=\\s|$)`, 'g')
  return text
    .split('\n')
    .slice(-3)
    .flatMap((line) => Array.from(line.matchAll(offer), ([, key = '', word = '']) => [key, word] as const))
}

async function sceneAt(name: string): Promise<Scene> {
  const state = states[name]
  const scene = new Scene(state?.options ?? {})
  await settle()
  await scene.press(...(state?.keys ?? []))
  return scene
}

const least: Readonly<Record<string, number>> = {
  prompt: 3,
  'prompt with text': 3,
  help: 1,
  'help at an answer': 1,
  summary: 2,
}

describe.each(Object.keys(states))('%s', (name) => {
  test('every key that the screen offers does what it says', async () => {
    const first = await sceneAt(name)
    const offers = offersOf(first.at.text)
    await first.close()
    expect(offers.length).toBeGreaterThanOrEqual(least[name] ?? 8)
    for (const [key, word] of offers) {
      const scene = await sceneAt(name)
      await scene.press(offerKeys[key] ?? typed(key))
      expect(effects[word]?.(scene), `${key}: ${word}\n${scene.at.text}`).toBe(true)
      await scene.close()
    }
  }, 30_000)

  test('no other key does anything to cards, files or the sitting', async () => {
    const scene = await sceneAt(name)
    const offered = new Set(offersOf(scene.at.text).map(([key]) => key))
    const isPrompt = name.startsWith('prompt')
    const characters = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).concat(
      'é',
      'я',
      '漢',
      '🐳',
    )
    const names: readonly KeyName[] = [
      ...(['tab', 'escape', 'backspace', 'delete', 'up', 'down', 'left', 'right', 'home', 'end'] as const),
      ...(['page-up', 'page-down', 'word-left', 'word-right', 'other'] as const),
      ...Array.from('abefghijklmnopqrstuvwxy', (letter) => `ctrl-${letter}` as const),
    ]
    const keys: readonly Key[] = [
      ...characters.filter((text) => isPrompt || !offered.has(text)).map(typed),
      // At a prompt, Escape leads to the other keys, as Tab does, and back.
      ...names
        .filter((each) => !isPrompt || (each !== 'tab' && each !== 'escape'))
        .map((each) => ({ name: each, text: '' })),
      { name: 'paste', text: '1 2 3 4 quit\nu s b e o\n' },
      ...(isPrompt ? [] : ([{ name: 'burst', text: 'quit' }] as const)),
    ]
    const isSummary = name === 'summary'
    const { events, edits, opened, isOver } = scene.seen
    for (const key of keys) {
      // What the summary calls finishing is quitting as well.
      if (isSummary && key.text === 'q') continue
      await scene.press(key)
      expect(scene.seen, JSON.stringify(key)).toMatchObject({ events, edits, opened, isOver })
      if (name.startsWith('help')) await scene.press(typed('?'))
    }
    await scene.close()
  }, 30_000)
})

test('there is an effect to look for of every action that a footer may offer', () => {
  const words = actionNames.filter((action) => action !== 'suggested').map((action) => reviewActions[action].word)
  expect(words.filter((word) => !Object.hasOwn(effects, word))).toEqual([])
})

test('undo is offered at a prompt by the keys that do it there', async () => {
  const scene = await sceneAt('keys at a prompt')
  await scene.press(typed('b'))
  expect(scene.at.text).toContain('Buried until tomorrow (tab u: undo).')
  await scene.press('tab', typed('u'))
  expect(scene.at.text).toContain('Undone: buried.')
  await scene.close()
})
