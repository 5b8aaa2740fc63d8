/** How text looks in a terminal: styles by their use, and the escape sequences that switch them on. */

/**
 * The palette to paint with: fixed colours for a `dark` or a `light` background, or for `either` where nobody knows it, the
 * sixteen colours of the `terminal` as its user set them, or `none`.
 */
export type Palette = 'dark' | 'light' | 'either' | 'terminal' | 'none'

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

/** The style of a run of text. */
export interface TextStyle {
  readonly hue?: Hue
  readonly weight?: 'bold'
  readonly slant?: 'italic'
  readonly line?: 'under' | 'through'
  /** Text and background swapped. */
  readonly inverse?: 'inverse'
}

/** Styles text within a line; the style ends with the text. */
export type Paint = (text: string, style: TextStyle) => string

/**
 * Indices of the 256-colour palette. Its upper 240 colours are the same everywhere, so that their contrast is known,
 * while the sixteen that users can set are often unreadable on light backgrounds.
 */
export const hues: Readonly<Record<'dark' | 'light' | 'either', Readonly<Record<Hue, number>>>> = {
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
  // All there are of the 240 that have a contrast of 4.5 : 1 with both black and white.
  either: {
    ...{ quiet: 243, accent: 63, link: 63, code: 29 },
    ...{ note: 63, tip: 29, important: 98, warning: 131, caution: 163 },
    ...{ keyword: 163, string: 63, number: 98, title: 98, name: 29, variable: 131 },
  },
}

/** SGR parameters of the terminal's own colours; quiet text is faint. */
const terminalHues: Readonly<Record<Hue, number>> = {
  ...{ quiet: 2, accent: 36, link: 34, code: 36 },
  ...{ note: 34, tip: 32, important: 35, warning: 33, caution: 31 },
  ...{ keyword: 31, string: 36, number: 34, title: 35, name: 32, variable: 33 },
}

/** Makes the function that paints in a palette. */
export function painter(palette: Palette): Paint {
  if (palette === 'none') return (text) => text
  const hueCode = (hue: Hue) => (palette === 'terminal' ? `${terminalHues[hue]}` : `38;5;${hues[palette][hue]}`)
  return (text, { hue, weight, slant, line, inverse }) => {
    const on = [
      ...(weight === undefined ? [] : ['1']),
      ...(slant === undefined ? [] : ['3']),
      ...(line === undefined ? [] : [line === 'under' ? '4' : '9']),
      ...(inverse === undefined ? [] : ['7']),
      ...(hue === undefined ? [] : [hueCode(hue)]),
    ]
    if (on.length === 0 || text === '') return text
    return `\u001B[${on.join(';')}m${text}\u001B[0m`
  }
}

/** The parameters that {@link painter} puts into a sequence, in their order. */
const ownParameters = (() => {
  const codes = [
    ...Object.values(terminalHues),
    ...Object.values(hues)
      .flatMap((palette) => Object.values(palette))
      .map((index) => `38;5;${index}`),
  ]
  const styles = ['1', '3', '4|9', '7', [...new Set(codes)].join('|')].map((style) => `(?:;(?:${style}))?`)
  return new RegExp(`^(?:;0|${styles.join('')})$`)
})()

/** Whether a sequence is one that {@link painter} makes. */
export function isOwnStyle(sequence: string): boolean {
  return sequence.startsWith('\u001B[') && sequence.endsWith('m') && ownParameters.test(`;${sequence.slice(2, -1)}`)
}

/** Marks the differences between two texts where no colour shows them, like `git diff --word-diff`. */
export function markers(palette: Palette): Readonly<Record<'removed' | 'added', (text: string) => string>> {
  if (palette !== 'none') return { removed: (text) => text, added: (text) => text }
  return { removed: (text) => `[-${text}-]`, added: (text) => `{+${text}+}` }
}

/** Hues of highlight.js' classes, in the same groups as in `design.ts`. */
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

/** The style of highlighted code by its classes; undefined when none of them has one. */
export function codeStyle(classes: readonly string[]): TextStyle | undefined {
  const name = classes.find((one) => codeStyles.has(one))
  return name === undefined ? undefined : codeStyles.get(name)
}
