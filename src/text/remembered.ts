/**
 * A function of texts that remembers what it gave, `most` of them at a time: the words and headings of a page come again
 * and again.
 */
export function remembered<Value>(compute: (text: string) => Value, most: number): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before.value
    const value = compute(text)
    if (known.size > most) known.clear()
    known.set(text, { value })
    return value
  }
}
