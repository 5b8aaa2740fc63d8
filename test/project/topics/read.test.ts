import { once } from 'node:events'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { leftOutBy } from '../../../src/project/topics/ignore-patterns.ts'
import { imageReader, readTopicFile, readTopics } from '../../../src/project/topics/read.ts'
import { folderWith } from '../../commands/terminal.ts'

function read(folder: string, ignore: readonly string[] = []) {
  const { files, problems } = readTopics(folder, leftOutBy(ignore))
  return { paths: files.map(({ path }) => path), said: problems.map(({ file, reason }) => `${file}: ${reason}`) }
}

describe('what is read', () => {
  test('the formats with JSX and with code chunks are read like Markdown', () => {
    const folder = folderWith({ 'a.mdx': '', 'b.qmd': '', 'c.Rmd': '', 'd.R': '' })
    expect(read(folder)).toEqual({ paths: ['a.mdx', 'b.qmd', 'c.Rmd'], said: [] })
  })

  test('every Markdown file in every folder, in the order of the paths', () => {
    const folder = folderWith({ 'b.md': '', 'a/z.markdown': '', 'a/B.MD': '', 'a.md': '', 'a/x.txt': '', 'ä.md': '' })
    expect(read(folder)).toEqual({ paths: ['a.md', 'a/B.MD', 'a/z.markdown', 'b.md', 'ä.md'], said: [] })
  })

  test('not what is hidden, a dependency, or to be ignored', () => {
    const folder = folderWith({
      '.git/x.md': '',
      '.x.md': '',
      'node_modules/a/x.md': '',
      'drafts/x.md': '',
      'a/y.draft.md': '',
      'z.md': '',
    })
    expect(read(folder, ['drafts', '*.draft.md'])).toEqual({ paths: ['z.md'], said: [] })
  })

  test('names in both spellings of Unicode by one path', () => {
    const folder = folderWith({ 'u\u0308/o\u0308.md': 'text', 'u\u0308/picture-a\u0308.png': 'bytes' })
    expect(readTopics(folder).files).toEqual([{ path: '\u00fc/\u00f6.md', text: 'text' }])
    expect(readTopicFile(folder, '\u00fc/\u00f6.md').files).toEqual([{ path: '\u00fc/\u00f6.md', text: 'text' }])
    expect(imageReader(folder)('\u00fc/picture-\u00e4.png')).toEqual({ bytes: Buffer.from('bytes') })
  })

  test('the first of two names that only the spelling of Unicode tells apart', () => {
    const folder = folderWith({ 'u\u0308.md': 'first', '\u00fc.md': 'second' })
    expect(readTopics(folder).files).toEqual([{ path: '\u00fc.md', text: 'first' }])
    expect(read(folder).said).toEqual([expect.stringContaining('differ only in how Unicode spells their letters')])
  })

  test('names that differ in case, with a remark', () => {
    const folder = folderWith({ 'a/X.md': '', 'a/x.md': '', 'Docker/a.md': '', 'docker.md': '' })
    expect(read(folder)).toEqual({
      paths: ['Docker/a.md', 'a/X.md', 'a/x.md', 'docker.md'],
      said: [
        expect.stringMatching(/^a\/x\.md: This path and a\/X\.md differ in upper and lower case only/),
        expect.stringMatching(/^docker\.md: The topics "Docker" and "docker" differ in upper and lower case only/),
      ],
    })
  })

  test('text without byte order mark and with plain line ends', () => {
    const folder = folderWith({ 'a.md': '\uFEFFone\r\ntwo\rthree\n' })
    expect(readTopics(folder).files).toEqual([{ path: 'a.md', text: 'one\ntwo\nthree\n' }])
  })
})

