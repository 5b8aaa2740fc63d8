import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseConfiguration } from '../../src/project/configuration-file.ts'
import { dialectsByFile } from './dialect-files.ts'
import { allFences, pagePaths, repository } from './page.ts'
import { refreshed } from './shown.ts'

test.each(pagePaths)(
  '%s shows what the program does (`npm run docs` updates it)',
  { timeout: 60_000 },
  async (path) => {
    const file = join(repository, path)
    await expect(await refreshed(readFileSync(file, 'utf8'))).toMatchFileSnapshot(file)
  },
)

test('docs/questions.md has the example of every dialect', async () => {
  const page = readFileSync(join(repository, 'docs/questions.md'), 'utf8')
  const shown = [...page.matchAll(/^<!-- example: (\S+) -->$/gm)].map(([, file]) => file)
  expect(shown.sort()).toEqual([...(await dialectsByFile()).keys()].sort())
})

test('each YAML block is a valid configuration', () => {
  const blocks = allFences().filter(({ fence }) => fence.language === 'yaml')
  expect(blocks).not.toEqual([])
  for (const { path, fence } of blocks) {
    const { problems } = parseConfiguration(fence.lines.join('\n'), 'topdeck.config.yaml')
    expect(problems.map((problem) => `${path}: ${problem}`)).toEqual([])
  }
})

test('the TypeScript of the pages has the right types', { timeout: 60_000 }, () => {
  const blocks = allFences().filter(({ fence }) => fence.language === 'ts')
  expect(blocks).not.toEqual([])
  const cache = join(repository, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'topdeck-docs-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = blocks.map(({ fence }, index) => {
    const name = `example-${index}.ts`
    writeFileSync(join(folder, name), fence.lines.join('\n'))
    return name
  })
  const compilerOptions = { noUnusedLocals: false, paths: { topdeck: [join(repository, 'src/index.ts')] } }
  const project = {
    extends: join(repository, 'tsconfig.json'),
    compilerOptions,
    files,
    include: [join(repository, 'src/**/*.d.ts')],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project))
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' })
  expect(stdout).toBe('')
})
