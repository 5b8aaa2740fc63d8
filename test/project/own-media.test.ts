import { linkSync, realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownMedia } from '../../src/project/own-media.ts'
import { folderWith } from '../commands/terminal.ts'

const root = () =>
  folderWith({
    'topics/a.png': '',
    'topics/in/b.MP3': '',
    'topics/run.sh': '',
    'topics/a.png.desktop': '',
    'topics/folder.png/x': '',
    'topics-private/c.png': '',
    'secret.png': '',
  })

test.each(['a.png', 'in/b.MP3', '../topics/a.png'])('%s of the topics folder may be opened', (name) => {
  const folder = root()
  const path = join(folder, 'topics', name)
  expect(ownMedia(path, [join(folder, 'topics')])).toEqual({ type: 'file', path: realpathSync(path) })
})

test.each([
  ['run.sh', 'it is no picture and no sound'],
  ['a.png.desktop', 'it is no picture and no sound'],
  ['folder.png', 'it is no picture and no sound'],
  ['../secret.png', 'it lies outside of the topics folder'],
  ['../topics-private/c.png', 'it lies outside of the topics folder'],
  ['link.png', 'it lies outside of the topics folder'],
  ['program.png', 'it is no picture and no sound'],
  ['none.png', 'there is no such file'],
])('%s is refused', (name, reason) => {
  const folder = root()
  symlinkSync('../secret.png', join(folder, 'topics/link.png'))
  symlinkSync('run.sh', join(folder, 'topics/program.png'))
  expect(ownMedia(join(folder, 'topics', name), [join(folder, 'topics')])).toEqual({ type: 'refused', reason })
})

test('a picture of a second folder may be opened, too', () => {
  const folder = root()
  linkSync(join(folder, 'secret.png'), join(folder, 'topics-private/d.png'))
  const found = ownMedia(join(folder, 'topics-private/d.png'), [join(folder, 'topics'), join(folder, 'topics-private')])
  expect(found.type).toBe('file')
})
