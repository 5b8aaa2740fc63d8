import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { designChanged } from '../../../src/emit/apkg/design.ts'
import { basicNoteType, clozeNoteType, noteTypeJson } from '../../../src/emit/apkg/note-types.ts'

test('changed note types have a newer time, or Anki would keep the old design', () => {
  const look = hash('sha256', JSON.stringify([basicNoteType, clozeNoteType].map(noteTypeJson))).slice(0, 12)
  // If this fails, raise `designChanged` in src/emit/apkg/design.ts, then update both values here.
  expect({ designChanged, look }).toEqual({ designChanged: 1795593600, look: '15f5452201cd' })
})
