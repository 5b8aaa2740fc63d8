/** Cuts a text to a number of characters; an ellipsis takes the place of the last one where something is left out. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`
}
