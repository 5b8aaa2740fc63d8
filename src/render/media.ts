import { createHash } from 'node:crypto'
import type { Media } from '../model/card.ts'
import { soundEndings } from '../model/media-endings.ts'

/** Stands in front of the path of an image or a sound that may be in any folder, as Obsidian finds a file by its name. */
export const anywhere = '**/'

/** The result of reading an image or a sound. */
export type ImageFile = { readonly bytes: Uint8Array } | { readonly missing: 'absent' | 'outside' | 'too-large' }

/**
 * The media file for an image. Its name is the file name with a hash of the bytes (`layers-3f2a9c1b.png`), so that a changed
 * image, or another one with the same name, is a new file.
 * @returns undefined when the bytes are not an image that Anki's programs can show.
 */
export function imageMedia(path: string, bytes: Uint8Array): Media | undefined {
  const ending = imageEnding(bytes)
  return ending === undefined ? undefined : mediaFile(path, ending, bytes)
}

const soundEnding = new RegExp(String.raw`\.(?:${soundEndings.join('|')})(?=$|[?#])`, 'i')

/** Whether an address is that of a sound or a film that Anki's programs can play. */
export function isSound(address: string): boolean {
  return soundEnding.test(address) && !/^\s*data:/i.test(address)
}

/** The media file for a sound or a film, named as those of images are. */
export function soundMedia(path: string, bytes: Uint8Array): Media {
  return mediaFile(path, soundEnding.exec(path)?.[0].toLowerCase() ?? '.mp3', bytes)
}

function mediaFile(path: string, ending: string, bytes: Uint8Array): Media {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  return { name: `${mediaStem(path)}-${hash}${ending}`, bytes }
}

/** What the names of media begin with that are made of a file: its name, without what some file systems don't take. */
export function mediaStem(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1)
  const characters = [
    ...file
      .replace(/\.[^.]*$/, '')
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-'),
  ]
  const stem =
    characters
      .slice(0, 24)
      .join('')
      .replace(/^-+|-+$/g, '') || 'image'
  // Anki never updates files called `latex-…`, because it regards them as its own.
  return stem === 'latex' || stem.startsWith('latex-') ? `image-${stem}` : stem
}

/** The image in a `data:` URL; undefined when it is not an image that Anki's programs can show. */
export function dataImage(address: string): Media | undefined {
  const found = /^data:image\/[\w.+-]+((?:;[\w-]+=[^;,]*)*)(;base64)?,(.*)$/is.exec(address)
  if (found === null) return undefined
  const data = decodeAddress(found[3] ?? '')
  return imageMedia('image', new Uint8Array(Buffer.from(data, found[2] === undefined ? 'utf8' : 'base64')))
}

/** Decodes the percent-encoding of an address; returns it unchanged when it is malformed. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** The file extension by the signature of the bytes, whatever the name of the file. */
function imageEnding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048))
  const latin = start.toString('latin1')
  const found = signatures.find(([, signature]) => signature.test(latin))
  return found?.[0]
}

const signatures: readonly (readonly [string, RegExp])[] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: signatures of files are control characters
  ['.png', /^\x89PNG\r\n\x1a\n/],
  ['.jpg', /^\xff\xd8\xff/],
  ['.gif', /^GIF8[79]a/],
  ['.webp', /^RIFF.{4}WEBP/s],
  ['.avif', /^.{4}ftypavi[fs]/s],
  ['.bmp', /^BM.{12}/s],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: signatures of files are control characters
  ['.ico', /^\x00\x00\x01\x00/],
  ['.svg', /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/is],
]
