// node bench/non-questions.mjs [--count N] [--program CLI] [--keep DIR] [FOLDER …]
//
// Builds a corpus of pages without questions and lists every card that comes of it, as `file:line  dialect  question`. The
// pages are N (default 300) READMEs and manuals of the packages in the node_modules folders given (default: the project's
// own and those of global packages), without changelogs and without repetitions. A few ask real questions, such as an FAQ,
// so the list is to be read by eye: at most one card in a hundred files may be none. --keep leaves the pages in DIR.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '300' },
    program: { type: 'string', default: join(root, 'dist/cli.js') },
    keep: { type: 'string' },
  },
})
const count = Number(values.count)
if (!Number.isInteger(count) || count < 1) throw new Error(`--count: unexpected "${values.count}", expected 1 or more`)
if (!existsSync(values.program)) throw new Error(`${values.program}: no such file; run \`npm run build\` first`)
const folders = positionals.length > 0 ? positionals : [join(root, 'node_modules'), globalFolder()]

const pages = distinctPages(folders.flatMap((folder) => manualsBelow(resolve(folder)))).slice(0, count)
const workplace = values.keep ?? mkdtempSync(join(tmpdir(), 'topdeck-non-questions-'))
try {
  for (const { path, text } of pages) {
    mkdirSync(dirname(join(workplace, 'topics', path)), { recursive: true })
    writeFileSync(join(workplace, 'topics', path), text)
  }
  const cards = JSON.parse(
    execFileSync(process.execPath, [resolve(values.program), 'list', '--json'], {
      cwd: workplace,
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )
  const answered = cards.filter(({ answered }) => answered)
  for (const { sources } of answered)
    for (const { file, line, dialect, question } of sources) console.log(`${file}:${line}  ${dialect}  ${question}`)
  console.log(`${answered.length} cards in ${pages.length} files`)
} finally {
  if (values.keep === undefined) rmSync(workplace, { recursive: true })
}

function globalFolder() {
  return execFileSync('npm', ['root', '--global'], { encoding: 'utf8' }).trim()
}

/** The READMEs and manuals of the packages below a folder: READMEs first, since there is one of each package. */
function manualsBelow(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name) && !/^changelog/i.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !/(?:^|\/)\.|(?:^|\/)(?:test|tests|fixtures)\//.test(path))
  const isReadme = (path) => /^(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+\/readme\.(?:md|markdown)$/i.test(path)
  const isManual = (path) => /\/(?:docs?|man|guides?|content)\//i.test(path)
  return [...files.filter(isReadme).sort(), ...files.filter((path) => !isReadme(path) && isManual(path)).sort()].map(
    (path) => ({ path: path.replace(/^.*node_modules\//, ''), text: readFileSync(join(folder, path), 'utf8') }),
  )
}

/** Leaves out pages with the text or the path of an earlier one. */
function distinctPages(all) {
  const seen = new Set()
  return all.filter(({ path, text }) => {
    const keys = [path, createHash('sha256').update(text).digest('hex')]
    const isNew = keys.every((key) => !seen.has(key))
    for (const key of keys) seen.add(key)
    return isNew
  })
}
