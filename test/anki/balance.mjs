// The days that the program chooses to balance the load. Reads {settings, now, today, counts, easyDays, cards} from stdin,
// where a card has a state, its siblings and the factor of its fuzz, and prints what the four grades would give each card.
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const contents = `
  export { fuzzed } from './fuzz.ts'
  export { balancedInterval } from './load-balance.ts'
  export { intervals, newItem } from './scheduler.ts'
  export { defaultReviewSettings } from './settings.ts'`
const resolveDir = fileURLToPath(new URL('../../src/review/schedule', import.meta.url))
const { outputFiles } = await build({ stdin: { contents, resolveDir }, bundle: true, format: 'esm', write: false })
const [{ text: code }] = outputFiles
const { balancedInterval, defaultReviewSettings, fuzzed, intervals, newItem } = await import(
  `data:text/javascript,${encodeURIComponent(code)}`
)

const { settings, now, today, counts, easyDays, cards } = JSON.parse(await text(process.stdin))
const used = { ...defaultReviewSettings, ...settings }
const offered = cards.map(({ state, siblings, factor }, index) => {
  const load = { today, counts, siblings: new Set(siblings), easyDays }
  const choice = (interval, minimum, maximum) =>
    balancedInterval(load, factor, interval, minimum, maximum) ?? fuzzed(interval, factor, minimum, maximum)
  return intervals({ ...newItem(`item-${index}`), ...state }, { time: now, offset: 0 }, used, choice)
})
console.log(JSON.stringify(offered))
