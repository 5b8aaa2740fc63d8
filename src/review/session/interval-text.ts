import type { Interval } from '../schedule/scheduler.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY
const MONTH = YEAR / 12

/** Units from small to large, the length at which the next one takes over, and the places that are shown. */
const units = [
  { name: 's', length: SECOND, below: MINUTE, places: 0 },
  { name: 'm', length: MINUTE, below: HOUR, places: 0 },
  { name: 'h', length: HOUR, below: DAY, places: 1 },
  { name: 'd', length: DAY, below: MONTH, places: 0 },
  { name: 'mo', length: MONTH, below: YEAR, places: 1 },
  { name: 'y', length: YEAR, below: Infinity, places: 1 },
]

/** An interval in short for a screen: `30s`, `10m`, `1.5h`, `3d`, `1.2mo`, `2y`; units and places as on Anki's buttons. */
export function intervalText(interval: Interval): string {
  const span = interval.type === 'moment' ? Math.max(0, interval.delay) : interval.days * DAY
  for (const { name, length, below, places } of units) {
    const amount = Math.round((span / length) * 10 ** places) / 10 ** places
    // By what is shown: 59.7 minutes are an hour, not 60 minutes.
    if (amount * length < below) return `${amount}${name}`
  }
  return ''
}
