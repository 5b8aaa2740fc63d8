import { expect, test } from 'vitest'
import { plainText } from '../../../src/parse/block.ts'
import { extraction } from '../found.ts'

test.each([
  [
    '## 7. What is BuildKit?\n\nA builder.\n\n## 8. What is `docker bake`?\n\nA front end of it.\n',
    '7. ',
    'What is BuildKit?',
  ],
  ['## Q1. What is BuildKit?\n\nA builder.\n\n## Q2. What is bake?\n\nA front end.\n', 'Q1. ', 'What is BuildKit?'],
  ['<details><summary>3) What is a tag?</summary>\n\nA name.\n</details>\n', '3) ', 'What is a tag?'],
  ['## What is BuildKit 0.9?\n\nA builder.\n', '', 'What is BuildKit 0.9?'],
])('the numbering of %j is %j', (markdown, numbering, prompt) => {
  const [first] = extraction(markdown).questions
  expect([first?.numbering, plainText(first?.prompt ?? [])]).toEqual([numbering, prompt])
})
