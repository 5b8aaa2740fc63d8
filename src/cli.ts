import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import process from 'node:process'
import type { Seconds } from './card.ts'
import { cacheFolder } from './commands/cache-folder.ts'
import type { Cache, Sink } from './commands/io.ts'
import { run } from './commands/program.ts'

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
  },
  manifest.version,
)

function sink(stream: NodeJS.WriteStream): Sink {
  // Somebody who reads the first lines only (`| head`) closes the pipe; that is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
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

function home(): string {
  try {
    return homedir()
  } catch {
    return ''
  }
}
