/** How many columns of a terminal text takes. */

import { eastAsianWidth } from 'get-east-asian-width'

/**
 * Characters of one column that join with no other: what nearly all text consists of, so that nothing that needs tables
 * of Unicode is set up for it (that takes 20 ms).
 */
const simple =
  /^[ -~\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0377\u0384-\u03FF\u0400-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u205E\u2070-\u209C\u2190-\u2319\u2500-\u25FC\u2610\u2611]*$/

const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]+/u
const widening = /[\p{Mc}\uFF00-\uFFEF]/gu
const pictograph = /\p{Extended_Pictographic}/gu

let segmenter: Intl.Segmenter | undefined

/** Columns that text without control characters takes; characters of East Asian ambiguous width count as narrow. */
export function textWidth(text: string): number {
  if (simple.test(text)) return text.length
  let width = 0
  for (const cluster of graphemes(text)) width += simple.test(cluster) ? cluster.length : clusterWidth(cluster)
  return width
}

/** What a reader takes for single characters: letters with their marks, joined emoji. */
export function graphemes(text: string): string[] {
  if (simple.test(text)) return [...text]
  segmenter ??= new Intl.Segmenter('und')
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function clusterWidth(cluster: string): number {
  if (isEmoji(cluster)) return 2
  const visible = cluster.replace(invisible, '')
  const first = visible.codePointAt(0)
  if (first === undefined) return 0
  const others = visible.slice(String.fromCodePoint(first).length).match(widening) ?? []
  return [first, ...others.map((mark) => mark.codePointAt(0) ?? 0)].reduce((sum, code) => sum + eastAsianWidth(code), 0)
}

/** Whether a cluster is shown as a picture: of itself, by the selector behind it, as a flag, a key, or several joined. */
function isEmoji(cluster: string): boolean {
  if (/^[\u{1F1E6}-\u{1F1FF}]/u.test(cluster)) return cluster.length > 2
  if (/^\p{Emoji_Presentation}/u.test(cluster) || /^[\d#*]\uFE0F?\u20E3/.test(cluster)) return true
  if (cluster.includes('\uFE0F')) return /^\p{Extended_Pictographic}/u.test(cluster)
  return cluster.includes('\u200D') && (cluster.match(pictograph) ?? []).length > 1
}
