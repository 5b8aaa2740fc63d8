/** What a process that records reviews has printed when it has ended. */
export interface Recorded {
  readonly code: number | null
  readonly complained: string
  readonly ids: readonly string[]
}

export function startRecorder(
  bundle: string,
  path: string,
  device: string,
  count: number,
): { readonly ended: Promise<Recorded> }

export function crash(kills: number): Promise<{ readonly recorded: number; readonly wrong: readonly string[] }>
