import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, pageOf, topdeck } from '../commands/terminal.ts'

const knots = {
  'Which knot ties two ropes of equal width?': 'The reef knot.',
  'Which knot ties two ropes of unequal width?': 'The sheet bend.',
  'Which knot makes a loop that does not slip?': 'The bowline.',
}
const reworded = { ...knots, 'Which knot ties two ropes of unequal width?': '' }
const page = (questions: Readonly<Record<string, string>>) =>
  pageOf(Object.fromEntries(Object.entries(questions).filter(([, answer]) => answer !== '')))
const edited = page({ ...reworded, 'What do you tie ropes that differ in width with?': 'The sheet bend.' })
const options = ['build', '--format', 'json']

/** A project whose second question was reworded after the first build, so that its id isn't that of a first build. */
async function project(): Promise<{ folder: string; ledger: string; lines: string[] }> {
  const folder = folderWith({ 'topics/knots/a.md': page(knots), '.gitignore': 'decks/\n' })
  await topdeck(folder, options)
  writeFileSync(join(folder, 'topics/knots/a.md'), edited)
  await topdeck(folder, options)
  const ledger = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
  return { folder, ledger, lines: ledger.split('\n') }
}

function git(folder: string, ...args: string[]): void {
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org']
  execFileSync('git', [...who, ...args], { cwd: folder, env, stdio: 'ignore' })
}

function commit(folder: string, message: string): void {
  git(folder, 'init', '-q')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', message)
}

/** The ids in a ledger, in order. */
const idsOf = (ledger: string) =>
  ledger
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, 12))

async function rebuilt(folder: string): Promise<{ ledger: string; err: string; code: number }> {
  const { code, err } = await topdeck(folder, options)
  return { code, err, ledger: readFileSync(join(folder, 'topdeck.lock'), 'utf8') }
}

