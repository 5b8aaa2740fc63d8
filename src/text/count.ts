/** A number with commas at the thousands, rounded to `places` after the point: `1,200`, `1.5`. */
export function numberText(number: number, places = 0): string {
  const [whole = '', fraction] = String(Number(number.toFixed(places))).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A number with its noun: `1 card`, `1,200 cards`, `0 queries`. */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${numberText(count)} ${count === 1 ? singular : plural}`
}
