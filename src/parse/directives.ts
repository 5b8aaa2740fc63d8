import type { Element, Nodes, Root } from 'hast'
import { alternatives, didYouMean, nearest } from '../text/did-you-mean.ts'

/** What a comment can tell Topdeck: `<!-- topdeck: card -->`. */
const verbs = ['card', 'skip', 'id', 'same-as', 'different-from'] as const

/** An instruction of the author in a comment. */
export interface Directive {
  readonly line: number
  readonly verb: (typeof verbs)[number]
  readonly value: string
}

/** The instructions of a page, and the comments that were probably meant to be one. */
export interface Directives {
  readonly directives: readonly Directive[]
  readonly mistakes: readonly { readonly line: number; readonly reason: string }[]
}

/** Reads the comments of a page. What stands in code is text, and no comment. */
export function directivesOf(tree: Root, source: string): Directives {
  const directives: Directive[] = []
  const mistakes: { line: number; reason: string }[] = []
  const take = (comment: string, line: number): void => {
    const read = readComment(comment)
    if (typeof read === 'string') mistakes.push({ line, reason: read })
    else if (read !== undefined) directives.push({ line, ...read })
  }
  const lines = source.split('\n')
  const visit = (node: Nodes, above: number): void => {
    const line = node.position?.start.line ?? above
    if (node.type === 'comment') take(node.value, line)
    else if ('children' in node) for (const child of node.children) visit(child, line)
    if (node.type === 'element' && node.tagName === 'tr') {
      for (const comment of commentsBehind(node, lines)) take(comment, line)
    }
  }
  visit(tree, 1)
  return { directives, mistakes }
}

/** The comments behind the last cell of a row; Markdown drops the cells for which the header has no column. */
function commentsBehind({ children }: Element, lines: readonly string[]): string[] {
  const end = children.findLast(({ type }) => type === 'element')?.position?.end
  const rest = end === undefined ? '' : (lines[end.line - 1]?.slice(end.column - 1) ?? '')
  // In a table of HTML, such a comment is a node of its own.
  if (/<\/t[rdh]/i.test(rest)) return []
  return [...rest.matchAll(/<!--(.*?)-->/g)].map(([, comment = '']) => comment)
}

/** What a comment tells Topdeck, what is wrong with it, or undefined if it is about something else. */
function readComment(comment: string): Omit<Directive, 'line'> | string | undefined {
  const [, name = '', colon = '', verb = '', behind = ''] =
    /^\s*(\p{L}+)\s*([:：﹕︓;=]?)\s*([\p{L}\p{N}_-]*)[:：]?(.*)$/su.exec(comment.trim()) ?? []
  const value = behind.trim()
  const known = verbs.find((one) => one === verb)
  if (name !== 'topdeck' || colon !== ':') {
    const isName = name.toLowerCase() === 'topdeck'
    const isNear = nearest(name, ['topdeck']) !== undefined && meantVerb(verb) !== undefined
    const isMeant = colon === '' ? isName && isComplete(verb.toLowerCase(), value) : isName || isNear
    if (!isMeant) return undefined
    const right = [meantVerb(verb) ?? verb, value].filter((part) => part !== '').join(' ')
    return `Unexpected comment ${shown(comment)}; did you mean "<!-- topdeck: ${right} -->"?`
  }
  if (known === undefined) {
    const meant = meantVerb(verb)
    const advice = meant === undefined ? didYouMean(verb, verbs) : `; did you mean "${meant}"?`
    return `Unexpected ${verb === '' ? 'empty instruction' : `instruction ${JSON.stringify(verb)}`} in the comment ${shown(comment)}, expected ${alternatives(verbs)}${advice}`
  }
  if (isAlone(known)) {
    if (known === 'card' && value !== '')
      return `Unexpected words after "card" in the comment ${shown(comment)}; the question stands below the comment`
  } else if (value === '')
    return `Missing id in the comment ${shown(comment)}; expected "<!-- topdeck: ${known} ID -->"`
  if (known === 'id' && /\s/.test(value))
    return `Unexpected words after the id in the comment ${shown(comment)}; a question has one id`
  return { verb: known, value }
}

/** The instruction that a word was most likely meant to be. */
function meantVerb(word: string): Directive['verb'] | undefined {
  const folded = word.toLowerCase().replaceAll('_', '-')
  const near = nearest(folded, verbs) ?? (folded.length > 2 ? verbs.find((verb) => verb.startsWith(folded)) : undefined)
  const plain = folded.replaceAll('-', '')
  return verbs.find((verb) => verb === near || (plain !== '' && verb.replaceAll('-', '') === plain))
}

/** Whether an instruction says all by itself, and names no id. */
function isAlone(verb: Directive['verb']): boolean {
  return verb === 'skip' || verb === 'card'
}

/** Whether the words after `topdeck` are an instruction, and not a sentence about Topdeck. */
function isComplete(verb: string, value: string): boolean {
  const known = verbs.find((one) => one === verb)
  return known !== undefined && (isAlone(known) ? value === '' : /^[0-9A-Za-z]{12}$/.test(value))
}

function shown(comment: string): string {
  const line = comment.replace(/\s+/g, ' ').trim()
  return `"<!-- ${line.length <= 60 ? line : `${line.slice(0, 59)}…`} -->"`
}
