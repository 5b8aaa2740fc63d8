/** Inline content of a card's field as text for a terminal, before it is wrapped. */

import { encodeAddress, escapeControls } from '../render/field/escape-controls.ts'
import {
  classesOf,
  type FieldElement,
  type FieldNode,
  hasClass,
  mediaName,
  textOfField,
} from '../render/field/field-html.ts'
import { withReadableMaths } from '../render/field/readable-maths.ts'
import { webAddress } from '../text/web-address.ts'
import { linked } from './link.ts'
import { codeStyle, type Paint, type Palette, type TextStyle } from './style.ts'
import { textWidth } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

/** How a field is drawn. */
export interface Drawing {
  readonly paint: Paint
  readonly palette: Palette
  /** Links as escape sequences (OSC 8), or with their addresses in angle brackets. */
  readonly links: 'osc8' | 'plain'
  /** Whether folded text is shown, or only its title. */
  readonly folds: 'open' | 'shut'
  /** Below this width in columns, nothing is indented. */
  readonly narrowest: number
  /** In `code`, nothing is mathematics. */
  readonly text: 'prose' | 'code'
  /** Finds the file of an image on the disk. */
  readonly fileOf: FindFile
}

/** A file as a terminal names it: the path for people, and the address for a link. */
interface NamedFile {
  readonly path: string
  readonly address: string
}

/** Finds a file by the `src` of an image. */
export type FindFile = (source: string) => NamedFile | undefined

/** A run of text in one style. */
export interface TextRun {
  readonly text: string
  readonly style: TextStyle
  readonly address?: string
}

/**
 * Inline content, with line feeds at the author's line breaks; other white space is folded, and trimmed at the ends.
 */
export function phraseRuns(nodes: readonly FieldNode[], style: TextStyle, drawing: Drawing): TextRun[] {
  return foldWhiteSpace(runsOf(nodes, style, drawing))
}

const tabSize = 4

/** Text whose white space matters (code), line by line, with tabs expanded to spaces. */
export function verbatimLines(nodes: readonly FieldNode[], style: TextStyle, drawing: Drawing): TextRun[][] {
  const lines: TextRun[][] = [[]]
  let column = 0
  for (const { text, ...look } of runsOf(nodes, style, inCode(drawing))) {
    for (const part of text.split(/([\n\u2028\t])/)) {
      if (part === '\n' || part === '\u2028') {
        lines.push([])
        column = 0
      } else if (part !== '') {
        const shown = part === '\t' ? ' '.repeat(tabSize - (column % tabSize)) : part
        lines.at(-1)?.push({ ...look, text: shown })
        column += textWidth(shown)
      }
    }
  }
  while (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop()
  return lines
}

/** The runs of a line as text with escape sequences. */
export function paintRuns(runs: readonly TextRun[], { paint, links }: Pick<Drawing, 'paint' | 'links'>): string {
  return runs
    .map(({ text, style, address }) => {
      const painted = paint(text, style)
      if (address === undefined || links === 'plain') return painted
      return linked(painted, address)
    })
    .join('')
}

/** Wraps runs to a width, which only a single wide character can exceed. */
export function wrapRuns(runs: readonly TextRun[], width: number, drawing: Pick<Drawing, 'paint' | 'links'>): string[] {
  return wrapText(textOfRuns(runs), width).map(({ start, end }) => paintRuns(sliceRuns(runs, start, end), drawing))
}

/** The text of runs. */
export function textOfRuns(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join('')
}

/** The part of runs between two offsets of their text. */
export function sliceRuns(runs: readonly TextRun[], start: number, end: number): TextRun[] {
  let at = 0
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    at += run.text.length
    return text === '' ? [] : [{ ...run, text }]
  })
}

/** Inside code, nothing is marked by characters, which would look like a part of it. */
function inCode(drawing: Drawing): Drawing {
  return { ...drawing, palette: drawing.palette === 'none' ? 'dark' : drawing.palette, text: 'code' }
}

function runsOf(nodes: readonly FieldNode[], style: TextStyle, drawing: Drawing): TextRun[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') {
      return [{ text: escapeControls(drawing.text === 'code' ? node.value : withReadableMaths(node.value)), style }]
    }
    return runsOfElement(node, style, drawing)
  })
}

function runsOfElement(element: FieldElement, style: TextStyle, drawing: Drawing): TextRun[] {
  const inside = (more: TextStyle = {}) => runsOf(element.children, { ...style, ...more }, drawing)
  const between = (start: string, end: string, more: TextStyle = {}) => {
    const look = { ...style, ...more }
    return [{ text: start, style: look }, ...inside(more), { text: end, style: look }]
  }
  const marked = (start: string, end: string, more: TextStyle) =>
    drawing.palette === 'none' ? between(start, end, more) : inside(more)
  switch (element.name) {
    case 'strong':
    case 'b':
      return inside({ weight: 'bold' })
    case 'em':
    case 'i':
    case 'cite':
    case 'dfn':
    case 'var':
      return inside({ slant: 'italic' })
    case 'u':
    case 'ins':
      return inside({ line: 'under' })
    case 'del':
    case 's':
    case 'strike':
      // These marks are needed even with colours: many terminals can't strike through, which would reverse the meaning.
      return between('~~', '~~', { line: 'through', hue: 'quiet' })
    case 'mark':
      return marked('==', '==', { inverse: 'inverse' })
    case 'code':
    case 'tt':
    case 'samp':
      return inlineCode(element, style, drawing)
    case 'kbd':
      return between('[', ']', { hue: 'code' })
    case 'q':
      return between('“', '”')
    case 'sup':
      return raised(element, superscripts, '^', style, drawing)
    case 'sub':
      return raised(element, subscripts, '_', style, drawing)
    case 'br':
      return [{ text: '\u2028', style }]
    case 'wbr':
      return []
    case 'img':
      return image(element, style, drawing)
    case 'sound': {
      const text = escapeControls(`[sound: ${mediaName(element.attributes.get('src') ?? '')}]`)
      return [{ text, style: { ...style, hue: 'accent' } }]
    }
    case 'a':
      return link(element, style, drawing)
    case 'span':
      if (hasClass(element, 'cloze')) {
        const isHidden = /^\[.*\]$/s.test(textOfField(element.children))
        const look: TextStyle = { hue: 'accent', weight: 'bold' }
        return isHidden ? inside(look) : marked('[', ']', look)
      }
      return inside(codeStyle(classesOf(element)))
    default:
      return inside()
  }
}

