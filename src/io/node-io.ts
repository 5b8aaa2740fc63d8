import { getRandomValues, hash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { reasonOf } from '../model/failure.ts'
import type { Milliseconds, Seconds } from '../model/time.ts'
import { nodeTerminal } from '../terminal/node-terminal.ts'
import { editorFor, openersFor } from './editor.ts'
import type { Cache, Io, Sink, System } from './io.ts'
import { machineName } from './machine.ts'
import {
  isRunning,
  onExit,
  onInterrupt,
  onSignal,
  openWith,
  suspendJob,
  updateTerminalSize,
  waitFor,
} from './node-process.ts'
import { sinkOf } from './sink.ts'
import { cacheFolder, dataFolder } from './user-folder.ts'

/** What identifies the program that runs. */
export interface ProgramFiles {
  /** Address of its first file. */
  readonly entry: URL
  /** The text of its `package.json`, which names the packages outside of the bundle with their versions. */
  readonly manifest: string
}

/** The world as Node shows it to the program. */
export function nodeIo(program: ProgramFiles): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: sink(process.stdout),
    err: sink(process.stderr),
    now: () => Math.floor(Date.now() / 1000) as Seconds,
    builder: {
      pid: process.pid,
      machine: () => machineName(process.platform, cacheFolder(process.platform, process.env, home()), randomUUID),
      isRunning,
      onInterrupt,
      patience: 10_000,
    },
    cache: cacheOf(program),
    ...schemaOf(program),
    system: system(),
  }
}

function sink(stream: NodeJS.WriteStream): Sink {
  // A reader that wants the first lines only (`| head`) closes the pipe; that is not a failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.stderr.write(`topdeck: cannot write the output: ${reasonOf(error)}\n`)
    process.exit(2)
  })
  const isTerminal = stream.isTTY === true
  return sinkOf({ write: (text) => void stream.write(text), isTerminal, columns: stream.columns || 80 })
}

function cacheOf({ entry, manifest }: ProgramFiles): Cache | undefined {
  const folder = cacheFolder(process.platform, process.env, home())
  // Only the first file of the bundle identifies all others: it names them with hashes of their content.
  if (folder === undefined || !entry.href.endsWith('.js')) return undefined
  const program = () => {
    const digest = hash('sha256', readFileSync(entry))
    return [manifest, JSON.stringify(process.versions), process.platform, process.arch, digest].join('\n')
  }
  return { folder, program }
}

/** The schema stands beside the program; sources have none. */
function schemaOf({ entry }: ProgramFiles): Pick<Io, 'configurationSchema'> {
  const path = fileURLToPath(new URL('topdeck.config.schema.json', entry))
  return existsSync(path) ? { configurationSchema: path } : {}
}

function system(): System {
  return {
    folder: dataFolder(process.platform, process.env, home()),
    host: hostname(),
    milliseconds: () => Date.now() as Milliseconds,
    offsetAt: (time) => -new Date(time).getTimezoneOffset(),
    randomBytes: (count) => getRandomValues(new Uint8Array(count)),
    terminal: () =>
      process.stdin.isTTY && process.stdout.isTTY
        ? nodeTerminal(process.stdin, process.stdout, {
            onExit,
            onSignal,
            updateSize: updateTerminalSize,
            suspend: process.platform === 'win32' ? undefined : suspendJob,
          })
        : undefined,
    async *lines() {
      const { createInterface } = await import('node:readline')
      const input = createInterface({ input: process.stdin, crlfDelay: Infinity })
      try {
        yield* input
      } finally {
        // Otherwise the program would wait for the end of the input, even if nobody wants more lines.
        input.close()
      }
    },
    edit: (file, line) => waitFor(editorFor(file, line, process.platform, process.env)),
    browse: (address) => openWith(openersFor(address, process.platform, process.env)),
    open: (path) => openWith(openersFor(path, process.platform, process.env)),
  }
}

function home(): string {
  try {
    return homedir()
  } catch {
    return ''
  }
}
