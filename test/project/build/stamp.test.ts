import { describe, expect, test } from 'vitest'
import { problemAt } from '../../../src/model/problem.ts'
import { parseTagExpression } from '../../../src/model/tags.ts'
import type { Seconds } from '../../../src/model/time.ts'
import {
  digestOf,
  type Inputs,
  imageState,
  inputsDigest,
  openStamp,
  type Stamp,
  sealStamp,
} from '../../../src/project/build/stamp.ts'
import { defaults } from '../../../src/project/configuration.ts'
import type { Project } from '../../../src/project/project.ts'

const project: Project = {
  configurationFile: undefined,
  configuration: defaults,
  folder: '/notes',
  topics: '/notes/topics',
  within: '',
  decks: '/notes/decks',
  ledger: '/notes/topdeck.lock',
  extent: 'folder',
}

const inputs: Inputs = {
  project,
  files: [
    { path: 'a.md', text: 'one' },
    { path: 'b.md', text: 'two' },
  ],
  problems: [problemAt({ file: 'c.md' }, 'file-read', 'The file cannot be read')],
  tags: [],
  formats: ['apkg', 'json'],
  rootDeck: 'Topdeck',
  retired: 'tag' as const,
}

const stamp: Stamp = {
  inputs: inputsDigest(inputs),
  images: [['a.png', 'absent']],
  ledger: { path: '/notes/topdeck.lock', bytes: 6, latest: 1_700_000_000 as Seconds, digest: digestOf('ledger') },
  files: [{ path: '/notes/decks/a.csv', bytes: 4, digest: digestOf('a,b\n'), deck: { name: 'a', cards: 1 } }],
  counts: { questions: 2, cards: 1, merged: 0, unanswered: 1, retired: 0 },
  problems: [{ file: 'a.md', line: 2, column: 1, severity: 'warning', rule: 'image', message: 'Cannot show it' }],
}

describe('the hash of what a build goes by', () => {
  test('is the same for the same', () => {
    expect(inputsDigest(structuredClone({ ...inputs, problems: [] }))).toBe(inputsDigest({ ...inputs, problems: [] }))
  })

  const changes: Readonly<Record<string, Partial<Inputs>>> = {
    'the text of a file': { files: [inputs.files[0] ?? { path: '', text: '' }, { path: 'b.md', text: 'too' }] },
    'the name of a file': { files: [inputs.files[0] ?? { path: '', text: '' }, { path: 'c.md', text: 'two' }] },
    'a file that is gone': { files: inputs.files.slice(1) },
    'a text that moved to another file': {
      files: [
        { path: 'a.md', text: 'onetwo' },
        { path: 'b.md', text: '' },
      ],
    },
    'a file that cannot be read': { problems: [] },
    'the tags asked for': { tags: parseTagExpression(['docker']) },
    'the formats': { formats: ['apkg'] },
    'the root deck': { rootDeck: 'Mine' },
    'what to do with retired cards': { retired: 'drop' },
    'the part of the topics': { project: { ...project, within: 'docker' } },
    'the place of the project': { project: { ...project, folder: '/moved' } },
    'the configuration': {
      project: { ...project, configuration: { ...defaults, repository: 'https://x.org/{path}' } },
    },
  }
  for (const [what, change] of Object.entries(changes)) {
    test(`tells ${what}`, () => {
      expect(inputsDigest({ ...inputs, ...change })).not.toBe(inputsDigest(inputs))
    })
  }
})

describe('the state of an image', () => {
  test('goes by its bytes, or by why it is missing', () => {
    expect(imageState({ bytes: Uint8Array.of(1) })).toBe(imageState({ bytes: Uint8Array.of(1) }))
    expect(imageState({ bytes: Uint8Array.of(1) })).not.toBe(imageState({ bytes: Uint8Array.of(2) }))
    expect(imageState({ missing: 'outside' })).toBe('outside')
  })
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
