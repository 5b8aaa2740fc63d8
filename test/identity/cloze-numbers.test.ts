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

const stage = 'A stage has {{c1::wings}} and {{c2::a pit}}.'

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

  test.each([
    ['is the one that the author wrote', [stage], stage],
    ['stays when the author numbers the parts again', [stage, stage.replace('c2', 'c3')], stage],
    [
      'stays when the author puts a part in front and numbers all parts again',
      [stage, 'A stage has {{c1::a trap door}}, {{c2::wings}} and {{c3::a pit}}.'],
      'A stage has {{c3::a trap door}}, {{c1::wings}} and {{c2::a pit}}.',
    ],
    [
      'stays when the author takes the first part away and numbers the rest again',
      [
        'A bicycle has {{c1::a saddle}}, {{c2::pedals}} and {{c3::a chain}}.',
        'A bicycle has a saddle, {{c1::pedals}} and {{c2::a chain}}.',
      ],
      'A bicycle has a saddle, {{c2::pedals}} and {{c3::a chain}}.',
    ],
    [
      'is common to parts that the author hides together, and stays so',
      [
        '{{c1::Bees}} and {{c2::wasps}}, like {{c1::ants}}, sting.',
        '{{c1::Hornets}}, {{c2::bees}} and {{c3::wasps}}, like {{c2::ants}}, sting.',
      ],
      '{{c3::Hornets}}, {{c1::bees}} and {{c2::wasps}}, like {{c1::ants}}, sting.',
    ],
  ])('%s', (_, states, expected) => {
    expect(written(...states)).toBe(expected)
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
