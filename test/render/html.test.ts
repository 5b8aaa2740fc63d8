import type { ElementContent } from 'hast'
import { describe, expect, test } from 'vitest'
import type { NamedQuestion } from '../../src/model/card.ts'
import { renderCard } from '../../src/render/html.ts'
import { answer, blocks, card, options, phrases, question, render } from './rendering.ts'

test('a card has its fields, its deck below the root and its sources', () => {
  const lead = question({ section: ['Images', 'Layers & <size>'], tags: ['docker::images'], deck: 'docker::images' })
  const other = question({
    topic: 'podman',
    file: 'podman/README.md',
    line: 3,
    variant: 'podman',
    text: 'What is an image',
    answered: false,
  })
  const { card: rendered, media, problems } = renderCard(card(lead, other), options)
  expect(rendered).toEqual({
    id: 'a1B2c3D4e5F6',
    kind: 'open',
    topic: 'docker',
    deck: 'Topdeck::docker::images',
    tags: ['docker::images'],
    text: 'What is an image?',
    fields: {
      question: 'What is an image?',
      answer: '<p>A template.</p>',
      context: 'Images › Layers &amp; &lt;size&gt;',
      source:
        '<a href="https://git.example/r/docker/README.md#L7">docker/README.md:7</a>' +
        '<br><a href="https://git.example/r/podman/README.md#L3">podman/README.md:3</a>',
      notes: '',
      key: 'a1B2c3D4e5F6',
    },
    media: [],
    sources: [
      {
        ...{ topic: 'docker', file: 'docker/README.md', line: 7, question: 'What is an image?' },
        ...{ answered: true, dialect: 'heading', variant: 'docker' },
      },
      {
        ...{ topic: 'podman', file: 'podman/README.md', line: 3, question: 'What is an image' },
        ...{ answered: false, dialect: 'heading', variant: 'podman' },
      },
    ],
  })
  expect(media).toEqual([])
  expect(problems).toEqual([])
})

test('a source is plain text when no repository is known', () => {
  const { card: rendered } = render({ file: 'a & b.md' }, { sourceUrl: () => undefined })
  expect(rendered.fields.source).toBe('a &amp; b.md:7')
})

test('a deck without a name of its own is the root deck', () => {
  expect(render({ deck: '' }).card.deck).toBe('Topdeck')
})

test('an empty answer is an empty field', () => {
  expect(render({ answer: [] }).card.fields.answer).toBe('')
  expect(render({ answer: [], answered: false }).card.fields.answer).toBe('')
})