describe('links', () => {
  test('are followed to files and folders in the topics folder', () => {
    const folder = folderWith({ 'topics/a.md': '', 'topics/.shared/x.md': '', 'topics/.one.md': '' })
    symlinkSync('.shared', join(folder, 'topics/more'))
    symlinkSync('.one.md', join(folder, 'topics/one.md'))
    expect(read(join(folder, 'topics'))).toEqual({ paths: ['a.md', 'more/x.md', 'one.md'], said: [] })
  })

  test('are not followed out of the topics folder, as little as for images', () => {
    const folder = folderWith({ 'topics/a.md': '', 'shared/x.md': '', 'one.md': '', 'topics-private/b.md': '' })
    symlinkSync('../shared', join(folder, 'topics/more'))
    symlinkSync('../one.md', join(folder, 'topics/one.md'))
    symlinkSync('one.md', join(folder, 'topics/chain.md'))
    symlinkSync(join(folder, 'topics-private'), join(folder, 'topics/private'))
    symlinkSync('/dev/zero', join(folder, 'topics/zero.md'))
    const said = 'The link leads out of the topics folder, so it is not followed; copy what it leads to into the folder'
    const names = ['chain.md', 'more', 'one.md', 'private', 'zero.md']
    expect(read(join(folder, 'topics'))).toEqual({ paths: ['a.md'], said: names.map((name) => `${name}: ${said}`) })
  })

  test('to a folder outside without Markdown are only a remark', () => {
    const folder = folderWith({ 'topics/a.md': '', 'pictures/x.png': '' })
    symlinkSync('../pictures', join(folder, 'topics/pictures'))
    symlinkSync('../pictures/x.png', join(folder, 'topics/x.png'))
    const { problems } = readTopics(join(folder, 'topics'))
    expect(problems.map(({ file, fatal }) => ({ file, fatal }))).toEqual([{ file: 'pictures', fatal: undefined }])
  })

  test('may lead to the topics folder itself, or lie above it', () => {
    const folder = folderWith({ 'notes/topics/a.md': '', 'notes/topics/b/c.md': '' })
    symlinkSync('notes', join(folder, 'link'))
    symlinkSync('notes/topics', join(folder, 'topics'))
    symlinkSync('b', join(folder, 'notes/topics/d'))
    const expected = { paths: ['a.md', 'b/c.md'], said: [] }
    expect(read(join(folder, 'topics'))).toEqual(expected)
    expect(read(join(folder, 'link/topics'))).toEqual(expected)
  })

  test('to what is read anyhow add nothing', () => {
    const folder = folderWith({ 'b/x.md': '' })
    symlinkSync('b', join(folder, 'a'))
    symlinkSync('b/x.md', join(folder, 'a.md'))
    expect(read(folder)).toEqual({ paths: ['b/x.md'], said: [] })
  })

  test('in a circle are reported once and not followed', () => {
    const folder = folderWith({ 'a/x.md': '' })
    symlinkSync('..', join(folder, 'a/up'))
    symlinkSync('self', join(folder, 'self'))
    expect(read(folder)).toEqual({
      paths: ['a/x.md'],
      said: [
        'a/up: The link leads back to a folder that contains it, so it is not followed',
        'self: The link cannot be followed: its symbolic links form a loop',
      ],
    })
  })

  test('between two folders that are not read by themselves end somewhere', () => {
    const folder = folderWith({ 'topics/a.md': '', 'topics/.one/x.md': '', 'topics/.two/y.md': '' })
    symlinkSync('.one', join(folder, 'topics/one'))
    symlinkSync('../.two', join(folder, 'topics/.one/two'))
    symlinkSync('../.one', join(folder, 'topics/.two/one'))
    expect(read(join(folder, 'topics')).paths).toEqual(['a.md', 'one/two/y.md', 'one/x.md'])
  })
})

