import type { BackgroundChoice } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { type Learning, openLearning, scopeOf } from '../../learning/learning.ts'
import { Failure } from '../../model/failure.ts'
import { diskPath } from '../../project/disk-path.ts'
import { holdSession, type SessionOptions } from '../../review/front/hold-session.ts'
import { keyMapOf } from '../../review/keys/key-map.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `review`. */
export interface ReviewOptions extends CommonOptions {
  /** Names of decks; empty for all. */
  readonly decks: readonly string[]
  readonly store?: string
  /** Undefined for all. */
  readonly limit: number | undefined
  /** Undefined for as many as the daily limit allows. */
  readonly new: number | undefined
  /** Number of days ahead from which reviews are shown early. */
  readonly ahead: number
  readonly what: 'due' | 'cram'
  readonly answers: 'shown' | 'typed'
  readonly surface: 'screen' | 'lines'
  readonly background: BackgroundChoice
}

/** Reviews what is due. */
export async function review(target: string | undefined, options: ReviewOptions, io: Io): Promise<ExitCode> {
  const learning = await openLearning(target, options, io)
  try {
    await reviewWith(learning, options, io)
    return 0
  } finally {
    learning.close()
  }
}

/** Reviews the loaded cards that are due. */
export async function reviewWith(learning: Learning, options: ReviewOptions, io: Io): Promise<void> {
  const { store, settings, now } = learning
  const held = await holdSession(
    { store, settings, now, scope: scopeOf(learning, options) },
    {
      ...options,
      equal: equalWords(learning),
      keys: keyMapOf(learning.keys),
      edit: ({ file, line }) => edit(file, line, learning, io),
    },
    io,
  )
  if (held === 'no cards') throw new Failure(noCards(options))
}

async function edit(file: string, line: number, learning: Learning, io: Io): Promise<string | undefined> {
  const { project } = learning
  if (project === undefined) return 'These cards come from decks, so there is no source to edit here.'
  const code = await io.system.edit(diskPath(project.topics, file), line)
  try {
    await learning.refresh()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.message
  }
  if (code === 127) return 'The editor was not found; set EDITOR to the editor that you use.'
  return code === 0 ? undefined : `The editor ended with exit code ${code}.`
}

function noCards({ decks, tag }: ReviewOptions): string {
  const asked = [...decks.map((name) => `--deck "${name}"`), ...tag.map((text) => `--tag "${text}"`)]
  return asked.length === 0
    ? 'there are no cards to review; "topdeck list" shows the questions, "topdeck explain" what was probably missed'
    : `${asked.join(' ')}: no cards match`
}

/** Variants name products, and each may stand for the others in an answer. */
function equalWords({ project }: Learning): SessionOptions['equal'] {
  const { variants = [], vocabulary = [] } = project?.configuration ?? {}
  const groups = vocabulary.filter((group) => typeof group !== 'string')
  return [...(variants.length > 1 ? [variants] : []), ...groups]
}
