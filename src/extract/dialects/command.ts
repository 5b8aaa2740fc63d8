import type { Element, ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { elementsOf, headingLevel, isElement, lastLine, lineOf, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { type Company, type Cursor, companyAt, type Dialect, type Draft, type Finding } from '../dialect.ts'
import { isNavigation } from '../reading/answer.ts'
import { settingOf } from '../reading/reference.ts'
import { endsAsking } from '../reading/wording.ts'
import { codeLanguages, commandVerbs, dataLanguages, setUpVerbs, stepOpeners } from '../words/commands.ts'
import { anyOf } from '../words/pattern.ts'

/** A line that says what to do, and the code that does it. */
interface CommandPair {
  readonly title: Content
  readonly code: readonly Element[]
  readonly line: number
  readonly endLine: number
  /** Whether the line begins with a verb: "List …", "Stop and remove …". */
  readonly isOrder: boolean
  readonly endsWithColon: boolean
  /** Whether the code is a command line, or several. */
  readonly isCommand: boolean
}

/** The pairs that begin in a block. */
interface PairsAt {
  readonly index: number
  readonly consumed: number
  readonly pairs: readonly CommandPair[]
}

/** A run of fewer pairs is an example within a text. */
const few = 3
/**
 * Without a title that announces commands, a page counts as a list of commands if it has this many, and they make up
 * this share of the page…
 */
const many = 6
const mostly = 0.6
/** …or fewer, if they are nearly all of the page. */
const several = 4
const nearlyAll = 0.85

/** An imperative line followed by a code block, in a run of several: "List running containers:" and the command. */
export const command: Dialect = {
  name: 'command',
  example: {
    markdown: `# Docker commands

List all containers, stopped ones too:

~~~sh
docker ps --all
~~~

Remove every stopped container:

~~~sh
docker container prune
~~~

Show the logs of a container and follow them:

~~~sh
docker logs --follow NAME
~~~
`,
    cards: [
      { question: 'List all containers, stopped ones too', answer: 'docker ps --all', kind: 'command' },
      { question: 'Remove every stopped container', answer: 'docker container prune', kind: 'command' },
      {
        question: 'Show the logs of a container and follow them',
        answer: 'docker logs --follow NAME',
        kind: 'command',
      },
    ],
  },
  find(cursor: Cursor): Finding | undefined {
    const { page, blocks, index } = cursor
    const block = blocks[index]
    if (block === undefined || !isElement(block, 'p', 'ul')) return undefined
    const found = runsIn(blocks, page, companyAt(cursor)).get(index)
    if (found === undefined) return undefined
    const drafts = found.place.pairs.map(
      (pair): Draft => ({
        line: pair.line,
        endLine: pair.endLine,
        kind: 'command',
        title: pair.title,
        answer: pair.code,
      }),
    )
    return { consumed: found.place.consumed, drafts, evidence: found.evidence }
  },
}

/** Returns how many commands this dialect finds on a page. */
export function commandCount(page: Page, company: Company): number {
  return [...runsIn(page.blocks, page, company).values()].reduce((sum, { place }) => sum + place.pairs.length, 0)
}

interface InRun {
  readonly place: PairsAt
  readonly evidence: string
}

const runsIn = memoiseByObject(
  (blocks: readonly Element[], page: Page, company: Company): ReadonlyMap<number, InRun> => {
    const found = new Map<number, InRun>()
    for (const run of findRuns(blocks)) {
      const evidence =
        company === 'needed' ? evidenceOf(run, page, blocks) : 'line with a command that was a question before'
      if (evidence !== undefined) for (const place of run) found.set(place.index, { place, evidence })
    }
    return found
  },
)

/** Finds runs of pairs with nothing but headings, thematic breaks and a few short lines between them. */
function findRuns(blocks: readonly Element[]): PairsAt[][] {
  const found: PairsAt[][] = []
  let run: PairsAt[] = []
  let between = 0
  for (let index = 0; index < blocks.length; ) {
    const place = placeAt(blocks, index)
    const block = blocks[index]
    if (place !== undefined) {
      run.push(place)
      between = 0
      index += place.consumed
      continue
    }
    if (block === undefined || !isLight(block) || ++between > 3) {
      if (run.length > 0) found.push(run)
      run = []
      between = 0
    }
    index++
  }
  return run.length > 0 ? [...found, run] : found
}

function evidenceOf(run: readonly PairsAt[], page: Page, blocks: readonly Element[]): string | undefined {
  const pairs = run.flatMap((place) => place.pairs)
  const [first] = run
  const start = first && blocks[first.index]
  if (start === undefined) return undefined
  const { kind, page: whole, section } = settingOf(page, start)
  const orders = pairs.filter((pair) => pair.isOrder).length
  const commands = pairs.filter((pair) => pair.isCommand).length
  const isAnnounced = kind === 'project' ? whole === 'commands' : section === 'commands'
  if (isAnnounced && pairs.length >= few && orders >= pairs.length / 2 && commands >= pairs.length / 2) {
    return `${pairs.length} lines with a command each, under a title that announces commands`
  }
  if (kind !== 'notes') return undefined
  const covered = run.reduce((sum, place) => sum + place.consumed, 0)
  const content = blocks.filter(
    (block) => headingLevel(block) === undefined && !isNavigation(block) && block.tagName !== 'hr',
  )
  const [opening] = content
  const introduced = opening !== undefined && opening !== start && isLight(opening) ? 1 : 0
  if (pairs.length >= few && areTasks(pairs) && covered >= (content.length - introduced) * nearlyAll)
    return `${pairs.length} tasks with code each are the whole page`
  if (pairs.length < several || orders < pairs.length || commands < pairs.length * 0.9) return undefined
  const share = pairs.length >= many ? mostly : nearlyAll
  return covered >= content.length * share
    ? `${pairs.length} lines with a command each make up most of the page`
    : undefined
}

/** Whether the lines are tasks that stand for themselves, and not the steps of a set-up or the captions of examples. */
function areTasks(pairs: readonly CommandPair[]): boolean {
  const texts = pairs.map(({ title }) => plainText(title).replace(/^[^\p{L}\p{N}]+/u, ''))
  if (!texts.every((text) => /\S\s+\S|[\u3040-\u9fff]{3}/u.test(text)) || new Set(texts).size < texts.length)
    return false
  if (pairs.some(({ code }) => code.some(isData))) return false
  const orders = pairs.filter((pair) => pair.isOrder).length
  const colons = pairs.filter((pair) => pair.endsWithColon).length
  const setUp = texts.filter((text) => setUpStep.test(text)).length
  if (setUp >= texts.length / 2) return false
  if (orders === pairs.length) return true
  return colons === pairs.length && (orders >= pairs.length / 2 || areInfinitives(texts))
}

/** Whether all lines begin with an infinitive, or all end with one, as tasks do in other languages. */
function areInfinitives(texts: readonly string[]): boolean {
  return infinitives.some((infinitive) => texts.every((text) => infinitive.test(text.replace(/\s*[:：]$/, ''))))
}

const infinitives = [
  /^\p{L}{2,}(?:er|ir|re)(?=\s)/u,
  /^\p{L}{2,}(?:ar|er|ir)(?=\s)/u,
  /^\p{L}{2,}[aei]re(?=\s)/u,
  /^\p{L}{2,}(?:ть|ться|ти|чь)(?=\s)/u,
  /^\p{L}{2,}ć(?=\s)/u,
  /\s\p{Ll}{2,}(?:en|eln|ern)$/u,
]

const setUpStep = new RegExp(String.raw`^${anyOf(setUpVerbs)}\b(?!.*\b(?:an?|all|any|every|each)\b)`, 'i')

const dataLanguage = new RegExp(`^language-${anyOf(dataLanguages)}$`, 'i')

function isData(block: Element): boolean {
  const inner = elementsOf(block).find((child) => child.tagName === 'code') ?? block
  return [inner.properties['className']].flat().some((name) => dataLanguage.test(String(name)))
}

function placeAt(blocks: readonly Element[], index: number): PairsAt | undefined {
  const [block, code] = [blocks[index], blocks[index + 1]]
  if (block === undefined) return undefined
  if (isElement(block, 'ul')) {
    const items = elementsOf(block)
    const [item] = items
    const lead = items.length === 1 && item !== undefined ? blocksOf(item.children) : []
    if (isElement(code, 'pre') && lead.length === 1 && lead[0] !== undefined) {
      const pair = pairOf(lead[0], [code])
      return pair && { index, consumed: 2, pairs: [pair] }
    }
    const pairs = items.flatMap((each) => itemPair(each) ?? [])
    return pairs.length > 0 && pairs.length === items.length ? { index, consumed: 1, pairs } : undefined
  }
  if (!isElement(block, 'p') || !isElement(code, 'pre')) return undefined
  const pair = pairOf(block, [code])
  return pair && { index, consumed: 2, pairs: [pair] }
}

/** Reads `- List containers:` with its code inside the item, as a block or on the same line. */
function itemPair(item: Element): CommandPair | undefined {
  const [lead, ...rest] = blocksOf(item.children)
  if (lead === undefined || lead.tagName !== 'p') return undefined
  if (rest.length > 0) return rest.every((block) => block.tagName === 'pre') ? pairOf(lead, rest) : undefined
  const code = lead.children.findLast((child) => child.type !== 'text' || child.value.trim() !== '')
  if (!isElement(code, 'code')) return undefined
  const before = lead.children.slice(0, lead.children.indexOf(code))
  if (!/[:：]$/.test(plainText(before)) || before.some((child) => isElement(child, 'code'))) return undefined
  return pairOf({ ...lead, children: before }, [{ ...lead, children: [code] }])
}

function pairOf(lead: Element, code: readonly Element[]): CommandPair | undefined {
  const text = plainText([lead])
  if (text.length > 140 || text.includes('\n') || endsAsking(text) || stepWords.test(text) || !/\p{L}/u.test(text))
    return undefined
  const line = lineOf(lead) ?? 1
  return {
    title: withoutColon(lead.children),
    code,
    line,
    endLine: lastLine(code, line),
    isOrder: orderWord.test(text.replace(/^[^\p{L}\p{N}]+/u, '')),
    endsWithColon: /[:：]$/.test(text),
    isCommand: code.some((block) => isCommandLine(block)),
  }
}

/** Matches lines that continue a text: "First, …", "Now …", "Step 2". */
const stepWords = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(stepOpeners)}\b`, 'iu')

const orderWord = new RegExp(String.raw`^${anyOf(commandVerbs)}(?=\P{L}|$)`, 'iu')

const otherLanguages = new RegExp(`^language-${anyOf(codeLanguages)}$`, 'i')

/** Whether code is a command line: it begins with the name of a program and is only a few lines long. */
function isCommandLine(block: Element): boolean {
  const inner = elementsOf(block).find((child) => child.tagName === 'code') ?? block
  const names = [inner.properties['className']].flat().map(String)
  if (names.some((name) => otherLanguages.test(name))) return false
  const lines = plainText([block])
    .split('\n')
    .filter((line) => line.trim() !== '')
  const [first = ''] = lines.filter((line) => !/^\s*(?:#(?!\s*[a-z][\w.-]*\s)|\/\/)/.test(line))
  const bare = first
    .trim()
    .replace(/^(?:[$#>%]|PS>|C:\\>)\s*/, '')
    .replace(/^sudo\s+/, '')
  return lines.length <= 20 && /^(?:[a-z][\w.+-]*|\.{0,2}\/[\w./-]+)(?=\s|$)/.test(bare) && !/[{;=]$/.test(bare)
}

function isLight(block: Element): boolean {
  if (headingLevel(block) !== undefined || block.tagName === 'hr' || isNavigation(block)) return true
  const text = plainText([block])
  return isElement(block, 'p', 'ul') && text.length <= 80 && !text.includes('\n')
}

/** Removes the colon from "List running containers:". */
function withoutColon(children: readonly ElementContent[]): ElementContent[] {
  const last = children.at(-1)
  if (last?.type === 'text')
    return [...children.slice(0, -1), { ...last, value: last.value.replace(/(?<!\s)\s*[:：]\s*$/, '') }]
  if (!isElement(last, 'strong', 'em', 'b', 'i')) return [...children]
  return [...children.slice(0, -1), { ...last, children: withoutColon(last.children) }]
}
