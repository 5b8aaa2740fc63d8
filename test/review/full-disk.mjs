// node full-disk.mjs BUNDLE FOLDER
//
// Records reviews in a folder until its disk is full, then once more when there is space again. Prints what happened.

import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [bundle, folder] = process.argv.slice(2)
const { openStore, eventIds, replay } = await import(pathToFileURL(bundle).href)
const nextId = eventIds(randomBytes)
const ballast = join(folder, 'ballast')
writeFileSync(ballast, new Uint8Array(300_000))
const store = openStore(join(folder, 'reviews.db'), {
  device: 'laptop',
  now: Date.now,
  replay,
  onRepair: () => undefined,
})

const recorded = []
let failure
let refused
while (failure === undefined) {
  const time = Date.now()
  refused = { id: nextId(time), item: 'c1', time, offset: 0, device: 'laptop', type: 'review', grade: 3, taken: 1 }
  try {
    store.record(refused)
    recorded.push(refused.id)
  } catch (error) {
    failure = `${error.name}: ${error.message.replace(folder, '')}`
  }
}
const kept = Array.from(store.events(), ({ id }) => id)
rmSync(ballast)
store.record(refused)
const later = Array.from(store.events(), ({ id }) => id)
store.close()
process.stdout.write(JSON.stringify({ failure, recorded, kept, refused: refused.id, later }))
