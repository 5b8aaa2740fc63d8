import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TerminalOptions, terminalLines } from '../../src/terminal/field-lines.ts'
import { lineWidth, plainText } from '../../src/terminal/styled-line.ts'
import { answer, render } from '../render/rendering.ts'

function lines(html: string, options: Partial<TerminalOptions> = {}): string[] {
  return terminalLines(html, { width: 40, palette: 'none', links: 'plain', ...options })
}

/** The lines of an answer that is written in Markdown. */
function markdown(source: string, options: Partial<TerminalOptions> = {}): string[] {
  return lines(answer(source), options)
}

describe('blocks', () => {
  test('paragraphs are wrapped, a blank line between them', () => {
    expect(markdown('One two three four five.\n\nSix.', { width: 16 })).toEqual([
      'One two three',
      'four five.',
      '',
      'Six.',
    ])
  })

  test('inline content alone is a paragraph', () => {
    expect(lines('What is\n an <b>image</b>?')).toEqual(['What is an image?'])
    expect(lines('')).toEqual([])
  })

  test("the author's line breaks are kept", () => {
    expect(lines('one <br> two<br>three')).toEqual(['one', 'two', 'three'])
  })

  test('a sound is shown by its name', () => {
    expect(lines('Hear <b>this</b>: [sound:lark-1a2b3c4d.mp3]')).toEqual(['Hear this: [sound: lark.mp3]'])
  })

  test('headings keep their level', () => {
    expect(markdown('# One\n\n### Three')).toEqual(['# One', '', '### Three'])
  })

  test('a rule is as wide as the screen', () => {
    expect(markdown('---', { width: 10 })).toEqual(['──────────'])
  })

  test('quotations have a bar, nested ones two', () => {
    expect(markdown('> one\n>\n> > two')).toEqual(['│ one', '│', '│ │ two'])
  })

  test('alerts have their title on the first line', () => {
    expect(markdown('> [!warning]\n> Look out.')).toEqual(['│ Warning', '│ Look out.'])
  })

  test('folded text of an answer is open', () => {
    expect(markdown('<details><summary>Why</summary>\n\nBecause.\n\n</details>')).toEqual(['│ Why', '│ Because.'])
  })

  test('details of a question are shown, or only their title', () => {
    const html = '<details><summary>Hint</summary><p>one</p><p>two</p></details>'
    expect(lines(html)).toEqual(['▼ Hint', '  one', '', '  two'])
    expect(lines(html, { folds: 'shut' })).toEqual(['► Hint'])
  })

  test('definitions stand below their terms', () => {
    expect(lines('<dl><dt>Pod</dt><dd>Containers that share.</dd></dl>')).toEqual(['Pod', '  Containers that share.'])
  })

  test('answers of several variants have a rule with the name of each', () => {
    const variant = (name: string, html: string) =>
      `<div class="variant"><div class="variant-name">${name}</div>${html}</div>`
    expect(lines(variant('docker', '<p>a</p>') + variant('podman', 'b'), { width: 20 })).toEqual([
      '── docker ──────────',
      'a',
      '',
      '── podman ──────────',
      'b',
    ])
    expect(lines(variant('podman · README.md', 'b'), { width: 10 })).toEqual(['podman ·', 'README.md', 'b'])
  })
})

describe('lists', () => {
  test('nest, with numbers below numbers', () => {
    expect(markdown('9. nine\n   - a\n     - b\n10. ten')).toEqual([' 9. nine', '    • a', '      • b', '10. ten'])
  })

  test('wrap next to their markers', () => {
    expect(markdown('- one two three', { width: 10 })).toEqual(['• one two', '  three'])
  })

  test('have blank lines if items have several blocks', () => {
    expect(markdown('- one\n\n  more\n- two')).toEqual(['• one', '', '  more', '', '• two'])
  })

  test('are numbered as their author wants', () => {
    expect(lines('<ol start="3" type="a"><li>x</li><li value="9">y</li></ol>')).toEqual(['c. x', 'i. y'])
    expect(lines('<ol reversed type="I"><li>x</li><li>y</li></ol>')).toEqual(['II. x', ' I. y'])
  })

  test('keep their numbers if there is no room next to them', () => {
    expect(markdown('1. one', { width: 4 })).toEqual(['1.', 'one'])
  })

  test('of tasks show their boxes', () => {
    expect(markdown('- [ ] open\n- [x] done')).toEqual(['☐ open', '☑ done'])
  })

  test('of options need no bullet if they have letters', () => {
    expect(lines('<ul class="options"><li>A. one</li><li>B. two</li></ul>')).toEqual(['A. one', 'B. two'])
    expect(lines('<ul class="options"><li>one</li></ul>')).toEqual(['• one'])
  })
})

