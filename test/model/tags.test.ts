import { describe, expect, test } from 'vitest'
import { cardTags, matchesTags, parseTagExpression, uniteTags } from '../../src/model/tags.ts'

const question = { topic: 'containers', section: [], variant: 'generic', tags: [], kind: 'open' } as const

describe('tags of a question', () => {
  test('are its topic with the headings above, its variant, its own tags and its form', () => {
    const tags = cardTags({ ...question, section: ['Images', 'Layers & caches'], tags: ['linux'], kind: 'true-false' })
    expect(tags).toEqual(['containers::images::layers-caches', 'generic', 'linux', 'true-false'])
  })

  test('leave out redundant tags', () => {
    expect(cardTags({ ...question, topic: 'docker', section: ['Images'], variant: 'docker' })).toEqual([
      'docker::images',
    ])
    expect(cardTags({ ...question, topic: 'docker', section: ['Docker', 'Images'], variant: '' })).toEqual([
      'docker::images',
    ])
    expect(uniteTags(['b', 'a', 'b', 'a::c', 'a-d', ''])).toEqual(['a-d', 'a::c', 'b'])
  })

  test.each([
    ['What’s "new" in C++?', 'whats-new-in-c++'],
    ['  C# & F#  ', 'c#-f#'],
    ['`docker run` -it', 'docker-run-it'],
    ['Ünïcode', 'ünïcode'],
    ['U\u0308ber', 'über'],
    ['容器 问题', '容器-问题'],
    ['-dash- .dot.', 'dash-.dot'],
    ['ratio 1:2', 'ratio-1-2'],
    ['The #1 shop, and issue #12', 'the-1-shop-and-issue-12'],
    ['C# and F#', 'c#-and-f#'],
    ['full\u3000width', 'full-width'],
    ['A heading that goes on and on until nobody reads it any more', 'a-heading-that-goes-on-and-on-until'],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('can be made from %j', (heading, level) => {
    expect(cardTags({ ...question, variant: '', section: [heading] })).toEqual([`containers::${level}`])
  })

  test('leave out a heading without letters and digits', () => {
    expect(cardTags({ ...question, variant: '', section: ['🚀', '***', 'Images'] })).toEqual(['containers::images'])
  })

  test('accept levels separated by :: or /, and a leading #', () => {
    const tags = cardTags({ ...question, variant: '', tags: ['#cloud/aws', 'exam::CKA'] })
    expect(tags).toEqual(['cloud::aws', 'containers', 'exam::cka'])
  })
})

describe('a tag expression', () => {
  const tags = ['containers::images', 'docker', 'true-false']

  test.each<[string[], boolean]>([
    [[], true],
    [['docker'], true],
    [['Docker'], true],
    [['podman'], false],
    [['docker,podman'], true],
    [['docker', 'podman'], false],
    [['docker', 'true-false'], true],
    [['!security'], true],
    [['!docker'], false],
    [['containers'], true],
    [['containers::images'], true],
    [['containers/images'], true],
    [['images'], false],
    [['contain'], false],
    [['!containers'], false],
    [['podman,!security'], true],
    [[' docker , podman '], true],
    [['! security'], true],
  ])('%j is %s', (texts, expected) => {
    expect(matchesTags(parseTagExpression(texts), tags)).toBe(expected)
  })

  test.each([
    ['', 'unexpected nothing at position 1'],
    [',', 'unexpected nothing at position 1'],
    ['docker,', 'unexpected nothing at position 8'],
    ['docker,,podman', 'unexpected nothing at position 8'],
    ['docker, !!podman', 'unexpected "!!podman" at position 9'],
    ['!', 'unexpected "!" at position 1'],
    ['a,"', 'unexpected """ at position 3'],
  ])('%j is refused', (text, reason) => {
    expect(() => parseTagExpression([text])).toThrow(
      `--tag "${text}": ${reason}, expected a tag; write docker, docker,podman (or) or !security (not)`,
    )
  })
})
