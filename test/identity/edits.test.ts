import { describe, expect, test } from 'vitest'
import type { Match } from '../../src/identity/identify.ts'
import { serialiseLedger } from '../../src/identity/ledger.ts'
import { type Build, Builds, folds } from './builds.ts'

type Page = Readonly<Record<string, string>>

const volumes = 'A place for data that outlives the container, managed by the engine.'
const question = 'Where does a container keep data that must survive?'
const page: Page = {
  'What are image layers made of?': 'Differences between two states of a file system, stacked on each other.',
  [question]: volumes,
  'How is a port of a container published?': 'With `-p HOST:CONTAINER`, when it is created.',
}

/** The page with another question, or another answer, in place of `question`. */
function edited(asked: string, answer = volumes): Page {
  return Object.fromEntries(Object.entries(page).map((entry) => (entry[0] === question ? [asked, answer] : entry)))
}

/** Builds several states of the topics, one after the other, and returns the last two builds. */
function rebuilt(...states: readonly Page[]): { before: Build; after: Build } {
  const builds = new Builds()
  const [before, after] = states.map((files) => builds.build(files)).slice(-2)
  if (before === undefined || after === undefined) throw new Error('expected at least two states')
  return { before, after }
}

const matchOf = ({ identified, ids }: Build, asked: string): Match | undefined => {
  const id = ids[asked]
  return id === undefined ? undefined : identified.matches.get(id)
}

describe('a card keeps its id', () => {
  test.each<[string, Page, string]>([
    [
      'its question loses a letter',
      edited('Where does a container keep data that must survve?'),
      'Where does a container keep data that must survve?',
    ],
    [
      'its question is reworded',
      edited('Where do containers put the data that has to survive?'),
      'Where do containers put the data that has to survive?',
    ],
    [
      'its question is rewritten and its answer is unchanged',
      edited('What outlives a container, and where does it lie?'),
      'What outlives a container, and where does it lie?',
    ],
    ['its answer is extended', edited(question, `${volumes} Create it with \`podman volume create\`.`), question],
    ['its answer is rewritten', edited(question, 'On a disk of its own that is mounted.'), question],
    ['its answer is removed', edited(question, 'TODO'), question],
    [
      'another card is inserted before it',
      { 'Who starts the containers of a pod?': 'The kubelet.', ...page },
      question,
    ],
    ['its neighbours are removed', { [question]: volumes }, question],
  ])('when %s', (_, changed, asked) => {
    const { before, after } = rebuilt({ 'docker/a.md': folds(page) }, { 'docker/a.md': folds(changed) })
    expect(after.ids[asked]).toBe(before.ids[question])
  })

  test.each<[string, Page]>([
    ['its file is renamed', { 'docker/storage.md': folds(page) }],
    ['its topic is renamed', { 'podman/a.md': folds(page) }],
    [
      'its topic is renamed and an answer rewritten',
      { 'podman/a.md': folds(edited(question, 'On a disk of its own.')) },
    ],
    ['it is put under another heading', { 'docker/a.md': `# Storage\n\n${folds(page)}` }],
    [
      'it is written in another dialect',
      {
        'docker/a.md': Object.entries(page)
          .map(([asked, answer]) => `## ${asked}\n\n${answer}\n`)
          .join('\n'),
      },
    ],
    ['the questions are reordered', { 'docker/a.md': folds(Object.fromEntries(Object.entries(page).reverse())) }],
  ])('when %s', (_, files) => {
    const { before, after } = rebuilt({ 'docker/a.md': folds(page) }, files)
    expect(after.ids).toEqual(before.ids)
  })

  test('when it is edited and moved at the same time', () => {
    const { [question]: _, ...rest } = page
    const asked = 'Where does a container keep the data that has to survive?'
    const { before, after } = rebuilt(
      { 'docker/a.md': folds(page) },
      { 'docker/a.md': folds(rest), 'docker/b.md': `# Storage\n\n${folds({ [asked]: volumes })}` },
    )
    expect(after.ids[asked]).toBe(before.ids[question])
  })

  test('when every question of a file is reworded', () => {
    const reworded = (text: string) =>
      text
        .replace('What are', 'Of what are')
        .replace('Where does', 'In which place does')
        .replace('How is', 'In what way is')
    const changed = Object.fromEntries(Object.entries(page).map(([asked, answer]) => [reworded(asked), answer]))
    const { before, after } = rebuilt({ 'docker/a.md': folds(page) }, { 'docker/a.md': folds(changed) })
    expect(Object.values(after.ids)).toEqual(Object.values(before.ids))
  })
})

