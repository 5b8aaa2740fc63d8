import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Problem } from '../model/card.ts'
import { problemAt } from '../model/problem.ts'
import { parseReviewSettings, type SettingsProblem } from '../review/schedule/settings.ts'
import schema from './configuration.schema.json' with { type: 'json' }
import { type Configuration, defaults } from './configuration.ts'
import { linkPattern } from './repository.ts'

/** What the parts of `configuration.schema.json` may say; all of it is checked here. */
interface Rule {
  readonly type?: string
  /** A text or a list. */
  readonly anyOf?: readonly Rule[]
  readonly enum?: readonly string[]
  readonly minLength?: number
  /** Ids are the only texts with one. */
  readonly pattern?: string
  readonly minItems?: number
  readonly uniqueItems?: boolean
  readonly items?: Rule
}

const rules: Readonly<Record<string, Rule>> = schema.properties

/**
 * Reads a configuration, YAML or JSON (which is YAML). Everything wrong with it is said at its place; a configuration
 * with problems isn't to be used.
 */
export function parseConfiguration(text: string, file: string): { configuration: Configuration; problems: Problem[] } {
  const counter = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: counter })
  const problems: Problem[] = []
  const say = (offset: number | undefined, reason: string): void => {
    const { line, col } = counter.linePos(offset ?? 0)
    problems.push(problemAt({ file, line: Math.max(line, 1), column: Math.max(col, 1) }, 'configuration', reason))
  }

  for (const error of [...document.errors, ...document.warnings])
    say(error.pos[0], error.message.split(/ at line |:?\n/)[0] ?? '')
  if (problems.length > 0) return { configuration: defaults, problems }

  const root = document.contents
  const found: Record<string, unknown> = {}
  if (isMap<Node, Node | null>(root)) {
    for (const { key, value } of root.items) {
      const name = isScalar(key) ? String(key.value) : ''
      const rule = rules[name]
      if (rule === undefined) say(key.range?.[0], `Unexpected key "${name}", ${expectedKey(name)}`)
      else if (name === 'review') {
        const { settings, problems: wrong } = parseReviewSettings(value?.toJS(document))
        found[name] = settings
        for (const problem of wrong) say(offsetOf(value, problem) ?? key.range?.[0], problem.reason)
      } else found[name] = check(value, rule, `"${name}"`, key.range?.[0], say)
    }
  } else if (root !== null && !(isScalar(root) && root.value === null)) {
    say(root.range?.[0], `Unexpected ${nameOf(root)}, expected keys and values such as "deck: Topdeck"`)
  }

  const { repository } = found
  if (typeof repository === 'string' && linkPattern(repository) === undefined) {
    const value = isMap(root) ? root.get('repository', true) : undefined
    say(
      value?.range?.[0],
      `Unexpected repository "${repository}", expected an address on GitHub, GitLab, Bitbucket or Codeberg, or a pattern such as "https://example.org/{path}?line={line}"`,
    )
  }
  const { $schema: _, ...configuration } = found
  return { configuration: { ...defaults, ...configuration }, problems }
}

type Say = (offset: number | undefined, reason: string) => void

/** Where in a node stands what a problem is about, or else the nearest thing to it. */
function offsetOf(node: Node | null, { path, about }: SettingsProblem): number | undefined {
  let at = node
  let offset = at?.range?.[0]
  for (const [index, step] of path.entries()) {
    const pair = isMap<Node, Node | null>(at)
      ? at.items.find(({ key }) => isScalar(key) && key.value === step)
      : undefined
    at = pair?.value ?? (isSeq<Node>(at) ? (at.items[Number(step)] ?? null) : null)
    const isKey = about === 'key' && index === path.length - 1
    offset = (isKey ? undefined : at?.range?.[0]) ?? pair?.key.range?.[0] ?? offset
  }
  return offset
}

/** The value of a node as a rule wants it; what it isn't is said. */
function check(node: Node | null, rule: Rule, name: string, keyOffset: number | undefined, say: Say): unknown {
  const at = node?.range?.[0] ?? keyOffset
  if (rule.anyOf !== undefined) {
    const type = isSeq(node) ? 'array' : 'string'
    const own = rule.anyOf.find((one) => one.type === type)
    return own === undefined ? undefined : check(node, own, name, keyOffset, say)
  }
  if (rule.type === 'array') {
    if (!isSeq<Node>(node)) return say(at, `Unexpected ${nameOf(node)} for ${name}, expected a list`)
    const values = node.items.map((item, index) =>
      check(item, rule.items ?? { type: 'string' }, `item ${index + 1} of ${name}`, at, say),
    )
    const least = rule.minItems ?? 0
    if (values.length < least) {
      const found = values.length === 0 ? 'empty list' : `list of ${values.length}`
      say(at, `Unexpected ${found} for ${name}, expected at least ${least === 1 ? 'one item' : `${least} items`}`)
    }
    for (const [index, value] of values.entries()) {
      if (rule.uniqueItems === true && value !== undefined && values.indexOf(value) < index) {
        say(node.items[index]?.range?.[0], `Unexpected second "${String(value)}" in ${name}`)
      }
    }
    return values
  }
  // YAML takes an id of digits for a number.
  const value = isScalar(node) ? (rule.pattern === undefined ? node.value : (node.source ?? node.value)) : undefined
  if (typeof value !== 'string') return say(at, `Unexpected ${nameOf(node)} for ${name}, expected a text`)
  if (value.length < (rule.minLength ?? 0)) return say(at, `Unexpected empty text for ${name}`)
  if (rule.enum !== undefined && !rule.enum.includes(value)) {
    return say(at, `Unexpected "${value}" for ${name}, expected ${rule.enum.join(', ')}${didYouMean(value, rule.enum)}`)
  }
  if (rule.pattern !== undefined && !new RegExp(rule.pattern).test(value))
    return say(at, `Unexpected "${value}" for ${name}, expected an id: 12 letters (a-z, A-Z) and digits`)
  return value
}

function nameOf(node: Node | null): string {
  if (isMap(node)) return 'keys'
  if (isSeq(node)) return 'list'
  if (isAlias(node)) return 'alias'
  if (!isScalar(node) || node.value === null) return 'nothing'
  return typeof node.value === 'string' ? `text "${node.value}"` : `${typeof node.value} ${String(node.value)}`
}

function expectedKey(name: string): string {
  const known = Object.keys(rules).filter((rule) => rule !== '$schema')
  return `expected one of ${known.join(', ')}${didYouMean(name, known)}`
}

function didYouMean(word: string, known: readonly string[]): string {
  const [best] = known
    .map((name) => ({ name, distance: editDistance(word.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  return best !== undefined && best.distance <= Math.max(1, best.name.length / 3)
    ? `; did you mean "${best.name}"?`
    : ''
}

/** How many letters to add, take away, change or swap with their neighbour (optimal string alignment), by rows. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] : undefined
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, (swapped ?? Infinity) + 1))
    }
    before = previous
    previous = row
  }
  return previous[b.length] ?? 0
}
