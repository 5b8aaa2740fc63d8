/**
 * The end of a message about a word that is not known, with its nearest known neighbour: `; did you mean "ignore"?`.
 * Empty where no known word is near.
 */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known)
  return near === undefined ? '' : `; did you mean "${near}"?`
}

/** The known word that a wrong one was most likely meant to be; undefined where no known word is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const name of known) {
    const most = Math.max(1, Math.floor(name.length / 3))
    if (Math.abs(name.length - word.length) > most) continue
    const distance = editDistance(word.toLowerCase(), name.toLowerCase())
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { name, distance }
  }
  return best?.name
}

/**
 * How many letters have to be added, removed, changed or swapped with their neighbour (optimal string alignment); only
 * the last two rows of the table are kept.
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] : undefined
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, (swapped ?? Infinity) + 1))
    }
    before = previous
    previous = row
  }
  return previous[b.length] ?? 0
}

/** Words as a sentence lists alternatives: `json, csv or apkg`. */
export function alternatives(words: readonly (string | number)[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? String(last) : `${words.slice(0, -1).join(', ')} or ${last}`
}