describe('the ids of two questions with the same words', () => {
  const twins = (first: string, second: string) => ({
    'linux/a.md': `# Kernel\n\n${folds({ 'What is a namespace?': first })}`,
    'kubernetes/b.md': `# API\n\n${folds({ 'What is a namespace?': second })}`,
  })
  const kernel = 'What makes a process see resources of its own.'
  const api = 'A part of the cluster in which names are unique.'
  const idsOf = ({ found }: Build) => Object.fromEntries(found.map(({ id, sources: [{ file }] }) => [file, id]))

  test('stay the same when one of the answers is edited', () => {
    const { before, after } = rebuilt(twins(kernel, api), twins(kernel, 'Where the names of objects are unique.'))
    expect(idsOf(after)).toEqual(idsOf(before))
  })

  test('stay with their questions when one of them is removed', () => {
    const { before, after } = rebuilt(twins(kernel, api), { 'linux/a.md': twins(kernel, api)['linux/a.md'] })
    expect(idsOf(after)).toEqual({ 'linux/a.md': idsOf(before)['linux/a.md'] })
  })
})

describe('a card gets a new id', () => {
  test.each([
    [
      'a number',
      'What does exit code 137 mean?',
      'It got SIGKILL.',
      'What does exit code 127 mean?',
      'There is no such command.',
    ],
    [
      'a flag',
      'What does `kill -9 1` do?',
      'It ends the first process at once.',
      'What does `kill -0 1` do?',
      'Nothing: it looks whether the process is there.',
    ],
    [
      'a negation',
      'Which volumes are deleted by a prune?',
      'Those that no container uses.',
      'Which volumes are not deleted by a prune?',
      'The named ones, unless all are asked for.',
    ],
  ])('when %s changed together with the answer: that is another question', (_, asked, answer, other, otherAnswer) => {
    const { before, after } = rebuilt(
      { 'docker/a.md': folds({ ...page, [asked]: answer }) },
      { 'docker/a.md': folds({ ...page, [other]: otherAnswer }) },
    )
    const texts = Object.fromEntries(after.found.map(({ id, sources: [{ line }] }) => [line, id]))
    expect(Object.values(texts)).toHaveLength(4)
    expect(after.found.map(({ id }) => id)).not.toContain(before.found.at(-1)?.id)
  })

  test('when its question is removed and another topic asks the same words about another thing', () => {
    const asked = 'What is a service?'
    const other = { 'What is a signal?': 'A short message to a process.' }
    const { before, after } = rebuilt(
      { 'kubernetes/a.md': folds({ [asked]: 'A stable name for pods that come and go.' }), 'linux/a.md': folds(other) },
      { 'linux/a.md': folds({ ...other, [asked]: 'A program that systemd starts and watches.' }) },
    )
    expect(after.ids[asked]).not.toBe(before.ids[asked])
  })

  test('when it replaces another card', () => {
    const asked = 'Which signal does `docker stop` send first?'
    const { before, after } = rebuilt(
      { 'docker/a.md': folds(page) },
      { 'docker/a.md': folds(edited(asked, 'SIGTERM.')) },
    )
    expect(after.ids[asked]).not.toBe(before.ids[question])
    expect(after.ledger.entries.get(before.ids[question] as never)?.state).toEqual({ type: 'retired' })
  })
})

test('a question that was rewritten while it had no answer finds its id by the answer', () => {
  const builds = new Builds()
  const first = builds.build({ 'docker/a.md': folds(page) })
  const asked = 'What outlives a container, and where does it lie?'
  builds.build({ 'docker/a.md': folds(edited(asked, 'TODO')) })
  const last = builds.build({ 'docker/a.md': folds(edited(asked)) })
  expect(last.ids[asked]).toBe(first.ids[question])
})

test('a question that is rewritten when its answer comes back keeps its id by the answer', () => {
  const builds = new Builds()
  const first = builds.build({ 'docker/a.md': folds(page) })
  builds.build({ 'docker/a.md': folds(edited(question, 'TODO')) })
  const asked = 'What outlives a container, and where does it lie?'
  const last = builds.build({ 'docker/a.md': folds(edited(asked)) })
  expect(last.ids[asked]).toBe(first.ids[question])
})

