import { extname, join } from 'node:path'
import { imageEndings } from '../../model/media-endings.ts'
import { imageMedia, mediaStem } from '../../render/media.ts'
import { groupBy } from '../../text/group-by.ts'
import { filesBelow, imageReader } from './read.ts'

/** The file of a picture on a card. */
export interface PictureFile {
  /** Absolute. */
  readonly path: string
  readonly bytes: Uint8Array
}

const endings: ReadonlySet<string> = new Set(imageEndings.map((ending) => `.${ending}`))

/** Whatever the content of a file is, its ending decides which program opens it. */
function isPicture(path: string): boolean {
  return endings.has(extname(path).toLowerCase())
}

/**
 * Finds the files that the pictures of cards were made of, by the names that they have in a field, which hold a hash of
 * their content: a file that has changed since, or lies outside of the folder, is none of them.
 */
export function pictureFinder(folder: string): (name: string) => PictureFile | undefined {
  let read: ReturnType<typeof imageReader> | undefined
  let files: ReadonlyMap<string, readonly string[]> | undefined
  return (name) => {
    read ??= imageReader(folder)
    files ??= groupBy(filesBelow(folder).filter(isPicture), mediaStem)
    const candidates = files.get(name.replace(/-[\da-f]{8}\.\w+$/, '')) ?? []
    for (const path of candidates) {
      const file = read(path)
      if ('bytes' in file && imageMedia(path, file.bytes)?.name === name)
        return { path: join(folder, path), bytes: file.bytes }
    }
    return undefined
  }
}
