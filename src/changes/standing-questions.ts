import type { Compilation } from '../compile.ts'
import type { CardId } from '../model/card.ts'
import type { SourceFile } from '../model/source-file.ts'
import { type StandingPlace, standingWords } from '../parse/standing-words.ts'
import type { Change } from './changes.ts'
import { withoutClozeMarks } from './snapshot.ts'

/**
 * Where the words of retired questions still stand in the topics, although no question is found there. Words that the
 * author has left out with a comment are not among them. Pure.
 */
export function standingQuestions(
  changes: readonly Change[],
  files: readonly SourceFile[],
  { fates, identified }: Pick<Compilation, 'fates' | 'identified'>,
): Map<CardId, StandingPlace> {
  const gone = changes.flatMap((change) => {
    if (change.type !== 'retired' || change.after?.state.type === 'open') return []
    const { id, file = '', question } = change.before
    const text = question.text ?? question.beginning
    return text === undefined ? [] : { id, file, question: withoutClozeMarks(text) }
  })
  if (gone.length === 0) return new Map()
  const taken = new Set(identified.questions.map(({ file, line }) => `${file}:${line}`))
  const texts = new Map(files.map(({ path, text }) => [path, text.split(/\r\n?|\n/)]))
  const isSkipped = ({ file, line }: StandingPlace): boolean => {
    const block = fates.get(file)?.find((fate) => fate.line <= line && line <= fate.endLine)
    const lines = texts.get(file) ?? []
    return lines.slice(Math.max(0, (block?.line ?? line) - ABOVE), block?.endLine ?? line).some((one) => skip.test(one))
  }
  const left = files.filter(({ path }) => fates.get(path)?.length !== 0)
  const places = standingWords(left, gone, (place) => taken.has(`${place.file}:${place.line}`) || isSkipped(place))
  return new Map([...places].map(([{ id }, place]) => [id, place]))
}

/** A comment may stand this many lines above the first one of its block. */
const ABOVE = 4
const skip = /<!--\s*topdeck:\s*skip\b/
