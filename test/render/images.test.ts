import { expect, test } from 'vitest'
import type { ImageFile } from '../../src/render/media.ts'
import { remoteImagesRemark } from '../../src/render/remote-images.ts'
import { blocks, phrases, render } from './rendering.ts'

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)
const drawing = Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')

function rendered(markdown: string, files: Readonly<Record<string, ImageFile>> = {}) {
  const asked: string[] = []
  const readImage = (path: string): ImageFile => {
    asked.push(path)
    return files[path] ?? { missing: 'absent' }
  }
  const { card, media, problems } = render({ answer: blocks(markdown) }, { readImage })
  return { html: card.fields.answer, names: card.media, media, problems, asked }
}

test('an image is resolved relative to its file and becomes media named by its content', () => {
  const { html, names, media, asked } = rendered('![Layers](pics/My%20layers.PNG?raw=true "t")', {
    'docker/pics/My layers.PNG': { bytes: dot },
  })
  expect(asked).toEqual(['docker/pics/My layers.PNG'])
  expect(html).toBe('<p><img src="My-layers-eaa4a94e.png" alt="Layers" title="t"></p>')
  expect(names).toEqual(['My-layers-eaa4a94e.png'])
  expect(media).toEqual([{ name: 'My-layers-eaa4a94e.png', bytes: dot }])
})

test('a size at the end of a description is the width, as in Obsidian', () => {
  expect(rendered('![A view|200](https://a.example/b.png)').html).toBe(
    '<p><img src="https://a.example/b.png" alt="A view" width="200"></p>',
  )
})

test('an image on both sides is one file', () => {
  const given = { prompt: phrases('![a](a.png)'), answer: blocks('![b](./a.png)') }
  const { card, media } = render(given, { readImage: () => ({ bytes: dot }) })
  expect(media).toHaveLength(1)
  expect(card.media).toHaveLength(1)
})

test('two images with the same name are two files', () => {
  const { names } = rendered('![a](x/a.svg) ![b](y/a.svg)', {
    'docker/x/a.svg': { bytes: drawing },
    'docker/y/a.svg': { bytes: Buffer.concat([drawing, Buffer.from('\n')]) },
  })
  expect(new Set(names).size).toBe(2)
  expect(names.every((name) => /^a-[0-9a-f]{8}\.svg$/.test(name))).toBe(true)
})

test('a missing image is reported with its place, and its description is shown', () => {
  const { html, names, problems } = rendered('Text\n\nsee ![the layers](nope.png)')
  expect(html).toContain('<p>see the layers</p>')
  expect(names).toEqual([])
  expect(
    problems.map(({ file, line, column, ruleId, source, reason }) => ({ file, line, column, ruleId, source, reason })),
  ).toEqual([
    {
      file: 'docker/README.md',
      line: 3,
      column: 5,
      ruleId: 'image',
      source: 'topdeck',
      reason: 'Cannot show image "nope.png": no such file; the card shows its description instead',
    },
  ])
})

test('an image outside the topics folder is not used', () => {
  const { asked, html, problems } = rendered('![secret](../../secret.png)', { '../secret.png': { missing: 'outside' } })
  expect(asked).toEqual(['../secret.png'])
  expect(html).toBe('<p>secret</p>')
  expect(problems[0]?.reason).toContain('outside the topics folder')
})

test('a path from the root of a website is not resolved', () => {
  const { asked, problems } = rendered('![a](/etc/a.png)')
  expect(asked).toEqual([])
  expect(problems).toHaveLength(1)
})

test('a file that is not an image is not used, whatever its name', () => {
  const { html, problems } = rendered('![a](a.png)', {
    'docker/a.png': { bytes: Buffer.from('version https://git-lfs') },
  })
  expect(html).toBe('<p>a</p>')
  expect(problems[0]?.reason).toContain('Anki cannot show this type of file')
})

test('an image on the web stays a link', () => {
  const { html, names, problems } = rendered('![a](https://x.example/a.png) ![b](//x.example/b.png)')
  expect(html).toBe('<p><img src="https://x.example/a.png" alt="a"> <img src="https://x.example/b.png" alt="b"></p>')
  expect(names).toEqual([])
  expect(problems).toEqual([])
})

test('an image in a data URL becomes media', () => {
  const { html } = rendered(`<img src="data:image/png;base64,${dot.toString('base64')}" width="5">`)
  expect(html).toBe('<img src="image-eaa4a94e.png" width="5" alt="">')
  const { names } = rendered(`![d](data:image/svg+xml,${encodeURIComponent(drawing.toString())})`)
  expect(names).toEqual([expect.stringMatching(/^image-[0-9a-f]{8}\.svg$/)])
})

test('data that is not an image is rejected', () => {
  const { html, problems } = rendered('<img src="data:text/html,<b>x" alt="a">')
  expect(html).toBe('a')
  expect(problems).toHaveLength(1)
})

test('a file name has no prefix with a meaning to Anki', () => {
  const { names } = rendered('![a](_latex%23%5B1%5D%25.png)', { 'docker/_latex#[1]%.png': { bytes: dot } })
  expect(names).toEqual(['image-latex-1-eaa4a94e.png'])
})

const webImage = '![A view](https://a.example/b.png)'

test('an image from the web is shown, and named for the remark of a build', () => {
  const { card, remoteImages, problems } = render({ answer: blocks(`Text\n\n${webImage}`) }, { images: 'warn' })
  expect(card.fields.answer).toContain('<img src="https://a.example/b.png" alt="A view">')
  expect(remoteImages).toEqual([{ address: 'https://a.example/b.png', file: 'docker/README.md', line: 3 }])
  expect(problems).toEqual([])
})

test('with `images: local`, an image from the web is a link to it, with a problem', () => {
  const { card, remoteImages, problems } = render({ answer: blocks(webImage) }, { images: 'local' })
  expect(card.fields.answer).toBe('<p><a href="https://a.example/b.png">A view</a></p>')
  expect(remoteImages).toEqual([])
  expect(problems.map(({ line, reason }) => ({ line, reason }))).toEqual([
    {
      line: 1,
      reason:
        'Cannot show image "https://a.example/b.png": it would load from the web, which "images: local" in the configuration rules out; the card links to it instead',
    },
  ])
})

test('with `images: local`, a linked image from the web is its description in that link', () => {
  const { card } = render({ answer: blocks(`[${webImage}](https://c.example)`) }, { images: 'local' })
  expect(card.fields.answer).toBe('<p><a href="https://c.example">A view</a></p>')
})

test('the remark about images from the web counts each address once and names the servers, the most frequent first', () => {
  const of = (address: string, line: number) => ({ address, file: 'a.md', line })
  const images = [
    of('https://b.example/1.png', 3),
    of('https://a.example/1.png', 5),
    of('https://a.example/2.png', 6),
    of('https://a.example/2.png', 7),
  ]
  const remark = remoteImagesRemark(images)
  expect([remark?.file, remark?.line, remark?.fatal, remark?.ruleId]).toEqual(['a.md', 3, undefined, 'remote-images'])
  expect(remark?.reason).toBe(
    '3 images load from the web whenever a card shows: from a.example (2), b.example (1); "images: local" in the configuration keeps them off the cards, "images: allow" turns this remark off',
  )
  expect(remoteImagesRemark([])).toBeUndefined()
})
