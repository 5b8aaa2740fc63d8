import { DAY } from '../../model/time.ts'
import { durationText } from '../../text/duration.ts'
import type { Interval } from '../schedule/scheduler.ts'

/** An interval in short: `30s`, `10m`, `1.5h`, `3d`, `1.2mo`, `2y`. */
export function intervalText(interval: Interval): string {
  return durationText(interval.type === 'moment' ? interval.delay : interval.days * DAY)
}
