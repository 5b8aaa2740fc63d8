import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folderWith, learnerIn, pageOf, topdeck } from './terminal.ts'

const files = {
  'topics/docker/a.md': pageOf({ 'What is an image?': 'A template.' }),
  'topics/git/b.md': pageOf({ 'What is a commit?': 'A snapshot.' }),
}

async function said(argv: readonly string[], configuration = ''): Promise<readonly string[]> {
  const folder = folderWith({ ...files, 'topdeck.config.yaml': configuration })
  const { err } = await topdeck(folder, argv, { system: learnerIn(folderWith({})) })
  return err.split('\n').filter((line) => /^--|^topdeck/.test(line))
}

describe('a tag that no card has', () => {
  const commands = [
    ['list'],
    ['list', '--json'],
    ['build'],
    ['duplicates'],
    ['due'],
    ['stats'],
    ['review', '--plain'],
    ['optimize'],
  ]
  const reason = 'topdeck: --tag: no card has the tag "dokcer"; did you mean "docker"?'

  test.each(commands)('is refused by %s %s', async (...argv) => {
    const words = argv.filter((word) => word !== undefined)
    expect(await said([...words, '--tag', 'dokcer'])).toEqual([reason])
    expect(await said([...words, '--tag', 'git,dokcer'])).toEqual([reason])
    expect(await said([...words, '--tag', '!dokcer'])).toEqual([reason])
  })

  test.each(commands.filter(([verb]) => verb !== 'optimize'))('is found in any case by %s %s', async (...argv) => {
    const words = argv.filter((word) => word !== undefined)
    expect(await said([...words, '--tag', 'Docker,!git'])).toEqual([])
  })

  test('leaves no decks behind', async () => {
    const folder = folderWith(files)
    expect((await topdeck(folder, ['build', '--tag', 'dokcer'])).code).toBe(2)
    expect(readdirSync(folder)).toEqual(['topics'])
  })

  test.each([[['list']], [['build']], [['duplicates']]])(
    'is not the fault where every tag exists and no card has all of them: %j',
    async (argv) => {
      expect(await said([...argv, '--tag', 'docker', '--tag', 'git'])).toEqual([
        'topdeck: --tag: no card matches, although each of these tags exists',
      ])
    },
  )
})

test.each([[['due']], [['stats']], [['review', '--plain']]])(
  'a deck that no card is in is refused by %j',
  async (argv) => {
    expect(await said([...argv, '--deck', 'dokcer'])).toEqual([
      'topdeck: --deck "dokcer": no such deck; did you mean "docker"?',
    ])
  },
)

describe('an override that applies to no card', () => {
  const configuration =
    'review:\n  overrides:\n    - { tag: Docker, retention: 0.8 }\n    - { tag: dokcer, retention: 0.9 }\n'
  const reason = 'No card has the tag "dokcer", so this override changes nothing; did you mean "docker"?'

  test.each([[['list']], [['build']], [['duplicates']], [['diff']], [['build', '--tag', 'git']]])(
    'is pointed out by %j',
    async (argv) => {
      expect(await said(argv, configuration)).toEqual([`topdeck.config.yaml:4:14  info  ${reason}  (override)`])
    },
  )

  test.each([[['stats']], [['review', '--plain']]])('is pointed out by %j', async (argv) => {
    expect(await said(argv, configuration)).toEqual([`topdeck.config.yaml:4:14: ${reason}`])
  })

  test('is not pointed out by due, which shell prompts call all day', async () => {
    expect(await said(['due'], configuration)).toEqual([])
  })

  test('is not pointed out where only a part of the topics is reviewed', async () => {
    expect(await said(['stats', 'topics/git'], configuration)).toEqual([])
  })
})