describe('code', () => {
  test('keeps its lines and its white space, a tab as four columns', () => {
    expect(markdown('```\na\n\n  b  c\n\td\n```')).toEqual(['  a', '', '    b  c', '      d'])
  })

  test('continues at its own indentation, after an arrow', () => {
    expect(markdown('```\n  podman run --detach nginx\n```', { width: 22 })).toEqual([
      '    podman run',
      '    ↳ --detach nginx',
    ])
  })

  test('has the colours of its grammar', () => {
    expect(markdown('```bash\necho "a" # b\n```', { palette: 'dark' })).toEqual([
      '  \u001B[38;5;183mecho\u001B[0m\u001B[38;5;152m \u001B[0m\u001B[38;5;153m"a"\u001B[0m\u001B[38;5;152m \u001B[0m' +
        '\u001B[3;38;5;247m# b\u001B[0m',
    ])
    expect(markdown('```bash\necho\n```', { palette: 'light' })).toEqual(['  \u001B[38;5;91mecho\u001B[0m'])
  })

  test('keeps a colour across lines', () => {
    expect(lines('<pre><code><span class="hljs-string">a\nb</span></code></pre>', { palette: 'dark' })).toEqual([
      '  \u001B[38;5;153ma\u001B[0m',
      '  \u001B[38;5;153mb\u001B[0m',
    ])
  })

  test("isn't marked by characters that could belong to it", () => {
    expect(lines('<pre><code>a <span class="cloze">b</span></code></pre>')).toEqual(['  a b'])
  })
})

describe('phrases', () => {
  test.each([
    ['code', 'a `b` c', 'a `b` c'],
    ['code with a backtick', '`` a`b ``', '`` a`b ``'],
    ['bold and italic, which say nothing without a look', '**a** *b*', 'a b'],
    ['what is struck out', '~~a~~', '~~a~~'],
    ['keys', '<kbd>Ctrl</kbd>+<kbd>C</kbd>', '[Ctrl]+[C]'],
    ['raised and lowered digits', '2<sup>10</sup> H<sub>2</sub>O', '2¹⁰ H₂O'],
    ['raised letters', 'e<sup>2x</sup> a<sub>k</sub>', 'e^(2x) a_k'],
    ['maths as text', '$\\frac{a}{b}$', 'a/b'],
    ['maths that has no form as text', '$\\binom{a}{b}$', '\\(\\binom{a}{b}\\)'],
    ['text from right to left', 'שלום עולם', 'שלום עולם'],
    ['an emoji by its name', ':whale:', '🐳'],
  ])('%s', (_, source, expected) => {
    expect(markdown(source)).toEqual([expected])
  })

  test('maths of its own in one line, or as it is written, with its lines', () => {
    expect(markdown('$$\nx^2\n\\le y\n$$')).toEqual(['  x² ≤ y'])
    expect(markdown('$$\n\\begin{cases}a\n\\\\b\\end{cases}\n$$')).toEqual([
      '  \\[\\begin{cases}a',
      '  \\\\b\\end{cases}\\]',
    ])
  })

  test('no maths in code', () => {
    expect(lines('<code>\\(x^2\\)</code><pre>\\(x^2\\)</pre>')).toEqual(['`\\(x^2\\)`', '', '  \\(x^2\\)'])
  })

  test('images are named by their description, or by their file', () => {
    expect(lines('<img src="layers-3f2a9c1b.svg" alt="Three layers">')).toEqual(['[image: Three layers]'])
    expect(lines('<img src="layers-3f2a9c1b.svg" alt="">')).toEqual(['[image: layers.svg]'])
    expect(lines('<img src="https://x.y/a.png" alt="">', { width: 60 })).toEqual(['[image: a.png] <https://x.y/a.png>'])
  })

  test('styles add up', () => {
    expect(markdown('**a *b* `c`**', { palette: 'dark' })).toEqual([
      '\u001B[1ma \u001B[0m\u001B[1;3mb\u001B[0m\u001B[1m \u001B[0m\u001B[1;38;5;152mc\u001B[0m',
    ])
  })

  test('a style ends with its line and begins again on the next', () => {
    expect(markdown('**one two**', { palette: 'dark', width: 4 })).toEqual([
      '\u001B[1mone\u001B[0m',
      '\u001B[1mtwo\u001B[0m',
    ])
  })

  test('the shown part of a cloze stands out', () => {
    const html = 'code <span class="cloze">137</span> or <span class="cloze">[…]</span>'
    expect(lines(html)).toEqual(['code [137] or […]'])
    expect(lines(html, { palette: 'dark' })).toEqual([
      'code \u001B[1;38;5;117m137\u001B[0m or \u001B[1;38;5;117m[…]\u001B[0m',
    ])
  })
})

