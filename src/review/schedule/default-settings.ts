import type { Milliseconds } from '../../model/time.ts'
import type { EasyDays } from './load-balance.ts'
import type { SittingSettings } from './sitting.ts'

/** The settings that have a default. */
interface Defaults extends SittingSettings {
  readonly rollover: number
  readonly retention: number
  readonly steps: Milliseconds[]
  readonly relearningSteps: Milliseconds[]
  readonly maximumInterval: number
  readonly parameters: number[]
  readonly leechThreshold: number
  readonly fuzz: boolean
  readonly balance: boolean
  readonly easyDays: EasyDays
  readonly limits: { new: number; reviews: number }
}

/** What holds for reviewing where nothing is set; the parameters are the defaults of ts-fsrs and of Anki. */
export const settingDefaults: Defaults = {
  rollover: 4,
  retention: 0.9,
  steps: [60_000 as Milliseconds, 600_000 as Milliseconds],
  relearningSteps: [600_000 as Milliseconds],
  maximumInterval: 36_500,
  parameters: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ],
  leechThreshold: 8,
  fuzz: true,
  balance: false,
  easyDays: {},
  limits: { new: 20, reviews: 200 },
  newOrder: 'file',
  mix: 'mixed',
  minutes: 0,
  answers: 'four',
}
