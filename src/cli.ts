import { getRandomValues, hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import process from 'node:process'
import { run } from './commands/program.ts'
import { browserFor, editorFor, type Invocation } from './io/editor.ts'
import type { Cache, Learner, Sink } from './io/io.ts'
import { cacheFolder, dataFolder } from './io/user-folder.ts'
import { reasonOf } from './model/failure.ts'
import type { Milliseconds, Seconds } from './model/time.ts'
import { nodeTerminal } from './terminal/node-terminal.ts'

const manifestText = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const manifest: { version: string } = JSON.parse(manifestText)

process.exitCode = await run(
  process.argv.slice(2),
  {
    cwd: process.cwd(),
    env: process.env,
    out: sink(process.stdout),
    err: sink(process.stderr),
    now: () => Math.floor(Date.now() / 1000) as Seconds,
    builder: { pid: process.pid, isRunning, onInterrupt, patience: 10_000 },
    cache: cache(),
    learner: learner(),
  },
  manifest.version,
)

function sink(stream: NodeJS.WriteStream): Sink {
  // Somebody who reads the first lines only (`| head`) closes the pipe; that is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.stderr.write(`topdeck: the output cannot be written: ${reasonOf(error)}\n`)
    process.exit(2)
  })
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY === true, columns: stream.columns || 80 }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function onInterrupt(listener: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, listener)
  return () => {
    for (const signal of signals) process.off(signal, listener)
  }
}

function cache(): Cache | undefined {
  const folder = cacheFolder(process.platform, process.env, home())
  // Only the bundled program knows its other files by their content: it names each with a hash of it.
  if (folder === undefined || !import.meta.url.endsWith('.js')) return undefined
  const program = () => {
    const own = readFileSync(new URL(import.meta.url))
    // The manifest names the packages outside of the bundle with their versions.
    const parts = [manifestText, JSON.stringify(process.versions), process.platform, process.arch, hash('sha256', own)]
    return parts.join('\n')
  }
  return { folder, program }
}

function learner(): Learner {
  return {
    folder: dataFolder(process.platform, process.env, home()),
    host: hostname(),
    milliseconds: () => Date.now() as Milliseconds,
    offsetAt: (time) => -new Date(time).getTimezoneOffset(),
    randomBytes: (count) => getRandomValues(new Uint8Array(count)),
    terminal: () =>
      process.stdin.isTTY && process.stdout.isTTY ? nodeTerminal(process.stdin, process.stdout, onExit) : undefined,
    async *lines() {
      const { createInterface } = await import('node:readline')
      const input = createInterface({ input: process.stdin, crlfDelay: Infinity })
      try {
        yield* input
      } finally {
        // Who wants no more lines would otherwise wait for the input to end.
        input.close()
      }
    },
    edit: (file, line) => wait(editorFor(file, line, process.platform, process.env)),
    browse: (address) => void leave(browserFor(address, process.platform)),
  }
}

/** Calls the listener when the process ends, also by a signal that would otherwise end it unheard. */
function onExit(listener: () => void): () => void {
  const signals = { SIGTERM: 15, SIGHUP: 1 } as const
  const ends = Object.entries(signals).map(([signal, number]) => [signal, () => process.exit(128 + number)] as const)
  process.once('exit', listener)
  for (const [signal, end] of ends) process.once(signal, end)
  return () => {
    process.off('exit', listener)
    for (const [signal, end] of ends) process.off(signal, end)
  }
}

/** Lets a program have the terminal until it ends. */
async function wait({ program, parameters }: Invocation): Promise<number> {
  const { spawn } = await import('node:child_process')
  // Editors come as batch files on Windows, which only its command line can start.
  const shell = process.platform === 'win32'
  const words = shell ? [program, ...parameters].map((word) => `"${word}"`) : [program, ...parameters]
  const [first = program, ...others] = words
  const child = spawn(first, others, { stdio: 'inherit', shell })
  // Ctrl-C in the editor is for the editor.
  const ignore = (): void => undefined
  process.on('SIGINT', ignore)
  return await new Promise<number>((settle) => {
    child.on('error', () => settle(127))
    child.on('close', (code) => settle(code ?? 1))
  }).finally(() => process.off('SIGINT', ignore))
}

/** Starts a program and cares no more about it. */
async function leave({ program, parameters }: Invocation): Promise<void> {
  const { spawn } = await import('node:child_process')
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function home(): string {
  try {
    return homedir()
  } catch {
    return ''
  }
}
