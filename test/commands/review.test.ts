import { describe, expect, test } from 'vitest'
import { harnessWith } from './learner.ts'
import { pageOf } from './terminal.ts'

const unanswered = '## What is a quay?\n\n## What is a pier?\n'

describe('a review of questions without answers', () => {
  test.each([
    [[], 'none of the 2 questions has an answer yet'],
    [['--cram'], 'none of the 2 questions has an answer yet'],
    [['--json'], 'none of the 2 questions has an answer yet'],
    [['topics/docks'], 'none of the 2 questions has an answer yet'],
    [['--tag', 'docks'], '--tag "docks": none of the 2 questions has an answer yet'],
    [['--deck', 'docks'], '--deck "docks": none of the 2 questions has an answer yet'],
  ])('says that none has one: review %j', async (argv, message) => {
    const harness = harnessWith({ 'topics/docks/a.md': unanswered })
    expect(await harness.topdeck('review', ...argv)).toEqual({
      code: 2,
      out: '',
      err: `topdeck: ${message}, so there is nothing to review; "topdeck list" shows where to write them\n`,
    })
  })

  test('says so of a deck beside answered ones, and still points out what is mistyped', async () => {
    const lights = pageOf({ 'What is a lamp?': 'A light.' })
    const harness = harnessWith({ 'topics/docks/a.md': '## What is a quay?\n', 'topics/lights/b.md': lights })
    expect((await harness.topdeck('review', '--deck', 'docks')).err).toBe(
      'topdeck: --deck "docks": the only question has no answer yet, so there is nothing to review; "topdeck list" shows where to write it\n',
    )
    expect((await harness.topdeck('review', '--deck', 'dock')).err).toBe(
      'topdeck: --deck "dock": no such deck; expected Topdeck or Topdeck::lights\n',
    )
    expect((await harness.topdeck('review', '--plain')).out).toMatch(/^1 new, /)
  })
})

test('the order and the mix come from the configuration, and options take precedence over it', async () => {
  const topics = {
    'topics/docks/a.md': pageOf({ 'What is a quay?': 'A wall.', 'What is a pier?': 'A bridge.' }),
    'topics/lights/b.md': pageOf({ 'What is a lamp?': 'A light.' }),
  }
  const questions = async (...argv: readonly string[]) => {
    const lines = ['', '4', '', '4', '', '4']
    const harness = harnessWith(
      { ...topics, 'topdeck.config.yaml': 'review: { newOrder: topic, mix: before, answers: four }\n' },
      {
        async *lines() {
          yield* lines
        },
      },
    )
    const { out } = await harness.topdeck('review', '--plain', ...argv)
    return Array.from(out.matchAll(/^Question: (.*)$/gm), ([, question]) => question)
  }
  expect(await questions()).toEqual(['What is a quay?', 'What is a lamp?', 'What is a pier?'])
  expect(await questions('--order', 'file')).toEqual(['What is a quay?', 'What is a pier?', 'What is a lamp?'])
})

test('an unknown order is refused with those there are', async () => {
  const harness = harnessWith({ 'topics/docks/a.md': unanswered })
  const { code, err } = await harness.topdeck('review', '--order', 'alphabet')
  expect(code).toBe(2)
  expect(err).toContain('expected file, random or topic')
})
