import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Io } from '../../src/io/io.ts'
import { sinkOf } from '../../src/io/sink.ts'
import { repositoryFolder } from '../repository-folder.ts'
import { folderWith, ioIn, learnerIn, type Printed, pageOf, topdeck } from './terminal.ts'

/** The help of the program, or of one command, on a terminal of this width. */
async function helpOf(command: readonly string[], columns: number): Promise<string> {
  let out = ''
  const write = (text: string) => {
    out += text
  }
  const sink = sinkOf({ write, isTerminal: true, columns })
  const { code, err } = await topdeck('/', ['help', ...command], { out: sink })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

/** The indented lines below a title, each without its description. */
function itemsBelow(title: string, help: string): string[] {
  const [, section = ''] = help.split(`\n${title}\n`)
  const [items = ''] = section.split('\n\n')
  return items
    .split('\n')
    .filter((line) => /^ {2}\S/.test(line))
    .map((line) => line.trim().split(/ {2,}/)[0] ?? '')
}

const verbs = itemsBelow('Commands:', await helpOf([], 1000)).map((line) => line.split(' ')[0] ?? '')

/** The words of a command line, with quotes taken off, in the parts of a pipe. */
function pipeOf(line: string, home: string): string[][] {
  const parts: string[][] = [[]]
  for (const [word] of line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)) {
    if (word === '|') parts.push([])
    else parts.at(-1)?.push(word.replace(/^~(?=\/)/, home).replace(/'([^']*)'|"([^"]*)"/g, '$1$2'))
  }
  return parts
}

const dockerPage = `---
tags: [command, images]
---

# Docker

<!-- topdeck: id vXNRuAcv4yZi -->

## What is Docker?

A program that runs containers.

## What is an image?

A template for containers.
`

/** Somebody with the project, the history and the files that the examples name. */
function surroundings() {
  const repository = repositoryFolder()
  const { folder } = repository
  const containers = pageOf({ 'What is a container?': 'An isolated process.', 'What is a pod?': 'Several containers.' })
  const topics = { 'topics/docker/faq.md': dockerPage, 'topics/containers/faq.md': containers }
  repository.commit('Ask about containers', topics)
  const home = folderWith({ 'notes/topics/podman/a.md': pageOf({ 'What is Podman?': 'A program without a daemon.' }) })
  const changes: Partial<Io> = { system: learnerIn(join(home, 'data')), env: { TZ: 'UTC' } }
  const here = (argv: readonly string[], more: Partial<Io> = {}) => topdeck(folder, argv, { ...changes, ...more })
  /** Runs the parts of a pipe that are ours. */
  const run = async (line: string): Promise<Printed> => {
    let printed: Printed = { code: -1, out: '', err: '' }
    for (const words of pipeOf(line, home)) {
      const at = words.indexOf('topdeck')
      if (at === -1) continue
      const input = printed.out.split('\n')
      const learner = learnerIn(join(home, 'data'), {
        async *lines() {
          yield* input
        },
      })
      printed = await here(words.slice(at + 1), { system: learner })
      if (printed.code !== 0) return printed
    }
    return printed
  }
  const prepare = async () => {
    await here(['build', '-o', join(home, 'old/decks')])
    await here(['build'])
    repository.commit('Build', { 'notes/a/b.md': pageOf({ 'What is a note?': 'A line.' }) })
    repository.git('tag', 'v1')
    const lines = ['{"answer":true}', '{"grade":3}', '{"answer":true}', '{"grade":3}', '{"answer":true}', '{"grade":3}']
    const learner = learnerIn(join(home, 'data'), {
      async *lines() {
        yield* lines
      },
    })
    await here(['review', '--json'], { system: learner })
    await here(['reviews', 'export', 'laptop.jsonl'])
    await here(['reviews', 'export', 'desk.jsonl'])
  }
  return { folder, prepare, run }
}

test('all verbs are known to these tests', () => {
  const folders = readdirSync('src/commands', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect([...verbs].sort()).toEqual([...folders.map(({ name }) => name), 'help'].sort())
})

/** Each example is a run of the program, and some machines are busy; in milliseconds. */
const EXAMPLES_TIMEOUT = 30_000

describe.each(['', ...verbs.filter((verb) => verb !== 'help')])('help %s', (verb) => {
  test(
    'gives examples that work',
    async () => {
      const { prepare, run } = surroundings()
      await prepare()
      const examples = itemsBelow('Examples:', await helpOf(verb === '' ? [] : [verb], 1000))
      expect(examples).not.toEqual([])
      for (const line of examples) {
        const { code, err } = await run(line)
        // Nobody in this test has enough reviews to train from.
        if (verb === 'optimize')
          expect({ line, code, err }).toMatchObject({
            code: 2,
            err: expect.stringContaining('needs at least 400 reviews'),
          })
        else expect({ line, code, err }).toEqual({ line, code: 0, err: expect.not.stringContaining('topdeck:') })
      }
    },
    EXAMPLES_TIMEOUT,
  )

  test.each([40, 80])('fits a terminal of %i columns, except for what is to be copied', async (columns) => {
    const help = await helpOf(verb === '' ? [] : [verb], columns)
    const wide = help
      .split('\n')
      .filter((line) => line.length > columns && !/^(?:Usage:| {2}topdeck | {2}ssh )/.test(line))
    expect(wide).toEqual([])
  })
})

test('sub-commands have help too', async () => {
  const names = itemsBelow('Commands:', await helpOf(['reviews'], 1000)).map((line) => line.split(' ')[0])
  expect(names).toEqual(['export', 'list', 'import', 'restore', 'undo', 'unsuspend', 'reset', 'due', 'flag', 'help'])
  const { code, out } = await topdeck('/', ['reviews', 'help', 'import'])
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('<files...>') })
})

test('the help of an error goes to the terminal of the errors', async () => {
  const io = ioIn('/')
  expect(io.err.columns).toBe(80)
  const { code, out, err } = await topdeck('/', ['reviews'])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain('Examples:\n  topdeck reviews export laptop.jsonl\n')
})
