/** Whole seconds since 1970-01-01 UTC. */
export type Seconds = number & { readonly brand: 'Seconds' }

/** Whole milliseconds since 1970-01-01 UTC, or a duration in milliseconds. */
export type Milliseconds = number & { readonly brand: 'Milliseconds' }
