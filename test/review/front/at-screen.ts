import { setTimeout as sleep } from 'node:timers/promises'
import { type ReviewHarness, type Sitting, sit } from '../../commands/review-harness.ts'
import { FakeTerminal } from '../../terminal/fake-terminal.ts'

/** Somebody at a screen. */
export class AtScreen {
  readonly terminal: FakeTerminal
  readonly printed: Promise<string>

  constructor(harness: ReviewHarness, sitting: Omit<Sitting, 'terminal'> = {}, columns = 80, rows = 24) {
    this.terminal = new FakeTerminal(columns, rows)
    this.printed = sit(harness, { ...sitting, terminal: this.terminal })
  }

  async press(keys: string): Promise<void> {
    for (const text of keys) {
      const name = text === ' ' ? 'space' : text === '\n' ? 'enter' : 'text'
      this.terminal.press({ name, text: name === 'enter' ? '' : text })
      await settle()
    }
  }

  get text(): string {
    return this.terminal.rows.join('\n')
  }
}

/** Waits until the program has done what there was to do. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await sleep(0)
}
