/** A number with its noun: `1 card`, `2 cards`, `0 queries`. */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`
}