describe('files that are not text', () => {
  test.each<[string, Uint8Array, string, number | undefined, number | undefined]>([
    [
      'a wrong byte',
      Buffer.from('ab\nc\xff', 'latin1'),
      'Unexpected byte 0xff at offset 4, expected UTF-8; the file is left out',
      2,
      2,
    ],
    [
      'a cut letter',
      Buffer.from('é\xe2\x82', 'latin1').subarray(0, 3),
      'Unexpected byte 0xe9 at offset 0, expected UTF-8; the file is left out',
      1,
      1,
    ],
    [
      'a letter cut at the end',
      Buffer.from([0x61, 0xef, 0xbf]),
      'Unexpected byte 0xef at offset 1, expected UTF-8; the file is left out',
      1,
      2,
    ],
    [
      'a lone 0xef',
      Buffer.from([0xc3, 0xa9, 0xef, 0x41]),
      'Unexpected byte 0xef at offset 2, expected UTF-8; the file is left out',
      1,
      2,
    ],
    [
      'a byte too much',
      Buffer.from([0xc3, 0xa9, 0xa9]),
      'Unexpected byte 0xa9 at offset 2, expected UTF-8; the file is left out',
      1,
      2,
    ],
    [
      'a program',
      Buffer.from([0x7f, 0x45, 0x00]),
      'The file is binary (a zero byte at offset 2), expected Markdown; it is left out',
      undefined,
      undefined,
    ],
    [
      'UTF-16',
      Buffer.from('\uFEFFab', 'utf16le'),
      'The file is UTF-16, expected UTF-8; it is left out',
      undefined,
      undefined,
    ],
  ])('%s is reported with its place', (_, bytes, reason, line, column) => {
    const { files, problems } = readTopics(folderWith({ 'a.md': bytes, 'b.md': 'fine' }))
    expect(files.map(({ path }) => path)).toEqual(['b.md'])
    expect(problems.map((problem) => [problem.file, problem.line, problem.column, problem.reason])).toEqual([
      ['a.md', line, column, reason],
    ])
  })

  test('a replacement character that an author wrote is fine', () => {
    expect(read(folderWith({ 'a.md': 'x \uFFFD y' }))).toEqual({ paths: ['a.md'], said: [] })
  })

  test('does not wait for a pipe or a device', async () => {
    const folder = folderWith({ 'b.md': '' })
    const server = createServer().listen(join(folder, 'a.md'))
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    expect(read(folder)).toEqual({
      paths: ['b.md'],
      said: ['a.md: The file is a pipe or a device, expected Markdown; it is left out'],
    })
  })

  test.skipIf(process.getuid?.() === 0)('a file or folder that may not be read (root may read all)', () => {
    const folder = folderWith({ 'a.md': '', 'b/x.md': '', 'c.md': '' })
    chmodSync(join(folder, 'a.md'), 0)
    chmodSync(join(folder, 'b'), 0)
    expect(read(folder)).toEqual({
      paths: ['c.md'],
      said: ['b: The folder cannot be read: permission denied', 'a.md: The file cannot be read: permission denied'],
    })
    chmodSync(join(folder, 'b'), 0o700)
  })

  test('a huge file is left out', () => {
    const folder = folderWith({ 'b.md': '' })
    writeFileSync(join(folder, 'a.md'), Buffer.alloc(50_000_000, 'x'))
    expect(read(folder)).toEqual({
      paths: ['b.md'],
      said: ['a.md: The file has 50 MB, expected at most 20 MB; it is left out'],
    })
  })
})

describe('images', () => {
  const folder = () => folderWith({ 'topics/a/x.png': 'inside', 'secret.png': 'outside' })

  test('come from the topics folder', () => {
    const image = imageReader(join(folder(), 'topics'))('a/x.png')
    expect('bytes' in image && Buffer.from(image.bytes).toString()).toBe('inside')
  })

  test.each(['../secret.png', 'a/../../secret.png', '/etc/hostname'])('do not come from %s', (path) => {
    expect(imageReader(join(folder(), 'topics'))(path)).toEqual({ missing: 'outside' })
  })

  test('do not come from outside by way of a link', () => {
    const root = folder()
    symlinkSync('../secret.png', join(root, 'topics/link.png'))
    symlinkSync('..', join(root, 'topics/up'))
    const readImage = imageReader(join(root, 'topics'))
    expect([readImage('link.png'), readImage('up/secret.png')]).toEqual([
      { missing: 'outside' },
      { missing: 'outside' },
    ])
  })

  test('are found in any folder by their names', () => {
    const readImage = imageReader(join(folder(), 'topics'))
    const image = readImage('**/x.png')
    expect('bytes' in image && Buffer.from(image.bytes).toString()).toBe('inside')
    expect(readImage('**/secret.png')).toEqual({ missing: 'absent' })
  })

  test('may be missing, a folder, or too large', () => {
    const root = folder()
    mkdirSync(join(root, 'topics/y.png'))
    writeFileSync(join(root, 'topics/z.png'), Buffer.alloc(20_000_001))
    const readImage = imageReader(join(root, 'topics'))
    expect(['x.png', 'y.png', 'z.png'].map(readImage)).toEqual([
      { missing: 'absent' },
      { missing: 'absent' },
      { missing: 'too-large' },
    ])
  })
})
