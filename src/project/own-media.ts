import { realpathSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { isInside } from '../io/path.ts'
import { imageEndings, soundEndings } from '../model/media-endings.ts'

declare const own: unique symbol

/** The absolute path of a picture or sound that another program may be given; {@link ownMedia} makes the only ones. */
type MediaFile = string & { readonly [own]: true }

/** A file to open, or why it is not opened, as the end of "… is not opened: …". */
export type FoundMedia =
  | { readonly type: 'file'; readonly path: MediaFile }
  | { readonly type: 'refused'; readonly reason: string }

const endings: ReadonlySet<string> = new Set([...imageEndings, ...soundEndings].map((ending) => `.${ending}`))

/**
 * Finds a picture or a sound that a card names, so that the system's own program may open it. Whatever lies outside of the
 * folders, also by way of a link, and whatever isn't a picture or a sound by its ending, is refused: such a program would
 * run it, or show somebody's other files.
 * @param path absolute
 * @param folders where media of the project may lie: its topics folder, a folder with decks
 */
export function ownMedia(path: string, folders: readonly string[]): FoundMedia {
  try {
    const real = realpathSync(path)
    if (!folders.some((folder) => isInside(real, realpathSync(folder))))
      return { type: 'refused', reason: 'it lies outside of the topics folder' }
    if (!statSync(real).isFile() || !endings.has(extname(real).toLowerCase()))
      return { type: 'refused', reason: 'it is no picture and no sound' }
    return { type: 'file', path: real as MediaFile }
  } catch {
    return { type: 'refused', reason: 'there is no such file' }
  }
}
