// Usage: node bench/ledger-merges.mjs [ROUNDS]
//
// Merges small ledgers with git's own merge of files, by its default driver and by `merge=union`, for three ways to show
// that a line is missing: `plain` (nothing, as in format 3), `sum` (the first line holds the number of lines and a sum over them), and
// `chain` (every line names the line above, as in format 4). Prints for each how often the default driver finds a conflict,
// how often a good merge raises a false alarm, and how many of the lines that are removed afterwards are noticed.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const rounds = Number(process.argv[2] ?? 200)
const folder = mkdtempSync(join(tmpdir(), 'ledger-merges-'))
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const newId = () => Array.from({ length: 12 }, () => letters[randomInt(62)]).join('')
const digest = (text) => createHash('sha256').update(text).digest().readUInt32BE(0)
const byId = ([a], [b]) => (a < b ? -1 : 1)

const forms = {
  plain: {
    write: (rows) => ['ledger', ...rows.map(([id, text]) => `${id}\t${text}`)],
    isGood: () => true,
  },
  sum: {
    write: (rows) => {
      const lines = rows.map(([id, text]) => `${id}\t${text}`)
      return [`ledger\t${sumOf(lines)}`, ...lines]
    },
    // After a union, the first line of either side stands there, and what both changed has two lines.
    isGood: (lines) => {
      const sums = lines.filter((line) => line.startsWith('ledger')).map((line) => line.slice(7))
      return sums.includes(sumOf(lines.filter((line) => !line.startsWith('ledger'))))
    },
  },
  chain: {
    write: (rows) => ['ledger', ...rows.map(([id, text], index) => `${id}\t${text}\t${rows.at(index - 1)[0]}`)],
    isGood: (lines) => {
      const rows = lines.slice(1).map((line) => line.split('\t'))
      const ids = new Set(rows.map(([id]) => id))
      return rows.length > 0 && rows.every(([, , above]) => ids.has(above))
    },
  },
}

function sumOf(lines) {
  return `${lines.length} ${lines.reduce((sum, line) => (sum + digest(line)) % 2 ** 32, 0)}`
}

/** What a branch does: adds, edits and, seldom, forgets. */
function changed(rows) {
  const kept = randomInt(10) === 0 ? rows.toSpliced(randomInt(rows.length), 1) : rows
  const edited = new Set(Array.from({ length: randomInt(6) }, () => randomInt(kept.length)))
  const added = Array.from({ length: randomInt(1, 7) }, () => [newId(), '0'])
  return [...kept.map(([id, text], at) => [id, edited.has(at) ? `${text}${randomInt(1000)}` : text]), ...added].sort(
    byId,
  )
}

function merge(form, base, ours, theirs, ...options) {
  const paths = [ours, base, theirs].map((rows, index) => {
    const path = join(folder, `${index}`)
    writeFileSync(path, `${form.write(rows).join('\n')}\n`)
    return path
  })
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...options, ...paths], { encoding: 'utf8' })
  return { conflicts: status, lines: stdout.split('\n').filter(Boolean) }
}

console.log(execFileSync('git', ['--version'], { encoding: 'utf8' }).trim())
for (const size of [10, 100, 1000]) {
  for (const [name, form] of Object.entries(forms)) {
    const counts = { conflict: 0, alarm: 0, noticed: 0 }
    for (let round = 0; round < rounds; round++) {
      const base = Array.from({ length: size }, () => [newId(), '0']).sort(byId)
      const [ours, theirs] = [changed(base), changed(base)]
      if (merge(form, base, ours, theirs).conflicts > 0) counts.conflict++
      const union = merge(form, base, ours, theirs, '--union').lines
      if (!form.isGood(union)) counts.alarm++
      // One line, whichever, goes missing afterwards, in all its versions.
      const ids = [...new Set(union.slice(1).map((line) => line.split('\t')[0]))].filter((id) => id !== 'ledger')
      const gone = ids[randomInt(ids.length)]
      if (!form.isGood(union.filter((line) => !line.startsWith(gone)))) counts.noticed++
    }
    const share = (part) => `${Math.round((100 * part) / rounds)} %`
    console.log(
      `${String(size).padStart(5)} lines  ${name.padEnd(6)} conflicts by default ${share(counts.conflict).padStart(5)}, ` +
        `false alarms after a union ${share(counts.alarm).padStart(5)}, lost lines noticed ${share(counts.noticed).padStart(5)}`,
    )
  }
}
rmSync(folder, { recursive: true })
