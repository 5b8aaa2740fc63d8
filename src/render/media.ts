import { createHash } from 'node:crypto'
import type { Media } from '../model/card.ts'

/** What was found under the path of an image. */
export type ImageFile = { readonly bytes: Uint8Array } | { readonly missing: 'absent' | 'outside' | 'too-large' }

/**
 * The media file for an image: its own name with a hash of its bytes, so that a changed picture is a new file and two
 * pictures of one name are two. Undefined when the bytes are no image that Anki's programs show.
 */
export function imageMedia(path: string, bytes: Uint8Array): Media | undefined {
  const ending = imageEnding(bytes)
  if (ending === undefined) return undefined
  const file = path.slice(path.lastIndexOf('/') + 1)
  const stem = [
    ...file
      .replace(/\.[^.]*$/, '')
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-'),
  ]
    .slice(0, 24)
    .join('')
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const name = `${stem.replace(/^-+|-+$/g, '') || 'image'}-${hash}${ending}`
  // Anki never updates files that are called `latex-…`: it takes them for its own.
  return { name: name.startsWith('latex-') ? `image-${name}` : name, bytes }
}

/** The image that a `data:` address holds; undefined when it holds something else. */
export function dataImage(address: string): Media | undefined {
  const found = /^data:image\/[\w.+-]+((?:;[\w-]+=[^;,]*)*)(;base64)?,(.*)$/is.exec(address)
  if (found === null) return undefined
  const data = decodeAddress(found[3] ?? '')
  return imageMedia('image', new Uint8Array(Buffer.from(data, found[2] === undefined ? 'utf8' : 'base64')))
}

/** An address with its `%…` read; as it stands where they are no UTF-8. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** The ending for what the bytes are, whatever the file is called. */
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
