/**
 * Decides which code fences belong together. CommonMark pairs them strictly in order; after one fence too many or too
 * few, code and text are swapped up to the end of the page. Here every way to pair them has a price, for each thing
 * in it that no author would have meant, and the cheapest one is taken.
 */

/** What is to be done with a fence. A fence without an action is read as CommonMark reads it. */
export type FenceAction =
  /** It has no partner. */
  | { readonly type: 'stray' }
  /** It opens code that reaches to the end of the page, list item or quotation. */
  | { readonly type: 'unclosed' }
  /** It opens code that holds a fence with as many ticks, and ends at this index. */
  | { readonly type: 'around'; readonly end: number }
  /** It was meant as the end of the code that the fence at this index opens. */
  | { readonly type: 'end'; readonly start: number }
  /** It is a start of code inside code. */
  | { readonly type: 'inside' }

/** A line that looks like a code fence. */
interface Mark {
  readonly index: number
  readonly character: string
  readonly length: number
  readonly info: string
  /** Whether it is a fence by CommonMark, wherever it doesn't stand in code. */
  readonly isFence: boolean
  /** The price of reading it as a start, and as an end, because of the blank lines beside it. */
  readonly asStart: number
  readonly asEnd: number
  /** The prices of reading the lines up to the next mark, and those since the last one, as code. */
  readonly gap: number
  readonly gapBefore: number
}

type State =
  | { readonly type: 'text' }
  | { readonly type: 'code'; readonly open: Mark; readonly isNested: boolean; readonly outer: Path | undefined }

/** A way to read the marks so far. */
interface Path {
  readonly price: number
  readonly state: State
  readonly actions: Actions | undefined
}

/** An action, and the fence that it is for. */
interface Done {
  readonly index: number
  readonly action: FenceAction
}

/** The actions of a path, the last one first. */
interface Actions extends Done {
  readonly before: Actions | undefined
}

/** The price of a fence without a partner. */
const stray = 1

/**
 * Decides what each fence of these lines is; `isDeeper` tells whether a line belongs to a list item or quotation of
 * its own, unless it is code. Returns the actions by index.
 */
export function planFences(
  lines: readonly string[],
  isDeeper: (index: number) => boolean,
): ReadonlyMap<number, FenceAction> {
  const marks = marksOf(lines)
  let paths: Path[] = [{ price: 0, state: { type: 'text' }, actions: undefined }]
  for (const mark of marks) paths = cheapest(paths.flatMap((path) => next(path, mark, isDeeper)))
  const ends = paths.map((path) =>
    path.state.type === 'text'
      ? path
      : after(path, stray * (path.state.isNested ? 2 : 1), path.state, {
          index: path.state.open.index,
          action: { type: 'unclosed' },
        }),
  )
  const best = ends.reduce((one, other) => (other.price < one.price ? other : one))
  const actions = new Map<number, FenceAction>()
  for (let at = best.actions; at !== undefined; at = at.before)
    if (!actions.has(at.index)) actions.set(at.index, at.action)
  return actions
}

/** Keeps the cheapest path to each state. */
function cheapest(paths: readonly Path[]): Path[] {
  const best = new Map<string, Path>()
  for (const path of paths) {
    const { state } = path
    const key =
      state.type === 'text' ? '' : `${state.open.character}${state.open.length}${state.isNested ? ' nested' : ''}`
    const known = best.get(key)
    if (known === undefined || path.price < known.price) best.set(key, path)
  }
  return [...best.values()]
}

function after(path: Path, price: number, state: State, done?: Done): Path {
  const actions = done === undefined ? path.actions : { ...done, before: path.actions }
  return { price: path.price + price, state, actions }
}

const text: State = { type: 'text' }

/** The ways to read the next mark. */
function next(path: Path, mark: Mark, isDeeper: (index: number) => boolean): Path[] {
  const { state } = path
  if (state.type === 'text') {
    if (!mark.isFence || isDeeper(mark.index)) return [path]
    const opened: State = { type: 'code', open: mark, isNested: false, outer: undefined }
    return [
      after(path, mark.asStart + mark.gap, opened),
      after(path, stray, text, { index: mark.index, action: { type: 'stray' } }),
    ]
  }
  const { open } = state
  const isAlike = mark.character === open.character
  const done = (action: FenceAction | undefined) => action && { index: mark.index, action }
  const stay = (price: number, action?: FenceAction) => after(path, price + mark.gap, state, done(action))
  const close = (price: number, action?: FenceAction): Path =>
    state.isNested
      ? after(path, price + mark.gap, { ...state, isNested: false }, done(action))
      : after(path, price, text, endOf(state, mark, action))
  if (!isAlike) return mark.info === '' ? [stay(0), close(0.7, { type: 'end', start: open.index })] : [stay(0)]
  if (mark.info === '') {
    if (mark.length >= open.length && mark.isFence) return [close(mark.asEnd)]
    return [stay(0), close(0.6, { type: 'end', start: open.index })]
  }
  if (mark.length < open.length || !mark.isFence) return [stay(0)]
  const inside = { type: 'inside' } as const
  if (!isLanguage(mark.info)) return [stay(0.3, inside), close(0.6, { type: 'end', start: open.index })]
  if (state.isNested) return [stay(0.8, inside)]
  const nested: State = { ...state, isNested: true, outer: path }
  const ways = [stay(0.8, inside), after(path, 0.5 + mark.gap, nested)]
  return mark.info === open.info
    ? [...ways, close(0.95 + 3 * mark.gapBefore, { type: 'end', start: open.index })]
    : ways
}

