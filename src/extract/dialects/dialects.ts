import type { Dialect } from '../dialect.ts'
import { bold } from './bold.ts'
import { callout } from './callout.ts'
import { cardTag } from './card-tag.ts'
import { choice } from './choice.ts'
import { command } from './command.ts'
import { admonition } from './container/admonition.ts'
import { challenge } from './container/challenge.ts'
import { directive } from './container/directive.ts'
import { quiz } from './container/quiz.ts'
import { details } from './details.ts'
import { exercise } from './exercise/exercise.ts'
import { heading } from './heading.ts'
import { interruptedList } from './interrupted-list.ts'
import { listHeading } from './list-heading.ts'
import { listQuestion } from './list-question.ts'
import { logseq } from './logseq.ts'
import { obsidian } from './obsidian.ts'
import { oneFile } from './one-file.ts'
import { qA } from './q-a.ts'
import { quotation } from './quotation.ts'
import { startEnd } from './start-end.ts'
import { table } from './table.ts'
import { term } from './term.ts'
import { text } from './text/text.ts'

/** All dialects in the order in which they are tried: the first that recognises a question takes the block. */
export const dialects: readonly Dialect[] = [
  startEnd,
  text,
  oneFile,
  exercise,
  quiz,
  admonition,
  directive,
  challenge,
  logseq,
  cardTag,
  qA,
  obsidian,
  callout,
  heading,
  choice,
  listHeading,
  interruptedList,
  listQuestion,
  command,
  bold,
  quotation,
  details,
  table,
  term,
]
