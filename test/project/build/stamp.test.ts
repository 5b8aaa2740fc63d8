import { describe, expect, test } from 'vitest'
import { problemAt } from '../../../src/model/problem.ts'
import { parseTagExpression } from '../../../src/model/tags.ts'
import type { Milliseconds, Seconds } from '../../../src/model/time.ts'
import type { BuildRequest } from '../../../src/project/build/request.ts'
import { openStamp, planOf, requestDigest, type Stamp, sealStamp, stampOf } from '../../../src/project/build/stamp.ts'
import { configurationDefaults } from '../../../src/project/default-configuration.ts'
import { digestOf } from '../../../src/project/freshness.ts'
import type { Project } from '../../../src/project/project.ts'
import { nothingDeclared, nothingLeftOut } from '../../../src/project/topics/left-out.ts'

const project: Project = {
  configurationFile: undefined,
  configuration: configurationDefaults,
  placeOf: () => ({ line: 1, column: 1 }),
  leftOut: nothingLeftOut,
  declarations: nothingDeclared,
  folder: '/notes',
  topics: '/notes/topics',
  within: '',
  decks: '/notes/decks',
  ledger: '/notes/topdeck.lock',
  formerLedger: undefined,
  extent: 'folder',
}

const request: BuildRequest = {
  project,
  tags: [],
  formats: ['apkg', 'json'],
  rootDeck: 'Topdeck',
  retired: 'tag',
  loss: 'refuse',
}

const problems = [problemAt({ file: 'c.md' }, 'file-link', 'The link cannot be followed')]
const snapshot = { taken: 1_700_000_000_000 as Milliseconds, files: [['/notes/topics/a.md', '3 1 1 1', 'x'] as const] }

const stamp: Stamp = {
  basis: { others: requestDigest(request, problems), sources: snapshot, images: { ...snapshot, files: [] } },
  outputs: snapshot,
  ledger: { path: '/notes/topdeck.lock', bytes: 6, latest: 1_700_000_000 as Seconds, digest: digestOf('ledger') },
  files: [{ path: '/notes/decks/a.csv', bytes: 4, digest: digestOf('a,b\n'), deck: { name: 'a', cards: 1 } }],
  sources: 2,
  counts: { questions: 2, cards: 1, merged: 0, unanswered: 1, retired: 0 },
  problems: [{ file: 'a.md', line: 2, column: 1, severity: 'warning', rule: 'image', message: 'Cannot show it' }],
}

describe('the digest of what a build goes by besides files', () => {
  test('is the same for the same', () => {
    const { placeOf: _, leftOut: __, declarations: ___, ...data } = project
    const copy = structuredClone({ ...request, project: data })
    const again = { ...copy, project: { ...project, ...copy.project } }
    expect(requestDigest(again, [])).toBe(requestDigest(request, []))
  })

  const changes: Readonly<Record<string, Partial<BuildRequest>>> = {
    'the tags asked for': { tags: parseTagExpression(['docker']) },
    'the formats': { formats: ['apkg'] },
    'the root deck': { rootDeck: 'Mine' },
    'what to do with retired cards': { retired: 'drop' },
    'the part of the topics': { project: { ...project, within: 'docker' } },
    'the place of the project': { project: { ...project, folder: '/moved' } },
    'the configuration': {
      project: { ...project, configuration: { ...configurationDefaults, repository: 'https://x.org/{path}' } },
    },
  }
  for (const [what, change] of Object.entries(changes)) {
    test(`tells ${what}`, () => {
      expect(requestDigest({ ...request, ...change }, problems)).not.toBe(requestDigest(request, problems))
    })
  }

  test('tells a file that cannot be found', () => {
    expect(requestDigest(request, problems)).not.toBe(requestDigest(request, []))
  })
})

test('a stamp gives a plan that writes nothing and has the same stamp', () => {
  const plan = planOf(stamp)
  expect([plan.ledger, ...plan.files].map(({ difference }) => difference)).toEqual(['same', 'same'])
  expect(stampOf(plan, stamp.basis, stamp.outputs)).toEqual(stamp)
})

describe('a sealed stamp', () => {
  test('reads as it was', () => {
    expect(openStamp(sealStamp(stamp, 'topdeck 1'), 'topdeck 1')).toEqual(stamp)
  })

  test('is nothing to another program', () => {
    expect(openStamp(sealStamp(stamp, 'topdeck 1'), 'topdeck 2')).toBeUndefined()
  })

  test('is nothing once it is damaged, wherever that is', () => {
    const text = sealStamp(stamp, 'topdeck 1')
    expect(openStamp(text.replace('"cards":1', '"cards":2'), 'topdeck 1')).toBeUndefined()
    expect(openStamp(text.slice(0, -1), 'topdeck 1')).toBeUndefined()
    expect(openStamp(text.slice(1), 'topdeck 1')).toBeUndefined()
    expect(openStamp('', 'topdeck 1')).toBeUndefined()
    expect(openStamp('not a stamp', 'topdeck 1')).toBeUndefined()
  })
})