describe('links', () => {
  test('are written out if their address differs from their text', () => {
    expect(markdown('[docs](https://x.y/z)')).toEqual(['docs <https://x.y/z>'])
    expect(markdown('<https://x.y/z> [x.y](https://x.y/)')).toEqual(['https://x.y/z x.y'])
  })

  test('are escape sequences if the terminal supports them, one per line', () => {
    const look = (text: string) => `\u001B]8;;https://x.y/z\u0007${text}\u001B]8;;\u0007`
    expect(markdown('[two words](https://x.y/z)', { links: 'osc8', width: 6 })).toEqual([look('two'), look('words')])
  })

  test('of sources point to them', () => {
    const { source } = render({}).card.fields
    expect(lines(source, { width: 80 })).toEqual(['docker/README.md:7 <https://git.example/r/docker/README.md#L7>'])
  })
})

describe('no escape sequence of a card is interpreted', () => {
  const hostile = 'a\u001B[31mb\u001B]0;t\u0007c\u009B2Jd\u007Fe\rf'

  test('control characters are replaced by their symbols', () => {
    expect(lines(`<p>${hostile}</p>`)).toEqual(['a␛[31mb␛]0;t␇c\\u{9b}2Jd␡e f'])
    expect(lines('&#27;&#x1b;&#155;')).toEqual(['␛␛\\u{9b}'])
  })

  test('nowhere in a card, whatever its content', () => {
    const escaped = hostile.replaceAll('"', '')
    const html =
      `<h1>${escaped}</h1><pre><code>${escaped}</code></pre><table><tr><td>${escaped}</td></tr></table>` +
      `<img alt="${escaped}" src="${escaped}"><a href="https://x.y/${escaped}">${escaped}</a><sup>${escaped}</sup>` +
      `<ol type="${escaped}" start="${escaped}"><li>x</li></ol><div class="callout-title ${escaped}">x</div>`
    for (const links of ['osc8', 'plain'] as const) {
      for (const palette of ['none', 'dark'] as const) {
        const text = lines(html, { links, palette, width: 60 }).map(plainText).join('\n')
        expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
      }
    }
  })

  test('an address stays within its escape sequence', () => {
    const [line] = lines('<a href="https://x.y/&#7;&#27;é">l</a>', { links: 'osc8' })
    expect(line).toBe('\u001B]8;;https://x.y/%07%1B%C3%A9\u0007l\u001B]8;;\u0007')
  })
})

describe('whatever the width', () => {
  const piece = fc.constantFrom(
    ...[
      'one two three',
      '`code`',
      '**bold**',
      '漢字漢字',
      '👩‍👩‍👧',
      'https://example.com/a/long/path',
      '\n\n',
      '\n- ',
      '\n1. ',
    ],
    ...['\n> ', '\n## ', '\n```\nx = 1\n```\n', '\n\n| a | b |\n|---|---|\n| c | long words |\n\n', '\n> [!tip]\n> '],
  )
  const source = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '))

  test('lines fit it, and nothing is lost but white space', () => {
    fc.assert(
      fc.property(source, fc.integer({ min: 4, max: 90 }), (text, width) => {
        const html = answer(text)
        const drawn = lines(html, { width, palette: 'dark', links: 'osc8' })
        expect(Math.max(0, ...drawn.map(lineWidth))).toBeLessThanOrEqual(width)
        const said = (all: readonly string[]) =>
          all
            .map(plainText)
            .join('')
            .replace(/[^\p{L}\p{N}]/gu, '')
        if (!html.includes('<table>')) expect(said(drawn)).toBe(said(lines(html, { width: 1000, palette: 'dark' })))
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})
