import { expect, test } from 'vitest'
import { Builds } from '../identity/builds.ts'

const ask = (question: string, answer: string) => `## ${question}\n\n${answer}\n\n`
const shared = [
  ask('What is a layer of an image?', 'The difference between two states of a file system.'),
  ask('What does a registry hold?', 'Images, which it hands out to whoever asks.'),
  ask('What is a digest of an image?', 'The hash of its manifest in hexadecimal digits.'),
]
const own = {
  podman: 'It runs without any daemon, as a child of the shell.',
  docker: 'The daemon starts it on behalf of the client.',
}
const topics = (questions: readonly string[], docker = own.docker) => ({
  'podman/a.md': questions.join('') + ask('Who starts a container?', own.podman),
  'docker/a.md': questions.join('') + ask('Who starts a container?', docker),
})

test('a merged card stays one when another question that the variants shared is removed', () => {
  const builds = new Builds()
  const { ids } = builds.build(topics(shared))
  expect(Object.keys(ids)).toHaveLength(4)
  const after = builds.build(topics(shared.slice(0, 2)))
  expect(after.found).toHaveLength(3)
  expect(after.ids['Who starts a container?']).toBe(ids['Who starts a container?'])
})

test('without the ledger the same topics have two cards', () => {
  expect(new Builds().build(topics(shared.slice(0, 2))).found).toHaveLength(4)
})

test('questions whose answers have changed are judged afresh', () => {
  const builds = new Builds()
  builds.build(topics(shared))
  expect(builds.build(topics(shared.slice(0, 2), 'A machine that nobody has ever seen.')).found).toHaveLength(4)
})

test('a ruling of the author parts them', () => {
  const builds = new Builds()
  const { found } = builds.build(topics(shared))
  const card = found.find(({ sources }) => sources[0].text === 'Who starts a container?')
  const [a = '', b = ''] = card?.sources.map(({ id }) => id) ?? []
  const comment = `<!-- topdeck: different-from ${a} -->\n\n`
  const files = topics(shared.slice(0, 2))
  const target = card?.sources.find(({ id }) => id === b)?.file === 'docker/a.md' ? 'docker/a.md' : 'podman/a.md'
  const marked = { ...files, [target]: files[target].replace('## Who', `${comment}## Who`) }
  expect(builds.build(marked).found).toHaveLength(4)
})
