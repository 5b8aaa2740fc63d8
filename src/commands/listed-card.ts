import { join, posix } from 'node:path'
import type { Colours } from '../io/colour.ts'
import type { Io } from '../io/io.ts'
import { showPath, showPlace } from '../io/path.ts'
import type { Card } from '../model/card.ts'
import type { Project } from '../project/project.ts'
import { shownQuestion } from '../render/shown-question.ts'

/** A card as `--json` gives it; files are relative to the folder that the user named. */
export function cardRecord(
  { id, kind, topic, deck, tags, answered, sources }: Card,
  { within, extent }: Pick<Project, 'within' | 'extent'>,
) {
  const folder = extent === 'single file' ? '' : within
  const places = sources.map(({ file, line, text, answered, dialect, variant }) => {
    return { file: fileWithin(file, folder), line, question: text, answered, dialect, variant }
  })
  return { id, kind, topic, question: sources[0].text, answered, deck, tags, sources: places }
}

/** A file as `--json` gives it: relative to the folder that the user named, or its name if the user named the file. */
export function fileWithin(file: string, folder: string): string {
  return folder === file ? posix.basename(file) : posix.relative(folder, file)
}

/** A card as people read it: its id and question, and below them its places, which can be pasted, and its tags. */
export function cardText(card: Card, project: Pick<Project, 'topics'>, colours: Colours, io: Io): string {
  const open = card.answered ? '' : `  ${colours.warning('unanswered')}`
  const head = `${colours.faint(card.id)}  ${shownQuestion(card.sources[0])}${open}`
  return `${head}\n    ${placesText(card.sources, project, io)}  ${colours.faint(card.tags.join(' '))}\n`
}

/** Where questions stand, relative to where the user stands. */
export function placesText(
  sources: readonly { readonly file: string; readonly line: number }[],
  { topics }: Pick<Project, 'topics'>,
  io: Io,
): string {
  return sources.map(({ file, line }) => showPlace(showPath(join(topics, file), io), line)).join(', ')
}
