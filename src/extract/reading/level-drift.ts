/** Headings that have slipped to a deeper level than the other questions of their series. */

import type { Element } from 'hast'
import { plainText } from '../../parse/block.ts'
import { askingOf, endsAsking } from './wording.ts'

/** The level of each block of a page: that of a heading, or undefined. */
type Levels = readonly (number | undefined)[]

/** A heading on the way through a page. */
interface Passed {
  readonly index: number
  readonly written: number
  readonly meant: number
  readonly numbered: Numbered | undefined
  readonly isComplete: () => boolean
}

interface Numbered {
  /** What stands around the number: `q #:`. */
  readonly style: string
  readonly number: number
}

const longestText = 300

/** A number with a sign behind it, and the word in front of it, if any: `3.`, `Q3:`, `Вопрос №3.`, `[F3]`. */
const numbering =
  /^[#\s([]*((?:\p{L}[\p{L}\p{M}]{0,14}\s?){0,2})[\s.]{0,2}(?:#|№)?\s?(\d{1,4})\s?([.):\]、．：。|]|[-–—]\s)(?!\d)/u

function numberedAs(text: string): Numbered | undefined {
  const [, word, digits, sign] = numbering.exec(text.slice(0, longestText)) ?? []
  if (word === undefined || digits === undefined || sign === undefined) return undefined
  return { style: `${word.trim().toLowerCase()} ${sign.trim()}`, number: Number(digits) }
}

/**
 * Returns the levels as they were meant: a question that stands deeper than the one before it, whose series it continues,
 * has the same level as that one. It continues the series by its number; or because both are answered by a mark of their
 * own; or because nearly all headings above, and all of its level, ask.
 * @param isComplete Whether the heading at an index asks and has its answer marked below it.
 */
export function meantLevels(
  written: Levels,
  blocks: readonly Element[],
  isComplete: (index: number) => boolean,
): Levels {
  const texts = written.map((level, index) => (level === undefined ? '' : textOf(blocks[index])))
  const numbers = texts.map((text) => (text === '' ? undefined : numberedAs(text)))
  const alike = askingLikeTheirParents(written, texts)
  const next = nextHeadings(written)
  const passed = new Map<string, Passed>()
  let above: Passed[] = []
  return written.map((level, index) => {
    if (level === undefined) return undefined
    const numbered = numbers[index]
    above = above.filter(({ meant }) => meant < level)
    const before = numbered && passed.get(keyOf(level, numbered.style, numbered.number - 1))
    let isKnown: boolean | undefined
    const complete = () => (isKnown ??= isComplete(index))
    const series = (): Passed | undefined => {
      if (before !== undefined) return above.find((open) => open.meant === before.meant && before.meant < level)
      return above.findLast(
        // Where the next one of the level has the number, what stands between them is not a question of the series.
        (open) => continues(numbered, open) && numbers[next.get(open.index) ?? -1]?.number !== numbered?.number,
      )
    }
    const neighbour = (): Passed | undefined => {
      if (above.length === 0) return undefined
      if (alike.has(index)) return above.at(-1)
      return complete() ? above.findLast((open) => open.isComplete()) : undefined
    }
    const meant = (series() ?? (before === undefined ? neighbour() : undefined))?.meant ?? level
    const own: Passed = { index, written: level, meant, numbered, isComplete: complete }
    if (numbered !== undefined) passed.set(keyOf(level, numbered.style, numbered.number), own)
    above = [...above.filter((open) => open.meant < meant), own]
    return meant
  })
}

function textOf(block: Element | undefined): string {
  return block === undefined ? '' : plainText([block])
}

function keyOf(level: number, style: string, number: number): string {
  return `${level} ${number} ${style}`
}

function continues(numbered: Numbered | undefined, open: Passed): boolean {
  return (
    numbered !== undefined && open.numbered?.style === numbered.style && open.numbered.number + 1 === numbered.number
  )
}

/** Returns, for each heading, the index of the next one that is not deeper, all by the levels that are written. */
function nextHeadings(written: Levels): ReadonlyMap<number, number> {
  const next = new Map<number, number>()
  let open: number[] = []
  written.forEach((level, index) => {
    if (level === undefined) return
    for (const closed of open) if ((written[closed] ?? 0) >= level) next.set(closed, index)
    open = [...open.filter((each) => (written[each] ?? 0) < level), index]
  })
  return next
}

/** This many questions show what the questions of a page look like… */
const fewestParents = 4
/** …and at most this share of them may have others below them. */
const rare = 0.25

/**
 * Returns the headings that ask below headings that ask, where that is an exception: hardly any question has others below
 * it, and all headings of the deeper level ask.
 */
function askingLikeTheirParents(written: Levels, texts: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  const levels = new Map<number, number[]>()
  const parents = new Map<number, number>()
  let above: number[] = []
  written.forEach((level, index) => {
    if (level === undefined) return
    above = above.filter((open) => (written[open] ?? 7) < level)
    const parent = above.at(-1)
    if (parent !== undefined) parents.set(index, parent)
    const peers = levels.get(level)
    if (peers === undefined) levels.set(level, [index])
    else peers.push(index)
    above.push(index)
  })
  for (const [level, headings] of levels) {
    const held = new Set(headings.map((index) => parents.get(index)))
    const [parent] = held
    const parentLevel = parent === undefined ? undefined : written[parent]
    if (parentLevel === undefined || parentLevel >= level) continue
    const peers = levels.get(parentLevel) ?? []
    if (peers.length < fewestParents || held.size > peers.length * rare) continue
    if (!headings.every((index) => isWholeQuestion(texts[index] ?? '') && written[index + 1] === undefined)) continue
    if (
      [...held].every((index) => index !== undefined && written[index] === parentLevel) &&
      peers.every((index) => endsAsking(texts[index] ?? ''))
    )
      for (const index of headings) found.add(index)
  }
  return found
}

const fewestWords = 4
const fewestSigns = 6

function isWholeQuestion(text: string): boolean {
  if (!endsAsking(text) || askingOf(text) !== 'question') return false
  return text.split(' ').length >= fewestWords || (/\p{Script=Han}/u.test(text) && text.length >= fewestSigns)
}
