import { expect, test } from 'vitest'
import { type MarkdownParser, remarkParser, satteriParser } from '../../src/parse/markdown.ts'
import { parsePage } from '../../src/parse/page.ts'
import { loadParsers } from '../../src/parse/parsers.ts'

const sample = `---
title: Everything
---
# Heading with \`code\` and *emphasis*

| left | right |
| :--- | ----: |
| a \\| b | [link](https://example.com "t") |

1. one
2. two
   - [ ] open
   - [x] done

> [!NOTE]
> A ~~quote~~ with www.example.com

Inline $x_1$ maths, a note[^1], <kbd>Ctrl</kbd> and &amp; an ![image](a.png).

$$
\\sum_i i
$$

<details>
<summary>Which **one**?</summary>

\`\`\`bash
docker ps
\`\`\`

</details>

[^1]: The note.
`

const pageBy = async (markdown: MarkdownParser) => {
  const parsers = await loadParsers([sample], Promise.resolve(markdown))
  const { blocks, matter } = parsePage('page.md', sample, parsers)
  return JSON.stringify({ matter, blocks }, (key, value: unknown) => (key === 'data' ? undefined : value), 1)
}

test('both parsers give the same page, positions included', async () => {
  const [fast, reference] = [await pageBy(await satteriParser()), await pageBy(await remarkParser())]
  expect(JSON.parse(fast)).toEqual(JSON.parse(reference))
})
