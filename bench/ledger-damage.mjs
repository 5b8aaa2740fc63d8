// node bench/ledger-damage.mjs PROJECT [COUNT]
//
// Damages the ledger of a copy of a built project, COUNT times by one flipped bit, COUNT times by removing lines, and COUNT / 3
// times by cutting it off, and reads it as every command does: with git and decks, with decks, with git, and with neither.
// Prints how often that was silent although the ledger was not the same any more, and how often a question of the topics got the
// id of another question.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { loadSourceParts } from './source-parts.mjs'

const [project, count = '300'] = process.argv.slice(2)
const { openProject, readSources, readLedger, findCards, loadParsers, parseLedger } = await loadSourceParts({
  'project/project.ts': 'openProject, readSources',
  'project/ledger-file.ts': 'readLedger',
  'find-cards.ts': 'findCards',
  'parse/parsers.ts': 'loadParsers',
  'identity/ledger.ts': 'parseLedger',
})
let seed = 7
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
const place = mkdtempSync(join(tmpdir(), 'ledger-damage-'))
const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', HOME: place }
const git = (folder, ...args) =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], {
    cwd: folder,
    env,
    stdio: 'ignore',
  })

const folders = {}
for (const [name, hasGit, hasDecks] of [
  ['git and decks', true, true],
  ['decks', false, true],
  ['git', true, false],
  ['neither', false, false],
]) {
  const folder = join(place, name.replaceAll(' ', '-'))
  cpSync(resolve(project), folder, {
    recursive: true,
    filter: (path) => !/(?:node_modules|\/\.git)(?:\/|$)/.test(path),
  })
  if (!hasDecks) rmSync(join(folder, 'decks'), { recursive: true, force: true })
  if (hasGit) {
    git(folder, 'init', '-q')
    git(folder, 'add', '-A', '-f')
    git(folder, 'commit', '-qm', 'x')
  }
  folders[name] = folder
}
const whole = readFileSync(join(folders.neither, 'topdeck.lock'))
const rows = whole.toString('utf8').split('\n').slice(0, -1)
const kinds = {
  'flipped bit': Array.from({ length: Number(count) }, () => {
    const bytes = Buffer.from(whole)
    bytes[random(bytes.length)] ^= 1 << random(8)
    return bytes
  }),
  'removed lines': Array.from({ length: Number(count) }, (_, index) => {
    const lines = rows.length - 1
    const many = [1, 1, 2, 2 + random(8), Math.floor(lines / 2), lines - 1, lines][index % 7]
    const first = [1, rows.length - many, 1 + random(rows.length - many)][random(3)]
    const kept =
      index % 2 === 0 ? rows.toSpliced(first, many) : rows.filter((_, at) => at === 0 || random(lines) >= many)
    return Buffer.from(`${kept.join('\n')}\n`)
  }),
  'cut off': Array.from({ length: Math.round(Number(count) / 3) }, (_, index) =>
    whole.subarray(0, index === 0 ? 0 : random(whole.length)),
  ),
}

const io = (folder) => ({
  cwd: folder,
  env,
  out: { write() {} },
  err: { write() {} },
  now: () => Math.floor(Date.now() / 1000),
  builder: { pid: process.pid, isRunning: () => false, onInterrupt: () => () => {}, patience: 0 },
  system: { milliseconds: () => Date.now() },
})
const latest = Math.floor(Date.now() / 1000)
const original = parseLedger(whole.toString('utf8'), 'topdeck.lock', latest).ledger
const sources = readSources(await openProject(undefined, undefined, io(folders.neither)), io(folders.neither))
const parsers = await loadParsers(sources.files.map(({ text }) => text))
const keyOf = ({ file, line, text }) => `${file}:${line}:${text}`
const identify = (ledger) =>
  new Map(
    findCards(sources.files, options(ledger)).cards.flatMap(({ id, sources }) =>
      sources.map((one) => [keyOf(one), id]),
    ),
  )
const { mergeRules } = await loadSourceParts({ 'project/merge-rules.ts': 'mergeRules' })
const opened = await openProject(undefined, undefined, io(folders.neither))
const options = (ledger) => ({
  parsers,
  ledger,
  rules: mergeRules(opened.configuration),
  declared: opened.declarations.of,
})
const before = identify(original)
const owners = group(before)
function group(ids) {
  const owned = new Map()
  for (const [key, id] of ids) owned.set(id, [...(owned.get(id) ?? []), key])
  return owned
}

for (const [where, folder] of Object.entries(folders)) {
  const project = await openProject(undefined, undefined, io(folder))
  for (const [kind, damaged] of Object.entries(kinds)) {
    const counts = { silent: 0, refused: 0, reported: 0, same: 0, restored: 0, givenAway: 0, idsLost: 0 }
    for (const bytes of damaged) {
      writeFileSync(join(folder, 'topdeck.lock'), bytes)
      try {
        const { ledger, problems } = await readLedger(project, io(folder))
        const isSame = isDeepStrictEqual(ledger.entries, original.entries) && ledger.repository === original.repository
        if (problems.length > 0) counts.reported++
        else if (isSame) counts.same++
        else counts.silent++
        if (isSame) counts.restored++
        else {
          const after = identify(ledger)
          for (const [id, keys] of group(after)) {
            const isOwn = owners.get(id)?.some((key) => keys.includes(key))
            if (original.entries.has(id) && !isOwn) counts.givenAway++
          }
          for (const [key, id] of after) if (before.get(key) !== id) counts.idsLost++
        }
      } catch (error) {
        if (error.name !== 'Failure' && !/ledger/.test(String(error))) throw error
        counts.refused++
      }
    }
    console.log(
      where.padEnd(14),
      kind.padEnd(14),
      `of ${damaged.length}:`,
      Object.entries(counts)
        .map(([name, number]) => `${name} ${number}`)
        .join(', '),
    )
  }
}
rmSync(place, { recursive: true })
