import { describe, expect, test } from 'vitest'
import type { ReviewOptions } from '../../../src/commands/review/review.ts'
import type { Fingerprint } from '../../../src/model/card.ts'
import { Failure } from '../../../src/model/failure.ts'
import type { Milliseconds } from '../../../src/model/time.ts'
import type { Project } from '../../../src/project/project.ts'
import { imageMedia } from '../../../src/render/media.ts'
import { hues } from '../../../src/terminal/style.ts'
import { ReviewHarness, type Sitting } from '../../commands/review-harness.ts'
import { folderWith } from '../../commands/terminal.ts'
import { flatPng } from '../../terminal/pictures/png-file.ts'
import { card, item, review } from '../store-fixture.ts'
import { AtScreen, settle } from './at-screen.ts'

const typed: Partial<ReviewOptions> = { answers: 'typed' }

test('shows the question, then the answer with the interval of each grade', async () => {
  const at = new AtScreen(new ReviewHarness([card(1), card(2)]))
  await settle()
  expect(at.text).toContain('2 new · 0 learning · 0 due')
  expect(at.text).toContain('Topdeck › containers')
  expect(at.text).toContain('Question 1?')
  expect(at.text).not.toContain('Answer 1')
  await at.press(' ')
  expect(at.text).toContain('Answer 1')
  expect(at.text).toContain('1 again 1m   2 hard 6m   3*good 10m   4 easy 8d')
  await at.press('q')
  expect(await at.printed).toBe('Nothing was reviewed.\nStill due: 2 cards.\n')
  expect(at.terminal).toMatchObject({ screen: 'main', input: 'lines', listening: 0 })
})

test('saves a grade before it shows the next card; Enter means good', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const at = new AtScreen(harness)
  await at.press(' 4')
  expect(at.text).toContain('Question 2?')
  expect(harness.store.state(item(1))?.phase).toBe('review')
  await at.press('\n\n')
  expect(harness.store.state(item(2))).toMatchObject({ phase: 'learning', step: 1 })
  at.terminal.press('ctrl-c')
  expect(await at.printed).toMatch(/^2 reviews in 0s: 1 good, 1 easy\.\n/)
})

test('says that another terminal was faster, and shows the next card', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const at = new AtScreen(harness)
  await at.press(' ')
  harness.store.record(review(item(1), 4))
  await at.press('3')
  expect(at.text.replace(/\s+/g, ' ')).toContain('This card was reviewed in another terminal in the meantime')
  expect(at.text).toContain('Question 2?')
  expect(harness.store.eventsOf(item(1))).toHaveLength(1)
  await at.press('q')
  expect(await at.printed).toMatch(/^Nothing was reviewed\./)
})

test('grades nothing before the answer shows', async () => {
  const harness = new ReviewHarness([card(1)])
  const at = new AtScreen(harness)
  await at.press('3')
  expect(at.text).toContain('space  show the answer')
  at.terminal.end()
  await at.printed
  expect([...harness.store.events()]).toEqual([])
})

test('undoes, even when nothing is left, and says so', async () => {
  const harness = new ReviewHarness([card(1)])
  const at = new AtScreen(harness)
  await at.press(' 4')
  expect(at.text).toContain('1 review in 0s: 1 easy.')
  await at.press('u')
  expect(at.text).toContain('Undone: easy.')
  expect(at.text).toContain('Question 1?')
  await at.press('u')
  expect(at.text).toContain('There is nothing to undo.')
  await at.press('q')
  await at.printed
})

test('suspends and buries', async () => {
  const harness = new ReviewHarness([card(1), card(2), card(3)])
  const at = new AtScreen(harness)
  await at.press('s')
  expect(at.text).toContain('Suspended')
  await at.press('b')
  expect(at.text).toContain('Buried')
  expect(at.text).toContain('Question 3?')
  await at.press('q')
  await at.printed
  expect(harness.store.state(item(1))?.availability).toBe('suspended')
})

