import { numberText } from './count.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY
const MONTH = YEAR / 12

/** Units from small to large, the length at which the next one takes over, and the decimal places that are shown. */
const units = [
  { name: 's', length: SECOND, below: MINUTE, places: 0 },
  { name: 'm', length: MINUTE, below: HOUR, places: 0 },
  { name: 'h', length: HOUR, below: DAY, places: 1 },
  { name: 'd', length: DAY, below: MONTH, places: 0 },
  { name: 'mo', length: MONTH, below: YEAR, places: 1 },
  { name: 'y', length: YEAR, below: Infinity, places: 1 },
] as const

/** A short duration in seconds with one decimal place: `4.2s`. */
export function secondsText(milliseconds: number): string {
  return `${(milliseconds / SECOND).toFixed(1)}s`
}

/**
 * A duration in short: `30s`, `10m`, `1.5h`, `3d`, `1.2mo`, `2y`, with units and places as on Anki's buttons.
 * @param milliseconds negative durations count as none
 * @param largest the largest unit to use: time spent is always given in hours (`130.5h`)
 */
export function durationText(milliseconds: number, largest: 'h' | 'y' = 'y'): string {
  const duration = Math.max(0, milliseconds)
  for (const { name, length, below, places } of units) {
    const amount = Number((duration / length).toFixed(places))
    // The rounded amount decides: 59.7 minutes are an hour, not 60 minutes.
    if (name === largest || amount * length < below) return `${numberText(amount, places)}${name}`
  }
  return ''
}
