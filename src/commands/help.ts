import type { AddHelpTextContext, Help } from 'commander'

/** A term and what it means, or a command to try and what it does. */
type HelpItem = readonly [term: string, description?: string]

/** What the help of a verb shows below its arguments and options. */
export interface MoreHelp {
  readonly examples: readonly HelpItem[]
  /** Paragraphs, and lists with or without a title. */
  readonly notes?: readonly (string | ItemList)[]
}

interface ItemList {
  readonly title?: string
  readonly items: readonly HelpItem[]
}

/** Longer terms have their description below them. */
const WIDEST_TERM = 36

/** A narrower description stands below its term instead of beside it. */
const NARROWEST_DESCRIPTION = 30

const INDENT = '  '

/** Settings for all commands: descriptions wrap even on a narrow terminal. */
export const helpConfiguration: Partial<Help> = { minWidthToWrap: 10, formatItem }

/** Makes the text for `addHelpText`, wrapped to the width of the terminal. */
export function moreHelp({ examples, notes = [] }: MoreHelp): (context: AddHelpTextContext) => string {
  return ({ command, error }) => {
    const { getErrHelpWidth, getOutHelpWidth } = command.configureOutput()
    const helpWidth = (error ? getErrHelpWidth?.() : getOutHelpWidth?.()) ?? 80
    const help = command.createHelp()
    help.prepareContext({ error, helpWidth })
    const parts = [{ title: 'Examples:', items: examples }, ...notes]
    return parts.map((part) => `\n${partText(part, help)}`).join('\n')
  }
}

function partText(part: string | ItemList, help: Help): string {
  if (typeof part === 'string') return help.boxWrap(part, help.helpWidth ?? 80)
  const { title, items } = part
  const widths = items.map(([term]) => help.displayWidth(term)).filter((width) => width <= WIDEST_TERM)
  const termWidth = Math.max(0, ...widths)
  const lines = items.map(([term, description = '']) => help.formatItem(term, termWidth, description, help))
  return [...(title === undefined ? [] : [partText(title, help)]), ...lines].join('\n')
}

/** A term with its description beside it, or below where there is no room beside it. */
function formatItem(this: Help, term: string, termWidth: number, description: string, help: Help): string {
  if (description === '') return `${INDENT}${term}`
  const width = this.helpWidth ?? 80
  const start = INDENT.length + termWidth + INDENT.length
  const isBeside = help.displayWidth(term) <= termWidth && width - start >= NARROWEST_DESCRIPTION
  const margin = isBeside ? start : 3 * INDENT.length
  const lines = help.boxWrap(description, width - margin).split('\n')
  const gap = isBeside ? ' '.repeat(start - INDENT.length - help.displayWidth(term)) : `\n${' '.repeat(margin)}`
  return `${INDENT}${term}${gap}${lines.join(`\n${' '.repeat(margin)}`)}`
}