test('says so when a card has become a leech', async () => {
  const harness = new ReviewHarness([card(1), card(2)], { leechThreshold: 1, steps: [] })
  const first = new AtScreen(harness)
  await first.press(' 4q')
  await first.printed
  harness.pass(20 * 86_400_000)
  const at = new AtScreen(harness)
  await at.press(' 1')
  expect(at.text).toContain('suspended as a leech')
  await at.press('q')
  await at.printed
})

test('a grade that cannot be saved is reported, and can be given again', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const record = harness.store.record.bind(harness.store)
  let isFull = true
  harness.store.record = (event) => {
    if (isFull) throw new Failure('reviews.db: no space left on the disk; nothing was recorded')
    return record(event)
  }
  const at = new AtScreen(harness)
  await at.press(' 3')
  expect(at.text).toContain('no space left on the disk')
  expect(at.text).toContain('Answer 1')
  isFull = false
  await at.press('3')
  expect(at.text).toContain('Question 2?')
  await at.press('q')
  expect(await at.printed).toContain('1 review in')
})

test('shows all of an error, however narrow the screen is', async () => {
  const harness = new ReviewHarness([card(1)])
  harness.store.record = () => {
    throw new Failure('/home/learner/.local/share/topdeck/reviews.db: no space left on the disk; nothing was recorded')
  }
  const at = new AtScreen(harness, {}, 40)
  await at.press(' 3')
  expect(at.text.replace(/\s+/g, ' ')).toContain(
    'no space left on the disk; nothing was recorded. Try again, or press q to quit.',
  )
  await at.press('q')
  await at.printed
})

test('compares a typed answer, and marks the grade that Enter gives', async () => {
  const command = { ...card(1).fields, answer: '<pre><code>docker run -i -t alpine</code></pre>' }
  const harness = new ReviewHarness([card(1, { fields: command, kind: 'command' }), card(2)])
  const at = new AtScreen(harness, { options: typed })
  await at.press('docker run -it alpin')
  expect(at.text).toContain('> docker run -it alpin')
  expect(at.terminal.cursor).toBe('shown')
  await at.press('\n')
  expect(at.text).toContain('Almost:')
  expect(at.text).toContain('2*hard')
  await at.press('\n')
  expect(harness.store.eventsOf(item(1))).toMatchObject([{ grade: 2 }])
  await at.press('q')
  at.terminal.end()
  await at.printed
})

test('scrolls a long question while its answer is typed', async () => {
  const question = Array.from({ length: 40 }, (_, index) => `<p>Line ${index}</p>`).join('')
  const fields = { ...card(1).fields, question, answer: '<p>latest</p>' }
  const at = new AtScreen(new ReviewHarness([card(1, { fields })]), { options: typed }, 40, 15)
  await at.press('j')
  at.terminal.press('page-down')
  await settle()
  expect(at.text).toContain('> j')
  expect(at.text).not.toContain('Line 0')
  at.terminal.press('ctrl-c')
  await at.printed
})

test('edits the source and comes back with the card as it is now', async () => {
  const harness = new ReviewHarness([card(1)])
  const fields = { ...card(1).fields, answer: '<p>Better</p>' }
  const edited: unknown[] = []
  const at = new AtScreen(harness, {
    learning: {
      project: { topics: '/topics', configuration: {} } as never,
      refresh: async () => {
        harness.put([card(1, { fields })])
        return 'changed'
      },
    },
    edit: async (file, line) => {
      edited.push([file, line, at.terminal.screen])
      return 0
    },
  })
  await at.press(' ')
  expect(at.text).toContain('Answer 1')
  await at.press('e')
  expect(edited).toEqual([['/topics/containers/README.md', 1, 'main']])
  expect(at.text).toContain('Better')
  await at.press('q')
  await at.printed
})