test('a build of unchanged topics changes nothing, also while an answer is missing', () => {
  const builds = new Builds()
  builds.build({ 'docker/a.md': folds(page) })
  const open = { 'docker/a.md': folds(edited('Where does a container keep its data?', 'TODO')) }
  const once = builds.build(open)
  expect(serialiseLedger(builds.build(open).ledger)).toBe(serialiseLedger(once.ledger))
})

describe('a retired id', () => {
  const { [question]: _, ...rest } = page

  test('comes back with its question', () => {
    const builds = new Builds()
    const first = builds.build({ 'docker/a.md': folds(page) })
    builds.build({ 'docker/a.md': folds(rest) })
    const back = builds.build({ 'docker/a.md': folds(page) })
    expect(back.ids).toEqual(first.ids)
  })

  test('comes back with its question slightly reworded', () => {
    const builds = new Builds()
    const first = builds.build({ 'docker/a.md': folds(page) })
    builds.build({ 'docker/a.md': folds(rest) })
    const asked = 'Where does a container keep the data that must survive?'
    expect(builds.build({ 'docker/a.md': folds(edited(asked)) }).ids[asked]).toBe(first.ids[question])
  })

  test('is given to no other question, whatever its text', () => {
    const builds = new Builds()
    const first = builds.build({ 'docker/a.md': folds(page) })
    const asked = 'Where do containers put the data that has to survive?'
    builds.build({ 'docker/a.md': folds(edited(asked)) })
    const both = builds.build({
      'docker/a.md': folds(edited(asked)),
      'docker/b.md': folds({ [question]: 'In the cloud.' }),
    })
    expect(both.ids[asked]).toBe(first.ids[question])
    expect(both.ids[question]).not.toBe(first.ids[question])
  })
})

describe('when one question is split into two', () => {
  const asked = 'What do `CMD` and `ENTRYPOINT` of an image say?'
  const answer = 'The entry point is the program, the command its default arguments.'

  test('the part that is more similar to the old question keeps the id', () => {
    const parts = {
      'What does `ENTRYPOINT` of an image say?': 'Which program a container runs.',
      'What do `CMD` and `ENTRYPOINT` say together?': answer,
    }
    const { before, after } = rebuilt(
      { 'docker/a.md': folds({ ...page, [asked]: answer }) },
      { 'docker/a.md': folds({ ...page, ...parts }) },
    )
    expect(after.ids['What do `CMD` and `ENTRYPOINT` say together?'.replaceAll('`', '')]).toBe(
      before.ids[asked.replaceAll('`', '')],
    )
  })

  test('parts that are equally similar to it are reported as rivals', () => {
    const parts = {
      'What do CMD and ENTRYPOINT of the image say?': answer,
      'What do CMD and ENTRYPOINT of any image say?': answer,
    }
    const { after } = rebuilt(
      { 'docker/a.md': folds({ ...page, [asked]: answer }) },
      { 'docker/a.md': folds({ ...page, ...parts }) },
    )
    const matches = Object.keys(parts).map((part) => matchOf(after, part))
    expect(matches.filter((match) => match?.type === 'edited' && match.rivals.length === 1)).toHaveLength(1)
  })
})

describe('when two questions are replaced by one', () => {
  const one = 'Which instruction of a Containerfile copies files from the context?'
  const other = 'Which instruction of a Containerfile copies files and unpacks archives?'
  const both = { ...page, [one]: '`COPY`, from the build context.', [other]: '`ADD`, from the build context.' }

  test('that is made of both, it keeps the id of the more similar one, and the other is joined to it', () => {
    const asked = 'Which instruction of a Containerfile copies files from the context, and which unpacks archives?'
    const made = { ...page, [asked]: '`COPY` and `ADD`, from the build context.' }
    const { before, after } = rebuilt({ 'docker/a.md': folds(both) }, { 'docker/a.md': folds(made) })
    const ids = [before.ids[one], before.ids[other]]
    expect(ids).toContain(after.ids[asked])
    const left = ids.find((id) => id !== after.ids[asked])
    expect(left && after.ledger.entries.get(left)?.state).toEqual({ type: 'joined', card: after.ids[asked] })
  })

  test('because one that repeats the other is removed, the removed one names its successor', () => {
    const repeated = { ...page, 'What do layers of an image consist of?': page['What are image layers made of?'] ?? '' }
    const { before, after } = rebuilt({ 'docker/a.md': folds(repeated) }, { 'docker/a.md': folds(page) })
    const gone = before.ids['What do layers of an image consist of?']
    expect(gone && after.ledger.entries.get(gone)?.state).toEqual({
      type: 'joined',
      card: before.ids['What are image layers made of?'],
    })
  })
})

