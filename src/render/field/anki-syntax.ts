/**
 * Anki's own syntax in the HTML of a field. Anki interprets it before the browser sees the HTML, so text of the author
 * with the same characters must be escaped.
 */

import type { Kind } from '../../model/card.ts'

/** What makes a mark of Anki behind a bracket. Of `[[type:…]]`, the second bracket can come from a hidden part. */
const markWords = ['type:', '[type:', 'sound:', 'anki:', 'latex]', '/latex]', '$]', '/$]', '$$]', '/$$]']

function escaped(text: string): string {
  return text.replace(/[[\]/$]/g, '\\$&')
}

const anyWord = markWords.map(escaped).join('|')
const mark = new RegExp(String.raw`\[(?:${anyWord})`, 'i')
const markBracket = new RegExp(String.raw`\[(?=${anyWord})`, 'gi')

/** The first of Anki's marks in a text, as far as it shows that it is one; undefined if there is none. */
export function firstMark(text: string): string | undefined {
  return mark.exec(text)?.[0]
}

/**
 * Escapes `[sound:…]`, `[anki:…]`, `[latex]`, `[$]` and `[[type:…]]` in HTML, which Anki would play, typeset, or replace by
 * a prompt.
 */
export function guardMarks(html: string): string {
  return html.includes('[') ? html.replace(markBracket, '&#91;') : html
}

const tagsAndTexts = /<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+|</g
const written = /(\[sound:[\p{L}\p{N}.-]+\])/u
const ownSound = /^\[sound:[\p{L}\p{N}.-]+\]/u

/**
 * Does the same in a field that is written already: in its text, the mark of a sound stays if it names a media file. In the
 * attributes of a cloze, which can't have hidden parts, doubled braces and colons are escaped.
 */
export function guardWrittenMarks(html: string, kind: Kind): string {
  if (!/[[{]/.test(html)) return html
  return html.replace(tagsAndTexts, (token) => {
    if (!token.startsWith('<')) {
      const parts = token.includes('[sound:') ? token.split(written) : [token]
      return parts.map((part, index) => (index % 2 === 0 ? guardMarks(part) : part)).join('')
    }
    const tag = guardMarks(token)
    return kind === 'cloze' ? tag.replace(/([{}:])(?=\1)/g, (mark) => `&#${mark.charCodeAt(0)};`) : tag
  })
}

const edge = String.raw`(?:\{\{c\d+::|\}\}|::[^{}]{0,99}\}\})*`
const tornWords = markWords.map((word) => Array.from(word, escaped).join(edge))
const tornMark = new RegExp(String.raw`\[(?=${edge}(?:${tornWords.join('|')}))`, 'gi')

/**
 * Escapes such marks in a written cloze if cloze deletions begin or end in them: in old versions of Anki these leave no
 * trace.
 */
export function guardTornMarks(html: string): string {
  if (!html.includes('[')) return html
  return html.replace(tornMark, (bracket, at: number) => (ownSound.test(html.slice(at, at + 150)) ? bracket : '&#91;'))
}

/** The beginning of a hint that would be one of these marks in the brackets that Anki shows it in. */
const markedHint = new RegExp(`^(?:${markWords.map((word) => escaped(word).replace(/\\\]$/, '$')).join('|')})`, 'i')

/** The mark of a sound or a film in HTML, which {@link writeSounds} replaces; no element has such a name. */
export function soundMark(name: string): string {
  return `<sound-${name}>`
}

/** Replaces the marks of sounds with Anki's `[sound:…]`; the text of the author is guarded by then. */
export function writeSounds(html: string): string {
  return html.includes('<sound-') ? html.replace(/<sound-([^<>]+)>/g, '[sound:$1]') : html
}

/** The start mark of a cloze deletion in HTML, which {@link writeClozes} replaces; no element has such a name. */
export function clozeStart(number: number): string {
  return `<cloze-${number}>`
}

/** The end mark of a cloze deletion, with its hint as plain text if there is one. */
export function clozeEnd(hint: string | undefined): string {
  if (hint === undefined) return '</cloze>'
  const text = hint.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const guarded = markedHint.test(hint) ? `&#${hint.charCodeAt(0)};${text.slice(1)}` : text
  return `<cloze-hint>${guarded}</cloze>`
}

const tokens = /<cloze-(\d+)>|<(cloze-hint)>|<(\/cloze)>|(<(?:"[^"]*"|'[^']*'|[^"'>])*>)|[^<]+/g

/**
 * Replaces the marks of cloze deletions in HTML with Anki's `{{c1::…::hint}}`. Doubled braces and colons of the text are
 * separated by an empty comment, as Anki's manual recommends; in attributes they are escaped by a character reference.
 */
export function writeClozes(html: string): string {
  const written: string[] = []
  let depth = 0
  const add = (mark: string) => {
    if (written.at(-1)?.at(-1) === mark[0]) written.push('<!-- -->')
    written.push(mark)
  }
  for (const [token, number, hint, end, tag] of html.matchAll(tokens)) {
    const doubled = depth > 0 ? /([{}:])(?=\1)/g : /([{}])(?=\1)/g
    if (number !== undefined) {
      add(`{{c${number}::`)
      depth += 1
    } else if (hint !== undefined) add('::')
    else if (end !== undefined) {
      add('}}')
      depth -= 1
    } else if (tag !== undefined) written.push(tag.replace(doubled, (mark) => `&#${mark.charCodeAt(0)};`))
    else written.push(token.replace(doubled, '$1<!-- -->'))
  }
  return written.join('')
}
