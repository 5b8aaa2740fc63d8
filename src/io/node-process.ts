import { uptime } from 'node:os'
import process from 'node:process'
import type { Milliseconds } from '../model/time.ts'
import type { Invocation } from './editor.ts'

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
  const signals = { SIGTERM: 15, SIGHUP: 1 } as const
  const ends = Object.entries(signals).map(([signal, number]) => [signal, () => process.exit(128 + number)] as const)
  process.once('exit', listener)
  for (const [signal, end] of ends) process.once(signal, end)
  return () => {
    process.off('exit', listener)
    for (const [signal, end] of ends) process.off(signal, end)
  }
}

/** Gives the terminal to another program until that ends, and returns its exit code. */
export async function waitFor({ program, parameters }: Invocation): Promise<number> {
  const { spawn } = await import('node:child_process')
  // On Windows, editors are often batch files, which only the shell can start.
  const shell = process.platform === 'win32'
  const words = shell ? [program, ...parameters].map((word) => `"${word}"`) : [program, ...parameters]
  const [first = program, ...others] = words
  const child = spawn(first, others, { stdio: 'inherit', shell })
  // Ctrl-C in the editor is meant for the editor.
  const ignore = (): void => undefined
  process.on('SIGINT', ignore)
  return await new Promise<number>((settle) => {
    child.on('error', () => settle(127))
    child.on('close', (code) => settle(code ?? 1))
  }).finally(() => process.off('SIGINT', ignore))
}

/** Starts a program and leaves it to itself. */
export async function start({ program, parameters }: Invocation): Promise<void> {
  const { spawn } = await import('node:child_process')
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
