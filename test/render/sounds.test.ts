import { expect, test } from 'vitest'
import type { ImageFile } from '../../src/render/media.ts'
import { blocks, render } from './rendering.ts'

const bytes = Buffer.from('ID3')

function rendered(markdown: string, files: readonly string[] = ['docker/lark.mp3']) {
  const readImage = (path: string): ImageFile => (files.includes(path) ? { bytes } : { missing: 'absent' })
  const { card, problems } = render({ answer: blocks(markdown) }, { readImage })
  return { html: card.fields.answer, names: card.media, problems: problems.map(({ reason }) => reason) }
}

const packed = /^\[sound:lark-[0-9a-f]{8}\.mp3\]$/

test.each([
  '<audio controls src="lark.mp3"></audio>',
  '<audio controls>\n<source src="lark.mp3" type="audio/mpeg">\nNo sound.\n</audio>',
  '![](lark.mp3)',
  '[sound](lark.mp3)',
  '[🔊](./lark.mp3)',
  '[lark.mp3](lark.mp3)',
])('a sound is packed and played by Anki: %s', (markdown) => {
  const { html, names, problems } = rendered(markdown)
  expect(html.replace(/<\/?p>/g, '')).toMatch(packed)
  expect(names).toHaveLength(1)
  expect(problems).toEqual([])
})

test('the words of a link to a sound stay', () => {
  expect(rendered('Hear [the song of a lark](lark.mp3).').html).toMatch(
    /^<p>Hear the song of a lark \[sound:lark-\w+\.mp3\]\.<\/p>$/,
  )
})

test('a sound that is missing is reported', () => {
  expect(rendered('<audio src="none.mp3"></audio>').problems).toEqual([
    'Cannot play sound "none.mp3": no such file; the card shows its text instead',
  ])
  expect(rendered('Hear [it](none.mp3).')).toMatchObject({
    html: '<p>Hear it.</p>'.replace('it', '<a href="https://git.example/r/docker/none.mp3">it</a>'),
    problems: ['Cannot play sound "none.mp3": no such file; the card shows its text instead'],
  })
})

test('a sound on the web becomes a link', () => {
  expect(rendered('<audio src="https://a.example/lark.mp3"></audio>').html).toBe(
    '<p><a href="https://a.example/lark.mp3">https://a.example/lark.mp3</a></p>',
  )
})

test('what an author writes as text is not played', () => {
  expect(rendered('Write `[sound:lark.mp3]`.').html).toBe('<p>Write <code>&#91;sound:lark.mp3]</code>.</p>')
})

test('a picture with several sources shows its image, or its first source', () => {
  expect(rendered('<picture><source srcset="a.png"><img src="https://a.example/b.png" alt="b"></picture>').html).toBe(
    '<p><img src="https://a.example/b.png" alt="b"></p>',
  )
  expect(rendered('<picture><source srcset="https://a.example/a.png 2x"></picture>').html).toBe(
    '<p><img src="https://a.example/a.png" alt=""></p>',
  )
})

test('an embedded file is looked for beside the note, in the topics and in every folder', () => {
  const asked: string[] = []
  const img = { type: 'element' as const, tagName: 'img', properties: { src: 'a.png', dataEmbed: '' }, children: [] }
  const readImage = (path: string): ImageFile => {
    asked.push(path)
    return { missing: 'absent' }
  }
  const { problems } = render({ answer: [img] }, { readImage })
  expect(asked).toEqual(['docker/a.png', 'a.png', '**/a.png'])
  expect(problems).toHaveLength(1)
})