describe('a card with several sources', () => {
  const answerOf = (...sources: readonly [NamedQuestion, ...NamedQuestion[]]) =>
    renderCard(card(...sources), options).card.fields.answer.replaceAll('\n', '')
  const asked = question({ answer: [], answered: false })
  const podman = question({
    file: 'podman/faq/images.md',
    line: 3,
    variant: 'podman',
    answer: blocks('See [layers](layers.md).'),
  })

  test('shows its only answer, with links relative to the file of that answer', () => {
    expect(answerOf(asked, podman)).toBe('<p>See <a href="https://git.example/r/podman/faq/layers.md">layers</a>.</p>')
  })

  test('reports problems of an answer at the place of its own source', () => {
    const pictured = { ...podman, answer: phrases('![Layers](layers.png)') }
    const { problems } = renderCard(card(asked, pictured), options)
    expect(problems.map(({ file, ruleId }) => [file, ruleId])).toEqual([['podman/faq/images.md', 'image']])
  })

  test('shows several answers, each under the name of its variant', () => {
    expect(answerOf(question(), podman)).toBe(
      '<div class="variant"><div class="variant-name">docker</div><p>A template.</p></div>' +
        '<div class="variant"><div class="variant-name">podman</div>' +
        '<p>See <a href="https://git.example/r/podman/faq/layers.md">layers</a>.</p></div>',
    )
  })

  test('shows no name if only one of the answers is not empty', () => {
    expect(answerOf(question(), { ...podman, answer: [] })).toBe('<p>A template.</p>')
  })

  test('distinguishes answers of one variant by file, folders and line, as far as needed', () => {
    const namesOf = (...files: readonly [string, ...string[]]) => {
      const [lead, ...others] = files.map((file, index) => question({ file, line: index + 1, variant: 'a<b' }))
      if (lead === undefined) return []
      return [...answerOf(lead, ...others).matchAll(/variant-name">(.*?)<\/div>/g)].map(([, name]) => name)
    }
    expect(namesOf('x/faq.md', 'x/README.md')).toEqual(['a&lt;b · faq.md', 'a&lt;b · README.md'])
    expect(namesOf('x/faq.md', 'x/README.md', 'y/README.md')).toEqual([
      'a&lt;b · faq.md',
      'a&lt;b · x/README.md',
      'a&lt;b · y/README.md',
    ])
    expect(namesOf('x/faq.md', 'x/faq.md')).toEqual(['a&lt;b · x/faq.md:1', 'a&lt;b · x/faq.md:2'])
  })
})

test('phrases alone have no element around them, and become a paragraph beside blocks', () => {
  expect(render({ prompt: phrases('What is `PID` 1?') }).card.fields.question).toBe('What is <code>PID</code> 1?')
  const prompt = [...phrases('What does it print?'), ...blocks('```\nls\n```')]
  expect(render({ prompt }).card.fields.question).toBe('<p>What does it print?</p><pre><code>ls</code></pre>')
})

test('a heading that is the question becomes a paragraph, and one in an answer stays a heading', () => {
  expect(render({ prompt: blocks('### What is it?') }).card.fields.question).toBe('<p>What is it?</p>')
  expect(answer('### Why')).toBe('<h3>Why</h3>')
})

test('titles of the parts of a long question are bold', () => {
  expect(render({ prompt: blocks('Ship it\n\n## Steps\n\nBuild.') }).card.fields.question.replaceAll('\n', '')).toBe(
    '<p>Ship it</p><p><strong>Steps</strong></p><p>Build.</p>',
  )
})

test('a name in angle brackets stays visible', () => {
  expect(answer('kill \\<PID> and `<int>`')).toBe('<p>kill &lt;PID> and <code>&lt;int></code></p>')
})

test('a table scrolls in its own box and keeps its alignment', () => {
  expect(answer('| a | b |\n| :-: | --: |\n| 1 | 2 |').replaceAll('\n', '')).toBe(
    '<div class="scroll"><table><thead><tr><th align="center">a</th><th align="right">b</th></tr></thead>' +
      '<tbody><tr><td align="center">1</td><td align="right">2</td></tr></tbody></table></div>',
  )
})

test('tasks are characters instead of disabled inputs', () => {
  expect(answer('- [x] one\n- [ ] two').replaceAll('\n', '')).toBe(
    '<ul><li class="task"><span class="box">☑</span> one</li><li class="task"><span class="box">☐</span> two</li></ul>',
  )
})

test('a choice card shows its options as a separate list and never which one is ticked', () => {
  const prompt = blocks('Which one?\n\n- [x] this\n- [ ] that')
  expect(render({ kind: 'choice', prompt }).card.fields.question.replaceAll('\n', '')).toBe(
    '<p>Which one?</p><ul class="options"><li class="task"><span class="box">☐</span> this</li>' +
      '<li class="task"><span class="box">☐</span> that</li></ul>',
  )
})

test('nested details are open in an answer', () => {
  const source =
    '<details><summary>Outer</summary>\n\none\n\n<details><summary>Inner <b>x</b></summary>\n\ntwo\n\n</details></details>'
  expect(answer(source).replaceAll('\n', '')).toBe(
    '<div class="fold"><p class="fold-title">Outer</p><p>one</p>' +
      '<div class="fold"><p class="fold-title">Inner <b>x</b></p><p>two</p></div></div>',
  )
})

test('details in a question stay closed, because they are hints', () => {
  const prompt = blocks('<details><summary>Hint</summary>look</details>')
  expect(render({ prompt }).card.fields.question).toBe('<details><summary>Hint</summary>look</details>')
})

test('an alert is a box with its kind as title', () => {
  expect(answer('> [!WARNING]\n> Hot *stuff*.').replaceAll('\n', '')).toBe(
    '<div class="callout callout-warning"><strong class="callout-title">Warning</strong><p>Hot <em>stuff</em>.</p></div>',
  )
})

test('a callout may have its own title, a fold mark, an unknown kind, and nested callouts', () => {
  expect(answer('> [!tip]- Use `x`\n> Body.\n>\n> > [!my-own]\n> > Deep.').replaceAll('\n', '')).toBe(
    '<div class="callout callout-tip"><strong class="callout-title">Use <code>x</code></strong><p>Body.</p>' +
      '<div class="callout callout-note"><strong class="callout-title">My own</strong><p>Deep.</p></div></div>',
  )
})

test('a callout of a kind that no one knows looks like a note, whatever its name means to JavaScript', () => {
  expect(answer('> [!constructor]\n> Builds.')).toContain('class="callout callout-note"')
})

test('a block quote that only mentions a marker stays a block quote', () => {
  expect(answer('> see [!note] there')).toContain('<blockquote>')
})

test('maths is written for Anki’s MathJax', () => {
  expect(answer('If $a<b$ then')).toBe('<p>If \\(a&lt;b\\) then</p>')
  expect(answer('$$\nx^{2}\n$$')).toBe('<div class="maths">\\[x^{2}\\]</div>')
  expect(answer('```math\ny\n```')).toContain('\\[y')
})

test('emoji shortcodes become emoji only in prose', () => {
  expect(answer(':rocket: and `:rocket:` and x:rocket:100: and :no-such-thing:')).toBe(
    '<p>🚀 and <code>:rocket:</code> and x:rocket:100: and :no-such-thing:</p>',
  )
})

test('a block of mostly right-to-left text gets that direction, even if it begins with a Latin name', () => {
  expect(answer('Docker هي منصة للحاويات `docker run --rm -it nginx`')).toBe(
    '<p dir="rtl">Docker هي منصة للحاويات <code>docker run --rm -it nginx</code></p>',
  )
  expect(answer('The word حاوية means container.')).toBe('<p>The word حاوية means container.</p>')
  expect(render({ prompt: phrases('מה זה קונטיינר?') }).card.fields.question).toBe('<p dir="rtl">מה זה קונטיינר?</p>')
})

test('an English item of a right-to-left list is left-to-right, and the author’s own direction is kept', () => {
  expect(answer('- واحد اثنان ثلاثة أربعة خمسة\n- English').replaceAll('\n', '')).toBe(
    '<ul dir="rtl"><li>واحد اثنان ثلاثة أربعة خمسة</li><li dir="ltr">English</li></ul>',
  )
  expect(answer('<p dir="auto">مرحبا</p>')).toBe('<p dir="auto">مرحبا</p>')
})

test('a relative link points to the file in the repository', () => {
  expect(answer('[a](../podman/My%20notes.md?raw=1#run)')).toBe(
    '<p><a href="https://git.example/r/podman/My notes.md#run">a</a></p>',
  )
  expect(answer('[b](#here)')).toBe('<p><a href="https://git.example/r/docker/README.md#here">b</a></p>')
})

test('a relative link becomes plain text when no repository is known', () => {
  expect(answer('see [the *notes*](notes.md)', { sourceUrl: () => undefined })).toBe('<p>see the <em>notes</em></p>')
  expect(answer('see [root](/notes.md)')).toBe('<p>see root</p>')
})

test('web and mail links are not changed', () => {
  expect(answer('[a](https://example.org/?q=1#x "T") <a@b.example>')).toBe(
    '<p><a href="https://example.org/?q=1#x" title="T">a</a> <a href="mailto:a@b.example">a@b.example</a></p>',
  )
})

test('a footnote keeps its text and loses its links, which would lead nowhere', () => {
  const html = answer('Word[^1].\n\n[^1]: The note.')
  expect(html).toContain('<p>Word<sup>1</sup>.</p>')
  expect(html).toContain('The note.')
  expect(html).not.toContain('<a')
  expect(html).not.toContain('Footnotes')
})

test("Anki's own syntax in the author's text is escaped", () => {
  expect(answer('Write `[sound:a.mp3]`, [latex] or [$].')).toBe(
    '<p>Write <code>&#91;sound:a.mp3]</code>, &#91;latex] or &#91;$].</p>',
  )
})

test('rendering twice gives the same result and does not modify the card', () => {
  const given = card(question({ answer: blocks('- [x] a\n\n```js\nlet a\n```\n\nمرحبا') }))
  const before = structuredClone(given)
  expect(renderCard(given, options)).toEqual(renderCard(given, options))
  expect(given).toEqual(before)
})

test('content that is nested too deeply is reported and shown as text', () => {
  let content: ElementContent = { type: 'text', value: 'deep <inside>' }
  for (let depth = 0; depth < 3000; depth += 1) {
    content = { type: 'element', tagName: 'blockquote', properties: {}, children: [content] }
  }
  const { card: rendered, problems } = render({ answer: [content] })
  expect(rendered.fields.answer).toBe('<p>deep &lt;inside></p>')
  expect(problems.map(({ ruleId, line }) => [ruleId, line])).toEqual([['nesting', 7]])
})
