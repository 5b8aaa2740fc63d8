/** The two sides of one part of a cloze card, from the HTML that `writeClozes` wrote. */

/** Question and answer for one cloze number, as HTML; the hidden part is a `<span class="cloze">` on both sides. */
export interface ClozeSides extends Sides {
  /** The hidden texts as HTML, in the order of the text: what a learner would have to type. */
  readonly hidden: readonly string[]
}

interface Sides {
  readonly front: string
  readonly back: string
}

const tokens = /<!--[\s\S]*?-->|<(?:"[^"]*"|'[^']*'|[^"'>])*>|\{\{c(\d+)::|(\}\})|(::)|[^<{}:]+|[\s\S]/g

interface OpenPart {
  readonly number: number
  readonly inner: Sides
  /** The hint so far; undefined before the colons. */
  readonly hint: string | undefined
}

/**
 * Renders the two sides of a cloze card. The parts with the number are hidden on the front, by `[…]` or the hint, and
 * highlighted on the back; parts with other numbers are plain text on both sides.
 */
export function clozeSides(html: string, number: number): ClozeSides {
  const open: OpenPart[] = []
  const hidden: string[] = []
  let sides: Sides = { front: '', back: '' }
  const put = (front: string, back: string) => {
    const part = open.at(-1)
    if (part === undefined) sides = { front: sides.front + front, back: sides.back + back }
    else if (part.hint !== undefined) open[open.length - 1] = { ...part, hint: part.hint + back }
    else open[open.length - 1] = { ...part, inner: { front: part.inner.front + front, back: part.inner.back + back } }
  }
  const close = (part: OpenPart) => {
    if (part.number !== number) return put(part.inner.front, part.inner.back)
    const hint = part.hint === undefined || part.hint === '' ? '…' : part.hint
    hidden.push(part.inner.back)
    put(`<span class="cloze">[${hint}]</span>`, `<span class="cloze">${part.inner.back}</span>`)
  }
  for (const [token, start, end, colons] of html.matchAll(tokens)) {
    const part = open.at(-1)
    if (start !== undefined) open.push({ number: Number(start), inner: { front: '', back: '' }, hint: undefined })
    else if (end !== undefined && part !== undefined) {
      open.pop()
      close(part)
    } else if (colons !== undefined && part !== undefined && part.hint === undefined) {
      open[open.length - 1] = { ...part, hint: '' }
    } else put(token, token)
  }
  for (let part = open.pop(); part !== undefined; part = open.pop()) close(part)
  return { ...sides, hidden }
}
