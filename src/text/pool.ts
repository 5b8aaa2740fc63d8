/**
 * Runs an asynchronous function on each item, at most `width` at a time, starting in the order of the items. After a
 * failure no further item is started, and those already started are awaited.
 * @returns The results in the order of the items.
 * @throws The error of the first item that failed.
 */
export async function pool<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const errors: { readonly index: number; readonly error: unknown }[] = []
  // All workers take items from one iterator.
  const entries = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of entries) {
      try {
        results[index] = await work(item)
      } catch (error) {
        errors.push({ index, error })
      }
      if (errors.length > 0) return
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  const [first] = errors.sort((a, b) => a.index - b.index)
  if (first !== undefined) throw first.error
  return results
}
