/** A piece of an answer that was typed, or should have been. */
export type AnswerToken =
  | { readonly type: 'same' | 'missing'; readonly text: string }
  | { readonly type: 'extra'; readonly text: string; readonly what: 'word' | 'flag' }
  | { readonly type: 'different'; readonly typed: string; readonly expected: string }

/** Groups of words that count as the same, such as `docker` and `podman` if they are variants of a topic. */
export type EqualWords = readonly (readonly string[])[]
