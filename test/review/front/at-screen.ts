import { setTimeout as sleep } from 'node:timers/promises'
import type { KeyName } from '../../../src/terminal/key.ts'
import { type ReviewHarness, type Sitting, sit } from '../../commands/review-harness.ts'
import { FakeTerminal } from '../../terminal/fake-terminal.ts'

/** The keys that aren't pressed by their letter. */
const named: Readonly<Record<string, KeyName>> = { ' ': 'space', '\n': 'enter', '\u001B': 'escape' }

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
      const name = named[text] ?? 'text'
      this.terminal.press({ name, text: name === 'text' || name === 'space' ? text : '' })
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