test('opens the link of the card', async () => {
  const opened: string[] = []
  const harness = new ReviewHarness([card(1, { address: 'https://example.org/a#L1' }), card(2)])
  const at = new AtScreen(harness, {
    browse: async (address) => {
      opened.push(address)
      return 'opened'
    },
  })
  await at.press('o 4o')
  expect(opened).toEqual(['https://example.org/a#L1'])
  expect(at.text).toContain('no link')
  await at.press('q')
  await at.printed
})

test('shows what has changed since the learner saw it', async () => {
  const print = (text: string) => ({ fingerprint: text as Fingerprint })
  const harness = new ReviewHarness([card(1, print('a'))])
  const first = new AtScreen(harness)
  await first.press(' 4\n')
  await first.printed
  harness.put([card(1, { ...print('b'), fields: { ...card(1).fields, answer: '<p>Answer one</p>' } })])
  harness.pass(20 * 86_400_000)
  const at = new AtScreen(harness)
  await settle()
  expect(at.text).toContain('Changed since you last saw it.')
  await at.press(' ')
  expect(at.text).toContain('Answer [-1-]{+one+}')
  await at.press('q')
  await at.printed
})

test('scrolls what is longer than the screen, at any size', async () => {
  const list = Array.from({ length: 40 }, (_, index) => `<p>Line ${index}</p>`).join('')
  const harness = new ReviewHarness([card(1, { fields: { ...card(1).fields, answer: list } })])
  const at = new AtScreen(harness, {}, 40, 15)
  await at.press(' ')
  expect(at.text).toContain('Line 0')
  await at.press('G')
  expect(at.text).toContain('Line 39')
  expect(at.text).toContain('1 1m  2 6m  3*10m  4 8d')
  for (const [columns, rows] of [
    [10, 3],
    [5, 2],
    [200, 60],
    [80, 24],
  ] as const) {
    at.terminal.resize(columns, rows)
    expect(at.terminal.rows).toHaveLength(rows)
  }
  await at.press('g')
  expect(at.text).toContain('Question 1?')
  await at.press('?')
  expect(at.text).toContain('undo what you did last')
  await at.press(' q')
  await at.printed
})

test('shows what is known of the card, and goes back to the same side', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const at = new AtScreen(harness)
  await at.press('i')
  expect(at.text).toContain('Card information')
  expect(at.text).toMatch(/State +new\n/)
  expect(at.text).toMatch(/Next +again 1m, hard 6m, good 10m, easy 8d/)
  expect(at.text).toContain('No reviews yet.')
  await at.press('3')
  expect(at.text).toContain('Question 1?')
  expect(harness.store.items()).toEqual([])
  await at.press(' 1 1u i')
  expect(at.text).toMatch(/\d\d:\d\d {2}again \(undone\) {2}/)
  for (const [columns, rows] of [
    [12, 4],
    [30, 8],
    [80, 24],
  ] as const) {
    at.terminal.resize(columns, rows)
    expect(at.terminal.rows).toHaveLength(rows)
  }
  await at.press('q')
  expect(at.text).toContain('Question')
  await at.press('q')
  await at.printed
})

