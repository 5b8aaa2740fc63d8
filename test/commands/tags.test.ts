import { expect, test } from 'vitest'
import { countTags } from '../../src/commands/tags/tag-tree.ts'
import { folderWith, topdeck } from './terminal.ts'

const files = {
  'topics/docker.md':
    '# Images\n\n## What is an image?\n\nA template.\n\n## What is a layer?\n\nTODO\n\n# Basics\n\n## What is Docker?\n\nA program.\n',
  'topics/git.md':
    '---\ntags: [tool/vcs]\n---\n\n## What is a commit?\n\nA snapshot.\n\n## What is a tag?\n\nA name.\n',
}

test('lists the tags as a tree, with how many cards have each', async () => {
  const { code, out, err } = await topdeck(folderWith(files), ['tags'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toBe(
    '2  docker  and 1 question without an answer\n' +
      '1    basics\n' +
      '1    images  and 1 question without an answer\n' +
      '2  git\n' +
      '2  tool\n' +
      '2    vcs\n',
  )
})

test('gives full names as JSON, which --tag takes and counts alike', async () => {
  const folder = folderWith(files)
  const counts = JSON.parse((await topdeck(folder, ['tags', '--json'])).out)
  expect(counts[1]).toEqual({ tag: 'docker::basics', cards: 1, unanswered: 0 })
  for (const { tag, cards, unanswered } of counts) {
    const listed = JSON.parse((await topdeck(folder, ['list', '--json', '--tag', tag])).out)
    expect(listed).toHaveLength(cards + unanswered)
  }
})

test('keeps to the part of the topics that was named', async () => {
  expect((await topdeck(folderWith(files), ['tags', 'topics/git.md'])).out).toBe('2  git\n2  tool\n2    vcs\n')
})

test('a tag stands directly above those below it', () => {
  const tags = countTags([
    { tags: ['a::b', 'a-c'], answered: true },
    { tags: ['a'], answered: true },
  ]).map(({ tag }) => tag)
  expect(tags).toEqual(['a', 'a::b', 'a-c'])
})
