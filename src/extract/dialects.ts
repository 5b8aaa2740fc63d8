import type { Dialect } from './dialect.ts'

/** Every dialect, in the order in which they are asked: the first that can say "question" takes the block. */
export const dialects: readonly Dialect[] = []
