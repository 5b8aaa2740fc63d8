/** The documentation as it should be: every example in it is run, and its result written where the page shows it. */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import type { ExampleCard } from '../../src/extract/dialect.ts'
import { sinkOf } from '../../src/io/sink.ts'
import type { RenderedCard } from '../../src/model/card.ts'
import type { Milliseconds } from '../../src/model/time.ts'
import { folderWith, learnerIn, noon, topdeck } from '../commands/terminal.ts'
import { repositoryFolder, type TestRepository } from '../repository-folder.ts'
import { compileExample, exampleCard } from './compile-example.ts'
import { dialectsByFile } from './dialect-files.ts'
import { type Fence, type Prose, partsOf, repository, sourceOf } from './page.ts'

/**
 * A page with fresh results. Files, commands and their effects add up from the top of the page to its bottom, in a
 * project folder that is empty at first.
 */
export async function refreshed(source: string): Promise<string> {
  const parts = partsOf(await withDialectExamples(source))
  const project = projectOf(parts)
  const reviews = folderWith({})
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    if (part.type === 'prose') continue
    if (part.title !== undefined) write(join(project().folder, part.title), `${part.lines.join('\n')}\n`)
    if (part.language === 'console') parts[index] = { ...part, lines: await session(part.lines, project(), reviews) }
    if (part.language === 'md' && next?.type === 'prose') parts[index + 1] = await withCards(part, next)
    const result = parts[index + 2]
    if (part.language === 'ts' && result?.type === 'fence' && result.language === 'text')
      parts[index + 2] = { ...result, lines: await outputOf(part) }
  }
  return sourceOf(parts)
}

/** Where the examples of a page run, made when the first one needs it. */
function projectOf(parts: readonly (Fence | Prose)[]): () => TestRepository {
  let made: TestRepository | undefined
  return () => {
    if (made !== undefined) return made
    made = repositoryFolder()
    // Only a page that shows git has a repository.
    if (!parts.some((part) => part.type === 'fence' && part.lines.some((line) => line.startsWith('$ git '))))
      rmSync(join(made.folder, '.git'), { recursive: true })
    return made
  }
}

const start = /^<!-- example: (\S+) -->$/
const end = '<!-- end of example -->'

/** The examples of dialects come from the source: between the two comments stands what the code says. */
async function withDialectExamples(source: string): Promise<string> {
  const dialects = await dialectsByFile()
  const lines: string[] = []
  let inside = false
  for (const line of source.split('\n')) {
    if (line === end) inside = false
    if (!inside) lines.push(line)
    const file = start.exec(line)?.[1]
    if (file === undefined) continue
    const dialect = dialects.get(file)
    if (dialect === undefined) throw new Error(`There is no dialect in ${file}.`)
    inside = true
    const { markdown, otherPages = {}, cards } = dialect.example
    for (const [path, text] of Object.entries(otherPages))
      lines.push('', `\`${path}\`:`, '', ...fence('markdown', text))
    if (Object.keys(otherPages).length > 0) lines.push('', 'The page that links them:')
    lines.push('', ...fence('markdown', markdown), '', ...cardTable(['Question', 'Answer', 'Kind'], cards), '')
  }
  if (inside) throw new Error(`"${end}" is missing.`)
  return lines.join('\n')
}

function fence(language: string, text: string): string[] {
  return [`\`\`\`${language}`, ...text.trimEnd().split('\n'), '```']
}

/** What can stand in a table below an example. */
type Row = ExampleCard & Partial<Pick<RenderedCard, 'deck' | 'tags'>>

const columns: Readonly<Record<string, (card: Row) => string>> = {
  Question: ({ question }) => escapeCell(question),
  Answer: ({ answer }) => escapeCell(answer),
  Kind: ({ kind = 'open' }) => kind,
  Tags: ({ tags = [] }) => tags.map((tag) => `\`${tag}\``).join(', '),
  Deck: ({ deck = '' }) => `\`${deck}\``,
}

function escapeCell(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, '\\$&')
}

