import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Seconds } from '../../src/model/time.ts'
import { repositoryFolder } from '../repository-folder.ts'
import { noon, pageOf, topdeck } from './terminal.ts'

const subjects = ['image', 'layer', 'volume', 'network', 'registry', 'pod', 'tag', 'manifest', 'namespace', 'cgroup']
const page = Object.fromEntries(
  subjects.map((subject) => [`What is a ${subject}?`, `The ${subject}, told in a sentence.`]),
)

/** Ids by question, of all cards that the topics hold. */
async function idsIn(folder: string): Promise<Record<string, string>> {
  const { out } = await topdeck(folder, ['list', '--json'])
  const cards: { id: string; question: string }[] = JSON.parse(out)
  return Object.fromEntries(cards.map(({ id, question }) => [question, id]))
}

test('two branches that add, edit and remove cards merge without a conflict in the ledger, and no id is lost', async () => {
  const { folder, git, commit } = repositoryFolder()
  let days = 0
  const build = () => topdeck(folder, ['build'], { now: () => (noon + 86_400 * days++) as Seconds })
  const files = (first: object, second: object) => ({
    'topics/docker/a.md': pageOf(first as Record<string, string>),
    'topics/docker/b.md': pageOf(second as Record<string, string>),
  })
  /** Files are written, the decks and the ledger built, and all is committed. */
  const save = async (subject: string, first: object, second: object): Promise<Record<string, string>> => {
    commit(`${subject}: topics`, files(first, second))
    await build()
    commit(subject, {})
    return await idsIn(folder)
  }
  const extra = { 'Who signs an image?': 'Its publisher.', 'Who pulls an image?': 'The engine.' }
  commit('settings', { '.gitattributes': 'topdeck.lock merge=union\n', '.gitignore': 'decks/\n' })
  const start = await save('start', page, extra)

  git('checkout', '--quiet', '-b', 'ours')
  const { 'What is a tag?': _tag, ...withoutTag } = page
  const edited = {
    ...withoutTag,
    'What is a pod?': 'Containers that share a network.',
    'What is a squashed layer?': 'Several layers made one.',
  }
  const ours = await save('ours', edited, extra)

  git('checkout', '--quiet', '-b', 'theirs', 'main')
  const { 'Who pulls an image?': _pulls, ...withoutPulls } = extra
  const reworded = { ...withoutPulls, 'Which tool builds an image?': 'Buildah, or BuildKit.' }
  const theirs = await save('theirs', page, reworded)

  git('checkout', '--quiet', 'ours')
  git('merge', '--quiet', '-m', 'merge', 'theirs')
  expect(git('status', '--porcelain')).toBe('')
  const { code, err } = await build()
  expect({ code, err }).toEqual({ code: 0, err: '' })

  const merged = await idsIn(folder)
  const expected = { ...theirs, ...ours }
  for (const [question, id] of Object.entries(merged)) expect([question, id]).toEqual([question, expected[question]])
  expect(Object.keys(merged)).toHaveLength(12)
  const ledger = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
  for (const id of new Set([start, ours, theirs].flatMap((ids) => Object.values(ids))))
    expect(ledger).toMatch(new RegExp(`^${id}\t`, 'm'))
  expect(ledger.split('\n').filter((line) => line.includes('\tretired\t'))).toHaveLength(2)
})
