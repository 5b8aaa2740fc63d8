import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pictureFinder } from '../../../src/project/topics/card-pictures.ts'
import { imageMedia } from '../../../src/render/media.ts'
import { folderWith } from '../../commands/terminal.ts'
import { flatPng } from '../../terminal/pictures/png-file.ts'

const red = flatPng(2, 2, [255, 0, 0])
const blue = flatPng(2, 2, [0, 0, 255])
const nameOf = (path: string, bytes: Uint8Array) => imageMedia(path, bytes)?.name ?? ''

test('finds the file that a picture was made of, by name and content', () => {
  const folder = folderWith({ 'a/My layers (1).png': red, 'b/my layers (1).png': blue, 'b/My layers (1).png': blue })
  const find = pictureFinder(folder)
  const name = nameOf('a/My layers (1).png', red)
  expect(find(name)?.path).toBe(join(folder, 'a/My layers (1).png'))
  expect(find(nameOf('b/My layers (1).png', blue))?.path).toBe(join(folder, 'b/My layers (1).png'))
  expect(find('My-layers-1-00000000.png')).toBeUndefined()
  expect(find('constructor')).toBeUndefined()
})

test('a file with other content, and one that a link leads out to, are not taken', () => {
  const outside = folderWith({ 'secret.png': red })
  const folder = folderWith({ 'x.png': blue })
  mkdirSync(join(folder, 'links'))
  symlinkSync(join(outside, 'secret.png'), join(folder, 'links/secret.png'))
  const find = pictureFinder(folder)
  expect(find(nameOf('secret.png', red))).toBeUndefined()
  expect(find(nameOf('x.png', red))).toBeUndefined()
  writeFileSync(join(folder, 'x.png'), red)
  renameSync(join(folder, 'x.png'), join(folder, 'y.png'))
  expect(find(nameOf('x.png', red))).toBeUndefined()
})

test('a picture with the ending of a program is not taken, because it would be run', () => {
  const folder = folderWith({ 'x.desktop': red, 'x.PNG': blue })
  const find = pictureFinder(folder)
  expect(find(nameOf('x.desktop', red))).toBeUndefined()
  expect(find(nameOf('x.PNG', blue))?.path).toBe(join(folder, 'x.PNG'))
})