test('the match of an edited question holds its evidence', () => {
  const asked = 'Where does a container keep its data that must survive?'
  const { after } = rebuilt({ 'docker/a.md': folds(page) }, { 'docker/a.md': folds(edited(asked)) })
  expect(matchOf(after, asked)).toEqual({
    type: 'edited',
    evidence: { question: expect.closeTo(0.96, 1), answer: 1, file: 'same', section: 'same', neighbours: 2 },
    rivals: [],
  })
})

describe('without a ledger', () => {
  test('the ids are those of the first build', () => {
    const files = {
      'docker/a.md': folds(page),
      'podman/b.md': folds({ 'What is a pod?': 'Containers that share a network.' }),
    }
    expect(new Builds().build(files).ids).toEqual(new Builds().build(files).ids)
  })

  test('the ids do not depend on the order of the files', () => {
    const files = { 'docker/a.md': folds(page), 'docker/b.md': folds({ ...page, [question]: 'Somewhere.' }) }
    const turned = Object.fromEntries(Object.entries(files).reverse())
    const idsOf = ({ found }: Build) =>
      new Map(found.map(({ id, sources: [{ file, line }] }) => [`${file}:${line}`, id]))
    expect(idsOf(new Builds().build(turned))).toEqual(idsOf(new Builds().build(files)))
  })
})

test('the ids of a ledger of format 1, which has no traits, are kept', () => {
  const builds = new Builds()
  const first = builds.build({ 'docker/a.md': folds(page) })
  const bare = [...builds.ledger.entries.values()].map((entry) => ({ ...entry, traits: undefined }))
  const older = new Builds({ entries: new Map(bare.map((entry) => [entry.id, entry])) })
  expect(older.build({ 'docker/a.md': folds(page) }).ids).toEqual(first.ids)
  const asked = 'Where do containers put the data that has to survive?'
  expect(older.build({ 'docker/a.md': folds(edited(asked)) }).ids[asked]).toBe(first.ids[question])
})

describe('an id that the author pins', () => {
  const pinned = (id: string, asked: string, answer = 'It.') =>
    `<!-- topdeck: id ${id} -->\n${folds({ [asked]: answer })}`

  test('is the id of the card', () => {
    expect(new Builds().build({ 'docker/a.md': pinned('Abcdefgh0123', 'What?') }).ids).toEqual({
      'What?': 'Abcdefgh0123',
    })
  })

  test('brings back a card that could not be recognised', () => {
    const builds = new Builds()
    const first = builds.build({ 'docker/a.md': folds(page) })
    const asked = 'Volumes: what for?'
    builds.build({ 'docker/a.md': folds(edited(asked, 'For what is to stay.')) })
    const { [question]: _, ...rest } = page
    const back = builds.build({
      'docker/a.md': `${folds(rest)}\n${pinned(String(first.ids[question]), asked, 'For what is to stay.')}`,
    })
    expect(back.ids[asked]).toBe(first.ids[question])
  })

  test.each([
    ['that is malformed', pinned('my-id', 'What?'), 'Unexpected id "my-id", expected 12 letters (a-z, A-Z) and digits'],
    [
      'that another question has too',
      `${pinned('Abcdefgh0123', 'What?')}\n${pinned('Abcdefgh0123', 'Who?')}`,
      'The id Abcdefgh0123 is already pinned to another question; this question gets an id of its own',
    ],
  ])('%s is a problem', (_, text, reason) => {
    const { problems, found } = new Builds().build({ 'docker/a.md': text })
    expect(problems.map((problem) => problem.reason)).toEqual([reason])
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  })
})

test('numbers before questions are not part of them: a new first question changes no other card', () => {
  const numbered = (questions: readonly string[]) =>
    questions.map((asked, index) => `## ${index + 1}. ${asked}\n\nIt is explained here.\n`).join('\n')
  const questions = ['What is a pod?', 'What is a node?', 'What is a cluster?']
  const builds = new Builds()
  const before = builds.build({ 'kubernetes/a.md': numbered(questions) })
  const after = builds.build({ 'kubernetes/a.md': numbered(['What is a kubelet?', ...questions]) })
  expect(after.ids).toMatchObject(before.ids)
  expect(after.cards.filter(({ changed }) => changed === after.time)).toHaveLength(1)
})