describe('pictures', () => {
  const red = flatPng(80, 64, [255, 0, 0])
  const name = imageMedia('layers.png', red)?.name ?? ''
  const image = `<img src="${name}" alt="Layers">`
  const erase = '\u001B_Ga=d,d=A,q=2\u001B\\'

  function sitting(pictures: ReviewOptions['pictures']): Omit<Sitting, 'terminal'> {
    const topics = folderWith({ 'docker/layers.png': red })
    return { options: { pictures }, learning: { project: { topics } as Project } }
  }

  function harness(): ReviewHarness {
    const fields = { question: `What is this? ${image}`, answer: 'A layer.', context: '', notes: '' }
    return new ReviewHarness([{ ...card(1), fields }, card(2)])
  }

  test('are drawn below the text, and removed with it', async () => {
    const at = new AtScreen(harness(), sitting('kitty'))
    await settle()
    expect(at.text).toMatch(/\[image: Layers\] <.*layers\.png>/)
    const drawn = at.terminal.written.join('')
    expect(drawn).toMatch(/\[6;1H._Ga=T,f=100,t=d,C=1,q=2,c=10,r=4,m=0;/)
    const before = at.terminal.written.length
    await at.press('?')
    expect(at.terminal.written.slice(before).join('')).toContain(erase)
    await at.press(' ')
    expect(at.terminal.written.slice(before).join('')).toContain('_Ga=T')
    await at.press('s')
    expect(at.text).toContain('Question 2?')
    const end = at.terminal.written.length
    await at.press('q')
    await at.printed
    expect(at.terminal.written.slice(end).join('')).not.toContain('_Ga=T')
  })

  test('are drawn anew after a resize, and not at all where there is no room', async () => {
    const at = new AtScreen(harness(), sitting('kitty'))
    await settle()
    const before = at.terminal.written.length
    at.terminal.resize(60, 20)
    const [first, ...others] = at.terminal.written.slice(before)
    expect(first).toContain(erase)
    expect(others.join('')).toContain('_Ga=T')
    const small = at.terminal.written.length
    at.terminal.resize(12, 6)
    expect(at.terminal.written.slice(small).join('')).not.toContain('_Ga=T')
    await at.press('q')
    await at.printed
  })

  test('are only named where the terminal shows none; their descriptions stay in any case', async () => {
    const named = new AtScreen(harness(), sitting('link'))
    await settle()
    expect(named.text).toMatch(/\[image: Layers\] <.*layers\.png>/)
    expect(named.terminal.written.join('')).not.toContain('_G')
    await named.press('q')
    const off = new AtScreen(harness(), sitting('off'))
    await settle()
    expect(off.text).toContain('What is this? [image: Layers]\n')
    await off.press('q')
  })

  test('are shown as sixels once the terminal has told that it draws them', async () => {
    const at = new AtScreen(harness(), sitting('auto'))
    await settle()
    expect(at.terminal.written.join('')).not.toContain('\u001BP0;1;0q')
    at.terminal.reply('\u001B[?62;4c')
    expect(at.terminal.written.join('')).toContain('\u001BP0;1;0q"1;1;80;64')
    await at.press('q')
    await at.printed
  })

  test('open with a key, on the side that shows them', async () => {
    const opened: string[] = []
    const open = async (path: string) => {
      opened.push(path)
      return 'opened' as const
    }
    const at = new AtScreen(harness(), { ...sitting('link'), open })
    await at.press('o')
    expect(opened).toEqual([expect.stringMatching(/docker.layers\.png$/)])
    expect(at.text).toContain('Opened')
    await at.press('so')
    expect(opened).toHaveLength(1)
    await at.press('q')
    await at.printed
  })
})

test('says when there is nothing to do', async () => {
  const harness = new ReviewHarness([card(1)])
  const first = new AtScreen(harness)
  await first.press(' 4\n')
  await first.printed
  const at = new AtScreen(harness)
  expect(await at.printed).toBe('Nothing is due. Next: in 8 days, 1 card.\n')
  expect(at.terminal.written).toEqual([])
})

test('says where cards are when all of them are suspended', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const first = new AtScreen(harness)
  await first.press('ss\n')
  await first.printed
  const at = new AtScreen(harness)
  expect(await at.printed).toBe('Nothing is due. 2 cards are suspended; "topdeck reviews unsuspend" lists them.\n')
})

test('crams without recording, and says so', async () => {
  const harness = new ReviewHarness([card(1), card(2)])
  const at = new AtScreen(harness, { options: { what: 'cram' } })
  await settle()
  expect(at.text).toContain('cram, not recorded')
  await at.press(' 3 3\n')
  expect(await at.printed).toContain('not recorded')
  expect([...harness.store.events()]).toEqual([])
})

