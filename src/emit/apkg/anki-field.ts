import { hash } from 'node:crypto'

const PLAIN = /^[\t\n -~]*$/
const CONTROL = /(?![\t\n\u0080-\u009f])\p{Cc}/gu
const MEDIA_TAG = /<(?:img|audio|video|object|source)\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi
const MEDIA_NAME = /\b(?:src|data)=(?:"([^"]+)"|'([^']+)'|([^ >]+))/i
const MARKUP = /<!--.*?-->|<style.*?>.*?<\/style>|<script.*?>.*?<\/script>|<.*?>/gis
/** The entities that our HTML has; Anki knows more names. */
const ENTITY = /&(?:#x([0-9a-f]+)|#([0-9]+)|(amp|lt|gt|quot|nbsp));/gi
const STRAY_AMPERSAND = /&(?!(?:#x[0-9a-f]+|#[0-9]+|amp|lt|gt|quot|nbsp);)/i
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

/**
 * A field as Anki keeps it: composed (NFC), without control characters other than line feed and tab. One of those, the
 * unit separator, stands between the fields of a note, and a stray one would make Anki refuse the whole package.
 */
export function ankiField(html: string): string {
  return PLAIN.test(html) ? html : html.normalize('NFC').replace(CONTROL, '')
}

/**
 * The words of a field, with the names of its media: what Anki sorts by and takes its checksum of
 * (`strip_html_preserving_media_filenames` in Anki's `rslib/src/text.rs`).
 */
export function sortText(field: string): string {
  const named = field.replace(MEDIA_TAG, (tag) => {
    const name = MEDIA_NAME.exec(tag)
    return name ? ` ${name[1] ?? name[2] ?? name[3]} ` : tag
  })
  return decodeEntities(named.replace(MARKUP, ''))
}

/** Checksum of a note's first field: the first four bytes of the SHA-1 of its words, big-endian. */
export function fieldChecksum(words: string): number {
  return Number.parseInt(hash('sha1', words).slice(0, 8), 16)
}

/** As Anki does it: all or, where an ampersand is none of an entity, nothing; a no-break space becomes a space with it. */
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
