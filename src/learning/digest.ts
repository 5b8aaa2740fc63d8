import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Milliseconds } from '../model/time.ts'

/**
 * What cards were made of, in short: while nothing of it has changed, they would come out the same. Files are looked at
 * from outside; one that had just been written when the digest was taken may have been written again within the same
 * tick of the disc's clock, and is read.
 */
export interface OriginDigest {
  readonly taken: Milliseconds
  readonly sum: string
  /** Absolute paths of the images that were looked for. */
  readonly images: readonly string[]
  readonly imagesSum: string
}

/** How long before a digest a file may have been written so that its times tell nothing, in milliseconds. */
const TICK = 2000

/** What to take a digest of. */
export interface Ingredients {
  /** Absolute paths; they need not be there. */
  readonly files: readonly string[]
  /** All else that decides what comes out. */
  readonly others: string
}

/** Takes a digest of a moment; before the files are read, so that what changes meanwhile is found changed. */
export function takeDigest({ files, others }: Ingredients, taken: Milliseconds): OriginDigest {
  return { taken, sum: sumOf(others, lookAt(files, taken)), images: [], imagesSum: sumOf('', []) }
}

/** A digest with the images that were looked for. */
export function withImages(digest: OriginDigest, images: readonly string[]): OriginDigest {
  return { ...digest, images, imagesSum: sumOf('', lookAt(images, digest.taken)) }
}

/** Whether all is as it was when a digest was taken; `same inside`: files had to be read to see that. */
export function compareDigest(
  { taken, sum, images, imagesSum }: OriginDigest,
  { files, others }: Ingredients,
): 'same' | 'same inside' | 'changed' {
  const looks = [files, images].map((paths) => lookAt(paths, taken))
  const [now, imagesNow] = [sumOf(others, looks[0] ?? []), sumOf('', looks[1] ?? [])]
  if (now !== sum || imagesNow !== imagesSum) return 'changed'
  return looks.flat().some(({ inside }) => inside !== undefined) ? 'same inside' : 'same'
}

function sumOf(others: string, looks: readonly FileLook[]): string {
  return hash('sha256', JSON.stringify([others, looks]), 'base64')
}

/** A digest as text. */
export function serialiseDigest(digest: OriginDigest): string {
  return JSON.stringify(digest)
}

/** Reads what {@link serialiseDigest} wrote; undefined for anything else. */
export function parseDigest(text: string | undefined): OriginDigest | undefined {
  return text?.startsWith('{"taken":') ? (JSON.parse(text) as OriginDigest) : undefined
}

/** What a file looks like. */
interface FileLook {
  readonly path: string
  readonly outside: string
  /** A hash of the content; undefined where its times tell enough. */
  readonly inside?: string
}

function lookAt(paths: readonly string[], taken: Milliseconds): FileLook[] {
  return paths.map((path) => {
    try {
      const { size, mtimeNs, ino, mtimeMs } = statSync(path, { bigint: true })
      const outside = `${size} ${mtimeNs} ${ino}`
      if (mtimeMs < taken - TICK) return { path, outside }
      return { path, outside, inside: hash('sha256', readFileSync(path)) }
    } catch (error) {
      return { path, outside: error instanceof Error && 'code' in error ? String(error.code) : 'unreadable' }
    }
  })
}
