/** How text looks in a terminal: styles by their use, and the sequences that switch them on. */

/** Which colours to use: those for a dark ground, those for a light one, or no sequences at all. */
export type TerminalColours = 'dark' | 'light' | 'none'

/** What a colour is for. */
export type Hue =
  | 'quiet'
  | 'accent'
  | 'link'
  | 'code'
  | 'note'
  | 'tip'
  | 'important'
  | 'warning'
  | 'caution'
  | 'keyword'
  | 'string'
  | 'number'
  | 'title'
  | 'name'
  | 'variable'

/** How a run of text looks. */
export interface TextStyle {
  readonly hue?: Hue
  readonly weight?: 'bold'
  readonly slant?: 'italic'
  readonly line?: 'under' | 'through'
  /** Text and ground exchanged. */
  readonly ground?: 'reversed'
}

/** Gives text within a line its look; nothing of the look reaches beyond it. */
export type Paint = (text: string, style: TextStyle) => string

/**
 * Indices of the 256-colour palette: its upper 240 are the same everywhere, so their contrast can be told, while the
 * sixteen that users set themselves are often unreadable on light grounds.
 */
export const hues: Readonly<Record<'dark' | 'light', Readonly<Record<Hue, number>>>> = {
  dark: {
    ...{ quiet: 247, accent: 117, link: 111, code: 152 },
    ...{ note: 111, tip: 114, important: 183, warning: 221, caution: 210 },
    ...{ keyword: 210, string: 153, number: 111, title: 183, name: 114, variable: 215 },
  },
  light: {
    ...{ quiet: 241, accent: 25, link: 25, code: 23 },
    ...{ note: 25, tip: 22, important: 91, warning: 94, caution: 124 },
    ...{ keyword: 124, string: 24, number: 25, title: 91, name: 22, variable: 94 },
  },
}

/** The painter for a ground. */
export function painter(colours: TerminalColours): Paint {
  if (colours === 'none') return (text) => text
  const codes = hues[colours]
  return (text, { hue, weight, slant, line, ground }) => {
    const on = [
      ...(weight === undefined ? [] : ['1']),
      ...(slant === undefined ? [] : ['3']),
      ...(line === undefined ? [] : [line === 'under' ? '4' : '9']),
      ...(ground === undefined ? [] : ['7']),
      ...(hue === undefined ? [] : [`38;5;${codes[hue]}`]),
    ]
    if (on.length === 0 || text === '') return text
    return `\u001B[${on.join(';')}m${text}\u001B[0m`
  }
}

/** Looks of highlight.js' classes, the same groups as in `design.ts`. */
const codeHues: readonly (readonly [Hue, string])[] = [
  ['quiet', 'comment quote meta'],
  ['keyword', 'keyword doctag type operator deletion selector-tag'],
  ['string', 'string regexp symbol link'],
  ['number', 'number literal attr attribute selector-attr selector-class selector-id property'],
  ['title', 'title section built_in'],
  ['name', 'name tag addition selector-pseudo bullet'],
  ['variable', 'variable template-variable template-tag'],
]

const codeStyles: ReadonlyMap<string, TextStyle> = new Map<string, TextStyle>([
  ...codeHues.flatMap(([hue, names]) => names.split(' ').map((name) => [`hljs-${name}`, { hue }] as const)),
  ['hljs-comment', { hue: 'quiet', slant: 'italic' }],
  ['hljs-section', { hue: 'title', weight: 'bold' }],
  ['hljs-emphasis', { slant: 'italic' }],
  ['hljs-strong', { weight: 'bold' }],
  ['hljs-subst', { hue: 'code' }],
])

/** The look of highlighted code by its classes; undefined when none of them has one. */
export function codeStyle(classes: readonly string[]): TextStyle | undefined {
  const name = classes.find((one) => codeStyles.has(one))
  return name === undefined ? undefined : codeStyles.get(name)
}
