import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCards } from '../../src/find-cards.ts'
import { parseLedger } from '../../src/identity/ledger.ts'
import { Failure } from '../../src/model/failure.ts'
import { loadParsers } from '../../src/parse/parsers.ts'
import { readLedger } from '../../src/project/ledger-file.ts'
import { mergeRules } from '../../src/project/merge-rules.ts'
import { openProject, readSources } from '../../src/project/project.ts'
import { folderWith, ioIn, noon, pageOf, topdeck } from '../commands/terminal.ts'

/** A card that was reworded, one that was retired, a question without an answer, and one that is asked twice. */
const asked = {
  'What is the use of buoys in the northern channel?': 'They mark the shoal.',
  'What is the use of buoys in the southern channel?': 'They mark the wreck.',
  'Which light marks the head of the pier?': 'A green one.',
  'What do sailors call the kitchen of a ship?': 'The galley.',
  'What is a tide table?': 'Hours of high water.',
}
const page = (texts: Readonly<Record<string, string>>) => `${pageOf(texts)}\n## Who lights the lamps?\n`
const { 'What is the use of buoys in the northern channel?': _, ...rest } = asked
const files = {
  before: {
    'topics/sea/a.md': page(asked),
    'topics/port/a.md': pageOf({ 'What is a tide table?': 'Hours of high water.' }),
  },
  // The question whose words stood there before is asked anew, beside the one that it has become.
  after: page({ ...rest, 'What do sailors call the kitchen of a ship?': '' })
    .replace(/## What do sailors call the kitchen of a ship\?\s*/, '')
    .concat('\n## What name do sailors give to the kitchen of a ship?\n\nThe galley.\n'),
}

async function project(git: 'git' | 'no git', decks: 'decks' | 'no decks') {
  const folder = folderWith({ ...files.before, 'topdeck.config.yaml': 'variants: [sea, port]\n' })
  await topdeck(folder, ['build', '--format', 'json'])
  writeFileSync(join(folder, 'topics/sea/a.md'), files.after)
  await topdeck(folder, ['build', '--format', 'json'])
  const text = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
  const io = ioIn(folder, { env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' } })
  if (git === 'git') {
    const run = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], {
        cwd: folder,
        env: io.env,
      })
    run('init', '-q')
    run('add', '-A')
    run('commit', '-qm', 'x')
  }
  if (decks === 'no decks') rmSync(join(folder, 'decks'), { recursive: true })
  const opened = await openProject(undefined, undefined, io)
  const cards = async (sources: ReturnType<typeof readSources>['files']) => {
    const { ledger, problems } = await readLedger(opened, io)
    const { cards } = findCards(sources, {
      parsers: await loadParsers(sources.map((each) => each.text)),
      ledger,
      rules: mergeRules(opened.configuration),
      declared: opened.declarations.of,
    })
    return { problems, ids: new Map(cards.flatMap(({ id, sources }) => sources.map((one) => [one.text, id] as const))) }
  }
  return { folder, text, opened, io, cards, sources: readSources(opened, io).files }
}

const worlds = (['git', 'no git'] as const).flatMap((git) =>
  (['decks', 'no decks'] as const).map((decks) => [git, decks] as const),
)

describe('whatever lines a ledger loses', () => {
  test.each(worlds)(
    'no question gets an id that belonged to another one, and no loss is silent: %s, %s',
    async (git, decks) => {
      const { folder, text, cards, sources } = await project(git, decks)
      const rows = text.split('\n').slice(1, -1)
      const whole = (await cards(sources)).ids
      const owners = new Map([...whole].map(([question, id]) => [id as string, question]))
      const known = parseLedger(text, 'topdeck.lock', noon).ledger.entries
      // What was asked once, and has become another question or was retired, is asked again.
      const again = sources.map((one) =>
        one.path === 'sea/a.md'
          ? {
              ...one,
              text: `${one.text}\n## What do sailors call the kitchen of a ship?\n\nAnother thing altogether.\n\n## What is the use of buoys in the western channel?\n\nThey mark the ferry.\n`,
            }
          : one,
      )
      await fc.assert(
        fc.asyncProperty(fc.subarray(rows), async (kept) => {
          writeFileSync(join(folder, 'topdeck.lock'), `topdeck ledger 4\n${kept.map((line) => `${line}\n`).join('')}`)
          try {
            const found = await cards(again)
            if (kept.length < rows.length) expect(found.problems).not.toEqual([])
            for (const [question, id] of found.ids) {
              const owner = owners.get(id)
              if (owner === undefined) expect(known.has(id), `${question} has the id of a retired question`).toBe(false)
              else expect(found.ids.get(owner), `${question} has the id of "${owner}"`).toBe(id)
            }
            if (git === 'git') for (const [question, id] of whole) expect(found.ids.get(question)).toBe(id)
          } catch (error) {
            if (!(error instanceof Failure)) throw error
            expect([git, decks, kept.length < rows.length]).toEqual(['no git', 'no decks', true])
          }
        }),
        { numRuns: 40 },
      )
    },
    60_000,
  )

  test('a build goes on without them if it is told to, and reserves their ids', async () => {
    const { folder, text } = await project('no git', 'no decks')
    const lost = text.split('\n').find((line) => line.includes('southern')) ?? ''
    writeFileSync(join(folder, 'topdeck.lock'), text.replace(`${lost}\n`, ''))
    const refused = await topdeck(folder, ['build'])
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(
      new RegExp(
        `^topdeck: topdeck.lock:\\d: the line of ${lost.slice(0, 12)} above this one is missing, .*--accept-loss`,
      ),
    )
    expect((await topdeck(folder, ['list'])).code).toBe(2)
    const accepted = await topdeck(folder, ['build', '--accept-loss', '--format', 'json'])
    expect(accepted.err).toContain(`The line of ${lost.slice(0, 12)} is missing`)
    const after = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
    expect(after).toMatch(new RegExp(`^${lost.slice(0, 12)}\\tretired\\t`, 'm'))
    expect(after.split('\n').filter((line) => line.includes('southern'))).toHaveLength(1)
    expect((await topdeck(folder, ['build', '--format', 'json', '--fresh'])).err).toBe('')
  })

  test.each([
    ['an empty file', ''],
    ['the first line alone', 'topdeck ledger 4\n'],
  ])('of %s, no command takes for the ledger of a project without questions', async (_, left) => {
    const { folder } = await project('no git', 'no decks')
    writeFileSync(join(folder, 'topdeck.lock'), left)
    const { code, err } = await topdeck(folder, ['build'])
    expect(code).toBe(2)
    expect(err).toContain('topdeck.lock: the ledger has no lines, and neither git nor the decks know which it had')
    expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe(left)
  })
})

test('a ledger that is gone while packages of its topics lie there is no first build', async () => {
  const folder = folderWith(files.before)
  await topdeck(folder, ['build', '--format', 'apkg,csv'])
  rmSync(join(folder, 'topdeck.lock'))
  const { code, err } = await topdeck(folder, ['build', '--format', 'apkg,csv'])
  expect(code).toBe(2)
  expect(err).toContain('topdeck.lock: there is no ledger, but decks/port.apkg is there from an earlier build')
  expect((await topdeck(folder, ['build', '--accept-loss'])).code).toBe(0)
})

test('packages of others are no reason to ask for a ledger', async () => {
  const folder = folderWith({ ...files.before, 'decks/french.apkg': 'a deck of somebody else' })
  expect((await topdeck(folder, ['build', '--format', 'csv'])).code).toBe(0)
})

test('a damaged line is taken from the last commit, unless it has changed since', async () => {
  const { folder, text } = await project('git', 'no decks')
  writeFileSync(join(folder, 'topdeck.lock'), text.replace('southern', 'so#%ern'))
  const { err } = await topdeck(folder, ['build', '--format', 'json'])
  expect(err).toMatch(/Damaged line of card \w{12}: restored from git/)
  expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe(text)
})
