/** The width of text in columns of a terminal. */

import { eastAsianWidth } from 'get-east-asian-width'

/**
 * Characters of one column that don't combine with others. Nearly all text consists of them, and measuring it needs no
 * Unicode tables, which take 20 ms to load.
 */
const simple = new RegExp(
  `^[${[
    ' -~\\u00A0-\\u00AC\\u00AE-\\u02FF',
    '\\u0370-\\u0377\\u0384-\\u03FF\\u0400-\\u0482\\u048A-\\u052F',
    '\\u2010-\\u2027\\u2030-\\u205E\\u2070-\\u209C\\u2190-\\u2319',
    '\\u2500-\\u25FC\\u2610\\u2611',
  ].join('')}]*$`,
)

const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]+/u
const widening = /[\p{Mc}\uFF00-\uFFEF]/gu
const pictograph = /\p{Extended_Pictographic}/gu

let segmenter: Intl.Segmenter | undefined

/** The columns of text without control characters; characters of ambiguous East Asian width count as narrow. */
export function textWidth(text: string): number {
  if (simple.test(text)) return text.length
  let width = 0
  for (const cluster of graphemes(text)) width += simple.test(cluster) ? cluster.length : clusterWidth(cluster)
  return width
}

/** Splits text into what readers perceive as single characters: letters with their marks, joined emoji. */
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

/** Whether a cluster is an emoji: by itself, with a variation selector, a flag, a keycap, or several joined. */
function isEmoji(cluster: string): boolean {
  if (/^[\u{1F1E6}-\u{1F1FF}]/u.test(cluster)) return cluster.length > 2
  if (/^\p{Emoji_Presentation}/u.test(cluster) || /^[\d#*]\uFE0F?\u20E3/.test(cluster)) return true
  if (cluster.includes('\uFE0F')) return /^\p{Extended_Pictographic}/u.test(cluster)
  return cluster.includes('\u200D') && (cluster.match(pictograph) ?? []).length > 1
}
