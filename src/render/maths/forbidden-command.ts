import { mathsCommands, mathsEnvironments } from './commands.ts'

/** Stands in TeX where a cloze deletion begins or ends: one side of the card has brackets and a hint there. */
export const clozeEdge = '\uE000'

/**
 * The first command in TeX that a card must not typeset, as it is written; undefined when there is none.
 *
 * MathJax, which typesets formulas in Anki, can also link, style and load, take over elements of the card, and define new
 * commands that do so. What a definition leads to can't be known without running it, so nothing may be defined, and only
 * known commands are typeset. Options must be plain colours and lengths, and a formula stays near its own place.
 */
export function forbiddenCommand(tex: string): string | undefined {
  const limit = overlapping.test(tex) ? mostMoved : mostRoom
  let room = 0
  let moved = 0
  for (const { 0: written, 1: letters, index } of tex.matchAll(command)) {
    const name = letters ?? written.slice(1)
    const after = tex.slice(index + written.length, index + written.length + reach)
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined
    const isKnown = check?.test(after) ?? (letters === undefined ? name !== clozeEdge : mathsCommands.has(name))
    const isEnvironment = name !== 'begin' && name !== 'end' ? true : mathsEnvironments.has(environmentOf(after))
    if (!isKnown || !isEnvironment) return written
    for (const { value, isMoved } of lengthsBehind(name, after)) {
      room += value
      if (isMoved) moved += value
    }
    if (room > limit || moved > mostMoved) return written
  }
  return undefined
}

/** A command: a backslash with letters, or with one other character. */
const command = /\\(?:([a-z]+)|[\s\S]|$)/giu

/** How many characters behind a command are looked at; its options are shorter. */
const reach = 400

const colour = String.raw`\{[\w#.,\s!%-]*\}\s*`
const oneColour = new RegExp(String.raw`^\s*(?:\[\w+\]\s*)?${colour}`)
const twoColours = new RegExp(String.raw`^\s*(?:\[\w+\]\s*)?${colour}${colour}`)

/** No options, or colours alone. */
const lines = String.raw`\s*(?:[^[\s${clozeEdge}]|$|\[(?:[\s,]*(?:math)?(?:color|background)\s*=\s*"?[\w#.]+"?)*\s*\])`

/** What must follow commands whose options can do more than mathematics needs. */
const checks: Readonly<Record<string, RegExp>> = {
  color: oneColour,
  textcolor: oneColour,
  colorbox: oneColour,
  cellcolor: oneColour,
  rowcolor: oneColour,
  columncolor: oneColour,
  fcolorbox: twoColours,
  bbox: new RegExp(
    String.raw`^\s*(?:[^[\s${clozeEdge}]|$|\[[\s,]*(?:\d{1,2}(?:\.\d+)?(?:px|pt|em|ex))?[\s,]*#?\w*[\s,]*` +
      String.raw`(?:border:\s*\d(?:\.\d+)?(?:px|pt)\s+\w+\s+#?\w+[\s;]*)?\])`,
    'u',
  ),
  enclose: new RegExp(String.raw`^\s*\{[a-z\s,]*\}${lines}`, 'u'),
  cancel: new RegExp(`^${lines}`, 'u'),
  bcancel: new RegExp(`^${lines}`, 'u'),
  xcancel: new RegExp(`^${lines}`, 'u'),
  cancelto: new RegExp(`^${lines}`, 'u'),
  unicode: /^\s*\{\s*x?[\da-f]{1,6}\s*\}/i,
  begin: /^/,
  end: /^/,
}

function environmentOf(after: string): string {
  return /^\s*\{([a-z]+)\*?\}/i.exec(after)?.[1] ?? ''
}

/** How many pixels of room a formula may ask for, a hundred letters, and how far it may move something: ten letters. */
const mostRoom = 1600
const mostMoved = 160

/** Commands after which something takes no room of its own and lies over its neighbours. */
const overlapping = /\\(?:smash|[a-z]*[lrc]lap|clap)(?![a-z])/i

const one = /^\s*(?:\{[^{}]*\}|[-+]?\s*[\d.,]+\s*[a-z]{2})/i
const bracketed = /^\s*\*?(?:\s*\[[^\]]*\]){1,2}/
const boxes = /^\s*(?:\[[^\]]*\])?(?:\s*\{[^{}]*\}){1,3}/

/** Where the lengths of commands are. */
const options: Readonly<Record<string, RegExp>> = {
  ...{ '\\': bracketed, cr: bracketed, newline: bracketed, mathmakebox: bracketed, makebox: bracketed },
  ...{ framebox: bracketed, rule: boxes, Rule: boxes, Space: boxes, genfrac: /^(?:\s*\{[^{}]*\}){1,4}/ },
  ...{ above: one, hskip: one, kern: one, lower: one, mkern: one, moveleft: one, moveright: one, mskip: one },
  ...{ mspace: one, hspace: /^\s*\*?\s*\{[^{}]*\}/, raise: one, raisebox: one },
  ...{ minCDarrowheight: one, minCDarrowwidth: one },
  begin: /^\s*\{(?:d?array|multlined|spreadlines|subarray)\}(?:\s*\[[^\]]*\])?\s*\{(?:[^{}]|\{[^{}]*\})*\}/,
}
const moving = /^(?:lower|move|raise)/

const length = /([-+]?)\s*(\d+(?:[.,]\d*)?|[.,]\d+)\s*(em|ex|pt|pc|px|in|cm|mm|mu)/gi
const pixels: Readonly<Record<string, number>> = {
  ...{ em: 16, ex: 7, pt: 1.34, pc: 16, px: 1, in: 96, cm: 37.8, mm: 3.78, mu: 0.89 },
}

/** The lengths behind a command, in pixels; more columns than a table can have are endless. */
function* lengthsBehind(name: string, after: string): Iterable<{ value: number; isMoved: boolean }> {
  const written = Object.hasOwn(options, name) ? options[name]?.exec(after)?.[0] : undefined
  if (written === undefined) return
  if (/\*\s*\{\s*\d{3}/.test(written)) yield { value: Number.POSITIVE_INFINITY, isMoved: false }
  for (const [, sign, number = '', unit = ''] of written.matchAll(length)) {
    const value = Number(number.replace(',', '.')) * (pixels[unit.toLowerCase()] ?? 0)
    yield { value, isMoved: sign === '-' || moving.test(name) }
  }
}
