// node recorder.mjs BUNDLE STORE DEVICE COUNT
//
// Records COUNT reviews of 50 items, and prints the id of each once it is recorded.

import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [bundle, path, device, count] = process.argv.slice(2)
const { openStore, eventIds, replay } = await import(pathToFileURL(bundle).href)
const nextId = eventIds(randomBytes)
const store = openStore(path, {
  device,
  now: Date.now,
  replay,
  onRepair: () => undefined,
})
for (let index = 0; index < Number(count); index += 1) {
  const time = Date.now()
  const item = `c${String(index % 50).padStart(11, '0')}`
  const id = nextId(time)
  store.record({ id, item, time, offset: 60, device, type: 'review', grade: (index % 4) + 1, taken: 1 })
  writeSync(1, `${id}\n`)
}
store.close()
