/**
 * Computes a value once for each object: what a page holds, where its questions begin. Trees don't change once they are
 * parsed; what else is handed in must follow from the object.
 */
export function oncePer<Subject extends object, Rest extends readonly unknown[], Value>(
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
