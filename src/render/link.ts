import { posix } from 'node:path'
import { decodeAddress } from './media.ts'

/** Where a link or an image of a file leads to. */
export type Target =
  /** To the web, or to a mail program. */
  | { readonly kind: 'web'; readonly address: string }
  /** To a file: its path below the topics folder, which may begin with `../`. */
  | { readonly kind: 'file'; readonly path: string; readonly fragment: string }
  /** To nothing that a card could show: a path from the root of an unknown web site. */
  | { readonly kind: 'nowhere' }

/** Reads an address as it stands in `file` (a path below the topics folder). */
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
