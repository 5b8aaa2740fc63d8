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

/** How much was recorded, and everything that was wrong after a kill. */
export interface Outcome {
  readonly recorded: number
  readonly wrong: readonly string[]
}

export function crash(kills: number): Promise<Outcome>
export function crashRepair(kills: number): Promise<Outcome>
export function crashCopy(kills: number): Promise<Outcome>
export function crashMigration(kills: number): Promise<Outcome>
/** Makes a store what the first version of the program would have left. */
export function toFirstVersion(path: string): void
