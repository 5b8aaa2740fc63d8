import { uptime } from 'node:os'
import process from 'node:process'
import type { Milliseconds } from '../model/time.ts'
import { type Invocation, type Opener, throughCommandInterpreter } from './editor.ts'

/** The clock and the time since the start of the machine are set and rounded separately, in milliseconds. */
const CLOCK_TOLERANCE = 60_000

/** Whether a process with this id runs on this machine, and can be the one that ran at a moment. */
export function isRunning(pid: number, since?: Milliseconds): boolean {
  const started = Date.now() - uptime() * 1000
  if (since !== undefined && since < started - CLOCK_TOLERANCE) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It runs, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Calls the listener when the user wants to stop the program; returns a function that removes the listener. */
export function onInterrupt(listener: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, listener)
  return () => {
    for (const signal of signals) process.off(signal, listener)
  }
}

/**
 * Calls the listener when the process ends, even by a signal that would otherwise end it without notice; returns a
 * function that removes the listener.
 */
export function onExit(listener: () => void): () => void {
  // Ctrl-Break on Windows is SIGBREAK.
  const signals = { SIGTERM: 15, SIGHUP: 1, SIGQUIT: 3, SIGBREAK: 21 } as const
  const ends = Object.entries(signals).map(([signal, number]) => [signal, () => process.exit(128 + number)] as const)
  process.once('exit', listener)
  // The stack trace of an error that nobody expected is printed before the process exits.
  process.once('uncaughtExceptionMonitor', listener)
  for (const [signal, end] of ends) process.once(signal, end)
  return () => {
    process.off('exit', listener)
    process.off('uncaughtExceptionMonitor', listener)
    for (const [signal, end] of ends) process.off(signal, end)
  }
}

/** Calls the listener at a signal, instead of what the signal usually does; returns a function that removes the listener. */
export function onSignal(signal: NodeJS.Signals, listener: () => void): () => void {
  process.on(signal, listener)
  return () => void process.off(signal, listener)
}

/** Lets Node find out the size of the terminal, as it does when the system tells that it has changed. */
export function updateTerminalSize(): void {
  process.emit('SIGWINCH', 'SIGWINCH')
}

/** How long to wait for a stop that may not happen, in milliseconds. */
const STOP_PATIENCE = 50

/**
 * Stops this process and those that were started together with it (`npx` waits for it), as Ctrl-Z does, and resolves when
 * it goes on, to the time in between. Without a shell that could let it go on, the system doesn't stop it. Nobody may
 * listen for SIGTSTP.
 */
export async function suspendJob(): Promise<Milliseconds> {
  const started = Date.now()
  let stop: () => void = () => undefined
  const continued = new Promise<void>((resolve) => {
    stop = onSignal('SIGCONT', resolve)
  })
  process.kill(0, 'SIGTSTP')
  const { setTimeout: sleep } = await import('node:timers/promises')
  await Promise.race([continued, sleep(STOP_PATIENCE)])
  stop()
  return (Date.now() - started) as Milliseconds
}

/** Gives the terminal to another program until that ends, and returns its exit code. */
export async function waitFor(invocation: Invocation): Promise<number> {
  const { spawn } = await import('node:child_process')
  const isWindows = process.platform === 'win32'
  const { program, parameters } = isWindows ? throughCommandInterpreter(invocation, process.env) : invocation
  const child = spawn(program, parameters, { stdio: 'inherit', windowsVerbatimArguments: isWindows })
  // Ctrl-C in the editor is meant for the editor.
  const ignore = (): void => undefined
  process.on('SIGINT', ignore)
  return await new Promise<number>((settle) => {
    child.on('error', () => settle(127))
    child.on('close', (code) => settle(code ?? 1))
  }).finally(() => process.off('SIGINT', ignore))
}

/** How long an opener may take to say that it failed, in milliseconds; many go on as long as what they open. */
const OPENER_PATIENCE = 1500

/** Starts the first of some programs that there is, and leaves it to itself. */
export async function openWith(openers: readonly Opener[]): Promise<'opened' | 'failed'> {
  for (const opener of openers) {
    if ((await startOpener(opener)) === 'opened') return 'opened'
  }
  return 'failed'
}

async function startOpener({ program, parameters, exitCode }: Opener): Promise<'opened' | 'failed'> {
  const { spawn } = await import('node:child_process')
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true })
  child.unref()
  return await new Promise((settle) => {
    const timer = setTimeout(() => settle('opened'), OPENER_PATIENCE)
    const finish = (outcome: 'opened' | 'failed') => {
      clearTimeout(timer)
      settle(outcome)
    }
    child.on('error', () => finish('failed'))
    child.on('exit', (code) => finish(code === 0 || exitCode === 'meaningless' ? 'opened' : 'failed'))
  })
}
