import { pinComment, type ShowFile } from '../../changes/ambiguity.ts'
import type { Loss } from '../../changes/losses.ts'
import type { SnapshotCard } from '../../changes/snapshot.ts'
import type { Colours } from '../../io/colour.ts'
import { showPlace } from '../../io/path.ts'
import { escapeControls } from '../../render/field/escape-controls.ts'

/** The place at which to report a loss. */
export function placeOfLoss(loss: Loss): Pick<SnapshotCard, 'file' | 'line'> {
  return loss.type === 'standing' ? loss.place : loss.after
}

/** What would be lost, without a final full stop. */
export function reasonOfLoss(loss: Loss): string {
  switch (loss.type) {
    case 'standing':
      return `Card ${loss.before.id} would be retired, although its words still stand here: ${asked(loss.before)}`
    case 'rewritten':
      return `Card ${loss.before.id} would be retired, and the new card ${loss.after.id} may be the same question, rewritten: ${asked(loss.before)}`
    case 'split':
      return `The question of the new card ${loss.after.id} was part of card ${loss.before.id}, and would start without its history`
    case 'renumbered':
      return `The hidden part ${JSON.stringify(loss.part)} of card ${loss.after.id} would change its number from ${loss.from} to ${loss.to}, and histories would go to other parts`
  }
}

/** What the author can do about a loss, without a final full stop. */
export function adviceOnLoss(loss: Loss, show: ShowFile): string {
  switch (loss.type) {
    case 'standing':
      return (
        `Run "topdeck explain ${showPlace(show(loss.place.file), loss.place.line)}" to see why no question is found here; ` +
        'if it is none any more, write <!-- topdeck: skip --> above it'
      )
    case 'rewritten':
      return `To keep its history, write ${pinComment(loss.before.id)} next to the question; ${otherwise(loss.before, loss.after)}`
    case 'split':
      return `To keep them one card, add "same: [[${loss.before.id}, ${loss.after.id}]]" to the configuration; ${otherwise(loss.before, loss.after)}`
    case 'renumbered':
      return `Give each part the number that it had, and new parts numbers that were never used`
  }
}

/** A loss as a line, with advice on a second line. */
export function lossText(loss: Loss, show: ShowFile, colours: Colours): string {
  const { file, line } = placeOfLoss(loss)
  const place = file === undefined ? '' : `${colours.faint(showPlace(show(file), line))}  `
  return `${place}${colours.warning('possible loss')}  ${reasonOfLoss(loss)}\n    ${adviceOnLoss(loss, show)}\n`
}

/** A loss as `--json` gives it. */
export function lossRecord(loss: Loss, show: ShowFile) {
  const { file, line } = placeOfLoss(loss)
  return {
    type: loss.type,
    id: loss.type === 'renumbered' ? loss.after.id : loss.before.id,
    ...((loss.type === 'rewritten' || loss.type === 'split') && { newId: loss.after.id }),
    ...(loss.type === 'renumbered' && { part: loss.part, from: loss.from, to: loss.to }),
    ...(file !== undefined && { file: show(file) }),
    ...(line !== undefined && { line }),
    reason: reasonOfLoss(loss),
    advice: adviceOnLoss(loss, show),
  }
}

function otherwise(before: SnapshotCard, after: SnapshotCard): string {
  return `if they are different questions, write <!-- topdeck: different-from ${before.id} --> there, or add "different: [[${before.id}, ${after.id}]]" to the configuration`
}

function asked({ question }: SnapshotCard): string {
  const letters = [...escapeControls((question.beginning ?? question.text ?? '').replace(/\s+/g, ' ').trim())]
  return `“${letters.length <= 80 ? letters.join('') : `${letters.slice(0, 80).join('')}…`}”`
}
