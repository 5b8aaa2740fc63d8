const marks =
  /(?<=\s)--?[\p{L}\p{N}][\p{L}\p{N}-]*|[\p{L}\p{N}.]*\p{N}[\p{L}\p{N}]*|\b(?:not|never|no|without|except)\b|n['’]t\b|[=<>!^&|+*]+/giu

/** Numbers, flags, operators and negations of a text: what turns a question into another one. */
export function distinguishingMarks(text: string): string {
  return (text.match(marks) ?? []).join(' ')
}
