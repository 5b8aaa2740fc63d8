import type { Milliseconds, Moment } from '../../model/time.ts'

/** Makes a function that says whether so many minutes have passed since it was made; 0 minutes never pass. */
export function timeLimit(minutes: number, now: () => Moment): () => boolean {
  if (minutes === 0) return () => false
  const end = (now().time + minutes * 60_000) as Milliseconds
  return () => now().time >= end
}
