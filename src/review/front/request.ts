/** What a program can request in a session: an object with one of these keys, in one line of JSON. */

import * as v from 'valibot'
import { exactObject, oneOf, wholeNumberFrom } from '../../model/outside-data.ts'
import type { Milliseconds } from '../../model/time.ts'
import { type Flag, flagNames } from '../history/flag.ts'

/** The requests there are, for messages. */
export const expectedRequest =
  'one of {"answer":true}, {"typed":"TEXT"}, {"grade":1} to 4, {"undo":true}, {"suspend":true}, {"bury":true}, {"flag":"red"}, {"due":"+5"}, {"quit":true}'

const plain = ['answer', 'undo', 'suspend', 'bury', 'quit'] as const

const yes = v.exactOptional(v.literal(true, 'true'))

/** A request; a grade may say how long the answer has taken, in milliseconds. */
export const requestSchema = v.pipe(
  exactObject(
    {
      answer: yes,
      typed: v.exactOptional(v.string('a string')),
      grade: v.exactOptional(v.picklist([1, 2, 3, 4], '1, 2, 3 or 4')),
      undo: yes,
      suspend: yes,
      bury: yes,
      flag: v.exactOptional(
        v.pipe(
          oneOf(flagNames),
          v.transform((name) => flagNames.indexOf(name) as Flag),
        ),
      ),
      due: v.exactOptional(v.string('a string such as "+5" or "2026-12-24"')),
      quit: yes,
      taken: v.exactOptional(
        v.pipe(
          wholeNumberFrom(0),
          v.transform((time) => time as Milliseconds),
        ),
      ),
    },
    expectedRequest,
  ),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    const { typed, grade, taken, flag, due } = value
    const keys = Object.keys(value).filter((key) => key !== 'taken')
    const [first, second] = keys
    if (second !== undefined)
      addIssue({ message: `Unexpected "${second}" beside "${first}", expected ${expectedRequest}` })
    else if (taken !== undefined && grade === undefined)
      addIssue({ message: 'Unexpected "taken" without a grade, expected it beside one' })
    else if (grade !== undefined) return { type: 'grade' as const, grade, taken }
    else if (flag !== undefined) return { type: 'flag' as const, flag }
    else if (due !== undefined) return { type: 'due' as const, day: due }
    else if (typed !== undefined) return { type: 'typed' as const, text: typed }
    else {
      const type = plain.find((key) => value[key] === true)
      if (type !== undefined) return { type }
      addIssue({ message: `Unexpected {}, expected ${expectedRequest}` })
    }
    return NEVER
  }),
)

/** A request that was read. */
export type Request = v.InferOutput<typeof requestSchema>