describe('from the decks', () => {
  test.each([
    [
      'one line',
      (lines: string[]) => lines.filter((line) => !line.includes('differ in width')),
      'The ledger has lost 1 line',
    ],
    ['half of the file', (lines: string[]) => lines.slice(0, 2), 'The ledger has lost 2 lines'],
    ['everything but the first line', (lines: string[]) => lines.slice(0, 1), 'The ledger has lost 3 lines'],
  ])('%s', async (_, cut, message) => {
    const { folder, ledger, lines } = await project()
    writeFileSync(join(folder, 'topdeck.lock'), `${cut(lines).join('\n')}\n`)
    const after = await rebuilt(folder)
    expect(after.code).toBe(0)
    expect(after.err).toContain(`topdeck.lock  info  ${message}; restored: `)
    expect(after.err).toMatch(/\d from decks \("(?:Which|What) .*\?"\) {2}\(ledger\)/)
    expect(idsOf(after.ledger)).toEqual(idsOf(ledger))
  })

  test('the whole ledger', async () => {
    const { folder, ledger } = await project()
    rmSync(join(folder, 'topdeck.lock'))
    const after = await rebuilt(folder)
    expect(after.err).toContain(
      'topdeck.lock  info  The ledger is missing; 3 lines were restored: 3 from decks  (ledger)',
    )
    expect(idsOf(after.ledger)).toEqual(idsOf(ledger))
    // A note is as new as before.
    const times = (text: string) => [...text.matchAll(/\t(20[\d:TZ-]+)\t(?=\w{12}\t)/g)].map(([, time]) => time)
    expect(times(after.ledger)).toEqual(times(ledger))
  })

  test('a retired id, which no new question gets', async () => {
    const { folder } = await project()
    writeFileSync(join(folder, 'topics/knots/a.md'), edited.replace(/## Which knot makes[\s\S]*?The bowline\.\n/, ''))
    await topdeck(folder, options)
    const ledger = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
    const lineOf = (text: string) => text.split('\n').find((line) => line.includes('\tretired\t'))
    expect(lineOf(ledger)).toMatch(/bowline|loop/)
    writeFileSync(join(folder, 'topdeck.lock'), ledger.replace(`${lineOf(ledger)}\n`, ''))
    const after = await rebuilt(folder)
    expect(lineOf(after.ledger)?.slice(0, 12)).toBe(lineOf(ledger)?.slice(0, 12))
  })

  test('the cards of a whole topic, of which no line is left', async () => {
    const { folder } = await project()
    const asked = {
      'What is a lamp?': 'A light that shows the way at night.',
      'What is a buoy?': 'A mark on the water.',
    }
    for (const question of ['What is a lamp?', 'What is a lamp, in short?']) {
      const { 'What is a lamp?': answer, ...others } = asked
      mkdirSync(join(folder, 'topics/lights'), { recursive: true })
      writeFileSync(join(folder, 'topics/lights/a.md'), page({ [question]: answer, ...others }))
      await rebuilt(folder)
    }
    const ledger = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
    const left = ledger.split('\n').filter((line) => !line.includes('lights/a.md'))
    expect(left).toHaveLength(ledger.split('\n').length - 2)
    writeFileSync(join(folder, 'topdeck.lock'), left.join('\n'))
    const after = await rebuilt(folder)
    expect(after.err).toContain('The ledger has lost 2 lines; restored: 2 from decks')
    expect(idsOf(after.ledger)).toEqual(idsOf(ledger))
  })

  test('but not from decks of other topics in the same folder', async () => {
    const folder = folderWith({ 'kb/a.md': page(knots), 'other/b.md': page({ 'What is a lamp?': 'A light.' }) })
    await topdeck(folder, [...options, 'kb', '-o', 'out'])
    expect((await topdeck(folder, [...options, 'other', '-o', 'out'])).err).toBe('')
    expect(idsOf(readFileSync(join(folder, 'other/topdeck.lock'), 'utf8')).filter(Boolean)).toHaveLength(1)
    expect((await topdeck(folder, [...options, 'kb', '-o', 'out', '--fresh'])).err).toBe('')
  })
})

describe('from git', () => {
  test.each([
    ['deleted', () => undefined, 'The ledger is missing; 3 lines were restored: 3 from git'],
    [
      'cut',
      (lines: string[]) => lines.slice(0, 2),
      'The ledger has lost 2 lines; restored: 2 from git ("What do you tie ropes that differ in width with?", "Which knot ties two ropes of equal width?")',
    ],
  ])('a ledger that was %s, without any decks', async (_, cut, message) => {
    const { folder, ledger, lines } = await project()
    commit(folder, 'first')
    rmSync(join(folder, 'decks'), { recursive: true })
    const left = cut(lines)
    if (left === undefined) rmSync(join(folder, 'topdeck.lock'))
    else writeFileSync(join(folder, 'topdeck.lock'), `${left.join('\n')}\n`)
    const after = await rebuilt(folder)
    if (after.err !== '') expect(after.err).toContain(`topdeck.lock  info  ${message}  (ledger)`)
    expect(after.ledger).toBe(ledger)
  })

  test('a line that went missing in the last commit', async () => {
    const { folder, ledger, lines } = await project()
    commit(folder, 'first')
    writeFileSync(join(folder, 'topdeck.lock'), lines.filter((line) => !line.includes('differ in width')).join('\n'))
    commit(folder, 'a merge gone wrong')
    expect((await topdeck(folder, ['list', '--json'])).out).toContain(idsOf(ledger).find((id) => id !== '') ?? '-')
    const after = await rebuilt(folder)
    expect(after.err).toContain('The ledger has lost 1 line; restored: 1 from git')
    expect(after.ledger).toBe(ledger)
  })

  test('what the last commit has, in a clone without decks that has got an older ledger', async () => {
    const { folder, ledger } = await project()
    writeFileSync(
      join(folder, 'topics/knots/b.md'),
      page({ 'What is a lamp?': 'A light that shows the way at night.' }),
    )
    await rebuilt(folder)
    writeFileSync(
      join(folder, 'topics/knots/b.md'),
      page({ 'Say what a lamp is': 'A light that shows the way at night.' }),
    )
    const { ledger: latest } = await rebuilt(folder)
    commit(folder, 'a lamp')
    rmSync(join(folder, 'decks'), { recursive: true })
    expect(await topdeck(folder, ['diff', '--check'])).toMatchObject({ code: 0, err: '' })
    writeFileSync(join(folder, 'topdeck.lock'), ledger)
    expect((await topdeck(folder, ['diff', '--check'])).code).toBe(1)
    const after = await rebuilt(folder)
    expect(after.err).toContain('The ledger has lost 1 line; restored: 1 from git')
    expect(after.ledger).toBe(latest)
  })

  test('a line that a merge has dropped, which only the merged branch had', async () => {
    const { folder } = await project()
    commit(folder, 'first')
    git(folder, 'checkout', '-qb', 'lamps')
    const asked = ['What is a lamp?', 'What do sailors call a lamp?']
    for (const question of asked) {
      writeFileSync(join(folder, 'topics/knots/b.md'), page({ [question]: 'A light that shows the way at night.' }))
      await rebuilt(folder)
    }
    const lineOf = (text: string) => text.split('\n').find((line) => line.includes('call a lamp'))
    const line = lineOf(readFileSync(join(folder, 'topdeck.lock'), 'utf8'))
    expect(line).toBeDefined()
    commit(folder, 'a lamp')
    git(folder, 'checkout', '-q', '-')
    git(folder, 'commit', '-q', '--allow-empty', '-m', 'meanwhile')
    git(folder, 'merge', '-q', '-s', 'ours', 'lamps')
    git(folder, 'checkout', 'lamps', '--', 'topics')
    const after = await rebuilt(folder)
    expect(after.err).toContain('The ledger has lost 1 line; restored: 1 from git')
    expect(lineOf(after.ledger)).toBe(line)
  })

  test.each([
    ['a merge that was committed', ['commit', '-qam', 'took our side']],
    ['a merge that is going on', ['status']],
  ])('the lines of the other branch, where %s has taken the ledger of one side', async (_, end) => {
    const { folder } = await project()
    commit(folder, 'first')
    const asked = { lamps: 'What shows the way at night?', wires: 'What keeps a mast upright?' }
    const lines: string[] = []
    for (const [name, question] of Object.entries(asked)) {
      git(folder, 'checkout', '-qB', name, 'HEAD')
      if (name === 'wires') git(folder, 'reset', '-q', '--hard', 'HEAD~1')
      for (const words of [question, question.replace('?', ', in short?')]) {
        writeFileSync(
          join(folder, `topics/knots/${name}.md`),
          page({ [words]: `The ${name} of a ship, as every sailor knows.` }),
        )
        await rebuilt(folder)
      }
      const ledger = readFileSync(join(folder, 'topdeck.lock'), 'utf8')
      lines.push(ledger.split('\n').find((line) => line.includes('in short')) ?? '')
      commit(folder, name)
    }
    try {
      git(folder, 'merge', '-q', '--no-commit', '-X', 'ours', 'lamps')
    } catch {
      // It stops where the two sides differ.
    }
    git(folder, 'checkout', '--ours', '--', 'topdeck.lock')
    git(folder, 'checkout', 'wires', '--', 'topdeck.lock')
    git(folder, ...end)
    const { ledger, err } = await rebuilt(folder)
    expect(err).toContain('The ledger has lost 1 line; restored: 1 from git ("What shows the way at night, in short?")')
    for (const line of lines) expect(ledger).toContain(line.slice(0, 12))
    expect(lines.map((line) => line.length > 12)).toEqual([true, true])
  })

  test('nothing that was built on another branch, or was discarded', async () => {
    const { folder, ledger } = await project()
    commit(folder, 'first')
    git(folder, 'checkout', '-qb', 'lamps')
    writeFileSync(join(folder, 'topics/knots/b.md'), page({ 'What is a lamp?': 'A light.' }))
    await rebuilt(folder)
    commit(folder, 'a lamp')
    git(folder, 'checkout', '-q', '-')
    // The decks of the other branch still lie there.
    expect(readFileSync(join(folder, 'decks/knots.json'), 'utf8')).toContain('a lamp')
    expect(await rebuilt(folder)).toEqual({ code: 0, err: '', ledger })
  })

  test('nothing for a first build, nor in a repository without commits', async () => {
    const folder = folderWith({ 'topics/knots/a.md': page(knots) })
    git(folder, 'init', '-q')
    expect((await rebuilt(folder)).err).toBe('')
  })
})
