import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Sink } from '../../src/io/io.ts'
import { sinkOf } from '../../src/io/sink.ts'
import type { Milliseconds } from '../../src/model/time.ts'
import type { Event, Grade, ItemId } from '../../src/review/history/event.ts'
import { replay } from '../../src/review/schedule/scheduler.ts'
import { defaultReviewSettings } from '../../src/review/schedule/settings.ts'
import { textWidth } from '../../src/terminal/text-width.ts'
import { review, storeIn } from '../review/store-fixture.ts'
import { folderWith, learnerIn, noon, type Printed, pageOf, TerminalRecorder, topdeck } from './terminal.ts'

const topics = {
  'topics/docker/basics.md': pageOf({
    'What starts a container?': '`docker run` does.',
    'What is a layer?': 'A diff.',
  }),
  'topics/git/basics.md': pageOf({ 'What makes a branch?': '`git switch -c` does.' }),
}

/** A folder with topics whose reviews are kept in it. */
class Place {
  readonly folder = folderWith(topics)

  run(...argv: readonly string[]): Promise<Printed> {
    return topdeck(this.folder, argv, { system: learnerIn(this.folder) })
  }

  async items(): Promise<readonly ItemId[]> {
    const cards: readonly { id: ItemId }[] = JSON.parse((await this.run('list', '--json')).out)
    return cards.map(({ id }) => id)
  }

  /** Reviews of items, so many days before noon. */
  async record(...reviews: readonly (readonly [item: number, days: number, grade: Grade])[]): Promise<void> {
    const items = await this.items()
    const store = storeIn(this.folder, { replay: (item, events) => replay(item, events, defaultReviewSettings) })
    const events = reviews.map(([item, days, grade]): Event => {
      return review(items[item] ?? ('' as ItemId), grade, {
        time: ((noon - days * 86_400) * 1000) as Milliseconds,
        offset: 0,
      })
    })
    store.merge(events)
    store.close()
  }
}

async function reviewed(): Promise<Place> {
  const place = new Place()
  await place.record([0, 9, 4], [0, 1, 3], [1, 9, 4], [1, 1, 1], [2, 0, 4])
  return place
}

