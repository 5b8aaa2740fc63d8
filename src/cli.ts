import { readFileSync } from 'node:fs'
import process from 'node:process'
import type { Seconds } from './card.ts'
import type { Sink } from './commands/io.ts'
import { run } from './commands/program.ts'

const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

process.exitCode = await run(
  process.argv.slice(2),
  {
    cwd: process.cwd(),
    env: process.env,
    out: sink(process.stdout),
    err: sink(process.stderr),
    now: () => Math.floor(Date.now() / 1000) as Seconds,
    builder: { pid: process.pid, isRunning, onInterrupt, patience: 10_000 },
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
