import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { zip } from '../../../src/emit/apkg/zip.ts'

const text = (value: string) => new TextEncoder().encode(value)

test('entries have their order and content, and the earliest time that a zip can store', async () => {
  const bytes = await zip([
    { name: 'pieces', kind: 'deflated', pieces: ['one ', '', 'two ', 'three'].map(text) },
    { name: 'nothing', kind: 'deflated', pieces: [] },
    { name: 'as-it-is', kind: 'stored', bytes: text('four') },
  ])
  const opened = await JSZip.loadAsync(bytes, { checkCRC32: true })
  const contents = Object.values(opened.files).map(async (file) => [
    file.name,
    await file.async('string'),
    file.date.getTime(),
  ])
  const time = Date.UTC(1980, 0, 1)
  expect(await Promise.all(contents)).toEqual([
    ['pieces', 'one two three', time],
    ['nothing', '', time],
    ['as-it-is', 'four', time],
  ])
})

test('more files than a zip can contain are rejected', async () => {
  const entries = Array.from(
    { length: 65_536 },
    (_, index) => ({ name: `${index}`, kind: 'stored', bytes: text('') }) as const,
  )
  await expect(zip(entries)).rejects.toThrow(RangeError)
})
