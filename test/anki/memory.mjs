// Replays histories with the program's own scheduler. Reads {settings, offset, now, histories} from stdin, where a history
// is a list of {time, grade}, and prints the item state that each history leads to and what the four grades would give now.
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const contents = `
  export { intervals, replay } from './scheduler.ts'
  export { defaultReviewSettings } from './settings.ts'`
const resolveDir = fileURLToPath(new URL('../../src/review/schedule', import.meta.url))
const { outputFiles } = await build({ stdin: { contents, resolveDir }, bundle: true, format: 'esm', write: false })
const [{ text: code }] = outputFiles
const { defaultReviewSettings, intervals, replay } = await import(`data:text/javascript,${encodeURIComponent(code)}`)

const { settings, offset, now, histories } = JSON.parse(await text(process.stdin))
const used = { ...defaultReviewSettings, fuzz: false, ...settings }
const states = histories.map((history, index) => {
  const item = `item-${index}`
  const events = history.map(({ time, grade }, place) => {
    return { id: `${index}-${place}`, item, type: 'review', time, offset, grade, taken: 0, device: 'test' }
  })
  const state = replay(item, events, used)
  return { ...state, intervals: intervals(state, { time: now, offset }, used) }
})
console.log(JSON.stringify(states))
