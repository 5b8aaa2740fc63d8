const marks =
  /(?<=\s)--?[\p{L}\p{N}][\p{L}\p{N}-]*|[\p{L}\p{N}.]*\p{N}[\p{L}\p{N}]*|\b(?:not|never|no|without|except)\b|n['’]t\b|[=<>!^&|+*]+/giu

/** The numbers, flags, operators and negations of a text, in order: if they differ, so do two questions. */
export function distinguishingMarks(text: string): string {
  return (text.match(marks) ?? []).join(' ')
}