test('keys from the configuration work, and footer, help and messages name them', async () => {
  const harness = new ReviewHarness([card(1), card(2), card(3)])
  const learning = { keys: { show: ['x'], good: ['g', 'space'], undo: ['z'], help: ['h'], quit: ['Q'] } }
  const at = new AtScreen(harness, { learning })
  await settle()
  expect(at.text).toContain('x  show the answer')
  expect(at.text).toContain('z undo  s suspend  b bury  f flag  d due  e edit  o open  i info  h help  Q quit')
  await at.press('x')
  expect(at.text).toContain('1 again 1m   2 hard 6m   g*good 10m   4 easy 8d')
  await at.press('h')
  expect(at.text).toMatch(/^g, space {3,}grade it as good/m)
  expect(at.text).toMatch(/^j k G arrows {3,}scroll/m)
  expect(at.text).toMatch(/^Q, ctrl-c {3,}quit/m)
  await at.press('xgb')
  expect(harness.store.eventsOf(item(1))).toMatchObject([{ grade: 3 }])
  expect(at.text).toContain('Buried until tomorrow (z: undo).')
  await at.press('uqz')
  expect(at.text).toContain('Undone: buried.')
  await at.press('Q')
  await at.printed
})

describe('pasted text', () => {
  const sentence = 'The best bet is to quit before you use 1 extra build\n'

  test.each([
    ['paste', sentence],
    ['burst', 'bet 1'],
    ['burst', '3e1'],
  ] as const)('is ignored where keys do things to the card, and a line says so: %s %j', async (name, text) => {
    const harness = new ReviewHarness([card(1), card(2)])
    const at = new AtScreen(harness, { edit: () => Promise.reject(new Error('edited')) })
    await settle()
    at.terminal.press({ name, text })
    await settle()
    expect(at.text).toContain('Pasted text is ignored here')
    await at.press(' ')
    expect(at.text).not.toContain('Pasted')
    at.terminal.press({ name, text })
    await settle()
    expect(at.text).toContain('Answer 1')
    expect(at.text).toContain('Pasted text is ignored here')
    expect([...harness.store.events()]).toEqual([])
    await at.press('3')
    expect(at.text).toContain('Question 2?')
    await at.press('q')
    await at.printed
  })

  test('leaves help and summary as they are', async () => {
    const at = new AtScreen(new ReviewHarness([card(1)]))
    await at.press('?')
    at.terminal.press({ name: 'paste', text: sentence })
    await settle()
    expect(at.text).toContain('go back')
    await at.press('x 4')
    at.terminal.press({ name: 'paste', text: sentence })
    await settle()
    expect(at.text).toContain('1 review in 0s: 1 easy.')
    expect(at.text).toContain('Pasted text is ignored here')
    await at.press('\n')
    await at.printed
  })

  test('goes into the line of a prompt, and does not end it', async () => {
    const fields = { ...card(1).fields, answer: '<p><code>docker ps</code></p>' }
    const harness = new ReviewHarness([card(1, { fields })])
    const at = new AtScreen(harness, { options: typed })
    await settle()
    at.terminal.press({ name: 'paste', text: 'docker\nps\n' })
    await settle()
    expect(at.text).toContain('> docker ps')
    await at.press('\n')
    expect(at.text).toContain('Correct:')
    await at.press('q')
    await at.printed
  })

  test('of a megabyte goes into the line as far as that goes', async () => {
    const fields = { ...card(1).fields, answer: '<p>latest</p>' }
    const at = new AtScreen(new ReviewHarness([card(1, { fields })]), { options: typed })
    await settle()
    at.terminal.press({ name: 'paste', text: 'x'.repeat(1_000_000) })
    await settle()
    expect(at.text).toContain('The line is full.')
    at.terminal.press('ctrl-u')
    await settle()
    expect(at.text).not.toContain('full')
    at.terminal.press('ctrl-c')
    await at.printed
  })
})

