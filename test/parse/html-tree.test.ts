import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { Element, Nodes, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { type Leniency, leniencies, resolveLeniently } from '../../src/parse/html-tree.ts'
import { loadMarkdownParser } from '../../src/parse/markdown.ts'
import { openRawHtml } from '../../src/parse/raw-html.ts'

const parse = await loadMarkdownParser()
const topics = fileURLToPath(new URL('../../topics/', import.meta.url))
const browser = unified().use(rehypeRaw).freeze()

/** A page just before its raw HTML is resolved. */
function opened(markdown: string): { tree: Root; holders: ReadonlySet<Nodes> } {
  const tree = parse(markdown)
  return { tree, ...openRawHtml(tree, markdown, parse) }
}

function ours(markdown: string, lenient: ReadonlySet<Leniency>): string {
  const { tree, holders } = opened(markdown)
  return written(resolveLeniently(tree, holders, lenient).tree)
}

/** What a browser makes of the same page when it stands behind a rule, on a site. */
function browsers(markdown: string): string {
  const { tree } = opened(markdown)
  const rule: Element = { type: 'element', tagName: 'hr', properties: {}, children: [] }
  return written(browser.runSync({ ...tree, children: [rule, ...tree.children] })).replace('<hr></hr>', '')
}

/** A tree as one string, without positions, the texts joined. */
function written(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'comment') return `<!--${node.value}-->`
  if (!('children' in node)) return `?${node.type}?`
  const inside = node.children.map(written).join('')
  if (node.type !== 'element') return inside
  const attributes = Object.entries(node.properties).map(([key, value]) =>
    value === false ? '' : ` ${key}=${JSON.stringify(value)}`,
  )
  const content = node.content ? `#${written(node.content)}` : ''
  // rehype-raw spells a few names of SVG differently from the standard.
  const name = node.tagName.toLowerCase()
  return `<${name}${attributes.join('')}>${content}${inside}</${name}>`
}

const none: ReadonlySet<Leniency> = new Set()

/** For each leniency a page, the tree that authors mean, and the browser's. */
const examples: Readonly<Record<Leniency, readonly { page: string; meant: string; browser: string }[]>> = {
  'unclosed-formatting': [
    {
      page: 'Say <code>a\n\nb\n',
      meant: '<p>Say <code>a</code></p>\n<p>b</p>',
      browser: '<p>Say <code>a</code></p><code>\n<p>b</p></code>',
    },
    {
      page: '- <code>\n\n  a\n\n- b\n\n</code>\n',
      meant: '<ul>\n<li>\n<code>\n<p>a</p>\n</code></li>\n<li>\n<p>b</p>\n</li>\n</ul>\n',
      browser: '<ul>\n<li>\n<code>\n<p>a</p>\n</code></li><code>\n<li>\n<p>b</p>\n</li>\n</code></ul><code>\n</code>',
    },
  ],
  'markdown-end': [
    {
      page: '<ul><li><details>\n\n- a</details>\n\nb\n',
      meant: '<ul><li><details>\n<ul>\n<li>a</li></ul></details>\n\n<p>b</p></li></ul>',
      browser: '<ul><li><details>\n<ul>\n<li>a</li></ul></details></li>\n</ul>\n<p>b</p>',
    },
  ],
  'paragraph-end': [
    { page: '<p><ul></ul></p>\n', meant: '<p></p><ul></ul>', browser: '<p></p><ul></ul><p></p>' },
    {
      page: 'a <div>b</div>\n',
      meant: '<p>a </p><div>b</div>',
      browser: '<p>a </p><div>b</div><p></p>',
    },
  ],
  'link-in-link': [
    {
      page: 'See <a href="x">https://y.org</a>.\n',
      meant: '<p>See <a href="x">https://y.org</a>.</p>',
      browser: '<p>See <a href="x"></a><a href="https://y.org">https://y.org</a>.</p>',
    },
  ],
}

describe.each([...leniencies])('the leniency %s', (leniency) => {
  test.each(examples[leniency])('makes $page what authors mean', ({ page, meant, browser: expected }) => {
    expect([ours(page, leniencies), browsers(page)]).toEqual([meant, expected])
    // It is this leniency alone that makes the difference.
    expect(ours(page, new Set([leniency]))).toBe(meant)
    expect(ours(page, new Set([...leniencies].filter((other) => other !== leniency)))).toBe(expected)
  })
})

describe('without leniencies the tree is the browser’s', () => {
  const names =
    'a b i code em strong tt u font p div span details summary ul ol li dl dt dd table caption thead tbody tr td th ' +
    'h2 hr br img blockquote pre form input button select option svg path math ' +
    'template section ruby rt sub kbd center col unknown DETAILS B'
  const name = fc.constantFrom(...names.split(' '))
  const attribute = fc.constantFrom('', ' href="x"', ' class="a b"', ' type=hidden', '\n  title="t"', ' disabled')
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(name, attribute).map(([tag, more]) => `<${tag}${more}>`) },
    { weight: 4, arbitrary: name.map((tag) => `</${tag}>`) },
    { weight: 1, arbitrary: name.map((tag) => `<${tag}/>`) },
    fc.constantFrom(
      'text',
      ' ',
      '\n',
      '\n',
      '\n\n',
      '\n\n',
      '<!-- note -->',
      '&amp;',
      '**bold**',
      '`code`',
      '*',
      '_x_',
    ),
    fc.constantFrom('<script>if (a < b) c("<p>")</script>', '<style>b {}</style>', '<textarea>a <b></textarea>'),
    fc.constantFrom(
      '[link](y)',
      'https://example.org',
      '\n\n- item\n',
      '\n  - inner\n',
      '\n> quoted\n',
      '\n\n## Title\n\n',
    ),
    fc.constantFrom(
      '\n\n```\ncode\n```\n\n',
      '\n\n| a | b |\n| - | - |\n| c | d |\n\n',
      '\n\n1. one\n2. two\n',
      '~~x~~',
    ),
  )

  test('for random tags in Markdown', { timeout: 60_000 }, () => {
    const page = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(page, (markdown) => {
        expect(ours(markdown, none)).toBe(browsers(markdown))
      }),
      { numRuns: 1000 },
    )
  })

  const pages = readdirSync(topics, { recursive: true, encoding: 'utf8' })
  test.each(pages.filter((path) => path.endsWith('.md')))('for the topic %s', (path) => {
    const markdown = readFileSync(`${topics}${path}`, 'utf8')
    expect(ours(markdown, none)).toBe(browsers(markdown))
  })
})
