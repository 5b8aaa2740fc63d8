import { hash } from 'node:crypto'

const PLAIN = /^[\t\n -~]*$/
const CONTROL = /(?![\t\n\u0080-\u009f])\p{Cc}/gu
const MEDIA_TAG = /<(?:img|audio|video|object|source)\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi
const MEDIA_NAME = /\b(?:src|data)=(?:"([^"]+)"|'([^']+)'|([^ >]+))/i
const MARKUP = /<!--.*?-->|<style.*?>.*?<\/style>|<script.*?>.*?<\/script>|<.*?>/gis
/** The character references that our HTML contains; Anki knows more names. */
const ENTITY = /&(?:#x([0-9a-f]+)|#([0-9]+)|(amp|lt|gt|quot|nbsp));/gi
const STRAY_AMPERSAND = /&(?!(?:#x[0-9a-f]+|#[0-9]+|amp|lt|gt|quot|nbsp);)/i
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/**
 * The HTML of a field as Anki stores it: in NFC, without control characters other than line feed and tab. The unit
 * separator (U+001F) separates the fields of a note, so a stray one would make Anki reject the whole package.
 */
export function ankiField(html: string): string {
  return PLAIN.test(html) ? html : html.normalize('NFC').replace(CONTROL, '')
}

/**
 * The text of a field with the names of its media, which Anki sorts by and computes the checksum from
 * (`strip_html_preserving_media_filenames` in Anki's `rslib/src/text.rs`).
 */
export function sortText(field: string): string {
  const named = field.replace(MEDIA_TAG, (tag) => {
    const name = MEDIA_NAME.exec(tag)
    return name ? ` ${name[1] ?? name[2] ?? name[3]} ` : tag
  })
  return decodeEntities(named.replace(MARKUP, ''))
}

/** Anki's checksum of a note: the first four bytes, big-endian, of the SHA-1 of its first field's {@link sortText}. */
export function fieldChecksum(words: string): number {
  return Number.parseInt(hash('sha1', words).slice(0, 8), 16)
}

/** Decodes as Anki does: everything, or nothing if there is a stray ampersand; no-break spaces become spaces. */
function decodeEntities(text: string): string {
  if (!text.includes('&') || STRAY_AMPERSAND.test(text)) return text
  return text.replace(ENTITY, character).replaceAll('\u00a0', ' ')
}

function character(
  entity: string,
  hex: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code > 0x10ffff ? entity : String.fromCodePoint(code)
}
