import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'topdeck-process-'))
  const contents = `export * from './src/io/node-process.ts'`
  const stdin = { contents, resolveDir: root }
  await build({ stdin, outfile: join(folder, 'process.mjs'), bundle: true, format: 'esm', platform: 'node' })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a program that uses the module, and gives its path. */
function programOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, ["import * as own from './process.mjs'", ...lines].join('\n'))
  return path
}

/** Everything that a program has printed, in the order in which it came. */
function printedBy(child: ChildProcess): { text: string } {
  const printed = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed.text += text
    })
  }
  return printed
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10))
}

const isPosix = process.platform !== 'win32'

test.runIf(isPosix)(
  'a job that is suspended stops until it is told to go on, and knows for how long',
  async () => {
    const program = programOf('suspend.mjs', [
      "console.log('before')",
      'const time = await own.suspendJob()',
      "console.log(time >= 200 ? 'after' : 'too soon')",
    ])
    // Only the children of a shell with job control stop.
    const shell = spawn('bash', [
      '-c',
      'set -m; sleep 60 & clock=$!; "$0" "$1" & echo "ids $clock $!"; wait $clock',
      process.execPath,
      program,
    ])
    const printed = printedBy(shell)
    const ended = once(shell, 'close')
    await until(() => printed.text.includes('before') && printed.text.includes('ids'))
    const [clock = 0, id = 0] = /ids (\d+) (\d+)/.exec(printed.text)?.slice(1).map(Number) ?? []
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(printed.text).not.toMatch(/after|too soon/)
    process.kill(id, 'SIGCONT')
    await until(() => /after|too soon/.test(printed.text))
    expect(printed.text).toContain('after')
    process.kill(clock)
    await ended
  },
  30_000,
)

test.runIf(isPosix)(
  'a program without a shell that could let it go on is not stopped for good',
  async () => {
    const program = programOf('orphan.mjs', ['await own.suspendJob()', "console.log('after')"])
    const child = spawn(process.execPath, [program], { detached: true })
    const printed = printedBy(child)
    await once(child, 'close')
    expect(printed.text).toBe('after\n')
  },
  30_000,
)

test.each([
  ['an error that nobody expected', "throw new Error('unexpected')", /^restored\n[\s\S]*unexpected/],
  [
    'a promise that fails',
    "Promise.reject(new Error('unexpected')); setTimeout(() => {}, 5000)",
    /^restored\n[\s\S]*unexpected/,
  ],
  ['the end of the program', '', /^restored\n$/],
])(
  '%s restores the terminal first',
  async (_, line, output) => {
    const program = programOf('restore.mjs', [
      "import { writeSync } from 'node:fs'",
      "own.onExit(() => writeSync(2, 'restored\\n'))",
      line,
    ])
    const child = spawn(process.execPath, [program])
    const printed = printedBy(child)
    await once(child, 'close')
    expect(printed.text).toMatch(output)
  },
  30_000,
)

test.runIf(isPosix).each(['SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)(
  '%s restores the terminal',
  async (signal) => {
    const program = programOf(`${signal}.mjs`, [
      "import { writeSync } from 'node:fs'",
      "own.onExit(() => writeSync(2, 'restored\\n'))",
      'setInterval(() => {}, 1000)',
      "console.log('ready')",
    ])
    const child = spawn(process.execPath, [program])
    const printed = printedBy(child)
    await until(() => printed.text.includes('ready'))
    child.kill(signal)
    await once(child, 'close')
    expect(printed.text).toContain('restored')
  },
  30_000,
)

test('the first opener that works opens an address; when none does, that is said', async () => {
  const { openWith } = await import('../../src/io/node-process.ts')
  const opener = (code: string, exitCode: 'meant' | 'meaningless' = 'meant') => ({
    ...{ program: process.execPath, parameters: ['-e', code], exitCode },
  })
  const missing = { program: join(folder, 'missing'), parameters: [], exitCode: 'meant' } as const
  expect(await openWith([missing])).toBe('failed')
  expect(await openWith([missing, opener('process.exit(0)')])).toBe('opened')
  expect(await openWith([opener('process.exit(3)')])).toBe('failed')
  expect(await openWith([opener('process.exit(1)', 'meaningless')])).toBe('opened')
  expect(await openWith([])).toBe('failed')
}, 30_000)
