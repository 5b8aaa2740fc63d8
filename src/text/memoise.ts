/** Memoises a function of a string. Forgets all results once there are more than `most`. */
export function memoise<Value>(compute: (text: string) => Value, most: number): (text: string) => Value {
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

/**
 * Memoises a function of an object by the object's identity: a parsed page, a list of blocks. The object must not change
 * afterwards, and the other arguments must follow from it.
 */
export function memoiseByObject<Subject extends object, Rest extends readonly unknown[], Value>(
  compute: (subject: Subject, ...rest: Rest) => Value,
): (subject: Subject, ...rest: Rest) => Value {
  const known = new WeakMap<Subject, { readonly value: Value }>()
  return (subject, ...rest) => {
    const found = known.get(subject)
    if (found !== undefined) return found.value
    const value = compute(subject, ...rest)
    known.set(subject, { value })
    return value
  }
}