/** What is noted where code ends: if it holds fences of its own, its own fences have to be longer. */
function endOf(state: State, mark: Mark, action: FenceAction | undefined): Done | undefined {
  if (state.type === 'code' && state.outer !== undefined && action === undefined)
    return { index: state.open.index, action: { type: 'around', end: mark.index } }
  return action && { index: mark.index, action }
}

function isLanguage(info: string): boolean {
  return /^\{?[\w+#.,-]+\}?(?:\s*[{[].*|(?:\s+[\w-]+=\S+)+)?$/.test(info)
}

/** Whether a line may be a fence, wherever it stands. */
export const maybeFence = /^\s*(?:`{3}|~{3})/

function marksOf(lines: readonly string[]): Mark[] {
  const marks: Omit<Mark, 'gap' | 'gapBefore'>[] = []
  lines.forEach((line, index) => {
    if (!maybeFence.test(line)) return
    const [, indent = '', run = '', rest = ''] = /^(\s*)(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    const character = run.charAt(0)
    if (character === '`' && rest.includes('`')) return
    const isBlankBefore = (lines[index - 1] ?? '').trim() === ''
    const isBlankBehind = (lines[index + 1] ?? '').trim() === ''
    marks.push({
      index,
      character,
      length: run.length,
      info: rest.trim(),
      isFence: indent.length < 4,
      asStart: rest.trim() === '' && !isBlankBefore && isBlankBehind ? 0.3 : 0,
      asEnd: isBlankBefore && !isBlankBehind ? 0.3 : 0,
    })
  })
  const gaps = marks.map((mark, at) => priceOfCode(lines, mark, marks[at + 1]?.index ?? lines.length))
  return marks.map((mark, at) => ({ ...mark, gap: gaps[at] ?? 0, gapBefore: gaps[at - 1] ?? 0 }))
}

/** What it costs to read the lines behind a mark as code: they may be headings, questions, or the end of a fold. */
function priceOfCode(lines: readonly string[], { index, info }: { index: number; info: string }, end: number): number {
  let found = 0
  let depth = 0
  let isFoldCut = false
  for (let at = index + 1; at < end; at++) {
    const line = lines[at] ?? ''
    if (isStructure(lines, at, info)) found++
    if (line.includes('details')) {
      depth += foldChange(line)
      isFoldCut ||= depth < 0 && hasOpenFold(lines, index)
    }
  }
  return Math.min(0.6, found * 0.3) + (isFoldCut ? 1 : 0)
}

/** By how many a line changes the number of open folds. */
function foldChange(line: string): number {
  return (line.match(/<details\b/gi)?.length ?? 0) - (line.match(/<\/details\s*>/gi)?.length ?? 0)
}

const openFolds = new WeakMap<readonly string[], readonly boolean[]>()

/** Whether a fold is open at a line. */
function hasOpenFold(lines: readonly string[], index: number): boolean {
  let known = openFolds.get(lines)
  if (known === undefined) {
    let depth = 0
    known = lines.map((line) => {
      if (line.includes('details')) depth = Math.max(0, depth + foldChange(line))
      return depth > 0
    })
    openFolds.set(lines, known)
  }
  return known[index] === true
}

/** Languages in which `# text` is no comment. */
const withoutHash =
  /^(?:js|javascript|jsx|ts|typescript|tsx|java|c|cpp|c\+\+|cs|csharp|go|rust|html|xml|css|json|sql|swift|kotlin)$/i

/** Whether a line rather belongs to a page than to code: a heading, a question, or a fold. */
export function isStructure(lines: readonly string[], at: number, info: string): boolean {
  const line = lines[at] ?? ''
  if (/^ {0,3}(?:<(?:details|summary)\b|> ?\[!\w|\d{1,9}[.)] #{1,6} )/i.test(line)) return true
  if ((lines[at - 1] ?? '').trim() !== '') return false
  if (/^ {0,3}(?:#{2,6} +[^\s#]|[QC]\d*[:.] \S|\*\*[^*]+\*\*:?\s*$)/.test(line)) return true
  if (/^(?:# +|\d{1,9}[.)] +)?\p{L}.*[?？]\s*$/u.test(line)) return true
  return /^# +\p{Lu}/u.test(line) && withoutHash.test(info) && (lines[at + 1] ?? '').trim() === ''
}