function cardTable(heads: readonly string[], cards: readonly Row[]): string[] {
  const rows = cards.map((card) => heads.map((head) => columns[head]?.(card) ?? ''))
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

/** The first table below a block of Markdown, if it is one of cards, shows what the block gives. */
async function withCards(example: Fence, below: Prose): Promise<Prose> {
  const at = below.lines.findIndex((line) => line.startsWith('|'))
  const heads = (below.lines[at] ?? '').split('|').map((cell) => cell.trim())
  const names = heads.slice(1, -1)
  if (names.length === 0 || names.some((name) => columns[name] === undefined)) return below
  const rest = below.lines.slice(at)
  const length = rest.findIndex((line) => !line.startsWith('|'))
  const { cards } = await compileExample({ markdown: `${example.lines.join('\n')}\n` })
  if (cards.length === 0) throw new Error(`There are no cards in this example:\n${example.lines.join('\n')}`)
  const rows = cards.map((card) => ({ ...exampleCard(card), deck: card.deck, tags: card.tags }))
  return { ...below, lines: [...below.lines.slice(0, at), ...cardTable(names, rows), ...rest.slice(length)] }
}

/** What a terminal shows: each command behind its prompt `$ `, and what it prints. */
async function session(lines: readonly string[], project: TestRepository, reviews: string): Promise<string[]> {
  const shown: string[] = []
  for (const line of lines.filter((line) => line.startsWith('$ '))) {
    const printed = await runCommand(line.slice(2), project, reviews)
    shown.push(line, ...(printed === '' ? [] : printed.replace(/\n$/, '').split('\n')))
  }
  return shown
}

/** Behind a command, it shows the exit code as well. */
const echo = '; echo $?'

async function runCommand(line: string, project: TestRepository, reviews: string): Promise<string> {
  const showsCode = line.endsWith(echo)
  const [command = '', input] = (showsCode ? line.slice(0, -echo.length) : line).split(' < ')
  const [program, ...argv] = words(command)
  const { folder } = project
  switch (program) {
    case 'git':
      return argv[0] === 'commit' ? commit(project, argv.at(-1) ?? '') : project.git(...argv)
    case 'rm':
      for (const name of argv) rmSync(join(folder, name), { recursive: true })
      return ''
    case 'cat':
      return argv.map((name) => readFileSync(join(folder, name), 'utf8')).join('')
    case 'topdeck': {
      const typed = input === undefined ? [] : readFileSync(join(folder, input), 'utf8').trimEnd().split('\n')
      const system = learnerIn(reviews, {
        milliseconds: () => (noon * 1000) as Milliseconds,
        async *lines() {
          yield* typed
        },
      })
      // Both streams go to one screen, in the order in which they are written.
      let screen = ''
      const sink = sinkOf({
        isTerminal: false,
        columns: 80,
        write: (text: string) => {
          screen += text
        },
      })
      const { code } = await topdeck(folder, argv, { system, out: sink, err: sink })
      if (showsCode) return `${screen}${code}\n`
      if (code === 2) throw new Error(`"${line}" fails, which a page shows with "${echo}": ${screen}`)
      return screen
    }
    default:
      throw new Error(`"${line}": a page can only show topdeck, git, cat and rm.`)
  }
}

/** A commit says its hash, which nobody wants to read here. */
function commit(project: TestRepository, subject: string): string {
  project.commit(subject, {})
  return ''
}

/** The words of a command line; quotes keep words together. */
function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  )
}

/** What a program that uses the library prints. */
async function outputOf({ lines }: Fence): Promise<string[]> {
  const cache = join(repository, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'topdeck-docs-'))
  try {
    const outfile = join(folder, 'example.mjs')
    await build({
      stdin: { contents: lines.join('\n'), loader: 'ts', resolveDir: repository },
      alias: { topdeck: join(repository, 'src/index.ts') },
      external: ['satteri', '@photostructure/sqlite'],
      banner: { js: 'var require=process.getBuiltinModule;' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
      logLevel: 'error',
    })
    return execFileSync(process.execPath, [outfile], { cwd: folder, encoding: 'utf8' }).trimEnd().split('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