function inlineCode(code: FieldElement, style: TextStyle, drawing: Drawing): TextRun[] {
  const look: TextStyle = { ...style, hue: 'code' }
  const runs = runsOf(code.children, look, inCode(drawing))
  if (drawing.palette !== 'none') return runs
  const [start, end] = runs.some(({ text }) => text.includes('`')) ? ['`` ', ' ``'] : ['`', '`']
  return [{ text: start, style: look }, ...runs, { text: end, style: look }]
}

function link(element: FieldElement, style: TextStyle, drawing: Drawing): TextRun[] {
  const address = encodeAddress(element.attributes.get('href') ?? '')
  if (address === '') return runsOf(element.children, style, drawing)
  const look: TextStyle = { ...style, hue: 'link', line: 'under' }
  const text = textOfField(element.children).trim()
  const runs = runsOf(element.children, look, drawing)
  const web = webAddress(element.attributes.get('href') ?? '')
  if (drawing.links === 'osc8' && web !== undefined) return runs.map((run) => ({ ...run, address: web }))
  const isSaid = [address, address.replace(/^[a-z]+:(\/\/)?/i, '')].some((form) => form === text || form === `${text}/`)
  return isSaid ? runs : [...runs, { text: ` <${address}>`, style: { ...style, hue: 'quiet' } }]
}

/** An image by its description, or by its file name without the hash of media files. */
function image({ attributes }: FieldElement, style: TextStyle, drawing: Drawing): TextRun[] {
  const source = attributes.get('src') ?? ''
  const file = mediaName(source)
  const description = attributes.get('alt')?.trim() ?? ''
  const text = escapeControls(`[image: ${description === '' ? file : description}]`)
  const look: TextStyle = { ...style, hue: 'accent' }
  const local = drawing.fileOf(source)
  if (local !== undefined) {
    const path = { text: ` <${escapeControls(local.path)}>`, style: { ...style, hue: 'quiet' } as const }
    return [{ text, style: look, address: local.address }, path]
  }
  const address = webAddress(source)
  if (address === undefined) return [{ text, style: look }]
  if (drawing.links === 'osc8') return [{ text, style: look, address }]
  return [
    { text, style: look },
    { text: ` <${address}>`, style: { ...style, hue: 'quiet' } },
  ]
}

const superscripts = scripts('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ')
const subscripts = scripts('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')

function scripts(plain: string, raisedForms: string): ReadonlyMap<string, string> {
  const forms = [...raisedForms]
  return new Map([...plain].map((character, index) => [character, forms[index] ?? character]))
}

/** `10²` if all characters have such a form, otherwise `e^(2x)`. */
function raised(
  element: FieldElement,
  forms: ReadonlyMap<string, string>,
  sign: string,
  style: TextStyle,
  drawing: Drawing,
): TextRun[] {
  const text = textOfField(element.children).trim()
  const changed = [...text].map((character) => forms.get(character))
  if (changed.every((form) => form !== undefined)) return [{ text: changed.join(''), style }]
  const runs = runsOf(element.children, style, drawing)
  const isOne = [...text].length === 1
  return isOne ? [{ text: sign, style }, ...runs] : [{ text: `${sign}(`, style }, ...runs, { text: ')', style }]
}

/** Folds white space to single spaces across runs, and turns line breaks into line feeds. */
function foldWhiteSpace(runs: readonly TextRun[]): TextRun[] {
  const folded: TextRun[] = []
  let end = '\n'
  for (const run of runs) {
    let text = run.text.replace(/[ \t\n\u2028]+/g, (blank) => (blank.includes('\u2028') ? breaksOf(blank) : ' '))
    if (end !== '' && /^ /.test(text)) text = text.slice(1)
    if (text === '') continue
    if (text.startsWith('\n') && end === ' ') trimLast(folded)
    folded.push({ ...run, text })
    end = /[ \n]$/.exec(text)?.[0] ?? ''
  }
  trimLast(folded)
  return folded
}

function breaksOf(blank: string): string {
  return blank.replace(/[^\u2028]/g, '').replaceAll('\u2028', '\n')
}

function trimLast(runs: TextRun[]): void {
  for (let last = runs.at(-1); last !== undefined; last = runs.at(-1)) {
    const text = last.text.replace(/[ \n]+$/, '')
    if (text !== '') {
      if (text !== last.text) runs[runs.length - 1] = { ...last, text }
      return
    }
    runs.pop()
  }
}
