/**
 * Does the work for each item, `width` of them at a time, begun in the order of the items. After a failure nothing more
 * is begun, and what was begun is waited for; of several errors that of the first item is thrown.
 * @returns The results in the order of the items.
 */
export async function pool<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const errors: { readonly index: number; readonly error: unknown }[] = []
  // All lanes draw from one iterator.
  const entries = items.entries()
  const lane = async (): Promise<void> => {
    for (const [index, item] of entries) {
      try {
        results[index] = await work(item)
      } catch (error) {
        errors.push({ index, error })
      }
      if (errors.length > 0) return
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  const [first] = errors.sort((a, b) => a.index - b.index)
  if (first !== undefined) throw first.error
  return results
}
