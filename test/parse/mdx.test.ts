import { expect, test } from 'vitest'
import { plainMdx } from '../../src/parse/mdx.ts'

test('imports and exports are no text, and lines stay where they are', () => {
  const source =
    "import A from '@site/a'\nimport { b,\n  c } from './b'\n\nexport const d = {\n\n  e: 1,\n}\n\n# Title\n"
  expect(plainMdx(source)).toBe('\n\n\n\n\n\n\n\n\n# Title\n')
})

test('tags and comments are removed, also over several lines, and what stands between them is kept', () => {
  const source =
    '<Tabs\n  values={[{ a: ">" }]}\n>\n\n  <Tab value="x">\n\n  Text <Badge n={1} />here.\n\n  </Tab>\n</Tabs>\n{/* no\ntext */}\n'
  expect(plainMdx(source)).toBe('\n\n\n\n\n\nText here.\n\n\n\n\n\n')
})

test('code keeps its tags, and prose its words', () => {
  const source = 'Import duties.\n\n`<Tabs>` and 1 < B\n\n```jsx\nimport A from "a"\n<Tabs />\n```\n'
  expect(plainMdx(source)).toBe(source)
})
