/**
 * HTML that is a field of an Anki note: Anki reads its own marks out of it before a browser sees it, so that what the
 * author wrote with the same characters has to be told apart.
 */

/** Keeps `[sound:…]`, `[anki:…]`, `[latex]` and `[$]` of the author as text; Anki would play or typeset them. */
export function guardMarks(html: string): string {
  return html.includes('[') ? html.replace(/\[(?=sound:|anki:|\/?latex\]|\/?\$\$?\])/gi, '&#91;') : html
}

/** Start of a cloze deletion in the HTML that `writeClozes` turns into Anki's; no element has such a name. */
export function clozeStart(number: number): string {
  return `<cloze-${number}>`
}

/** End of a cloze deletion, with its hint if there is one. */
export function clozeEnd(hint: string | undefined): string {
  if (hint === undefined) return '</cloze>'
  return `<cloze-hint>${hint.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</cloze>`
}

const tokens = /<cloze-(\d+)>|<(cloze-hint)>|<(\/cloze)>|(<(?:"[^"]*"|'[^']*'|[^"'>])*>)|[^<]+/g

/**
 * Writes the cloze deletions of HTML as `{{c1::…::hint}}`. Doubled braces and colons that belong to the text are parted
 * by an empty comment, the way that Anki's manual gives, in attributes by a character reference.
 */
export function writeClozes(html: string): string {
  let written = ''
  let depth = 0
  const add = (mark: string) => {
    const touching = written.at(-1) === mark[0] ? '<!-- -->' : ''
    written += touching + mark
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
    } else if (tag !== undefined) written += tag.replace(doubled, (mark) => `&#${mark.charCodeAt(0)};`)
    else written += token.replace(doubled, '$1<!-- -->')
  }
  return written
}
