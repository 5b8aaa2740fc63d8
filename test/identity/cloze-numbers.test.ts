import { describe, expect, test } from 'vitest'
import { Builds } from './builds.ts'

/** Builds all states of the source, and returns the final text of the only cloze with Anki's marks. */
function written(...states: readonly string[]): string | undefined {
  const builds = new Builds()
  const last = states
    .map((text) => builds.build({ 'docker/a.md': text.startsWith('C:') ? `${labels}${text}` : text }))
    .at(-1)
  return last?.cards
    .find(({ kind }) => kind === 'cloze')
    ?.fields.question.replace(/<[^>]*>/g, '')
    .trim()
}

/** A labelled question, which shows that the page uses labels. */
const labels = 'Q: What is PID 1?\nA: The first process.\n\n'

const one = 'C: The [dockerd] daemon listens on a [unix socket].'

describe('the number of a hidden part', () => {
  test.each([
    ['is initially its position', [one], 'The {{c1::dockerd}} daemon listens on a {{c2::unix socket}}.'],
    [
      'stays when a part before it is hidden too',
      [one, 'C: The [dockerd] [daemon] listens on a [unix socket].'],
      'The {{c1::dockerd}} {{c3::daemon}} listens on a {{c2::unix socket}}.',
    ],
    [
      'stays when a part before it is no longer hidden',
      [one, 'C: The dockerd daemon listens on a [unix socket].'],
      'The dockerd daemon listens on a {{c2::unix socket}}.',
    ],
    [
      'comes back with the part',
      [one, 'C: The dockerd daemon listens on a [unix socket].', one],
      'The {{c1::dockerd}} daemon listens on a {{c2::unix socket}}.',
    ],
    [
      'is never given to another part',
      [one, 'C: The dockerd daemon listens on a [unix socket].', 'C: The dockerd daemon [listens] on a [unix socket].'],
      'The dockerd daemon {{c3::listens}} on a {{c2::unix socket}}.',
    ],
    [
      'stays when the part is edited',
      [one, 'C: The [dockerd] daemon listens on a [Unix sockets].'],
      'The {{c1::dockerd}} daemon listens on a {{c2::Unix sockets}}.',
    ],
    [
      'stays when the part is rewritten between the same others',
      [one, 'C: The [dockerd] daemon listens on a [named pipe].'],
      'The {{c1::dockerd}} daemon listens on a {{c2::named pipe}}.',
    ],
    [
      'stays when the parts change places',
      [one, 'C: On a [unix socket] listens the [dockerd] daemon.'],
      'On a {{c2::unix socket}} listens the {{c1::dockerd}} daemon.',
    ],
  ])('%s', (_, states, expected) => {
    expect(written(...states)).toBe(expected)
  })

  test('is not changed when the author wrote it', () => {
    const numbered = 'The {{c2::dockerd}} daemon listens on a {{c1::unix socket}}.'
    expect(written(numbered, numbered.replace('c2', 'c3'))).toBe(numbered.replace('c2', 'c3'))
  })
})

test('a card that learners have as question and answer never becomes a cloze', () => {
  const builds = new Builds()
  const idOf = (text: string, asked: string) => builds.build({ 'docker/a.md': `${labels}${text}` }).ids[asked]
  const before = idOf(
    'Q: What does the dockerd daemon listen on?\nA: On a unix socket.\n',
    'What does the dockerd daemon listen on?',
  )
  const after = idOf(
    'C: What does the dockerd daemon listen on? On a [unix socket].\n',
    'What does the dockerd daemon listen on? On a unix socket.',
  )
  expect(before).toBeDefined()
  expect(after).toBeDefined()
  expect(after).not.toBe(before)
})