describe('for people', () => {
  test('says if nothing was reviewed yet, or if no cards match', async () => {
    const place = new Place()
    expect(await place.run('stats')).toMatchObject({
      code: 0,
      out: 'You have not reviewed anything yet; start with "topdeck review".\n',
    })
    expect(await place.run('stats', '--tag', 'docker', '--tag', 'git')).toMatchObject({
      code: 0,
      out: 'No cards match.\n',
    })
  })

  test('shows figures and charts', async () => {
    const { code, out, err } = await (await reviewed()).run('stats')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Last 26 weeks    5 reviews on 3 days, 20s, median answer 4.0s\n')
    expect(out).toContain('Streak           2 days; the longest was 2 days\n')
    expect(out).toContain('Retention        50% of 2; young 50% of 2, mature no reviews\n')
    expect(out).toMatch(/^Due in the next 30 days: \d/m)
    expect(out).toMatch(/^again █+[▏▎▍▌▋▊▉]? 1 \(20%\)$/m)
    for (const title of ['Reviews per day', 'Retention by week', 'Minutes spent', 'Cards', 'Stability', 'Difficulty'])
      expect(out).toMatch(new RegExp(`^${title}`, 'm'))
  })

  test.each([30, 40, 80, 200])('fits %i columns, for whatever number of days', async (columns) => {
    const place = await reviewed()
    for (const days of ['1', '30', '400', '3650']) {
      let text = ''
      const write = (more: string) => {
        text += more
      }
      const out = sinkOf({ write, isTerminal: true, columns })
      await topdeck(place.folder, ['stats', '--days', days, '--no-color'], { system: learnerIn(place.folder), out })
      const widths = text.split('\n').map(textWidth)
      expect(Math.max(...widths)).toBeLessThanOrEqual(columns)
    }
  })

  test('is coloured for a terminal only, with the same words', async () => {
    const place = await reviewed()
    const out: Sink & { text: string } = new TerminalRecorder()
    await topdeck(place.folder, ['stats'], { system: learnerIn(place.folder), out })
    const plain = (await place.run('stats')).out
    expect(plain).not.toContain('\u001B')
    expect(out.text).toContain('\u001B[32m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: sequences begin with one
    expect(out.text.replace(/\u001B\[\d+m/g, '')).toBe(plain)
  })
})

describe('of some cards', () => {
  test('can be limited to tags, decks and topics', async () => {
    const place = await reviewed()
    const total = async (...argv: readonly string[]) =>
      JSON.parse((await place.run('stats', '--json', ...argv)).out).total.reviews
    expect(await total()).toBe(5)
    expect(await total('--tag', 'docker')).toBe(4)
    expect(await total('--tag', '!docker')).toBe(1)
    expect(await total('--deck', 'Topdeck::git')).toBe(1)
  })
})

describe('as JSON', () => {
  test('has the documented keys', async () => {
    const { code, out } = await (await reviewed()).run('stats', '--json', '--days', '3')
    const record = JSON.parse(out)
    expect(code).toBe(0)
    expect(record).toMatchObject({
      today: '2026-01-01',
      period: { past: 3, ahead: 3 },
      cards: { new: 0, suspended: 0, leech: 0 },
      knowledge: { seen: 3 },
      due: { overdue: 1, days: [{ day: '2026-01-01' }, { day: '2026-01-02' }, { day: '2026-01-03' }] },
      activity: [
        { day: '2025-12-30', reviews: 0, seconds: 0 },
        { day: '2025-12-31', reviews: 2, seconds: 8 },
        { day: '2026-01-01', reviews: 1, seconds: 4 },
      ],
      total: { days: 3, reviews: 5, seconds: 20 },
      streak: { current: 2, longest: 2 },
      grades: { again: 1, hard: 0, good: 1, easy: 1 },
      medianAnswerSeconds: 4,
      retention: {
        all: { recalled: 1, of: 2 },
        young: { recalled: 1, of: 2 },
        mature: { recalled: 0, of: 0 },
        weeks: [{ week: '2025-12-29', all: { recalled: 1, of: 2 } }],
      },
    })
    const help = (await topdeck('/', ['stats', '--help'])).out
    for (const key of Object.keys(record)) expect(help).toMatch(new RegExp(`^ .*\\b${key}\\b`, 'm'))
  })

  test('is there without any reviews', async () => {
    const record = JSON.parse((await new Place().run('stats', '--json')).out)
    expect(record).toMatchObject({ cards: { new: 3 }, medianAnswerSeconds: null, stability: { median: null } })
  })
})

describe('as a page', () => {
  test('is one file that loads nothing and runs nothing, with a table for each chart', async () => {
    const place = await reviewed()
    const { code, out, err } = await place.run('stats', '--html', 'stats.html', '--tag', 'docker,git')
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: 'Wrote stats.html\n' })
    const page = readFileSync(join(place.folder, 'stats.html'), 'utf8')
    expect(page).toContain('<title>Reviews of tag docker,git</title>')
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:|\bon\w+=/)
    const charts = page.match(/<svg(?: class="heatmap")? role="img" aria-label="[^"]+"/g)
    expect(charts).toHaveLength(8)
    expect(page.match(/<table>/g)).toHaveLength(8)
    expect(page).toContain('prefers-color-scheme: dark')
    expect(readdirSync(place.folder).filter((name) => name.startsWith('stats.html'))).toEqual(['stats.html'])
  })

  test('covers all days since the first review, and no more', async () => {
    const place = await reviewed()
    await place.run('stats', '--html', 'stats.html')
    const page = readFileSync(join(place.folder, 'stats.html'), 'utf8')
    const days = page.match(/<title>\d{4}-\d\d-\d\d: \d+ reviews?<\/title>/g)?.length ?? 0
    const [, said] = /Reviews on each day, last (\d+) days/.exec(page) ?? []
    expect(days).toBe(Number(said))
    expect(days).toBeLessThan(60)
    const record = JSON.parse((await place.run('stats', '--json')).out)
    expect(record.period).toEqual({ past: 182, ahead: 30 })
  })

  test('has axes from zero on, and numbers at its bars', async () => {
    const place = await reviewed()
    await place.run('stats', '--html', 'stats.html')
    const page = readFileSync(join(place.folder, 'stats.html'), 'utf8')
    expect(page).toContain('<span>100%</span><span>0%</span>')
    expect(page.match(/<span>[^<]*<\/span><span>0%?<\/span>/g)).toHaveLength(3)
    expect(page).toMatch(/<span class="number" style="[^"]*">\d+ \(\d+%\)<\/span>/)
  })

  test('says where there is nothing to draw', async () => {
    const place = new Place()
    await place.run('stats', '--html', 'stats.html')
    const page = readFileSync(join(place.folder, 'stats.html'), 'utf8')
    expect(page.match(/There is nothing to show yet\./g)).toHaveLength(7)
    expect(page.match(/<svg role="img"/g)).toHaveLength(1)
  })

  test('escapes names', async () => {
    const place = await reviewed()
    await place.run('stats', '--html', 'stats.html', '--tag', '<git>&"')
    expect(readFileSync(join(place.folder, 'stats.html'), 'utf8')).toContain(
      '<h1>Reviews of tag &lt;git&gt;&amp;&quot;</h1>',
    )
  })

  test('replaces an earlier one', async () => {
    const place = await reviewed()
    await place.run('stats', '--html', 'stats.html', '--days', '3')
    await place.run('stats', '--html', 'stats.html', '--days', '5')
    expect(readFileSync(join(place.folder, 'stats.html'), 'utf8')).toContain('Due in the next 5 days')
  })

  test('is refused if no file can be written', async () => {
    const place = new Place()
    mkdirSync(join(place.folder, 'out'))
    expect(await place.run('stats', '--html', 'out')).toMatchObject({
      code: 2,
      err: 'topdeck: out: is a folder; name a file for the page\n',
    })
    expect(await place.run('stats', '--html', 'none/stats.html')).toMatchObject({
      code: 2,
      err: 'topdeck: none: no such folder; the page was not written\n',
    })
    expect(existsSync(join(place.folder, 'reviews.db'))).toBe(false)
  })
})

test.each(['0', '-1', '1.5', 'x', '4000'])('--days %s is refused', async (days) => {
  const { code, err } = await topdeck('/', ['stats', `--days=${days}`])
  expect(code).toBe(2)
  expect(err).toContain('expected a whole number from 1 to 3650')
})
