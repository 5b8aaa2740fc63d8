/** Whole seconds since 1970-01-01 UTC. */
export type Seconds = number & { readonly brand: 'Seconds' }

/** Whole milliseconds since 1970-01-01 UTC, or a span of them. */
export type Milliseconds = number & { readonly brand: 'Milliseconds' }
