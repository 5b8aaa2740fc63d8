import { posix } from 'node:path'
import { decodeAddress } from './media.ts'

/** The target of a link or an image. */
export type Target =
  /** An address on the web, or for a mail program. */
  | { readonly kind: 'web'; readonly address: string }
  /** A file: its path relative to the topics folder, which can begin with `../`, and the fragment with its `#`. */
  | { readonly kind: 'file'; readonly path: string; readonly fragment: string }
  /** Nothing that a card could link to: a path from the root of an unknown website. */
  | { readonly kind: 'nowhere' }

/**
 * Resolves an address.
 * @param file Path below the topics folder of the file that contains it.
 */
export function targetOf(address: string, file: string): Target {
  const trimmed = address.trim()
  if (/^[a-z][a-z\d+.-]*:/i.test(trimmed)) return { kind: 'web', address: trimmed }
  if (trimmed.startsWith('//')) return { kind: 'web', address: `https:${trimmed}` }
  const [, path = '', , fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(trimmed) ?? []
  const decoded = decodeAddress(path).replaceAll('\\', '/')
  if (decoded.startsWith('/')) return { kind: 'nowhere' }
  const below = decoded === '' ? file : posix.join(posix.dirname(file), decoded)
  return { kind: 'file', path: below, fragment }
}
