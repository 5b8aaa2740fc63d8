import type { Element, ElementContent } from 'hast'
import type { Content, HiddenPart } from '../model/card.ts'
import { groupBy } from '../text/group-by.ts'
import { similarity } from '../text/similarity.ts'
import { hiddenParts } from './traits.ts'

/** The prompt of a cloze with its numbers, and the parts that the ledger should remember. */
interface NumberedCloze {
  readonly prompt: Content
  readonly clozes: readonly HiddenPart[]
}

/**
 * Gives the hidden parts of a prompt the numbers that they had before, so that each part keeps its history when others
 * are added, removed or moved. A part is recognised by an equal text, by a similar text, or by the parts around it. A new
 * part gets a number that was never used. Numbers that the author wrote say which parts are hidden together, and are
 * those of parts that are new: an author who puts a part in front and numbers all parts again does not mean to give the
 * history of the first one to another.
 * @param before The parts that the ledger remembers, including removed ones.
 */
export function numberClozes(prompt: Content, before: readonly HiddenPart[]): NumberedCloze {
  const parts = hiddenParts(prompt)
  const isGiven = (part: (typeof parts)[number]): boolean => part.element.properties['dataGiven'] === true
  const units = [...groupBy(parts, (part) => (isGiven(part) ? part.number : part)).values()]
  const former = [...groupBy(before, ({ number }) => number).values()]
  const numbers = match(units.map(asUnit), former.map(asUnit))
  const used = new Set(before.map(({ number }) => number))
  const changed = new Map<Element, number>()
  let highest = before.reduce((most, { number }) => Math.max(most, number), 0)
  for (const [index, unit] of units.entries()) {
    const [first] = unit
    if (first === undefined) continue
    const known = numbers.get(index)
    const own = isGiven(first) && !used.has(first.number) ? first.number : undefined
    const number = known ?? own ?? highest + 1
    used.add(number)
    highest = Math.max(highest, number)
    for (const { element } of unit) changed.set(element, number)
  }
  const numbered = parts.map((part) => ({ ...part, number: changed.get(part.element) ?? part.number }))
  return {
    prompt: numbered.every(({ number }, index) => number === parts[index]?.number) ? prompt : renumber(prompt, changed),
    clozes: remembered(numbered, before),
  }
}

/** Parts that are hidden together, as one part with their common number. */
function asUnit(parts: readonly Partial<HiddenPart>[]): HiddenPart {
  return {
    number: parts[0]?.number ?? 0,
    text: parts.map(({ text = '' }) => text).join('\n'),
    state: parts[0]?.state ?? 'present',
  }
}

function remembered(
  parts: readonly { readonly number: number; readonly text: string }[],
  before: readonly HiddenPart[],
): HiddenPart[] {
  const present = parts.map(({ number, text }): HiddenPart => ({ number, text, state: 'present' }))
  const used = new Set(present.map(({ number }) => number))
  const gone = before.filter(({ number }) => !used.has(number)).map((part): HiddenPart => ({ ...part, state: 'gone' }))
  return [...present, ...gone]
}

/** The former number of each recognised part, by the index of the part. */
function match(parts: readonly HiddenPart[], before: readonly HiddenPart[]): Map<number, number> {
  const found = new Map<number, number>()
  const free = new Set(before)
  const take = (index: number, part: HiddenPart): void => {
    found.set(index, part.number)
    free.delete(part)
  }
  for (const [index, { text, number }] of parts.entries()) {
    const same = [...free].filter((part) => part.text.toLowerCase() === text.toLowerCase())
    const present = same.filter(({ state }) => state === 'present')
    const [part] = [...present.filter((one) => one.number === number), ...present, ...same]
    if (part !== undefined) take(index, part)
  }
  const left = parts.flatMap(({ text }, index) =>
    found.has(index) ? [] : [...free].map((part) => ({ index, part, similarity: similarity(text, part.text) })),
  )
  for (const { index, part, similarity } of left.sort((a, b) => b.similarity - a.similarity)) {
    if (similarity >= 0.6 && !found.has(index) && free.has(part)) take(index, part)
  }
  takeByPlace(parts.length, before, found, take)
  return found
}

/** Matches rewritten parts by position, where two recognised parts have as many parts between them as before. */
function takeByPlace(
  count: number,
  before: readonly HiddenPart[],
  found: ReadonlyMap<number, number>,
  take: (index: number, part: HiddenPart) => void,
): void {
  const present = before.filter(({ state }) => state === 'present')
  const known = new Set(found.values())
  for (let start = 0; start < count; start++) {
    if (found.has(start)) continue
    let end = start
    while (end < count && !found.has(end)) end++
    const left = start === 0 ? -1 : present.findIndex(({ number }) => number === found.get(start - 1))
    const right = end === count ? present.length : present.findIndex(({ number }) => number === found.get(end))
    const between = right > left ? present.slice(left + 1, right) : []
    const whole = between.length === end - start && between.every(({ number }) => !known.has(number))
    if (whole) for (const [offset, part] of between.entries()) take(start + offset, part)
    start = end
  }
}

function renumber(content: Content, numbers: ReadonlyMap<Element, number>): ElementContent[] {
  return content.map((node) => {
    if (node.type !== 'element') return node
    const number = numbers.get(node)
    const properties = number === undefined ? node.properties : { ...node.properties, dataCloze: number }
    return { ...node, properties, children: renumber(node.children, numbers) as typeof node.children }
  })
}
