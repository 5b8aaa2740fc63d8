import type { Draft, Finding } from '../dialect.ts'

/** Drafts and the range of blocks that they come from; `to` is exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly drafts: readonly Draft[]
}

/** Returns findings by the index of their first block. Spans that share a block become one finding. */
export function findingsOf(spans: readonly Span[], evidence: string): ReadonlyMap<number, Finding> {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last === undefined || span.from >= last.to) joined.push(span)
    else
      joined[joined.length - 1] = {
        from: last.from,
        to: Math.max(last.to, span.to),
        drafts: [...last.drafts, ...span.drafts],
      }
  }
  return new Map(joined.map(({ from, to, drafts }) => [from, { consumed: to - from, drafts, evidence }]))
}