test('keys that were typed ahead on a slow connection count', async () => {
  const harness = new ReviewHarness([card(1), card(2), card(3)])
  const at = new AtScreen(harness)
  await settle()
  at.terminal.press({ name: 'burst', text: ' 3 1 ' })
  await settle()
  expect(harness.store.eventsOf(item(1))).toMatchObject([{ grade: 3 }])
  expect(harness.store.eventsOf(item(2))).toMatchObject([{ grade: 1 }])
  expect(at.text).toContain('Answer 3')
  await at.press('q')
  await at.printed
})

test('a line that came at once is typed, and its end checks it', async () => {
  const fields = { ...card(1).fields, answer: '<p><code>docker ps</code></p>' }
  const harness = new ReviewHarness([card(1, { fields }), card(2)])
  const at = new AtScreen(harness, { options: typed })
  await settle()
  at.terminal.press({ name: 'burst', text: 'docker\tpsx\u007F\r' })
  await settle()
  expect(at.text).toContain('Correct:')
  expect([...harness.store.events()]).toEqual([])
  at.terminal.press('ctrl-c')
  await at.printed
})

test('the time that a card takes does not include a suspension', async () => {
  const harness = new ReviewHarness([card(1)])
  const at = new AtScreen(harness)
  await settle()
  harness.pass(2000)
  at.terminal.whileSuspended = () => {
    harness.pass(3_600_000)
    return 3_600_000 as Milliseconds
  }
  at.terminal.press('ctrl-z')
  await settle()
  harness.pass(1000)
  await at.press(' 4')
  expect(harness.store.eventsOf(item(1))).toMatchObject([{ taken: 3000 }])
  await at.press('\n')
  await at.printed
})

test('a suspension keeps the answer, and the line of a prompt', async () => {
  const fields = { ...card(1).fields, answer: '<p>latest</p>' }
  const at = new AtScreen(new ReviewHarness([card(1, { fields })]), { options: typed })
  await at.press('lat')
  at.terminal.press('ctrl-z')
  await settle()
  expect(at.text).toContain('> lat')
  await at.press('est\n')
  expect(at.text).toContain('Correct:')
  at.terminal.press('ctrl-z')
  await settle()
  expect(at.text).toContain('Correct:')
  await at.press('q')
  await at.printed
})

test('colours are those for the background that the terminal tells, early or late', async () => {
  const light = '\u001B]11;rgb:ffff/ffff/ffff\u001B\\'
  const at = new AtScreen(new ReviewHarness([card(1)]), { options: { colour: 'always' } })
  await settle()
  at.terminal.reply(light)
  await settle()
  expect(at.terminal.written.at(-1)).toContain(`38;5;${hues.light.quiet}m`)
  at.terminal.reply('\u001B]11;rgb:0000/0000/0000\u001B\\')
  expect(at.terminal.written.at(-1)).toContain(`38;5;${hues.dark.quiet}m`)
  await at.press('q')
  await at.printed
})

test('a terminal is not asked for its background where the option names it, or without colours', async () => {
  for (const options of [{ colour: 'always', background: 'light' }, { colour: 'never' }] as const) {
    const at = new AtScreen(new ReviewHarness([card(1)]), { options })
    await settle()
    expect(at.terminal.asked).toBe(0)
    await at.press('q')
    await at.printed
  }
})

test('an address that nothing can open is shown', async () => {
  const harness = new ReviewHarness([card(1, { address: 'https://example.org/a' })])
  const at = new AtScreen(harness, { browse: async () => 'failed' })
  await at.press('o')
  expect(at.text).toContain('No program could open https://example.org/a')
  await at.press('q')
  await at.printed
})

test('nothing can be graded while the terminal is too small to show it', async () => {
  const harness = new ReviewHarness([card(1)])
  const at = new AtScreen(harness)
  await at.press(' ')
  at.terminal.resize(9, 2)
  await at.press('3sb')
  expect([...harness.store.events()]).toEqual([])
  at.terminal.resize(80, 24)
  expect(at.text).toContain('Answer 1')
  at.terminal.resize(1, 1)
  at.terminal.press('ctrl-c')
  await at.printed
})
