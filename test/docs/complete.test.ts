import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { dialects } from '../../src/extract/dialects/dialects.ts'
import { configurationJsonSchema } from '../../src/project/configuration-json-schema.ts'
import { topdeck } from '../commands/terminal.ts'
import { allFences, pagePaths, partsOf, repository } from './page.ts'

const pages = new Map(pagePaths.map((path) => [path, readFileSync(join(repository, path), 'utf8')]))
const everything = [...pages.values()].join('\n')

/** What `topdeck help` lists: the options of each command, `reviews export` and its like included. */
const optionsOf = new Map<string, readonly string[]>()

beforeAll(async () => {
  const visit = async (name: string): Promise<void> => {
    const { out } = await topdeck(repository, [...name.split(' ').filter(Boolean), '--help'])
    const [, commands = ''] = /\nCommands:\n([\s\S]*?)\n(?:\n|$)/.exec(out) ?? []
    const inner = [...commands.matchAll(/^ {2}([a-z]\S*)/gm)]
      .map(([, word = '']) => word)
      .filter((word) => word !== 'help')
    const [, options = ''] = /\nOptions:\n([\s\S]*?)\n(?:\n|$)/.exec(out) ?? []
    optionsOf.set(name, options.match(/(?<=^ {2}|^ {2}-\w, )--[a-z-]+/gm) ?? [])
    for (const word of inner) await visit(`${name} ${word}`.trim())
  }
  await visit('')
})

test('the documentation names every command', () => {
  const commands = [...optionsOf.keys()].filter((name) => name !== '' && name !== 'reviews')
  expect(commands).toContain('reviews export')
  expect(commands.filter((name) => !everything.includes(`topdeck ${name}`))).toEqual([])
})

test('the documentation names every option', () => {
  const options = new Set([...optionsOf.values()].flat().filter((name) => !['--help', '--version'].includes(name)))
  expect([...options]).toContain('--against')
  expect([...options].filter((name) => !new RegExp(`${name}(?![\\w-])`).test(everything))).toEqual([])
})

test('commands that the documentation shows exist, with their options', () => {
  const lines = allFences()
    .filter(({ fence }) => fence.language === 'sh' || fence.language === 'console')
    .flatMap(({ fence }) =>
      fence.language === 'sh' ? fence.lines : fence.lines.flatMap((line) => /^\$ (.*)/.exec(line)?.[1] ?? []),
    )
    .flatMap((line) => /^(?:.*&& )?(?:npx )?topdeck (.*)/.exec(line)?.[1] ?? [])
  expect(lines).not.toEqual([])
  for (const line of lines) {
    const words = (line.split(/ +#|;/)[0] ?? '').split(' ')
    const name = words[0] === 'reviews' ? words.slice(0, 2).join(' ') : (words[0] ?? '')
    const known = optionsOf.get(name)
    expect(known, line).toBeDefined()
    expect(words.filter((word) => word.startsWith('--') && known?.includes(word) === false)).toEqual([])
  }
})

test('the documentation has a section for every dialect', () => {
  const questions = pages.get('docs/questions.md') ?? ''
  expect(dialects.map(({ name }) => name).filter((name) => !questions.includes(`\n### \`${name}\`\n`))).toEqual([])
})

test('docs/configuration.md shows every key', () => {
  const page = pages.get('docs/configuration.md') ?? ''
  const keys = keysOf(JSON.parse(configurationJsonSchema()))
  expect(keys).toContain('relearningSteps')
  expect(
    keys.filter((key) => !new RegExp(`^ *(?:- )?${key}:|\`\\${key}\`|\`${key}\`|[{ ]${key}: `, 'm').test(page)),
  ).toEqual([])
})

/** Every key that a JSON schema allows, at whatever depth. */
function keysOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) =>
    name === 'properties' ? [...Object.keys(value), ...Object.values(value).flatMap(keysOf)] : keysOf(value),
  )
}

describe('links', () => {
  const links = [...pages].flatMap(([path, source]) => {
    const prose = partsOf(source).flatMap((part) => (part.type === 'prose' ? part.lines : []))
    const targets = prose.join('\n').replace(/`[^`\n]*`/g, (code) => code.replaceAll('](', '] ('))
    return [...targets.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ path, target }))
  })

  test.each(links)('$path: $target leads somewhere', ({ path, target }) => {
    expect(target).not.toMatch(/^https?:/)
    const [file = '', anchor] = target.split('#')
    const page = file === '' ? path : posix.join(dirname(path), file)
    expect(existsSync(join(repository, page))).toBe(true)
    if (anchor !== undefined) expect(anchorsOf(pages.get(page) ?? '')).toContain(anchor)
  })
})

test('files that the documentation names exist', () => {
  const named = [...everything.matchAll(/`((?:src|test|scripts|bench|decks)\/[\w./-]*\.\w+)`/g)].map(
    ([, path = '']) => path,
  )
  const made = ['NAME', 'decks/docker.', 'decks/retired.']
  expect(named).toContain('src/model/card.ts')
  const expected = named.filter((path) => !made.some((part) => path.includes(part)))
  expect(expected.filter((path) => !existsSync(join(repository, path)))).toEqual([])
})

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(source: string): string[] {
  return partsOf(source)
    .flatMap((part) => (part.type === 'prose' ? part.lines : []))
    .flatMap((line) => /^#+ (.*)/.exec(line)?.[1] ?? [])
    .map((text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    )
}
