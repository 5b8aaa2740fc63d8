import type { Element, ElementContent } from 'hast'
import type { Content, HiddenPart } from '../model/card.ts'
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
 * part gets a number that was never used. Numbers that the author wrote are not changed.
 * @param before The parts that the ledger remembers, including removed ones.
 */
export function numberClozes(prompt: Content, before: readonly HiddenPart[]): NumberedCloze {
  const parts = hiddenParts(prompt)
  if (parts.some(({ element }) => element.properties['dataGiven'] === true)) {
    return { prompt, clozes: remembered(parts, before) }
  }
  const numbers = match(parts, before)
  let next = Math.max(0, ...before.map(({ number }) => number))
  const numbered = parts.map(({ element, text }, index) => {
    const number = numbers.get(index) ?? ++next
    return { element, text, number }
  })
  const changed = new Map(numbered.map(({ element, number }) => [element, number]))
  return {
    prompt: numbered.every(({ number }, index) => number === parts[index]?.number) ? prompt : renumber(prompt, changed),
    clozes: remembered(numbered, before),
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
function match(parts: readonly { readonly text: string }[], before: readonly HiddenPart[]): Map<number, number> {
  const found = new Map<number, number>()
  const free = new Set(before)
  const take = (index: number, part: HiddenPart): void => {
    found.set(index, part.number)
    free.delete(part)
  }
  for (const [index, { text }] of parts.entries()) {
    const same = [...free].filter((part) => part.text.toLowerCase() === text.toLowerCase())
    const [part] = [...same.filter(({ state }) => state === 'present'), ...same]
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
